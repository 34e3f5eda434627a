// SPDX-License-Identifier: MIT
// The table in content/README.md, of what the first sources have: each link leads to a page
// of the built site that has the words of the link's title, or its row says it is missing.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { attribute, first, textOf } from './lib/html.mjs';
import { none } from './lib/none.mjs';
import { Site, root } from './lib/site.mjs';

const rows = readFileSync(join(root, 'content/README.md'), 'utf8').split('\n')
  .filter((line) => /^\| (\d|all) \|/.test(line)).map((line) => line.split('|').map((cell) => cell.trim()));

const plain = (text) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/\s+/g, ' ').toLowerCase();
const pathOf = (target) => (target.startsWith('../out/site/')
  ? target.slice('../out/site/'.length) : target.replace(/\.md$/, '.html'));

test('each row of the sources is shown, or said to be missing', () => {
  const site = new Site();
  const problems = [];
  assert.equal(rows.length, 66);
  for (const [, , what, where] of rows) {
    const links = [...where.matchAll(/\]\(([^)\s]+)(?: "([^"]*)")?\)/g)];
    if (!links.length && !/missing|`/.test(where))
      problems.push(`${what}: neither a link nor 'missing'`);
    for (const [, target, words] of links) {
      const [path, anchor] = pathOf(target).split('#');
      if (!site.pages.some((page) => page.path === path)) {
        problems.push(`${what}: no page ${path}`);
        continue;
      }
      const tree = site.tree(site.page(path));
      if (anchor && !first(tree, (node) => attribute(node, 'id') === anchor))
        problems.push(`${what}: ${path} has no #${anchor}`);
      if (!words || !plain(textOf(first(tree, 'body'))).includes(plain(words)))
        problems.push(`${what}: ${path} does not say “${words}”`);
    }
  }
  none(problems, 'row of content/README.md');
});
