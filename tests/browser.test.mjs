// SPDX-License-Identifier: MIT
// Our own site in Chromium and in Firefox, from file:// and from nginx below a sub-path: one
// page of every kind in every language, all pages for `make check-full` (BALISE_FULL=1).
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

import { browsers, speaks } from './browser/launch.mjs';
import { focused, measure } from './browser/measure.mjs';
import { Reader } from './browser/reader.mjs';
import { serve } from './browser/server.mjs';
import { languages } from './lib/content.mjs';
import { none } from './lib/none.mjs';
import { Site, temporaryFolder } from './lib/site.mjs';

const site = new Site();
const sample = site.sample(['fr/first-hour.html', 'ar/first-hour.html', 'fr/keep-evidence.html',
  'fr/countries/lu.html', 'fr/services/ch-142.html']);
const files = pathToFileURL(`${site.folder}/`).href;
const PHONE = [360, 640];
const DESK = [1280, 800];

// A small folder in which everything is wrong: do we notice?
function brokenFolder() {
  const folder = join(temporaryFolder(), 'broken');
  mkdirSync(folder);
  cpSync(join(site.folder, 'assets'), join(folder, 'assets'), { recursive: true });
  const head = site.text('fr/units.html').match(/<meta[^>]*Content-Security-Policy[^>]*>/)[0];
  const page = (inside, policy = head) => `<!doctype html><html lang="en"><head>
    <meta charset="utf-8">${policy}<link rel="icon" href="data:,"><title>t</title></head>
    <body>${inside}</body></html>`;
  writeFileSync(join(folder, 'throws.js'), 'throw new Error("on purpose");');
  writeFileSync(join(folder, 'says.js'), 'console.error("on purpose");');
  const pages = {
    'style.html': page('<p style="color: red">a</p>'),
    'script.html': page('<script>document.title = "b";</script>'),
    'missing.html': page('<link rel="stylesheet" href="assets/none.css">'),
    'image.html': page('<img src="none.png" alt="">'),
    'outside.html': page('<img src="http://outside.test/a.png" alt="">'),
    'request.html': page('<img src="http://outside.test/a.png" alt="">', ''),
    'throws.html': page('<script src="throws.js"></script>'),
    'says.html': page('<script src="says.js"></script>'),
  };
  for (const [name, text] of Object.entries(pages))
    writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'good.html'), page('<p>a</p>'));
  return { folder, bad: Object.keys(pages) };
}

async function noticesWhatIsWrong(browser) {
  const { folder, bad } = brokenFolder();
  const base = pathToFileURL(`${folder}/`).href;
  const reader = await Reader.open(browser, base);
  await reader.visit(`${base}good.html`);
  assert.deepEqual(await reader.trouble(), []);
  for (const name of bad) {
    await reader.visit(`${base}${name}`);
    assert.notDeepEqual(await reader.trouble(), [], `${name}: nothing was noticed`);
  }
  await reader.tab.close();
}

// ---- What every page must do ----

async function fromFile(reader, page) {
  await reader.size(...PHONE);
  await reader.visit(files + page.path);
  const { problems } = await reader.ask(measure);
  await reader.size(...DESK);
  problems.push(...(await reader.ask(measure)).problems.map((text) => `1280: ${text}`));
  none([...await reader.trouble(), ...problems], `fault of ${page.path}`);
}

async function fromServer(reader, base, page) {
  await reader.visit(base + page.path);
  const seen = await reader.ask(() => {
    const h1 = document.querySelector('h1');
    return { h1: h1.getBoundingClientRect().height > 0, font: getComputedStyle(h1).fontFamily,
      initial: getComputedStyle(document.head).fontFamily, stored: document.cookie };
  });
  none(await reader.trouble(), `fault of ${page.path}`);
  assert.ok(seen.h1, 'no visible h1');
  assert.equal(seen.stored, '');
}

// ---- Keyboard ----

async function keyboard(reader, path, size, steps) {
  await reader.size(...size);
  await reader.visit(files + path);
  await reader.tab.keyboard.press('Tab');
  const skip = await reader.ask(focused);
  assert.equal(skip?.href, '#main', `the first stop is ${skip?.name}`);
  const problems = [];
  const look = (stop) => {
    if (!stop.seen)
      problems.push(`${stop.name} has the focus but is not seen: ${stop.box}`);
    if (!stop.marked)
      problems.push(`${stop.name} has the focus but does not show it`);
    if (stop.covered)
      problems.push(`${stop.name} has the focus behind quick exit: ${stop.box}`);
  };
  look(skip);
  let exitReached = false;
  for (let i = 0; i < steps; i++) {
    await reader.tab.keyboard.press('Tab');
    const stop = await reader.ask(focused);
    if (!stop)
      break; // the end of the page
    exitReached ||= stop.isExit;
    look(stop);
  }
  none(problems, `fault of ${path} at ${size[0]} px`);
  assert.ok(exitReached, 'quick exit is not reached');
  // The skip link leads into the text.
  await reader.visit(files + path);
  await reader.tab.keyboard.press('Tab');
  await reader.tab.keyboard.press('Enter');
  assert.ok(await reader.ask(() => document.activeElement.id === 'main' ||
    location.hash === '#main'), 'the skip link does not skip');
}

// ---- Fields ----

function filled() {
  return [...document.querySelectorAll('input, textarea, select')].filter((node) =>
    node.type === 'checkbox' ? node.checked : node.value).length;
}

async function fill(reader) {
  for (const selector of ['main input[type="text"]', 'main input[type="checkbox"]'])
    assert.ok(await reader.ask((one) => document.querySelector(one) !== null, selector), selector);
  await reader.tab.click('main input[type="checkbox"]');
  await reader.tab.type('main input[type="text"]', 'secret');
  assert.equal(await reader.ask(filled), 2);
}

