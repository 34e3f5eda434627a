// SPDX-License-Identifier: MIT
// Completion in bash, zsh and fish: what the shells themselves offer with our scripts.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { balise, baseContent, testsFolder, workspace } from './lib/balise.mjs';

const help = balise(['--help']).stdout;
const section = (name) => help.split(`\n${name}:\n`)[1].split('\n\n')[0].split('\n');
const commands = section('commands').map((line) => /^ {2}([a-z]+) /.exec(line)?.[1]).filter(Boolean);
const options = section('options').map((line) => /^ {2}(-[-\w]+)/.exec(line)?.[1]).filter(Boolean);

/** Words with which a command gets as far as its options, and values that are right. */
const OPERANDS = { completion: ['bash'], diff: ['a', 'b'], export: ['csv'], import: ['a.csv'], mirror: ['a'],
  new: ['page', 'a'], pack: ['phone'], verify: ['a'] };
const VALUES = { '-C': '.', '--fail-if-older': '1', '--format': 'text', '--jobs': '1', '--lang': 'en', '--port': '0', '--separator': ',',
  '--set': 'a=b', '--today': '2026-11-22' };

/** Each command's options, as the program itself takes or refuses them in an empty folder. */
function optionsOf(command, place) {
  return options.filter((option) => {
    const value = section('options').some((line) => line.startsWith(`  ${option} `) && /^ {2}-\S+ [A-Z]/.test(line));
    const args = [command, ...OPERANDS[command] ?? [], option, ...value ? [VALUES[option] ?? 'a'] : []];
    return !/takes no option/.test(balise(args, { cwd: place }).stderr);
  });
}

const FOLDERS = ['content', 'themes', 'my keys'];

/** What stands behind the line, and what is to be offered there. */
const CASES = {
  'balise ': commands,
  'balise ve': ['verify'],
  'balise --content content che': ['check'],
  'balise -C . expo': ['export'],
  'balise check --content': ['--content'],
  'balise check --f': ['--fail-if-older'],
  'balise import --w': ['--write'],
  'balise build --w': [],
  'balise pack ': ['phone', 'zip', 'zim'],
  'balise pack z': ['zip', 'zim'],
  'balise pack --quiet z': ['zip', 'zim'],
  'balise pack zip ': [],
  'balise new ': ['page', 'service', 'language', 'site'],
  'balise new page ': [],
  'balise export ': ['csv'],
  'balise explain phone-d': ['phone-dial', 'phone-display'],
  'balise explain file-read phone-di': ['phone-dial', 'phone-display'],
  'balise completion ': ['bash', 'zsh', 'fish'],
  'balise diff --format ': ['text', 'markdown'],
  'balise diff --format=m': ['markdown'],
  'balise diff --format text ': FOLDERS,
  'balise diff content ': FOLDERS,
  'balise diff content themes ': [],
  'balise export csv --separator t': ['tab'],
  'balise export csv --jobs ': [],
  'balise verify ': FOLDERS,
  'balise verify c': ['content'],
  'balise mirror content themes ': FOLDERS,
  'balise build --theme ': FOLDERS,
  'balise -C c': ['content'],
};

const SHELLS = {
  bash: (script, place, lines) =>
    run('bash', ['--norc', ask('bash'), script, ...lines], place),
  zsh: (script, place, lines) => {
    const out = join(place, '.answers');
    run('zsh', ['-f', ask('zsh'), script, out, ...lines], place);
    return readFileSync(out, 'utf8').slice(2);
  },
  fish: (script, place, lines) => run('fish', ['--no-config', ask('fish'), script, ...lines], place),
};

const ask = (shell) => join(testsFolder, 'completion', `ask.${shell}`);

function run(shell, args, place) {
  const { status, stdout, stderr, error } = spawnSync(shell, args,
    { cwd: place, encoding: 'utf8', timeout: 120_000, env: { ...process.env, HOME: place, LC_ALL: 'C.UTF-8', TERM: 'dumb' } });
  assert.ok(!error, String(error));
  assert.equal(stderr, '');
  assert.equal(status, 0);
  return stdout;
}

/** The shell's answers to the lines, sorted, without what it puts behind a word. */
function answers(shell, place, lines) {
  const script = join(place, '.script');
  writeFileSync(script, balise(['completion', shell]).stdout);
  const text = SHELLS[shell](script, place, lines);
  const parts = text.split(/^=\n/m).slice(0, -1);
  assert.equal(parts.length, lines.length, text);
  return parts.map((part) => [...new Set(part.split('\n').filter(Boolean)
    .map((word) => word.replace(/\t.*$/, '').replace(/^--[-a-z]+=(?=.)/, '').replace(/[/=]$/, '').replace(/\\ /g, ' ')))].sort());
}

/* Asked once: some two hundred runs. */
let known;
function allOptions(place) {
  return known ??= commands.map((command) => optionsOf(command, place).filter((name) => name.startsWith('--')).sort());
}

const optionLines = commands.map((command) => `balise ${command} --`);
const tableLines = ['balise import ', 'balise import t'];

for (const shell of Object.keys(SHELLS))
  test(`${shell} offers commands, options, values and files where they belong`, async (t) => {
    const place = workspace(t, { ...baseContent(), 'my keys/a.txt': 'a', 'table.csv': 'a', 'notes.txt': 'a' });
    const empty = workspace(t);
    const lines = Object.keys(CASES);
    const found = answers(shell, place, [...lines, ...optionLines, ...tableLines]);

    await t.test('words and folders', () => {
      const wanted = lines.map((line) => [line, [...CASES[line]].sort()]);
      // zsh offers options where no other word can stand.
      const offered = (line, words) => / -[^ ]*$/.test(line) ? words : words.filter((word) => !word.startsWith('-'));
      assert.deepEqual(lines.map((line, i) => [line, offered(line, found[i])]), wanted);
    });
    await t.test('each command\u2019s options, as the program takes them', () => {
      assert.deepEqual(found.slice(lines.length, lines.length + commands.length), allOptions(empty));
    });
    await t.test('tables where a table is read', () => {
      const [all, named] = found.slice(-2);
      for (const name of ['table.csv', ...FOLDERS])
        assert.ok(all.includes(name), `${name} in ${all}`);
      assert.ok(shell === 'fish' || !all.includes('notes.txt'), 'no other files');
      assert.deepEqual(named, ['table.csv', 'themes']);
    });
  });

test('a shell that is not known is wrong usage', () => {
  const { status, stdout, stderr } = balise(['completion', 'csh']);
  assert.equal(status, 2);
  assert.equal(stdout, '');
  assert.equal(stderr, "balise: 'completion' knows no 'csh'; did you mean 'zsh'? (see balise --help)\n");
});
