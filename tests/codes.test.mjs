// SPDX-License-Identifier: MIT
// The texts about the codes of diagnostics: the manual lists all, explain/*.md explains
// each in the same way in every language. BALISE_UPDATE=1 rewrites the manual's list.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { repository } from './lib/balise.mjs';
import { diagnosticCodes, explanationSections } from './lib/codes.mjs';

const manual = join(repository, 'generator/balise.1');
const codes = diagnosticCodes();
const [BEGIN, END] = ['.\\" codes begin\n', '.\\" codes end\n'];

/* A line of mdoc that begins with a sign of control would be a command. */
function entry([code, { level, sentence }]) {
  const text = sentence.replace(/^(?=[.'])/, '\\&');
  return `.It Cm ${code}\n${text}${level === 'warning' ? ' (warning)' : ''}\n`;
}

test('the manual lists every code with its sentence', () => {
  const text = readFileSync(manual, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const [, after] = rest.split(END);
  const list = `.Bl -tag -width Ds -compact\n${[...codes].map(entry).join('')}.El\n`;
  const right = before + BEGIN + list + END + after;
  if (process.env.BALISE_UPDATE === '1')
    writeFileSync(manual, right);
  else
    assert.equal(text, right, 'make update-expected rewrites the list');
});

test('each code is explained in each language, in the order of the table', () => {
  for (const name of ['en.md', 'fr.md', 'examples.md'])
    assert.deepEqual([...explanationSections(name).keys()], [...codes.keys()], name);
});

for (const language of ['en', 'fr']) {
  test(`${language}: what it means, why it matters, what to do; lines of a terminal`, () => {
    for (const [code, { sentence, text }] of explanationSections(`${language}.md`)) {
      const paragraphs = text.split('\n\n');
      assert.equal(paragraphs.length, 3, code);
      for (const paragraph of paragraphs) {
        assert.match(paragraph, /^[^]{15,}[.!?]$/, code);
        assert.ok(paragraph.split('\n').every((line) => [...line].length <= 76), code);
      }
      assert.equal(sentence === '', language === 'en', code);
      assert.doesNotMatch(sentence, /\.$/, code);
    }
  });
}

test('French has its spaces, its quotes and its apostrophe', () => {
  const text = readFileSync(join(repository, 'generator/commands/explain/fr.md'), 'utf8')
    .replace(/^<!--[^]*?-->$/gm, '').replace(/'[^'\n]*'/g, 'X').replace(/&(amp|lt);/g, 'X');
  for (const wrong of [/[^\u202f\s#NAME]\?(?=\s|$)/m, /[^\u202f][;!](?=\s)/, /[ ]:(?=\s)/, /«[^\u202f]/,
    /[^\u202f]»/, /[a-zéèà]'[a-zéèàh]/i, /\u202f:/])
    assert.doesNotMatch(text, wrong);
});
