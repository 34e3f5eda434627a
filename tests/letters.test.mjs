// SPDX-License-Identifier: MIT
// Letters to fill in: what is typed can be copied and kept, goes nowhere, and is gone when the
// page is left; the text is there without scripts; letters to an offender stand behind questions.
import assert from 'node:assert/strict';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { browsers } from './browser/launch.mjs';
import { Reader } from './browser/reader.mjs';
import { balise } from './lib/balise.mjs';
import { none } from './lib/none.mjs';
import { Site, root, temporaryFolder } from './lib/site.mjs';

const site = new Site();
const files = pathToFileURL(`${site.folder}/`).href;
const LETTER = 'fr/letters/image-sharing-victim-message.html';
const OFFENDER = /letters\/image-sharing-offender\.html/;
const letters = site.pages.filter(({ path }) => /letters\/(?!safe-)/.test(path));

test('each letter has its text beside it', () => {
  assert.ok(letters.length >= 24, `${letters.length} letters`);
  for (const { path } of letters) {
    const text = site.text(path.replace('.html', '.txt'));
    assert.match(text, /^\uFEFF[^[]*\S[^]*\[[^\]]+\][^]*\r\n$/, path);
    assert.doesNotMatch(text, /[^\r]\n|<|&|\]\(/, path);
    assert.match(site.text(path), /<a class="file" href="[\w-]+\.txt" download>/, path);
    for (const [input] of site.text(path).matchAll(/<input type="text"[^>]*>/g))
      assert.equal(input, '<input type="text" autocomplete="off">', path);
  }
});

test('a letter that is not written is told in its cell', () => {
  const place = temporaryFolder();
  cpSync(join(root, 'content'), join(place, 'content'), { recursive: true });
  for (const language of ['fr', 'en'])
    rmSync(join(place, 'content', language, 'letters/voyeurism-witness-mail.md'));
  const run = balise(['build', '--theme', join(root, 'themes/default'), '--out', 'site'], { cwd: place });
  assert.equal(run.status, 0, run.stderr);
  const built = new Site(join(place, 'site'));
  for (const language of ['fr', 'en']) {
    const table = /<table class="matrix">[^]*<\/table>/.exec(built.text(`${language}/letters.html`))[0];
    assert.equal((table.match(/<td data-label/g)).length, 4 * 4 * 2);
    assert.equal((table.match(/class="missing"/g)).length, 1);
  }
});

test('scripts and styles for letters are on their pages only', () => {
  none(site.pages.filter(({ path }) => /assets\/letter\./.test(site.text(path)) !== letters.some((one) => one.path === path))
    .map(({ path }) => path), 'page with the wrong assets');
});

test('the table has a letter in every cell', () => {
  for (const language of ['fr', 'en']) {
    const table = /<table class="matrix">[^]*<\/table>/.exec(site.text(`${language}/letters.html`))[0];
    assert.equal((table.match(/<td data-label/g)).length, 4 * 4 * 2);
    assert.doesNotMatch(table, /class="missing"/);
    for (const { path } of letters.filter((one) => one.path.startsWith(language) && !OFFENDER.test(one.path)))
      assert.ok(table.includes(path.replace(`${language}/`, '')), path);
  }
});

test('a letter to an offender is reached through the last question alone', () => {
  const leading = site.pages.filter(({ path }) =>
    [...site.text(path).matchAll(/<a[^>]* href="([^"]*)"/g)].some(([, href]) =>
      /image-sharing-offender\.html/.test(href) && !OFFENDER.test(path)));
  assert.deepEqual(leading.map(({ path }) => path).sort(), ['en', 'fr'].map((one) => `${one}/letters/safe-police.html`));
  none(site.files.filter((path) => /\/(search|az)\/|topics\/|audiences\/|reviewed/.test(path) &&
    /image-sharing-offender|letters\/safe-/.test(site.text(path))), 'list that names it');
  assert.ok(existsSync(join(site.folder, 'fr/letters/safe-adult.html')));
});

const fill = (text) => {
  const [input] = document.querySelectorAll('blockquote input');
  input.value = text;
};
const state = () => ({
  filled: [...document.querySelectorAll('blockquote input')].map(({ value }) => value).join(''),
  status: document.querySelector('.tools [role=status]')?.textContent ?? '',
  shown: document.querySelector('.tools textarea')?.value ?? '',
});

for (const [name, launch] of Object.entries(browsers))
  test(name, async (t) => {
    const browser = await launch();
    try {
      const reader = await Reader.open(browser, files);
      await t.test('copies what was filled in', async () => {
        await reader.visit(files + LETTER);
        await reader.ask(() => {
          Object.defineProperty(navigator, 'clipboard', {
            value: { writeText: (text) => { window.copied = text; return Promise.resolve(); } } });
        });
        await reader.ask(fill, 'compte x');
        await reader.ask(() => document.querySelector('.copy').click());
        await reader.tab.waitForFunction(() => document.querySelector('.tools [role=status]')?.textContent);
        const copied = await reader.ask(() => window.copied);
        assert.match(copied,
          /^Bonjour,\n\nJe signale .*\.\n\nOù\s: compte x\n\nVu le\s: \[date\]\n/);
        assert.doesNotMatch(copied, /<|\n{3}| {2}/);
      });
      await t.test('shows and selects the text where there is no clipboard', async () => {
        await reader.visit('about:blank');
        await reader.visit(files + LETTER);
        await reader.ask(() => {
          Object.defineProperty(navigator, 'clipboard', { value: undefined });
          document.execCommand = () => false;
        });
        await reader.ask(fill, 'compte y');
        await reader.ask(() => document.querySelector('.copy').click());
        const { shown, status } = await reader.ask(state);
        assert.match(shown, /compte y/);
        assert.match(status, /sélectionné/);
      });
      await t.test('keeps it as a file with what was filled in', async () => {
        const made = await reader.ask(async () => {
          const link = document.querySelector('.file');
          let blob;
          const real = URL.createObjectURL;
          URL.createObjectURL = (given) => { blob = given; return real.call(URL, given); };
          link.addEventListener('click', (event) => event.preventDefault());
          link.click();
          return { text: await blob.text(), name: link.download, href: link.href.slice(0, 5) };
        });
        assert.match(made.text, /compte y/);
        assert.equal(made.name, 'image-sharing-victim-message.txt');
        assert.equal(made.href, 'blob:');
      });
      await t.test('forgets all of it when the page is left', async () => {
        await reader.visit(`${files}fr/index.html`);
        await reader.back();
        assert.deepEqual(await reader.ask(state), { filled: '', status: '', shown: '' });
        assert.deepEqual(await reader.trouble(), []);
      });
      if (name === 'Chromium')
        await t.test('prints the letter alone', async () => {
          await reader.tab.emulateMediaType('print');
          const shown = await reader.ask(() => [...document.querySelectorAll('h1, .emergency, footer, .tools, blockquote')]
            .filter((node) => node.checkVisibility()).map(({ nodeName }) => nodeName));
          assert.deepEqual(shown, ['BLOCKQUOTE']);
        });
    } finally {
      await browser.close();
    }
  });
