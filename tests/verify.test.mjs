// SPDX-License-Identifier: MIT
// `balise verify`: what it says of copies that are whole, damaged, or have been on devices
// that change names. The file systems are real ones, in images.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { before, describe, test } from 'node:test';

import { balise, baseContent, isSanitized, temporaryFolder, withoutProgress, workspace } from './lib/balise.mjs';
import { filesIn } from './lib/site.mjs';
import { writeTree } from './lib/trees.mjs';

const PAGE = 'en/index.html';
let built, sums;

before((t) => {
  const place = workspace({ after: (undo) => process.once('exit', undo) }, baseContent());
  assert.equal(balise(['build', '--quiet'], { cwd: place }).status, 0);
  built = join(place, 'out/site');
  sums = readFileSync(join(built, 'SHA256SUMS'), 'utf8');
  assert.ok(sums.includes(`  ${PAGE}\n`));
});

function copyOf(t) {
  const copy = join(temporaryFolder(t), 'Key 1');
  cpSync(built, copy, { recursive: true });
  return copy;
}

function verify(folder, ...options) {
  const result = withoutProgress(balise(['verify', folder, ...options]));
  return { ...result, said: result.stdout.replace(folder, 'DIR').replace(/build [0-9a-f]{12}\n/, 'build BUILD\n') };
}

const IDENTITY = /^DIR: [^\n]+, information as of 20\d\d-\d\d-\d\d, build BUILD\n/;

// Exactly these lines between the first and the last.
function finds(copy, ...lines) {
  const { status, said, stderr } = verify(copy);
  assert.equal(stderr, '');
  assert.match(said, IDENTITY);
  const [, ...rest] = said.trim().split('\n');
  assert.match(rest.pop(), /^the copy is not as it was made; \d+ of its files are: /);
  assert.deepEqual(rest, lines);
  assert.equal(status, 1);
}

describe('a whole copy', () => {
  test('is called whole, and told by title, date and build', (t) => {
    const { status, said, stdout } = verify(copyOf(t));
    const count = sums.trim().split('\n').length;
    assert.match(said, IDENTITY);
    assert.ok(said.endsWith(`\nthe copy is whole: ${count} files\n`), said);
    assert.equal(status, 0);
    const digest = spawnSync('sha256sum', [join(built, 'SHA256SUMS')], { encoding: 'utf8' }).stdout;
    assert.ok(stdout.includes(`build ${digest.slice(0, 12)}\n`));
  });

  test('with --quiet nothing is said; with damage it is', (t) => {
    const copy = copyOf(t);
    assert.deepEqual(Object.values(verify(copy, '--quiet')).filter((one) => one === '').length, 3);
    rmSync(join(copy, PAGE));
    assert.match(verify(copy, '--quiet').stdout, /1 file is missing/);
  });

  test('is whole beside what systems and schools put there', (t) => {
    const copy = copyOf(t);
    writeTree(copy, {
      'System Volume Information/IndexerVolumeGuid': 'x', '$RECYCLE.BIN/S-1/a': 'x', '.DS_Store': 'x',
      'en/._index.html': 'x', 'en/Thumbs.db': 'x', 'desktop.ini': 'x', '.Trash-1000/info': 'x',
      '.fseventsd/0': 'x', '.Spotlight-V100/x': 'x', 'LOST.DIR/0': 'x', 'FOUND.000/FILE0000.CHK': 'x',
      'Android/data/x': 'x', 'local/school.js': 'x',
    });
    assert.equal(verify(copy).status, 0, verify(copy).stdout);
  });

  test('is told with a list that has CR LF, capital digits and a mark', (t) => {
    const copy = copyOf(t);
    writeFileSync(join(copy, 'SHA256SUMS'), '\ufeff' + sums.replace(/^[0-9a-f]+/gm,
      (digits) => digits.toUpperCase()).replaceAll('\n', '\r\n'));
    assert.equal(verify(copy).status, 0, verify(copy).stdout);
  });
});

