// SPDX-License-Identifier: MIT
// What is made for paper: posters and pocket cards, as Chromium prints them. All of them in
// French and some in Arabic; in every language for `make check-full`.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { browsers } from './browser/launch.mjs';
import { Reader } from './browser/reader.mjs';
import {
  config, countries, countryKey, countryName, emergencies, languages, services, vocabulary,
} from './lib/content.mjs';
import { all, attribute, first, hasClass, textOf } from './lib/html.mjs';
import { none } from './lib/none.mjs';
import { full, Site, temporaryFolder } from './lib/site.mjs';

const site = new Site();
const base = pathToFileURL(`${site.folder}/`).href;
const KINDS = ['poster', 'cards', 'cards-neutral'];
const sheets = site.pages.filter(({ kind }) => KINDS.includes(kind));
// In Arabic the fullest and those with the longest numbers.
const sample = sheets.filter(({ language, key }) => full || language === 'fr' ||
  (language === 'ar' && ['be', 'nl'].includes(key)));
const folder = temporaryFolder();

const MILLIMETRE = 96 / 25.4; // in CSS pixels
const MARGIN = 10; // mm that home printers may leave white
// A digit of 15 mm seen from 3 m is 17 minutes of arc high: see themes/default/README.md.
const POSTER_DIGITS = 3000 / 200;
const CARD_DIGITS = 4;

const sheetOf = (page) => first(site.tree(page), (node) => hasClass(node, 'sheet'));
const countryOf = (page) => countries.find((code) => countryKey(code) === page.key);
// The numbers on a sheet, as they are shown; of ten equal cards, on the first one.
const shownOn = (page) => {
  const part = first(sheetOf(page), (node) => hasClass(node, 'pocket')) ?? sheetOf(page);
  return all(part, (node) => hasClass(node, 'digits')).map(textOf);
};

// ---- Which numbers: judged anew from the directory ----

const isOpenEnded = (one) => !one.until && !one['valid-to'];
const since = (one) => one.since ?? one['valid-from'] ?? '';
const audience = (service) => service.xml.children
  .filter(({ name }) => name === 'audience').map(({ text }) => text);

function isFitForPaper(service, channel) {
  const { attributes } = service;
  return service.active && service.confidence === 'verified' && !attributes.region &&
    isOpenEnded(attributes) && isOpenEnded(channel) &&
    since(attributes) <= config['as-of'] && since(channel) <= config['as-of'] &&
    (attributes['review-by'] ?? '9') >= config['as-of'] &&
    channel.kind === 'phone' && (channel.confidence ?? 'verified') === 'verified' &&
    audience(service).some((one) => ['minor', 'everyone'].includes(one));
}

function fitFor(country) {
  const own = emergencies.filter((one) => one.country === country)
    .flatMap((one) => one.channels.map(({ dial }) => dial));
  return services.filter((one) => one.country === country).flatMap((one) => one.channels
    .filter((channel) => isFitForPaper(one, channel) && !own.includes(channel.dial))
    .map((channel) => ({ ...channel, service: one })));
}

function emergencyNumbers(country) {
  return emergencies.filter((one) => one.country === country && one.confidence === 'verified' &&
    ['general', 'police', 'text'].includes(one.purpose))
    .flatMap(({ purpose, channels }) => channels.map((channel) => ({ ...channel, purpose })));
}

test('every country with a number that may be printed has sheets in each language', () => {
  for (const code of countries)
    for (const language of languages)
      for (const path of ['posters/CC', 'cards/CC', 'cards/CC-neutral']) {
        const file = `${language}/${path.replace('CC', countryKey(code))}.html`;
        assert.equal(site.files.includes(file), code !== '001' && code !== 'EU' &&
          fitFor(code).length > 0, file);
      }
  assert.ok(sheets.length >= 5 * KINDS.length * languages.length);
});

test('nothing is printed that is unconfirmed, out of service or of another country', () => {
  for (const page of sheets) {
    const country = countryOf(page);
    const allowed = fitFor(country);
    const alarms = emergencyNumbers(country);
    const shown = shownOn(page);
    const own = shown.filter((one) => allowed.some(({ display }) => display === one));
    none(shown.filter((one) => !own.includes(one) &&
      !alarms.some(({ display }) => display === one)).map((one) => `${page.path}: ${one}`),
    'number that must not be on paper');
    assert.ok(own.length >= 1 && own.length <= 3, `${page.path}: ${shown}`);
    assert.equal(new Set(own).size, own.length, `${page.path}: twice the same number`);
    assert.ok(textOf(sheetOf(page)).includes(countryName(country, page.language)), page.path);
    // Some countries have two for everything: the first one is printed.
    const general = alarms.filter(({ purpose }) => purpose === 'general');
    if (general.length)
      assert.ok(textOf(sheetOf(page)).includes(general[0].display), page.path);
  }
});

