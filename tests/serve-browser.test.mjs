// SPDX-License-Identifier: MIT
// What somebody sees who has a page open while its source is edited.
import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { browsers } from './browser/launch.mjs';
import { Reader } from './browser/reader.mjs';
import { baseContent, repository, workspace } from './lib/balise.mjs';
import { Preview, until } from './lib/preview.mjs';
import { readTree } from './lib/trees.mjs';

const PAGE = 'content/en/first.md';
const LONG = Array.from({ length: 80 }, (_, i) => `Paragraph ${i} of a long page.\n`).join('\n');

let browser;

before(async () => { browser = await browsers.Chromium(); });
after(async () => browser?.close());

async function open(t, { files = {}, args = [] } = {}) {
  const folder = workspace(t, { ...baseContent(), ...files });
  const place = (path) => join(folder, path);
  const page = `${readFileSync(place(PAGE), 'utf8')}\n${LONG}`;
  writeFileSync(place(PAGE), page);
  const preview = await Preview.start(t, folder, args);
  const visit = async (path = 'en/first.html') => {
    const reader = await Reader.open(browser, preview.address);
    t.after(() => reader.tab.close());
    await reader.visit(new URL(path, preview.address).href);
    return reader;
  };
  return { folder, place, page, preview, visit };
}

/* Between two pages nothing can be asked. */
const ask = async (reader, ...question) => {
  try {
    return await reader.ask(...question);
  } catch {
    return undefined;
  }
};

const has = (reader, text) => until(`'${text}' in the page`, () =>
  ask(reader, (wanted) => document.body?.textContent.includes(wanted), text));

/* On a reload, Chromium asks for this whatever a page says of icons. */
const trouble = async (reader) => (await reader.trouble()).filter((one) =>
  !/favicon\.ico|status of 404/.test(one));

const panelOf = (reader) => ask(reader, () => {
  const host = document.querySelector('balise-preview');
  const section = host?.shadowRoot.querySelector('section');
  if (!section)
    return null;
  const { height, bottom, width } = section.getBoundingClientRect();
  return {
    text: section.innerText, title: section.querySelector('summary').textContent, height, width,
    isAtTheEnd: Math.abs(bottom - innerHeight) < 1, size: getComputedStyle(section).fontSize,
    isOpen: section.querySelector('details').open,
  };
});

const panel = (reader) => until('a panel', () => panelOf(reader));
const noPanel = (reader) => until('no panel', async () => (await panelOf(reader)) === null);

