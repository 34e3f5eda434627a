// SPDX-License-Identifier: MIT
// Quick exit, line by line as the table in themes/default/README.md has it, in Chromium and
// in Firefox, from file://.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { pathToFileURL } from 'node:url';

import { browsers } from './browser/launch.mjs';
import { focused } from './browser/measure.mjs';
import { Reader } from './browser/reader.mjs';
import { serve } from './browser/server.mjs';
import { config, languages } from './lib/content.mjs';
import { attribute, first, hasClass } from './lib/html.mjs';
import { none } from './lib/none.mjs';
import { Site, root, temporaryFolder } from './lib/site.mjs';

const site = new Site();
const files = pathToFileURL(`${site.folder}/`).href;
const PHONE = [360, 640];
const DESK = [1280, 800];
const PAGE = 'fr/first-hour.html';
const FIELDS = 'fr/keep-evidence.html';

function exitLink(path) {
  return first(first(site.tree(site.page(path)), (node) => hasClass(node, 'leave')), 'a');
}

// Where quick exit leads from a page, as an address.
function exitOf(path, base = files) {
  return decodeURI(new URL(attribute(exitLink(path), 'href'), base + path).href);
}

// What is said from a page: presses left, too late, leaving.
function saidOn(path) {
  const [left, late, leaving] = attribute(exitLink(path), 'data-said').split('|');
  return { left: (count) => `${left} ${count}`, late, leaving };
}

// A headless browser has no mouse, so that nothing can hover.
function mouse(there) {
  const real = window.matchMedia;
  window.matchMedia = (query) =>
    (/hover/.test(query) ? { matches: there } : real.call(window, query));
}

// Instead of waiting: tick() runs what a page wanted to do later.
function clock() {
  const later = new Map();
  let count = 0;
  window.setTimeout = (act, wait, ...given) => {
    later.set(++count, { act, wait, given });
    return count;
  };
  window.clearTimeout = (id) => later.delete(id);
  window.tick = () => {
    const [id, { act, wait, given }] = [...later].at(-1);
    later.delete(id);
    act(...given);
    return wait;
  };
}

async function open(browser, path, { size = DESK, base = files, time = false } = {}) {
  const reader = await Reader.open(browser, base);
  await reader.tab.evaluateOnNewDocument(mouse, true);
  if (time)
    await reader.tab.evaluateOnNewDocument(clock);
  await reader.size(...size);
  await reader.visit(`${base}fr/index.html`);
  await reader.visit(base + path);
  return reader;
}

async function pressShift(reader, times = 3) {
  for (let i = 0; i < times; i++)
    await reader.tab.keyboard.press('Shift');
}

// What is read aloud and what stands beside the exit's words.
function state(reader) {
  return reader.ask(() => {
    const status = document.querySelector('.leave [role="status"]');
    const hint = document.querySelector('.leave .hint');
    return { read: status.textContent, shown: hint.checkVisibility() ? hint.textContent : '' };
  });
}

async function stays(reader, path, why) {
  // Leaving begins in the same task as the key: nothing to wait for.
  assert.ok(await reader.ask(() => document.querySelector('.leave') !== null), why);
  assert.equal(await reader.address(), decodeURI(files + path), why);
}

// ---- The lines of the table ----

async function leaves(browser, path, act) {
  const reader = await open(browser, path);
  await act(reader);
  assert.ok(await reader.arrives(exitOf(path)), `still at ${await reader.address()}`);
  await reader.back();
  assert.ok(await reader.arrives(decodeURI(`${files}fr/index.html`)),
    `Back leads to ${await reader.address()}`);
  return reader;
}

async function hidesAtOnce(browser, path) {
  const reader = await open(browser, path);
  const { leaving } = saidOn(path);
  const seen = await reader.ask(() => {
    document.querySelector('.leave a').click();
    const alert = document.querySelector('[role="alert"]');
    stop(); // else the next page comes between the driver and this answer
    return { text: document.body.innerText.trim(), title: document.title,
      alert: alert.textContent, elements: document.body.querySelectorAll('*').length };
  });
  assert.deepEqual(seen, { text: leaving, title: leaving, alert: leaving, elements: 1 });
  return reader;
}

