// SPDX-License-Identifier: MIT
// The table in content/REVIEW.md, of who has read our pages once more: each page in a
// language of READ has its row, and no row is about a page that is not there.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { config, pages } from './lib/content.mjs';
import { none } from './lib/none.mjs';
import { root } from './lib/site.mjs';

const COLUMNS = ['page', 'languages', 'read', 'what changed', 'what remains doubtful'];
const READ = ['fr', 'en', 'de', 'nl', 'ar'];

const table = readFileSync(join(root, 'content/REVIEW.md'), 'utf8').split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
const [head, , ...rows] = table;
const read = rows.flatMap(([id, languages]) => languages.split(/, /).map((one) => `${one}/${id}`));
const known = new Set(pages.map(({ language, id }) => `${language}/${id}`));

test(`each page was read once more: ${READ.join(', ')}`, () => {
  assert.deepEqual(head, COLUMNS);
  const wanted = pages.filter(({ language }) => READ.includes(language));
  assert.ok(wanted.length > 190);
  none(wanted.map(({ language, id }) => `${language}/${id}`).filter((page) => !read.includes(page)),
    'page without a row in content/REVIEW.md');
});

test('each row names a page that is there, once, its day and what changed', () => {
  none(read.filter((page) => !known.has(page)), 'row of content/REVIEW.md without a page');
  none(read.filter((page, i) => read.indexOf(page) !== i), 'page with two rows in content/REVIEW.md');
  for (const [id, , day, changed] of rows) {
    assert.match(day, /^\d{4}-\d{2}-\d{2}$/, id);
    assert.ok(day <= config['as-of'], `${id}: read after as-of`);
    assert.ok(changed, `${id}: not said what changed`);
  }
});
