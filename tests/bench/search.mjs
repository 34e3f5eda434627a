// SPDX-License-Identifier: MIT
// node search.mjs BALISE FOLDER PEERS PAGES ...: called by run-search, which see.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomOf, seedOf } from './corpus.mjs';
import { KINDS, MANNERS, Pages, makeNumberQueries, makeQueries, readPages } from './queries.mjs';
import { Balise, sizeBelow } from './search-balise.mjs';
import { MiniSearch, documentsOf, miniSearchCommand } from './search-minisearch.mjs';
import { Pagefind, pagefindCommand } from './search-pagefind.mjs';
import { prepareSite } from './search-sites.mjs';
import { printAll } from './search-table.mjs';
import { Engine, compressedSize } from '../lib/search.mjs';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const COUNT = 200; // queries of each sort, over all languages
const PAGEFIND_COUNT = 52; // it starts anew for each
const [BALISE, FOLDER, PEERS, ...SIZES] = process.argv.slice(2);
const SEED = Number(process.env.SEED ?? 1);

/** Runs a command: seconds of wall and processor time, and MiB; and what it said of errors. */
function measured(command) {
  const result = join(FOLDER, 'result');
  const { status, stderr } = spawnSync(join(FOLDER, 'measure'), [result, ...command], { encoding: 'utf8' });
  if (status !== 0)
    throw new Error(stderr);
  const [wall, cpu, memory] = readFileSync(result, 'utf8').split(' ').map(Number);
  return { wall, cpu, memory, stderr };
}

/** Builds the site; `search` is what of it the search took, if the program says so. */
function build(pages) {
  const folder = join(FOLDER, `search-${pages}`);
  mkdirSync(folder);
  const site = prepareSite(pages, folder, join(ROOT, 'themes'), SEED);
  const out = join(folder, 'site');
  const run = measured([BALISE, 'build', '-C', join(folder, 'balise'), '--out', out, '--jobs', '2']);
  const [, wall, cpu] = /^search: (\S+) (\S+)$/m.exec(run.stderr) ?? [];
  return { ...site, size: pages, folder, out, build: run, search: wall && { wall: Number(wall), cpu: Number(cpu) } };
}

// ---- The queries: by sort, then by language. ----

function queriesOf(site) {
  const sorts = new Map();
  const pages = new Map();
  for (const language of site.languages) {
    const { wordsIn } = new Engine(join(site.out, language, 'search'));
    pages.set(language, new Pages(readPages(site.content, language), wordsIn));
  }
  for (const kind of Object.keys(KINDS))
    for (const manner of Object.keys(MANNERS)) {
      // English has no accents to leave out.
      const languages = site.languages.filter((language) => manner !== 'no accents' || language !== 'en');
      sorts.set(`${kind}, ${manner}`, new Map(languages.map((language) => [language,
        makeQueries(pages.get(language), kind, manner, Math.ceil(COUNT / languages.length),
          randomOf(seedOf('queries', kind, manner, language)))])));
    }
  const numbers = makeNumberQueries(site.services, site.languages, COUNT, randomOf(seedOf('queries', 'numbers')));
  sorts.set('number', new Map(site.languages.map((language) =>
    [language, numbers.filter((query) => query.language === language)])));
  return { sorts, pages };
}

/** Every sort's results by an engine, made for each language in turn; `most` of each sort. */
async function ask(sorts, languages, makeEngine, most = Infinity) {
  const results = new Map([...sorts.keys()].map((sort) => [sort, []]));
  for (const language of languages) {
    const engine = await makeEngine(language);
    for (const [sort, queries] of sorts)
      results.get(sort).push(...await engine.measure((queries.get(language) ?? []).slice(0, most / languages.length)));
  }
  return results;
}

// ---- The engines: { name, results, and what the index costs }. ----

async function measureBalise(site, sorts) {
  const results = await ask(sorts, site.languages, (language) => new Balise(site.out, language));
  const sizes = site.languages.map((language) => sizeBelow(join(site.out, language, 'search')));
  const sum = (what) => sizes.reduce((total, one) => total + one[what], 0);
  return { name: 'Balise', results, bytes: sum('bytes'), files: sum('files'), ...site.search,
    memory: site.build.memory };
}

async function measureMiniSearch(site, sorts, pages) {
  const total = { wall: 0, cpu: 0, memory: 0, bytes: 0, files: site.languages.length };
  const results = await ask(sorts, site.languages, (language) => {
    const documents = join(site.folder, `minisearch-${language}-documents.json`);
    const index = join(site.folder, `minisearch-${language}.json`);
    writeFileSync(documents, JSON.stringify(documentsOf(pages.get(language).pages, site.services, language)));
    const run = measured(miniSearchCommand(PEERS, documents, index));
    const engine = new MiniSearch(PEERS, index);
    total.wall += run.wall;
    total.cpu += run.cpu;
    total.memory = Math.max(total.memory, run.memory);
    total.bytes += engine.bytes;
    return engine;
  });
  return { name: 'MiniSearch', results, ...total };
}

async function measurePagefind(site, sorts) {
  const output = join(site.folder, 'pagefind');
  const { wall, cpu, memory } = measured(pagefindCommand(PEERS, site.out, output));
  const size = sizeBelow(output);
  const results = await ask(sorts, site.languages, (language) => new Pagefind(output, language).open(), PAGEFIND_COUNT);
  return { name: 'Pagefind', results, wall, cpu, memory, ...size };
}

/** Our own pages: bytes of each language's root and shards of words. */
function measureOwn() {
  const out = join(FOLDER, 'own');
  measured([BALISE, 'build', '-C', ROOT, '--out', out, '--jobs', '2']);
  return readdirSync(out).filter((name) => existsSync(join(out, name, 'search'))).sort()
    .map((language) => ({ language, bytes: compressedSize(join(out, language, 'search')) }));
}

/** A peer that cannot run here is left out, and that is said. */
async function attempt(name, measure) {
  try {
    return [await measure()];
  } catch (error) {
    console.log(`${name} is left out: ${error.message}`);
    return [];
  }
}

console.log(`${new Date().toISOString().slice(0, 10)}, load of the machine ${loadavg()[0].toFixed(1)}, seed ${SEED}`);
if (PEERS)
  console.log(`Of each sort of queries ${COUNT}; of Pagefind ${PAGEFIND_COUNT}.`);
const sites = [];
for (const size of SIZES.map(Number).sort((a, b) => a - b)) {
  const site = build(size);
  const { sorts, pages } = queriesOf(site);
  const engines = [await measureBalise(site, sorts)];
  if (PEERS)
    engines.push(...await attempt('MiniSearch', () => measureMiniSearch(site, sorts, pages)),
      ...await attempt('Pagefind', () => measurePagefind(site, sorts)));
  sites.push({ site, engines });
}
printAll(sites, measureOwn(), Boolean(process.env.MISSES));