async function tellsWhatIsLeft(browser, path) {
  const reader = await open(browser, path, { time: true });
  const said = saidOn(path);
  const usual = (await state(reader)).shown;
  assert.ok(usual);
  await pressShift(reader, 1);
  assert.deepEqual(await state(reader), { read: said.left(2), shown: said.left(2) });
  await pressShift(reader, 1);
  assert.deepEqual(await state(reader), { read: said.left(1), shown: said.left(1) });
  // Too late: five seconds after the last press.
  assert.equal(await reader.ask(() => window.tick()), 5000);
  assert.deepEqual(await state(reader), { read: said.late, shown: said.late });
  assert.equal(await reader.ask(() => window.tick()), 5000);
  assert.deepEqual(await state(reader), { read: '', shown: usual });
  await pressShift(reader, 2);
  assert.equal((await state(reader)).read, said.left(1), 'the count starts again');
  await stays(reader, path, 'presses before were forgotten');
  await pressShift(reader, 1);
  assert.ok(await reader.arrives(exitOf(path)));
  return reader;
}

async function countsOnlyShiftAlone(browser) {
  const reader = await open(browser, PAGE);
  const { keyboard, mouse } = reader.tab;
  const between = {
    'a letter': () => keyboard.press('x'),
    'a click': async () => { await mouse.move(2, 300); await mouse.down(); await mouse.up(); },
    'a capital': async () => {
      await keyboard.down('Shift');
      await keyboard.press('X');
      await keyboard.up('Shift');
    },
    'Alt and Shift': async () => {
      await keyboard.down('Alt');
      await keyboard.press('Shift');
      await keyboard.up('Alt');
    },
  };
  for (const [what, act] of Object.entries(between)) {
    await pressShift(reader, 2);
    await act();
    assert.equal((await state(reader)).read, '', `${what} takes back what was said`);
    await pressShift(reader, 2);
    await stays(reader, PAGE, `${what} starts the count again`);
    await keyboard.press('x');
  }
  return reader;
}

async function staysWhileTyping(browser) {
  const reader = await open(browser, FIELDS);
  for (const field of ['main input[type="text"]', '.search input']) {
    await reader.tab.focus(field);
    await reader.tab.keyboard.type('AbC');
    await pressShift(reader, 4);
    await stays(reader, FIELDS, 'Shift in a field');
    assert.equal((await state(reader)).read, '');
    assert.equal(await reader.ask(() => document.activeElement.value), 'AbC');
  }
  return reader;
}

// Also on a device without a mouse: there the hint is not shown before a key is pressed.
async function needsNoMouse(browser) {
  const reader = await Reader.open(browser, files);
  await reader.tab.evaluateOnNewDocument(mouse, false);
  await reader.size(...PHONE);
  await reader.visit(files + PAGE);
  assert.deepEqual(await state(reader), { read: '', shown: '' });
  await pressShift(reader, 1);
  const left = saidOn(PAGE).left(2);
  assert.deepEqual(await state(reader), { read: left, shown: left });
  return reader;
}

async function isWithinReach(browser, size) {
  const reader = await open(browser, PAGE, { size });
  for (const y of [0, 400, 1e6]) {
    const box = await reader.ask((top) => {
      scrollTo(0, top);
      const { left, top: up, right, bottom, height } =
        document.querySelector('.leave a').getBoundingClientRect();
      const at = document.elementFromPoint((left + right) / 2, (up + bottom) / 2);
      return { height, up, down: innerHeight - bottom, hit: at?.closest('.leave') !== null };
    }, y);
    assert.ok(box.height >= 44 && box.up >= 0 && box.down >= 0 && box.hit, JSON.stringify(box));
  }
  await reader.visit(files + PAGE);
  const stops = [];
  do {
    await reader.tab.keyboard.press('Tab');
    stops.push(await reader.ask(focused));
  } while (!stops.at(-1)?.isExit && stops.length < 10);
  assert.ok(stops.at(-1)?.isExit && stops.length <= 6, `${stops.length} stops to the exit`);
  return reader;
}

// Its script is missing, as in a damaged copy or where scripts are off.
async function worksWithoutScript(browser) {
  const folder = join(temporaryFolder(), 'site');
  cpSync(site.folder, folder, { recursive: true });
  rmSync(join(folder, 'assets/balise.js'));
  const base = pathToFileURL(`${folder}/`).href;
  const reader = await open(browser, PAGE, { base });
  assert.equal(await reader.ask(() => document.querySelector('.hint').checkVisibility()), false,
    'a key is promised that does nothing');
  await reader.tab.click('.leave a');
  assert.ok(await reader.arrives(exitOf(PAGE, base)));
  return reader;
}