test('every number on a poster says when, from whom and whether it was checked', () => {
  for (const page of sheets.filter(({ kind }) => kind === 'poster')) {
    const entries = all(sheetOf(page), (node) => node.tagName === 'li' &&
      all(node, (inner) => hasClass(inner, 'digits')).length > 0);
    const foot = textOf(all(sheetOf(page), 'footer')[0]);
    for (const entry of entries) {
      const display = textOf(first(entry, (node) => hasClass(node, 'digits')));
      const { service } = fitFor(countryOf(page)).find((one) => one.display === display);
      assert.ok(textOf(first(entry, (node) => hasClass(node, 'when'))), `${page.path}: hours`);
      const source = service.sources.find(({ attributes: { facts } }) =>
        !facts || facts.split(' ').includes('phone')).attributes;
      assert.ok(service.attributes.checked || foot.includes(source.title),
        `${page.path}: no source of ${display}`);
    }
    assert.ok(foot.includes(config['as-of'].slice(0, 4)), `${page.path}: no date`);
  }
});

test('neutral cards tell nothing', () => {
  const telling = [...Object.values(vocabulary.topics), ...Object.values(vocabulary.kinds)];
  for (const page of sheets.filter(({ kind }) => kind === 'cards-neutral')) {
    const said = `${textOf(first(site.tree(page), 'title'))} ${textOf(sheetOf(page))}`
      .toLowerCase();
    const words = [config.title[page.language], config.summary[page.language], 'balise', 'http',
      ...telling.map(({ name }) => name[page.language]),
      ...services.flatMap((one) => one.xml.children
        .filter(({ name }) => name === 'name').map(({ text }) => text)
        .filter((text) => !/^[\d ]+$/.test(text)))]; // some are called as their number is, which tells no more
    none(words.filter((word) => said.includes(word.toLowerCase())), `word on ${page.path}`);
    assert.equal(all(sheetOf(page), 'svg').length, 1, 'a code, or no marks to cut along');
  }
});

// ---- As it is printed ----

function run(command, ...options) {
  const { error, status, stdout, stderr } = spawnSync(command, options,
    { encoding: 'latin1', maxBuffer: 1 << 28 });
  assert.ifError(error);
  return { status, stdout, stderr };
}

async function print(reader, page) {
  const file = join(folder, `${page.path.replaceAll('/', '-')}.pdf`);
  await reader.visit(base + page.path);
  writeFileSync(file, await reader.tab.pdf({ preferCSSPageSize: true, timeout: 60_000 }));
  return file;
}

// {width, height, bytes}: three bytes for each pixel.
function picture(pdf, resolution) {
  run('pdftoppm', '-r', `${resolution}`, '-singlefile', pdf, pdf.replace('.pdf', ''));
  const file = readFileSync(pdf.replace('.pdf', '.ppm'));
  const [head, width, height] = /^P6\s(\d+) (\d+)\s255\s/.exec(file.toString('latin1', 0, 40));
  return { width: Number(width), height: Number(height), bytes: file.subarray(head.length) };
}

// How far the ink stays from the edges, in mm, and whether any of it has a colour.
function look({ width, height, bytes }) {
  let left = width, top = height, right = 0, bottom = 0, coloured = 0;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [r, g, b] = bytes.subarray(3 * (y * width + x), 3 * (y * width + x) + 3);
      coloured += Math.max(r, g, b) - Math.min(r, g, b) > 8;
      if (Math.min(r, g, b) < 200) {
        left = Math.min(left, x);
        right = Math.max(right, x + 1);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y + 1);
      }
    }
  const mm = 210 / width;
  return { coloured, margin: Math.min(left, top, width - right, height - bottom) * mm };
}

function isOnePage(pdf) {
  const { stdout } = run('pdfinfo', pdf);
  assert.match(stdout, /Pages:\s+1\n/);
  const [, width, height] = /Page size:\s+([0-9.]+) x ([0-9.]+) pts/.exec(stdout).map(Number);
  assert.ok(Math.abs(width - 210 / 25.4 * 72) < 1 && Math.abs(height - 297 / 25.4 * 72) < 1,
    `${width} x ${height} is not A4`);
}

// What the codes within a part of the page (in mm) say, sorted.
function codes(pdf, [left, top, width, height]) {
  const dots = (mm) => `${Math.round(mm / 25.4 * 200)}`;
  const png = pdf.replace('.pdf', '.png');
  run('pdftoppm', '-r', '200', '-x', dots(left), '-y', dots(top), '-W', dots(width), '-H',
    dots(height), '-gray', '-png', '-singlefile', pdf, pdf.replace('.pdf', ''));
  const { stdout } = run('zbarimg', '--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', png);
  return stdout.split('\n').filter(Boolean).sort();
}

const A4 = [0, 0, 210, 297];
// The first card, one in the middle and the last one.
const CARDS = [[20, 13.5, 85, 54], [105, 121.5, 85, 54], [105, 229.5, 85, 54]];

