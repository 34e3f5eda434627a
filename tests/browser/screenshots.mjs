// SPDX-License-Identifier: MIT
// Takes the README's picture: `make screenshots`. The same site, browser and fonts give the
// same bytes. BALISE_PICTURES is another folder to write to.
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { Site, root } from '../lib/site.mjs';
import { browsers } from './launch.mjs';
import { Reader } from './reader.mjs';

const PAGE = 'fr/first-hour.html';
const LARGEST = 150 * 1024;
const HEIGHT = 560; // of both in the picture
const GAP = 16;

// A phone and a computer, as they see the page.
const views = [{ width: 360, height: 800 }, { width: 1280, height: 900 }];

async function photograph(browser, url, { width, height }) {
  const reader = await Reader.open(browser, url.replace(/[^/]*\/[^/]*$/, ''));
  await reader.tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  await reader.tab.setViewport({ width, height, deviceScaleFactor: HEIGHT / height });
  await reader.visit(url);
  await reader.ask(() => document.fonts.ready.then(() => true));
  const trouble = await reader.trouble();
  if (trouble.length)
    throw new Error(`${url}: ${trouble.join(', ')}`);
  const png = await reader.tab.screenshot({ encoding: 'base64', captureBeyondViewport: false });
  await reader.tab.close();
  return { png, width: Math.round(width * HEIGHT / height) };
}

export async function takePicture(site, file) {
  const browser = await browsers.Chromium();
  try {
    const url = pathToFileURL(join(site.folder, PAGE)).href;
    const photos = [];
    for (const view of views)
      photos.push(await photograph(browser, url, view));
    // Side by side on a grey table.
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
  } finally {
    await browser.close();
  }
  const { size } = statSync(file);
  if (size > LARGEST)
    throw new Error(`${file} has ${size} bytes, more than ${LARGEST}`);
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const folder = process.env.BALISE_PICTURES ?? join(root, 'tests/browser/pictures');
  mkdirSync(folder, { recursive: true });
  await takePicture(new Site(), join(folder, 'first-hour.png'));
  console.log(join(folder, 'first-hour.png'));
}
