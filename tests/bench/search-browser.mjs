// SPDX-License-Identifier: MIT
// node search-browser.mjs FOLDER: from a key press to the painted results, in Chromium with
// its processor slowed, from file://. FOLDER/search-PAGES is what search.mjs made: the
// largest is measured. README.md says what is counted.

import { readFileSync, readdirSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { Engine } from '../lib/search.mjs';
import { randomOf, seedOf } from './corpus.mjs';
import { SLOWED, measureCold, measureWarm } from './search-tab.mjs';
import { Pages, makeNumberQueries, makeQueries, readPages } from './queries.mjs';
import { LANGUAGES } from './words.mjs';

const EACH = Number(process.env.EACH ?? 2); // queries of each sort and language
const SORTS = [['title', 'exact'], ['body', 'exact'], ['single', 'exact'], ['title', 'typo'], ['single', 'typo']];
const AIMS = { cold: 400, warm: 100 };

// ---- The queries. ----

function queriesOf(site) {
  const content = join(site, 'balise/content');
  const lists = LANGUAGES.map((language) => {
    const { wordsIn } = new Engine(join(site, 'site', language, 'search'));
    const pages = new Pages(readPages(content, language), wordsIn);
    return SORTS.flatMap(([kind, manner]) => makeQueries(pages, kind, manner, EACH,
      randomOf(seedOf('browser', kind, manner, language))).map((query) => ({ ...query, language, sort: `${kind}, ${manner}` })));
  });
  const services = [...readFileSync(join(content, 'directory/lu.xml'), 'utf8')
    .matchAll(/id="(lu-line-\d+)"[^]*?<phone dial="\+352(\d+)"/g)].map(([, id, number]) => ({ id, number }));
  const numbers = makeNumberQueries(services, LANGUAGES, LANGUAGES.length * EACH, randomOf(seedOf('browser', 'number')));
  // Languages and sorts mixed: no run of them meets the same load on the machine.
  const all = [...lists.flat(), ...numbers.map((query) => ({ ...query, sort: 'number' }))];
  const random = randomOf(seedOf('browser', 'order'));
  return all.map((query) => [random.below(1e9), query]).sort(([a], [b]) => a - b).map(([, query]) => query);
}

// ---- All of them. ----

function share(numbers, part) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

function print(name, results, aim) {
  const of = (some) => some.map((one) => one.milliseconds);
  const all = of(results);
  const median = share(all, 0.5);
  const typos = share(of(results.filter(({ sort }) => /typo/.test(sort))), 0.5);
  const exact = share(of(results.filter(({ sort }) => !/typo/.test(sort))), 0.5);
  const right = results.filter(({ href = '', ...query }) => href.endsWith(query.wanted)).length;
  console.log(`${name.padEnd(16)}${String(results.length).padStart(4)}` +
    `${`${aim && median > aim ? '!' : ''}${median.toFixed(0)}${aim ? ` (${aim})` : ''}`.padStart(15)}` +
    `${[exact, typos, share(all, 0.95)].map((one) => one.toFixed(0).padStart(10)).join('')}` +
    `${(100 * right / results.length).toFixed(0).padStart(10)}`);
  if (process.env.DETAILS)
    for (const { sort, text, milliseconds } of results)
      console.log(`    ${milliseconds.toFixed(0).padStart(5)}  ${sort}: ${text}`);
}

function largest(folder) {
  const sizes = readdirSync(folder).map((name) => Number(/^search-(\d+)$/.exec(name)?.[1] ?? 0));
  return Math.max(...sizes);
}

const pages = largest(process.argv[2]);
const site = join(process.argv[2], `search-${pages}`);
// Each is asked on a page of its language that is like most others.
const pageId = readdirSync(join(site, 'balise/content', LANGUAGES[0])).filter((name) => name.endsWith('.md')).sort()[0];
const queries = queriesOf(site).map((query) => ({ ...query, wanted: query.href,
  from: `${query.language}/${pageId.replace(/md$/, 'html')}` }));
process.setMaxListeners(0);
try {
  setPriority(0, -15); // whatever else runs should not be measured
} catch (error) {
  console.log('(not at high priority)');
}
console.log(`\n${pages.toLocaleString('en')} pages, from key press to results, Chromium slowed ${SLOWED} times, file://, ms`);
console.log(`${''.padEnd(20)}${'median'.padStart(15)}${['exact', 'typo', '95 %', 'first, %'].map((c) => c.padStart(10)).join('')}`);
const cold = [];
const pasted = [];
for (const query of queries) {
  if (!/^(typed|warm)$/.test(process.env.ONLY ?? ''))
    pasted.push({ ...query, ...await measureCold(site, query, true) });
  if (!/^(pasted|warm)$/.test(process.env.ONLY ?? ''))
    cold.push({ ...query, ...await measureCold(site, query, false) });
}
if (cold.length)
  print('cold, typed', cold, AIMS.cold);
if (pasted.length)
  print('cold, pasted', pasted);
if (!/^(pasted|typed)$/.test(process.env.ONLY ?? ''))
  print('warm', await measureWarm(site, queries), AIMS.warm);
