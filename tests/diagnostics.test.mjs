// SPDX-License-Identifier: MIT
// Every code of generator/base/diag_codes.h has a folder of its name in diagnostics/: a
// case, or variants that are cases. A case holds the files in which it differs from
// diagnostics/base/, which is right, and
//   expected.txt  all that Balise says to it
//   expected.fr.txt  the same in French, in the first case of each code
//   before/       what stands in the folder of the site besides an earlier build (optional)
//   args.txt      further arguments (optional)
//   command.txt   the command where it is not build; such a case says nothing of check
//   removed.txt   files of the base that it does without (optional)
//   prepare.mjs   makes what git cannot hold; gives false where it cannot (optional)
//   status.txt    the exit status where it is not that of the code's level (optional)
// BALISE_UPDATE=1 rewrites expected.txt and expected.fr.txt.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { balise, baliseAsync, baseContent, testsFolder, workspace } from './lib/balise.mjs';
import { diagnosticCodes } from './lib/codes.mjs';
import { assertSameTree, readTree, writeTree } from './lib/trees.mjs';

const cases = join(testsFolder, 'diagnostics');
const update = process.env.BALISE_UPDATE === '1';
const PARTS = ['content', 'content2', 'themes', 'before'];
const DESCRIPTIONS = ['expected.txt', 'expected.fr.txt', 'args.txt', 'command.txt', 'removed.txt', 'prepare.mjs',
  'status.txt'];
/* What only a build that writes can find out. */
const ONLY_BUILD = ['output-foreign', 'output-write'];

function readCodes() {
  return new Map([...diagnosticCodes()].map(([slug, { level }]) => [slug, level === 'error' ? 1 : 0]));
}

function folders(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

function casesOf(slug) {
  const variants = folders(join(cases, slug)).filter((name) => !PARTS.includes(name));
  return variants.length ? variants.map((name) => `${slug}/${name}`) : [slug];
}

function lines(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
}

function words(file) {
  return lines(file).flatMap((line) => line.split(' '));
}

async function layOut(t, name, earlier) {
  const folder = join(cases, name);
  const tree = Object.entries(readTree(folder))
    .filter(([path]) => !DESCRIPTIONS.includes(path))
    .map(([path, content]) => [path.replace(/^before\//, 'out/site/'), content]);
  const removed = lines(join(folder, 'removed.txt')).map((path) => [path, null]);
  const place = workspace(t, baseContent());
  writeTree(join(place, 'out/site'), earlier);
  writeTree(place, Object.fromEntries([...removed, ...tree]));
  if (!existsSync(join(folder, 'prepare.mjs')))
    return place;
  const { default: prepare } = await import(pathToFileURL(join(folder, 'prepare.mjs')));
  return prepare(place) === false ? null : place;
}

function compareWithExpected(name, said, expected = 'expected.txt') {
  const file = join(cases, name, expected);
  if (update)
    writeFileSync(file, said);
  else
    assert.equal(said, existsSync(file) ? readFileSync(file, 'utf8') : `(no ${expected})`);
}

/* No line of the message and no hint is left in English; what is quoted of a file may be. */
function assertFrench(french, english) {
  const own = (said) => said.split('\n')
    .filter((line) => /(error|warning|erreur|avertissement)\u00a0?: |^ {6}= /.test(line));
  const before = new Set(own(english));
  assert.equal(own(french).length, own(english).length);
  assert.deepEqual(own(french).filter((line) => before.has(line)), []);
}

const codes = readCodes();
let earlier; // the site of the base, which an error must leave alone

before(() => {
  const place = workspace({ after }, baseContent());
  const result = balise(['build'], { cwd: place });
  assert.equal(result.stderr, '');
  assert.equal(result.status, 0);
  earlier = readTree(join(place, 'out/site'));
});

test('each code has a case, and each case a code', () => {
  assert.ok(codes.size > 60, 'the codes were found');
  const named = folders(cases).filter((name) => name !== 'base');
  assert.deepEqual(named.sort(), [...codes.keys()].sort());
});

async function checkCase(t, slug, name, level) {
  const place = await layOut(t, name, earlier);
  if (!place)
    return t.skip('it cannot be prepared here');
  const args = words(join(cases, name, 'args.txt'));
  const untouched = readTree(join(place, 'out'));
  const command = words(join(cases, name, 'command.txt'));
  const result = await baliseAsync([...(command.length ? command : ['build']), '--quiet', ...args],
    { cwd: place });
  const status = Number(lines(join(cases, name, 'status.txt'))[0] ?? level);

  compareWithExpected(name, result.stderr);
  assert.equal(result.status, status, result.stderr);
  assert.ok(result.stderr.includes(`[${slug}]`), `it says [${slug}]\n${result.stderr}`);
  assert.ok(!result.stderr.includes(place), 'no absolute path');
  if (status !== 0)
    assertSameTree(readTree(join(place, 'out')), untouched, 'the site before and after');
  if (name !== casesOf(slug)[0])
    return; // one of each code is enough
  const french = await baliseAsync([...(command.length ? command : ['build']), '--quiet',
    '--lang', 'fr', ...args], { cwd: place });
  compareWithExpected(name, french.stderr, 'expected.fr.txt');
  assert.equal(french.status, status);
  assertFrench(french.stderr, result.stderr);
  if (ONLY_BUILD.includes(slug) || command.length)
    return;
  const checked = await baliseAsync(['check', '--quiet', ...args], { cwd: place });
  assert.equal(checked.stderr, result.stderr.replace('; the site was left as it was', ''));
}

describe('what Balise says', { concurrency: 2 }, () => {
  for (const [slug, level] of codes)
    for (const name of existsSync(join(cases, slug)) ? casesOf(slug) : [])
      test(name, (t) => checkCase(t, slug, name, level));
});
