// SPDX-License-Identifier: MIT
// The safety of our words, in every language. Rules that look at words know only the
// words that they list: they catch slips, they do not replace a reader.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import YAML from 'yaml';

import {
  config, countries, emergencies, languages, pages, records, services, vocabulary,
} from './lib/content.mjs';
import { all, ancestors, attribute, first, hasClass, textOf, texts } from './lib/html.mjs';
import { none } from './lib/none.mjs';
import { sentences } from './lib/sentences.mjs';
import { Site, root } from './lib/site.mjs';

const words = YAML.parse(readFileSync(join(root, 'tests/content/words.yaml'), 'utf8'));
const site = new Site();
const pattern = (list) => new RegExp(list.join('|'), 'iu');

function everySentence(look) {
  const problems = [];
  for (const page of pages)
    for (const sentence of [page.front.title, page.front.summary, ...sentences(page.body)]) {
      const said = look(sentence);
      if (said)
        problems.push(`${page.path}: ${said === true ? '' : `${said}: `}${sentence}`);
    }
  return problems;
}

test('the pages that the first edition promises are there', () => {
  const everywhere = ['first-hour', 'talk-to-someone', 'already-paid', 'images-shared-minor',
    'remove-images'];
  const urgent = [...everywhere, 'images-shared', 'keep-evidence', 'parents', 'deepfakes',
    'first-week', 'will-i-be-punished', 'police-complaint'];
  const thorough = [...urgent, 'what-is-sextortion', 'grooming', 'filmed-secretly',
    'unwanted-images', 'cyberbullying', 'forced-to-recruit', 'belgium', 'france', 'luxembourg',
    'switzerland', 'not-removed', 'schools', 'professionals', 'prevention', 'leave-no-trace',
    'about', 'what-we-leave-out'];
  const promised = { fr: thorough, en: thorough, de: urgent, nl: urgent, ar: everywhere };
  for (const language of languages)
    for (const id of promised[language])
      assert.ok(pages.some((page) => page.id === id && page.language === language),
        `no page '${id}' in '${language}'`);
});

test('every page says what it is, for whom, since when and from whom', () => {
  const day = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
  for (const { path, front } of pages) {
    for (const field of ['id', 'title', 'summary', 'kind'])
      assert.ok(front[field]?.trim(), `${path}: no ${field}`);
    for (const field of ['published', 'reviewed', 'review-by'])
      assert.match(front[field] ?? '', day, `${path}: ${field}`);
    assert.ok(front.published <= front.reviewed && front.reviewed < front['review-by'], path);
    assert.ok(front.reviewed <= config['as-of'], `${path}: reviewed after as-of`);
    for (const [field, known] of [['audience', 'audiences'], ['topics', 'topics']]) {
      assert.ok(front[field]?.length, `${path}: no ${field}`);
      for (const word of front[field])
        assert.ok(vocabulary[known][word], `${path}: ${field}: ${word}`);
    }
    if (['advice', 'guide'].includes(front.kind) && front.topics.includes('sextortion'))
      assert.ok(front.stance, `${path}: no stance`);
    assert.ok(front.sources?.length, `${path}: no sources`);
    for (const source of front.sources)
      assert.ok(source.title?.trim(), `${path}: a source without a title`);
    assert.equal('checked' in front, false, `${path}: checked`);
  }
});

test('translations name what they translate', () => {
  for (const { path, language, front } of pages)
    if (language === languages[0])
      assert.equal(front['translation-of'], undefined, path);
    else
      assert.match(front['translation-of'] ?? '', /^[a-z-]+@[0-9a-f]{12}$/, path);
});

test('stances: known words only, the same in every language, none that is dangerous', () => {
  const allowed = {
    pay: ['never'], reply: ['stop'], delete: ['never'], report: ['yes'],
    evidence: ['keep-without-images'], block: ['ask-first', 'wait-for-police'],
  };
  const byId = new Map();
  for (const { path, id, front } of pages) {
    for (const [key, value] of Object.entries(front.stance ?? {}))
      assert.ok(allowed[key]?.includes(value), `${path}: ${key}: ${value}`);
    if (front.stance?.block)
      assert.equal(front.stance.block, front.country === 'LU' ? 'wait-for-police' : 'ask-first',
        path);
    const known = byId.get(id) ?? { path, front };
    byId.set(id, known);
    assert.deepEqual(front.stance, known.front.stance, `${path} and ${known.path}`);
    assert.deepEqual([front.audience, front.topics, front.country, front.kind],
      [known.front.audience, known.front.topics, known.front.country, known.front.kind],
      `${path} and ${known.path}`);
  }
});

