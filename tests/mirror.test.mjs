// SPDX-License-Identifier: MIT
// `balise mirror`: copies of the site in folders and on keys, updated, damaged, interrupted.
//
// BALISE_TEST_SEED gives other moments.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, renameSync, rmSync, statSync, statfsSync, symlinkSync,
  truncateSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { balise, baseContent, baliseAsync, program, temporaryFolder, workspace } from './lib/balise.mjs';
import { changeDisk, keyFolder, plugIn, smallDisk } from './lib/keys.mjs';
import { randomFrom, seedOr } from './lib/random.mjs';
import { assertSameTree, listFolders, readTree, writeTree } from './lib/trees.mjs';

const PAGES = 150;
const SEED = seedOr(2026);

const FOREIGN = {
  'holiday.jpg': Buffer.from([0xff, 0xd8, 0, 1]),
  'en/notes.txt': 'Somebody’s notes.\n',
  'System Volume Information/IndexerVolumeGuid': 'x',
  'local/school.js': 'The school’s own.\n',
};

/* Two versions: pages that differ, that only one has, and most of them the same. */
function version(name, pages = PAGES) {
  const base = baseContent();
  const page = String(base['content/en/first.md']);
  const tree = { ...base };
  for (let i = 0; i < pages; i++) {
    const folder = i % 3 ? 'same' : `only-${name}`;
    const text = i % 5 ? 'Both. ' : `Of ${name}. `;
    tree[`content/en/${folder}/page-${i}.md`] = page.replace('id: first', `id: page-${i}`)
      .replace('keywords: [word]', 'keywords: [word]\nweight: 5') + text.repeat(100) + '\n';
  }
  return tree;
}

const place = { after() {} };
const sites = {};

before(() => {
  place.folder = workspace({ after: (undo) => { place.undo = undo; } });
  for (const name of ['a', 'b', 'small-a', 'small-b']) {
    writeTree(join(place.folder, name), version(name, name.startsWith('small') ? 5 : PAGES));
    const { status, stderr } = balise(['build', '--quiet', '--content', `${name}/content`,
      '--theme', 'themes/plain', '--out', `site-${name}`], { cwd: place.folder });
    assert.equal(status, 0, stderr);
    sites[name] = readTree(join(place.folder, `site-${name}`));
  }
});
after(() => place.undo());

const siteOf = (name) => join(place.folder, `site-${name}`);
const mirror = (name, ...rest) => balise(['mirror', '--site', siteOf(name), ...rest]);

function good(name, ...rest) {
  const result = mirror(name, ...rest);
  assert.equal(result.status, 0, result.stderr);
  return result;
}

function refused(message, name, ...rest) {
  const result = mirror(name, ...rest);
  assert.equal(result.status, 1, result.stdout);
  assert.match(result.stderr, message);
  return result;
}

const buffers = (tree) => Object.fromEntries(Object.entries(tree)
  .map(([path, content]) => [path, typeof content === 'string' ? Buffer.from(content) : content]));

/* A finished copy: the site, what was there besides, nothing else. */
function assertCopy(folder, name, besides = {}, message = 'the copy') {
  assertSameTree(readTree(folder), { ...sites[name], ...buffers(besides) }, message);
  if (!besides.SHA256SUMS) {
    const sums = spawnSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'],
      { cwd: folder, encoding: 'utf8' });
    assert.equal(sums.status, 0, sums.stdout + sums.stderr);
  }
}

const inodes = (folder) => Object.fromEntries(Object.keys(readTree(folder))
  .map((path) => [path, statSync(join(folder, path)).ino]));

