// SPDX-License-Identifier: MIT
// The phone edition: what stands in its files, and what they do in Chromium and Firefox from
// file://, with and without JavaScript, and where nothing can be stored.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';

import { writeCorpus } from './bench/corpus.mjs';
import { browsers } from './browser/launch.mjs';
import { Reader } from './browser/reader.mjs';
import { balise, testsFolder, workspace } from './lib/balise.mjs';
import { ancestors, elements, rawText } from './lib/html.mjs';
import { none } from './lib/none.mjs';
import { Phone, all, attribute, first, hasClass, pack, textOf } from './lib/phone.mjs';
import { Site, root, temporaryFolder } from './lib/site.mjs';
import { readTree } from './lib/trees.mjs';

const phone = new Phone();
const site = new Site();
// Of our content in French; words are longer elsewhere, and Arabic letters take two bytes.
const MOST = { fr: 700 * 1024 };
const OTHERS = 840 * 1024;

const sha256 = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const hrefs = (node) => all(node, 'a').map((link) => attribute(link, 'href'));
const calls = (node) => hrefs(node).filter((href) => /^(tel|sms):/.test(href)).sort();

const isSameSet = (a, b) => [...new Set(a)].sort().join() === [...new Set(b)].sort().join();

// What can be called on a country's page or a place: its services stand once, behind both.
function shownCalls(node) {
  const whom = attribute(node, 'class').split(' ').find((name) => /^f\d$/.test(name));
  const rows = all(node.parentNode, 'li').filter((row) => attribute(row.parentNode, 'class') === 'cards' &&
    (whom === 'f0' || attribute(row, 'class')?.split(' ').includes(whom)));
  return [...calls(node), ...rows.flatMap(calls)];
}

// ---- The files. ----