describe('a damaged copy', () => {
  test('a missing file', (t) => {
    const copy = copyOf(t);
    rmSync(join(copy, PAGE));
    finds(copy, '1 file is missing', `  ${PAGE}`);
  });

  test('one changed byte, and an empty file', (t) => {
    const copy = copyOf(t);
    const bytes = readFileSync(join(copy, PAGE));
    bytes[bytes.length >> 1] ^= 1;
    writeFileSync(join(copy, PAGE), bytes);
    writeFileSync(join(copy, 'index.html'), '');
    finds(copy, '2 files are changed or damaged', `  ${PAGE}`, '  index.html is empty');
  });

  test('foreign files, whatever their names do to a terminal', (t) => {
    const copy = copyOf(t);
    writeTree(copy, { 'autorun.inf': 'x', 'en/\x1b[31mred.html': 'x', 'fr2/x~balise': 'x' });
    symlinkSync('/', join(copy, 'loop'));
    finds(copy, '1 file was left by a build or a copy that did not end', '  fr2/x~balise',
      '3 files are foreign: this build has none of their names', '  autorun.inf',
      '  en/?[31mred.html', '  loop');
  });

  test('what the medium refuses to read', (t) => {
    const copy = copyOf(t);
    rmSync(join(copy, PAGE));
    symlinkSync('/proc/self/mem', join(copy, PAGE)); // reading its start is an error of the device
    rmSync(join(copy, 'index.html'));
    symlinkSync('nothing', join(copy, 'index.html'));
    finds(copy, '2 files or folders cannot be read', `  ${PAGE}: Input/output error`,
      '  index.html: No such file or directory');
  });

  test('a folder in the place of a file', (t) => {
    const copy = copyOf(t);
    rmSync(join(copy, PAGE));
    mkdirSync(join(copy, PAGE));
    writeFileSync(join(copy, PAGE, 'x'), '');
    finds(copy, '1 file is missing', `  ${PAGE}`,
      '1 file is foreign: this build has none of its name', `  ${PAGE}/x`);
  });

  test('a list that was cut off', (t) => {
    const copy = copyOf(t);
    writeFileSync(join(copy, 'SHA256SUMS'), sums.slice(0, sums.length >> 1));
    const { status, stdout } = verify(copy);
    assert.match(stdout, /^the end of SHA256SUMS is missing, so more may be$/m);
    assert.equal(status, 1);
  });

  test('no README.txt: the build is told all the same', (t) => {
    const copy = copyOf(t);
    rmSync(join(copy, 'README.txt'));
    const { status, said } = verify(copy);
    assert.ok(said.startsWith('DIR: build BUILD\n1 file is missing\n  README.txt\n'), said);
    assert.equal(status, 1);
  });

  test('much of it is named by its first files and a number', (t) => {
    const copy = copyOf(t);
    for (const path of filesIn(copy).filter((one) => one.startsWith('en/')))
      rmSync(join(copy, path));
    writeTree(copy, Object.fromEntries([...Array(100).keys()].map((i) => [`x/${i}`, 'x'])));
    assert.match(verify(copy).stdout, /^100 files are foreign.*\n( {2}x\/\d+\n){40} {2}and 60 more$/m);
  });
});

describe('what is no copy', () => {
  const said = (folder) => {
    const { status, stdout, stderr } = verify(folder);
    assert.equal(status, 1);
    assert.equal(stdout, '');
    return stderr.replaceAll(folder, 'DIR');
  };

  test('a folder without a list; one is below', (t) => {
    const folder = temporaryFolder(t);
    assert.equal(said(folder), 'DIR/SHA256SUMS: error: the list of checksums is missing [file-missing]\n' +
      '      = give the folder in which SHA256SUMS lies; a copy without it cannot be checked\n');
    cpSync(built, join(folder, 'stuff/site'), { recursive: true });
    assert.match(said(folder), /= there is a list in 'DIR\/stuff\/site': verify that folder\n$/);
  });

  test('no folder, a file, an empty list', (t) => {
    const folder = temporaryFolder(t);
    assert.match(said(join(folder, 'none')), /the folder cannot be read: No such file or directory \[file-read\]/);
    writeFileSync(join(folder, 'file'), '');
    assert.match(said(join(folder, 'file')), /the folder cannot be read: Not a directory/);
    writeFileSync(join(folder, 'SHA256SUMS'), '');
    assert.match(said(folder), /the list of checksums is empty/);
  });

  test('a list of bytes that are no text ends soon, and in words', (t) => {
    const folder = temporaryFolder(t);
    writeFileSync(join(folder, 'SHA256SUMS'), Buffer.from([...Array(1 << 16).keys()].map((i) => (i * 7919) >> 3 & 255)));
    const text = said(folder);
    assert.match(text, /\[sums-line\]/);
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch(text, /[\x00-\x09\x0b-\x1f\x7f]/);
  });
});

