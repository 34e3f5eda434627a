// SPDX-License-Identifier: MIT
// node mirror.mjs [PAGES]: how long it takes, and how many bytes are written, to bring a
// copy up to date after one service changed, beside `rsync -rc --delete`. README.md says
// how. No test: ends with 0 whatever the figures are.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeCorpus } from './corpus.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const balise = process.env.BALISE_BIN ?? join(root, 'out/bin/balise');
const pages = Number(process.argv[2] ?? 10000);
const ROUNDS = 3;
const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'balise-bench.'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const at = (...parts) => join(folder, ...parts);

function run(command, ...args) {
  const start = process.hrtime.bigint();
  const { status, error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (status !== 0) {
    console.error(`${command} ${args.join(' ')}: ${error ?? stdout + stderr}`);
    process.exit(1);
  }
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/** path → [inode, size]; whoever replaces a file gives it another inode. */
function filesBelow(place, below = '') {
  return readdirSync(join(place, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below ? `${below}/${entry.name}` : entry.name;
    if (entry.isDirectory())
      return filesBelow(place, path);
    const { ino, size } = statSync(join(place, path));
    return [[path, ino, size]];
  });
}

function writtenBy(update, place) {
  const before = new Map(filesBelow(place).map(([path, inode]) => [path, inode]));
  const seconds = update();
  const written = filesBelow(place).filter(([path, inode]) => before.get(path) !== inode);
  return { seconds, files: written.length, bytes: written.reduce((sum, [, , size]) => sum + size, 0) };
}

// Two sites that differ in the hours of one service.
writeCorpus(pages, folder);
cpSync(join(root, 'themes'), at('balise/themes'), { recursive: true });
const build = (out) => run(balise, 'build', '--quiet', '-C', at('balise'), '--out', at(out));
build('old');
const directory = at('balise/content/directory');
const file = join(directory, readdirSync(directory).find((name) => /^[a-z]{2}\.xml$/.test(name)));
const changed = readFileSync(file, 'utf8').replace(/(<service\b[^]*?)<\/name>/, '$1 (new)</name>');
writeFileSync(file, changed);
build('new');

const TOOLS = {
  balise: (site) => run(balise, 'mirror', '--quiet', '--site', at(site), at('by-balise')),
  rsync: (site) => run('rsync', '-rc', '--delete', `${at(site)}/`, `${at('by-rsync')}/`),
};
const first = Object.fromEntries(Object.entries(TOOLS).map(([tool, copy]) => [tool, copy('old')]));
const rounds = [];
for (let i = 0; i < ROUNDS * 2; i++)
  rounds.push(Object.fromEntries(Object.entries(TOOLS).map(([tool, copy]) =>
    [tool, writtenBy(() => copy(i % 2 ? 'old' : 'new'), at(`by-${tool}`))])));
run('diff', '-r', at('by-balise'), at('by-rsync'));

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const of = (tool, what) => median(rounds.map((round) => round[tool][what]));
const ratio = (what) => median(rounds.map((round) => round.balise[what] / round.rsync[what]));
console.log(`${pages.toLocaleString('en')} pages, ${filesBelow(at('old')).length.toLocaleString('en')} files; ` +
  `one service renamed, ${ROUNDS * 2} updates, in ${folder}`);
for (const tool of Object.keys(TOOLS))
  console.log(`${tool.padEnd(7)} update ${of(tool, 'seconds').toFixed(2)} s, ${of(tool, 'files')} files, ` +
    `${(of(tool, 'bytes') / 1e6).toFixed(2)} MB written; first copy ${first[tool].toFixed(2)} s`);
console.log(`balise/rsync: time ${ratio('seconds').toFixed(2)} (aim: at most 1), ` +
  `bytes ${ratio('bytes').toFixed(3)} (aim: at most 1)`);
