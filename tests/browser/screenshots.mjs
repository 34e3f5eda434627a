// SPDX-License-Identifier: MIT
// Takes pictures: `make screens`. Of every kind of page into out/screens/, to be looked at;
// and the README's three into pictures/ beside this file. The same site, browser and fonts
// give the same bytes. BALISE_PICTURES is another folder for the three, and takes only them.
import { spawnSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { Site, root } from '../lib/site.mjs';
import { browsers } from './launch.mjs';
import { Reader } from './reader.mjs';

// The README's three: a page, how many pixels of it, and its colours.
const PICTURES = {
  'first-hour': { path: 'fr/first-hour.html', scheme: 'light', views: [[360, 800], [1280, 900]] },
  'country': { path: 'ar/countries/lu.html', scheme: 'dark', views: [[360, 800], [768, 800]] },
  'takedown': { path: 'en/takedown/index.html', scheme: 'light', views: [[360, 800], [768, 800]] },
};
const LARGEST = 150 * 1024;
const HEIGHT = 560; // of all in a picture
const GAP = 16;

// What is looked at after a change, in two directions of writing.
const PAGES = ['index.html', 'topics/sextortion.html', 'topics/sextortion/minor.html', 'first-hour.html', 'countries/index.html',
  'countries/lu.html', 'services/lu-bee-secure.html', 'takedown/index.html', 'az/index.html', 'az/c.html',
  'reviewed.html', 'units.html'];
const LANGUAGES = ['fr', 'ar'];
const WIDTHS = [[360, 640], [768, 1024], [1280, 900]];
const PRINTED = ['first-hour.html', 'countries/lu.html', 'services/lu-bee-secure.html'];

async function show(reader, url, { width, height, scheme, scale = 1 }) {
  await reader.tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await reader.tab.setViewport({ width, height, deviceScaleFactor: scale });
  await reader.visit(url);
  await reader.ask(() => document.fonts.ready.then(() => true));
  const trouble = await reader.trouble();
  if (trouble.length)
    throw new Error(`${url}: ${trouble.join(', ')}`);
}

async function photograph(browser, base, path, { width, height, scheme }) {
  const reader = await Reader.open(browser, base);
  await show(reader, base + path, { width, height, scheme, scale: HEIGHT / height });
  const png = await reader.tab.screenshot({ encoding: 'base64', captureBeyondViewport: false });
  await reader.tab.close();
  return { png, width: Math.round(width * HEIGHT / height) };
}

// Photos side by side on a grey table.
async function layOut(browser, photos, file) {
  const table = await browser.newPage();
  await table.setViewport({
    width: photos.reduce((sum, { width }) => sum + width + GAP, GAP),
    height: HEIGHT + 2 * GAP,
  });
  await table.setContent(`<body style="margin: ${GAP}px; display: flex; gap: ${GAP}px;
    background: #dfe4e6">${photos.map(({ png, width }) => `<img alt="" width="${width}"
    height="${HEIGHT}" src="data:image/png;base64,${png}">`).join('')}`);
  await table.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  await table.screenshot({ path: file, type: 'png' });
  await table.close();
  const { size } = statSync(file);
  if (size > LARGEST)
    throw new Error(`${file} has ${size} bytes, more than ${LARGEST}`);
}

async function withBrowser(act) {
  const browser = await browsers.Chromium();
  try {
    await act(browser);
  } finally {
    await browser.close();
  }
}

/** The README's pictures, into a folder. */
export function takePictures(site, folder) {
  const base = pathToFileURL(`${site.folder}/`).href;
  mkdirSync(folder, { recursive: true });
  return withBrowser(async (browser) => {
    for (const [name, { path, scheme, views }] of Object.entries(PICTURES)) {
      const photos = [];
      for (const [width, height] of views)
        photos.push(await photograph(browser, base, path, { width, height, scheme }));
      await layOut(browser, photos, join(folder, `${name}.png`));
      console.log(join(folder, `${name}.png`));
    }
  });
}

// A page on paper, as pictures of its sheets.
async function printSheets(reader, base, path, file) {
  await show(reader, base + path, { width: 1280, height: 900, scheme: 'light' });
  await reader.tab.pdf({ path: `${file}.pdf`, preferCSSPageSize: true, timeout: 60_000 });
  const run = spawnSync('pdftoppm', ['-png', '-r', '60', `${file}.pdf`, file], { encoding: 'utf8' });
  if (run.error || run.status !== 0)
    throw new Error(`pdftoppm: ${run.error ?? run.stderr}`);
}

/** Every kind of page on every screen, in light and dark, and on paper. */
export function takeScreens(site, folder) {
  const base = pathToFileURL(`${site.folder}/`).href;
  mkdirSync(folder, { recursive: true });
  return withBrowser(async (browser) => {
    const reader = await Reader.open(browser, base);
    const pages = LANGUAGES.flatMap((language) => PAGES.map((page) => `${language}/${page}`))
      .filter((path) => site.files.includes(path));
    const nameOf = (path) => path.replace('.html', '').replaceAll('/', '-');
    for (const path of ['index.html', ...pages])
      for (const scheme of ['light', 'dark'])
        for (const [width, height] of WIDTHS) {
          await show(reader, base + path, { width, height, scheme });
          await reader.tab.screenshot({ path: join(folder, `${nameOf(path)}-${width}-${scheme}.png`) });
        }
    for (const path of pages.filter((one) => PRINTED.includes(one.slice(3))))
      await printSheets(reader, base, path, join(folder, `${nameOf(path)}-print`));
  });
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const site = new Site();
  const screens = join(root, 'out/screens');
  if (process.env.BALISE_PICTURES === undefined) {
    await takeScreens(site, screens);
    console.log(screens);
  }
  await takePictures(site, process.env.BALISE_PICTURES ?? join(root, 'tests/browser/pictures'));
}
