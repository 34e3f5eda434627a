// SPDX-License-Identifier: MIT
// What the README tells people to write for their web servers, tried: every file with the
// right type, search in a browser, and not one line in a log.
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';

import { browsers } from './browser/launch.mjs';
import { Reader } from './browser/reader.mjs';
import { listen } from './lib/listen.mjs';
import { none } from './lib/none.mjs';
import { Site, root, temporaryFolder } from './lib/site.mjs';

const site = new Site();
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const shown = (name) => readFileSync(join(root, 'tests/servers', name), 'utf8');

// Spaces and a '#' in the folder's name are tried elsewhere; these two need quotes for them.
const folder = temporaryFolder();
const place = join(folder, 'balise');
symlinkSync(site.folder, place);
const log = (name) => join(folder, name);
const here = (text) => text.replaceAll('/srv/balise', place);

const TYPES = {
  html: 'text/html', css: 'text/css', js: 'text/javascript', json: 'application/json',
  csv: 'text/csv', vcf: 'text/vcard', txt: 'text/plain', png: 'image/png', SHA256SUMS: 'text/plain',
};

const LETTERS = /charset=utf-8/i;

function nginx(port) {
  const file = log('nginx.conf');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path "${folder}/${name}";`).join('\n  ');
  writeFileSync(file, `daemon off;
master_process off;
pid "${log('nginx.pid')}";
error_log "${log('nginx-error.log')}" error;
events { worker_connections 64; }
http {
  ${temporary}
  access_log "${log('nginx-access.log')}";
  types { application/octet-stream js css; }
  server {
    listen 127.0.0.1:${port};
    location = / { return 204; }
${here(shown('nginx.conf'))}
  }
}
`);
  return ['nginx', '-c', file, '-e', log('nginx-error.log')];
}

// As Debian's apache2 has it; what a2enmod enables there by itself, and headers.
function apache(port) {
  const file = log('apache.conf');
  const modules = ['mpm_event', 'authz_core', 'alias', 'dir', 'mime', 'setenvif', 'headers',
    'autoindex', 'negotiation'];
  const custom = /^# +(CustomLog .*)$/m.exec(shown('apache.conf'))[1];
  writeFileSync(file, `${modules.map((name) =>
    `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
ServerRoot "${folder}"
PidFile "${log('apache.pid')}"
Mutex file:${folder}
Define APACHE_LOG_DIR "${folder}"
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
TypesConfig /etc/mime.types
LogFormat "%h %r" combined
ErrorLog "${log('apache-error.log')}"
LogLevel warn
Options Indexes FollowSymLinks MultiViews
DocumentRoot "${folder}/empty"
<VirtualHost 127.0.0.1:${port}>
${custom}
${here(shown('apache.conf'))}
</VirtualHost>
`);
  mkdirSync(join(folder, 'empty'), { recursive: true });
  return ['apache2', '-D', 'FOREGROUND', '-f', file];
}

function python(port) {
  // Below its parent folder, so that the site has a path there, too.
  const line = shown('python.sh').trim().replace('8000', port).replace('/srv/balise', dirname(place));
  return ['sh', '-c', `exec ${line}`];
}

const SERVERS = [
  { name: 'nginx', file: 'nginx.conf', start: nginx, path: '/aide/', logs: ['nginx-access.log', 'nginx-error.log'] },
  { name: 'Apache', file: 'apache.conf', start: apache, path: '/aide/', logs: ['access.log', 'apache-error.log'] },
  { name: 'Python', file: 'python.sh', start: python, path: `/${basename(place)}/`, logs: [], plain: true },
];

const get = (url) => fetch(url, { redirect: 'manual' });
const read = (name) => { try { return readFileSync(log(name), 'utf8'); } catch { return ''; } };

async function everyFile(base, plain) {
  const problems = [];
  const check = async (path) => {
    const answer = await get(base + path);
    const body = Buffer.from(await answer.arrayBuffer());
    const type = answer.headers.get('content-type') ?? '';
    const wanted = TYPES[path.split(/[./]/).pop()];
    const bad = (text) => problems.push(`${path}: ${text}`);
    if (answer.status !== 200 || !body.equals(site.bytes(path)))
      bad(`${answer.status}, ${body.length} bytes`);
    if (plain) // what it makes of other names depends on the system's list
      return /\.(html|css|js)$/.test(path) && !/^(text\/(html|css|javascript)|application\/javascript)$/.test(type) && bad(type);
    if (!wanted || !type.startsWith(wanted) || wanted.startsWith('text/') && !LETTERS.test(type))
      bad(`${type}, not ${wanted}`);
    for (const [name, value] of [['cache-control', 'no-store'], ['referrer-policy', 'no-referrer'], ['x-content-type-options', 'nosniff']])
      if (answer.headers.get(name) !== value)
        bad(`${name}: ${answer.headers.get(name)}`);
  };
  const paths = [...site.files];
  await Promise.all(Array.from({ length: 8 }, async () => {
    for (let path = paths.pop(); path; path = paths.pop())
      await check(path);
  }));
  none(problems, 'fault');
}

async function search(t, base) {
  const browser = await browsers.Chromium();
  t.after(() => browser.close());
  const reader = await Reader.open(browser, base);
  await reader.size(1280, 900);
  await reader.visit(`${base}fr/index.html`);
  await reader.tab.type('.search input', 'chantage');
  await reader.tab.waitForSelector('.results a');
  const to = await reader.ask(() => document.querySelector('.results a').href);
  await reader.tab.click('.results a');
  assert.ok(await reader.arrives(decodeURI(to)), to);
  await reader.back();
  assert.ok(await reader.arrives(`${base}fr/index.html`), 'back');
  assert.deepEqual(await reader.trouble(), []);
  assert.deepEqual(await reader.ask(async () => [await navigator.serviceWorker.getRegistrations(),
    await caches.keys(), localStorage.length, sessionStorage.length, document.cookie]), [[], [], 0, 0, '']);
  await reader.tab.close();
}

for (const { name, file, start, path, logs, plain } of SERVERS)
  test(`${name}, as the README says`, { timeout: 120_000 }, async (t) => {
    const lines = shown(file).trimEnd().split('\n').map((line) => line && `    ${line}`);
    assert.ok(readme.includes(`\n${lines.join('\n')}\n`), `the README does not show tests/servers/${file}`);
    const server = await listen(start);
    t.after(() => server.stop());
    const origin = `http://127.0.0.1:${server.port}`;
    const base = origin + path;
    await everyFile(base, plain);
    const short = await get(base.slice(0, -1));
    assert.equal(short.status, 301);
    assert.equal(new URL(short.headers.get('location'), base).href, base);
    assert.equal(await (await get(base)).text(), site.text('index.html'));
    assert.equal((await get(`${base}nothing.html`)).status, 404);
    if (!plain)
      for (const one of ['assets/', 'fr/search/', 'data/'])
        assert.equal((await get(base + one)).status, 403, `${one} is listed`);
    await search(t, base);
    for (const one of logs)
      assert.doesNotMatch(read(one), /aide|client|nothing/, one);
    // They do keep logs, of everything else.
    if (logs.length) {
      await get(`${origin}/other`);
      await server.stop();
      assert.match(read(logs[0]), /\/other/);
    }
  });