function expectedCodes(page) {
  const dials = shownOn(page).flatMap((one) => fitFor(countryOf(page))
    .filter(({ display }) => display === one).map(({ dial }) => `tel:${dial}`));
  return page.kind === 'poster' ? dials.sort() : dials.slice(0, 1);
}

// Runs in the page, in the print medium: how high digits are, and what is cut off.
function measure() {
  const context = document.createElement('canvas').getContext('2d');
  const digits = [...document.querySelectorAll('.sheet .digits bdi')].map((node) => {
    const style = getComputedStyle(node);
    context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    return context.measureText('1').actualBoundingBoxAscent;
  });
  const sheet = document.querySelector('.sheet').getBoundingClientRect();
  const problems = [];
  for (const node of document.querySelectorAll('.sheet, .sheet *:not(svg *)')) {
    const box = node.getBoundingClientRect();
    const name = `${node.tagName} ${node.className} '${node.textContent.trim().slice(0, 30)}'`;
    if (box.width > 0 && (box.left < sheet.left || box.right > sheet.right + 1 ||
      box.bottom > sheet.bottom + 1))
      problems.push(`${name} reaches over the edge`);
    if (getComputedStyle(node).overflow !== 'visible' &&
      (node.scrollHeight > node.clientHeight + 1 || node.scrollWidth > node.clientWidth + 1))
      problems.push(`${name} is cut off`);
    if (node.matches('bdi[dir="ltr"]') && getComputedStyle(node).direction !== 'ltr')
      problems.push(`${name} is not left to right`);
  }
  for (const card of document.querySelectorAll('.pocket')) {
    const outer = card.getBoundingClientRect();
    for (const inner of card.querySelectorAll('p, ul, svg')) {
      const box = inner.getBoundingClientRect();
      if (box.bottom > outer.bottom - 8 || box.left < outer.left + 6 || box.right > outer.right - 6)
        problems.push(`'${inner.textContent.trim().slice(0, 30)}' is too near the cut`);
    }
    if (Math.abs(outer.width / outer.height - 85 / 54) > 0.01)
      problems.push(`a card of ${outer.width} x ${outer.height}`);
  }
  return { digits, problems };
}

async function isLarge(reader, page) {
  await reader.tab.emulateMediaType('print');
  const { digits, problems } = await reader.ask(measure);
  await reader.tab.emulateMediaType(null);
  none(problems, `fault of ${page.path}`);
  const least = page.kind === 'poster' ? POSTER_DIGITS : CARD_DIGITS;
  assert.ok(digits.length > 1);
  assert.ok(Math.min(...digits) / MILLIMETRE >= least,
    `${page.path}: digits of ${digits.map((one) => (one / MILLIMETRE).toFixed(1))} mm`);
  return Math.min(...digits) / MILLIMETRE;
}

async function isFit(reader, page) {
  const pdf = await print(reader, page);
  isOnePage(pdf);
  const { margin, coloured } = look(picture(pdf, 40));
  assert.ok(margin >= MARGIN - 0.6, `${page.path}: ink ${margin.toFixed(1)} mm from the edge`);
  assert.equal(coloured, 0, `${page.path}: colour, which a black and white printer makes grey`);
  if (page.kind !== 'cards-neutral')
    for (const part of page.kind === 'poster' ? [A4] : CARDS)
      assert.deepEqual(codes(pdf, part), expectedCodes(page), `${page.path}: ${part}`);
  return isLarge(reader, page);
}

test('as it is printed', { concurrency: 2 }, async (t) => {
  const browser = await browsers.Chromium();
  t.after(() => browser.close());
  const pages = [...sample];
  const digits = { poster: [], cards: [], 'cards-neutral': [] };
  await Promise.all([1, 2].map(async () => {
    const reader = await Reader.open(browser, base);
    await reader.size(Math.round(210 * MILLIMETRE), Math.round(297 * MILLIMETRE));
    for (let page = pages.shift(); page; page = pages.shift()) {
      const { path, kind } = page;
      await t.test(path, { timeout: 120_000 }, async () =>
        digits[kind].push(await isFit(reader, page)));
    }
  }));
  for (const kind of KINDS)
    t.diagnostic(`${kind}: digits of ${Math.min(...digits[kind]).toFixed(1)} mm and more`);
});

test('the page of a country leads to its sheets, and no other page does', () => {
  const leads = (page) => all(site.tree(page), 'a').map((node) => attribute(node, 'href') ?? '')
    .filter((href) => /(^|\/)(posters|cards)\//.test(href));
  for (const page of site.pages.filter(({ kind }) => !KINDS.includes(kind))) {
    const has = page.kind === 'country' && fitFor(countryOf(page)).length > 0;
    assert.equal(leads(page).length, has ? KINDS.length : 0, page.path);
  }
});
