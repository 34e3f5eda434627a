// SPDX-License-Identifier: MIT
// Whole small sites. Each folder of sites/ but theme-plain, and school, which has a test of
// its own, is a case:
//   content/, content2/ …   content folders, given in this order
//   themes/                 themes of its own, beside 'plain' and 'default' (optional)
//   args.txt                further arguments (optional)
//   files.txt               the files of the site that are compared; '*' for any
//                           characters (optional: all)
//   expected/               these files
//   paths.txt               the paths of all files of the site
//   said.txt                what Balise says to standard error (optional: nothing)
// BALISE_UPDATE=1 rewrites the last three.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { baliseAsync, repository, testsFolder, workspace } from './lib/balise.mjs';
import { assertSameTree, readTree, writeTree } from './lib/trees.mjs';

const sites = join(testsFolder, 'sites');
const update = process.env.BALISE_UPDATE === '1';
const cases = readdirSync(sites).filter((name) => !['school', 'theme-plain'].includes(name));

function lines(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
}

// The same in every site, and compared with its source by search.test.mjs.
const CLIENT = 'assets/search.js';

function compared(tree, patterns) {
  const wanted = patterns.map((pattern) => new RegExp(
    `^${pattern.split('*').map((s) => s.replace(/[.\\+]/g, '\\$&')).join('.*')}$`));
  const isWanted = (path) => path !== CLIENT && (!wanted.length || wanted.some((one) => one.test(path)));
  const some = Object.fromEntries(Object.entries(tree).filter(([path]) => isWanted(path)));
  if (some.SHA256SUMS)
    some.SHA256SUMS = Buffer.from(String(some.SHA256SUMS).replace(new RegExp(`^.*  ${CLIENT}\\n`, 'm'), ''));
  return some;
}

async function build(t, name) {
  const folder = join(sites, name);
  const contents = readdirSync(folder).filter((part) => part.startsWith('content')).sort();
  const parts = Object.entries(readTree(folder))
    .filter(([path]) => /^(content\d?|themes)\//.test(path));
  const place = workspace(t, Object.fromEntries(parts));
  const args = contents.flatMap((part) => ['--content', part]);
  args.push(...lines(join(folder, 'args.txt')).flatMap((line) => line.split(' ')));
  const result = await baliseAsync(['build', '--quiet', ...args], { cwd: place });
  assert.equal(result.status, 0, result.stderr);
  return { said: result.stderr, tree: readTree(join(place, 'out/site')) };
}

function writeExpected(name, { said, tree, paths, files }) {
  const folder = join(sites, name);
  rmSync(join(folder, 'expected'), { recursive: true, force: true });
  writeTree(join(folder, 'expected'), compared(tree, files));
  writeTree(folder, { 'paths.txt': paths, 'said.txt': said || null });
}

async function checkSite(t, name) {
  const folder = join(sites, name);
  const files = lines(join(folder, 'files.txt'));
  const { said, tree } = await build(t, name);
  const paths = Object.keys(tree).join('\n') + '\n';
  if (update)
    return writeExpected(name, { said, tree, paths, files });
  assert.equal(said, lines(join(folder, 'said.txt')).map((line) => `${line}\n`).join(''));
  assert.equal(paths, readFileSync(join(folder, 'paths.txt'), 'utf8'), 'the paths of the site');
  const expected = readTree(join(folder, 'expected'));
  assert.ok(Object.keys(expected).length > 0, 'something is compared');
  assertSameTree(compared(tree, files), expected, name);
}

describe('sites', { concurrency: 2 }, () => {
  for (const name of cases)
    test(name, (t) => checkSite(t, name));
});

test('a theme that extends the default one changes only what it overrides', async (t) => {
  const content = Object.fromEntries(Object.entries(readTree(join(sites, 'minimal')))
    .filter(([path]) => path.startsWith('content/')));
  const place = workspace(t, content);
  const page = readFileSync(join(repository, 'themes/default/templates/page.mustache'), 'utf8');
  writeTree(place, {
    'themes/school/theme.yaml': 'extends: default\n',
    'themes/school/templates/page.mustache':
      page.replace(/\{\{\/layout\}\}\s*$/, '{{$head}}<meta name="school" content="ours">{{/head}}\n{{/layout}}\n'),
  });
  const sitesOf = {};
  for (const theme of ['default', 'school']) {
    const args = ['build', '--quiet', '--theme', `themes/${theme}`, '--out', theme];
    const result = await baliseAsync(args, { cwd: place });
    assert.equal(result.status, 0, result.stderr);
    assert.equal(result.stderr, '');
    sitesOf[theme] = readTree(join(place, theme));
  }
  const { 'en/first.html': before, SHA256SUMS: sums, ...others } = sitesOf.default;
  const { 'en/first.html': after, SHA256SUMS: otherSums, ...same } = sitesOf.school;
  assertSameTree(same, others, 'what is not overridden');
  assert.notDeepEqual(sums, otherSums);
  assert.ok(String(after).includes('<meta name="school" content="ours">'));
  assert.equal(String(after).replace('<meta name="school" content="ours">', ''), String(before));
});
