// SPDX-License-Identifier: MIT
// No advice is harder to read than what a fourteen-year-old reads: `balise check
// --readability`, by the measure that generator/site/readability.h explains.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { balise, baseContent, repository, workspace } from './lib/balise.mjs';
import { pages } from './lib/content.mjs';
import { none } from './lib/none.mjs';

const MOST_LIX = 40;
const MOST_WORDS = 15; // per sentence, where there is no LIX
const LONGEST = 30; // words of one sentence

function table(cwd) {
  const { stdout, status } = balise(['check', '--readability', '--quiet'], { cwd });
  assert.equal(status, 0);
  return stdout.split('\n').slice(1).map((line) => line.trim().split(/ +/))
    .filter((row) => row.length === 7)
    .map(([language, lix, words, long, longest, kind, id]) =>
      ({ language, lix: Number(lix), words: Number(words), long: Number(long),
        longest: Number(longest), kind, id }));
}

test('the head is in French, too, above the same columns', (t) => {
  const place = workspace(t, baseContent());
  const [english, french] = ['en', 'fr'].map((language) =>
    balise(['check', '--readability', '--quiet', '--lang', language], { cwd: place }).stdout.split('\n'));
  assert.equal(english[0], 'language       LIX   words  long %  longest  kind      page');
  assert.equal(french[0], 'langue         LIX    mots longs %  maximum  genre     page');
  assert.deepEqual(french.slice(1), english.slice(1));
});

test('the hardest page of a language comes first', (t) => {
  const base = baseContent();
  const first = base['content/en/first.md'].toString();
  const page = (id, text) => `${first.split('\n## ')[0].replace('id: first', `id: ${id}`)}\n${text}\n`;
  const rows = table(workspace(t, {
    ...base,
    'content/en/first.md': null,
    'content/en/easy.md': page('easy', '## Call now\n\n- Do it.\n\n```\ncode incomprehensible\n```'),
    'content/en/hard.md': page('hard', 'Notwithstanding considerable *institutional* hesitation.'),
  }));
  assert.deepEqual(rows.map(({ id, lix, words, longest }) => [id, lix, words, longest]),
    [['hard', 104, 4, 4], ['easy', 2, 2, 2]]);
});

test('all pages are measured, and advice is easy to read', () => {
  const rows = table(repository);
  assert.equal(rows.length, pages.length);
  none(rows.filter((row) => row.kind === 'advice' &&
    (Number.isNaN(row.lix) ? row.words > MOST_WORDS : row.lix > MOST_LIX || row.longest > LONGEST))
    .map((row) => `${row.language}/${row.id}: LIX ${row.lix}, ${row.words} words per sentence, ` +
      `the longest ${row.longest}`),
  'advice that is hard to read');
});
