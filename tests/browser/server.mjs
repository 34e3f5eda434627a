// SPDX-License-Identifier: MIT
// nginx with a configuration of its own, on a free port of this machine: a folder of the
// school's server, far below its root.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { temporaryFolder } from '../lib/site.mjs';

const PREFIX = '/schule/hilfe/';

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.on('connect', () => { socket.destroy(); resolve(true); });
    socket.on('error', () => resolve(false));
  });
}

function configuration(site, folder, port, compressed) {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path "${folder}/${name}";`).join('\n  ');
  return `daemon off;
master_process off;
pid "${folder}/pid";
error_log "${folder}/error.log";
events { worker_connections 64; }
http {
  ${temporary}
  log_format short '$status $request_uri';
  access_log "${folder}/access.log" short;
  ${compressed ? 'gzip on; gzip_min_length 200; gzip_types text/css text/javascript;' : ''}
  types { text/html html; text/css css; text/javascript js; }
  default_type text/plain;
  server {
    listen 127.0.0.1:${port};
    location ${PREFIX} { alias "${site}/"; }
    location / { return 404; }
  }
}
`;
}

// {base, log(), stop()}
export async function serve(site, { compressed = false } = {}) {
  const folder = temporaryFolder();
  for (let attempt = 0; attempt < 5; attempt++) {
    const port = await freePort();
    const file = join(folder, 'nginx.conf');
    writeFileSync(file, configuration(site, folder, port, compressed));
    const child = spawn('nginx', ['-c', file, '-e', join(folder, 'error.log')], {
      stdio: 'ignore',
      env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` },
    });
    let ended = false;
    const end = new Promise((resolve) => {
      child.on('error', () => { ended = true; resolve(); });
      child.on('exit', () => { ended = true; resolve(); });
    });
    const kill = () => child.kill('SIGKILL');
    process.on('exit', kill);
    for (let i = 0; i < 100 && !ended; i++) {
      if (await answers(port))
        return {
          base: `http://127.0.0.1:${port}${PREFIX}`,
          log: () => readFileSync(join(folder, 'access.log'), 'utf8').trim().split('\n'),
          stop: async () => {
            child.kill('SIGTERM');
            await end;
            process.off('exit', kill);
          },
          prefix: PREFIX,
        };
      await sleep(50);
    }
    child.kill('SIGKILL');
    await end;
  }
  throw new Error(`nginx does not start: ${readFileSync(join(folder, 'error.log'), 'utf8')}`);
}
