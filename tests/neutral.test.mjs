// SPDX-License-Identifier: MIT
// Our own content with "neutral: true": nothing that is seen without opening a page says
// what the site is about, and everything works.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { browsers } from './browser/launch.mjs';
import { Reader } from './browser/reader.mjs';
import { config, languages, pages, services, vocabulary } from './lib/content.mjs';
import { all, attribute, elements } from './lib/html.mjs';
import { none } from './lib/none.mjs';
import { Site, buildSite, filesIn, program, root, temporaryFolder } from './lib/site.mjs';

const TITLES = { fr: 'Notes', en: 'Notes', de: 'Notizen', nl: 'Notities', ar: 'ملاحظات' };

// A site.yaml of a second content folder is all that it takes.
function build(more = {}) {
  const folder = temporaryFolder();
  const files = {
    'site.yaml': `neutral: true\nneutral-title: ${JSON.stringify(TITLES)}\n`, ...more,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, 'own', dirname(path)), { recursive: true });
    writeFileSync(join(folder, 'own', path), text);
  }
  const out = join(folder, 'Key 1', 'notes');
  const run = spawnSync(program, ['build', '-C', root, '--quiet', '--content', 'content',
    '--content', join(folder, 'own'), '--out', out], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
  return out;
}

const FORM = 'A form.\n';
const site = new Site(build({ 'files/chantage/plainte.txt': FORM }));
const files = pathToFileURL(`${site.folder}/`).href;

