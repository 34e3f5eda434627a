// SPDX-License-Identifier: MIT
// local/school.js: whoever copies the site adds people to every page, without building. From
// file:// in both browsers, and over http; whatever stands in it does no harm.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { browsers } from './browser/launch.mjs';
import { measure } from './browser/measure.mjs';
import { Reader } from './browser/reader.mjs';
import { serve } from './browser/server.mjs';
import { none } from './lib/none.mjs';
import { Site, program, root, temporaryFolder } from './lib/site.mjs';

const site = new Site();
const files = pathToFileURL(`${site.folder}/`).href;
const place = join(site.folder, 'local/school.js');
const empty = readFileSync(place, 'utf8');
const example = readFileSync(join(site.folder, 'assets/local-example.js'), 'utf8');
const NUMBER = 'tel:+33199001234';

const write = (text) => writeFileSync(place, text);

// What a reader sees of the people, and what stands before and after them.
function people() {
  const all = [...document.querySelectorAll('section.own')];
  const shown = (node) => node && `${node.tagName.toLowerCase()}.${node.className}`;
  return {
    count: all.length,
    text: all[0]?.innerText.replace(/\s+/g, ' ').trim() ?? '',
    before: shown(all[0]?.previousElementSibling),
    after: shown(all[0]?.nextElementSibling),
    links: [...document.querySelectorAll('section.own a')].map((a) => a.getAttribute('href')),
    elements: [...new Set([...document.querySelectorAll('section.own *')].map((node) => node.localName))].sort(),
    faults: [...document.querySelectorAll('.faults li')].map((node) => node.textContent),
    h1: document.querySelector('h1').textContent,
  };
}

async function seen(reader, address) {
  await reader.visit(address);
  return reader.ask(people);
}

// ---- The file ----

