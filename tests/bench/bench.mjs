// SPDX-License-Identifier: MIT
// node bench.mjs BALISE FOLDER PAGES ...: called by run, which see.

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync,
  writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeCorpus } from './corpus.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = resolve(HERE, '../..');
const THREADS = 2; // for all three: the limit has as many
const MODES = ['first build', 'unchanged', 'one page changed'];
const [BALISE, FOLDER, ...SIZES] = process.argv.slice(2);

function run(command, args, options = {}) {
  const result = spawnSync(command, args, { encoding: 'utf8', ...options });
  if (result.status === 0) return result.stdout;
  console.error(`${command} ${args.join(' ')}\n${result.stdout}${result.stderr}`);
  process.exit(1);
}

function measure(command, args, options) {
  const file = join(FOLDER, 'result');
  run(join(FOLDER, 'measure'), [file, command, ...args], options);
  const [wall, cpu, peak] = readFileSync(file, 'utf8').split(' ').map(Number);
  return { wall, cpu, peak };
}

const hasHugo = spawnSync('hugo', ['version']).status === 0;

// ---- The sites. ----

function prepare(pages) {
  const site = join(FOLDER, `site-${pages}`);
  const theme = join(ROOT, 'themes/default');
  mkdirSync(site);
  const ids = writeCorpus(pages, site);
  cpSync(join(ROOT, 'themes'), join(site, 'balise/themes'), { recursive: true });
  cpSync(join(HERE, 'hugo'), join(site, 'hugo'), { recursive: true });
  // The same words and the same assets, which Hugo copies as Balise does.
  cpSync(join(theme, 'strings'), join(site, 'hugo/i18n'), { recursive: true });
  cpSync(join(theme, 'assets'), join(site, 'hugo/static/assets'), { recursive: true });
  return { pages, site, id: ids[Math.floor(ids.length / 2)], edits: 0 };
}

function filesBelow(folder, below = '') {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below ? `${below}/${entry.name}` : entry.name;
    return entry.isDirectory() ? filesBelow(folder, path) : [path];
  });
}

const outOf = (corpus, tool) => join(corpus.site, `out-${tool}`);

function sizeOf(corpus, tool) {
  const files = filesBelow(outOf(corpus, tool));
  const size = (path) => statSync(join(outOf(corpus, tool), path)).size;
  const bytes = files.reduce((sum, path) => sum + size(path), 0);
  return `${files.length.toLocaleString('en')} files, ${(bytes / 1e6).toFixed(1)} MB`;
}

// What the limit has to write: as many bytes as Balise, for each source and besides.
function writeTable(corpus) {
  const out = outOf(corpus, 'Balise');
  const lines = filesBelow(out).sort().map((path) => {
    const source = path.replace(/\.html$/, '.md');
    const exists = existsSync(join(corpus.site, 'balise/content', source));
    return `${statSync(join(out, path)).size} ${path} ${exists ? source : '-'}\n`;
  });
  writeFileSync(join(corpus.site, 'table'), lines.join(''));
}

function editPage(corpus) {
  corpus.edits++;
  for (const tool of ['balise', 'hugo']) {
    const path = join(corpus.site, tool, 'content/en', `${corpus.id}.md`);
    corpus[tool] ??= readFileSync(path, 'utf8');
    writeFileSync(path, `${corpus[tool]}\nEdited ${corpus.edits} times.\n`);
  }
}

const BUILD = {
  Balise: (corpus) => measure(BALISE, ['build', '-C', join(corpus.site, 'balise'),
    '--out', outOf(corpus, 'Balise'), '--jobs', THREADS]),
  Hugo: (corpus) => measure('hugo', ['--quiet', '--noBuildLock',
    '--source', join(corpus.site, 'hugo'), '--destination', outOf(corpus, 'Hugo'),
    '--cacheDir', join(corpus.site, 'hugo-cache')],
    { env: { ...process.env, GOMAXPROCS: THREADS } }),
  limit: (corpus, mode) => measure(join(FOLDER, 'limit'),
    [['all', 'none', `en/${corpus.id}.md`][mode], join(corpus.site, 'balise/content'),
      outOf(corpus, 'limit'), join(corpus.site, 'table')]),
};
const TOOLS = Object.keys(BUILD).filter((tool) => tool !== 'Hugo' || hasHugo);

