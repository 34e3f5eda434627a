// SPDX-License-Identifier: MIT
// The search in Chromium and in Firefox, from file:// and from nginx below a sub-path, on our
// own pages with a small index of the test's own.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

import { browsers } from './browser/launch.mjs';
import { measure } from './browser/measure.mjs';
import { Reader } from './browser/reader.mjs';
import { serve } from './browser/server.mjs';
import { repository } from './lib/balise.mjs';
import { client, clientFiles, parts } from './lib/client.mjs';
import { none } from './lib/none.mjs';
import { seedOr } from './lib/random.mjs';
import { fuzz, wordsByIndex } from './lib/search-words.mjs';
import { makeIndex } from './lib/search.mjs';
import { Site, temporaryFolder } from './lib/site.mjs';

const ODD = '</script><img src=x onerror="document.title=1"> \u2028 \' &amp;';
const service = (id, title, country, numbers, more = {}) => ({
  href: `fr/services/${id}.html`, title, kind: 'helpline', country, languages: 'fr', audiences: 'minor', body: 'enfants',
  numbers: numbers.map(([display]) => display.replace(/\D/g, '')),
  contact: [numbers, more.state ?? '', more.hours ?? '', more.replaced ?? 0, more.opening ?? 0],
});
const documents = [
  { href: 'fr/first-hour.html', title: 'On me menace de publier mes images', summary: 'Chantage à la webcam\u202f: que faire',
    headings: ['a', 'Ne payez pas', 'b', 'Gardez les preuves'], body: 'argent enfants', audiences: 'minor adult' },
  { href: 'fr/keep-evidence.html', title: 'Garder des preuves', summary: ODD, body: 'chantage', audiences: 'adult' },
  service('be-103-ecoute-enfants', 'Écoute-Enfants', 'BE', [['103', 'tel:103', 1, '']],
    { hours: 'tous les jours', opening: ['Europe/Brussels', '2020-01-06=0|0-10080', '2099-12-31'] }),
  service('lu-bee-secure', 'BEE SECURE Helpline', 'LU', [['8002 1234', 'tel:+35280021234', 0, '']]),
  service('be-child-focus', 'Child Focus', 'BE', [['0800/12 800', '', 0, '']],
    { state: 'plus en service', replaced: ['Écoute-Enfants', 'fr/services/be-103-ecoute-enfants.html'] }),
  ...Array.from({ length: 30 }, (_, i) => ({ href: `fr/p${i}.html`, title: `Nombreux ${i}`, body: 'foule' })),
];

const site = new Site();
const folder = join(temporaryFolder(), 'Clé USB #1 (100 %)', 'site');
cpSync(site.folder, folder, { recursive: true });
rmSync(join(folder, 'fr/search'), { recursive: true, force: true });
makeIndex(join(folder, 'fr/search'), documents);

function copyOf(name, change) {
  const copy = join(temporaryFolder(), name);
  cpSync(folder, copy, { recursive: true });
  change(copy);
  return pathToFileURL(`${copy}/`).href;
}

const damaged = {
  missing: copyOf('missing', (copy) => rmSync(join(copy, 'fr/search/w0.js'))),
  rootless: copyOf('rootless', (copy) => rmSync(join(copy, 'fr/search/root.js'))),
  mixed: copyOf('mixed', (copy) => makeIndex(join(copy, 'fr/search'), documents.slice(1)) &&
    cpSync(join(folder, 'fr/search/root.js'), join(copy, 'fr/search/root.js'))),
  cut: copyOf('cut', (copy) => writeFileSync(join(copy, 'fr/search/w0.js'), 'balise.take("w0","')),
};

const FIELD = '.search input';