describe('a page that is open in Chromium', () => {
  test('reloads after a save, at the same place', async (t) => {
    const { place, page, visit } = await open(t);
    const reader = await visit();
    await reader.ask(() => scrollTo(0, 1500));
    for (const word of ['once', 'twice']) {
      await reader.ask(() => { window.isOld = true; });
      writeFileSync(place(PAGE), page.replace('Paragraph 79', `Changed ${word}, paragraph 79`));
      await has(reader, `Changed ${word}`);
      assert.equal(await until('the same place', () => ask(reader, () => scrollY === 1500)), true);
      assert.equal(await reader.ask(() => window.isOld), undefined);
    }
    assert.deepEqual(await trouble(reader), []);
  });

  test('says what is wrong and stays; mended, it says no more', async (t) => {
    const { place, page, visit } = await open(t);
    const reader = await visit();
    await noPanel(reader);
    await reader.ask(() => { window.isOld = true; scrollTo(0, 900); });
    const line = page.split('\n').length + 1;
    writeFileSync(place(PAGE), `${page}\n<img src=x onerror=alert(1)> and [a link](nowhere.md)\n`);
    const { text, title, isAtTheEnd, isOpen } = await panel(reader);
    assert.match(title, /^\d errors?: this page is the last good one$/);
    assert.match(text, new RegExp(`content/en/first\\.md:${line}:\\d+ error: `));
    assert.ok(text.includes('<img src=x onerror=alert(1)>'), text);
    assert.ok(isAtTheEnd && isOpen);
    assert.deepEqual(await reader.ask(() => [window.isOld, scrollY]), [true, 900]);
    writeFileSync(place(PAGE), `${page}\nMended.\n`);
    await has(reader, 'Mended.');
    await noPanel(reader);
    assert.equal(await until('the same place', () => ask(reader, () => scrollY === 900)), true);
    assert.deepEqual(await trouble(reader), []);
  });

  test('folds warnings', async (t) => {
    const { place, page, visit } = await open(t);
    const reader = await visit();
    writeFileSync(place(PAGE), page.replace('keywords: [word]\n', ''));
    const { title, isOpen, height } = await panel(reader);
    assert.equal(title, '1 warning');
    assert.equal(isOpen, false);
    assert.ok(height < 60, `${height} px`);
  });

  test('shows the panel under any theme', async (t) => {
    const theme = readTree(join(repository, 'themes/default'));
    const files = Object.fromEntries(Object.entries(theme).map(([path, bytes]) => [`own/${path}`, bytes]));
    files['own/assets/balise.css'] += `
      :root > * { display: none !important; font-size: 60px !important; position: static !important; color: #000 }
      balise-preview { visibility: hidden !important; height: 0 !important; opacity: 0 !important }`;
    const { place, page, visit } = await open(t, { files, args: ['--theme', 'own'] });
    const reader = await visit();
    writeFileSync(place(PAGE), page.replace('id: first\n', ''));
    const { isAtTheEnd, size, height, width, text } = await panel(reader);
    assert.deepEqual({ isAtTheEnd, size }, { isAtTheEnd: true, size: '15px' });
    assert.ok(height > 60 && width > 300 && text.includes('first.md:1'), `${width} × ${height}: ${text}`);
  });

  test('is one of several, and all follow', async (t) => {
    const { place, visit } = await open(t);
    const readers = [];
    for (const path of ['en/first.html', 'en/index.html', 'en/first.html', 'en/az/index.html'])
      readers.push(await visit(path));
    const isOld = async (reader) => (await ask(reader, () => window.isOld)) ?? false;
    for (const reader of readers)
      await reader.ask(() => { window.isOld = true; });
    appendFileSync(place(PAGE), '\nFor all.\n');
    for (const reader of readers) {
      await reader.tab.bringToFront();
      await until('another page', async () => !(await isOld(reader)));
    }
    await has(readers[0], 'For all.');
  });

  test('shows the last of hundreds of quick saves, at the same place', async (t) => {
    const { place, page, visit } = await open(t);
    const reader = await visit();
    await reader.ask(() => scrollTo(0, 1500));
    for (let i = 1; i <= 300; i++)
      writeFileSync(place(PAGE), page.replace('Paragraph 79', `Saved ${i} times, paragraph 79`));
    await has(reader, 'Saved 300 times');
    assert.equal(await until('the same place', () => ask(reader, () => scrollY === 1500)), true);
    await noPanel(reader);
    assert.deepEqual(await trouble(reader), []);
  });

  test('comes back after its file was gone, and after half a file', async (t) => {
    const { place, page, visit } = await open(t);
    const reader = await visit();
    rmSync(place(PAGE));
    await until('another page, or none', async () => !(await ask(reader, () => document.body?.textContent.includes('Paragraph 79'))));
    writeFileSync(place(PAGE), page.slice(0, 30));
    await panel(reader);
    writeFileSync(place(PAGE), `${page}\nBack again.\n`);
    await has(reader, 'Back again.');
    await noPanel(reader);
  });

  test('follows a server that ends and comes back', async (t) => {
    const { folder, place, preview, visit } = await open(t);
    const reader = await visit();
    await preview.stop();
    appendFileSync(place(PAGE), '\nWritten meanwhile.\n');
    await Preview.start(t, folder, ['--port', String(preview.port)]);
    await has(reader, 'Written meanwhile.');
  });

  test('appears where there was none', async (t) => {
    const { place, page, visit } = await open(t, { files: { 'content/site.yaml': 'title: [\n' } });
    const reader = await visit();
    const { title, text } = await panel(reader);
    assert.match(title, /^\d errors?$/);
    assert.match(text, /content\/site\.yaml:\d/);
    writeFileSync(place('content/site.yaml'), baseContent()['content/site.yaml']);
    await has(reader, 'Paragraph 79');
    await noPanel(reader);
    assert.ok(page);
  });
});
