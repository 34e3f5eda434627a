// SPDX-License-Identifier: MIT
// "Open now" on our own site, from file://, in Chromium and in Firefox, with a clock and a
// time zone of our choice; and where it stands.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import YAML from 'yaml';

import { browsers } from './browser/launch.mjs';
import { Reader } from './browser/reader.mjs';
import { services } from './lib/content.mjs';
import { all, ancestors, attribute, first, hasClass, textOf } from './lib/html.mjs';
import { none } from './lib/none.mjs';
import { root, Site } from './lib/site.mjs';

const site = new Site();
const base = pathToFileURL(`${site.folder}/`).href;
const strings = (language) => YAML.parse(
  readFileSync(join(root, `themes/default/strings/${language}.yaml`), 'utf8'));
const OFFICE = 'services/lu-bee-secure.html'; // Mo-Fr 09:00-16:00, nothing about holidays
const home = 'Europe/Luxembourg';

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name]);

// ---- Where it stands ----

const isPlace = (node) => attribute(node, 'data-hours') !== undefined;
const ownCountry = (page) => {
  if (page.kind === 'service')
    return services.find(({ id }) => id === page.key).country;
  const link = first(site.tree(page), (node) => hasClass(node, 'emergency'));
  const country = ['country', 'place'].includes(page.kind) ? page.key.split('/')[0] : first(link, (node) =>
    node.tagName === 'a' && /countries\/..\.html$/.test(attribute(node, 'href')));
  return typeof country === 'string' ? country.toUpperCase().replace('WORLD', '001')
    : country && /(..)\.html$/.exec(attribute(country, 'href'))[1].toUpperCase();
};

test('only pages that need it load it, and it is light', () => {
  none(site.pages.flatMap((page) => {
    const scripts = all(site.tree(page), 'script').filter((node) =>
      attribute(node, 'src').endsWith('/hours.js'));
    const needs = first(site.tree(page), isPlace) ? 1 : 0;
    return scripts.length === needs ? [] : [`${page.path}: ${scripts.length}, not ${needs}`];
  }), 'page');
  const weight = gzipSync(site.bytes('assets/hours.js'), { level: 9 }).length;
  assert.ok(weight < 2048, `${weight} bytes`);
});

test('it stands with the hours of what can be called, on its own page and in its own country', () => {
  const found = { service: 0, country: 0, page: 0 };
  none(site.pages.flatMap((page) => all(site.tree(page), isPlace).flatMap((node) => {
    const problems = [];
    const say = (text) => problems.push(`${page.path}: ${text}`);
    found[page.kind]++;
    const hours = attribute(node, 'data-hours');
    if (!/^20\d\d-\d\d-\d\d=0(,20\d\d-\d\d-\d\d=\d+)*(\|(\??\d+-\d+( (?!$|\|))?)*)+$/.test(hours))
      say(`data-hours="${hours}"`);
    const [starts, ...weeks] = hours.split('|');
    if (starts.split(',').some((start) => !(start.split('=')[1] in weeks)))
      say(`a week is missing: ${hours}`);
    if (!hasClass(node, 'opening') || attribute(node, 'hidden') === undefined || textOf(node))
      say('it says something without a script');
    const around = [...ancestors(node)];
    if (around.some((one) => hasClass(one, 'inactive')))
      say('beside a number that is not to be called');
    if (!first(node.parentNode, (one) => hasClass(one, 'hours')))
      say('the hours are not printed');
    const card = around.find((one) => hasClass(one, 'card'));
    const link = card && attribute(first(card, 'a'), 'href');
    const id = card ? /([^/]+)\.html$/.exec(link)[1] : page.key;
    const { country } = services.find((one) => one.id === id);
    if (country !== ownCountry(page))
      say(`${id} is not of ${ownCountry(page)}`);
    return problems;
  })), 'fault');
  assert.ok(found.service > 50 && found.country > 30 && found.page > 0, JSON.stringify(found));
  // Nothing is left out: each line of hours on a service's own page has its state.
  none(site.pages.filter(({ kind }) => kind === 'service').flatMap((page) => {
    const main = first(site.tree(page), 'main');
    const inactive = first(main, (node) => hasClass(node, 'inactive'));
    const hours = all(main, (node) => hasClass(node, 'hours')).length;
    return all(main, isPlace).length === (inactive ? 0 : hours) ? [] : [page.path];
  }), 'page');
});

// ---- In browsers ----

// Runs before the page's scripts: the clock goes on from `now`.
function setClock(now) {
  const Real = Date;
  window.baliseClock = now - Real.now();
  const clock = () => Real.now() + window.baliseClock;
  window.Date = class extends Real {
    constructor(...given) { super(...(given.length ? given : [clock()])); }
    static now() { return clock(); }
  };
}

function refuseZones() {
  const Real = Intl.DateTimeFormat;
  Intl.DateTimeFormat = function format(tag, options) {
    if (options?.timeZone && options.timeZone !== 'UTC')
      throw new RangeError('unknown time zone');
    return new Real(tag, options);
  };
}

const seen = () => [...document.querySelectorAll('.opening')].map((node) =>
  (node.checkVisibility() ? node.textContent.trim() : null));
const calls = () => [...document.querySelectorAll('a[href^="tel:"]')].filter((node) =>
  node.checkVisibility()).map((node) => node.getAttribute('href'));