for (const language of phone.languages) {
  describe(`balise-${language}.html`, () => {
    const tree = phone.tree(language);
    const sections = phone.sections(language);
    const everything = [tree, ...phone.packed(language)].flatMap((part) => [...elements(part)]);
    const ids = everything.map((node) => attribute(node, 'id')).filter(Boolean);

    test('is right HTML with every id once', () => {
      none(tree.errors.map(({ code, startLine }) => `${startLine}: ${code}`));
      none(ids.filter((id, i) => ids.indexOf(id) !== i), 'an id that stands twice');
      none(sections.filter(({ id }) => !/^[b-z][b-z2-9]{3,6}$/.test(id)).map(({ id }) => id), 'a long id');
    });

    test('names no file but those of the other languages', () => {
      const problems = [];
      for (const node of everything)
        for (const { name, value } of node.attrs) {
          if (!['href', 'src', 'action', 'srcset', 'data', 'poster', 'integrity', 'ping'].includes(name))
            continue;
          const isLanguage = attribute(node, 'hreflang') && /^balise-[a-z-]+\.html(#[a-z0-9-]*)?$/.test(value);
          const isOutside = node.tagName === 'a' && /^(https?|mailto|tel|sms):/.test(value);
          if (value.startsWith('#') ? !ids.includes(value.slice(1)) : !isLanguage && !isOutside && value !== 'data:,' &&
            !(node.tagName === 'img' && /^data:image\/bmp;base64,/.test(value)))
            problems.push(`${node.tagName} ${name}="${value}"`);
        }
      none(problems);
      assert.deepEqual(hrefs(first(tree, (node) => hasClass(node, 'languages'))),
        site.pages.filter((page) => page.kind === 'home' && page.language !== language)
          .map((page) => `balise-${page.language}.html`)
          .sort((a, b) => a.localeCompare(b)).sort(byLanguage));
    });

    test('its CSP knows its styles and scripts, and nothing else', () => {
      const policy = attribute(first(tree, (node) => attribute(node, 'http-equiv')), 'content');
      const styles = all(tree, 'style').map((node) => sha256(rawText(node)));
      const scripts = [...['script', 'helpers'].map((name) => phone.part(language, name)),
        ...all(tree, (node) => node.tagName === 'script' && !attribute(node, 'type')).map(rawText)].map(sha256);
      assert.equal(policy, `default-src 'none'; script-src ${scripts.join(' ')}; style-src ${styles}; ` +
        "img-src data:; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types page");
      none(everything.flatMap((node) => node.attrs).filter(({ name }) => /^(on|style$)/.test(name))
        .map(({ name }) => name));
    });

    test('has every page of the site, with its numbers', () => {
      const problems = [];
      for (const page of site.pages.filter((one) => one.language === language)) {
        const inFolder = site.tree(page);
        const title = textOf(first(inFolder, 'h1'));
        const wanted = calls(first(inFolder, 'main'));
        const isSame = ({ kind, title: other, node }) => kind === page.kind && other === title &&
          (kind !== 'service' || calls(node).join() === wanted.join());
        const found = sections.find(isSame);
        if (!found)
          problems.push(page.path);
        else if (['country', 'place'].includes(page.kind) && !isSameSet(shownCalls(found.node), wanted))
          problems.push(`${page.path}: ${shownCalls(found.node)} for ${wanted}`);
      }
      none(problems);
      assert.equal(sections[0].kind, 'home', 'home comes first');
    });

    test('has all of it as it is, to be read without JavaScript', () => {
      none(sections.filter(({ isPacked }) => isPacked).map(({ title }) => title), 'packed');
      assert.equal(first(tree, 'noscript'), undefined);
    });

    test('shows the emergency numbers of a country above its pages', () => {
      const problems = [];
      for (const page of site.pages.filter((one) => one.language === language && one.kind === 'country')) {
        const line = (node) => hrefs(first(node, (one) => hasClass(one, 'emergency')) ?? node).filter((href) => href.startsWith('tel:'));
        const wanted = line(site.tree(page));
        const { node } = sections.find((one) => one.kind === 'country' && one.title === textOf(first(site.tree(page), 'h1')));
        const land = [...ancestors(node)].find((one) => one.tagName && hasClass(one, 'land'));
        if (wanted.length && (!land || line(land).join() !== wanted.join() || land.childNodes.find((one) => one.tagName) === node))
          problems.push(`${page.path}: ${wanted}`);
      }
      none(problems);
    });

    test('is small', () => {
      const size = Buffer.byteLength(phone.text(language));
      assert.ok(size <= (MOST[language] ?? OTHERS), `${size} bytes`);
    });
  });
}

function byLanguage(a, b) {
  const order = ['fr', 'en', 'de', 'nl', 'ar'];
  const at = (name) => order.findIndex((tag) => name === `balise-${tag}.html`);
  return at(a) - at(b);
}

test('what a language lacks stands in its file in another', () => {
  const guests = all(phone.tree('ar'), (node) => node.tagName === 'section' && attribute(node, 'lang') === 'fr');
  assert.ok(guests.length >= 5);
  assert.ok(guests.every((node) => attribute(node, 'dir') === 'ltr'));
  // The same page has the same id in every file, so that a link to another file finds it.
  const id = phone.id('fr', 'Child Focus');
  for (const language of phone.languages)
    assert.equal(phone.id(language, 'Child Focus'), id);
});

test('the same input gives the same bytes', () => {
  const others = [pack(['--jobs', '1']), pack(['--jobs', '7'])];
  for (const name of readdirSync(phone.folder))
    for (const other of others)
      assert.ok(readFileSync(join(phone.folder, name)).equals(readFileSync(join(other, name))), name);
});

test('nothing is written for content with errors, nor over a foreign file', (t) => {
  const place = workspace(t);
  cpSync(join(root, 'content'), join(place, 'content'), { recursive: true });
  const args = ['pack', 'phone', '--quiet'];
  assert.equal(balise(args, { cwd: place }).status, 0);
  const before = readTree(join(place, 'out'));
  assert.deepEqual(Object.keys(before).sort().slice(0, 2), ['phone/SHA256SUMS', 'phone/balise-ar.html']);
  const page = join(place, 'content/fr/about.md');
  const text = readFileSync(page, 'utf8');
  writeFileSync(page, `${text}\n\n[x](nowhere-at-all)\n`);
  assert.equal(balise(args, { cwd: place }).status, 1);
  assert.deepEqual(readTree(join(place, 'out')), before);
  writeFileSync(page, text);
  mkdirSync(join(place, 'other'));
  writeFileSync(join(place, 'other/balise-fr.html'), 'mine');
  const foreign = balise([...args, '--out', 'other'], { cwd: place });
  assert.match(foreign.stderr, /other\/balise-fr\.html: error: .*\[output-foreign\]/);
  assert.deepEqual(readTree(join(place, 'other')), { 'balise-fr.html': Buffer.from('mine') });
  assert.equal(balise(['pack', 'tar'], { cwd: place }).status, 2);
  assert.equal(balise(['pack'], { cwd: place }).status, 2);
});

test('images come along; other files are said to be elsewhere', (t) => {
  const place = workspace(t);
  cpSync(join(testsFolder, 'sites/markdown/content'), join(place, 'content'), { recursive: true });
  balise(['pack', 'phone', '--theme', 'themes/default', '--quiet'], { cwd: place });
  const files = new Phone(join(place, 'out/phone'));
  const images = all(files.tree('en'), 'img').map((node) => attribute(node, 'src'))
    .filter((src) => !src.startsWith('data:image/bmp;')); // codes of posters
  assert.ok(images.length > 0 && images.every((src) => src.startsWith('data:image/gif;base64,')), images.join());
  const gif = readFileSync(join(place, 'content/files/dot.gif'));
  assert.deepEqual(Buffer.from(images[0].split(',')[1], 'base64'), gif);
  assert.match(files.text('en'), /a file in the complete copy of the site/);
  assert.ok(!files.text('en').includes('files/form'));
});

// ---- In browsers. ----

// What the reader sees: the sections, the numbers on top, where she is.
function seen() {
  const isShown = (node) => Boolean(node) && node.checkVisibility();
  const shown = (selector) => [...document.querySelectorAll(selector)].filter(isShown);
  return {
    titles: shown('section[id]').map((node) => node.querySelector('h1').textContent),
    numbers: shown('.emergency:not(footer *) .big').filter((node) => node.getBoundingClientRect().top < innerHeight)
      .map((node) => node.textContent),
    scroll: Math.round(scrollY),
    search: isShown(document.querySelector('.search')),
    results: shown('.hits .name').map((node) => node.textContent),
    links: shown('.hits a').map((node) => node.getAttribute('href')),
    languages: [...document.querySelectorAll('.languages a')].map((node) => node.getAttribute('href')),
  };
}

async function open(reader, id) {
  await reader.ask((hash) => { location.hash = hash; }, id);
  await reader.tab.waitForFunction((hash) => location.hash === `#${hash}`, {}, id);
  return reader.ask(() => new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve, 50)); }))
    .then(() => reader.ask(seen));
}