test('the first hour says everything that its stance says', () => {
  const problems = [];
  for (const { path, language, front, body } of pages.filter((one) => one.id === 'first-hour'))
    for (const key of ['pay', 'reply', 'delete', 'block', 'report']) {
      const stance = `${key}: ${front.stance[key]}`;
      const own = words.languages[language].stances[stance];
      if (!own || !pattern(own).test(body))
        problems.push(`${path}: nothing says ${stance}`);
    }
  none(problems, 'stance that the text does not have');
});

test('pages about evidence say it in full: no screenshot, copy, print or forwarding', () => {
  const problems = [];
  const fully = ['first-hour', 'keep-evidence', 'parents', 'professionals', 'luxembourg'];
  for (const { path, id, language, front, body } of pages) {
    if (front.stance?.evidence !== 'keep-without-images' || front.kind === 'about')
      continue;
    const own = words.languages[language];
    const refused = sentences(body).filter((sentence) => pattern(own.not).test(sentence))
      .join(' ');
    const deeds = fully.includes(id) ? own.deeds : { screenshot: own.deeds.screenshot };
    for (const [deed, forms] of Object.entries(id === 'remove-images' ? {} : deeds))
      if (!pattern(forms).test(refused))
        problems.push(`${path}: does not say not to ${deed}`);
    if (fully.includes(id) && !pattern(own['leave-it']).test(body))
      problems.push(`${path}: does not say to leave the image where it is`);
  }
  none(problems, 'missing warning');
});

test('advice says whose fault it is not', () => {
  none(pages.filter((page) => page.front.kind === 'advice' && !page.front.country &&
    !pattern(words.languages[page.language].fault).test(page.body)).map((page) => page.path),
  'page without a word of relief');
});

test('the first hour has help against suicide, in every language', () => {
  const suicide = services.filter((one) => one.active && one.attributes.kind === 'suicide');
  assert.ok(suicide.length >= 3);
  for (const page of pages.filter((one) => one.id === 'first-hour')) {
    assert.match(page.body, /!\[\]\(services:kind=suicide,listening\)/, page.path);
    const main = first(site.tree(site.page(page.html)), 'main');
    const hrefs = all(main, 'a').map((node) => attribute(node, 'href'));
    // Each country's link leads to the first of its services there, where the others are, too.
    for (const { id, country } of suicide) {
      const path = `countries/${country.toLowerCase()}.html`;
      const there = hrefs.find((href) => href.startsWith(`${path}#`));
      assert.ok(there, `${page.html}: ${id}`);
      const list = site.tree(site.page(`${page.language}/${path}`));
      assert.ok(first(list, (node) => attribute(node, 'id') === there.split('#')[1]), there);
      assert.ok(all(list, 'a').some((node) =>
        attribute(node, 'href') === `../services/${id}.html`), `${there}: ${id}`);
    }
    // Told of at the very beginning, by a link to the place.
    const start = first(main, (node) => hasClass(node, 'callout-danger'));
    const anchor = all(start, 'a').map((node) => attribute(node, 'href')).find((href) =>
      href.startsWith('#'));
    assert.ok(anchor, `${page.html}: no link in the first callout`);
    const heading = first(main, (node) => attribute(node, 'id') === anchor.slice(1));
    assert.match(textOf(heading), pattern(words.languages[page.language].suicide), page.html);
  }
});

test('no number is typed in prose', () => {
  none(everySentence((sentence) => {
    const found = sentence.match(/[+(]?\p{Nd}[\p{Nd} .\/()\-\u00a0\u202f]*\p{Nd}/gu) ?? [];
    // Years, dates and counted things are no telephone numbers.
    return found.find((one) => (one.match(/\p{Nd}/gu).length >= 3 || one.startsWith('+')) &&
      !/^(19|20)[0-9]{2}(-[0-9]{2}-[0-9]{2})?$/.test(one) &&
      !/^ (dossiers|cases|Akten)\b/.test(sentence.slice(sentence.indexOf(one) + one.length)));
  }), 'number in prose');
  for (const { path, body } of pages)
    assert.doesNotMatch(body, /tel:|sms:|https?:/i, path);
});

test('addresses in prose are the directory’s business', () => {
  for (const { path, body } of pages)
    assert.doesNotMatch(body.replace(/\]\([^)]*\)/g, ''), /@[a-z0-9-]+\.[a-z]{2,}/i, path);
});

