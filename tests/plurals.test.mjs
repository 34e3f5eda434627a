// SPDX-License-Identifier: MIT
// Which plural form goes with a number, by the rules of Balise and by those of the Unicode
// CLDR as Node knows them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

import { repository } from './lib/balise.mjs';

const program = join(process.env.BALISE_TEST_BIN ?? join(repository, 'out/obj/default/test'),
  'plural-forms');

// All languages in RULES of generator/theme/plural.c, and one that nobody knows.
const LANGUAGES = ['ar', 'be', 'bg', 'bs', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'eu', 'fa', 'fi',
  'fr', 'ga', 'gl', 'he', 'hi', 'hr', 'hu', 'hy', 'id', 'is', 'it', 'ja', 'ka', 'ko', 'lb', 'lt', 'lv',
  'mk', 'nb', 'nl', 'nn', 'no', 'pl', 'pt', 'pt-PT', 'ro', 'ru', 'sk', 'sl', 'sq', 'sr', 'sv', 'sw', 'th',
  'tr', 'uk', 'ur', 'vi', 'zh', 'fr-BE', 'ar-MA'];

const NUMBERS = [...Array(1001).keys(), 1001, 1002, 1011, 1100, 1999, 2000, 10_000, 10_011, 99_999,
  100_000, 100_003, 999_999, 1e6, 1e6 + 1, 1e6 + 11, 2e6, 12_345_678, 1e9, 1e9 + 2];

function formsOf(language) {
  const run = spawnSync(program, [language, ...NUMBERS.map(String)], { encoding: 'utf8' });
  assert.ifError(run.error);
  assert.equal(run.status, 0, run.stderr);
  return run.stdout.trim().split('\n');
}

for (const language of LANGUAGES)
  test(`plural forms: ${language}`, () => {
    const rules = new Intl.PluralRules(language);
    assert.equal(rules.resolvedOptions().locale.split('-')[0], language.split('-')[0],
      'Node does not know the language');
    const wrong = formsOf(language).map((form, i) => [NUMBERS[i], form, rules.select(NUMBERS[i])])
      .filter(([, ours, theirs]) => ours !== theirs);
    assert.deepEqual(wrong, []);
  });

test('plural forms of a language that is not known', () => {
  assert.deepEqual([...new Set(formsOf('xx'))].sort(), ['one', 'other']);
});