function build(out, ...more) {
  const run = spawnSync(program, ['build', '-C', root, '--quiet', '--out', out, ...more], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
}

test('an empty one is written once and belongs to whoever copied the site', () => {
  assert.match(empty, /^\/\*.*assets\/local-example\.js.*\*\/\n$/);
  assert.ok(empty.length <= 100, `${empty.length} bytes on every page`);
  assert.doesNotMatch(site.text('SHA256SUMS'), /local\//);
  write(example);
  build(site.folder);
  assert.equal(readFileSync(place, 'utf8'), example, 'a build has replaced it');
  // A list of files that somebody has changed.
  const sums = site.text('SHA256SUMS');
  writeFileSync(join(site.folder, 'SHA256SUMS'), `${'0'.repeat(64)}  local/school.js\n${sums}`);
  build(site.folder);
  assert.equal(readFileSync(place, 'utf8'), example, 'a build has removed it');
  assert.equal(site.text('SHA256SUMS'), sums);
  rmSync(place);
  build(site.folder);
  assert.equal(readFileSync(place, 'utf8'), empty);
});

test('every page asks for it, but the neutral one', () => {
  none(site.pages.filter((page) => {
    const scripts = site.text(page.path).match(/<script src="(\.\.\/)*local\/school\.js"><\/script>/g) ?? [];
    return scripts.length !== (page.kind === 'exit' ? 0 : 1);
  }).map((page) => page.path), 'page');
});

test('the phone edition does without', () => {
  const out = join(temporaryFolder(), 'phone');
  const run = spawnSync(program, ['pack', 'phone', '-C', root, '--quiet', '--out', out], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
  assert.doesNotMatch(readFileSync(join(out, 'balise-fr.html'), 'utf8'), /school\.js/);
  assert.equal(existsSync(join(out, 'local')), false);
});

// ---- In browsers ----

const WRONG = [
  ['a comma is missing', "balise.school({ name: 'Lycée' country: 'FR' });", '', [/ne peut pas être lu/]],
  ['a word that is none', "balise.schol({ name: 'Lycée' });", '', [/ne peut pas être lu/]],
  ['a text', "balise.school('Lycée');", '', [/ne peut pas être lu/]],
  ['nothing', 'balise.school();', '', [/name: n’est pas là/]],
  ['numbers', 'balise.school({ name: 7, contacts: 8 });', '', [/^name: .*texte/, /^contacts: .*liste/]],
  ['empty people', "balise.school({ name: 'Lycée', contacts: [null, 3, {}, { name: 'A' }] });", 'Lycée A',
    [/^contacts 1 : /, /^contacts 2 : /, /^contacts 3 name: /, /^contacts 3 phone, email, room: /, /^contacts 4 phone/]],
  ['other words', "balise.school({ nom: 'x', name: 'Lycée', country: 'France' });", 'Lycée', [/^nom: .*connaissons/, /^country: /]],
  ['HTML', "balise.school({ name: '<img src=x onerror=alert(1)>', contacts: [{ name: '<b>A</b>', room: '<script>x</script>', phone: '+33 <b>', email: 'a@b.c\"><b>' }] });",
    '<img src=x onerror=alert(1)> <b>A</b> <script>x</script> +33 <b>', [/^contacts 1 phone: /, /^contacts 1 email: /]],
  ['other schemes', "balise.school({ name: 'L', contacts: [{ name: 'A', phone: 'javascript:alert(1)', email: 'javascript:alert(1)' }] });",
    'L A javascript:alert(1)', [/phone: /, /email: /]],
  ['too long', `balise.school({ name: 'L', contacts: [{ name: '${'x'.repeat(121)}', room: '1' }, { name: 'B', room: '${'x'.repeat(1e6)}' }] });`,
    'L B', [/^contacts 1 name: /, /^contacts 2 room: /]],
  ['too many', "balise.school({ name: 'L', contacts: Array(500).fill({ name: 'A', room: '1' }) });",
    `L${' A 1'.repeat(10)}`, [/^contacts: /]],
  ['twice', "balise.school({ name: 'L' }); balise.school({ name: 'M' });", 'L', []],
  ['1 MB', `/* ${'x'.repeat(1 << 20)} */`, '', []],
  ['1 MB of nonsense', '('.repeat(1 << 20), '', [/ne peut pas être lu/]],
];

for (const [name, start] of Object.entries(browsers)) {
  test(`${name}: people stand first where people come first, at the end elsewhere`, { timeout: 240_000 }, async (t) => {
    const browser = await start();
    t.after(() => browser.close());
    const reader = await Reader.open(browser, files);
    await reader.size(360, 640);

    write(empty);
    for (const path of ['index.html', 'fr/index.html']) {
      assert.deepEqual([(await seen(reader, files + path)).count, await reader.trouble()], [0, []], path);
    }

    write(example);
    const expected = {
      'fr/index.html': ['p.lead', /^(p\.scope|section\.urgent)$/],
      'de/countries/fr.html': ['h1.', /./],
      'fr/countries/fr/minor.html': ['h1.', /./],
      'fr/countries/lu.html': [/./, null], // another country: its own numbers first
      'fr/first-hour.html': [/./, /./],
      'fr/about.html': [/./, null],
      'ar/index.html': ['p.lead', /^(p\.scope|section\.urgent)$/],
      'index.html': ['ul.choice', null],
    };
    for (const [path, [before, after]] of Object.entries(expected)) {
      if (!site.files.includes(path))
        continue;
      const found = await seen(reader, files + path);
      assert.deepEqual(await reader.trouble(), [], path);
      assert.equal(found.count, 1, path);
      for (const [what, wanted] of [[found.before, before], [found.after, after]])
        assert.ok(wanted instanceof RegExp ? wanted.test(what) : what === wanted, `${path}: ${what}, not ${wanted}`);
      assert.deepEqual(found.links, [NUMBER, 'mailto:infirmerie@lycee.example', 'tel:+33199001235'], path);
      assert.deepEqual(found.faults, [], path);
      none((await reader.ask(measure)).problems, `fault of ${path}`);
    }
    assert.match((await seen(reader, `${files}de/index.html`)).text, /Schulkrankenschwester/);
    assert.match((await seen(reader, `${files}nl/index.html`)).text, /Infirmière/);
    for (const path of ['fr/units.html', 'fr/posters/lu.html'])
      assert.equal((await seen(reader, files + path)).count, 0, path);

    for (const [what, text, shown, faults] of WRONG) {
      write(text);
      const found = await seen(reader, `${files}index.html`);
      assert.ok(found.h1, what);
      assert.equal(found.text, shown, what);
      none(found.links, `link of ${what}`);
      assert.ok(found.elements.every((one) => ['bdi', 'li', 'p', 'ul'].includes(one)), `${what}: ${found.elements}`);
      assert.equal(found.faults.length, faults.length, `${what}: ${found.faults.join('\n')}`);
      faults.forEach((fault, i) => assert.match(found.faults[i], fault, what));
      none((await reader.ask(measure)).problems, `fault of ${what}`);
      // Readers see what is right, and nothing of the rest.
      assert.deepEqual((await seen(reader, `${files}fr/first-hour.html`)).faults, []);
    }
    await reader.tab.close();
  });
}

test('nothing jumps, with people or without, from file:// and over http', { timeout: 180_000 }, async (t) => {
  const browser = await browsers.Chromium();
  t.after(() => browser.close());
  const server = await serve(site.folder);
  t.after(() => server.stop());
  const reader = await Reader.open(browser, files, server.base);
  await reader.tab.evaluateOnNewDocument(() => {
    window.baliseShifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        window.baliseShifts.push(`${entry.value.toFixed(4)}: ${entry.sources.map(({ node }) =>
          node && (node.outerHTML ?? node.textContent).slice(0, 80)).join(', ')}`);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  // So slow that what comes late is seen to come.
  const slow = await reader.tab.createCDPSession();
  await slow.send('Network.enable');
  await slow.send('Network.setCacheDisabled', { cacheDisabled: true });
  await slow.send('Network.emulateNetworkConditions',
    { offline: false, latency: 60, downloadThroughput: 40_000, uploadThroughput: 40_000 });
  for (const text of [example, empty])
    for (const base of [files, server.base])
      for (const path of ['fr/index.html', 'ar/first-hour.html', 'fr/countries/fr.html', 'index.html']) {
        write(text);
        await reader.size(360, 640);
        const found = await seen(reader, base + path);
        assert.deepEqual(await reader.trouble(), [], base + path);
        assert.equal(found.count, text === example ? 1 : 0, base + path);
        none(await reader.ask(async () => {
          await new Promise((resolve) => { setTimeout(resolve, 50); });
          return window.baliseShifts;
        }), `jump in ${base + path}`);
      }

  // Somebody has taken the folder away.
  rmSync(place);
  for (const base of [files, server.base]) {
    const found = await seen(reader, `${base}index.html`);
    assert.deepEqual([found.count, found.faults], [0, []]);
    await reader.visit(`${base}fr/index.html`);
    await reader.tab.type('.search input', 'chantage');
    await reader.tab.waitForSelector('.results a');
    none((await reader.trouble()).filter((one) => !/school\.js|ERR_FILE_NOT_FOUND|404/.test(one)), 'fault');
  }
  write(empty);
  await reader.tab.close();
});

test('they look like people that were built in', { timeout: 120_000 }, async (t) => {
  const folder = temporaryFolder();
  cpSync(join(root, 'tests/sites/school/content'), join(folder, 'content'), { recursive: true });
  build(join(folder, 'site'), '--content', 'content', '--content', join(folder, 'content'));
  const own = pathToFileURL(join(folder, 'site/')).href;
  const browser = await browsers.Chromium();
  t.after(() => browser.close());
  const reader = await Reader.open(browser, files, own);
  const skeleton = () => {
    // Texts of whoever wrote the file are set apart: they may run the other way.
    document.querySelectorAll('.own p:not(.name) > bdi:only-child').forEach((bdi) => bdi.remove());
    const look = (node) => `${node.localName}.${node.getAttribute('class') ?? ''}(${[...node.children].map(look).join(' ')})`;
    return look(document.querySelector('.own > ul > li:first-child'));
  };
  write(example.replace(/\n *email: .*/, '').replace("'+33 1 99 00 12 34',\n      hours: '8 h – 17 h',", "'+33 1 99 00 12 34', hours: '8 h – 17 h'"));
  await reader.visit(`${files}fr/index.html`);
  const local = await reader.ask(skeleton);
  await reader.visit(`${own}fr/index.html`);
  assert.equal(local, await reader.ask(skeleton));
  write(empty);
  await reader.tab.close();
});