test('Luxembourg: nobody is told to block before the police say so', () => {
  for (const page of pages.filter((one) => one.id === 'luxembourg')) {
    assert.equal(page.front.country, 'LU');
    const own = words.languages[page.language];
    // The gate tells what waits until the police agree; what it holds back stands behind it.
    const [before, behind] = page.body.split('> [!GATE]');
    assert.ok(behind, `${page.path}: no gate`);
    const bad = sentences(before).filter((sentence) => pattern(own.block).test(sentence) &&
      !pattern([...own.not, ...own.police]).test(sentence));
    none(bad, `sentence of ${page.path}`);
  }
  // Where people from Luxembourg read the general advice, a note sends them there.
  for (const page of pages.filter((one) => one.front.stance?.block === 'ask-first' &&
    one.front.kind === 'advice' && !one.front.country && one.id !== 'talk-to-someone' &&
    one.id !== 'remove-images'))
    assert.match(page.body, /\]\(luxembourg\)/, `${page.path} does not name Luxembourg`);
});

// ---- French typography ----

// What stands in French: text nodes whose nearest lang is fr, not names of sources.
function* french() {
  for (const page of site.pages.filter((one) => one.language === 'fr')) {
    const tree = site.tree(page);
    yield [page.path, textOf(first(tree, 'title'))];
    for (const text of texts(first(tree, 'body'))) {
      const above = [...ancestors(text)];
      const language = above.map((one) => attribute(one, 'lang')).find(Boolean);
      if (language === 'fr' && !above.some((one) => hasClass(one, 'sources') ||
        hasClass(one, 'proof') || one.tagName === 'bdi'))
        yield [page.path, text.value];
    }
  }
}

