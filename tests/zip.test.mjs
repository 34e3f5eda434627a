// SPDX-License-Identifier: MIT
// `balise pack zip`: the same bytes for the same site, read by programs that are not ours.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { balise, baseContent, program, workspace } from './lib/balise.mjs';
import { assertSameTree, readTree, writeTree } from './lib/trees.mjs';

const base = baseContent();

function run(command, args, options = {}) {
  const done = spawnSync(command, args, { encoding: 'utf8', ...options });
  assert.ifError(done.error);
  assert.equal(done.status, 0, `${command} ${args.join(' ')}: ${done.stdout}${done.stderr}`);
  return done.stdout;
}

function good(place, ...args) {
  const result = balise(args, { cwd: place });
  assert.equal(result.status, 0, result.stderr);
  return result;
}

/** A workspace with a built site. */
function built(t, files = base) {
  const place = workspace(t, files);
  good(place, 'build', '--quiet');
  return place;
}

const zipOf = (place, path = 'out/balise.zip') => readFileSync(join(place, path));

describe('the same site gives the same bytes', () => {
  test('whatever the time, the time zone, the language and the umask', (t) => {
    const place = built(t);
    good(place, 'pack', 'zip');
    const first = zipOf(place);
    const zones = ['America/New_York', 'Asia/Kathmandu', 'Pacific/Kiritimati', ':nonsense'];
    for (const TZ of zones) {
      rmSync(join(place, 'out/balise.zip'));
      run('sh', ['-c', 'umask 077; "$0" pack zip --quiet', program],
        { cwd: place, env: { ...process.env, TZ, LC_ALL: 'C', SOURCE_DATE_EPOCH: '7' } });
      assert.ok(zipOf(place).equals(first), TZ);
    }
  });

  test('wherever it was built, copied to and touched', (t) => {
    const [one, two] = [built(t), built(t)];
    writeTree(join(two, 'copy'), Object.fromEntries(Object.entries(readTree(join(two, 'out/site'))).reverse()));
    run('find', ['copy', '-type', 'f', '-exec', 'chmod', '640', '{}', '+'], { cwd: two });
    good(one, 'pack', 'zip');
    good(two, 'pack', 'zip', '--site', 'copy', '--out', 'a/b/other.zip');
    assert.ok(zipOf(one).equals(zipOf(two, 'a/b/other.zip')));
  });

  test('and another one others', (t) => {
    const place = built(t);
    good(place, 'pack', 'zip');
    const first = zipOf(place);
    writeTree(place, { 'content/site.yaml': String(base['content/site.yaml'])
      .replace(/as-of: .*/, 'as-of: 2026-11-21') });
    good(place, 'pack', 'zip');
    assert.ok(!zipOf(place).equals(first), 'the date is in it');
  });
});

describe('other programs read it', () => {
  const unpack = {
    unzip: (zip, folder) => run('unzip', ['-q', zip, '-d', folder]),
    bsdtar: (zip, folder) => { mkdirSync(folder); run('bsdtar', ['-xf', zip, '-C', folder]); },
    '7z': (zip, folder) => run('7z', ['x', '-bd', `-o${folder}`, zip]),
    python3: (zip, folder) => run('python3', ['-m', 'zipfile', '-e', zip, folder]),
  };
  for (const [name, unpackWith] of Object.entries(unpack))
    test(name, (t) => {
      const place = built(t);
      good(place, 'pack', 'zip');
      unpackWith(join(place, 'out/balise.zip'), join(place, 'unpacked'));
      assert.deepEqual(readdirSync(join(place, 'unpacked')), ['balise'], 'one folder at the top');
      assertSameTree(readTree(join(place, 'unpacked/balise')), readTree(join(place, 'out/site')), name);
      run('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: join(place, 'unpacked/balise') });
    });

  test('names, times and modes, as unzip lists them', (t) => {
    const place = built(t);
    good(place, 'pack', 'zip');
    run('unzip', ['-tqq', 'out/balise.zip'], { cwd: place });
    const lines = run('unzip', ['-Z', '-T', 'out/balise.zip'], { cwd: place, env: { ...process.env, TZ: 'Asia/Tokyo' } })
      .split('\n').filter((line) => line.startsWith('-'));
    const names = lines.map((line) => line.split(' ').at(-1));
    assert.equal(names[0], 'balise/SHA256SUMS');
    assert.deepEqual(names.slice(1), names.slice(1).sort(), 'sorted');
    assert.equal(names.length, Object.keys(readTree(join(place, 'out/site'))).length);
    const day = /as-of: (\d{4})-(\d\d)-(\d\d)/.exec(String(base['content/site.yaml'])).slice(1).join('');
    for (const line of lines)
      assert.match(line, new RegExp(`^-rw-r--r-- .* ${day}\\.(000000|090000) `), 'midnight, or what it is in Tokyo');
    for (const name of names)
      for (const piece of name.split('/')) {
        assert.match(piece, /^[A-Za-z0-9._-]+$/, 'legal on Windows');
        assert.doesNotMatch(piece, /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)|[. ]$/i, 'legal on Windows');
      }
    assert.equal(new Set(names.map((name) => name.toLowerCase())).size, names.length);
  });
});

