// SPDX-License-Identifier: MIT
// What stands at the root for whoever is handed a copy: START-HERE.html and README.txt.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { config, languages } from './lib/content.mjs';
import { all, attribute } from './lib/html.mjs';
import { Site, program, root, temporaryFolder } from './lib/site.mjs';
import { writeTree } from './lib/trees.mjs';

const site = new Site();
const readme = site.text('README.txt');
const lines = readme.slice(1).split('\r\n');

test('README.txt is readable in Notepad: byte order mark, CR and LF, no long line of words', () => {
  assert.ok(readme.startsWith('\ufeff'));
  assert.ok(readme.endsWith('\r\n'));
  assert.doesNotMatch(readme, /[^\r]\n|\r[^\n]|\t/);
  assert.deepEqual(lines.filter((line) => [...line].length > 78 && !line.startsWith('    ')), []);
  assert.ok(lines.some((line) => [...line].length > 70), 'lines are filled');
});

test('its first line says the title and the date of the data', () => {
  assert.equal(lines[0], `${config.title[languages[0]]} · ${config['as-of']}`);
});

test('it says in every language how to open, how to check, who made it', () => {
  for (const words of ['sha256sum -c SHA256SUMS', 'certutil -hashfile', 'Get-FileHash',
    'balise verify', config.publisher])
    assert.equal(readme.split(words).length - 1, languages.length, words);
});

test('lines of Arabic are embedded from right to left, what is to be typed is not', () => {
  const arabic = lines.slice(lines.findIndex((line) => line.includes('العربية')));
  for (const line of arabic.filter(Boolean))
    assert.match(line, line.startsWith('    ') ? /^[ -~]+$/ : /^\u202b[^\u202b\u202c]+\u202c$/);
  assert.doesNotMatch(lines.slice(0, -arabic.length).join(''), /[\u202b\u202c]/);
});

test('START-HERE.html leads to every language and to README.txt', () => {
  const links = all(site.tree(site.page('START-HERE.html')), 'a').map((node) => attribute(node, 'href'));
  for (const wanted of ['README.txt', ...languages.map((language) => `${language}/index.html`)])
    assert.ok(links.includes(wanted), wanted);
  assert.ok(site.page('START-HERE.html').size < 6000, 'it is small');
});

test('a neutral site keeps both, with its neutral title and without who made it', () => {
  const place = temporaryFolder();
  writeTree(join(place, 'own'), {
    'site.yaml': `neutral: true\nneutral-title: ${JSON.stringify(
      Object.fromEntries(languages.map((language) => [language, 'Notes'])))}\n` +
      'publisher: Association against blackmail\n',
  });
  const run = spawnSync(program, ['build', '-C', root, '--quiet', '--content', 'content',
    '--content', join(place, 'own'), '--out', join(place, 'notes')], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
  const text = readFileSync(join(place, 'notes/README.txt'), 'utf8');
  assert.ok(text.startsWith(`\ufeffNotes · ${config['as-of']}\r\n`));
  assert.doesNotMatch(text, /Association|chantage|blackmail/i);
  assert.ok(text.includes('sha256sum'));
});
