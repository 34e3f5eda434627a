// SPDX-License-Identifier: MIT
// The command line, its exit statuses (0: good, 1: errors in the content, 2: wrong usage),
// and what a build does to the folder that it writes to.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { balise, baseContent, program, repository, workspace } from './lib/balise.mjs';
import { assertSameTree, listFolders, readTree, writeTree } from './lib/trees.mjs';

const base = baseContent();
const page = String(base['content/en/first.md']);
const second = { 'content/en/deep/second.md': page.replace('id: first', 'id: second') };

function good(place, ...args) {
  const result = balise(args, { cwd: place });
  assert.equal(result.status, 0, result.stderr);
  assert.equal(result.stderr, '');
  return result.stdout;
}

describe('wrong usage is one line and 2', () => {
  const cases = {
    'no command': [[], /^balise: a command is missing \(see balise --help\)\n$/],
    'an unknown command': [['bake'], /^balise: unknown command 'bake'/],
    'a command with a slip': [['buidl'], /unknown command 'buidl'; did you mean 'build'\?/],
    'two commands': [['build', 'check'], /^balise: 'check' is one argument too many/],
    'an unknown long option': [['build', '--fast'], /^balise: unknown option '--fast'/],
    'a long option with a slip': [['build', '--qiuet'], /^balise: unknown option '--qiuet'; did you mean '--quiet'\?/],
    'an unknown short option': [['build', '-x'], /^balise: unknown option '-x'/],
    'an option without its value': [['build', '--out'], /^balise: option '--out' wants a value/],
    '-C without its value': [['build', '-C'], /^balise: option '-C' wants a value/],
    'an unknown letter among others': [['build', '-xy'], /^balise: unknown option '-x'/],
    'a value that is not wanted': [['build', '--quiet=yes'], /^balise: option '--quiet=yes' takes no value/],
    '-C to no folder': [['build', '-C', 'nowhere'], /^balise: cannot work in 'nowhere'/],
    'no content folder': [['build', '--content', 'nowhere'], /^balise: there is no content folder 'nowhere'/],
    'a second content folder that is missing':
      [['build', '--content', 'content', '--content', 'nowhere'], /^balise: there is no content folder 'nowhere'/],
    'an export of nothing': [['export'], /^balise: 'export' wants csv/],
    'an export in an unknown form': [['export', 'xlsx'], /^balise: 'export' knows csv, not 'xlsx'/],
    'a separator that is none': [['export', 'csv', '--separator', ':'], /^balise: --separator wants ';', ',' or tab/],
    'an import of nothing': [['import'], /^balise: 'import' wants FILE.csv/],
    'writing and not writing':
      [['import', 'a.csv', '--write', '--dry-run'], /^balise: --write and --dry-run exclude each other/],
    'a pack of nothing': [['pack'], /^balise: 'pack' wants phone\|zip/],
    'a mirror to nowhere': [['mirror'], /^balise: 'mirror' wants DEST \.\.\./],
    'a pack in an unknown form': [['pack', 'tar'], /^balise: 'pack' knows phone, zip and zim, not 'tar'/],
    'an export with a slip': [['export', 'cvs'], /^balise: 'export' knows no 'cvs'; did you mean 'csv'\? \(see/],
    'a pack with a slip': [['pack', 'pohne'], /^balise: 'pack' knows no 'pohne'; did you mean 'phone'\?/],
    'a new thing with a slip': [['new', 'servcie', 'x'], /^balise: 'new' knows no 'servcie'; did you mean 'service'\?/],
    'a separator with a slip':
      [['export', 'csv', '--separator', 'tba'], /^balise: --separator wants .*, not 'tba'; did you mean 'tab'\?/],
    'a format with a slip':
      [['diff', 'a', 'b', '--format', 'markdwon'], /^balise: --format wants .*, not 'markdwon'; did you mean 'markdown'\?/],
    'an option of another command': [['build', '--write'], /^balise: 'build' takes no option '--write'/],
    'a file for a content folder': [['build', '--content', 'content/site.yaml'], /^balise: there is no content folder/],
    'a content folder with a slip':
      [['build', '--content', 'contnet'], /^balise: there is no content folder 'contnet'; did you mean 'content'\?/],
    'a theme folder with a slip':
      [['build', '--theme', 'themes/defalut'], /no theme folder 'themes\/defalut'; did you mean 'themes\/default'\?/],
    'no theme folder': [['build', '--theme', 'nowhere'], /^balise: there is no theme folder 'nowhere'/],
    'the site inside its content': [['build', '--out', 'content/site'], /^balise: the site cannot be written into its own content/],
    'the site in place of its content': [['build', '--out', 'content'], /^balise: the site cannot be written into its own content/],
    'the content inside the site': [['build', '--out', '.'], /^balise: the site cannot be written into its own content/],
    'the site inside its content by a detour': [['build', '--out', 'themes/../content/x'], /own content/],
    'the site inside its content by a link': [['build', '--out', 'link/x'], /own content/],
    ...Object.fromEntries(['0', '-1', 'two', '', '257', '1.5', '99999999999999999999', ' 2', '2x'].map((jobs) =>
      [`--jobs '${jobs}'`, [['build', '--jobs', jobs], /^balise: --jobs wants a number from 1 to 256, not '/]])),
  };
  for (const [name, [args, line]] of Object.entries(cases))
    test(name, (t) => {
      const place = workspace(t, base);
      symlinkSync('content', join(place, 'link'));
      const before = readTree(place);
      const { status, stdout, stderr } = balise(args, { cwd: place });
      assert.match(stderr, line);
      assert.match(stderr, /^[^\n]+\n$/, 'one line');
      assert.equal(status, 2);
      assert.equal(stdout, '');
      assertSameTree(readTree(place), before, 'nothing changed');
    });
});

describe('help and version', () => {
  test('--help names every command and option', (t) => {
    const help = good(workspace(t), '--help');
    for (const word of ['build', 'check', 'diff OLD NEW', 'export csv', 'import FILE.csv', 'mirror DEST ...', '-C DIR',
      '--content DIR', '--theme DIR', '--out PATH', '--site DIR', '--separator SIGN', '--encoding NAME', '--write', '--dry-run',
      '--jobs N', '--today DATE', '--fail-if-older DAYS', '--format FORMAT', '--quiet', '--help', '--version',
      'exit status'])
      assert.ok(help.includes(word), word);
    assert.ok(help.split('\n').every((line) => line.length <= 80), 'at most 80 columns');
    assert.equal(good(workspace(t), 'build', '--help'), help);
  });

  test('the manual page names the same options', () => {
    const manual = join(repository, 'generator/balise.1');
    const text = readFileSync(manual, 'utf8').replaceAll('\\', '');
    for (const option of ['-content', '-theme', '-out', '-site', '-separator', '-encoding', '-write', '-dry-run', '-jobs',
      '-today', '-fail-if-older', '-format', '-quiet', '-help', '-version'])
      assert.ok(text.includes(option), option);
  });

  test('--version is one line', (t) => {
    assert.match(good(workspace(t), '--version'), /^balise \d+\.\d+\.\d+\n$/);
  });

  test('a full disk for what is printed is an error', (t) => {
    if (!existsSync('/dev/full'))
      return t.skip('no /dev/full here');
    const place = workspace(t, base);
    const { status } = spawnSync('sh', ['-c', '"$0" check > /dev/full', program], { cwd: place });
    assert.equal(status, 1);
  });
});

describe('folders', () => {
  test('-C works as if started there', (t) => {
    const place = workspace(t);
    writeTree(join(place, 'project'), base);
    symlinkSync(join(place, 'themes'), join(place, 'project/themes'));
    good(place, 'build', '-C', 'project');
    assert.ok(existsSync(join(place, 'project/out/site/index.html')));
    assert.ok(!existsSync(join(place, 'out')));
    good(place, 'build', '-C', 'project', '--out', 'elsewhere');
    assertSameTree(readTree(join(place, 'project/elsewhere')), readTree(join(place, 'project/out/site')));
  });

  test('--content twice adds and replaces', (t) => {
    const place = workspace(t, { ...base,
      'school/en/first.md': page.replace('First page', 'The school’s page'),
      'school/en/third.md': page.replace('id: first', 'id: third') });
    good(place, 'build', '--content', 'content', '--content', 'school');
    const site = readTree(join(place, 'out/site'));
    assert.ok(String(site['en/first.html']).includes('The school’s page'));
    assert.ok('en/third.html' in site);
    good(place, 'build', '--content=content', '--content=content');
    assert.ok(!existsSync(join(place, 'out/site/en/third.html')));
  });

  test('--theme takes any folder', (t) => {
    const place = workspace(t, { ...base, 'somewhere/mine/theme.yaml': 'extends: plain\n',
      'somewhere/mine/templates/exit.mustache': 'My own.\n' });
    symlinkSync(join(repository, 'tests/sites/theme-plain'), join(place, 'somewhere/plain'));
    for (const theme of ['somewhere/mine', 'somewhere/mine/', './somewhere/mine', join(place, 'somewhere/mine')]) {
      good(place, 'build', '--theme', theme, '--out', 'site');
      assert.equal(readFileSync(join(place, 'site/en/units.html'), 'utf8'), 'My own.\n');
    }
  });

  test('--out makes folders, and takes absolute paths', (t) => {
    const place = workspace(t, base);
    good(place, 'build', '--out', 'a/b/c');
    good(place, 'build', '--out', join(place, 'd/e'));
    assertSameTree(readTree(join(place, 'd/e')), readTree(join(place, 'a/b/c')));
  });

  test('check writes nothing', (t) => {
    const place = workspace(t, base);
    const before = readTree(place);
    assert.match(good(place, 'check', '--today', '2026-11-22'), /^balise: 1 pages?, 1 services?; nothing to complain about\n$/);
    assertSameTree(readTree(place), before);
  });

  test('--quiet says nothing when all is well', (t) => {
    const place = workspace(t, base);
    assert.equal(good(place, 'build', '--quiet'), '');
    assert.equal(good(place, 'check', '--quiet'), '');
  });
});

describe('exit statuses', () => {
  test('1 for errors, with a count and nothing on standard output', (t) => {
    const place = workspace(t, { ...base, 'content/en/bad.md': 'no front matter' });
    for (const command of ['build', 'check']) {
      const { status, stdout, stderr } = balise([command], { cwd: place });
      assert.equal(status, 1);
      assert.equal(stdout, '');
      assert.match(stderr, /\nbalise: 1 error(; the site was left as it was)?\n$/);
    }
    assert.ok(!existsSync(join(place, 'out/site')));
  });

  test('0 for warnings, which are counted', (t) => {
    const place = workspace(t, { ...base, 'content/notes.txt': '' });
    const { status, stdout, stderr } = balise(['build'], { cwd: place });
    assert.equal(status, 0);
    assert.match(stderr, /^content\/notes.txt: warning: /);
    assert.match(stdout, /; 1 warning\n$/);
  });
});

describe('the folder of the site', () => {
  const read = (place) => readTree(join(place, 'out/site'));

  test('a file of somebody else is never overwritten', (t) => {
    const place = workspace(t, { ...base, 'out/site/en/first.html': 'By hand.\n' });
    const before = readTree(place);
    const { status, stderr } = balise(['build'], { cwd: place });
    assert.equal(status, 1);
    assert.match(stderr, /^out\/site\/en\/first.html: error: .* \[output-foreign\]$/m);
    assertSameTree(readTree(place), before);
  });

  test('nor a folder or a link in the place of a page', (t) => {
    for (const files of [{ 'out/site/en/first.html/x': 'x' }, { 'out/site/en/first.html': { link: 'x' } }]) {
      const place = workspace(t, { ...base, ...files });
      const before = readTree(place);
      assert.match(balise(['build'], { cwd: place }).stderr, /\[output-foreign\]/);
      assertSameTree(readTree(place), before);
    }
  });

  test('other files stay, and so do their folders', (t) => {
    const foreign = { 'out/site/notes.txt': 'a', 'out/site/en/notes.txt': 'b', 'out/site/en/deep/c/d.txt': 'c',
      'out/site/other/e.txt': 'd' };
    const place = workspace(t, { ...base, ...second, ...foreign });
    good(place, 'build');
    writeTree(place, { 'content/en/deep': null });
    good(place, 'build');
    for (const [path, text] of Object.entries(foreign))
      assert.equal(readFileSync(join(place, path), 'utf8'), text);
    assert.ok(!existsSync(join(place, 'out/site/en/deep/second.html')));
  });

  test('what a build wrote and the next does not is removed, with empty folders', (t) => {
    const place = workspace(t, base);
    good(place, 'build');
    const before = read(place), folders = listFolders(join(place, 'out'));
    writeTree(place, { ...second, 'content/files/form.txt': 'A form.\n' });
    good(place, 'build');
    assert.ok(Object.keys(read(place)).length >= Object.keys(before).length + 2);
    writeTree(place, { 'content/en/deep': null, 'content/files': null });
    good(place, 'build');
    assertSameTree(read(place), before);
    assert.deepEqual(listFolders(join(place, 'out')), folders);
  });

  test('an unchanged build writes nothing', (t) => {
    const place = workspace(t, base);
    good(place, 'build');
    const paths = Object.keys(read(place)).map((path) => join(place, 'out/site', path));
    for (const path of paths)
      utimesSync(path, 1e9, 1e9);
    const inodes = paths.map((path) => lstatSync(path).ino);
    assert.match(good(place, 'build'), /, 0 of them new or changed;/);
    assert.deepEqual(paths.map((path) => lstatSync(path).mtimeMs), paths.map(() => 1e12));
    assert.deepEqual(paths.map((path) => lstatSync(path).ino), inodes);
  });

  test('one changed page is what is written', (t) => {
    const place = workspace(t, { ...base, ...second });
    good(place, 'build');
    const paths = Object.keys(read(place));
    for (const path of paths)
      utimesSync(join(place, 'out/site', path), 1e9, 1e9);
    writeTree(place, { 'content/en/deep/second.md': `${second['content/en/deep/second.md']}\nMore words.\n` });
    good(place, 'build');
    const written = paths.filter((path) => lstatSync(join(place, 'out/site', path)).mtimeMs !== 1e12);
    const [words, others] = [true, false].map((is) => written.filter((path) => path.startsWith('en/search/') === is));
    assert.deepEqual(others.sort(), ['SHA256SUMS', 'en/deep/second.html']);
    assert.ok(words.includes('en/search/root.js') && !words.includes('en/search/d0.js'), 'its new words, not what is shown');
  });

  test('a file that was damaged or lost is mended', (t) => {
    const place = workspace(t, base);
    good(place, 'build');
    const before = read(place);
    writeTree(place, { 'out/site/en/first.html': 'damaged', 'out/site/en/index.html': null });
    assert.match(good(place, 'build'), /, 2 of them new or changed;/);
    assertSameTree(read(place), before);
  });

  test('sha256sum verifies SHA256SUMS, which names every file', (t) => {
    const place = workspace(t, { ...base, ...second });
    good(place, 'build');
    const site = join(place, 'out/site');
    const { status, stdout, stderr } = spawnSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'],
      { cwd: site, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
    assert.equal(status, 0, stderr);
    const named = stdout.trim().split('\n').map((line) => line.replace(/: OK$/, ''));
    assert.deepEqual(named, Object.keys(read(place)).filter((path) => path !== 'SHA256SUMS').sort());
  });

  test('a list that was tampered with removes nothing elsewhere', (t) => {
    const place = workspace(t, { ...base, 'precious.txt': 'Keep me.\n', 'out/precious.txt': 'Me too.\n' });
    good(place, 'build');
    const sums = String(read(place).SHA256SUMS);
    const digest = '0'.repeat(64);
    const lines = ['../precious.txt', '../../precious.txt', join(place, 'precious.txt'), 'en/../../precious.txt', '.', '', '/']
      .map((path) => `${digest}  ${path}\n`);
    mkdirSync(join(place, 'out/site/door'));
    symlinkSync(place, join(place, 'out/site/way'));
    writeTree(place, { 'out/site/SHA256SUMS': `${sums + lines.join('')}${digest}  way/precious.txt\nnonsense\n` });
    good(place, 'build');
    assert.equal(readFileSync(join(place, 'precious.txt'), 'utf8'), 'Keep me.\n');
    assert.equal(readFileSync(join(place, 'out/precious.txt'), 'utf8'), 'Me too.\n');
    assert.equal(String(read(place).SHA256SUMS), sums);
  });

  test('a list of another program removes nothing', (t) => {
    const foreign = { 'out/site/image.iso': 'x', 'out/site/SHA256SUMS': `${'0'.repeat(64)}  image.iso\n` };
    const place = workspace(t, { ...base, ...foreign });
    const before = readTree(place);
    const { status, stderr } = balise(['build'], { cwd: place });
    assert.equal(status, 1);
    assert.match(stderr, /SHA256SUMS: error: .* \[output-foreign\]/);
    assertSameTree(readTree(place), before);
  });

  test('files get the permissions that the umask leaves', (t) => {
    const place = workspace(t, base);
    const { status } = spawnSync('sh', ['-c', 'umask 027 && "$0" build --quiet', program], { cwd: place });
    assert.equal(status, 0);
    assert.equal(lstatSync(join(place, 'out/site/index.html')).mode & 0o777, 0o640);
    assert.equal(lstatSync(join(place, 'out/site/en')).mode & 0o777, 0o750);
  });
});
