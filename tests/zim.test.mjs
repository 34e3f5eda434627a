// SPDX-License-Identifier: MIT
// The site for Kiwix: packed by Debian's zim-tools, checked by them, and read and searched in
// Chromium through kiwix-serve, with its bar and without, and in a frame.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { browsers } from './browser/launch.mjs';
import { Reader } from './browser/reader.mjs';
import { config, languages } from './lib/content.mjs';
import { listen } from './lib/listen.mjs';
import { none } from './lib/none.mjs';
import { Site, buildSite, program, root, temporaryFolder } from './lib/site.mjs';

const folder = join(temporaryFolder(), 'Une clé');
mkdirSync(join(folder, 'out'), { recursive: true });
cpSync(join(root, 'content'), join(folder, 'content'), { recursive: true });
const site = new Site(buildSite(join(folder, 'out/site')));
const file = join(folder, 'out/balise.zim');
const CODES = { fr: 'fra', en: 'eng', de: 'deu', nl: 'nld', ar: 'ara', it: 'ita' };

function run(command, ...args) {
  const done = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.ifError(done.error);
  return done;
}

test('zimcheck finds nothing wrong', () => {
  const packed = run(program, 'pack', 'zim', '-C', folder);
  assert.deepEqual([packed.status, packed.stdout], [0, 'balise: out/balise.zim\n']);
  assert.match(packed.stderr, /^balise: packing \d+ files, [\d.]+ MB\n$/);
  assert.equal(existsSync(join(folder, 'out/balise.part')), false);
  // It takes an sms: link for a file, but not one whose attribute begins a line.
  assert.ok(site.pages.some((page) => /\nhref="sms:/.test(site.text(page.path))), 'no link to a text message');
  const { status, stdout, stderr } = run('zimcheck', '--all', '--details', file);
  none(stdout.split('\n').filter((line) => /\[(WARNING|ERROR)\]| were not found in article /.test(line)), 'finding');
  assert.match(stdout, /Overall Test Status: Pass/);
  assert.deepEqual([status, stderr], [0, '']);
});

const serving = (...options) => listen((port) =>
  ['kiwix-serve', '--address', '127.0.0.1', '--port', String(port), ...options, file]);

test('it says of itself what site.yaml says', async (t) => {
  const server = await serving();
  t.after(() => server.stop());
  const catalogue = await (await fetch(`http://127.0.0.1:${server.port}/catalog/v2/entries`)).text();
  const entry = catalogue.slice(catalogue.indexOf('<entry>'));
  const said = (name) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(entry)[1];
  assert.equal(said('title'), config.title.fr);
  assert.equal(said('summary'), config['zim-description']);
  assert.equal(said('language'), languages.map((one) => CODES[one]).join(','));
  assert.match(entry, new RegExp(`<publisher>\\s*<name>${config.publisher}</name>`));
  assert.match(entry, /image\/png;width=48;height=48/);
  assert.ok(languages.every((one) => CODES[one]));
});

test('every file of the site is in it, unchanged', () => {
  const out = join(folder, 'dump');
  assert.equal(run('zimdump', 'dump', '--dir', out, file).status, 0);
  none(site.files.filter((path) => !existsSync(join(out, path)) ||
    !readFileSync(join(out, path)).equals(site.bytes(path))), 'file that is missing or changed');
});

test('what Kiwix cannot show is told with its place', () => {
  const small = temporaryFolder();
  cpSync(join(root, 'content'), join(small, 'content'), { recursive: true });
  for (const path of ['index.html', 'SHA256SUMS', 'assets/zim.png'])
    cpSync(join(site.folder, path), join(small, 'out/site', path));
  const yaml = join(small, 'content/site.yaml');
  const usual = readFileSync(yaml, 'utf8');
  const packSmall = (...args) => run(program, 'pack', 'zim', '-C', small, ...args);
  assert.equal(packSmall().status, 0);
  const bytes = readFileSync(join(small, 'out/balise.zim'));
  const wrong = (text) => {
    writeFileSync(yaml, text);
    const done = packSmall();
    writeFileSync(yaml, usual);
    assert.equal(done.status, 1);
    return done.stderr;
  };
  const long = (length) => usual.replace(/^zim-description: .*$/m, `zim-description: "${'é'.repeat(length)}"`);
  assert.match(wrong(long(81)), /site\.yaml:\d+:\d+: error: 81 characters are too long for Kiwix, which shows 80 \[field-value\]/);
  assert.match(wrong(usual.replace(/^zim-description: .*$/m, '')), /error: 1\d\d characters/);
  assert.match(wrong(`${usual}zim-title: ${'x'.repeat(31)}\n`), /31 characters .* shows 30 /);
  assert.match(wrong(usual.replace(/^languages: .*$/m, 'languages: [fr, qq, gsw]')),
    /language 'qq' has no code of three letters for Kiwix \[site-languages\]/);
  writeFileSync(yaml, long(80));
  assert.equal(packSmall('--quiet', '--out', 'other/one.zim').status, 0);
  assert.ok(existsSync(join(small, 'other/one.zim')));
  assert.match(packSmall('--out', 'out/site/x.zim').stderr, /cannot stand in the site/);
  assert.ok(readFileSync(join(small, 'out/balise.zim')).equals(bytes), 'the good file was touched');

  // A neutral site, over content that has words for Kiwix.
  writeFileSync(yaml, `${usual}neutral: true\nneutral-title: {fr: Notes}\n`);
  const neutral = packSmall();
  assert.match(neutral.stdout, /^balise: out\/[0-9a-f]{10}\.zim\n$/);
  const strings = readFileSync(join(small, neutral.stdout.slice(8).trim())).toString('latin1');
  assert.doesNotMatch(strings, /chantage|Balise project/);
});

test('without a site, a picture or zim-tools it says what to do', () => {
  const bare = temporaryFolder();
  cpSync(join(root, 'content'), join(bare, 'content'), { recursive: true });
  const say = (env) => {
    const done = spawnSync(program, ['pack', 'zim', '-C', bare], { encoding: 'utf8', env: { ...process.env, ...env } });
    assert.equal(done.status, 1);
    return done.stderr;
  };
  assert.match(say(), /no finished site to pack; run {2}balise build/);
  for (const path of ['index.html', 'SHA256SUMS', 'assets/zim.png'])
    cpSync(join(site.folder, path), join(bare, 'out/site', path));
  assert.match(say({ PATH: '/nonexistent' }), /zimwriterfs is not installed; .*apt install zim-tools/);
  rmSync(join(bare, 'out/site/assets/zim.png'));
  assert.match(say(), /has no assets\/zim\.png; add one/);
  assert.equal(existsSync(join(bare, 'out/balise.zim')), false);
});

// ---- In kiwix-serve ----

const BOOK = '/balise/';

// A search, its result, another language and the quick exit; `where` is the tab or a frame.
async function reads(where, base, go) {
  await go(`${base}fr/index.html`);
  await where().type('.search input', 'chantage');
  await where().waitForSelector('.results a');
  const to = await where().evaluate(() => document.querySelector('.results a').href);
  assert.ok(to.startsWith(`${base}fr/`), to);
  await go(to);
  assert.ok(await where().evaluate(() => document.querySelector('h1').textContent.length > 3));
  const german = await where().evaluate(() => document.querySelector('link[hreflang=de]').href);
  await go(german);
  assert.equal(await where().evaluate(() => document.documentElement.lang), 'de');
  await where().evaluate(() => document.querySelector('.leave a').click());
  for (let i = 0; i < 100 && !await left(where); i++)
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  assert.ok(await left(where), 'the quick exit leads nowhere');
}

async function left(where) {
  try {
    return await where().evaluate(() => location.pathname.endsWith('/units.html') && document.readyState !== 'loading');
  } catch {
    return false; // between two pages
  }
}

for (const [name, options] of [['without its bar', ['--nosearchbar']], ['with its bar', []]])
  test(`kiwix-serve ${name}`, { timeout: 120_000 }, async (t) => {
    const server = await serving(...options);
    t.after(() => server.stop());
    const origin = `http://127.0.0.1:${server.port}`;
    const browser = await browsers.Chromium();
    t.after(() => browser.close());
    const reader = await Reader.open(browser, origin);
    await reader.size(1280, 900);
    let trouble = [];
    const go = async (url) => {
      await reader.visit(url);
      trouble.push(...await reader.trouble());
    };
    await reads(() => reader.tab, origin + BOOK, go);
    // Its bar is written for pages that allow everything.
    assert.equal((await (await fetch(`${origin}${BOOK}fr/index.html`)).text()).includes('kiwixtoolbar'), options.length === 0);
    if (options.length)
      assert.deepEqual(trouble, []);
    await reader.tab.close();
  });

test('in a frame, as newer versions of kiwix-serve show pages', { timeout: 120_000 }, async (t) => {
  const server = await serving('--nosearchbar');
  t.after(() => server.stop());
  const base = `http://127.0.0.1:${server.port}${BOOK}`;
  const browser = await browsers.Chromium();
  t.after(() => browser.close());
  const tab = await browser.newPage();
  await tab.setViewport({ width: 1280, height: 900 });
  const viewer = join(folder, 'viewer.html');
  writeFileSync(viewer, '<!doctype html><title>Viewer</title><iframe width="1200" height="800"></iframe>');
  await tab.goto(`file://${encodeURI(viewer)}`);
  const frame = () => tab.frames()[1];
  await reads(frame, base, (url) => frame().goto(url));
  assert.match(tab.url(), /viewer\.html$/);
});
