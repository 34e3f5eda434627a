// SPDX-License-Identifier: MIT
// `balise serve` shows what a build would write, nothing else and to nobody else, and
// follows every way in which editors save.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync,
  statSync, symlinkSync, writeFileSync, writeSync,
} from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { balise, baseContent, program, repository, temporaryFolder, workspace } from './lib/balise.mjs';
import { Preview, asBuilt, until } from './lib/preview.mjs';
import { terminal } from './lib/terminal.mjs';
import { readTree } from './lib/trees.mjs';

const PAGE = 'content/en/first.md';
const TYPES = {
  html: 'text/html; charset=utf-8', css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8',
  json: 'application/json', txt: 'text/plain; charset=utf-8', csv: 'text/csv; charset=utf-8',
  vcf: 'text/vcard; charset=utf-8', png: 'image/png',
};

/* A site of one page, in a folder of its own with a theme of its own. */
async function start(t, { files = {}, args = [], env = {} } = {}) {
  const folder = workspace(t, { ...baseContent(), ...files });
  const place = (path) => join(folder, path);
  const preview = await Preview.start(t, folder, args, env);
  const page = readFileSync(place(PAGE), 'utf8');
  return { folder, place, preview, page };
}

/* A library that stands before the system's own functions. */
function preload(library, source) {
  const { status, stderr } = spawnSync(process.env.CC ?? 'cc', ['-shared', '-fPIC', '-x', 'c', '-o', library, '-', '-ldl'],
    { encoding: 'utf8', input: source });
  assert.equal(status, 0, stderr);
}

const request = (line, port, ...more) =>
  `${line}\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n${more.join('')}\r\n`;
const statusOf = (answer) => Number(/^HTTP\/1\.1 (\d+) /.exec(answer)?.[1]);

test('our site is served as it is built, but for the script that reloads it', async (t) => {
  const out = join(temporaryFolder(t), 'site');
  balise(['build', '--quiet', '--out', out], { cwd: repository });
  const built = readTree(out);
  const preview = await Preview.start(t, repository);
  for (const [i, [path, bytes]] of Object.entries(built).entries()) {
    assert.ok(!bytes.includes('-balise'), `${path} has something of the preview`);
    if (i % 7 > 0 && /^\w+\/(search|[a-z]+\/)/.test(path))
      continue; // of many alike, some
    const answer = await preview.get(path);
    if (path === 'SHA256SUMS') {
      assert.equal(answer.status, 404);
      continue;
    }
    const body = Buffer.from(await answer.arrayBuffer());
    assert.equal(answer.status, 200, path);
    assert.equal(answer.headers.get('content-type'), TYPES[path.split('.').pop()], path);
    if (path.endsWith('.html'))
      assert.equal(asBuilt(body.toString()), bytes.toString(), path);
    else
      assert.ok(body.equals(bytes), path);
  }
  const { headers } = await preview.get('fr/index.html');
  assert.equal(headers.get('cache-control'), 'no-store');
  assert.equal(headers.get('x-content-type-options'), 'nosniff');
  assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin');
});

