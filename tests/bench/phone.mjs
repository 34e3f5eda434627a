// SPDX-License-Identifier: MIT
// The phone edition of a large made-up site, opened in Chromium from file:// with its
// processor slowed: from the start to the first paint, a packed page, the first result.
//
//     node phone.mjs [PAGES]
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { browsers } from '../browser/launch.mjs';
import { Reader } from '../browser/reader.mjs';
import { pack } from '../lib/phone.mjs';
import { writeCorpus } from './corpus.mjs';

const ROUNDS = 3;
const LANGUAGE = 'fr';

async function since(start, reader, condition, ...given) {
  await reader.tab.waitForFunction(condition, { timeout: 120_000 }, ...given);
  return Date.now() - start;
}

async function look(browser, address, id, rate) {
  const reader = await Reader.open(browser, 'file:///');
  const session = await reader.tab.createCDPSession();
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  await reader.visit(address);
  const paint = await reader.ask(() => performance.getEntriesByName('first-contentful-paint')[0].startTime);
  let start = Date.now();
  await reader.ask((hash) => { location.hash = hash; }, id);
  const page = await since(start, reader, (wanted) => document.getElementById(wanted)?.checkVisibility(), id);
  const words = await reader.ask((wanted) => document.getElementById(wanted).querySelector('h1').textContent, id);
  start = Date.now();
  await reader.tab.focus('.search input');
  await reader.tab.keyboard.type(words.split(' ').slice(0, 2).join(' '));
  const search = await since(start, reader, () => document.querySelector('.hits .name'));
  await reader.tab.close();
  return [paint, page, search].map(Math.round);
}

const middle = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];

const pages = Number(process.argv[2] ?? 10_000);
const folder = mkdtempSync(join(tmpdir(), 'balise-phone-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
writeCorpus(pages, folder);
const start = Date.now();
pack(['--content', join(folder, 'balise/content'), '--theme', 'themes/default'], join(folder, 'phone'));
const packed = (Date.now() - start) / 1000;
const files = readdirSync(join(folder, 'phone')).filter((name) => name.endsWith('.html'));
const sizes = files.map((name) => `${name} ${(statSync(join(folder, 'phone', name)).size / 1e6).toFixed(1)} MB`);
console.log(`${pages} pages, packed in ${packed.toFixed(1)} s: ${sizes.join(', ')}`);

const file = join(folder, 'phone', `balise-${LANGUAGE}.html`);
const chunks = [...readFileSync(file, 'utf8').matchAll(/data-chunk="(\w+)"/g)].map(([, id]) => id);
if (chunks.length === 0)
  throw new Error('the site is too small to be packed');
const browser = await browsers.Chromium();
for (const rate of [1, 6]) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++)
    rounds.push(await look(browser, pathToFileURL(file).href, chunks[chunks.length >> 1], rate));
  const [paint, page, search] = [0, 1, 2].map((i) => middle(rounds.map((one) => one[i])));
  console.log(`processor ${rate} times slower: first paint ${paint} ms, a packed page ${page} ms, first result ${search} ms`);
}
await browser.close();
