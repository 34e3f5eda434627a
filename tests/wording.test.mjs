// SPDX-License-Identifier: MIT
// Words that `check` complains of: sentences that it must find and others that it must
// leave alone, in five languages, as a file of data; and our own content, where each doubt
// has been read by somebody. Rules that look at words know only the words that they list:
// they catch slips, they do not replace a reader.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import YAML from 'yaml';

import { balise, baseContent, repository, testsFolder, workspace } from './lib/balise.mjs';
import { pages } from './lib/content.mjs';

const languages = YAML.parse(readFileSync(join(testsFolder, 'wording/sentences.yaml'), 'utf8'));
const { wording } = YAML.parse(readFileSync(join(repository, 'content/vocabulary.yaml'), 'utf8'));

// One page for each sentence: the path says which.
function check(t, language, sentences) {
  const base = baseContent();
  const front = base['content/en/first.md'].toString().split('---\n')[1];
  const place = workspace(t, {
    ...base,
    'content/en/first.md': null,
    'content/site.yaml': `title: {${language}: x}\nsummary: {${language}: x}\n` +
      `languages: [${language}]\nas-of: 2026-11-22\ntheme: plain\n`,
    'content/vocabulary.yaml': base['content/vocabulary.yaml'] + YAML.stringify({ wording }),
    ...Object.fromEntries(sentences.map((sentence, i) => [`content/${language}/p${i}.md`,
      `---\n${front.replace('id: first', `id: p${i}`)}---\n\n${sentence}\n`])),
  });
  const { stderr } = balise(['check', '--quiet'], { cwd: place });
  return new Set([...stderr.matchAll(/\/p(\d+)\.md:\d+:\d+: \w+: .*\[wording(?:-danger)?\]$/gm)]
    .map(([, index]) => sentences[index]));
}

for (const [language, { found, fine }] of Object.entries(languages))
  test(`${language}: what must be found is found, and nothing else`, (t) => {
    const said = check(t, language, [...found, ...fine]);
    assert.deepEqual(found.filter((one) => !said.has(one)), [], 'not found');
    assert.deepEqual(fine.filter((one) => said.has(one)), [], 'false alarm');
  });

test('our own words are clean, and what is meant is still said', () => {
  const { stderr } = balise(['check', '--quiet'], { cwd: repository });
  assert.deepEqual(stderr.split('\n').filter((line) => /\[(wording|keywords)/.test(line)), []);
  assert.ok(pages.some(({ front }) => front.meant));
});