describe('requests', () => {
  test('outside the site find nothing', async (t) => {
    const { preview } = await start(t);
    const known = 'en/first.html';
    assert.equal((await preview.get(known)).status, 200);
    const paths = [
      '/../content/site.yaml', '/content/site.yaml', '/en/../../content/site.yaml', `/./${known}`,
      '/%2e%2e/content/site.yaml', '/..%2fcontent/site.yaml', '/%2e%2e%2f%2e%2e%2fetc/passwd',
      '//etc/passwd', '/etc/passwd', '///', '/\\etc\\passwd', '/C:/', `/${known}%00`, '/%', '/%zz',
      `/${known}/`, `/EN/first.html`, '/-balise', '/-balise/', '/-balise/../content/site.yaml', '/SHA256SUMS',
      `/${'a/'.repeat(3000)}`, `/${'x'.repeat(5000)}`, 'http://127.0.0.1/etc/passwd', '*',
    ];
    for (const path of paths) {
      const answer = await preview.raw(request(`GET ${path} HTTP/1.1`, preview.port));
      assert.ok([400, 404].includes(statusOf(answer)), `${path.slice(0, 80)}: ${answer.slice(0, 200)}`);
    }
    const endless = await preview.raw(request(`GET /${'y'.repeat(100_000)} HTTP/1.1`, preview.port));
    assert.ok(!/^HTTP\/1\.1 2/.test(endless));
    const cut = await preview.raw(request(`GET /${known}\0/../site.yaml HTTP/1.1`, preview.port));
    assert.ok(!cut.includes('languages:'), cut);
    assert.equal((await preview.get(known)).status, 200);
  });

  test('never put a path to the disk', async (t) => {
    const [library, log] = ['spy.so', 'paths'].map((name) => join(temporaryFolder(t), name));
    preload(library, `#define _GNU_SOURCE
      #include <dlfcn.h>
      #include <stdarg.h>
      #include <stdio.h>
      #include <stdlib.h>
      #include <sys/stat.h>
      static void note(const char *path)
      { static FILE *(*opens)(const char *, const char *);
        if (!opens) opens = (FILE *(*)(const char *, const char *))dlsym(RTLD_NEXT, "fopen");
        FILE *file = opens("${log}", "a"); if (file) { fprintf(file, "%s\\n", path); fclose(file); } }
      #define SPY(result, name, path, parameters, arguments) result name parameters { note(path); \\
        return ((result (*) parameters)dlsym(RTLD_NEXT, #name)) arguments; }
      SPY(FILE *, fopen, p, (const char *p, const char *m), (p, m))
      SPY(int, stat, p, (const char *p, struct stat *s), (p, s))
      SPY(int, lstat, p, (const char *p, struct stat *s), (p, s))
      SPY(int, access, p, (const char *p, int m), (p, m))
      SPY(void *, opendir, p, (const char *p), (p))
      int open(const char *p, int flags, ...)
      { va_list more; va_start(more, flags); int mode = va_arg(more, int); va_end(more); note(p);
        return ((int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open"))(p, flags, mode); }
      int openat(int at, const char *p, int flags, ...)
      { va_list more; va_start(more, flags); int mode = va_arg(more, int); va_end(more); note(p);
        return ((int (*)(int, const char *, int, ...))dlsym(RTLD_NEXT, "openat"))(at, p, flags, mode); }`);
    const { preview, place, page } = await start(t, { env: { LD_PRELOAD: library } });
    for (const path of ['/zzz-asked', '/en/zzz-asked.html', '/../zzz-asked', '/%2e%2e/content/zzz-asked', '/files/zzz-asked',
      '/assets/zzz-asked.js', '/en/search/zzz-asked.js', '//zzz-asked', '/-balise/zzz-asked'])
      assert.ok([400, 404].includes(statusOf(await preview.raw(request(`GET ${path} HTTP/1.1`, preview.port)))), path);
    writeFileSync(place('content/en/zzz-written.md'), page.replace('id: first', 'id: written'));
    await preview.shows('en/zzz-written.html', '<h1');
    const paths = readFileSync(log, 'utf8');
    assert.match(paths, /zzz-written\.md$/m, 'what is read of the content is seen');
    assert.doesNotMatch(paths, /zzz-asked|out\/site/);
  });

  test('for another host are refused', async (t) => {
    const { preview } = await start(t);
    const { port } = preview;
    const ask = async (...headers) => statusOf(await preview.raw(
      `GET /en/first.html HTTP/1.1\r\n${headers.map((one) => `${one}\r\n`).join('')}Connection: close\r\n\r\n`));
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `LocalHost:${port}`])
      assert.equal(await ask(`Host: ${host}`), 200, host);
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1', `127.0.0.1:${port + 1}`,
      `127.0.0.1:${port}.evil.example`, ''])
      assert.equal(await ask(`Host: ${host}`), 421, host);
    assert.ok([400, 421].includes(await ask()));
  });

  test('can only read', async (t) => {
    const { preview } = await start(t);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      const answer = await preview.get('en/first.html', { method, body: method === 'POST' ? 'x' : undefined });
      assert.equal(answer.status, 405, method);
      assert.equal(answer.headers.get('allow'), 'GET, HEAD');
    }
    const [got, head] = [await preview.get('en/first.html'), await preview.get('en/first.html', { method: 'HEAD' })];
    assert.equal(head.status, 200);
    assert.equal(head.headers.get('content-length'), got.headers.get('content-length'));
    assert.equal(await head.text(), '');
  });

  test('for a folder lead to its page', async (t) => {
    const { preview } = await start(t);
    for (const [path, index] of [['', '/index.html'], ['en', '/en/index.html'], ['en/', '/en/index.html']]) {
      const answer = await preview.get(path);
      assert.equal(answer.status, 302, path);
      assert.equal(answer.headers.get('location'), index);
    }
    assert.equal((await preview.get('assets')).status, 404);
  });

  test('are answered beside slow ones, and as many wait for news as want', async (t) => {
    const { preview, place, page } = await start(t);
    const half = Array.from({ length: 30 }, () => net.connect(preview.port, '127.0.0.1'));
    for (const socket of half)
      socket.write('GET /en/first.html HTTP/1.1\r\nHost: 127');
    const deaf = net.connect(preview.port, '127.0.0.1');
    deaf.pause();
    for (let i = 0; i < 200; i++)
      deaf.write(request('GET /assets/search.js HTTP/1.1', preview.port).replace('close', 'keep-alive'));
    const { news } = await preview.news();
    const tabs = Array.from({ length: 40 }, () => preview.news(news));
    assert.equal((await preview.get('en/first.html')).status, 200);
    writeFileSync(place(PAGE), page.replace('keywords: [word]', 'keywords: [word, more]'));
    for (const told of await Promise.all(tabs))
      assert.ok(told.news > news);
    assert.equal((await preview.stop()).status, 0, 'ends although somebody reads slowly');
    for (const socket of [...half, deaf])
      socket.destroy();
  });
});

