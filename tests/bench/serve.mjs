// SPDX-License-Identifier: MIT
// How soon a page that is open in Chromium shows what was saved, in milliseconds from the
// moment of saving: when the page was told, when it was loaded again, when it was painted.
//
//     node serve.mjs [ROUNDS [PAGES]]
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { browsers } from '../browser/launch.mjs';
import { repository } from '../lib/balise.mjs';
import { Preview, until } from '../lib/preview.mjs';
import { writeCorpus } from './corpus.mjs';

const ROUNDS = Number(process.argv[2] ?? 20);
const PAGES = Number(process.argv[3] ?? 10_000);

const folder = mkdtempSync(join(tmpdir(), 'balise-serve-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const sorted = (numbers) => [...numbers].sort((a, b) => a - b);
const middle = (numbers) => Math.round(sorted(numbers)[numbers.length >> 1]);
const row = (name, numbers) => console.log(
  `${name.padEnd(34)} ${String(middle(numbers)).padStart(6)} ${String(Math.round(Math.max(...numbers))).padStart(6)}`);

/* Its own clock says when it was loaded and painted: the driver's is later. */
const timesOf = (tab, word) => tab.evaluate((wanted) => {
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  const load = performance.getEntriesByType('navigation')[0];
  if (!document.body?.textContent.includes(wanted) || !paint || !load.loadEventEnd)
    return null;
  return [load.startTime, load.loadEventEnd, paint.startTime].map((time) => performance.timeOrigin + time);
}, word).catch(() => null);

async function measure(name, site, page, address) {
  const preview = await Preview.start({ after() {} }, site);
  const tab = await browser.newPage();
  const source = join(site, 'content', page);
  const text = readFileSync(source, 'utf8');
  await tab.goto(new URL(address, preview.address).href);
  const rounds = [];
  for (let i = 0; i < ROUNDS; i++) {
    await sleep(300);
    const start = performance.timeOrigin + performance.now();
    writeFileSync(source, `${text}\nSaved for the ${i}th time.\n`);
    rounds.push((await until('the page', () => timesOf(tab, `for the ${i}th time`))).map((time) => time - start));
  }
  ['told', 'loaded', 'painted'].forEach((what, i) => row(`${name}, ${what}`, rounds.map((times) => times[i])));
  await tab.close();
  await preview.stop();
}

function prepare(name, fill) {
  const site = join(folder, name);
  fill(site);
  symlinkSync(join(repository, 'themes'), join(site, 'themes'));
  return site;
}

const browser = await browsers.Chromium();
console.log(`${'milliseconds from save to page'.padEnd(34)} median  worst`);
await measure('our content', prepare('ours', (site) =>
  cpSync(join(repository, 'content'), join(site, 'content'), { recursive: true })),
'fr/first-hour.md', 'fr/first-hour.html');
let id;
const large = prepare('large', (site) => {
  id = writeCorpus(PAGES, join(site, '..', 'corpus'))[0];
  cpSync(join(folder, 'corpus/balise'), site, { recursive: true });
});
await measure(`${PAGES.toLocaleString('en')} pages`, large, `en/${id}.md`, `en/${id}.html`);
await browser.close();