async function type(reader, text) {
  await reader.ask(() => {
    const field = document.querySelector('.search input');
    field.focus();
    field.value = '';
    field.dispatchEvent(new Event('input'));
  });
  await reader.tab.focus('.search input');
  await reader.tab.keyboard.type(text);
  await reader.tab.waitForFunction(() => document.querySelector('.hits .name, .said a'));
  await reader.ask(() => new Promise((resolve) => { setTimeout(resolve, 300); }));
  return reader.ask(seen);
}

const exitOf = (language) => phone.sections(language).find(({ kind }) => kind === 'exit');
const homeTitle = () => phone.sections('fr')[0].title;
const FOCUS = 'Child Focus';

async function reads(reader) {
  await reader.size(360, 640);
  await reader.visit(phone.url('fr'));
  assert.deepEqual((await reader.ask(seen)).titles, [homeTitle()]);
  assert.deepEqual((await reader.ask(seen)).numbers, ['112']);
  const id = phone.id('fr', FOCUS);
  const service = await open(reader, id);
  assert.deepEqual(service.titles, [FOCUS]);
  assert.deepEqual(service.numbers, ['112', '101'], 'the country\'s numbers are on the first screen');
  assert.equal(service.scroll, 0);
  assert.ok(service.languages.includes(`balise-en.html#${id}`), service.languages.join());
  const heading = phone.sections('fr').flatMap(({ node }) => all(node, 'h2')).map((node) => attribute(node, 'id')).filter(Boolean)[3];
  const part = await open(reader, heading);
  assert.equal(part.titles.length, 1);
  assert.ok(part.scroll > 0, 'a heading is scrolled to');
  assert.deepEqual((await open(reader, 'no-such-section')).titles, [homeTitle()]);
  await reader.visit(phone.url('fr', id));
  assert.deepEqual((await reader.ask(seen)).titles, [FOCUS], 'an address leads there at once');
  assert.deepEqual(await reader.trouble(), []);
}

