// SPDX-License-Identifier: MIT
// `balise verify` and `balise verify --offline` on a large made-up site, against
// `sha256sum -c` on the same folder in the same run: the middle of several rounds, taken in
// turn, after one that fills the system's memory of files.
//
//     node verify.mjs [PAGES]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { program, repository } from '../lib/balise.mjs';
import { writeCorpus } from './corpus.mjs';

const ROUNDS = 5;

const pages = Number(process.argv[2] ?? 10_000);
const folder = mkdtempSync(join(tmpdir(), 'balise-verify-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
writeCorpus(pages, folder);
const site = join(folder, 'site');
const built = spawnSync(program, ['build', '--quiet', '--content', join(folder, 'balise/content'),
  '--theme', 'themes/default', '--out', site], { cwd: repository, encoding: 'utf8' });
if (built.status !== 0)
  throw new Error(built.stderr);
const files = Number(spawnSync('wc', ['-l', join(site, 'SHA256SUMS')], { encoding: 'utf8' }).stdout.split(' ')[0]);

const COMMANDS = {
  'sha256sum -c': ['sha256sum', '--check', '--quiet', 'SHA256SUMS'],
  'verify': [program, 'verify', '--quiet', '.'],
  'verify --jobs 1': [program, 'verify', '--quiet', '--jobs', '1', '.'],
  'verify --offline': [program, 'verify', '--quiet', '--offline', '.'],
  'verify --offline --jobs 1': [program, 'verify', '--quiet', '--offline', '--jobs', '1', '.'],
};

// Seconds by the clock, seconds of processors, and MiB, as GNU time has them.
function measure(command) {
  const run = spawnSync('/usr/bin/time', ['-f', '%e %U %S %M', ...command], { cwd: site, encoding: 'utf8' });
  if (run.status !== 0)
    throw new Error(`${command.join(' ')}: ${run.stdout}${run.stderr}`);
  const [elapsed, user, system, memory] = run.stderr.trim().split('\n').pop().split(' ').map(Number);
  return [elapsed, user + system, memory / 1024];
}

const middle = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];

const results = Object.fromEntries(Object.keys(COMMANDS).map((name) => [name, []]));
for (let round = -1; round < ROUNDS; round++)
  for (const [name, command] of Object.entries(COMMANDS)) {
    const measured = measure(command);
    if (round >= 0)
      results[name].push(measured);
  }

console.log(`${pages} pages, ${files} files; middle of ${ROUNDS} rounds`);
console.log('command'.padEnd(28) + ['s', 'cpu s', 'MiB', 'files/s', 'x sha256sum'].map((head) => head.padStart(12)).join(''));
const base = middle(results['sha256sum -c'].map(([elapsed]) => elapsed));
for (const [name, rounds] of Object.entries(results)) {
  const [elapsed, cpu, memory] = [0, 1, 2].map((i) => middle(rounds.map((one) => one[i])));
  console.log(name.padEnd(28) + [elapsed.toFixed(2), cpu.toFixed(2), memory.toFixed(1),
    Math.round(files / elapsed), (elapsed / base).toFixed(2)].map((one) => String(one).padStart(12)).join(''));
}
