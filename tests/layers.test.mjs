// SPDX-License-Identifier: MIT
// tests/layers/check accepts the repository and finds each kind of violation in a copy.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';

import { repository, temporaryFolder, testsFolder } from './lib/balise.mjs';

function check(...args) {
  const { status, stdout, stderr } = spawnSync(join(testsFolder, 'layers/check'), args, { encoding: 'utf8' });
  assert.equal(stderr, '');
  return { status, said: stdout };
}

function copy(t) {
  const place = temporaryFolder(t);
  cpSync(join(repository, 'generator'), join(place, 'generator'), { recursive: true });
  return place;
}

/* Where make leaves the object of a source file. */
function compile(place, path, text) {
  const object = join(place, 'out/obj/default', path.replace(/\.c$/, '.o'));
  mkdirSync(dirname(object), { recursive: true });
  writeFileSync(join(place, path), text);
  const { status, stderr } = spawnSync('gcc', ['-fPIE', '-O1', '-c', '-o', object, join(place, path)], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
}

test('the repository keeps the rules', () => {
  assert.deepEqual(check(), { status: 0, said: '' });
});

test('so does a copy of it', (t) => {
  assert.deepEqual(check(copy(t)), { status: 0, said: '' });
});

describe('a violation is found', () => {
  const added = {
    'an include that points up': ['generator/base/str.c', '#include "site/site.h"', /base\/ must not include site\//],
    'one in a header': ['generator/input/yaml.h', '#include "output/output.h"', /input\/ must not include output\//],
    'one with spaces': ['generator/base/str.c', '  #  include   "commands/options.h"', /base\/ must not include commands\//],
    'a neighbour': ['generator/theme/theme.c', '#include "site/site.h"', /theme\/ must not include site\//],
    'the other neighbour': ['generator/site/site.h', '#include "theme/theme.h"', /site\/ must not include theme\//],
    'a floor that is passed over': ['generator/main.c', '#include "site/site.h"', /main\/ must not include site\//],
    'a library in a second file': ['generator/input/card.c', '#include <cmark.h>', /only input\/markdown\.c may include cmark/],
    'a library in a header': ['generator/input/xml.h', '#include <libxml/tree.h>', /only input\/xml\.c may include libxml2/],
    'a library in the file of another': ['generator/input/yaml.c', '#include <iconv.h>', /only input\/charset\.c may include iconv/],
    'an unknown library': ['generator/output/html.c', '#include <curl/curl.h>', /<curl\/curl\.h> belongs to no library/],
    'the clock': ['generator/site/config.c', '#include <sys/time.h>', /<sys\/time\.h> belongs to no library/],
    'the network': ['generator/output/html.c', '#include <sys/socket.h>', /<sys\/socket\.h> belongs to no library/],
    'printing on the ground floor': ['generator/base/str.c', 'void f(void) { printf("x"); }', /only main\.c and commands\/ print or exit/],
    'printing above it': ['generator/output/writer.c', 'void f(void) { fprintf(stderr, "x"); }', /only main\.c and commands\/ print or exit/],
    'an exit': ['generator/theme/theme.c', 'void f(void) { exit(1); }', /only main\.c and commands\/ print or exit/],
  };
  for (const [name, [path, line, message]] of Object.entries(added))
    test(name, (t) => {
      const place = copy(t);
      const number = readFileSync(join(place, path), 'utf8').split('\n').length;
      appendFileSync(join(place, path), `${line}\n`);
      const { status, said } = check(place);
      assert.equal(status, 1);
      assert.match(said, message);
      assert.ok(said.startsWith(`${path}:${number}:`), said);
      assert.equal(said.trim().split('\n').length, 1, said);
    });

  test('a folder without a floor', (t) => {
    const place = copy(t);
    mkdirSync(join(place, 'generator/extra'));
    writeFileSync(join(place, 'generator/extra/extra.c'), '#include "base/str.h"\n');
    const { status, said } = check(place);
    assert.equal(status, 1);
    assert.match(said, /the folder 'extra' has no floor/);
  });
});

describe('in objects', { skip: !existsSync('/usr/bin/gcc') && 'no gcc' }, () => {
  const found = {
    'a variable': ['int counter = 1;', /'counter' is a mutable global/],
    'a variable that begins with nothing': ['int room[100];', /'room' is a mutable global/],
    'a variable of one file': ['static int hidden; int *f(void) { return &hidden; }', /'hidden' is a mutable global/],
    'a variable of one function': ['int f(void) { static int calls; return ++calls; }', /'calls[.0-9]*' is a mutable global/],
    'a variable of a thread': ['_Thread_local int mine; int f(void) { return ++mine; }', /'mine' is thread-local/],
  };
  for (const [name, [text, message]] of Object.entries(found))
    test(`${name} is found`, (t) => {
      const place = copy(t);
      compile(place, 'generator/base/extra.c', `${text}\n`);
      const { status, said } = check(place);
      assert.match(said, message);
      assert.equal(status, 1);
    });

  test('constants and tables of pointers are allowed', (t) => {
    const place = copy(t);
    compile(place, 'generator/base/extra.c',
      'static const char *const names[] = {"a", "b"}; const int one = 1;\nconst char *f(int i) { return names[i]; }\n');
    assert.deepEqual(check(place), { status: 0, said: '' });
  });

  test('an object whose source is gone does not matter', (t) => {
    const place = copy(t);
    compile(place, 'generator/base/extra.c', 'int counter = 1;\n');
    spawnSync('rm', [join(place, 'generator/base/extra.c')]);
    assert.deepEqual(check(place), { status: 0, said: '' });
  });
});