async function searches(reader) {
  await reader.visit(phone.url('fr'));
  assert.ok((await reader.ask(seen)).search);
  for (const [query, wanted] of [['116 000', /Child Focus/], ['3018', /3018/], ['Beesecure', /BEE SECURE/],
    ['suicide', /suicide|Suicide/], ['chantaje webcam', /chanter|chantage/i]]) {
    const { results } = await type(reader, query);
    assert.match(results.slice(0, 3).join('\n'), wanted, `${query}: ${results}`);
  }
  const { links } = await type(reader, 'child focus');
  assert.ok(links[0] === `#${phone.id('fr', FOCUS)}`, links.join());
  await reader.tab.keyboard.press('Enter');
  await reader.tab.keyboard.press('Enter');
  await reader.tab.waitForFunction((hash) => location.hash === hash, {}, links[0]);
  await reader.ask(() => new Promise((resolve) => { setTimeout(resolve, 100); }));
  const after = await reader.ask(seen);
  assert.deepEqual([after.titles, after.results, after.scroll], [[FOCUS], [], 0]);
  assert.deepEqual(after.numbers, ['112', '101']);
  // Short numbers are links where the reader is now.
  await type(reader, '103');
  assert.ok((await reader.ask(seen)).links.includes('tel:103'));
  await reader.visit(phone.url('ar'));
  const arabic = await type(reader, 'بلجيكا');
  assert.ok(arabic.results.some((text) => text.includes('بلجيكا')), arabic.results.join());
  const number = await type(reader, '١١٦٠٠٠');
  assert.match(number.results[0], /Child Focus/);
  assert.deepEqual(await reader.trouble(), []);
}

async function forgets(reader) {
  await reader.visit(phone.url('fr'));
  const exit = exitOf('fr');
  await open(reader, phone.id('fr', FOCUS));
  for (let i = 0; i < 3; i++)
    await reader.tab.keyboard.press('Shift');
  await reader.tab.waitForFunction((hash) => location.hash === hash, {}, `#${exit.id}`);
  await reader.tab.waitForFunction((title) => document.title === title, {}, exit.title);
  const text = () => reader.ask(() => document.documentElement.textContent);
  assert.ok((await text()).includes(exit.title));
  assert.ok(!(await reader.ask(() => document.body.textContent)).includes(FOCUS));
  await reader.ask(() => { history.back(); });
  await reader.tab.waitForFunction((hash) => location.hash !== hash, {}, `#${exit.id}`);
  assert.deepEqual((await reader.ask(seen)).titles, [exit.title], 'Back leads to nothing');
  assert.deepEqual(await reader.trouble(), []);
  await reader.visit('about:blank');
  await reader.visit(phone.url('fr', exit.id));
  assert.deepEqual((await reader.ask(seen)).titles, [exit.title]);
}

// Firefox's driver cannot switch scripts off: it gets a copy that has none.
const withoutScripts = (text) => text.replace(/<script(?: data-open[^>]*| type="text.plain"[^>]*)?>[^]*?<\/script>/g, '');

function copyOf(text) {
  const file = join(temporaryFolder(), 'copy.html');
  writeFileSync(file, text);
  return pathToFileURL(file).href;
}

async function readsWithoutScripts(reader) {
  if (reader.isChromium)
    await reader.tab.setJavaScriptEnabled(false);
  const address = reader.isChromium ? phone.url('fr') : copyOf(withoutScripts(phone.text('fr')));
  const belgium = phone.sections('fr').find(({ kind, title }) => kind === 'country' && title.includes('Belgique'));
  await reader.visit(`${address}#${belgium.id}`);
  const country = await reader.ask(seen);
  assert.deepEqual([country.titles, country.numbers, country.search, country.scroll],
    [[belgium.title], ['112', '101'], false, 0]);
  await reader.tab.evaluate(() => document.querySelector('.menu a').click());
  assert.deepEqual((await reader.ask(seen)).titles, [homeTitle()]);
  await reader.tab.evaluate(() => document.querySelector('.leave a').click());
  const left = await reader.ask(() => [...document.querySelectorAll('body *')].filter((node) => node.checkVisibility() &&
    node.children.length === 0 && !node.closest('.is-exit')).length);
  assert.equal(left, 0, 'only the neutral section is seen');
}