// ---- FAT ----

const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin`, LC_ALL: 'C.UTF-8' };

function run(command, ...options) {
  const done = spawnSync(command, options, { env, encoding: 'utf8', maxBuffer: 1 << 26 });
  assert.ifError(done.error);
  return done;
}

function image(folder, kilobytes, ...options) {
  const path = join(folder, 'key.img');
  const { status, stderr } = run('mkfs.vfat', ...options, '-n', 'BALISE', '-C', path, String(kilobytes));
  assert.equal(status, 0, stderr);
  return path;
}

function backFrom(key, folder) {
  mkdirSync(folder);
  run('mcopy', '-i', key, '-s', '-n', '::/Key 1', folder);
  return join(folder, 'Key 1');
}

describe('on FAT', { skip: isSanitized && 'nothing of it is our program' }, () => {
  test('a copy with the names of an old device, in capitals', (t) => {
    const copy = copyOf(t);
    const folder = dirname(copy);
    const key = image(folder, 40 * 1024, '-F', '32', '-s', '1');
    for (const path of filesIn(copy).reverse()) // the longest paths first
      if (/^[^./]{1,8}\.[^./]{1,3}$/.test(basename(path)))
        renameSync(join(copy, path), join(copy, dirname(path), basename(path).toUpperCase()));
    for (const name of readdirSync(copy))
      renameSync(join(copy, name), join(copy, name.toUpperCase()));
    assert.equal(run('mcopy', '-i', key, '-s', copy, '::').status, 0);
    const back = backFrom(key, join(folder, 'back'));
    assert.ok(filesIn(back).includes('ASSETS/search.js') || filesIn(back).includes('ASSETS/SEARCH.JS'));
    const { status, stdout } = verify(back);
    assert.equal(status, 0, stdout);
    assert.match(stdout, /^\d+ files have other letters in their names, capital or small: /m);
    assert.match(stdout, /^ {2}index\.html is here as INDEX\.HTML$/m);
    assert.match(stdout, /^the copy is whole: \d+ files$/m);
  });

  test('a copy with short names, known by its bytes', (t) => {
    const copy = copyOf(t);
    const key = image(dirname(copy), 40 * 1024, '-F', '32', '-s', '1');
    assert.equal(run('mcopy', '-i', key, '-s', copy, '::').status, 0);
    const [, stem, suffix] = /^(INDEX~1|\S+~1) +(\S+) .* index\.html *$/m
      .exec(run('mdir', '-i', key, '-a', '::/Key 1/en').stdout);
    const back = backFrom(key, join(dirname(copy), 'back'));
    const short = `${stem}.${suffix}`;
    renameSync(join(back, PAGE), join(back, 'en', short));
    finds(back, '1 file has another name, and links do not find it', `  ${PAGE} is here as en/${short}`);
  });

  test('a key that was full: what is not there is missing, nothing else', (t) => {
    const copy = copyOf(t);
    const size = filesIn(copy).length;
    const key = image(dirname(copy), 150);
    assert.notEqual(run('mcopy', '-i', key, '-s', copy, '::').status, 0);
    const back = backFrom(key, join(dirname(copy), 'back'));
    cpSync(join(copy, 'SHA256SUMS'), join(back, 'SHA256SUMS'));
    const there = filesIn(back).length;
    assert.ok(there > 2 && there < size, `${there} of ${size}`);
    const { status, stdout } = verify(back);
    const [, missing] = /^(\d+) files are missing$/m.exec(stdout);
    const [, changed = 0] = /^(\d+) files? (?:is|are) changed/m.exec(stdout) ?? [];
    const [, good] = /; (\d+) of its files are/.exec(stdout);
    assert.equal(Number(missing) + Number(changed) + Number(good) + 1, size);
    assert.ok(Number(good) >= there - 2);
    assert.equal(status, 1);
  });
});
