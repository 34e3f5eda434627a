// SPDX-License-Identifier: MIT
// axe-core over our own site in Chromium and in Firefox: one page of every kind in every
// language, on a phone in light and on a desk in dark. For `make check-full` all pages, and
// each size in each scheme of colours.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';

import { browsers } from './browser/launch.mjs';
import { Reader } from './browser/reader.mjs';
import { none } from './lib/none.mjs';
import { Site, full } from './lib/site.mjs';

const site = new Site();
const base = pathToFileURL(`${site.folder}/`).href;
const sample = site.sample(['fr/first-hour.html', 'ar/first-hour.html', 'fr/keep-evidence.html',
  'fr/services/ch-142.html']);

const ALL = { tags: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
// What another size or another scheme of colours can change.
const LOOKS = { rules: ['color-contrast', 'link-in-text-block', 'target-size',
  'scrollable-region-focusable', 'css-orientation-lock'] };
// Most rules read the document alone, which is the same in every browser: for Firefox those
// are asked in one language.
const isAskedAll = (name, page) => full || name === 'Chromium' || ['', 'fr'].includes(page.language);

const VIEWS = [
  { name: 'phone, light', size: [360, 640], scheme: 'light', what: ALL },
  { name: 'desk, dark', size: [1280, 900], scheme: 'dark', what: LOOKS },
  ...full ? [{ name: 'phone, dark', size: [360, 640], scheme: 'dark', what: LOOKS },
    { name: 'desk, light', size: [1280, 900], scheme: 'light', what: LOOKS }] : [],
];

// Runs in the page. What is folded away is looked at, too: what is in the text together with
// it, the menu of languages by itself, because it opens over the text. Quick exit is fixed,
// so some link is behind it until the reader scrolls: it is put into the page's flow. That
// nothing stays behind it is looked at in browser.test.mjs.
async function examine(what) {
  const fold = (selector, open) => document.querySelectorAll(selector).forEach((details) => {
    details.open = open;
  });
  const look = async (context) => (await window.axe.run(context, {
    runOnly: what.tags ? { type: 'tag', values: what.tags } :
      { type: 'rule', values: what.rules },
    rules: { 'target-size': { enabled: true } },
    resultTypes: ['violations'],
  })).violations;
  for (const leave of document.querySelectorAll('.leave'))
    leave.style.position = 'static';
  fold('main details', true);
  const violations = await look(document);
  if (document.querySelector('.languages details')) {
    fold('.languages details', true);
    violations.push(...await look({ include: [['.languages']] }));
    fold('.languages details', false);
  }
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3)
    .map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`).join('; ')}` +
    ` (${nodes.length})`);
}

/** In Firefox the colours are those that it was started with. */
async function colours(reader, scheme) {
  if (reader.isChromium)
    await reader.tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
}

async function look(reader, url, isAll, views) {
  await reader.visit(url);
  await reader.ask(axe.source);
  const problems = [];
  for (const view of views) {
    await reader.size(...view.size);
    await colours(reader, view.scheme);
    const violations = await reader.ask(examine, isAll ? view.what : LOOKS);
    problems.push(...violations.map((text) => `${view.name}: ${text}`));
  }
  return problems;
}

async function luminance(reader) {
  return reader.ask(() => {
    const shown = (node) => getComputedStyle(node).backgroundColor;
    const colour = [document.body, document.documentElement].map(shown)
      .find((one) => !/, 0\)$|transparent/.test(one)) ?? 'rgb(255, 255, 255)';
    const [r, g, b] = colour.match(/[0-9.]+/g).map(Number);
    return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
  });
}

const runs = [['Chromium', ['light', 'dark']], ['Firefox', ['light']], ['Firefox', ['dark']]];
for (const [name, schemes] of runs)
  test(`accessibility in ${name}, ${schemes.join(' and ')}`, { concurrency: 2 },
    (t) => inBrowser(t, name, schemes));

async function inBrowser(t, name, schemes) {
  const views = VIEWS.filter(({ scheme }) => schemes.includes(scheme));
  const browser = await browsers[name](schemes[0]);
  t.after(() => browser.close());

  await t.test('axe notices what is wrong', async () => {
    const reader = await Reader.open(browser, 'about:');
    await reader.tab.goto('about:blank');
    await reader.ask(() => {
      document.documentElement.lang = '';
      document.body.innerHTML = '<p style="color: #999; background: #aaa">pale</p>' +
        '<img src="data:,"><input>';
    });
    await reader.ask(axe.source);
    const found = (await reader.ask(examine, ALL)).join('\n');
    for (const rule of ['color-contrast', 'image-alt', 'label', 'html-has-lang'])
      assert.ok(found.includes(`${rule}:`), `${rule} is not in ${found}`);
    await reader.tab.close();
  });

  await t.test('dark is dark and light is light', async () => {
    const reader = await Reader.open(browser, base);
    for (const path of ['index.html', 'fr/first-hour.html', 'fr/units.html']) {
      await reader.visit(base + path);
      for (const scheme of schemes) {
        await colours(reader, scheme);
        const shown = await luminance(reader);
        // The neutral page may be as plain as it likes.
        assert.ok((scheme === 'dark' ? shown < 0.2 : shown > 0.8) || path.endsWith('units.html'),
          `${path}, ${scheme}: ${shown}`);
      }
    }
    await reader.tab.close();
  });

  // Two tabs share the pages.
  const pages = [...sample];
  await Promise.all([1, 2].map(async () => {
    const reader = await Reader.open(browser, base);
    for (let page = pages.shift(); page; page = pages.shift())
      await t.test(page.path, { timeout: 120_000 }, async () =>
        none(await look(reader, base + page.path, isAskedAll(name, page), views), `violation on ${page.path}`));
    await reader.tab.close();
  }));
}
