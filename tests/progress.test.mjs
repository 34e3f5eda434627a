// SPDX-License-Identifier: MIT
// Long work says how far it is: on a terminal in one line that is written over and taken
// away, elsewhere in plain lines, with --quiet not at all.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { balise, baseContent, isSanitized, program, temporaryFolder, workspace } from './lib/balise.mjs';
import { keyFolder } from './lib/keys.mjs';
import { writeTree } from './lib/trees.mjs';

const PAGES = 800;
const CLEAR = '\r\x1b[K';

const place = { after() {} };
let slow; // a library that makes each wait for the disk long, as on a key

before(() => {
  place.folder = workspace({ after: (undo) => { place.undo = undo; } });
  const cwd = place.folder;
  const content = baseContent(), large = {};
  for (const [path, bytes] of Object.entries(content))
    large[`large/${path}`] = bytes;
  for (let i = 0; i < PAGES; i++)
    large[`large/content/en/page-${i}.md`] = String(content['content/en/first.md'])
      .replace('id: first', `id: page-${i}`).replace('keywords: [word]', 'keywords: [word]\nweight: 5');
  writeTree(cwd, { ...content, ...large });
  for (const [from, to] of [['content', 'out/site'], ['large/content', 'large/site']]) {
    const { status, stderr } = balise(['build', '--quiet', '--theme', 'themes/plain', '--content', from, '--out', to], { cwd });
    assert.equal(status, 0, stderr);
  }
  slow = join(place.folder, 'slow.so');
  const made = spawnSync(process.env.CC ?? 'cc', ['-shared', '-fPIC', '-x', 'c', '-o', slow, '-'], {
    encoding: 'utf8',
    input: `#include <time.h>
      int syncfs(int fd);
      int syncfs(int fd)
      { struct timespec pause = {0, 300000000}; (void)fd; return nanosleep(&pause, 0); }`,
  });
  assert.equal(made.status, 0, made.stderr);
  writeFileSync(join(cwd, 'table.csv'), balise(['export'], { cwd }).stdout);
});
after(() => place.undo());

const quote = (words) => words.map((word) => `'${word}'`).join(' ');

/* All that a command writes to a terminal of so many columns. */
function onTerminal(t, args, { columns = 80, env = {}, behind = '' } = {}) {
  const typescript = join(temporaryFolder(t), 'typescript');
  const done = spawnSync('script', ['-qefc',
    `stty cols ${columns} rows 24; exec ${quote([program, ...args])} ${behind}`, typescript],
  { cwd: place.folder, encoding: 'utf8', env: { ...process.env, TERM: 'xterm', LC_ALL: 'C.UTF-8', ...env } });
  assert.ifError(done.error);
  const [, ...lines] = readFileSync(typescript, 'utf8').split('\n');
  const text = lines.join('\n').replace(/\nScript done on [^\n]*\n$/, '');
  return { status: done.status, text };
}

/* What a person sees of it at the end, and each look of the line before. */
function read(text) {
  const lines = text.split('\r\n').map((line) => line.split(CLEAR));
  return {
    last: lines.map((looks) => looks.at(-1)).filter(Boolean),
    looks: lines.flatMap((looks) => looks.slice(0, -1)).filter(Boolean),
  };
}

const key = (t) => join(keyFolder(t), 'key');
const mirror = (to) => ['mirror', '--site', 'large/site', to];

