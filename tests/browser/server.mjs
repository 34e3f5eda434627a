// SPDX-License-Identifier: MIT
// nginx with a configuration of its own, on a free port of this machine: a folder of the
// school's server, far below its root.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { listen } from '../lib/listen.mjs';
import { temporaryFolder } from '../lib/site.mjs';

const PREFIX = '/schule/hilfe/';

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
  const file = join(folder, 'nginx.conf');
  const { port, stop } = await listen((free) => {
    writeFileSync(file, configuration(site, folder, free, compressed));
    return ['nginx', '-c', file, '-e', join(folder, 'error.log')];
  });
  return {
    base: `http://127.0.0.1:${port}${PREFIX}`,
    log: () => readFileSync(join(folder, 'access.log'), 'utf8').trim().split('\n'),
    stop,
    prefix: PREFIX,
  };
}
