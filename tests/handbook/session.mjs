// SPDX-License-Identifier: MIT
// The handbook's exercise, done as its pages say: what stands in their code blocks, from the
// first page to the last, in a copy of the project. The word behind the fence says what a
// block is:
//   console                 commands behind "$ ", each with what it says; a line "…" alone stands
//                           for any lines, in a line for any letters
//   console answers="a|b"   one command that asks at a terminal, and what is typed
//   console serve           the preview: it runs until the page ends
//   LANGUAGE old=FILE       text that stands once in the file; the next block, "LANGUAGE new",
//                           takes its place
//   LANGUAGE add=FILE       text for the end of the file
//   powershell, outside     commands for Windows, and what only a password or a device allows:
//                           not run, and the page says so
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { repository, temporaryFolder } from '../lib/balise.mjs';
import { Preview } from '../lib/preview.mjs';

export const handbook = join(repository, 'handbook');
const PATIENCE_MILLISECONDS = 60_000;
const ANY = '…';
const TODAY = '2026-11-22';
export const LOCALES = { fr: 'fr_FR.UTF-8', en: 'C.UTF-8' };

/** The pages of a language in the order in which they are read. */
export function pagesOf(language) {
  const folder = join(handbook, 'content', language);
  return readdirSync(folder).map((name) => {
    const path = join(folder, name);
    const text = readFileSync(path, 'utf8');
    const field = (wanted) => new RegExp(`^${wanted}: (.*)$`, 'm').exec(text)?.[1];
    return { path, language, text, id: field('id'), weight: Number(field('weight')) };
  }).sort((a, b) => a.weight - b.weight);
}

/** The fenced code blocks of a page: where they stand, what they are, their lines. */
export function blocksOf({ text }) {
  const lines = text.split('\n');
  const blocks = [];
  for (let i = 0; i < lines.length; i++) {
    const fence = /^( *)```(.*)$/.exec(lines[i]);
    if (!fence)
      continue;
    const [, indent, info] = fence;
    const first = i + 1;
    for (i++; lines[i] !== `${indent}\`\`\``; i++)
      assert.ok(i < lines.length, `the block in line ${first} ends`);
    blocks.push({ info, indent, first, end: i,
      lines: lines.slice(first, i).map((line) => line.slice(indent.length)) });
  }
  return blocks;
}

/** "$ command" and the lines below it. */
function stepsOf({ lines }) {
  const steps = [];
  for (const line of lines) {
    if (line.startsWith('$ '))
      steps.push({ command: line.slice(2), said: [] });
    else
      steps.at(-1).said.push(line);
  }
  return steps;
}

const literally = (text) => text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
const wanted = (lines) => new RegExp(`^${lines.map((line) => (line === ANY ? '(?:.*\\n)*?'
  : `${line.split(ANY).map(literally).join('.*')}\\n`)).join('')}$`);

/* These go by the clock; the exercise is done on the day on which it was written. */
const onItsDay = (command) => command.replace(/^balise (check|new) (?!.*--today)/, `$&--today ${TODAY} `);

/* A copy of the project, in which what is written leaves ours alone; its site is small. */
function project(t) {
  const folder = join(temporaryFolder(t), 'balise');
  mkdirSync(join(folder, 'out'), { recursive: true });
  for (const name of ['generator', 'handbook', 'themes', 'tests', 'Makefile', '.ci', 'out/obj', 'out/bin'])
    symlinkSync(join(repository, name), join(folder, name));
  cpSync(join(handbook, 'practice/content'), join(folder, 'content'), { recursive: true });
  return folder;
}

/* As somebody has it who has not been started by `make check`. */
function withoutMake(env) {
  const names = ['MAKEFLAGS', 'MAKELEVEL', 'MFLAGS', 'BALISE_BIN', 'BALISE_TEST_BIN', 'VARIANT'];
  return Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name)));
}

