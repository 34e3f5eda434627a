// SPDX-License-Identifier: MIT
// Readers who enlarge, who space their text, who choose their own colours, who have no
// scripts: one page of every kind in French and in Arabic loses nothing for them (all pages
// for `make check-full`); and nothing jumps while a page is loaded.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { TEXT_SPACING, lost, moving, unseenInForcedColours, usable, visibleText } from './browser/conditions.mjs';
import { browsers } from './browser/launch.mjs';
import { focused } from './browser/measure.mjs';
import { Reader } from './browser/reader.mjs';
import { none } from './lib/none.mjs';
import { Site, full } from './lib/site.mjs';

const site = new Site();
const base = pathToFileURL(`${site.folder}/`).href;
const sample = site.sample(['fr/first-hour.html', 'ar/first-hour.html', 'fr/keep-evidence.html'])
  .filter(({ language }) => full || ['', 'fr', 'ar'].includes(language));
const PHONE = [360, 640];
const DESK = [1280, 900];

// Runs before the page's own scripts.
function watchShifts() {
  window.baliseShifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      window.baliseShifts.push(`${entry.value.toFixed(4)}: ${entry.sources.map(({ node }) =>
        node && (node.outerHTML ?? node.textContent).slice(0, 80)).join(', ')}`);
  }).observe({ type: 'layout-shift', buffered: true });
}

const openAll = () => document.querySelectorAll('main details').forEach((one) => { one.open = true; });

async function jumps(reader, page) {
  for (const size of [PHONE, DESK]) {
    await reader.size(...size);
    await reader.visit(base + page.path);
    const shifts = await reader.ask(async () => {
      await new Promise((resolve) => { setTimeout(resolve, 50); });
      return window.baliseShifts;
    });
    none(shifts, `jump at ${size[0]} px`);
  }
}

// 1280 × 1024 pixels at 400 %.
async function enlarged(reader, page) {
  await reader.size(320, 256);
  await reader.visit(base + page.path);
  await reader.ask(openAll);
  none(await reader.ask(lost), 'loss at 400 %');
  await reader.ask(() => document.querySelector('.search input')?.focus());
  // The open field lies over the line of the menu.
  none((await reader.ask(lost)).filter((one) => !one.includes(' lies over ')), 'loss at 400 % while searching');
  // The strip of quick exit leaves room to read.
  const height = await reader.ask(() => document.querySelector('.leave a')?.getBoundingClientRect().height ?? 0);
  assert.ok(height <= 256 / 4, `quick exit takes ${height} of 256 pixels`);
}

async function spaced(reader, page) {
  await reader.size(...PHONE);
  await reader.visit(base + page.path);
  await reader.ask(openAll);
  await reader.ask((css) => {
    const style = new CSSStyleSheet();
    style.replaceSync(css);
    document.adoptedStyleSheets = [style];
  }, TEXT_SPACING);
  none(await reader.ask(lost), 'loss with wider text');
}

async function withOwnColours(reader, page) {
  await reader.size(...PHONE);
  await reader.tab.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'no-preference' }]);
  await reader.visit(base + page.path);
  await reader.ask(openAll);
  none(await reader.ask(moving), 'movement');
  await reader.session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
  assert.ok(await reader.ask(() => matchMedia('(forced-colors: active)').matches));
  none(await reader.ask(unseenInForcedColours), 'part that is not seen in forced colours');
  await reader.tab.keyboard.press('Tab');
  const stop = await reader.ask(focused);
  assert.ok(stop?.marked || page.kind === 'exit', 'the focus is not seen in forced colours');
  await reader.session.send('Emulation.setEmulatedMedia', { features: [] });
}

// With scripts and without: the same text, the same links and fields.
async function withoutScripts(reader, plain, page) {
  for (const tab of [reader, plain]) {
    await tab.size(...PHONE);
    await tab.visit(base + page.path);
  }
  for (const question of [visibleText, usable]) {
    const all = new Set(await plain.ask(question));
    none((await reader.ask(question)).filter((one) => !all.has(one)), 'thing that only a script shows');
  }
}

async function opened(browser, ...scripts) {
  const reader = await Reader.open(browser, base);
  reader.session = await reader.tab.createCDPSession();
  // Two tabs at once, and each has the focus.
  await reader.session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  for (const script of scripts)
    await reader.tab.evaluateOnNewDocument(script);
  return reader;
}

test('conditions', { concurrency: 2 }, async (t) => {
  const browser = await browsers.Chromium();
  t.after(() => browser.close());

  await t.test('what is wrong is noticed', async () => {
    const reader = await opened(browser);
    await reader.tab.goto('about:blank');
    await reader.size(...PHONE);
    await reader.ask(() => {
      document.body.innerHTML = '<p style="width: 900px">wide wide wide wide wide wide wide wide</p>' +
        '<p style="height: 5px; overflow: hidden">cut</p><p>under</p><p style="margin-top: -30px">over</p>' +
        '<button style="border: 0; animation: a 1s">b</button>';
    });
    const found = (await reader.ask(lost)).join('\n');
    for (const word of ['scrolls sideways', 'is cut off', 'lies over'])
      assert.ok(found.includes(word), `${word} is not in ${found}`);
    assert.equal((await reader.ask(unseenInForcedColours)).length, 1);
    assert.equal((await reader.ask(moving)).length, 1);
    await reader.tab.close();
  });

  const pages = [...sample];
  await Promise.all([1, 2].map(async () => {
    const reader = await opened(browser, watchShifts);
    const plain = await opened(browser);
    await plain.tab.setJavaScriptEnabled(false);
    for (let page = pages.shift(); page; page = pages.shift()) {
      const step = (name, act) =>
        t.test(`${name}: ${page.path}`, { timeout: 120_000 }, () => act(reader, page));
      await step('nothing jumps', jumps);
      await step('400 %', enlarged);
      await step('text spacing', spaced);
      await step('forced colours, no movement', withOwnColours);
      await step('without JavaScript', (own, one) => withoutScripts(own, plain, one));
    }
  }));
});
