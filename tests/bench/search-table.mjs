// SPDX-License-Identifier: MIT
// What was measured of the search as tables: Balise, what it aims at, and its peers.

const FIRST_COLUMN = 24;
const COLUMN = 11;

function median(numbers, share = 0.5) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

const percentOf = (results, isIn) => 100 * results.filter(isIn).length / results.length;

/** What is told of each sort of queries: figure, aim (undefined for none), is a lower one better? */
const FIGURES = [
  { name: 'found in the first ten, %', digits: 1, of: (results) => percentOf(results, ({ place }) => place > 0),
    aim: (sort) => (/typo/.test(sort) ? 99 : 100) },
  { name: 'in the first place, %', digits: 1, of: (results) => percentOf(results, ({ place }) => place === 1),
    aim: (sort) => ({ 'title, exact': 98, 'body, exact': 96, 'title, typo': 93 })[sort] },
  { name: 'loaded for the first query, KB, median', digits: 0, isLess: true,
    of: (results) => median(results.map(({ cold }) => cold)) / 1000, aim: (sort) => (/typo/.test(sort) ? 150 : 90) },
  { name: 'the same, 95th percentile', digits: 0, isLess: true,
    of: (results) => median(results.map(({ cold }) => cold), 0.95) / 1000, aim: () => undefined },
  { name: 'loaded for the next query, KB, median', digits: 0, isLess: true,
    of: (results) => median(results.map(({ next }) => next)) / 1000, aim: () => 60 },
];

/** What is told of each engine's index. */
const COSTS = [
  { name: 'index, MB', digits: 1, of: ({ bytes }) => bytes / 1e6, aim: 16 },
  { name: 'files', digits: 0, of: ({ files }) => files, aim: 600 },
  { name: 'made in, s', digits: 1, of: ({ wall }) => wall },
  { name: 'processor time, s', digits: 1, of: ({ cpu }) => cpu },
  { name: 'memory, MiB', digits: 0, of: ({ memory }) => memory, aim: 600 },
];

const missed = [];

const said = (value, digits) => (value === undefined ? '-' : value.toFixed(digits));

/** Balise's figure and its aim; "!" before one that misses it. */
function ownCells(what, value, { digits, isLess }, aim) {
  const isMissed = aim !== undefined && value !== undefined && (isLess ? value > aim : value < aim);
  if (isMissed)
    missed.push(`${what}: ${said(value, digits)} (aim ${aim})`);
  return `${isMissed ? '!' : ''}${said(value, digits)}`.padStart(COLUMN) +
    (aim === undefined ? '' : `(${aim})`).padStart(COLUMN);
}

function printHead(title, engines) {
  const [own, ...peers] = engines.map(({ name }) => name);
  console.log(`\n${title}`);
  console.log(`${''.padEnd(FIRST_COLUMN)}${own.padStart(COLUMN)}${'(aim)'.padStart(COLUMN)}` +
    peers.map((name) => name.padStart(COLUMN + 1)).join(''));
}

function printRow(name, values, figure, aim, what) {
  const [own, ...peers] = values;
  console.log(name.padEnd(FIRST_COLUMN) + ownCells(what, own, figure, aim) +
    peers.map((value) => said(value, figure.digits).padStart(COLUMN + 1)).join(''));
}

function printFigure(size, figure, engines) {
  printHead(`${size} pages: ${figure.name}`, engines);
  for (const [sort, own] of engines[0].results) {
    if (own.length === 0)
      continue;
    const values = engines.map(({ results }) => (results.get(sort).length ? figure.of(results.get(sort)) : undefined));
    printRow(`${sort} (${own.length})`, values, figure, figure.aim(sort), `${size} pages, ${figure.name}, ${sort}`);
  }
}

function printCosts(size, { build, search }, engines) {
  printHead(`${size} pages: the index of all languages`, engines);
  for (const cost of COSTS)
    printRow(cost.name, engines.map(cost.of), { ...cost, isLess: true }, cost.aim, `${size} pages, ${cost.name}`);
  console.log(`whole build ${build.wall.toFixed(1)} s, ${build.cpu.toFixed(1)} s of processor time`);
  if (search) {
    const rest = build.cpu - search.cpu;
    console.log(`the search takes ${(search.cpu / rest).toFixed(2)} times the processor time of the rest (aim 1)`);
    if (search.cpu > rest)
      missed.push(`${size} pages, the search takes longer than the rest of the build`);
  }
}

const AIM_OWN = 60;

function printOwn(own) {
  const all = own.map(({ language, bytes }) => `${language} ${(bytes / 1000).toFixed(1)}`);
  console.log(`Our own pages: root and shards, compressed, KB: ${all.join(', ')} (aim ${AIM_OWN})`);
  for (const { language, bytes } of own)
    if (bytes > AIM_OWN * 1000)
      missed.push(`our own pages, ${language}: ${(bytes / 1000).toFixed(1)} KB (aim ${AIM_OWN})`);
}

/** How many times as much a peer loads and stores. */
function printRatios(size, [own, ...peers]) {
  const cold = ({ results }) => median([...results.get('body, exact')].map((one) => one.cold));
  for (const peer of peers)
    console.log(`${size} pages: ${peer.name} loads ${(cold(peer) / cold(own)).toFixed(1)} times as much for a first ` +
      `query of several words, its index is ${(peer.bytes / own.bytes).toFixed(1)} times as large`);
}

function printMisses({ results }) {
  for (const [sort, list] of results)
    for (const { text, href, place } of list.filter((one) => one.place !== 1))
      console.log(`${place || 'not found'}\t${sort}\t${text}\t${href}`);
}

/** `sites`: [{ site, engines }], Balise the first of the engines. */
export function printAll(sites, own, withMisses) {
  for (const { site, engines } of sites) {
    const size = site.size.toLocaleString('en');
    for (const figure of FIGURES)
      printFigure(size, figure, engines);
    printCosts(size, site, engines);
    if (withMisses)
      printMisses(engines[0]);
  }
  console.log();
  for (const { site, engines } of sites)
    printRatios(site.size.toLocaleString('en'), engines);
  printOwn(own);
  console.log(missed.length ? `\nnot met:\n  ${missed.join('\n  ')}` : '\nAll aims are met.');
}
