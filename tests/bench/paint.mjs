// SPDX-License-Identifier: MIT
// How soon is a page seen on an old phone with a bad connection? The processor slowed down
// six times, 400 kbit/s, an empty cache: our pages beside one that weighs as much as a page
// of a good public service (70 KB compressed). README.md says how.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { browsers } from '../browser/launch.mjs';
import { serve } from '../browser/server.mjs';
import { below as lower, randomFrom } from '../lib/random.mjs';
import { Site, temporaryFolder } from '../lib/site.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const SLOWER = 6;
const KBIT = 400;
const LATENCY = 400; // milliseconds, there and back
const PATHS = ['fr/index.html', 'fr/first-hour.html', 'ar/first-hour.html', 'fr/countries/lu.html',
  'fr/services/lu-bee-secure.html'];
// KB, compressed: 70 in all.
const PEER = { html: 10, css: 22, js: 38 };

const packed = (text) => gzipSync(text).length;

// Parts from `make` until they come to so many KB, compressed.
function upTo(kilobytes, make) {
  const parts = [];
  let size = 0;
  while (size < kilobytes * 1024) {
    for (let i = 0; i < 20; i++)
      parts.push(make(parts.length));
    size = packed(parts.join(''));
  }
  return parts.join('');
}

// A page of the weight of the peer's, of words, rules and functions by chance.
function makePeer(folder) {
  const next = randomFrom(7);
  const below = (most) => lower(next, most);
  const syllables = ['ba', 'den', 'for', 'gil', 'ko', 'la', 'mer', 'no', 'pas', 'ri', 'sto', 'tu', 'ver', 'wen'];
  const word = () => Array.from({ length: 1 + below(3) }, () => syllables[below(syllables.length)]).join('');
  const sentence = () => `${Array.from({ length: 6 + below(10) }, word).join(' ')}. `;
  const css = upTo(PEER.css, (i) => `.${word()}-${i}__${word()}{margin:${below(60)}px ${below(60)}px;` +
    `padding:${below(40)}px;color:#${(0x100000 + below(0xefffff)).toString(16)};border-width:${below(9)}px}\n`);
  const js = upTo(PEER.js, (i) => `window.peer.${word()}${i}=function(${word()}_){var ${word()}1=${below(9999)};` +
    `return ${word().length}*${below(999)}+"${word()}${word()}".length;};window.peer.last=${i};\n`);
  const text = upTo(PEER.html, (i) => i % 4 ? `<p class="${word()}">${sentence()}${sentence()}</p>\n` : `<h2>${sentence()}</h2>\n`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'style.css'), `body{margin:1rem;font:1.1rem/1.5 sans-serif}\n${css}`);
  writeFileSync(join(folder, 'script.js'), `window.peer={};\n${js}`);
  writeFileSync(join(folder, 'index.html'), `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Peer</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="style.css"></head><body><h1>${sentence()}</h1>\n${text}
<script src="script.js"></script></body></html>\n`);
}

function watch() {
  window.painted = {};
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      window.painted.largest = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
}

// {first, largest, loaded} in milliseconds from the start of the navigation.
async function measure(browser, url) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 360, height: 640 });
  await page.evaluateOnNewDocument(watch);
  const session = await page.createCDPSession();
  const perSecond = KBIT * 1000 / 8;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: LATENCY,
    downloadThroughput: perSecond, uploadThroughput: perSecond });
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.goto(url, { waitUntil: 'load', timeout: 120_000 });
  const times = await page.evaluate(async () => {
    await new Promise((resolve) => { setTimeout(resolve, 300); });
    return { first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
      largest: window.painted.largest ?? NaN,
      loaded: performance.getEntriesByType('navigation')[0].loadEventStart };
  });
  await context.close();
  return times;
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const site = new Site();
const folder = join(temporaryFolder(), 'site');
cpSync(site.folder, folder, { recursive: true });
makePeer(join(folder, 'peer'));
const server = await serve(folder, { compressed: true });
const browser = await browsers.Chromium();
try {
  const paths = [...PATHS, 'peer/index.html'];
  const all = Object.fromEntries(paths.map((path) => [path, []]));
  await measure(browser, server.base + paths[0]); // warms up what is not measured
  for (let round = 0; round < ROUNDS; round++)
    for (const path of paths)
      all[path].push(await measure(browser, server.base + path));
  const peer = all['peer/index.html'];
  const kinds = ['first', 'largest', 'loaded'];
  console.log(`${SLOWER} times slower processor, ${KBIT} kbit/s, ${LATENCY} ms; median of ${ROUNDS} in ms (and of the peer's time)`);
  console.log('page'.padEnd(34) + ['first paint', 'largest paint', 'loaded'].map((name) => name.padStart(18)).join(''));
  for (const path of paths)
    console.log(path.padEnd(34) + kinds.map((kind) => {
      const own = median(all[path].map((times) => times[kind]));
      const ratio = median(all[path].map((times, i) => times[kind] / peer[i][kind]));
      return `${Math.round(own)} (${ratio.toFixed(2)})`.padStart(18);
    }).join(''));
} finally {
  await browser.close();
  await server.stop();
}
