// SPDX-License-Identifier: MIT
// Five pages as a screen reader is told of them, kept as text to be read: a change of what
// is said shows in the diff. BALISE_UPDATE=1 writes them anew (`make update-expected`).
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { browsers } from './browser/launch.mjs';
import { Reader } from './browser/reader.mjs';
import { linesOf, treeOf } from './browser/tree.mjs';
import { Site, root } from './lib/site.mjs';

const site = new Site();
const base = pathToFileURL(`${site.folder}/`).href;
const folder = join(root, 'tests/browser/trees');
const PAGES = {
  'fr-home': 'fr/index.html',
  'en-first-hour': 'en/first-hour.html',
  'ar-luxembourg': 'ar/countries/lu.html',
  'de-service': 'de/services/lu-bee-secure.html',
  'nl-letter': 'nl/az/c.html',
};

test('screen readers', async (t) => {
  const browser = await browsers.Chromium();
  t.after(() => browser.close());
  const reader = await Reader.open(browser, base);
  await reader.size(360, 640);
  // "Open now" goes by the clock.
  await reader.tab.setJavaScriptEnabled(false);
  for (const [name, path] of Object.entries(PAGES))
    await t.test(`${name}: ${path}`, async () => {
      await reader.visit(base + path);
      const tree = await treeOf(reader.tab);
      const file = join(folder, `${name}.txt`);
      if (process.env.BALISE_UPDATE === '1') {
        mkdirSync(folder, { recursive: true });
        writeFileSync(file, tree);
      }
      assert.equal(tree, readFileSync(file, 'utf8'));
    });

  await t.test('the order is that of the page, and everything has a name', async () => {
    for (const name of Object.keys(PAGES)) {
      const lines = readFileSync(join(folder, `${name}.txt`), 'utf8').split('\n').map((line) => line.trim());
      const at = (start) => lines.findIndex((line) => line.startsWith(start));
      assert.ok(at('link') >= 0 && at('link') < at('region'), `${name}: the skip link comes first`);
      assert.ok(at('region') < at('navigation'), `${name}: the emergency line comes before the menu`);
      assert.ok(at('navigation') < at('main'), `${name}: the menu comes before the text`);
      assert.equal(lines.filter((line) => line.startsWith('heading') && / 1$/.test(line)).length, 1, `${name}: one title`);
      assert.deepEqual(lines.filter((line) => /^(link|button|region|navigation|searchbox|combobox)$/.test(line)), [],
        `${name}: without a name`);
    }
  });
});

test('the tree is read as it is said', () => {
  const node = (nodeId, role, name, childIds = [], more = {}) =>
    ({ nodeId, role: { value: role }, name: { value: name }, childIds, ...more });
  assert.deepEqual(linesOf([
    node('1', 'RootWebArea', 'Page', ['2', '4', '7']),
    node('2', 'heading', 'A title', ['3'], { properties: [{ name: 'level', value: { value: 2 } }] }),
    node('3', 'StaticText', 'A title'),
    node('4', 'paragraph', '', ['5', '6']),
    node('5', 'StaticText', 'Call '),
    node('6', 'link', '112', []),
    node('7', 'generic', '', [], { ignored: true }),
  ]), ['heading "A title" 2', 'Call', 'link "112"']);
});