async function leadsToNothingOfTheSite(browser, language) {
  const reader = await Reader.open(browser, files);
  const path = `${language}/units.html`;
  await reader.size(...PHONE);
  await reader.visit(files + path);
  const seen = await reader.ask(() => ({
    ways: document.querySelectorAll('a, form, script, button, iframe, object, [onclick]').length,
    title: document.title, h1: document.querySelector('h1').innerText,
    text: document.body.innerText, wide: document.documentElement.scrollWidth,
    icon: document.querySelector('link[rel="icon"]').href,
  }));
  assert.equal(seen.ways, 0, 'a way back');
  assert.equal(seen.title, seen.h1);
  assert.equal(seen.icon, 'data:,');
  assert.ok(seen.wide <= PHONE[0]);
  assert.ok(!seen.text.includes(config.title[language]), 'the name of the site');
  assert.ok(seen.text.length > 300, 'something to look at');
  assert.deepEqual(await reader.trouble(), []);
  return reader;
}

async function isNotPrinted(browser) {
  const reader = await open(browser, PAGE);
  await reader.tab.emulateMediaType('print');
  assert.equal(await reader.ask(() => document.querySelector('.leave').checkVisibility()), false);
  return reader;
}

async function asksForNoIcon(browser) {
  const server = await serve(site.folder);
  try {
    const reader = await Reader.open(browser, server.base);
    for (const path of [PAGE, 'fr/units.html', 'index.html'])
      await reader.visit(server.base + path);
    await reader.tab.close();
    none(server.log().filter((line) => /icon/.test(line)), 'line of the log');
  } finally {
    await server.stop();
  }
}

async function inBrowser(t, name) {
  const browser = await browsers[name]();
  t.after(() => browser.close());
  const step = (what, act) => t.test(`${name}: ${what}`, { timeout: 60_000 }, async () => {
    const reader = await act();
    await reader?.tab.close();
  });

  for (const path of ['ar/countries/lu.html', 'index.html'])
    await step(`a click leaves ${path} for good`, () =>
      leaves(browser, path, (reader) => reader.tab.click('.leave a')));
  await step('Enter leaves for good', () => leaves(browser, PAGE, async (reader) => {
    await reader.tab.focus('.leave a');
    await reader.tab.keyboard.press('Enter');
  }));
  await step('Shift three times leaves for good', () => leaves(browser, PAGE, pressShift));
  await step('everything is hidden at once', () => hidesAtOnce(browser, 'ar/first-hour.html'));
  for (const path of [PAGE, 'index.html'])
    await step(`presses left are told, until it is too late: ${path}`, () =>
      tellsWhatIsLeft(browser, path));
  await step('only Shift by itself counts', () => countsOnlyShiftAlone(browser));
  await step('never while typing', () => staysWhileTyping(browser));
  await step('a key without a mouse', () => needsNoMouse(browser));
  for (const size of [PHONE, DESK])
    await step(`always within reach at ${size[0]} px`, () => isWithinReach(browser, size));
  await step('works without its script', () => worksWithoutScript(browser));
  for (const language of ['fr', 'ar'])
    await step(`the neutral page: ${language}`, () => leadsToNothingOfTheSite(browser, language));
  if (name === 'Chromium') // Firefox's driver has no print media
    await step('is not printed', () => isNotPrinted(browser));
  await step('no icon is asked for', () => asksForNoIcon(browser));
}

test('quick exit', { concurrency: 2 }, (t) =>
  Promise.all(Object.keys(browsers).map((name) => t.test(name, (own) => inBrowser(own, name)))));

test('every page has the exit of its language, an icon that is not asked for, no referrer', () => {
  const problems = [];
  for (const page of site.pages) {
    const text = site.text(page.path);
    if (!text.includes('<link rel="icon" href="data:,">'))
      problems.push(`${page.path}: no icon of its own`);
    if (!text.includes('<meta name="referrer" content="no-referrer">'))
      problems.push(`${page.path}: sends where the reader comes from`);
    if (page.kind === 'exit')
      continue;
    const to = decodeURI(exitOf(page.path).slice(decodeURI(files).length));
    if (to !== `${page.language || languages[0]}/units.html`)
      problems.push(`${page.path}: the exit leads to '${to}'`);
  }
  none(problems, 'page');
});

test('the neutral page says what it is in every language, and no word of the site', () => {
  for (const language of languages) {
    const text = site.text(`${language}/units.html`);
    assert.equal(/<title>(.*?)<\/title>/.exec(text)[1], /<h1>(.*?)<\/h1>/.exec(text)[1]);
    assert.doesNotMatch(text, /<a |<form|<script|<button|description/);
    assert.ok(!text.includes(config.title[language]), language);
  }
});

test('the script stays small', () => {
  const bytes = readFileSync(join(root, 'themes/default/assets/balise.js'));
  assert.ok(gzipSync(bytes, { level: 9 }).length < 2048);
});