// "Chantage à l’image" → chantage, image; short words tell nothing.
function telling() {
  const texts = [
    ...Object.entries(vocabulary.topics).flatMap(([key, { name, synonyms = {} }]) =>
      [key, ...Object.values(name), ...Object.values(synonyms).flat()]),
    ...pages.flatMap(({ id, front }) => [id, front.title]),
    ...services.map(({ id }) => id),
    ...Object.values(config.title),
  ];
  const words = texts.flatMap((text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
    .split(/[^\p{L}]+/u)).filter((word) => word.length > 3);
  return new Set(words);
}

// The names that a neutral site has, beside digits; none says what it is about.
const PATHS = [
  /^index\.html$/, /^SHA256SUMS$/, /^START-HERE\.html$/, /^README\.txt$/, /^LANG\/(index|units)\.html$/, /^LANG\/[0-9a-f]{10}\.(html|txt)$/,
  /^LANG\/az\/(index|[a-z]|0-9|u[0-9a-f]{4})\.html$/,
  /^LANG\/search\/[a-z]+\d*\.js$/, /^assets\/[a-z-]+\.(css|js|png)$/, /^local\/school\.js$/, /^files\/[0-9a-f]{10}\.txt$/,
  /^data\/(readme\.txt|services(-[a-z]+)?\.(csv|json|vcf))$/,
].map((one) => new RegExp(one.source.replace('LANG', `(${languages.join('|')})`)));
// The program's name; words for anything; whose key it is, at most.
const OUR_OWN = new Set(['balise', 'services', 'school', 'search', 'letter']);

test('no name of a file says what the site is about', () => {
  none(site.files.filter((path) => !PATHS.some((one) => one.test(path))), 'other path');
  const words = telling();
  assert.ok(words.has('chantage') && words.has('blackmail') && words.size > 300);
  none(site.files.flatMap((path) => path.replace(/[0-9a-f]{10}/, '').split(/[^a-z]+/)
    .filter((word) => words.has(word) && !OUR_OWN.has(word))), 'telling word');
});

test('no title, icon or description says what the site is about', () => {
  const words = telling();
  const problems = [];
  for (const page of site.pages) {
    const tree = site.tree(page);
    const title = [...elements(tree, 'title')][0].childNodes[0].value;
    const language = page.language || languages[0];
    if (page.kind !== 'exit' && title !== TITLES[language])
      problems.push(`${page.path}: title '${title}'`);
    if (title.toLowerCase().split(/[^\p{L}]+/u).some((word) => words.has(word)))
      problems.push(`${page.path}: telling title '${title}'`);
    const links = all(tree, (node) => /icon|manifest/.test(attribute(node, 'rel') ?? ''));
    if (links.length !== 1 || attribute(links[0], 'href') !== 'data:,')
      problems.push(`${page.path}: an icon`);
    if (all(tree, (node) => /description|og:|title/.test(attribute(node, 'name') ?? '')).length)
      problems.push(`${page.path}: a description`);
  }
  none(problems, 'fault');
});

test('every address leads to something, and says nothing', () => {
  const ids = new Map(site.pages.map((page) => [page.path,
    new Set(all(site.tree(page), (node) => attribute(node, 'id')).map((node) => attribute(node, 'id')))]));
  const known = new Set(site.files);
  const problems = [];
  let anchors = 0;
  for (const page of site.pages)
    for (const node of elements(site.tree(page), 'a', 'form', 'link', 'script')) {
      const address = attribute(node, 'href') ?? attribute(node, 'src') ?? attribute(node, 'action');
      if (/^[a-z]+:/.test(address))
        continue;
      const [path, anchor] = address.split('#');
      const to = path ? posix.join(posix.dirname(page.path), path) : page.path;
      if (!known.has(to) || (anchor && !ids.get(to)?.has(anchor)))
        problems.push(`${page.path}: ${address}`);
      if (anchor && anchor !== 'main' && !/^s[0-9a-f]{10}$/.test(anchor))
        problems.push(`${page.path}: telling anchor ${address}`);
      anchors += Boolean(anchor) && anchor !== 'main';
    }
  none(problems, 'address');
  assert.ok(anchors > 50, `${anchors} anchors`);
});

test('saved numbers say nothing either; an attachment keeps its bytes', () => {
  const cards = site.files.filter((path) => path.endsWith('.vcf')).map((path) => site.text(path)).join('');
  assert.match(cards, /^FN:Contact LU \d/m);
  assert.doesNotMatch(cards, /^FN:.*BEE SECURE/m);
  assert.equal(site.text(site.files.find((path) => path.startsWith('files/'))), FORM);
});

test('names stay the same when pages are added, and when files are renamed', () => {
  const page = (id) => `---\nid: ${id}\ntitle: More\nsummary: More.\nkind: guide\n` +
    'audience: [everyone]\ntopics: [cybercrime]\npublished: 2026-11-22\nreviewed: 2026-11-22\n---\n\nMore.\n';
  const one = filesIn(build({ 'en/extra.md': page('extra') }));
  const two = filesIn(build({ 'en/aaa/other-name.md': page('extra'), 'en/more.md': page('more') }));
  none(site.files.filter((path) => !path.startsWith('files/') && !one.includes(path)), 'path gone');
  none(one.filter((path) => !two.includes(path)), 'path changed');
  const pages = (paths) => paths.filter((path) => path.endsWith('.html'));
  assert.equal(pages(two).length, pages(one).length + 1); // the search may need one more file, too
});

test('in a browser, from file://', { timeout: 120_000 }, async (t) => {
  const browser = await browsers.Chromium();
  t.after(() => browser.close());
  const reader = await Reader.open(browser, files);
  const at = async () => (await reader.address()).slice(decodeURI(files).length);
  const follow = async (selector) => {
    await reader.tab.waitForSelector(selector);
    await Promise.all([reader.tab.waitForNavigation(), reader.tab.click(selector)]);
    assert.deepEqual(await reader.trouble(), []);
  };
  const h1 = () => reader.ask(() => document.querySelector('h1').innerText);
  await reader.size(1280, 800);
  await reader.visit(`${files}fr/index.html`);
  assert.equal(await h1(), TITLES.fr);

  // Search, and a heading's anchor.
  await reader.tab.focus('.search input');
  await reader.tab.keyboard.type('on me fait chanter');
  const wanted = pages.find(({ id, language }) => id === 'first-hour' && language === 'fr');
  await follow('.hits .name a');
  assert.equal(await h1(), wanted.front.title);
  assert.match(await at(), /^fr\/[0-9a-f]{10}\.html$/);
  const here = await at();
  const [link] = await reader.ask(() =>
    [...document.querySelectorAll('.toc a')].map((node) => node.getAttribute('href')));
  await reader.ask((href) => document.querySelector(`.toc a[href="${href}"]`).click(), link);
  assert.equal(await reader.ask(() => document.querySelector(':target').tagName), 'H2');

  // The same page in another language, and back; the country; the numbers.
  await reader.ask(() => { document.querySelector('.languages details').open = true; });
  await follow('.languages a[lang="ar"]');
  assert.equal((await at()).slice(3), here.slice(3));
  await reader.ask(() => { document.querySelector('.languages details').open = true; });
  await follow('.languages a[lang="fr"]');
  await follow('.menu li:nth-child(2) a');
  await follow('.countries h2 a');
  assert.ok(await reader.ask(() => document.querySelector('a[href^="tel:"], a[href$=".vcf"]') !== null));
  await follow('.menu li:nth-child(3) a');
  await follow('main .chips a');

  await reader.tab.click('.leave a');
  assert.ok(await reader.arrives(decodeURI(`${files}fr/units.html`)));
  await reader.tab.close();
});

test('without the line in site.yaml nothing is neutral', () => {
  assert.ok(filesIn(buildSite()).includes('fr/first-hour.html'));
});