// An address that no other page shares anything with, as content:// on Android.
async function standsAlone(reader) {
  const frame = join(temporaryFolder(), 'frame.html');
  writeFileSync(frame, `<iframe sandbox="allow-scripts" width="360" height="640" src="${phone.url('fr')}"></iframe>`);
  await reader.tab.goto(pathToFileURL(frame).href, { waitUntil: 'load' });
  const inside = reader.tab.frames().at(-1);
  const throws = await inside.evaluate(() => {
    try { return typeof localStorage; } catch (error) { return error.name; }
  });
  assert.equal(throws, 'SecurityError');
  await inside.evaluate((href) => [...document.querySelectorAll('a')].find((link) =>
    link.getAttribute('href') === href).click(), `#${phone.id('fr', FOCUS)}`);
  await inside.waitForFunction((title) => [...document.querySelectorAll('section[id]')]
    .find((node) => node.checkVisibility()).querySelector('h1').textContent === title, {}, FOCUS);
  await inside.focus('.search input');
  await inside.type('.search input', 'bee secure');
  await inside.waitForFunction(() => document.querySelector('.hits .name'));
  assert.match(await inside.evaluate(() => document.querySelector('.hits').textContent), /BEE SECURE/);
  await inside.evaluate(() => document.querySelector('.leave a').click());
  await inside.waitForFunction((title) => document.title === title && document.body.children.length === 1 &&
    document.querySelector('.is-exit').checkVisibility(), {}, exitOf('fr').title);
}

// On paper there is nothing but the sheet, as it is named; cards, as many as there is room for.
async function prints(reader) {
  const look = () => reader.ask(() => {
    const isShown = (node) => node.checkVisibility() && node.getClientRects().length > 0;
    const text = [...document.querySelectorAll('body *')].filter((node) => isShown(node) && node.children.length === 0 && node.textContent.trim());
    return {
      outside: text.filter((node) => !node.closest('.sheet')).map((node) => node.textContent.trim().slice(0, 60)),
      sheets: [...document.querySelectorAll('.sheet')].filter(isShown).length,
      says: text.filter((node) => node.closest('.sheet:not(.copy-of)')).map((node) => node.textContent).join(' | '),
    };
  });
  const papers = (kind) => phone.sections('fr').find((one) => one.kind === kind && one.title.includes('Luxembourg')).id;
  await reader.visit(phone.url('fr', papers('poster')));
  await reader.tab.emulateMediaType('print');
  const poster = await look();
  assert.deepEqual([poster.outside, poster.sheets], [[], 1]);
  assert.match(poster.says, /8002 1234.*112.*Luxembourg/);
  for (const kind of ['cards', 'cards-neutral']) {
    await open(reader, papers(kind));
    const cards = await look();
    assert.deepEqual([cards.outside, cards.sheets], [[], 10], kind);
    assert.match(cards.says, /8002 1234.*112.*Luxembourg/);
    if (kind === 'cards-neutral')
      assert.doesNotMatch(cards.says, /BEE SECURE|Chantage|harcèlement/);
  }
  await reader.tab.emulateMediaType('screen');
  await open(reader, phone.id('fr', FOCUS));
  assert.equal((await look()).sheets, 0);
}

// Without scripts every kind of page shows the numbers that it has in the folder edition.
async function hasAllNumbers(reader) {
  await reader.tab.setJavaScriptEnabled(false);
  const problems = [];
  const seenKinds = new Set();
  for (const page of site.pages.filter((one) => one.language === 'fr' && !seenKinds.has(one.kind) && seenKinds.add(one.kind))) {
    const inFolder = site.tree(page);
    const title = textOf(first(inFolder, 'h1'));
    const { id } = phone.sections('fr').find((one) => one.kind === page.kind && one.title === title);
    await reader.visit(`${phone.url('fr')}#${id}`);
    const shown = await reader.ask(() => ({
      title: [...document.querySelectorAll('section[id] h1')].filter((node) => node.checkVisibility()).map((node) => node.textContent),
      calls: [...document.querySelectorAll('main a[href^="tel:"], main a[href^="sms:"]')]
        .filter((node) => node.checkVisibility() && !node.closest('.emergency')).map((node) => node.getAttribute('href')),
    }));
    if (shown.title.join() !== title || !isSameSet(shown.calls, calls(first(inFolder, 'main'))))
      problems.push(`${page.path}: ${shown.title}: ${shown.calls}`);
  }
  assert.ok(seenKinds.size > 15);
  none(problems);
}