async function open(browser, t, path, now, { zone = home, before, script = true } = {}) {
  const reader = await Reader.open(browser, base);
  t.after(() => reader.tab.close());
  if (zone)
    await reader.tab.emulateTimezone(zone);
  if (script)
    await reader.tab.evaluateOnNewDocument(setClock, Date.parse(now));
  else
    await reader.tab.setJavaScriptEnabled(false);
  if (before)
    await reader.tab.evaluateOnNewDocument(before);
  await reader.visit(base + path);
  if (script)
    assert.deepEqual(await reader.trouble(), []);
  return reader;
}

// A time of day in the theme's words.
function inWords(words, time) {
  const [hour, minute] = time.split(':');
  return fill(words[minute === '00' ? 'time-full-hour' : 'time'], { hour, minute });
}

// `day` is a key of the strings; `there` the time at the service, for readers elsewhere.
async function says(browser, t, language, now, key, { time = '', day = '', zone = home, there } = {}) {
  const words = strings(language);
  const reader = await open(browser, t, `${language}/${OFFICE}`, now, { zone });
  const note = there ? fill(words['opening-clock-there'], { time: inWords(words, there) })
    : words['opening-clock'];
  const said = fill(words[`opening-${key}`], { time: time && inWords(words, time), day: words[day] });
  const expected = said + (key === 'old' ? '' : ` ${note}`);
  assert.deepEqual(await reader.ask(seen), [expected]);
  assert.ok((await reader.ask(calls)).includes('tel:+35280021234'));
}

function steps(t, name, browser) {
  const step = (what, act) => t.test(`${name}: ${what}`, { timeout: 120_000 },
    (own) => act(own));
  const plain = (language, now, key, more) => step(`${language}, ${now}, ${key}`, (own) =>
    says(browser, own, language, now, key, more));
  return [
    () => plain('fr', '2026-11-24T14:59:00Z', 'until', { time: '16:00' }),
    () => plain('de', '2026-11-24T15:00:00Z', 'opens', { day: 'opening-tomorrow', time: '9:00' }),
    () => plain('ar', '2026-11-28T12:00:00Z', 'opens', { day: 'day-1', time: '9:00' }),
    () => plain('en', '2027-03-30T22:30:00Z', 'opens',
      { day: 'opening-today', time: '9:00', zone: 'UTC', there: '0:30' }),
    () => plain('nl', '2026-12-25T12:00:00Z', 'unsure'),
    () => plain('ar', '2027-05-23T12:00:00Z', 'old'),
    () => plain('fr', '2026-11-25T02:05:00Z', 'opens',
      { day: 'opening-today', time: '9:00', zone: 'America/Toronto', there: '3:05' }),
    () => step('silent before its time', async (own) => {
      const reader = await open(browser, own, `fr/${OFFICE}`, '2020-01-01T12:00:00Z');
      assert.deepEqual(await reader.ask(seen), [null]);
    }),
    () => step('silent without time zones', async (own) => {
      const reader = await open(browser, own, `fr/${OFFICE}`, '2026-11-24T12:00:00Z',
        { before: refuseZones });
      assert.deepEqual(await reader.ask(seen), [null]);
    }),
    () => step('a whole country, and no number comes or goes', async (own) => {
      const dark = await open(browser, own, 'fr/countries/de.html', '2020-01-01T12:00:00Z');
      const reader = await open(browser, own, 'fr/countries/de.html', '2026-11-24T12:00:00Z');
      const states = await reader.ask(seen);
      assert.ok(states.length > 4 && states.every(Boolean), states.join('\n'));
      assert.deepEqual(await reader.ask(calls), await dark.ask(calls));
    }),
    () => step('time goes on', async (own) => {
      const reader = await open(browser, own, `en/${OFFICE}`, '2026-11-24T14:30:00Z');
      assert.match((await reader.ask(seen))[0], /^Open now, until 16:00/);
      await reader.ask(() => {
        window.baliseClock += 3_600_000;
        document.dispatchEvent(new Event('visibilitychange'));
      });
      assert.match((await reader.ask(seen))[0], /^Closed now. Opens tomorrow at 9:00/);
      // Nothing that speaks by itself.
      assert.equal(await reader.ask(() =>
        document.querySelectorAll('main [aria-live], main [role="status"], main [role="alert"]').length), 0);
    }),
  ];
}

async function inBrowser(t, name) {
  const browser = await browsers[name]();
  t.after(() => browser.close());
  for (const step of steps(t, name, browser))
    await step();
  if (name !== 'Chromium')
    return; // Firefox's driver cannot do the rest
  await t.test('Chromium: without JavaScript only the printed hours', async (own) => {
    const reader = await open(browser, own, `fr/${OFFICE}`, '2026-11-24T12:00:00Z',
      { zone: '', script: false });
    assert.deepEqual(await reader.ask(seen), [null]);
    assert.ok(await reader.ask(() => document.querySelector('.hours').checkVisibility()));
  });
  await t.test('Chromium: not on paper, where time stands still', async (own) => {
    const reader = await open(browser, own, `fr/${OFFICE}`, '2026-11-24T12:00:00Z');
    await reader.tab.emulateMediaType('print');
    assert.deepEqual(await reader.ask(seen), [null]);
  });
}

test('in browsers', { concurrency: 2 }, (t) =>
  Promise.all(Object.keys(browsers).map((name) => t.test(name, (own) => inBrowser(own, name)))));