// What the reader sees of the search.
function seen() {
  const panel = document.querySelector('.results');
  const shown = (node) => Boolean(node) && node.checkVisibility();
  const texts = (selector) => [...document.querySelectorAll(selector)].map((node) => node.textContent);
  return {
    shown: shown(panel),
    value: document.querySelector('.search input').value,
    said: document.querySelector('.said')?.textContent ?? '',
    titles: texts('.hits .name'),
    links: [...document.querySelectorAll('.hits .name a')].map((link) => link.href),
    marks: texts('.hits mark'),
    sections: [...document.querySelectorAll('.hits .section a')].map((link) => link.getAttribute('href')),
    calls: [...document.querySelectorAll('.hits .call')].map((link) => link.getAttribute('href')),
    struck: texts('.hits s'),
    places: texts('.hits .place'),
    filters: [...document.querySelectorAll('.filters select')].map((select) =>
      [...select.options].map((option) => option.value)),
    damaged: [...document.querySelectorAll('.said a')].map((link) => link.getAttribute('href')),
    focus: document.activeElement.textContent.slice(0, 40),
    inField: document.activeElement === document.querySelector('.search input'),
  };
}

async function type(reader, text) {
  await reader.tab.focus(FIELD);
  await reader.tab.keyboard.type(text);
  await reader.tab.waitForFunction((wanted) => document.querySelector('.search input').value === wanted &&
    /\d results?|Nothing|abîmée/.test(document.querySelector('.said')?.textContent), {}, text);
  await pause(150);
  return reader.ask(seen);
}

async function press(reader, key) {
  await reader.tab.keyboard.press(key);
  return reader.ask(seen);
}

async function finds(reader, base) {
  await reader.visit(`${base}fr/luxembourg.html`);
  const before = await reader.address();
  const found = await type(reader, 'chantage webcam preuves');
  assert.equal(found.titles[0], documents[0].title);
  assert.equal(decodeURI(found.links[0]), decodeURI(`${base}fr/first-hour.html`));
  assert.deepEqual(found.sections, ['../fr/first-hour.html#b']);
  assert.deepEqual(found.marks.slice(0, 2), ['Chantage', 'webcam']);
  assert.equal(found.said, '1 result');
  assert.equal(await reader.address(), before, 'the address has changed');
  assert.deepEqual(await reader.trouble(), []);
  // The results stand above the heading: it may lie anywhere, and scrolls.
  none((await reader.ask(measure)).problems.filter((text) => !text.startsWith('quick exit covers <h1>')), 'problem');
}

// Runs in the page: can a thumb hit what there is, and is the first result on the screen?
function fits() {
  const problems = [];
  const exit = document.querySelector('.leave a').getBoundingClientRect();
  for (const node of document.querySelectorAll('.search input, .search button, .fold summary, .hits .name a, .hits .call, .filters select')) {
    const { width, height } = node.getBoundingClientRect();
    if (width > 0 && (width < 43.5 || height < 43.5))
      problems.push(`${node.className || node.tagName} '${node.textContent}' is ${width} × ${height}`);
  }
  for (const seen of ['.search input', '.said', '.fold summary', '.hits .name a']) {
    const { top, bottom, left, right } = document.querySelector(seen).getBoundingClientRect();
    if (top < 0 || bottom > exit.top || left < 0 || right > innerWidth)
      problems.push(`${seen} is at ${left} ${top} … ${right} ${bottom}`);
  }
  if (document.documentElement.scrollWidth > innerWidth)
    problems.push(`it scrolls sideways: ${document.documentElement.scrollWidth}`);
  return problems;
}

/** The search with its results, on a phone; pictures for who wants to look. */
async function fitsPhones(reader, base) {
  const pictures = join(repository, 'out/screens');
  mkdirSync(pictures, { recursive: true });
  for (const [language, query] of [['fr', '103'], ['ar', 'ابتزاز']]) {
    await reader.visit(`${base}${language}/first-hour.html`);
    await reader.tab.focus(FIELD);
    await reader.tab.keyboard.type(query);
    await reader.tab.waitForSelector('.hits > li');
    await pause(300);
    none(await reader.ask(fits), `problem in ${language}`);
    await reader.tab.screenshot({ path: join(pictures, `search-${language}.png`) });
    await reader.tab.click('.fold summary');
    await reader.tab.waitForSelector('.fold[open]');
    await pause(200);
    none((await reader.ask(fits)).filter((text) => !text.startsWith('.hits')), `problem in ${language} with filters`);
    await reader.tab.screenshot({ path: join(pictures, `search-${language}-filters.png`) });
  }
}