export class Session {
  constructor(t, language) {
    this.t = t;
    // `make` is typed, too: it shall find the program as it is, and compile nothing.
    const { status } = spawnSync('make', ['-q', 'out/bin/balise'], { cwd: repository, env: withoutMake(process.env) });
    assert.equal(status, 0, 'out/bin/balise is as new as its source (make builds it)');
    this.folder = project(t);
    const home = temporaryFolder(t);
    this.language = language;
    this.env = {
      ...withoutMake(process.env), HOME: home, LANG: LOCALES[language], TZ: 'UTC', NO_COLOR: '1',
      PATH: `${join(home, '.local/bin')}:${process.env.PATH}`,
    };
    for (const name of ['LC_ALL', 'LC_MESSAGES', 'LANGUAGE'])
      delete this.env[name];
  }

  place(path) {
    return join(this.folder, path);
  }

  /* A program's words, in the order in which it says them. */
  async run(command, args, answers = []) {
    const child = spawn(command, args, { cwd: this.folder, env: this.env, stdio: ['pipe', 'pipe', 'pipe'] });
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MILLISECONDS);
    let said = '';
    let read = 0;
    child.stdin.on('error', () => {}); // it has ended already
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (data) => {
        said += data;
        if (answers.length && /: $/.test(said.slice(read))) {
          read = said.length;
          child.stdin.write(`${answers.shift()}\n`);
        }
      });
    if (!answers.length)
      child.stdin.end();
    const status = await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    clearTimeout(timer);
    assert.ok(status !== null && status !== 2, `'${args.at(-1)}' ended with ${status}:\n${said}`);
    return said.replaceAll('\r\n', '\n');
  }

  async command({ command }) {
    return this.run('bash', ['-c', `exec 2>&1; ${onItsDay(command)}`]);
  }

  async asked({ command }, answers) {
    const left = [...answers];
    const said = await this.run('script', ['-qefc', onItsDay(command), '/dev/null'], left);
    assert.deepEqual(left, [], `'${command}' does not ask so much:\n${said}`);
    return said;
  }

  async serve({ command }) {
    assert.match(command, /^balise serve /);
    const args = command.split(' ').slice(2);
    this.preview = await Preview.start(this.t, this.folder, args, { ...this.env, LC_ALL: '' });
    return this.preview.said.stdout.replace(`:${this.preview.port}/`, ':8116/');
  }

  /* What the block says now, line by line. */
  async console(block) {
    const answers = /answers="(.*)"/.exec(block.info)?.[1].split('|');
    const now = [];
    for (const step of stepsOf(block)) {
      const said = await (answers ? this.asked(step, answers)
        : block.info.endsWith(' serve') ? this.serve(step) : this.command(step));
      const isSame = wanted(step.said).test(said);
      now.push(`$ ${step.command}`, ...(isSame ? step.said : said.split('\n').slice(0, -1)));
    }
    return now;
  }

  change(path, before, after) {
    const text = readFileSync(this.place(path), 'utf8');
    assert.equal(text.split(before).length, 2, `${path} has once:\n${before}\nin:\n${text}`);
    writeFileSync(this.place(path), text.replace(before, () => after));
  }

  /** Does what a page says; its text as it would be right. */
  async follow(page) {
    const lines = page.text.split('\n');
    let old = null;
    for (const block of blocksOf(page).map((one, i) => ({ ...one, i }))) {
      const [kind, where = ''] = block.info.split(/ (.*)/);
      const text = block.lines.join('\n');
      if (kind === 'console') {
        const now = await this.console(block);
        lines.splice(block.first, block.end - block.first,
          [...now.map((line) => (line ? block.indent + line : ''))].join('\n'),
          ...Array(block.end - block.first - 1).fill(null));
      } else if (where.startsWith('old='))
        old = { path: where.slice(4), text };
      else if (where === 'new') {
        assert.ok(old, `line ${block.first}: nothing is replaced`);
        this.change(old.path, old.text, text);
        old = null;
      } else if (where.startsWith('add=')) {
        mkdirSync(dirname(this.place(where.slice(4))), { recursive: true });
        appendFileSync(this.place(where.slice(4)), `${text}\n`);
      } else
        assert.ok(['powershell', 'outside'].includes(kind), `line ${block.first}: what is a block of '${block.info}'?`);
    }
    assert.equal(old, null, 'what is replaced has another text');
    await this.preview?.stop();
    this.preview = null;
    return lines.filter((line) => line !== null).join('\n');
  }
}