describe('a mirror to a slow key', { skip: isSanitized && 'a sanitizer wants to be the first library' }, () => {
  test('draws a bar with files, bytes and the time left, and takes it away', (t) => {
    const { status, text } = onTerminal(t, mirror(key(t)), { env: { LD_PRELOAD: slow } });
    assert.equal(status, 0, text);
    const { last, looks } = read(text);
    assert.equal(last.length, 1, text);
    assert.match(last[0], /^balise: .*key: \d+ files \(.*\) copied, /);
    assert.doesNotMatch(text.replaceAll('\x1b[K', ''), /\x1b/, 'nothing is coloured');
    const bars = looks.map((look) => /^copying \d+ files \[(#*)(-*)\] +(\d+) % {2}(\d+) done, [\d.]+ (?:bytes|[KM]B)(, 0:\d\d left)?$/.exec(look)).filter(Boolean);
    assert.ok(bars.length > 2, looks.join('\n'));
    for (const [i, [, full, rest, percent, done, left]] of bars.entries()) {
      assert.equal(full.length + rest.length, 20);
      assert.equal(full.length, Math.floor(Number(percent) / 5));
      assert.ok(i === 0 || Number(done) > Number(bars[i - 1][4]));
      assert.ok(left || i < bars.length - 1, 'how long is left is known at the end');
    }
    assert.ok(looks.every((look) => /^(?:comparing|copying) /.test(look)), looks.join('\n'));
  });

  test('breaks no line of a narrow terminal', (t) => {
    const { text } = onTerminal(t, mirror(key(t)), { columns: 30, env: { LD_PRELOAD: slow } });
    const { looks } = read(text);
    assert.ok(looks.some((look) => /copying .*\[/.test(look)), text);
    assert.equal(Math.max(...looks.map((look) => look.length)), 29);
  });

  test('leaves nothing of it in a file', (t) => {
    const said = join(temporaryFolder(t), 'said');
    const { status, text } = onTerminal(t, mirror(key(t)), { behind: `>'${said}' 2>&1` });
    assert.deepEqual([status, text], [0, '']);
    assert.match(readFileSync(said, 'utf8'),
      /^balise: .*key: comparing \d+ files, .*\nbalise: .*key: copying \d+ files, .*\nbalise: .*key: \d+ files [^\r\x1b]*\n$/);
  });

  test('is seen so in tmux', async (t) => {
    const folder = temporaryFolder(t);
    const socket = join(folder, 'tmux');
    const tmux = (...args) => execFileSync('tmux', ['-S', socket, '-f', '/dev/null', ...args], { encoding: 'utf8' });
    t.after(() => spawnSync('tmux', ['-S', socket, 'kill-server']));
    tmux('new-session', '-d', '-x', '100', '-y', '10',
      `LD_PRELOAD='${slow}' ${quote([program, '-C', place.folder, ...mirror(key(t))])}; cat`);
    const screens = [];
    while (!/ copied, /.test(screens.at(-1)) && screens.length < 600) {
      screens.push(tmux('capture-pane', '-p').trim());
      await sleep(20);
    }
    const bars = screens.filter((screen) => /^copying .*\[#*-*\] +\d+ % .*$/.test(screen));
    assert.ok(new Set(bars).size > 1, screens.join('\n'));
    assert.match(screens.at(-1), /^balise: .*key: \d+ files \(.*\) copied, [^[]*$/);
  });
});

const COMMANDS = {
  mirror: ['mirror', 'key'],
  verify: ['verify', 'out/site'],
  'verify --offline': ['verify', '--offline', 'out/site'],
  import: ['import', 'table.csv'],
  'pack zip': ['pack', 'zip'],
  'pack phone': ['pack', 'phone', '--theme', 'themes/default'],
};
const WORK = /^(?:reading|rendering|checking|packing|comparing|copying) \d+ files?\b/;

describe('each command', () => {
  for (const [name, args] of Object.entries(COMMANDS)) {
    test(`${name}: in one line of a terminal, which it takes away`, (t) => {
      const { text } = onTerminal(t, args);
      const { last, looks } = read(text);
      assert.ok(looks.length > 0 && looks.every((look) => WORK.test(look)), text);
      assert.ok(last.length > 0 && !last.some((line) => WORK.test(line)), text);
    });

    test(`${name}: in plain lines where nothing can be written over`, (t) => {
      const piped = balise(args, { cwd: place.folder });
      for (const said of [piped.stderr, onTerminal(t, args, { env: { TERM: name === 'import' ? '' : 'dumb' } }).text]) {
        assert.match(said, /^balise: (?:key: )?(?:reading|checking|packing|comparing) \d+ files?\b/);
        assert.doesNotMatch(said.replaceAll('\r\n', '\n'), /[\r\x1b]/);
      }
    });

    test(`${name}: not at all with --quiet`, (t) => {
      const { text } = onTerminal(t, [...args, '--quiet']);
      assert.doesNotMatch(text, /\x1b|ing \d+ files/);
    });
  }
});
