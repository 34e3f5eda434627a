// SPDX-License-Identifier: MIT
// The handbook for editors (handbook/): all that it tells to type is typed, and says what it
// tells; its pictures are those of today, and its pages lead somewhere. BALISE_UPDATE=1
// rewrites what commands say.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';

import { LOCALES, Session, blocksOf, handbook, pagesOf } from './handbook/session.mjs';
import { PICTURES, SCALE, WIDTH, takePictures } from './handbook/pictures.mjs';
import { browsers } from './browser/launch.mjs';
import { Reader } from './browser/reader.mjs';
import { balise, repository } from './lib/balise.mjs';
import { temporaryFolder } from './lib/site.mjs';
import { readTree } from './lib/trees.mjs';
import { pathToFileURL } from 'node:url';

const update = process.env.BALISE_UPDATE === '1';
const LANGUAGES = Object.keys(LOCALES);

describe('what the handbook tells to do', { concurrency: 2 }, () => {
  for (const language of LANGUAGES)
    test(language, async (t) => {
      const session = new Session(t, language);
      for (const page of pagesOf(language)) {
        const now = await session.follow(page);
        if (update)
          writeFileSync(page.path, now);
        else
          for (const [i, line] of page.text.split('\n').entries())
            assert.equal(now.split('\n')[i], line, `${page.path}:${i + 1}, of\n${now}`);
      }
    });

  test('is the same in every language', () => {
    // What differs are words: the kinds of blocks and the commands do not.
    const outline = (language) => pagesOf(language).map((page) => [page.id, blocksOf(page).map(({ info, lines }) =>
      [info.split(' ')[0], lines.filter((line) => /^\$ balise/.test(line)).length])]);
    assert.deepEqual(outline('en'), outline('fr'));
  });

  test('is not done only where the page says so', () => {
    for (const language of LANGUAGES)
      for (const page of pagesOf(language)) {
        const isFor = blocksOf(page).some(({ info }) => ['powershell', 'outside'].includes(info));
        assert.equal(isFor, page.id === 'windows', page.path);
      }
    const [fr, en] = LANGUAGES.map((language) => pagesOf(language).find(({ id }) => id === 'windows').text);
    assert.match(fr, /Personne n’a essayé ceci sur un vrai Windows/);
    assert.match(en, /Nobody has tried this on a real Windows/);
  });
});

describe('the handbook', () => {
  const pictures = temporaryFolder();
  const out = join(temporaryFolder(), 'handbook');
  let site;

  before(async () => {
    await takePictures(pictures);
    const { status, stderr } = balise(['build', '--content', 'handbook/content', '--content', pictures,
      '--theme', 'handbook/theme', '--out', out], { cwd: repository });
    assert.equal(status, 0, stderr);
    assert.equal(stderr, '', 'nothing to complain about');
    site = readTree(out);
  });

  test('has the pictures that its pages show, and each says what is to be seen', () => {
    const shown = new Set();
    for (const language of LANGUAGES)
      for (const { text, path } of pagesOf(language))
        for (const [, alternative, file] of text.matchAll(/!\[(.*?)\]\(\.\.\/(.*?)\)/g)) {
          assert.ok(alternative.length > 40, `${path}: '${alternative}'`);
          assert.ok(file.startsWith(`files/pictures/${language}/`), `${path}: ${file}`);
          shown.add(file);
        }
    const taken = Object.keys(readTree(pictures));
    assert.deepEqual([...shown].sort(), taken);
    assert.equal(taken.length, LANGUAGES.length * Object.keys(PICTURES).length);
  });

  test('has pictures of one kind and size', () => {
    let weight = 0;
    for (const [path, bytes] of Object.entries(readTree(pictures))) {
      const { height } = PICTURES[/([a-z-]+)\.png$/.exec(path)[1]];
      assert.equal(bytes.toString('latin1', 1, 4), 'PNG', path);
      const size = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
      if (height)
        assert.deepEqual(size, [WIDTH * SCALE, height * SCALE], path);
      else
        assert.ok(size[0] > 500 * SCALE && size[0] <= 700 * SCALE && size[1] > 100 * SCALE, `${path}: ${size}`);
      assert.ok(bytes.length > 15_000 && bytes.length < 200_000, `${path}: ${bytes.length} bytes`);
      assert.ok(site[path]?.equals(bytes), `${path} is in the handbook`);
      weight += bytes.length;
    }
    assert.ok(weight < 1_500_000, `${weight} bytes`);
  });

  test('works offline, and is not about an emergency', () => {
    const { status, stdout } = balise(['verify', '--offline', out]);
    assert.equal(status, 0, stdout);
    for (const [path, bytes] of Object.entries(site))
      if (path.endsWith('.html') && !path.endsWith('/units.html'))
        assert.doesNotMatch(String(bytes), /class="(leave|danger|numbers)|href="(tel|sms):/, path);
  });

  test('is read in a browser on a phone', async () => {
    const browser = await browsers.Chromium();
    try {
      const base = `${pathToFileURL(out)}/`;
      const reader = await Reader.open(browser, base);
      await reader.size(360, 640);
      for (const path of Object.keys(site).filter((one) => /^(fr|en)\/[a-z-]+\.html$|^[^/]*\.html$/.test(one))) {
        await reader.visit(base + path);
        assert.deepEqual(await reader.trouble(), [], path);
        const { wide, broken, top } = await reader.ask(() => ({
          wide: document.documentElement.scrollWidth - innerWidth,
          broken: [...document.images].filter((image) => !image.naturalWidth).map((image) => image.src),
          top: document.querySelector('main')?.getBoundingClientRect().top ?? 0,
        }));
        assert.deepEqual({ wide, broken }, { wide: 0, broken: [] }, path);
        assert.ok(top < 200, `${path}: the text begins at ${top} px`);
      }
      await reader.visit(`${base}fr/commencer.html`);
      assert.equal(await reader.ask(() => {
        const [code] = document.querySelectorAll('ol pre');
        getSelection().selectAllChildren(code);
        return `${code.textContent.trim()} | ${getSelection().toString().trim()}`;
      }), '$ make deps site\n… | make deps site\n…', 'a command is copied without the sign before it');
    } finally {
      await browser.close();
    }
  });
});

test('the exercise is good as it is copied', () => {
  const { status, stderr, stdout } = balise(['check', '--today', '2026-11-22', '--content', join(handbook, 'practice/content')],
    { cwd: repository });
  assert.deepEqual({ status, stderr }, { status: 0, stderr: '' }, stdout);
  const text = readFileSync(join(handbook, 'practice/content/directory/lu.xml'), 'utf8');
  assert.match(text, /There is no such service/);
});