async function fieldsForget(reader) {
  const url = `${files}fr/keep-evidence.html`;
  await reader.size(...DESK);
  await reader.visit(url);
  assert.equal(await reader.ask(filled), 0);
  await fill(reader);
  await reader.tab.reload({ waitUntil: 'load' });
  assert.equal(await reader.ask(filled), 0, 'kept over a reload');
  await fill(reader);
  await reader.tab.goto(`${files}fr/index.html`, { waitUntil: 'load' });
  await reader.back();
  assert.ok(await reader.arrives(decodeURI(url)));
  await reader.tab.waitForSelector('main input');
  await pause(200);
  assert.equal(await reader.ask(filled), 0, 'kept over Back');
}

// ---- Printing ----

function textOfPdf(bytes, path) {
  const file = join(temporaryFolder(), 'page.pdf');
  writeFileSync(file, bytes);
  const run = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  assert.ifError(run.error);
  assert.equal(run.status, 0, `${path}: ${run.stderr}`);
  return run.stdout;
}

async function prints(reader, path, most, expected) {
  await reader.visit(files + path);
  const bytes = await reader.tab.pdf({ preferCSSPageSize: true, timeout: 60_000 });
  assert.equal(Buffer.from(bytes.slice(0, 5)).toString('latin1'), '%PDF-');
  const text = textOfPdf(bytes, path);
  const pages = text.split('\f').length - 1;
  assert.ok(pages >= 1 && pages <= most, `${pages} pages`);
  assert.match(text.split('\f')[0], /\b112\b/, `${path}: no emergency number on the first page`);
  for (const word of expected)
    assert.ok(text.includes(word), `${path}: no '${word}' on paper`);
}

// ---- All of it ----

async function inBrowser(t, name, server) {
  const browser = await browsers[name]();
  t.after(() => browser.close());
  const reader = await Reader.open(browser, files, server.base);
  const step = (what, act) => t.test(`${name}: ${what}`, { timeout: 120_000 }, act);
  const inTab = (what, act, script = true) => step(what, async () => {
    const own = await Reader.open(browser, files, server.base);
    if (!script)
      await own.tab.setJavaScriptEnabled(false);
    try {
      await act(own);
    } finally {
      await own.tab.close();
    }
  });

  await step('notices what is wrong', () => noticesWhatIsWrong(browser));
  for (const page of sample)
    await step(`file:// ${page.path}`, () => fromFile(reader, page));
  for (const page of sample)
    await step(`http:// ${page.path}`, () => fromServer(reader, server.base, page));

  await step("the reader's languages come first", async () => {
    await reader.visit(`${files}index.html`);
    const order = await reader.ask(() =>
      [...document.querySelectorAll('.choice > li')].map((node) => node.lang));
    assert.deepEqual(order, [...speaks, ...languages.filter((one) => !speaks.includes(one))]);
  });

  for (const path of ['fr/index.html', 'fr/first-hour.html', 'ar/first-hour.html'])
    for (const size of [PHONE, DESK])
      await inTab(`keyboard: ${path} at ${size[0]} px`, (own) => keyboard(own, path, size, 40));

  await inTab('fields and ticks are forgotten', fieldsForget);
  await inTab('nothing is stored', async (own) => {
    await own.visit(`${server.base}fr/keep-evidence.html`);
    await fill(own);
    assert.deepEqual(await own.ask(async () => [document.cookie, localStorage.length,
      sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length,
      (await navigator.serviceWorker.getRegistrations()).length]), ['', 0, 0, 0, 0, 0]);
  });

  if (name === 'Chromium')
    await onlyInChromium(inTab);
}

// What Firefox's driver cannot do: pages without scripts, PDF with the page's own size.
async function onlyInChromium(inTab) {
  await inTab('printed: fr/first-hour.html', (own) =>
    prints(own, 'fr/first-hour.html', 5, ['3114', 'Luxembourg', 'Sources']));
  await inTab('printed: ar/first-hour.html', (own) => prints(own, 'ar/first-hour.html', 6, ['3114']));

  await inTab('without JavaScript: nothing promises what only a script does', async (own) => {
    await own.visit(`${files}fr/first-hour.html`);
    // The search's button leads to the index.
    assert.deepEqual(await own.ask(() => [...document.querySelectorAll('button, .hint')]
      .filter((node) => node.checkVisibility() && !node.closest('.search'))
      .map((node) => node.textContent)), []);
  }, false);
  await inTab('without JavaScript: fields and ticks are forgotten', fieldsForget, false);
  await inTab('without JavaScript: by clicks alone to a number that calls', async (own) => {
    await own.visit(`${files}index.html`);
    for (const next of ['fr/index.html', 'countries/lu.html']) {
      const link = `main a[href="${next}"]`;
      await own.tab.waitForSelector(link);
      await Promise.all([own.tab.waitForNavigation(), own.tab.click(link)]);
    }
    assert.ok(await own.ask(() =>
      document.querySelector('.emergency a[href="tel:112"]').checkVisibility()));
  }, false);
}

test('browsers', { concurrency: 2 }, async (t) => {
  const server = await serve(site.folder);
  t.after(() => server.stop());
  await Promise.all(Object.keys(browsers).map((name) =>
    t.test(name, (own) => inBrowser(own, name, server))));
  await t.test('nginx was asked for nothing that it has not', () => {
    const log = server.log();
    assert.ok(log.length > sample.length);
    none(log.filter((line) => !/^(200|304) /.test(line) ||
      !line.split(' ')[1].startsWith(server.prefix)), 'line of the log');
  });
});