async function staysSilent(reader, base) {
  await reader.visit(`${base}fr/luxembourg.html`);
  await type(reader, 'menace');
  assert.deepEqual(await reader.ask(async () => [document.cookie, localStorage.length, sessionStorage.length,
    (await indexedDB.databases()).length, location.search, location.hash, history.length > 20]),
  ['', 0, 0, 0, '', '', false]);
}

async function obeysKeys(reader, base) {
  await reader.visit(`${base}fr/index.html`);
  const found = await type(reader, 'enfants');
  assert.ok(found.titles.length >= 3, found.titles.join());
  assert.ok((await press(reader, 'ArrowDown')).focus.startsWith(found.titles[0]));
  assert.ok((await press(reader, 'ArrowDown')).focus.startsWith(found.titles[1]));
  assert.ok((await press(reader, 'ArrowUp')).focus.startsWith(found.titles[0]));
  assert.ok((await press(reader, 'ArrowUp')).inField);
  assert.ok((await press(reader, 'Enter')).focus.startsWith(found.titles[0]), 'Enter leads to the first');
  const cleared = await press(reader, 'Escape');
  assert.deepEqual([cleared.value, cleared.shown, cleared.titles, cleared.inField], ['', false, [], true]);
  assert.equal(await reader.address(), decodeURI(`${base}fr/index.html`));
  // Enter at once: the first result takes the focus when it is there.
  await reader.tab.keyboard.type('menace');
  await reader.tab.keyboard.press('Enter');
  await reader.tab.waitForFunction(() => document.activeElement.closest('.hits'));
  assert.equal(await reader.address(), decodeURI(`${base}fr/index.html`));
  await reader.tab.keyboard.press('Enter');
  assert.ok(await reader.arrives(decodeURI(`${base}fr/first-hour.html`)));
  assert.equal(await reader.ask(() => document.querySelector('.search input').value), '');
}

async function fieldIsEmptied(reader, base) {
  await reader.visit(`${base}fr/index.html`);
  await type(reader, 'menace');
  await reader.tab.goto(`${base}fr/luxembourg.html`, { waitUntil: 'load' });
  await reader.back();
  assert.ok(await reader.arrives(decodeURI(`${base}fr/index.html`)));
  await pause(200);
  assert.deepEqual(await reader.ask(() => [document.querySelector('.search input').value,
    document.querySelectorAll('.hits > li').length]), ['', 0]);
}

// A form without a field that has a name leaves a lonely question mark.
async function toIndex(reader, base) {
  assert.ok(await reader.arrives(decodeURI(`${base}fr/az/index.html?`)), await reader.address());
}

async function leadsToIndex(reader, base, text) {
  await reader.visit(`${base}fr/luxembourg.html`);
  await reader.tab.focus(FIELD);
  await reader.tab.keyboard.type(text);
  await reader.tab.keyboard.press('Enter');
  await toIndex(reader, base);
}

async function choose(reader, value) {
  await reader.tab.evaluate((wanted) => {
    const select = [...document.querySelectorAll('.filters select')].find((one) =>
      [...one.options].some((option) => option.value === wanted));
    select.focus();
    select.value = wanted;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }, value);
  await pause(200);
  return reader.ask(seen);
}