describe('what editors do', () => {
  test('an error keeps the last good site, and is told with its place', async (t) => {
    const { preview, place, page } = await start(t);
    const before = await preview.news();
    writeFileSync(place(PAGE), page.replace('id: first\n', ''));
    const told = await preview.told(({ errors }) => errors === 1);
    assert.equal(told.site, before.site);
    assert.match(told.said[0].text, /^content\/en\/first\.md:1: error: 'id' is missing \[field-missing\]\n/);
    assert.equal((await preview.get('en/first.html')).status, 200);
    await until('the error on the terminal', () => /the last good site is shown/.test(preview.said.stderr));
    writeFileSync(place(PAGE), `${page}\nMended.\n`);
    const mended = await preview.told(({ errors }) => errors === 0);
    assert.ok(mended.site > before.site);
    await preview.shows('en/first.html', 'Mended.');
  });

  test('a warning is told, too', async (t) => {
    const { preview, place, page } = await start(t);
    writeFileSync(place(PAGE), page.replace('keywords: [word]\n', ''));
    const told = await preview.told(({ warnings }) => warnings === 1);
    assert.equal(told.said[0].level, 'warning');
  });

  test('a site that begins with errors appears once they are mended', async (t) => {
    const { preview, place } = await start(t, { files: { 'content/site.yaml': 'title: {en: Broken\n' } });
    const answer = await preview.get('en/index.html');
    assert.equal(answer.status, 503);
    assert.match(await answer.text(), /reload\.js/);
    assert.equal((await preview.news()).shown, false);
    writeFileSync(place('content/site.yaml'), baseContent()['content/site.yaml']);
    await preview.told(({ shown, errors }) => shown && errors === 0);
    assert.equal((await preview.get('en/index.html')).status, 200);
  });

  test('a page is half written, then whole', async (t) => {
    const { preview, place, page } = await start(t);
    const text = `${page}\nThe second half.\n`;
    const file = openSync(place(PAGE), 'w');
    writeSync(file, text.slice(0, 30));
    await preview.told(({ errors }) => errors > 0, 'the half page, after a while');
    writeSync(file, text.slice(30));
    closeSync(file);
    await preview.told(({ errors }) => errors === 0);
    await preview.shows('en/first.html', 'The second half.');
  });

  test('a file is replaced by rename', async (t) => {
    const { preview, place, page } = await start(t);
    for (const name of ['.first.md.tmp', 'first.md.part~', '#first.md#']) {
      const beside = place(`content/en/${name}`);
      writeFileSync(beside, `${page}\nBy ${name.replaceAll(/\W/g, '')}.\n`);
      renameSync(beside, place(PAGE));
      await preview.shows('en/first.html', `By ${name.replaceAll(/\W/g, '')}.`);
    }
    assert.equal((await preview.told(({ errors, warnings }) => errors + warnings === 0)).errors, 0);
  });

  test('files and folders disappear and appear', async (t) => {
    const { preview, place, page } = await start(t);
    const status = async (path, wanted) => until(`${path}: ${wanted}`, async () =>
      (await preview.get(path)).status === wanted);
    const other = (id) => page.replace('id: first', `id: ${id}`);
    mkdirSync(place('content/en/a/b'), { recursive: true });
    writeFileSync(place('content/en/a/b/deep.md'), other('deep'));
    await status('en/a/b/deep.html', 200);
    writeFileSync(place('content/en/a/b/deeper.md'), other('deeper'));
    await status('en/a/b/deeper.html', 200);
    renameSync(place('content/en/a'), place('content/en/moved'));
    await status('en/moved/b/deep.html', 200);
    await status('en/a/b/deep.html', 404);
    writeFileSync(place('content/en/moved/b/late.md'), other('late'));
    await status('en/moved/b/late.html', 200);
    rmSync(place('content/en/moved'), { recursive: true });
    await status('en/moved/b/deep.html', 404);
    renameSync(place('content'), place('elsewhere'));
    await preview.told(({ errors }) => errors > 0, 'the missing content');
    assert.equal((await preview.get('en/first.html')).status, 200);
    renameSync(place('elsewhere'), place('content'));
    await preview.told(({ errors }) => errors === 0);
    appendFileSync(place(PAGE), '\nBack again.\n');
    await preview.shows('en/first.html', 'Back again.');
  });

  test('what is behind links changes', async (t) => {
    const { preview, place, page } = await start(t);
    const outside = join(temporaryFolder(t), 'shared.md');
    const shared = page.replace('id: first', 'id: shared');
    writeFileSync(outside, shared);
    symlinkSync(outside, place('content/en/shared.md'));
    await preview.shows('en/shared.html', '<h1');
    for (const text of ['Once.', 'Twice.']) {
      writeFileSync(outside, `${shared}\n${text}\n`);
      await preview.shows('en/shared.html', text);
    }
    symlinkSync('nowhere.md', place('content/en/broken.md'));
    writeFileSync(place(PAGE), `${page}\nBeside a broken link.\n`);
    await preview.shows('en/first.html', 'Beside a broken link.');
  });

  test('the theme changes', async (t) => {
    const theme = readTree(join(repository, 'themes/default'));
    const files = Object.fromEntries(Object.entries(theme).map(([path, bytes]) => [`own/${path}`, bytes]));
    const { preview, place } = await start(t, { files, args: ['--theme', 'own'] });
    appendFileSync(place('own/assets/balise.css'), '\n.new-rule { color: red }\n');
    await preview.shows('assets/balise.css', '.new-rule');
    const page = readFileSync(place('own/templates/page.mustache'), 'utf8');
    writeFileSync(place('own/templates/page.mustache'), '{{#open}}');
    const told = await preview.told(({ errors }) => errors > 0);
    assert.match(told.said[0].text, /^own\/templates\/page\.mustache:1:/);
    writeFileSync(place('own/templates/page.mustache'), page.replace('<h1>', '<h1 id="x">'));
    await preview.told(({ errors }) => errors === 0);
    await preview.shows('en/first.html', '<h1 id="x">');
    writeFileSync(place('own/templates/page.mustache'), `${page}{{no-such-name}}`);
    const warned = await preview.told(({ warnings }) => warnings > 0, 'what only rendering finds');
    assert.match(warned.said[0].text, /no-such-name/);
  });

  test('they save hundreds of times, and memory does not grow', async (t) => {
    const { preview, place, page } = await start(t);
    const save = (i) => writeFileSync(place(PAGE), `${page}\nSave number ${i}.\n`);
    const resident = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${preview.pid}/status`, 'utf8'))[1]);
    const first = await preview.news();
    for (let i = 0; i < 200; i++)
      save(i);
    await preview.shows('en/first.html', 'Save number 199.');
    const { site } = await preview.news();
    assert.ok(site - first.site < 100, `${site - first.site} reloads for 200 quick saves`);
    const one = async (i) => {
      const { news } = await preview.news();
      save(i);
      await preview.told((told) => told.news > news);
      assert.match(await preview.text('en/first.html'), new RegExp(`Save number ${i}\\.`));
      await preview.get('assets/search.js');
    };
    for (let i = 1000; i < 1060; i++)
      await one(i);
    const before = resident();
    for (let i = 2000; i < 2120; i++)
      await one(i);
    const grown = resident() - before;
    assert.ok(grown < 4096, `${grown} KiB more after 120 saves than the ${before} KiB before`);
  });
});

describe('editors in a terminal', () => {
  test('vim', async (t) => {
    const { preview, place } = await start(t);
    const { type, shows } = terminal(t, `vim.tiny '${place(PAGE)}'`);
    await shows('first.md');
    for (const word of ['Once', 'Twice', 'Thrice']) {
      type('G', 'o', 'Enter', `${word} by vim.`, 'Escape', ':w', 'Enter');
      await preview.shows('en/first.html', `${word} by vim.`);
    }
    type(':set backup writebackup backupcopy=no', 'Enter', 'G', 'o', 'Enter', 'With a backup.', 'Escape', ':wq', 'Enter');
    await preview.shows('en/first.html', 'With a backup.');
    const { errors, warnings } = await preview.news();
    assert.deepEqual({ errors, warnings }, { errors: 0, warnings: 0 });
    assert.doesNotMatch(preview.said.stderr, /error/, 'never was half a save seen');
  });

  test('nano', async (t) => {
    const { preview, place } = await start(t);
    const { type, shows } = terminal(t, `nano --ignorercfiles '${place(PAGE)}'`);
    await shows('first.md');
    for (const word of ['Once', 'Twice']) {
      type('M-/', 'Enter', `${word} by nano.`, 'Enter', 'C-s');
      await preview.shows('en/first.html', `${word} by nano.`);
    }
    assert.doesNotMatch(preview.said.stderr, /error/, 'never was half a save seen');
  });

  test('kakoune, which saves by renaming', async (t) => {
    const { preview, place } = await start(t);
    const { ino } = statSync(place(PAGE));
    const { type, shows, text } = terminal(t, `kak -n -e 'set-option global writemethod replace' '${place(PAGE)}'`);
    await shows('first.md');
    for (const word of ['Once', 'Twice', 'Thrice']) {
      type('g', 'e', 'o', 'Enter', `${word} by kakoune.`, 'Escape');
      await until('no more typing', () => !text().includes(' insert ')); // else Escape and : are one key
      type(':write', 'Enter');
      await preview.shows('en/first.html', `${word} by kakoune.`);
    }
    assert.notEqual(statSync(place(PAGE)).ino, ino, 'it is another file');
    const { errors, warnings } = await preview.news();
    assert.deepEqual({ errors, warnings }, { errors: 0, warnings: 0 });
    assert.doesNotMatch(preview.said.stderr, /error/, 'never was half a save seen');
  });

  test('sed, hundreds of times, each time another file', async (t) => {
    const { preview, place, page } = await start(t);
    writeFileSync(place(PAGE), `${page}\nChanged 0 times.\n`);
    const script = `for i in $(seq 250); do sed -i "s/^Changed .*/Changed $i times./" '${place(PAGE)}'; done`;
    const { status, stderr } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    await preview.shows('en/first.html', 'Changed 250 times.');
    const { errors, warnings } = await preview.news();
    assert.deepEqual({ errors, warnings }, { errors: 0, warnings: 0 });
    assert.doesNotMatch(preview.said.stderr, /error/, 'never was half a save seen');
  });

  test('balise serve itself, which says what is wrong and ends by Ctrl-C', async (t) => {
    const folder = workspace(t, baseContent());
    const place = (path) => join(folder, path);
    const page = readFileSync(place(PAGE), 'utf8');
    const raw = place('typescript');
    const { type, shows, text, tmux } = terminal(t, 'sh', { cwd: folder, env: { PS1: '> ' } });
    tmux('pipe-pane', '-o', `cat >'${raw}'`);
    type(`'${program}' serve --port 0; echo "ended with $?"`, 'Enter');
    await shows('1 page');
    // Another process writes down what the terminal was given.
    await until('the line of progress', () => existsSync(raw) &&
      /\r\x1b\[Kreading 4 files\r\x1b\[K/.test(readFileSync(raw, 'utf8')));
    writeFileSync(place(PAGE), page.replace('id: first\n', ''));
    await shows('[field-missing]');
    await shows('the last good site is shown');
    tmux('resize-window', '-x', '40', '-y', '10');
    writeFileSync(place(PAGE), `${page}\nMended.\n`);
    await until('a good site', () => /1 page(?![^]*field-missing)/.test(text()));
    const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(readFileSync(raw, 'utf8'))[0];
    assert.match(await (await fetch(`${address}en/first.html`)).text(), /Mended\./);
    type('C-c');
    await shows('ended with 0');
    await assert.rejects(fetch(address));
  });
});

describe('the command', () => {
  test('tells who has the port', async (t) => {
    const { preview, folder } = await start(t);
    const taken = balise(['serve', '--port', String(preview.port)], { cwd: folder });
    assert.equal(taken.status, 2);
    assert.equal(taken.stderr, `balise: port ${preview.port} is taken by 'balise serve' in ${folder} ` +
      `(process ${preview.pid}); --port N takes another one, --port 0 any that is free\n`);
    assert.equal((await preview.get('en/first.html')).status, 200);
    const foreign = net.createServer().listen(0, '127.0.0.1');
    await once(foreign, 'listening');
    const { port } = foreign.address();
    const other = spawnSync(program, ['serve', '--port', String(port)], { cwd: folder, encoding: 'utf8' });
    assert.equal(other.status, 2);
    assert.match(other.stderr, new RegExp(`^balise: port ${port} is taken by another program`));
    foreign.close();
  });

  test('runs twice at once', async (t) => {
    const [a, b] = [await start(t), await start(t)];
    assert.notEqual(a.preview.port, b.preview.port);
    appendFileSync(a.place(PAGE), '\nOnly in the first.\n');
    await a.preview.shows('en/first.html', 'Only in the first.');
    assert.doesNotMatch(await b.preview.text('en/first.html'), /Only in the first/);
  });

  test('listens on the loopback interface alone', async (t) => {
    const { preview } = await start(t);
    const listening = readFileSync('/proc/net/tcp', 'utf8').split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, local, , state]) => state === '0A' && parseInt(local?.split(':')[1], 16) === preview.port);
    assert.deepEqual(listening.map(([, local]) => local.split(':')[0]), ['0100007F']);
  });

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    test(`ends well by ${signal}`, async (t) => {
      const { preview } = await start(t);
      const { news } = await preview.news();
      const waiting = preview.news(news).catch(() => 'cut off');
      const { status, signal: killed } = await preview.stop(signal);
      assert.deepEqual({ status, killed }, { status: 0, killed: null });
      await waiting;
      await assert.rejects(fetch(preview.address));
    });

  test('goes on when nobody reads what it says', async (t) => {
    const { preview, place, page } = await start(t);
    preview.child.stdout.destroy();
    preview.child.stderr.destroy();
    writeFileSync(place(PAGE), page.replace('id: first\n', ''));
    await preview.told(({ errors }) => errors === 1);
    writeFileSync(place(PAGE), `${page}\nStill there.\n`);
    await preview.shows('en/first.html', 'Still there.');
    assert.equal((await preview.stop()).status, 0);
  });

  test('says how far it is in lines, with --quiet not at all', async (t) => {
    const { preview, folder } = await start(t);
    await until('the count', () => /1 pages?, /.test(preview.said.stdout));
    assert.match(preview.said.stderr, /^balise: reading 4 files\nbalise: rendering \d+ files\n$/);
    const quiet = await Preview.start(t, folder, ['--quiet']);
    const { stdout, stderr } = await quiet.stop();
    assert.equal(stdout, `balise: ${quiet.address} (Ctrl-C ends)\n`);
    assert.equal(stderr, '');
  });

  test('refuses ports that are none', (t) => {
    for (const port of ['x', '-1', '65536', ''])
      assert.equal(balise(['serve', '--port', port], { cwd: temporaryFolder(t) }).status, 2);
  });
});

describe('without inotify', () => {
  const follow = async ({ preview, place, page }) => {
    writeFileSync(place(PAGE), `${page}\nSeen by looking.\n`);
    await preview.shows('en/first.html', 'Seen by looking.');
    mkdirSync(place('content/en/a/b'), { recursive: true });
    writeFileSync(place('content/en/a/b/deep.md'), page.replace('id: first', 'id: deep'));
    await preview.shows('en/a/b/deep.html', '<h1');
    rmSync(place('content/en/a'), { recursive: true });
    await until('the page is gone', async () => (await preview.get('en/a/b/deep.html')).status === 404);
    assert.equal((await preview.stop()).status, 0);
  };

  test('it looks at the files when it is asked to', async (t) => {
    const serving = await start(t, { args: ['--poll'] });
    await follow(serving);
    assert.doesNotMatch(serving.preview.said.stderr, /looked at/);
  });

  test('it looks at the files, and says so, when the system has no more watches', async (t) => {
    const library = join(temporaryFolder(t), 'full.so');
    preload(library, `#include <errno.h>
        int inotify_add_watch(int fd, const char *path, unsigned mask);
        int inotify_add_watch(int fd, const char *path, unsigned mask)
        { static int left = 2; (void)fd, (void)path, (void)mask;
          if (left > 0) return left--; errno = ENOSPC; return -1; }`);
    const serving = await start(t, { env: { LD_PRELOAD: library } });
    await follow(serving);
    assert.match(serving.preview.said.stderr, /balise: the system tells of no more changes \(No space left on device\): /);
  });
});
