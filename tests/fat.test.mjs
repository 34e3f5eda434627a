// SPDX-License-Identifier: MIT
// Our own site on a real FAT32 file system, as on a USB key, and back.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';

import { Site, filesIn, temporaryFolder } from './lib/site.mjs';

// The system's own folder of programs is not in everyone's PATH.
const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin`, LC_ALL: 'C.UTF-8' };

function run(command, ...options) {
  const done = spawnSync(command, options, { env, encoding: 'utf8', maxBuffer: 1 << 26 });
  assert.ifError(done.error);
  assert.equal(done.status, 0, `${command} ${options.join(' ')}: ${done.stdout}${done.stderr}`);
  return done.stdout;
}

test('a copy on FAT32 keeps every name and every byte', async (t) => {
  const site = new Site();
  const folder = temporaryFolder();
  const image = join(folder, 'key.img');
  const name = basename(site.folder);
  run('mkfs.vfat', '-F', '32', '-s', '1', '-n', 'BALISE', '-C', image, String(64 * 1024));
  run('mcopy', '-i', image, '-s', site.folder, '::');

  await t.test('the file system is sound', () => {
    run('fsck.vfat', '-n', image);
  });

  await t.test('the key lists the same names, in the same case', () => {
    const listed = run('mdir', '-i', image, '-b', '-/', '::').trim().split('\n')
      .map((line) => line.replace(/^::\//, '')).filter((path) => !path.endsWith('/'))
      .map((path) => path.replace(`${name}/`, ''));
    assert.deepEqual(listed.sort(), [...site.files].sort());
  });

  // Old devices know only the short names that FAT makes of long ones.
  await t.test('long names have short ones that differ', () => {
    const long = site.files.filter((path) => /[^./]{9}/.test(basename(path)));
    assert.ok(long.length > 100, 'no long names: nothing was tested');
    for (const path of new Set(long.map(dirname))) {
      const lines = run('mdir', '-i', image, '-a', `::/${name}/${path}`).split('\n');
      const short = lines.map((line) => /^([^ .]\S*) +(\S{0,3}) +(?:<DIR>|[0-9])/.exec(line))
        .filter(Boolean).map((match) => `${match[1]}.${match[2]}`.toLowerCase());
      assert.ok(short.length > 0, path);
      assert.equal(new Set(short).size, short.length, `${path}: ${short}`);
    }
  });

  await t.test('copied back, all is as it was', () => {
    const back = join(folder, 'back');
    mkdirSync(back);
    run('mcopy', '-i', image, '-s', '-n', `::/${name}`, back);
    const copied = join(back, name);
    assert.deepEqual(filesIn(copied), site.files);
    for (const path of site.files)
      assert.ok(readFileSync(join(copied, path)).equals(site.bytes(path)), path);
    // As a person would check a copy that she was given.
    const sums = spawnSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'],
      { cwd: copied, encoding: 'utf8' });
    assert.equal(sums.status, 0, sums.stdout + sums.stderr);
  });
});