test('French: apostrophes, spaces before ; : ! ? and inside « »', () => {
  const seen = new Set();
  const problems = [];
  for (const [path, text] of french()) {
    if (seen.has(text))
      continue;
    seen.add(text);
    const rules = [
      [/\p{L}'\p{L}/u, 'a straight apostrophe'],
      [/[^\s\u00a0\u202f?!…][!?](?!\p{L})/u, 'no space before ! or ?'],
      [/ [;:!?]|[^\s\u00a0\u202f];/u, 'a space that may break, or none'],
      [/\p{L}:(?!\p{L})/u, 'no space before a colon'],
      [/«[^\u00a0\u202f]|[^\u00a0\u202f]»/u, 'guillemets without their space'],
      [/"/, 'straight quotes'],
      [/\.\.\./, 'three full stops'],
    ];
    for (const [rule, name] of rules)
      if (rule.test(text))
        problems.push(`${path}: ${name}: ${text.trim()}`);
  }
  assert.ok(seen.size > 500);
  none(problems, 'slip of typography');
});

// ---- The directory ----

test('countries have the services that the first edition promises', () => {
  const least = { AL: 1, AT: 4, AU: 3, BE: 8, CA: 4, CH: 4, CZ: 2, DE: 4, DK: 1, ES: 5, FI: 1, FR: 5,
    GB: 4, GR: 2, HU: 1, IE: 4, IS: 1, IT: 3, LI: 1, LT: 1, LU: 5, MA: 3, MD: 1, MT: 1, NL: 3, NO: 1,
    NZ: 2, PL: 4, PT: 2, RO: 2, SE: 1, SN: 1, UA: 3, US: 3, '001': 2,
    // of these we know the emergency numbers alone
    BG: 0, CI: 0, CY: 0, DZ: 0, EE: 0, HR: 0, LV: 0, MC: 0, SI: 0, SK: 0, TN: 0 };
  // The single European number is not theirs, or not by itself, or our sources do not agree on it.
  const other = ['AL', 'AU', 'CA', 'CI', 'DZ', 'MA', 'MD', 'NO', 'NZ', 'SN', 'TN', 'UA', 'US'];
  for (const [country, count] of Object.entries(least)) {
    const active = services.filter((one) => one.country === country && one.active);
    assert.ok(active.length >= count, `${country}: ${active.length} active services`);
    if (country !== '001')
      assert.ok(emergencies.some((one) => one.country === country), `${country}: no emergency number`);
    if (country !== '001' && !other.includes(country))
      assert.ok(emergencies.some((one) => one.country === country && one.purpose === 'general' &&
        one.channels.some(({ dial }) => dial === '112')), `${country}: no 112`);
  }
  for (const id of ['stopncii', 'take-it-down'])
    assert.ok(services.some((one) => one.id === id && one.active), id);
  assert.equal(new Set(services.map((one) => one.id)).size, services.length);
  assert.deepEqual([...countries].sort(), Object.keys(least).sort());
});

test('numbers that are dead, replaced or only planned are never active', () => {
  const dead = { // as the reference on helplines has them
    '+41273229449': 'retired', // Valais
    '+35226640555': 'retired', // Elterentelefon
    '+33800200000': 'retired', // Net Écoute
    '+41444552142': 'suspended', // Opferberatung Zürich
    '+41612050910': 'suspended', // Opferhilfe beider Basel
  };
  for (const [dial, status] of Object.entries(dead)) {
    const having = services.filter((one) => one.channels.some((channel) => channel.dial === dial));
    assert.deepEqual(having.map((one) => one.status), [status], dial);
  }
  const planned = services.filter((one) => one.country === 'CH' &&
    one.channels.some((channel) => channel.dial === '142'));
  assert.deepEqual(planned.map((one) => one.status), ['announced']);
  const net = services.filter((one) => one.country === 'FR' &&
    one.channels.some((channel) => channel.dial === '3020'));
  assert.deepEqual(net.map((one) => one.status), ['retired']);
});

test('what is retired has a replacement that is in service', () => {
  for (const one of services.filter((service) => service.status === 'retired')) {
    const by = one.attributes['replaced-by'];
    assert.ok(by, `${one.id}: nothing replaces it`);
    if (by.startsWith('emergency:'))
      assert.ok(emergencies.some((other) => other.country === one.country &&
        other.channels.some(({ dial }) => dial === by.slice('emergency:'.length))), one.id);
    else
      assert.ok(services.some((other) => other.id === by && other.active), one.id);
  }
});

test('nobody has called the operators yet: no record is marked as checked', () => {
  const checked = [];
  const look = (element, id) => {
    if ('checked' in element.attributes || 'checked-by' in element.attributes ||
      element.name === 'checked')
      checked.push(`${id}: <${element.name}>`);
    element.children.forEach((child) => look(child, id));
  };
  for (const one of records)
    look(one.xml, `${one.file}: ${one.id ?? one.purpose}`);
  none(checked, 'record that claims to have been checked');
});

test('every record has dated sources, a status and a confidence', () => {
  for (const one of records) {
    const name = `${one.file}: ${one.id ?? one.purpose}`;
    assert.ok(one.sources.length, `${name}: no source`);
    for (const { attributes } of one.sources) {
      assert.ok(attributes.title?.trim(), `${name}: a source without a title`);
      // Of a source without a date of its own, the day on which it was read.
      const date = attributes.date ?? attributes.accessed ?? '';
      assert.match(date, /^[0-9]{4}(-[0-9]{2}){0,2}$/, name);
      assert.ok(date <= config['as-of'], `${name}: a source of the future`);
    }
    assert.ok(['verified', 'single-source', 'unconfirmed', 'disputed'].includes(one.confidence),
      `${name}: confidence ${one.confidence}`);
    if (one.confidence === 'verified' && one.active)
      assert.ok(one.sources.length >= 2 || one.attributes.provider,
        `${name}: verified by one source`);
  }
});

test('services have a summary in every language, without a number in it', () => {
  for (const one of services) {
    const summaries = one.xml.children.filter((child) => child.name === 'summary');
    for (const language of languages)
      assert.ok(summaries.some((child) => child.attributes['xml:lang'] === language),
        `${one.id}: no summary in ${language}`);
    for (const { text } of summaries)
      for (const { display } of one.channels.filter((channel) => channel.display))
        assert.ok(!text.includes(display), `${one.id}: ${display} in a summary`);
  }
});