async function filtersResults(reader, base) {
  await reader.visit(`${base}fr/luxembourg.html`);
  const folded = await type(reader, 'enfants');
  assert.deepEqual(folded.filters, [], 'filters are made before anybody wants them');
  // By keyboard: before the results, behind the field and its button.
  await reader.tab.keyboard.press('Tab');
  await reader.tab.keyboard.press('Tab');
  assert.equal(await reader.ask(() => document.activeElement.textContent), 'Filter');
  await reader.tab.keyboard.press('Enter');
  await reader.tab.waitForSelector('.filters select');
  const all = await reader.ask(seen);
  assert.deepEqual(all.filters, [['', 'BE', 'LU'], ['', 'adult', 'minor'], ['', 'advice', 'helpline']]);
  const helplines = await choose(reader, 'helpline');
  assert.equal(helplines.said, '3 results');
  assert.ok(helplines.places.every((place) => place.startsWith('Helpline')));
  const belgian = await choose(reader, 'BE');
  assert.equal(belgian.said, '2 results');
  assert.ok(belgian.places.every((place) => place.endsWith('Belgium')));
  assert.deepEqual(belgian.calls, ['tel:103'], 'chosen: its short numbers can be called');
  assert.equal(await reader.ask(() => document.activeElement.tagName), 'SELECT', 'the focus is lost');
  assert.equal(await reader.ask(() => document.querySelector('.fold summary').textContent), 'Filter · Belgium · Helpline');
  assert.equal((await choose(reader, 'adult')).said.slice(0, 7), 'Nothing');
  // Escape forgets the choice, too.
  const cleared = await press(reader, 'Escape');
  assert.deepEqual([cleared.shown, cleared.inField], [false, true]);
  assert.equal((await type(reader, 'enfants')).said, `${all.titles.length} results`);
}

async function callsRightly(reader, base) {
  await reader.visit(`${base}fr/luxembourg.html`);
  const abroad = await type(reader, '103');
  assert.deepEqual([abroad.titles[0], abroad.calls], ['Écoute-Enfants', []], 'a foreign short number is a link');
  await press(reader, 'Escape');
  assert.deepEqual((await type(reader, '8002 1234')).calls, ['tel:+35280021234']);
  await press(reader, 'Escape');
  const old = await type(reader, '0800-12800');
  assert.deepEqual([old.calls, old.struck], [[], ['0800/12 800']]);
  assert.ok(await reader.ask(() =>
    document.querySelector('.hits .status a[href="../fr/services/be-103-ecoute-enfants.html"]') !== null));
  await reader.visit(`${base}fr/countries/be.html`);
  assert.deepEqual((await type(reader, '103')).calls, ['tel:103']);
}

// Pages without hours do not have the script that says it: it comes with such a result.
async function saysWhetherOpen(reader, base) {
  const state = () => reader.ask(() => document.querySelector('.hits .opening:not([hidden])').textContent);
  for (const page of ['fr/az/index.html', 'fr/services/lu-bee-secure.html']) {
    await reader.visit(`${base}${page}`);
    const own = await reader.ask(() => document.querySelector('script[data-open]')?.dataset.open);
    assert.equal(own !== undefined, page.includes('services'), `${page} is no longer an example`);
    for (const query of ['103', 'ecoute']) {
      assert.deepEqual((await type(reader, query)).calls, [], 'being open makes a foreign short number a link');
      await reader.tab.waitForFunction(() => document.querySelector('.hits .opening:not([hidden])'));
      assert.ok((await state()).startsWith(`${own ?? 'Open now'} `), await state());
      await press(reader, 'Escape');
    }
    assert.deepEqual(await reader.trouble(), []);
  }
}

async function showsMore(reader, base) {
  await reader.visit(`${base}fr/luxembourg.html`);
  const first = await type(reader, 'foule');
  assert.deepEqual([first.titles.length, first.said], [5, '30 results']);
  await reader.tab.click('.results > button');
  await pause(300);
  const more = await reader.ask(seen);
  assert.equal(more.titles.length, 15);
  assert.ok(more.focus.startsWith(more.titles[5]));
  await reader.tab.click('.results > button');
  await pause(200);
  await reader.tab.click('.results > button');
  await pause(200);
  assert.equal(await reader.ask(() => new Set([...document.querySelectorAll('.hits .name')]
    .map((node) => node.textContent)).size), 30);
  assert.ok(await reader.ask(() => document.querySelector('.results > button').hidden));
}

async function showsTextAsText(reader, base) {
  await reader.visit(`${base}fr/luxembourg.html`);
  const found = await type(reader, 'garder');
  assert.equal(found.titles[0], 'Garder des preuves');
  assert.equal(await reader.ask(() => document.querySelector('.hits .summary').textContent), ODD);
  assert.equal(await reader.ask(() => document.querySelectorAll('.results img').length), 0);
  const title = await reader.ask(() => document.title);
  assert.notEqual(title, '1');
}

