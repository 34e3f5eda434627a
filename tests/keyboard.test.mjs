// SPDX-License-Identifier: MIT
// With the keyboard alone, in Chromium: on one page of every kind in French and in Arabic
// the Tab key reaches everything that can be used, in the order of reading, seen and never
// behind quick exit; and the keys do what they do elsewhere. Firefox walks in
// browser.test.mjs, the results of the search in search-browser.test.mjs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { browsers } from './browser/launch.mjs';
import { focused } from './browser/measure.mjs';
import { Reader } from './browser/reader.mjs';
import { none } from './lib/none.mjs';
import { Site, full } from './lib/site.mjs';

const site = new Site();
const base = pathToFileURL(`${site.folder}/`).href;
// The smallest of a kind: it has all the parts, and the walk is short.
const kinds = new Map();
for (const page of site.pages.filter(({ language }) => ['', 'fr', 'ar'].includes(language)))
  if (!kinds.has(`${page.kind} ${page.language}`) || kinds.get(`${page.kind} ${page.language}`).size > page.size)
    kinds.set(`${page.kind} ${page.language}`, page);
const sample = full ? site.pages.filter(({ language }) => ['', 'fr', 'ar'].includes(language))
  : [...kinds.values(), site.page('fr/keep-evidence.html')];
const STOPS_MOST = 400;

// In the page: numbers all that can be used, in the order of the document.
function numberStops() {
  window.stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter((node) => node.checkVisibility({ visibilityProperty: true }) && !node.disabled);
  return { count: window.stops.length, positive: document.querySelectorAll('[tabindex]:not([tabindex="0"], [tabindex="-1"])').length };
}

const stopNumber = () => window.stops.indexOf(document.activeElement);

async function walk(reader, page) {
  await reader.visit(base + page.path);
  const { count, positive } = await reader.ask(numberStops);
  assert.equal(positive, 0, 'an order of its own by tabindex');
  const problems = [];
  let reached = 0;
  for (let last = -1; reached <= Math.min(count, STOPS_MOST); reached++) {
    await reader.tab.keyboard.press('Tab');
    const stop = await reader.ask(focused);
    if (!stop)
      break;
    const number = await reader.ask(stopNumber);
    if (number !== last + 1)
      problems.push(`${stop.name} is stop ${number} after ${last}`);
    last = number;
    for (const [bad, what] of [[!stop.seen, 'is not seen'], [!stop.marked, 'does not show that it has the focus'],
      [stop.covered, 'is behind quick exit']])
      if (bad)
        problems.push(`${stop.name} ${what}: ${stop.box}`);
  }
  none(problems, 'fault of the walk');
  if (count <= STOPS_MOST)
    assert.equal(reached, count, 'not everything is reached');
}

async function opensAndCloses(reader) {
  await reader.visit(`${base}fr/first-hour.html`);
  const isOpen = (selector) => reader.ask((one) => document.querySelector(one).parentElement.open, selector);
  for (const selector of ['.languages summary', 'main summary']) {
    if (!await reader.ask((one) => document.querySelector(one) !== null, selector))
      continue;
    await reader.tab.focus(selector);
    const before = await isOpen(selector);
    await reader.tab.keyboard.press('Enter');
    assert.equal(await isOpen(selector), !before, `${selector}: Enter`);
    await reader.tab.keyboard.press('Space');
    assert.equal(await isOpen(selector), before, `${selector}: Space`);
  }
  // What was opened comes next.
  await reader.tab.focus('.languages summary');
  await reader.tab.keyboard.press('Enter');
  await reader.tab.keyboard.press('Tab');
  assert.ok(await reader.ask(() => document.activeElement.closest('.languages ul') !== null));
  const next = await reader.ask(() => document.activeElement.href);
  await Promise.all([reader.tab.waitForNavigation(), reader.tab.keyboard.press('Enter')]);
  assert.equal(await reader.address(), decodeURI(next));
}

async function ticksAndFills(reader) {
  await reader.visit(`${base}fr/keep-evidence.html`);
  await reader.tab.focus('main input[type="checkbox"]');
  const isTicked = () => reader.ask(() => document.activeElement.checked);
  await reader.tab.keyboard.press('Space');
  assert.equal(await isTicked(), true);
  await reader.tab.keyboard.press('Space');
  assert.equal(await isTicked(), false);
  await reader.tab.focus('main input[type="text"]');
  await reader.tab.keyboard.type('Ab c');
  assert.equal(await reader.ask(() => document.activeElement.value), 'Ab c');
}

async function leavesByEnter(reader) {
  await reader.visit(`${base}fr/first-hour.html`);
  const exit = decodeURI(await reader.ask(() => document.querySelector('.leave a').href));
  await reader.tab.focus('.leave a');
  await reader.tab.keyboard.press('Enter');
  assert.ok(await reader.arrives(exit), await reader.address());
}

test('keyboard', { concurrency: 2 }, async (t) => {
  const browser = await browsers.Chromium();
  t.after(() => browser.close());
  const inTab = (name, act) => t.test(name, { timeout: 120_000 }, async () => {
    const reader = await Reader.open(browser, base);
    await reader.size(360, 640);
    // Two tabs at once, and each has the focus.
    const session = await reader.tab.createCDPSession();
    await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    try {
      await act(reader);
    } finally {
      await reader.tab.close();
    }
  });
  const steps = [
    ['Enter and Space open and close', opensAndCloses],
    ['boxes are ticked and fields filled', ticksAndFills],
    ['Enter leaves by quick exit', leavesByEnter],
    ...sample.map((page) => [`Tab: ${page.path}`, (reader) => walk(reader, page)]),
  ];
  await Promise.all([1, 2].map(async () => {
    for (let step = steps.shift(); step; step = steps.shift())
      await inTab(...step);
  }));
});