describe('a copy', () => {
  test('is made, and left alone when nothing differs', (t) => {
    const key = join(temporaryFolder(t), 'key');
    const first = good('a', key);
    assert.match(first.stdout, /^balise: \S+key: \d+ files \([\d.]+ [KM]B\) copied, 0 removed, 0 there already; all were read back\n$/);
    assert.match(first.stderr, /comparing \d+ files, .*\n.*copying \d+ files, .*\n$/, 'plain lines, no terminal');
    assertCopy(key, 'a');
    const before = inodes(key);
    assert.match(good('a', key).stdout, /: 0 files copied, 0 removed/);
    assert.deepEqual(inodes(key), before, 'nothing was written');
    const quiet = good('a', '--quiet', key);
    assert.equal(quiet.stdout + quiet.stderr, '');
  });

  test('is brought up to date: what differs is written, what is no longer there removed', (t) => {
    const key = keyFolder(t);
    writeTree(key, FOREIGN);
    good('a', key);
    const before = inodes(key);
    good('b', key);
    assertCopy(key, 'b', FOREIGN);
    const after = inodes(key);
    for (const path of Object.keys(sites.b).filter((one) => sites.a[one]))
      assert.equal(before[path] === after[path], sites.a[path].equals(sites.b[path]) || path === 'local/school.js', path);
    assert.ok(!listFolders(key).includes('en/only-a'), 'no empty folder stays');
  });

  test('a dry run tells all of it and touches nothing', (t) => {
    const key = keyFolder(t);
    good('a', key);
    writeFileSync(join(key, 'index.html'), 'damaged');
    const before = readTree(key), stat = statSync(key).mtimeMs;
    const { stdout } = good('b', '--dry-run', key);
    assertSameTree(readTree(key), before);
    assert.equal(statSync(key).mtimeMs, stat);
    const copied = Object.keys(sites.b).filter((path) => path !== 'SHA256SUMS' &&
      path !== 'local/school.js' && !before[path]?.equals(sites.b[path]));
    const removed = Object.keys(sites.a).filter((path) => !sites.b[path]);
    const lines = stdout.trim().split('\n');
    assert.deepEqual(lines.filter((line) => line.startsWith('copy ')).map((line) => line.slice(5)).sort(), copied.sort());
    assert.deepEqual(lines.filter((line) => line.startsWith('remove ')).map((line) => line.slice(7)).sort(), removed.sort());
    assert.match(lines.at(-1), new RegExp(`${copied.length} files \\(.*\\) to be copied, ${removed.length} to be removed`));
    const nowhere = join(key, 'nowhere');
    good('a', '--dry-run', nowhere);
    assert.ok(!existsSync(nowhere));
  });

  test('is mended: damaged, cut off, emptied, missing files, whatever their dates say', (t) => {
    const key = keyFolder(t);
    good('a', key);
    const [one, two, three, four] = Object.keys(sites.a).filter((path) => path.includes('page-'));
    const bytes = Buffer.from(sites.a[one]);
    bytes[10] ^= 1;
    writeFileSync(join(key, one), bytes);
    truncateSync(join(key, two), 100);
    truncateSync(join(key, three), 0);
    rmSync(join(key, four));
    const { stdout } = good('a', key);
    assert.match(stdout, /: 4 files \(/);
    assertCopy(key, 'a');
  });

  test('that was made by hand and broke off is taken over', (t) => {
    const key = keyFolder(t);
    cpSync(siteOf('a'), key, { recursive: true });
    rmSync(join(key, 'SHA256SUMS'));
    rmSync(join(key, 'en/same'), { recursive: true });
    const cut = Object.keys(sites.a).find((path) => path.startsWith('en/only-a/'));
    truncateSync(join(key, cut), 50);
    good('a', key);
    assertCopy(key, 'a');
  });

  test('into several places at once, each with its own end', (t) => {
    const folder = keyFolder(t);
    writeFileSync(join(folder, 'file'), '');
    const keys = ['one', 'two', 'three'].map((name) => join(folder, name));
    const { status, stdout, stderr } = mirror('a', ...keys, join(folder, 'file'));
    assert.equal(status, 1);
    assert.match(stderr, /file' is no folder/);
    for (const key of keys) {
      assertCopy(key, 'a');
      assert.ok(stdout.includes(`${key}: `), key);
    }
  });
});

describe('what is somebody else’s', () => {
  const cases = {
    'a file where a page belongs': [{ 'en/same/page-1.html': 'Mine' }, /page-1\.html' is not from Balise/],
    'a list of other files': [{ SHA256SUMS: `${'0'.repeat(64)}  debian.iso\n` }, /SHA256SUMS' is a list of other files/],
    'a file where a folder belongs': [{ en: 'Mine' }, /en' is not from Balise/],
    'a folder where a file belongs': [{ 'index.html/x': 'Mine' }, /index\.html' is not from Balise/],
    'a link for a folder': [{ en: { link: '/tmp' } }, /en' is not from Balise/],
    'a link for a file': [{ 'index.html': { link: '/etc/passwd' } }, /index\.html' is not from Balise/],
  };
  for (const [name, [files, message]] of Object.entries(cases))
    test(`${name} is refused before anything is written`, (t) => {
      const key = keyFolder(t);
      writeTree(key, { ...FOREIGN, ...files });
      const before = readTree(key);
      const { stderr } = refused(message, 'a', key);
      assert.match(stderr, /was left as it was/);
      assertSameTree(readTree(key), before);
    });

  test('what an earlier mirror put there and somebody changed is not removed', (t) => {
    const key = keyFolder(t);
    good('a', key);
    const path = Object.keys(sites.a).find((one) => !sites.b[one]);
    writeFileSync(join(key, path), 'My notes');
    assert.match(good('b', key).stdout, new RegExp(`left, since somebody has changed it: ${path}`));
    assertCopy(key, 'b', { [path]: 'My notes' });
  });

  test('a list that names files elsewhere removes nothing there', (t) => {
    const folder = keyFolder(t);
    const key = join(folder, 'key');
    good('a', key);
    writeTree(folder, { 'outside.txt': 'x', 'other/file.txt': 'x' });
    symlinkSync('../other', join(key, 'link'));
    const digest = '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881';
    writeTree(key, { SHA256SUMS: sites.a.SHA256SUMS + ['../outside.txt', '/etc/passwd', 'link/file.txt']
      .map((path) => `${digest}  ${path}\n`).join('') });
    good('b', key);
    assert.ok(existsSync(join(folder, 'outside.txt')) && existsSync(join(folder, 'other/file.txt')));
    assertCopy(key, 'b', { link: { link: '../other' } });
  });
});

describe('what cannot be', () => {
  test('no folder, none to make it in, inside the site, around it, twice the same', (t) => {
    const folder = keyFolder(t);
    writeFileSync(join(folder, 'file'), '');
    refused(/file' is no folder/, 'a', join(folder, 'file'));
    refused(/nowhere\/key' is no folder, nor is it in one/, 'a', join(folder, 'nowhere/key'));
    refused(/is inside the site/, 'a', join(siteOf('a'), 'key'));
    refused(/is inside the site/, 'a', siteOf('a'));
    refused(/is inside the site, or the site inside it/, 'a', place.folder);
    assert.equal(mirror('a', folder, `${folder}/x/..`).status, 2);
    assert.equal(mirror('a', folder, join(folder, 'x')).status, 2);
    assert.equal(balise(['mirror']).status, 2);
    assertSameTree(readTree(siteOf('a')), sites.a);
    assert.deepEqual(readdirSync(folder), ['file']);
  });

  test('a site that is damaged, half-built or none', (t) => {
    const folder = keyFolder(t);
    const site = join(folder, 'site'), key = join(folder, 'key');
    cpSync(siteOf('a'), site, { recursive: true });
    const from = (...rest) => balise(['mirror', '--site', site, ...rest]);
    writeFileSync(join(site, 'index.html'), 'damaged');
    let result = from(key);
    assert.equal(result.status, 1);
    assert.match(result.stderr, /site\/index\.html' is not what SHA256SUMS says/);
    assert.ok(!existsSync(key), 'nothing was written');
    writeFileSync(join(site, '.balise-journal'), '');
    result = from(key);
    assert.equal(result.status, 1);
    assert.match(result.stderr, /is half-built/);
    result = balise(['mirror', '--site', folder, key]);
    assert.match(result.stderr, /is no finished site/);
  });

  test('a disk that is too small is refused before, and a full one leaves every file whole', (t) => {
    const key = smallDisk(t, 300);
    if (!key)
      return;
    writeTree(key, FOREIGN);
    const { stderr } = refused(/has too little room: [\d.]+ MB are needed, [\d.]+ KB are free/, 'a', key);
    assert.match(stderr, /was left as it was/);
    assertSameTree(readTree(key), buffers(FOREIGN));
  });

  test('a disk that fills up while it is written to', (t) => {
    // Room for the bytes, but not for so many names.
    const key = smallDisk(t, 64 * 1024, ',nr_inodes=80');
    if (!key)
      return;
    writeTree(key, FOREIGN);
    const { stderr } = refused(/cannot be written: No space left on device/, 'a', key);
    assert.match(stderr, /is not complete; every file in it is whole/);
    const found = readTree(key);
    assert.ok('.balise-journal' in found, 'it says so itself');
    for (const [path, bytes] of Object.entries(found))
      if (path !== '.balise-journal')
        assert.ok((buffers(FOREIGN)[path] ?? sites.a[path])?.equals(bytes), `${path} is whole`);
    assert.ok(changeDisk(key, 'nr_inodes=2000'));
    good('a', key);
    assertCopy(key, 'a', FOREIGN);
  });

  test('a key that can only be read', (t) => {
    const key = smallDisk(t, 4096);
    if (!key)
      return;
    assert.ok(changeDisk(key, 'ro'));
    refused(/disk' can only be read/, 'a', key);
  });
});

/* Starts a mirror and ends it after a while; gives the signal, or the status if it was over. */
async function interrupted(name, key, signal, wait) {
  const child = spawn(program, ['mirror', '--quiet', '--site', siteOf(name), key], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('close', (status, by) => resolve(by ?? status)));
  const runs = () => child.exitCode === null && child.signalCode === null;
  // Without a timer: one that is late finds the mirror at its end.
  while (wait.writing && runs() && !existsSync(join(key, '.balise-journal')))
    await new Promise(setImmediate);
  if (wait.milliseconds >= 1)
    await Promise.race([sleep(wait.milliseconds), ended]);
  child.kill(signal);
  return ended;
}

function assertWhole(key, message, others = FOREIGN) {
  for (const [path, bytes] of Object.entries(readTree(key))) {
    if (path.endsWith('~balise') || path === '.balise-journal')
      continue;
    const known = [buffers(others), ...Object.values(sites)].map((site) => site[path]).filter(Boolean);
    assert.ok(known.some((one) => one.equals(bytes)), `${message}: ${path} is whole, old or new`);
  }
  for (const [path, bytes] of Object.entries(buffers(others)))
    assert.ok(readTree(key)[path].equals(bytes), `${message}: ${path} is somebody else’s`);
}

describe('an interrupted mirror', () => {
  for (const [signal, rounds] of [['SIGKILL', 14], ['SIGINT', 8], ['SIGTERM', 2]])
    test(`by ${signal}: every file is whole, and the next one ends like a first`, async (t) => {
      const key = join(keyFolder(t), 'key');
      const random = randomFrom(SEED + rounds);
      writeTree(key, FOREIGN);
      let cut = 0, writing = 0;
      for (let i = 0; (cut < rounds || writing < rounds / 4) && i < rounds * 20; i++) {
        const name = random() < 0.5 ? 'a' : 'b';
        const message = `${signal} ${i} of seed ${SEED}`;
        const how = await interrupted(name, key, signal,
          { writing: random() < 0.8, milliseconds: random() ** 3 * 60 });
        cut += how === signal;
        assert.ok(how === signal || how === 0, `${message}: ended with ${how}`);
        assertWhole(key, message);
        const found = readTree(key);
        if ('.balise-journal' in found)
          writing++;
        if (signal !== 'SIGKILL')
          assert.ok(!Object.keys(found).some((path) => path.endsWith('~balise')), `${message}: nothing half is left`);
        if (random() < 0.4)
          continue;
        const last = random() < 0.5 ? 'a' : 'b';
        good(last, '--quiet', key);
        assertCopy(key, last, FOREIGN, message);
        if (random() < 0.3) {
          rmSync(key, { recursive: true });
          writeTree(key, FOREIGN);
        }
      }
      t.diagnostic(`${cut} were interrupted, ${writing} of them while they wrote`);
      assert.ok(cut >= rounds && writing >= rounds / 4, `${cut} interrupted, ${writing} while writing`);
    });
});

test('verify says of an interrupted copy what it is', async (t) => {
  const key = join(keyFolder(t), 'key');
  good('a', '--quiet', key);
  assert.equal(balise(['verify', key]).status, 0);
  for (let i = 0; i < 50; i++) {
    if (await interrupted('b', key, 'SIGKILL', { writing: true, milliseconds: 1 + i }) !== 'SIGKILL')
      good('a', '--quiet', key);
    else if (existsSync(join(key, '.balise-journal')))
      break;
  }
  assert.ok(existsSync(join(key, '.balise-journal')), 'none was cut');
  const { status, stdout, stderr } = balise(['verify', key]);
  assert.equal(status, 1);
  assert.match(stdout + stderr, /did not end|interrupt|not finish|unfinished/i);
  good('b', '--quiet', key);
  assert.equal(balise(['verify', key]).status, 0);
});

/* FUSE's driver for FAT is slow. */
const SITES = { vfat: ['small-a', 'small-b'], exfat: ['a', 'b'] };

describe('keys', () => {
  for (const kind of ['vfat', 'exfat'])
    test(`${kind}: made, changed in case, damaged, updated, full, only to be read`, async (t) => {
      const [a, b] = SITES[kind];
      const key = plugIn(t, kind, 64);
      if (!key)
        return;
      writeTree(key.folder, FOREIGN);
      good(a, key.folder);
      assertCopy(key.folder, a, FOREIGN, kind);
      assert.match(good(a, key.folder).stdout, /: 0 files copied, 0 removed/);

      // As old systems and some copying programs leave names.
      const lower = Object.keys(sites[a]).find((path) => path.includes('only-'));
      // FUSE's driver for FAT loses files of a folder that it renames.
      const folders = kind === 'vfat' && key.driver() ? [] : [dirname(lower), 'en'];
      for (const path of ['index.html', lower, 'SHA256SUMS', ...folders]) {
        const other = path === 'SHA256SUMS' ? 'sha256sums' : basename(path).toUpperCase();
        const between = join(key.folder, dirname(path), 'between');
        renameSync(join(key.folder, path), between);
        renameSync(between, join(key.folder, dirname(path), other));
      }
      truncateSync(join(key.folder, 'README.txt'), 10);
      assert.match(good(a, key.folder).stdout, /: 1 file \(/);
      assertCopy(key.folder, a, FOREIGN, `${kind}, case`);

      good(b, key.folder);
      assertCopy(key.folder, b, FOREIGN, `${kind}, updated`);
      for (let i = 0; i < 3; i++) {
        await interrupted(i % 2 ? a : b, key.folder, 'SIGKILL', { writing: false, milliseconds: 60 + 80 * i });
        assertWhole(key.folder, `${kind}, killed`);
      }
      good(a, key.folder);
      assertCopy(key.folder, a, FOREIGN, `${kind}, killed`);

      assert.equal(key.remount('ro'), '');
      refused(/can only be read/, b, key.folder);
      assert.equal(key.check().status, 0, 'the file system is sound');
    });

  test('vfat: a key that is full', (t) => {
    const key = plugIn(t, 'vfat', 2);
    if (!key)
      return;
    const film = Buffer.alloc(1_980_000, 1);
    writeFileSync(join(key.folder, 'film.avi'), film);
    // FUSE's driver for FAT neither knows how much room there is, nor what to call none.
    const { stderr } = refused(/has too little room|cannot be written: (?:No space left on device|Operation not permitted)/,
      'small-a', key.folder);
    assert.match(stderr, /was left as it was|every file in it is whole/);
    assertWhole(key.folder, 'vfat, full', { 'film.avi': film });
    assert.equal(key.check().status, 0, 'the file system is sound');
  });

  // The program that serves the key is ended while the mirror writes.
  for (const kind of ['vfat', 'exfat'])
    test(`${kind}: pulled out while it is written to`, async (t) => {
      const [a, b] = SITES[kind];
      const key = plugIn(t, kind, 64);
      if (!key)
        return;
      writeTree(key.folder, FOREIGN);
      good(a, key.folder);
      const other = join(keyFolder(t), 'other');
      const running = baliseAsync(['mirror', '--site', siteOf(b), key.folder, other]);
      while (!existsSync(join(key.folder, '.balise-journal')))
        await new Promise(setImmediate);
      if (!key.pull()) {
        t.skip('the kernel itself serves the key, and nothing here takes it from it');
        await running;
        return;
      }
      const { status, stdout, stderr } = await running;
      assert.equal(status, 1, stdout);
      assert.match(stderr, /key\S* (?:cannot be (?:read|written): [^;]*; was the key pulled out, or is it worn out\?|was written, but )/);
      assert.match(stderr, /key is not complete; .* goes on from there\n$/);
      assert.match(stdout, /other: \d+ files .* copied, /);
      assertCopy(other, b);
      const gone = balise(['verify', key.folder]);
      assert.equal(gone.status, 1);
      assert.match(gone.stderr, /the folder cannot be read: /);

      assert.equal(key.remount(), '');
      assertWhole(key.folder, `${kind}, pulled`);
      const half = balise(['verify', key.folder]);
      assert.equal(half.status, 1);
      assert.match(half.stdout, /left by a build or a copy that did not end/);
      good(b, key.folder);
      assertCopy(key.folder, b, FOREIGN, `${kind}, mended`);
      assert.doesNotMatch(balise(['verify', key.folder]).stdout, /missing|damaged|cannot|did not end/);
    });

  test('exfat: a folder of somebody else in other letters', (t) => {
    const key = plugIn(t, 'exfat', 32);
    if (!key)
      return;
    writeTree(key.folder, { 'EN/mine.txt': 'x', 'Readme.TXT': 'mine' });
    refused(/en' belongs here, but somebody else has put 'EN'/, 'a', key.folder);
    assert.deepEqual(readdirSync(key.folder).sort(), ['EN', 'Readme.TXT']);
  });

  test('exfat: a key with too little room', (t) => {
    const key = plugIn(t, 'exfat', 8);
    if (!key)
      return;
    const { bavail, bsize } = statfsSync(key.folder);
    writeFileSync(join(key.folder, 'film.avi'), Buffer.alloc(bavail * bsize - 200_000));
    refused(/has too little room/, 'a', key.folder);
    assert.deepEqual(readdirSync(key.folder), ['film.avi']);
  });
});
