// SPDX-License-Identifier: MIT
// A build that is killed leaves every file of the site whole, old or new, and the files of
// others alone; the next one equals a clean build.
//
// BALISE_TEST_SEED gives other moments.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { balise, baseContent, program, workspace } from './lib/balise.mjs';
import { randomFrom, seedOr } from './lib/random.mjs';
import { assertSameTree, listFolders, readTree, writeTree } from './lib/trees.mjs';

const KILLS = 20;
const PAGES = 1500;
const SEED = seedOr(2026);

/* Two versions of a site: pages that differ, that only one has, folders that only one has,
 * and half of them the same. */
function version(name) {
  const base = baseContent();
  const page = String(base['content/en/first.md']);
  const tree = { ...base };
  const folders = { a: ['x', 'only-a', 'deep/a'], b: ['x', 'only-b', 'deep/b'] }[name];
  for (let i = 0; i < PAGES; i++) {
    const same = i % 2 === 0;
    const folder = same ? 'same' : folders[i % folders.length];
    const text = `Page ${i} of ${same ? 'both' : name}. `.repeat(40);
    tree[`content/en/${folder}/page-${i}.md`] = page.replace('id: first', `id: page-${i}`)
      .replace('keywords: [word]', 'keywords: [word]\nweight: 5') + text + '\n';
  }
  return tree;
}

const FOREIGN = {
  'notes.txt': 'Somebody’s notes.\n',
  'en/notes.html': 'Not by Balise.\n',
  'en/only-a/picture.png': Buffer.from([0x89, 0x50, 0, 0xff]),
  'en/only-b/deep/letter.odt': 'A letter.\n',
  'school/index.html': 'The school’s own page.\n',
  'en/x/page-1.html.bak': 'A copy.\n',
};

/*
 * Starts a build and kills it, at any moment or while it writes; true when it was still
 * running. `usual` is how many milliseconds a build takes.
 */
async function killed(place, args, usual, random) {
  const child = spawn(program, args, { cwd: place, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('close', (status, signal) => resolve(signal)));
  const runs = () => child.exitCode === null && child.signalCode === null;
  if (random() < 0.6)
    while (runs() && !existsSync(join(place, 'site/.balise-journal')))
      await sleep(1);
  await Promise.race([sleep(random() * usual * 0.7), ended]);
  child.kill('SIGKILL');
  return (await ended) === 'SIGKILL';
}

function assertWhole(site, versions) {
  for (const [path, bytes] of Object.entries(site)) {
    if (path.endsWith('~balise') || path === '.balise-journal')
      continue; // what the next build clears away
    const known = [FOREIGN, ...versions].map((tree) => tree[path]).filter(Boolean);
    assert.ok(known.some((one) => Buffer.from(one).equals(bytes)), `${path} is whole, old or new`);
  }
  for (const [path, bytes] of Object.entries(FOREIGN))
    assert.deepEqual(site[path], Buffer.from(bytes), `${path} is somebody else’s`);
}

test(`${KILLS} builds killed at random moments`, async (t) => {
  const place = workspace(t);
  const random = randomFrom(SEED);
  const site = join(place, 'site');
  const args = (name, out) => ['build', '--quiet', '--content', `${name}/content`,
    '--theme', 'themes/plain', '--out', out];
  const build = (name, out) => {
    const start = Date.now();
    const result = balise(args(name, out), { cwd: place });
    assert.equal(result.status, 0, result.stderr);
    return Date.now() - start;
  };
  const clean = {}, folders = {};
  let usual = 0;
  for (const name of ['a', 'b']) {
    writeTree(join(place, name), version(name));
    usual = build(name, `clean-${name}`);
    clean[name] = readTree(join(place, `clean-${name}`));
    writeTree(join(place, `clean-${name}`), FOREIGN);
    folders[name] = listFolders(join(place, `clean-${name}`));
  }
  const foreign = Object.fromEntries(Object.entries(FOREIGN)
    .map(([path, bytes]) => [path, Buffer.from(bytes)]));

  let kills = 0, writing = 0;
  for (let tries = 0; kills < KILLS; tries++) {
    assert.ok(tries < 5 * KILLS, `only ${kills} of ${tries} builds were killed before their end`);
    const name = random() < 0.5 ? 'a' : 'b';
    if (!existsSync(site))
      writeTree(site, FOREIGN);
    kills += await killed(place, args(name, 'site'), usual, random);
    const found = readTree(site);
    writing += '.balise-journal' in found;
    assertWhole(found, [clean.a, clean.b]);
    if (random() < 0.4)
      continue; // killed once more, before anything is mended
    const last = random() < 0.5 ? 'a' : 'b';
    usual = Math.min(2 * usual, build(last, 'site'));
    assertSameTree(readTree(site), { ...clean[last], ...foreign }, `try ${tries} of seed ${SEED}`);
    assert.deepEqual(listFolders(site), folders[last], 'no folder is left over');
    if (random() < 0.2)
      rmSync(site, { recursive: true });
  }
  t.diagnostic(`${kills} were killed, ${writing} of them while they wrote`);
  assert.ok(writing >= KILLS / 4, `${writing} were killed while they wrote`);
});