// A browser that does not know :has gets the same by the script.
async function helpsOldBrowsers(reader) {
  const old = phone.text('fr').replace(/<meta http-equiv[^>]*>/, '')
    .replaceAll('@supports selector(:has(a))', '@supports selector(:unknown(a))')
    .replace("CSS.supports('selector(:has(a))')", 'false');
  await reader.visit(copyOf(old));
  assert.deepEqual((await reader.ask(seen)).titles, [homeTitle()]);
  const service = await open(reader, phone.id('fr', FOCUS));
  assert.deepEqual([service.titles, service.numbers, service.scroll], [[FOCUS], ['112', '101'], 0]);
  await reader.visit(copyOf(withoutScripts(old)));
  assert.equal((await reader.ask(seen)).titles.length,
    phone.sections('fr').length, 'else all is shown');
}

async function isAccessible(reader) {
  const pages = [phone.sections('fr')[0].id, phone.id('fr', FOCUS),
    ...['page', 'country', 'az'].map((kind) => phone.sections('fr').find((one) => one.kind === kind).id)];
  const problems = [];
  await reader.size(360, 640);
  for (const id of pages) {
    await reader.visit('about:blank');
    await reader.visit(phone.url('fr', id));
    await reader.ask(axe.source);
    const { violations } = await reader.ask(() => {
      document.querySelector('.leave').style.position = 'static';
      // What is not seen is a hundred pages: axe would look for it for minutes.
      document.querySelectorAll('section[id], .land, script').forEach((node) => {
        if (!node.checkVisibility())
          node.remove();
      });
      return window.axe.run({ resultTypes: ['violations'],
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    });
    problems.push(...violations.map(({ id: rule, nodes }) => `${id}: ${rule}: ${nodes[0].html.slice(0, 120)}`));
  }
  none(problems);
}

// A large site: packed but for its home page, countries and services.
async function unpacks(reader, large) {
  const text = large.text('fr');
  const chunks = [...text.matchAll(/data-chunk="(\w+)"/g)].map(([, id]) => id);
  assert.ok(chunks.length > 3 && text.includes('<noscript>'), `${chunks.length} chunks`);
  assert.ok(!large.sections('fr').some(({ id, isPacked }) => !isPacked && chunks.includes(id)));
  assert.equal(large.sections('fr')[0].kind, 'home');
  const id = chunks[2];
  await reader.visit(large.url('fr', id));
  await reader.tab.waitForFunction((wanted) => document.getElementById(wanted)?.checkVisibility(), {}, id);
  const [title] = (await reader.ask(seen)).titles;
  const found = await type(reader, title);
  assert.equal(found.results[0], title);
  assert.deepEqual(await reader.trouble(), []);
  // An old browser says so, and leaves what is there.
  await reader.tab.evaluateOnNewDocument(() => { delete window.DecompressionStream; });
  await reader.visit('about:blank');
  await reader.visit(large.url('fr', chunks[1]));
  assert.ok(await reader.ask(() => document.getElementById('unpack').checkVisibility()));
}

test('a large site is packed', async (t) => {
  const folder = temporaryFolder();
  writeCorpus(2400, folder);
  const large = new Phone(pack(['--content', join(folder, 'balise/content'), '--theme', 'themes/default']));
  for (const [name, launch] of Object.entries(browsers)) {
    const browser = await launch();
    await t.test(name, async () => unpacks(await Reader.open(browser, large.base, 'about:'), large));
    await browser.close();
  }
});

for (const [name, launch] of Object.entries(browsers))
  test(name, async (t) => {
    const browser = await launch();
    const step = (what, look, ...bases) => t.test(what, async () => {
      const reader = await Reader.open(browser, phone.base, ...bases);
      try {
        await look(reader);
      } finally {
        await reader.tab.close();
      }
    });
    await step('shows one section at a time, its country\'s numbers first', reads);
    await step('finds numbers, names, needs and what was mistyped', searches);
    await step('forgets after the quick exit', forgets);
    await step('helps browsers without :has', helpsOldBrowsers, 'file:///');
    await step('reads without scripts', readsWithoutScripts, 'file:///');
    if (name === 'Chromium') {
      await step('prints posters and cards alone', prints);
      await step('shows every number without scripts', hasAllNumbers);
      await step('stands alone', standsAlone, 'file:///');
      await step('is accessible', isAccessible);
    }
    await browser.close();
  });
