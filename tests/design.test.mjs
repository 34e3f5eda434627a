// SPDX-License-Identifier: MIT
// The design system of the default theme, as themes/default/README.md describes it: computed
// from the style sheets themselves, and measured in Chromium.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';

import { browsers } from './browser/launch.mjs';
import { Reader } from './browser/reader.mjs';
import { balise, baseContent, workspace } from './lib/balise.mjs';
import { languages } from './lib/content.mjs';
import { all, ancestors, attribute, elements, first, hasClass, textOf, texts } from './lib/html.mjs';
import { none } from './lib/none.mjs';
import { Site, root } from './lib/site.mjs';

const theme = join(root, 'themes/default');
const sheets = readdirSync(join(theme, 'assets')).filter((name) => name.endsWith('.css'))
  .map((name) => ({ name, text: readFileSync(join(theme, 'assets', name), 'utf8')
    .replace(/\/\*[^]*?\*\//g, '') }));
const css = sheets.find(({ name }) => name === 'balise.css').text;
const readme = readFileSync(join(theme, 'README.md'), 'utf8');
const site = new Site();
const base = pathToFileURL(`${site.folder}/`).href;

// ---- Colours ----

/* The custom properties of the first :root block behind `start`. */
function propertiesAfter(start) {
  const from = css.indexOf(':root {', css.indexOf(start));
  return Object.fromEntries([...css.slice(from, css.indexOf('}', from))
    .matchAll(/--([a-z-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value.trim()]));
}

const light = propertiesAfter(':root {');
const dark = { ...light, ...propertiesAfter('(prefers-color-scheme: dark)') };
const isColour = (value) => /^#[0-9a-f]{3}([0-9a-f]{3})?$/.test(value);

/* WCAG 2: relative luminance and contrast. */
function luminance(hex) {
  const digits = hex.length === 4 ? hex.slice(1).replace(/./g, '$&$&') : hex.slice(1);
  const [r, g, b] = digits.match(/../g).map((one) => parseInt(one, 16) / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
  const [dim, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (bright + 0.05) / (dim + 0.05);
}

test('contrast is what the table says: text 7:1, borders 3:1, light and dark', () => {
  assert.equal(contrast('#000', '#ffffff'), 21);
  const rows = [...readme.matchAll(/^\| `([a-z-]+)` on `([a-z-]+)`(.*?) \| ([\d.]+) \| ([\d.]+) \|$/gm)];
  const seen = new Set();
  const problems = [];
  for (const [, front, back, note, ...said] of rows) {
    [light, dark].forEach((scheme, i) => {
      const real = contrast(scheme[front], scheme[back]);
      if (real.toFixed(1) !== said[i])
        problems.push(`${front} on ${back}: ${real.toFixed(1)}, not ${said[i]}`);
      if (real < (note.includes('borders only') ? 3 : 7))
        problems.push(`${front} on ${back}: only ${real.toFixed(2)}`);
    });
    seen.add(front).add(back);
  }
  none(problems, 'pair of colours');
  const colours = Object.keys(light).filter((name) => isColour(light[name]));
  assert.ok(colours.length >= 10, `${colours}`);
  none(colours.filter((name) => !seen.has(name)), 'colour without a contrast in the table');
  none(colours.filter((name) => dark[name] === light[name]), 'colour that is the same in the dark');
});

test('colours are named once: elsewhere only custom properties', () => {
  // The neutral page is to look like another site; paper is black and white.
  none(sheets.filter(({ name }) => !/^(exit|paper)\.css$/.test(name)).flatMap(({ name, text }) => text
    .replace(/:root \{[^}]*\}/g, '').match(/#[0-9a-f]{3,8}\b(?!0)/gi)
    ?.filter((one) => one !== '#0000').map((one) => `${name}: ${one}`) ?? []), 'colour without a name');
});

// ---- Directions, motion ----

/* What names a side: it stays where it is when the text runs from right to left. */
function sides(text) {
  const found = [];
  for (const [, property, value] of text.matchAll(/([a-z-]+)\s*:\s*([^;{}]+)[;}]/g)) {
    if (/(^|-)(left|right)($|-)/.test(property) || /(^|\s)(left|right)(\s|$)/.test(value))
      found.push(`${property}: ${value}`);
    const four = /^(margin|padding|inset|border-width|scroll-padding)$/.test(property) &&
      value.trim().split(/\s+(?![^(]*\))/);
    if (four && four.length === 4 && four[1] !== four[3])
      found.push(`${property}: ${value}`);
  }
  return found;
}

test('no style sheet knows left from right', () => {
  assert.equal(sides('a { margin-left: 1px; float: right; padding: 0 1px 0 2px; inset: 0 1px 2px 1px; }').length, 3);
  // The arrow of <summary> is drawn by two sides of a square that is turned.
  const known = /border-width: 0 \.14em \.14em 0/;
  none(sheets.flatMap(({ name, text }) => sides(text).filter((one) => !known.test(one))
    .map((one) => `${name}: ${one}`)), 'physical side');
});

test('nothing moves', () => {
  none(sheets.filter(({ text }) => /animation|transition|@keyframes|scroll-behavior/.test(text))
    .map(({ name }) => name), 'style sheet with motion');
});

test('who speaks no language of a country can ask for an interpreter', () => {
  const say = (path) => all(site.tree(site.page(path)), (node) => hasClass(node, 'say'))
    .map((node) => [attribute(node, 'lang'), attribute(node, 'dir'), textOf(node)]);
  assert.deepEqual(say('ar/countries/lu.html'), [
    ['fr', 'ltr', 'J’ai besoin d’aide en arabe. Pouvez-vous trouver un interprète\u202f?'],
    ['de', 'ltr', 'Ich brauche Hilfe auf Arabisch. Können Sie jemanden zum Dolmetschen holen?'],
  ]);
  assert.equal(say('fr/countries/de.html').length, 1);
  for (const path of ['fr/countries/lu.html', 'de/countries/lu.html', 'nl/countries/be.html', 'en/countries/001.html'])
    if (site.files.includes(path))
      assert.deepEqual(say(path), [], path);
});

// ---- Words ----

const page = (id, front, body = '') => `---
id: ${id}
title: "${id === 'first' ? 'Que faire ? Ceci : cela' : id}"
summary: Un résumé !
keywords: [mot]
kind: advice
topics: [blackmail]
published: 2026-11-01
reviewed: 2026-11-02
${front}
---
${body}
`;

const FRENCH = `> [!NOTE] Attention !
> Non ; jamais.

## Et après ?

**Vrai** ! « Oui » : [déjà ?](https://a.example/?a=b;c) de 10 : 30 à 11, \`a ? b\`, [why ?](lang:en)
`;

/* A site in French whose editors type ordinary spaces. */
function smallSite(t) {
  const files = baseContent();
  delete files['content/en/first.md'];
  const folder = workspace(t, { ...files,
    'content/site.yaml': 'title: {fr: Site}\nsummary: {fr: Un site !}\nlanguages: [fr]\n' +
      'as-of: 2026-11-22\ntheme: default\n',
    'content/vocabulary.yaml': files['content/vocabulary.yaml'].toString()
      .replace('kinds:', '  professional:\n    name: {en: Professionals, fr: Professionnels}\nkinds:'),
    'content/fr/first.md': page('first', 'audience: [minor]', FRENCH),
    'content/fr/work.md': page('work', 'audience: [professional]\ncountry: LU'),
    'content/fr/home.md': page('home', 'audience: [minor]\ncountry: LU'),
  });
  const run = balise(['build', '--out', 'site'], { cwd: folder });
  assert.equal(run.status, 0, run.stderr);
  return (path) => readFileSync(join(folder, 'site', path), 'utf8');
}

test('French signs do not leave their word, whatever space was typed', (t) => {
  const read = smallSite(t);
  const text = read('fr/first.html');
  for (const part of ['<title>Que faire\u202f? Ceci\u00a0: cela', 'content="Un résumé\u202f!"',
    'Attention\u202f!</p>', 'Non\u202f; jamais.', '">Et après\u202f?</h2>', '</strong>\u202f! «\u00a0Oui\u00a0»\u00a0: ',
    'href="https://a.example/?a=b;c">déjà\u202f?</a>', 'de 10 : 30 à 11', '<code>a ? b</code>', '>why ?</span>'])
    assert.ok(text.includes(part), part);
});

test('our own French pages have no space that breaks before a sign', () => {
  const bad = [];
  for (const page of site.pages.filter(({ language, kind }) => language === 'fr' && kind !== 'exit'))
    for (const text of texts(first(site.tree(page), 'main'))) {
      const said = [...ancestors(text)].find((node) => attribute(node, 'lang') !== undefined);
      const isCode = [...ancestors(text)].some(({ tagName }) => tagName === 'code' || tagName === 'pre');
      if (attribute(said, 'lang') === 'fr' && !isCode && /\p{L} [;:!?»]|« /u.test(text.value))
        bad.push(`${page.path}: ${text.value.trim().slice(0, 80)}`);
    }
  none(bad, 'breaking space');
});

test('pages for professionals are not mixed into what a minor reads', (t) => {
  const read = smallSite(t);
  for (const path of ['index', 'topics/blackmail', 'audiences/minor', 'countries/lu', 'first'])
    assert.ok(!/href="[./]*work\.html"/.test(read(`fr/${path}.html`)), path);
  assert.match(read('fr/countries/lu.html'), /href="\.\.\/home\.html"/);
  assert.match(read('fr/audiences/professional.html'), /href="\.\.\/work\.html"/);
});

test('what is in another language says so', () => {
  const bad = [];
  for (const page of site.pages.filter(({ kind }) => kind === 'service' || kind === 'letter'))
    for (const node of elements(first(site.tree(page), 'main'), 'bdi')) {
      const spoken = [node, ...ancestors(node)].map((one) => attribute(one, 'lang')).find((one) => one !== undefined);
      // Arabic letters in a name are Arabic, others are not.
      if (page.language === 'ar' && spoken === 'ar' && hasClass(node.parentNode, 'also') && /[a-z]{3}/i.test(textOf(node)))
        bad.push(`${page.path}: ${textOf(node)}`);
    }
  for (const page of site.pages.filter(({ kind }) => kind === 'service'))
    for (const list of all(site.tree(page), (node) => hasClass(node, 'sources')))
      for (const item of elements(list, 'li'))
        if (attribute(first(item, 'bdi'), 'lang') !== '')
          bad.push(`${page.path}: ${textOf(item)}`);
  none(bad, 'words in the voice of another language');
  const names = all(site.tree(site.page('ar/az/b.html')), (node) => node.tagName === 'bdi' && textOf(node) === 'BEE SECURE Helpline');
  assert.deepEqual(names.map((node) => attribute(node, 'lang')), ['en']);
});

test('every setting of the reader is heeded', () => {
  for (const query of ['prefers-color-scheme: dark', 'prefers-contrast: more', 'forced-colors: active', 'print'])
    assert.ok(css.includes(query), query);
});

// ---- Names of links ----

/* The label says what is seen, so that it can be spoken; then the digits one by one. */
function labels() {
  const clean = (text) => text.replace(/\s+/g, ' ').trim();
  return [...document.querySelectorAll('a[aria-label]')].filter((node) => {
    const label = clean(node.getAttribute('aria-label'));
    const number = clean(node.querySelector('.big').textContent);
    const spoken = number.replace(/[^0-9a-z+]/gi, '').split('').join(' ');
    return label !== `${clean(node.textContent)}, ${spoken}`;
  }).map((node) => node.outerHTML);
}

// ---- What is seen ----

/* What must be on the first screen, above quick exit, and is not: an emergency number, the
   title, and the one thing to do, as the page's first bold words or what stands first in it. */
function firstScreen(kind) {
  const lead = [...document.querySelectorAll('.body > p > strong:first-child')].find((one) =>
    !document.querySelector('.body h2') || one.compareDocumentPosition(document.querySelector('.body h2')) & 4);
  const wanted = {
    page: '.body > :first-child',
    country: 'main section a, .card .big, .card .channel',
    service: '.ways .big, .ways .channel, .status',
    chooser: '.choice a',
  }[kind] ?? 'main li a, main form, main section a';
  const end = document.querySelector('.leave').getBoundingClientRect().top;
  return ['.emergency .big', 'h1', wanted].map((selector) => {
    const node = kind === 'page' && selector === wanted && lead ||
      [...document.querySelectorAll(selector)].find((one) => one.checkVisibility());
    const box = node?.getBoundingClientRect();
    return !box ? `nothing is ${selector}` : box.bottom > end || box.top < 0
      ? `${selector} ends at ${Math.round(box.bottom)} of ${Math.round(end)}` : '';
  }).filter(Boolean);
}

/* Whatever is touched by itself is 44 px high and wide; links in running text are excepted. */
function smallTargets() {
  for (const details of document.querySelectorAll('details'))
    details.open = true;
  const inText = (node) => [...node.parentNode.childNodes].some((one) => one !== node &&
    one.nodeType === 3 && /[\p{L}\p{N}]{2}/u.test(one.data)) || node.closest('.body li, .number, .collision, .sources, .where, .status');
  return [...document.querySelectorAll('a, button, summary, input, select')].filter((node) =>
    node.checkVisibility() && !node.closest('.skip') && !inText(node)).filter((node) => {
    const target = node.type === 'checkbox' ? node.closest('label') : node;
    const { width, height } = target.getBoundingClientRect();
    return width < 43.5 || height < 43.5;
  }).map((node) => `${node.outerHTML.slice(0, 120)} ${Math.round(node.getBoundingClientRect().width)} × ` +
    `${Math.round(node.getBoundingClientRect().height)}`);
}

/* Characters in a full line of running text, on average. */
function lineLength() {
  let characters = 0;
  let lines = 0;
  for (const paragraph of document.querySelectorAll('.body > p')) {
    const range = document.createRange();
    const counts = new Map();
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode())
      for (let i = 0; i < text.length; i++) {
        range.setStart(text, i);
        range.setEnd(text, i + 1);
        const box = range.getClientRects()[0];
        const line = box && Math.round((box.top + box.bottom) / 20);
        if (box)
          counts.set(line, (counts.get(line) ?? 0) + 1);
      }
    const full = [...counts.values()].slice(0, -1);
    characters += full.reduce((sum, one) => sum + one, 0);
    lines += full.length;
  }
  return { lines, average: characters / lines };
}

const PHONE = [360, 640];
const DESK = [1280, 900];
// All pages of the content, and the largest of every other kind, in every language.
const pages = site.pages.filter((page) => page.kind === 'page' || site.sample().includes(page))
  .filter((page) => page.kind !== 'exit');

test('design in a browser', { concurrency: 2 }, async (t) => {
  const browser = await browsers.Chromium();
  t.after(() => browser.close());
  const problems = { first: [], small: [], labels: [] };
  const queue = [...pages];
  const lengths = {};

  await Promise.all([1, 2].map(async () => {
    const reader = await Reader.open(browser, base);
    for (let page = queue.shift(); page; page = queue.shift()) {
      await reader.size(...PHONE);
      await reader.visit(base + page.path);
      const note = (list) => (text) => list.push(`${page.path}: ${text}`);
      if (!page.path.includes('/letters/')) // a letter is longer than a screen
        (await reader.ask(firstScreen, page.kind)).forEach(note(problems.first));
      (await reader.ask(labels)).forEach(note(problems.labels));
      (await reader.ask(smallTargets)).forEach(note(problems.small));
      if (page.kind === 'page') {
        await reader.size(...DESK);
        lengths[page.language] ??= [];
        lengths[page.language].push(await reader.ask(lineLength));
      }
    }
    await reader.tab.close();
  }));

  await t.test('the first screen has the number, the title and the one thing to do', () =>
    none(problems.first, 'page that must be scrolled first'));
  await t.test('what is touched is large enough', () => none(problems.small, 'small target'));
  await t.test('a number is read digit by digit, and called by what is seen', () =>
    none(problems.labels, 'label that is not what is seen'));
  await t.test('lines have 60 to 75 characters', () => {
    for (const language of languages) {
      const all = lengths[language].filter(({ lines }) => lines > 0);
      const lines = all.reduce((sum, one) => sum + one.lines, 0);
      const average = all.reduce((sum, one) => sum + one.average * one.lines, 0) / lines;
      assert.ok(lines > 10 && average >= 60 && average <= 75, `${language}: ${average} in ${lines} lines`);
    }
  });

  await t.test('a copy says that it is old when this device says so, after a year', async () => {
    const reader = await Reader.open(browser, base);
    const asOf = Date.parse(site.text('fr/index.html').match(/<time datetime="([0-9-]+)"/)[1]);
    const shown = async (days) => {
      const script = await reader.tab.evaluateOnNewDocument(
        `Date.now = () => ${asOf + days * 86_400_000};`);
      await reader.visit(`${base}fr/first-hour.html`);
      await reader.tab.removeScriptToEvaluateOnNewDocument(script.identifier);
      return reader.ask(() => document.querySelector('.old').checkVisibility());
    };
    assert.deepEqual([await shown(-400), await shown(0), await shown(364), await shown(367)],
      [false, false, false, true]);
    await reader.tab.setJavaScriptEnabled(false);
    assert.equal(await shown(1000), false);
    await reader.tab.close();
  });

  await t.test('text has a contrast of 7:1 as it is shown, too', async () => {
    const reader = await Reader.open(browser, base);
    for (const path of ['fr/first-hour.html', 'ar/countries/lu.html', 'index.html'])
      for (const scheme of ['light', 'dark']) {
        await reader.tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        await reader.size(...DESK);
        await reader.visit(base + path);
        await reader.ask(axe.source);
        const found = await reader.ask(async () => (await window.axe.run(document, {
          runOnly: { type: 'rule', values: ['color-contrast-enhanced'] },
          rules: { 'color-contrast-enhanced': { enabled: true } },
        })).violations.flatMap(({ nodes }) => nodes.map((node) => `${node.target} ${node.any[0]?.message}`)));
        none(found, `pale text on ${path} in ${scheme}`);
      }
    await reader.tab.close();
  });
});

test('icons are symbols of the same page, hidden from screen readers, and never alone', () => {
  none(site.pages.flatMap((page) => {
    const tree = site.tree(page);
    const symbols = all(tree, 'symbol').map((symbol) => attribute(symbol, 'id'));
    const icons = all(tree, 'use').filter((use) => hasClass(use.parentNode, 'icon'));
    return icons.flatMap((use) => {
      const [svg, control] = [...ancestors(use)].filter(({ tagName }) =>
        ['svg', 'a', 'form'].includes(tagName));
      const problem = attribute(svg, 'aria-hidden') !== 'true' ? 'is read' :
        !symbols.includes(attribute(use, 'href').slice(1)) ? 'is not in the page' :
          textOf(control).trim().length < 2 ? 'stands alone' : '';
      return problem ? [`${page.path}: ${attribute(use, 'href')} ${problem}`] : [];
    });
  }), 'icon');
});
