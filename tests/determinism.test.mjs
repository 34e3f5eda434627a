// SPDX-License-Identifier: MIT
// The site is a function of the content: the same bytes, and the same messages, with any
// number of threads, in any folder, locale, time zone and environment.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { before, after, describe, test } from 'node:test';

import { balise, baseContent, repository, temporaryFolder, workspace } from './lib/balise.mjs';
import { assertSameTree, readTree, writeTree } from './lib/trees.mjs';

const content = join(repository, 'content');
const theme = join(repository, 'themes/default');
let expected; // our own content, as built by one thread

function build(place, args, env) {
  const result = balise(['build', '--quiet', '--out', join(place, 'site'), ...args], { cwd: place, env });
  assert.equal(result.status, 0, result.stderr);
  return { tree: readTree(join(place, 'site')), stderr: result.stderr };
}

function assertSame(t, args, env) {
  const actual = build(temporaryFolder(t), args, env);
  assertSameTree(actual.tree, expected.tree);
  assert.equal(actual.stderr, expected.stderr);
}

const own = ['--content', content, '--theme', theme];

before(() => {
  expected = build(temporaryFolder({ after }), [...own, '--jobs', '1']);
  assert.ok(Object.keys(expected.tree).length > 100);
});

describe('the same bytes', () => {
  for (const jobs of ['2', '3', '8', '64'])
    test(`with ${jobs} threads`, (t) => assertSame(t, [...own, '--jobs', jobs]));

  test('on the same folder again', (t) => {
    const place = temporaryFolder(t);
    build(place, own);
    assertSameTree(build(place, own).tree, expected.tree);
  });

  test('in another folder, with other paths and times of files', (t) => {
    const place = workspace(t);
    cpSync(content, join(place, 'a folder/content'), { recursive: true });
    utimesSync(join(place, 'a folder/content/site.yaml'), 1, 1);
    mkdirSync(join(place, 'a folder/themes'));
    cpSync(theme, join(place, 'a folder/themes/default'), { recursive: true });
    const here = { args: ['build', '--quiet', '-C', 'a folder', '--out', '../site'], cwd: place };
    const result = balise(here.args, { cwd: here.cwd });
    assert.equal(result.status, 0, result.stderr);
    assertSameTree(readTree(join(place, 'site')), expected.tree);
  });

  const locales = spawnSync('locale', ['-a'], { encoding: 'utf8' }).stdout?.split('\n') ?? [];
  const wanted = ['C', 'POSIX', ...['fr_FR', 'tr_TR', 'ar_EG'].map(
    (name) => locales.find((one) => one.startsWith(name)) ?? `${name}.UTF-8`)];
  for (const locale of wanted)
    test(`in the locale ${locale}${locales.includes(locale) ? '' : ', which is not installed'}`, (t) =>
      assertSame(t, own, { LC_ALL: locale, LANG: locale, LANGUAGE: locale.slice(0, 2) }));

  for (const zone of ['Pacific/Kiritimati', 'America/Adak', 'UTC'])
    test(`in the time zone ${zone}`, (t) => assertSame(t, own, { TZ: zone }));

  test('with another home, user, terminal and a wide window', (t) =>
    assertSame(t, own, { HOME: '/nonexistent', USER: 'nobody', TERM: 'dumb', COLUMNS: '20',
      SOURCE_DATE_EPOCH: '1' }));
});

test('no absolute path, user or machine in any file', () => {
  const foreign = [repository, '/tmp/', 'balise-test-', `${process.env.HOME ?? '/root'}/`];
  for (const [path, bytes] of Object.entries(expected.tree))
    for (const word of foreign.filter((word) => word.length > 4))
      assert.ok(!bytes.includes(word), `${path} has ${word}`);
});

test('the same messages, sorted, with any number of threads', (t) => {
  const place = workspace(t, baseContent());
  const page = String(baseContent()['content/en/first.md']);
  writeTree(place, Object.fromEntries(Array.from({ length: 60 }, (_, i) => [
    `content/en/p${i}.md`, page.replace('id: first', `id: ${i % 7 ? `p${i}` : 'same'}`)
      .replace('service:lu-help', i % 2 ? 'service:nobody' : 'nowhere')])));
  const said = ['1', '2', '8', '8', '8'].map((jobs) => balise(['check', '--jobs', jobs], { cwd: place }).stderr);
  assert.ok(said[0].split('\n').length > 100);
  for (const other of said)
    assert.equal(other, said[0]);
  const paths = [...said[0].matchAll(/^(content\/\S+?):/gm)].map(([, path]) => path);
  assert.deepEqual(paths, [...paths].sort());
});
