// SPDX-License-Identifier: MIT
// node search.mjs BALISE FOLDER PAGES ...: called by run-search, which see.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomOf, seedOf } from './corpus.mjs';
import { KINDS, MANNERS, Pages, makeNumberQueries, makeQueries, readPages } from './queries.mjs';
import { Balise, sizeOnDisk } from './search-balise.mjs';
import { prepareSite } from './search-sites.mjs';
import { Engine } from '../lib/search.mjs';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const COUNT = 200; // queries of each sort, over all languages
const [BALISE, FOLDER, ...SIZES] = process.argv.slice(2);

function median(numbers, share = 0.5) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

const percentOf = (results, isIn) => 100 * results.filter(isIn).length / results.length;
const kilobytes = (bytes) => (bytes / 1000).toFixed(0);
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

// ---- The site. ----

function build(pages) {
  const folder = join(FOLDER, `search-${pages}`);
  mkdirSync(folder);
  const site = prepareSite(pages, folder, join(ROOT, 'themes'));
  const out = join(folder, 'site');
  const result = join(FOLDER, 'result');
  const run = spawnSync(join(FOLDER, 'measure'), [result, BALISE, 'build', '-C', join(folder, 'balise'),
    '--out', out, '--jobs', '2'], { encoding: 'utf8' });
  if (run.status !== 0)
    throw new Error(run.stderr);
  const [wall, cpu, peak] = readFileSync(result, 'utf8').split(' ').map(Number);
  return { ...site, pages, folder, out, wall, cpu, peak, ...sizeOnDisk(out, site.languages) };
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
  return { sorts };
}

/** Every sort's results by an engine, made for each language in turn. */
async function measureAll(sorts, languages, makeEngine) {
  const results = new Map([...sorts.keys()].map((sort) => [sort, []]));
  for (const language of languages) {
    const engine = await makeEngine(language);
    for (const [sort, queries] of sorts)
      results.get(sort).push(...await engine.measure(queries.get(language) ?? []));
  }
  return results;
}

// ---- The table. ----

const AIM_FOUND = (sort) => (/typo/.test(sort) ? 99 : 100);
const AIMS_FIRST = { 'title, exact': 98, 'body, exact': 96, 'title, typo': 93 };
const AIM_COLD = (sort) => (/typo/.test(sort) ? 150 : 90);
const AIM_NEXT = 60;
const missed = [];

/** A figure and the aim beside it; what misses the aim is marked. */
function beside(what, value, aim, isMet) {
  if (aim === undefined)
    return value.padStart(15);
  if (!isMet)
    missed.push(`${what}: ${value} (aim ${aim})`);
  return `${isMet ? ' ' : '!'}${value} (${aim})`.padStart(15);
}

function cellsOf(sort, results) {
  const found = percentOf(results, ({ place }) => place > 0);
  const first = percentOf(results, ({ place }) => place === 1);
  const cold = median(results.map((one) => one.cold)) / 1000;
  const coldMost = median(results.map((one) => one.cold), 0.95) / 1000;
  const next = median(results.map((one) => one.next)) / 1000;
  return [
    beside(`${sort}, found`, found.toFixed(1), AIM_FOUND(sort), found >= AIM_FOUND(sort)),
    beside(`${sort}, first`, first.toFixed(1), AIMS_FIRST[sort], first >= AIMS_FIRST[sort]),
    beside(`${sort}, cold`, cold.toFixed(0), AIM_COLD(sort), cold <= AIM_COLD(sort)),
    coldMost.toFixed(0).padStart(7),
    beside(`${sort}, next`, next.toFixed(0), AIM_NEXT, next <= AIM_NEXT),
  ].join('');
}

function printResults(results) {
  console.log(`${''.padEnd(20)}${['found, %', 'first, %', 'cold, KB'].map((c) => c.padStart(15)).join('')}` +
    `    95 %${'next, KB'.padStart(14)}`);
  for (const [sort, list] of results)
    if (list.length)
      console.log(`${sort.padEnd(15)}${String(list.length).padStart(5)}${cellsOf(sort, list)}`);
}

function printMisses(results) {
  for (const [sort, list] of results)
    for (const { text, href, place } of list.filter((one) => one.place !== 1))
      console.log(`${place || 'not found'}\t${sort}\t${text}\t${href}`);
}

function printSite(site) {
  console.log(`\n${site.pages.toLocaleString('en')} pages: whole build ${site.wall.toFixed(1)} s, ` +
    `${site.cpu.toFixed(1)} s of processor time, ${site.peak.toFixed(0)} MiB (aim 600); ` +
    `search ${megabytes(site.bytes)} MB (aim 16), ${site.files} files (aim 600)`);
  if (site.peak > 600) missed.push(`memory: ${site.peak.toFixed(0)} MiB (aim 600)`);
  if (site.bytes > 16e6) missed.push(`index: ${megabytes(site.bytes)} MB (aim 16)`);
  if (site.files > 600) missed.push(`files: ${site.files} (aim 600)`);
}

for (const pages of SIZES.map(Number).sort((a, b) => a - b)) {
  const site = build(pages);
  printSite(site);
  const { sorts } = queriesOf(site);
  const own = await measureAll(sorts, site.languages, (language) => new Balise(site.out, language));
  printResults(own);
  if (process.env.MISSES)
    printMisses(own);
}
console.log(missed.length ? `\nnot met:\n  ${missed.join('\n  ')}` : '\nAll aims are met.');