// ---- Measuring. One round takes all tools through all modes, side by side. ----

function measureRound(corpus, results) {
  for (const tool of TOOLS) rmSync(outOf(corpus, tool), { recursive: true, force: true });
  MODES.forEach((name, mode) => {
    if (mode === 2) editPage(corpus);
    results[mode].push(Object.fromEntries(
      TOOLS.map((tool) => [tool, BUILD[tool](corpus, mode)])));
  });
}

function measureCorpus(pages, rounds) {
  const corpus = prepare(pages);
  BUILD.Balise(corpus, 0); // also brings the sources into memory
  if (hasHugo) BUILD.Hugo(corpus, 0);
  writeTable(corpus);
  const sizes = TOOLS.filter((t) => t !== 'limit').map((t) => `${t} ${sizeOf(corpus, t)}`);
  const results = MODES.map(() => []);
  for (let i = 0; i < rounds; i++) measureRound(corpus, results);
  rmSync(corpus.site, { recursive: true });
  return { pages, rounds, sizes, results };
}

// ---- The table. ----

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const medianOf = (rounds, tool, what) => median(rounds.map((round) => round[tool][what]));
// Of two that ran one after the other, so that other load on the machine hits both.
const ratioOf = (rounds, above, below, what) =>
  median(rounds.map((round) => round[above][what] / round[below][what]));

function cells(rounds) {
  const row = [];
  for (const tool of ['Balise', 'Hugo', 'limit'])
    for (const [what, digits] of [['wall', 3], ['cpu', 3], ['peak', 0]])
      row.push(TOOLS.includes(tool) ? medianOf(rounds, tool, what).toFixed(digits) : '-');
  for (const [above, below] of [['Hugo', 'Balise'], ['Balise', 'limit']])
    for (const what of ['wall', 'cpu'])
      row.push(TOOLS.includes(above) ? ratioOf(rounds, above, below, what).toFixed(2) : '-');
  return row;
}

function printTable({ pages, rounds, sizes, results }) {
  const line = (name, row) =>
    console.log(name.padEnd(17) + row.map((cell, i) =>
      (i % 3 === 0 && i < 9 || i === 9 || i === 11 ? ' |' : '') + cell.padStart(7)).join(''));
  console.log(`\n${pages.toLocaleString('en')} pages, median of ${rounds}. ${sizes.join('; ')}`);
  line('', ['Balise', '', '', 'Hugo', '', '', 'limit', '', '', 'Hugo/', 'Balise',
    'Balise', '/limit']);
  const columns = ['wall s', 'cpu s', 'MiB'];
  line('', [...columns, ...columns, ...columns, 'wall', 'cpu', 'wall', 'cpu']);
  MODES.forEach((name, mode) => line(name, cells(results[mode])));
}

function printAims({ pages, results }) {
  const [first] = results;
  const say = (aim, value, met) => console.log(`${met ? 'met    ' : 'not met'}  ${aim}: ${value}`);
  console.log(`\nAims, first build of ${pages.toLocaleString('en')} pages, by wall time:`);
  const compare = (aim, above, below, isMet) => {
    const [wall, cpu] = ['wall', 'cpu'].map((what) => ratioOf(first, above, below, what));
    say(aim, `${wall.toFixed(2)} (processor time: ${cpu.toFixed(2)})`, isMet(wall));
  };
  if (hasHugo)
    compare('at least 8 times as fast as Hugo', 'Hugo', 'Balise', (ratio) => ratio >= 8);
  else console.log('unknown  at least 8 times as fast as Hugo');
  compare('at most 3 times the limit', 'Balise', 'limit', (ratio) => ratio <= 3);
  const peak = Math.max(...results.map((rounds) => medianOf(rounds, 'Balise', 'peak')));
  say('less than 300 MiB', `${peak.toFixed(0)} MiB`, peak < 300);
}

console.log(run(BALISE, ['--version']).trim() +
  (hasHugo ? `; ${run('hugo', ['version']).split(' ').slice(0, 2).join(' ')}` : '') +
  `; ${availableParallelism()} processors, ${THREADS} threads each; load ${loadavg()[0].toFixed(1)}`);
let last;
for (const pages of SIZES.map(Number).sort((a, b) => a - b)) {
  last = measureCorpus(pages, pages < 5000 ? 5 : 3);
  printTable(last);
}
printAims(last);