test('a neutral site has a zip whose names say nothing', (t) => {
  const place = built(t, { ...base, 'content/site.yaml':
    `${base['content/site.yaml']}neutral: true\nneutral-title: {en: Notes, fr: Notes, de: Notes}\n` });
  good(place, 'pack', 'zip');
  const [name] = readdirSync(join(place, 'out')).filter((one) => one.endsWith('.zip'));
  assert.match(name, /^[0-9a-f]{10}\.zip$/);
  const tops = run('unzip', ['-Z1', name], { cwd: join(place, 'out') }).trim().split('\n')
    .map((path) => path.split('/')[0]);
  assert.deepEqual([...new Set(tops)], [name.replace('.zip', '')]);
});

describe('what is not whole is not packed', () => {
  const cases = {
    'no site': [() => ({}), (place) => rmSync(join(place, 'out/site'), { recursive: true }),
      /'out\/site' is no finished site/],
    'a site without its list': [() => ({}), (place) => rmSync(join(place, 'out/site/SHA256SUMS')),
      /'out\/site' is no finished site/],
    'a build that was interrupted': [() => ({ '.balise-journal': '' }), () => {}, /'out\/site' is half-built/],
    'a changed file': [() => ({ 'index.html': 'Hello' }), () => {}, /'out\/site\/index\.html' is not what SHA256SUMS says/],
    'an empty list': [() => ({ SHA256SUMS: '' }), () => {}, /'out\/site\/SHA256SUMS' has lines that are no digest/],
    'a list of something else': [() => ({ SHA256SUMS: 'Hello\n' }), () => {}, /has lines that are no digest/],
    'a list that leads elsewhere': [(site) => ({ SHA256SUMS: `${site.SHA256SUMS}${'0'.repeat(64)}  ../x\n` }),
      () => {}, /has lines that are no digest/],
    'a missing file': [() => ({}), (place) => rmSync(join(place, 'out/site/index.html')),
      /'out\/site\/index\.html' is missing/],
    'names that Windows cannot hold': [(site) => ({ 'a:b': '', 'aux.html': '',
      SHA256SUMS: `${site.SHA256SUMS}${'0'.repeat(64)}  a:b\n${'0'.repeat(64)}  aux.html\n` }), () => {},
      /'out\/site\/a:b' has a name that Windows(.|\n)*'out\/site\/aux\.html' has a name/],
    'two names that are one on a key': [(site) => ({ 'INDEX.html': '',
      SHA256SUMS: `${site.SHA256SUMS}${'0'.repeat(64)}  INDEX.html\n` }), () => {},
      /'out\/site\/index\.html' has the same name, but for capital letters, as 'INDEX\.html'/],
  };
  for (const [name, [files, change, message]] of Object.entries(cases))
    test(name, (t) => {
      const place = built(t);
      writeTree(join(place, 'out/site'), files(readTree(join(place, 'out/site'))));
      change(place);
      writeFileSync(join(place, 'out/balise.zip'), 'older');
      const { status, stdout, stderr } = balise(['pack', 'zip'], { cwd: place });
      assert.equal(status, 1);
      assert.match(stderr, message);
      assert.equal(stdout, '');
      assert.equal(String(zipOf(place)), 'older', 'the older one stays');
      assert.deepEqual(readdirSync(join(place, 'out')).sort(), ['balise.zip', 'site'].filter((one) =>
        existsSync(join(place, 'out', one))), 'nothing is left over');
    });

  test('all that is wrong is told at once', (t) => {
    const place = built(t);
    const paths = Object.keys(readTree(join(place, 'out/site'))).filter((path) => path.endsWith('.html'));
    writeTree(join(place, 'out/site'), Object.fromEntries(paths.map((path) => [path, 'x'])));
    const { stderr } = balise(['pack', 'zip', '--quiet'], { cwd: place });
    assert.ok(paths.length > 2);
    for (const path of paths.slice(0, 20))
      assert.ok(stderr.includes(path), path);
  });

  test('a zip inside the site is refused', (t) => {
    const place = built(t);
    const { status, stderr } = balise(['pack', 'zip', '--out', 'out/site/x.zip'], { cwd: place });
    assert.equal(status, 2);
    assert.match(stderr, /is inside the site/);
  });

  test('where nothing can be written, it says so', (t) => {
    const place = built(t, { ...base, 'file': '' });
    const { status, stderr } = balise(['pack', 'zip', '--out', 'file/x.zip'], { cwd: place });
    assert.equal(status, 1);
    assert.match(stderr, /cannot be written/);
  });
});