async function manyCharacters(reader, base) {
  await reader.visit(`${base}fr/luxembourg.html`);
  await reader.tab.focus(FIELD);
  for (const text of ['menace '.repeat(1500), 'x'.repeat(10_000), '1'.repeat(10_000), "<>\"'&\u2028".repeat(1500)])
    await reader.ask((value) => {
      const field = document.querySelector('.search input');
      field.value = value;
      field.dispatchEvent(new Event('input'));
      return new Promise((resolve) => { setTimeout(resolve, 300); });
    }, text);
  assert.deepEqual(await reader.trouble(), []);
}

async function saysThatItIsDamaged(reader, base) {
  await reader.visit(`${base}fr/luxembourg.html`);
  const found = await type(reader, 'menace');
  assert.match(found.said, /abîmée/);
  assert.deepEqual([found.damaged, found.titles], [['az/index.html'], []]);
  none((await reader.trouble()).filter((text) => !/Script error|not loaded|ERR_FILE_NOT_FOUND|request failed|SyntaxError|Invalid|not found|terminated|console: *$/i
    .test(text)), 'fault besides the missing file');
  await reader.tab.keyboard.press('Enter');
  await toIndex(reader, base);
}

async function agreesOnWords(reader) {
  const texts = fuzz(100_000, seedOr(9));
  const expected = wordsByIndex(texts);
  const source = parts(['wordsIn'], clientFiles().filter((file) => /1-words/.test(file)));
  await reader.tab.goto('about:blank');
  const differing = [];
  for (let i = 0; i < texts.length; i += 20_000)
    differing.push(...await reader.ask((code, some, wanted) => {
      const { wordsIn } = new Function(code)();
      return some.filter((text, j) => wordsIn(text).join(' ') !== wanted[j]);
    }, source, texts.slice(i, i + 20_000), expected.slice(i, i + 20_000)));
  none(differing.map((text) => JSON.stringify(text)), 'text of other words');
}

async function inBrowser(t, name, server) {
  const browser = await browsers[name]();
  t.after(() => browser.close());
  const files = pathToFileURL(`${folder}/`).href;
  const inTab = (what, act, base, script = true) => t.test(`${name}: ${what}`, { timeout: 120_000 }, async () => {
    const reader = await Reader.open(browser, base);
    await reader.size(360, 640);
    if (!script)
      await reader.tab.setJavaScriptEnabled(false);
    try {
      await act(reader, base);
    } finally {
      await reader.tab.close();
    }
  });
  for (const [place, base] of [['file', files], ['http', server.base]]) {
    await inTab(`${place}: finds`, finds, base);
    await inTab(`${place}: keys`, obeysKeys, base);
  }
  await inTab('nothing is stored', staysSilent, server.base);
  await inTab('filters', filtersResults, files);
  await inTab('calls only what reaches', callsRightly, files);
  await inTab('open or not', saysWhetherOpen, files);
  await inTab('more results', showsMore, files);
  await inTab('text is text', showsTextAsText, files);
  await inTab('10,000 characters', manyCharacters, files);
  await inTab('the field forgets', fieldIsEmptied, files);
  await inTab('nothing typed leads to the index', (reader, base) => leadsToIndex(reader, base, ''), files);
  for (const [what, base] of Object.entries(damaged))
    await inTab(`damaged: ${what}`, saysThatItIsDamaged, base);
  await inTab('360 px: French and Arabic', fitsPhones, files);
  if (name === 'Chromium')
    await inTab('without JavaScript: to the index, and nothing of the query with it',
      (reader, base) => leadsToIndex(reader, base, 'menace'), files, false);
  await inTab('the same words', agreesOnWords, files);
}

test('the site has the client, joined', () => assert.equal(site.text('assets/search.js'), client()));

test('search in browsers', { concurrency: 2 }, async (t) => {
  const server = await serve(folder);
  t.after(() => server.stop());
  await Promise.all(Object.keys(browsers).map((name) => t.test(name, (own) => inBrowser(own, name, server))));
});
