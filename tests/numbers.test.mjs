// SPDX-License-Identifier: MIT
// Numbers on the pages of our own site, compared with the directory as another XML reader
// reads it: which can be called, from where, and that none stands without its country.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import YAML from 'yaml';

import { repository } from './lib/balise.mjs';
import {
  countries, countryKey, countryName, emergencies, languages, pages as sources, records,
  services, vocabulary,
} from './lib/content.mjs';
import {
  all, ancestors, attribute, elements, first, hasClass, lineOf, textOf, texts,
} from './lib/html.mjs';
import { none } from './lib/none.mjs';
import { root, Site } from './lib/site.mjs';

const site = new Site();
const byId = new Map(services.map((service) => [service.id, service]));
const allCountryNames = Object.values(vocabulary.countries);

// The country that a page is about, '' where it is about none. Pages about the whole
// world are about none.
function countryOf(page) {
  let code = '';
  if (['country', 'place', 'poster', 'cards', 'cards-neutral'].includes(page.kind))
    code = countries.find((one) => countryKey(one) === page.key.split('/')[0]);
  else if (page.kind === 'service')
    code = byId.get(page.key).country;
  else if (page.kind === 'page')
    code = sources.find((one) => one.html === page.path).front.country ?? '';
  return code === '001' ? '' : code;
}

const calls = (node) => /^(tel|sms):/.exec(attribute(node, 'href') ?? '');
const isLink = (node) => node.tagName === 'a' && attribute(node, 'href') !== undefined;

function everywhere(look) {
  const problems = [];
  for (const page of site.pages)
    look(page, (node, text) => problems.push(`${page.path}:${lineOf(node)}: ${text}`));
  return problems;
}

// Every number that may be called: [record, channel].
// An emergency number that the sources contradict is shown, and never a link.
const isDisputed = (one) => one.kind !== 'service' && one.confidence === 'disputed';
const callable = records.filter((one) => one.active && !isDisputed(one)).flatMap((one) =>
  one.channels.filter((channel) => channel.dial).map((channel) => [one, channel]));
const dead = services.filter((one) => !one.active);

test('the directory is there', () => {
  assert.ok(services.length >= 40 && emergencies.length >= 15 && dead.length >= 5);
  assert.ok(callable.some(([, { dial }]) => !dial.startsWith('+')));
});

test('every link that calls dials a number of an active record', () => {
  let count = 0;
  none(everywhere((page, problem) => {
    for (const node of elements(site.tree(page), 'a')) {
      const match = calls(node);
      if (!match)
        continue;
      count++;
      const dial = attribute(node, 'href').slice(4);
      if (!/^\+?[0-9]+$/.test(dial))
        problem(node, `'${dial}' is not dialled as digits`);
      if (!callable.some(([, channel]) =>
        (channel.dial === dial || (match[1] === 'tel' && channel.abroad === dial)) &&
        (channel.kind === 'sms') === (match[1] === 'sms')))
        problem(node, `${match[0]}${dial} belongs to no active record`);
    }
  }), 'link to an unknown number');
  assert.ok(count > 300, `only ${count} links`);
});

test('a link shows the number that it dials, as the operator writes it', () => {
  none(everywhere((page, problem) => {
    for (const node of elements(site.tree(page), 'a')) {
      if (!calls(node))
        continue;
      const dial = attribute(node, 'href').slice(4);
      const shown = callable.filter(([, channel]) => channel.dial === dial)
        .map(([, channel]) => channel.display);
      if (!shown.some((display) => textOf(node).includes(display)))
        problem(node, `${dial} is shown as '${textOf(node)}'`);
    }
  }), 'number that is shown otherwise');
});

test("a short code is a link only on its own country's pages", () => {
  let count = 0;
  none(everywhere((page, problem) => {
    const country = countryOf(page);
    for (const node of elements(site.tree(page), 'a')) {
      const dial = calls(node) && attribute(node, 'href').slice(4);
      if (!dial || dial.startsWith('+'))
        continue;
      count++;
      if (!country)
        problem(node, `${dial} is callable on a page of no country`);
      else if (!callable.some(([one, channel]) =>
        one.country === country && channel.dial === dial))
        problem(node, `${dial} is no number of ${country}`);
    }
  }), 'short code out of its country');
  assert.ok(count > 100, `only ${count} links`);
});

test("on its own country's pages every active number is a link", () => {
  none(site.pages.filter((page) => page.kind === 'service' && byId.get(page.key).active)
    .flatMap((page) => {
      const hrefs = all(site.tree(page), isLink).map((node) => attribute(node, 'href'));
      return byId.get(page.key).channels.filter(({ dial }) => dial).map(({ kind, dial }) =>
        `${kind === 'sms' ? 'sms' : 'tel'}:${dial}`).filter((href) => !hrefs.includes(href))
        .map((href) => `${page.path}: no link ${href}`);
    }), 'number that cannot be called');
  none(site.pages.filter((page) => page.kind === 'country').flatMap((page) => {
    const hrefs = all(site.tree(page), isLink).map((node) => attribute(node, 'href'));
    return callable.filter(([one]) => countryKey(one.country) === page.key)
      .map(([, { kind, dial }]) => `${kind === 'sms' ? 'sms' : 'tel'}:${dial}`)
      .filter((href) => !hrefs.includes(href)).map((href) => `${page.path}: no link ${href}`);
  }), 'number that cannot be called');
});

// Numbers that are shown: elements whose whole text is how some record's number is shown.
const displays = new Map();
for (const one of records)
  for (const channel of one.channels)
    if (channel.display) {
      const known = displays.get(channel.display) ?? [];
      displays.set(channel.display, [...known, one]);
    }

function* shownNumbers(page) {
  for (const text of texts(first(site.tree(page), 'body'))) {
    const known = displays.get(text.value.trim());
    // The index has '142' as a word to look up, and says what it is behind it.
    if (known)
      yield { text, known, node: text.parentNode };
  }
}

test('no number stands without its country', () => {
  let count = 0;
  none(everywhere((page, problem) => {
    const country = countryOf(page);
    if (page.kind === 'exit')
      return; // a table of degrees
    for (const { text, known, node } of shownNumbers(page)) {
      count++;
      if (country && known.some((one) => one.country === country))
        continue; // the whole page is about this country
      // The nearest part of the page that says more names the right country.
      const names = (part) => known.some((one) =>
        textOf(part).includes(countryName(one.country, page.language || languages[0])));
      const around = [...ancestors(text)].find((part) => names(part) ||
        allCountryNames.some(({ name }) =>
          textOf(part).includes(name[page.language || languages[0]])));
      if (!around || !names(around) || ['main', 'body', 'article'].includes(around.tagName))
        problem(node, `${text.value.trim()} stands without its country`);
    }
  }), 'number without a country');
  assert.ok(count > 1000, `only ${count} numbers`);
});

test('a short code that is no link is followed by its country', () => {
  none(everywhere((page, problem) => {
    if (!['page', 'topic', 'audience'].includes(page.kind))
      return;
    const country = countryOf(page);
    for (const { text, known, node } of shownNumbers(page)) {
      const short = known.filter((one) => one.active && one.kind === 'service' &&
        one.channels.some((channel) => channel.display === text.value.trim() &&
          channel.dial && !channel.dial.startsWith('+')));
      if (short.length === 0 || [...ancestors(text)].some((one) => isLink(one) ||
        hasClass(one, 'emergency')))
        continue;
      if (short.some((one) => one.country === country))
        continue;
      const line = [...ancestors(text)].find((one) => ['p', 'li', 'div'].includes(one.tagName));
      const after = textOf(line).split(text.value.trim()).slice(1).join(' ');
      if (!short.some((one) => after.includes(countryName(one.country, page.language))))
        problem(node, `${text.value.trim()}: '${textOf(line)}'`);
    }
  }), 'short code without its country behind it');
});

test('nothing leads to a channel of a service that is not in service', () => {
  const alive = new Set();
  for (const one of records.filter((record) => record.active))
    for (const channel of one.channels) {
      for (const dial of [channel.dial, channel.abroad].filter(Boolean))
        alive.add(`${channel.kind === 'sms' ? 'sms' : 'tel'}:${dial}`);
      if (channel.href)
        alive.add(channel.href);
      if (channel.address)
        alive.add(`mailto:${channel.address}`);
    }
  const forbidden = new Map();
  for (const one of dead)
    for (const channel of one.channels) {
      for (const dial of [channel.dial, channel.abroad].filter(Boolean))
        for (const scheme of ['tel', 'sms'])
          forbidden.set(`${scheme}:${dial}`, one);
      if (channel.href)
        forbidden.set(channel.href, one);
      if (channel.address)
        forbidden.set(`mailto:${channel.address}`, one);
    }
  none(everywhere((page, problem) => {
    for (const node of elements(site.tree(page), 'a')) {
      const href = attribute(node, 'href') ?? '';
      const one = forbidden.get(href);
      // The same short code may live in another country: 142 is dead in CH, alive in AT.
      const elsewhere = one && alive.has(href) && (!calls(node) ||
        href.slice(4).startsWith('+') || countryOf(page) !== one.country);
      if (one && !elsewhere)
        problem(node, `${href} is a channel of ${one.id}, which is ${one.status}`);
    }
    if (page.kind === 'service' && !byId.get(page.key).active) {
      const main = first(site.tree(page), 'main');
      for (const node of elements(main, 'a'))
        if (calls(node) || (attribute(node, 'href').startsWith('http') &&
          byId.get(page.key).channels.some(({ href }) => href === attribute(node, 'href'))))
          problem(node, `a link on the page of ${page.key}`);
    }
  }), 'way to a dead service');
});

test('a service that is not in service stays findable, says so and names what replaces it', () => {
  for (const one of dead)
    for (const language of languages) {
      const page = site.page(`${language}/services/${one.id}.html`);
      const main = first(site.tree(page), 'main');
      const own = [one, ...services.filter((other) => other.id === one.attributes['replaced-by'])];
      assert.ok(textOf(main).includes(one.channels[0].display), `${page.path}: no number`);
      const marked = all(main, 's').map(textOf);
      for (const { display } of one.channels.filter((channel) => channel.display))
        assert.ok(marked.includes(display), `${page.path}: ${display} is not struck out`);
      const by = one.attributes['replaced-by'] ?? '';
      if (by.startsWith('emergency:'))
        assert.ok(textOf(main).includes(by.slice('emergency:'.length)), page.path);
      else if (by)
        assert.ok(all(main, 'a').some((node) => attribute(node, 'href') === `${by}.html`),
          `${page.path}: no link to ${own[1].id}`);
    }
});

test('a service that is not in service stands in no list of help', () => {
  none(everywhere((page, problem) => {
    if (!['page', 'topic', 'audience', 'home'].includes(page.kind))
      return;
    for (const node of elements(first(site.tree(page), 'main'), 'a')) {
      const id = /services\/([a-z0-9-]+)\.html$/.exec(attribute(node, 'href') ?? '')?.[1];
      if (id && !byId.get(id).active && !saysItsState(node))
        problem(node, `${id} is ${byId.get(id).status}`);
    }
  }), 'dead service in a list');
});

// A text may speak of a service that has ended: by its card, or by a link that says so.
function saysItsState(link) {
  const siblings = link.parentNode.childNodes.filter((node) =>
    node.nodeName !== '#text' || node.value.trim());
  const behind = siblings[siblings.indexOf(link) + 1];
  return behind?.nodeName === 'strong' || [...ancestors(link)].some((node) =>
    hasClass(node, 'inactive') && !hasClass(node.parentNode, 'cards'));
}

test('in the A to Z, a service that is not in service is marked, and no other', () => {
  let count = 0;
  none(everywhere((page, problem) => {
    if (page.kind !== 'letter')
      return;
    for (const node of elements(first(site.tree(page), 'main'), 'li')) {
      const href = attribute(first(node, 'a'), 'href') ?? '';
      const id = /services\/([a-z0-9-]+)\.html$/.exec(href)?.[1];
      const mark = first(node, 'strong');
      if (id && !byId.get(id).active && !(mark && textOf(mark).length > 5))
        problem(node, `${id} is ${byId.get(id).status}`);
      if (mark && (!id || byId.get(id).active))
        problem(node, `'${textOf(mark)}' of something in service`);
      count += mark ? 1 : 0;
    }
  }), 'unmarked entry');
  assert.ok(count >= 5 * languages.length, `only ${count} marks`);
});

test('the index of countries says where sources contradict each other, or are few', () => {
  const doubtful = emergencies.filter((one) => one.confidence !== 'verified');
  assert.ok(doubtful.length > 0);
  for (const language of languages) {
    const main = first(site.tree(site.page(`${language}/countries/index.html`)), 'main');
    for (const { country, confidence, channels: [{ display }] } of doubtful) {
      const name = countryName(country, language);
      const item = all(main, 'li').find((node) =>
        all(node, 'h2').some((heading) => textOf(heading) === name));
      const number = all(item, 'span').find((node) =>
        all(node, 'bdi').some((bdi) => textOf(bdi) === display));
      const remark = first(number, (node) => hasClass(node, 'note'));
      assert.ok(remark && textOf(remark).length > 10,
        `${language}: ${name} ${display} is ${confidence}`);
    }
  }
});

const confirmed = emergencies.filter((one) => one.confidence === 'verified');
const european = confirmed.filter((one) => one.purpose === 'general' &&
  one.channels.some(({ dial }) => dial === '112')).map((one) => one.country);

// Where no source confirms another: what is not disputed stands in the line, with a word of doubt.
const line = ['general', 'police', 'text'];
const isDoubtful = (country) => !confirmed.some((one) => one.country === country &&
  line.includes(one.purpose));
const inLine = (country) => (isDoubtful(country) ? emergencies.filter((one) => !isDisputed(one))
  : confirmed).filter((one) => one.country === country && line.includes(one.purpose));
const doubts = Object.fromEntries(languages.map((language) => [language, YAML.parse(readFileSync(
  join(repository, `themes/default/strings/${language}.yaml`), 'utf8'))['emergency-doubt']]));
const doubt = (language) => doubts[language || languages[0]];
// The line has room for so many names of countries.
const NAMES = 6;

// The parts of the page that hold the emergency line.
function lines(page) {
  return all(site.tree(page), (node) => hasClass(node, 'emergency'));
}

test('the emergency line is first, and again at the end', () => {
  none(everywhere((page, problem) => {
    const body = first(site.tree(page), 'body');
    const found = lines(page);
    if (page.kind === 'exit') {
      if (found.length)
        problem(body, 'an emergency line on the neutral page');
      return;
    }
    const seen = [...texts(body)].filter((text) =>
      ![...ancestors(text)].some((one) => hasClass(one, 'skip')));
    if (found.length !== 2)
      problem(body, `${found.length} emergency lines`);
    if (!found[0] || ![...ancestors(seen[0])].includes(found[0]))
      problem(body, `the first text is '${seen[0]?.value.trim()}'`);
    const footer = all(body, 'footer').at(-1);
    if (found[1] && ![...ancestors(found[1])].includes(footer))
      problem(found[1], 'the second line is not in the last footer');
    for (const line of found)
      if (![...texts(line)].some((text) => /^[0-9 ]+$/.test(text.value.trim())))
        problem(line, 'no number in the line');
  }), 'missing emergency line');
});

test("the emergency line: the page's country, or 112 where our directory confirms it", () => {
  assert.ok(european.length >= 7);
  none(everywhere((page, problem) => {
    const country = countryOf(page);
    const language = page.language || languages[0];
    for (const line of lines(page)) {
      const numbers = [...texts(line)].map((text) => text.value.trim())
        .filter((text) => /^[0-9+ ]+$/.test(text));
      const named = Object.entries(vocabulary.countries)
        .filter(([, { name }]) => [...texts(line)].some((text) =>
          text.value.trim() === name[language])).map(([code]) => code).sort();
      if (numbers.length === 0)
        problem(line, 'no number');
      if (country) {
        for (const number of numbers)
          if (!inLine(country).some((one) =>
            one.channels.some((channel) => channel.display === number)))
            problem(line, `${number} is no confirmed number of ${country}`);
        if (isDoubtful(country) !== textOf(line).includes(doubt(page.language)))
          problem(line, `doubt about ${country}: ${isDoubtful(country)}`);
        if (named.join() !== country)
          problem(line, `names ${named} on a page of ${country}`);
        const general = inLine(country).filter((one) => ['general', 'text'].includes(one.purpose));
        for (const { display } of general.flatMap((one) => one.channels))
          if (!numbers.includes(display))
            problem(line, `${display} is missing`);
      } else {
        if (numbers.join() !== '112')
          problem(line, `shows ${numbers}`);
        if (all(line, (node) => node.tagName === 'a' && calls(node)).length)
          problem(line, '112 is a link where no country is known');
        // All are named, or as many as there is room for and how many more there are.
        const more = Number(/[0-9]+/.exec(textOf(line).replace(/112/, ''))?.[0] ?? 0);
        if (named.some((code) => !european.includes(code)) ||
          named.length !== Math.min(european.length, NAMES) || named.length + more !== european.length)
          problem(line, `names ${named} and ${more} more`);
        // Those first where the page's language is spoken.
        const own = european.filter((code) =>
          vocabulary.countries[code].languages?.includes(language)).slice(0, NAMES);
        if (own.some((code) => !named.includes(code)))
          problem(line, `names ${named}, not ${own}`);
        if (page.kind !== 'chooser' && !all(line, isLink).some((node) =>
          attribute(node, 'href').endsWith('countries/index.html') ||
          (page.path.includes('/countries/') && attribute(node, 'href') === 'index.html')))
          problem(line, 'no link to choose a country');
      }
    }
  }), 'wrong emergency line');
});

test('what is known only from lists, or from one source, says so', () => {
  const words = Object.fromEntries(languages.map((language) => [language, {}]));
  // The sentences are the theme's: take each from one service's page, where it must be.
  for (const language of languages)
    for (const confidence of ['single-source', 'unconfirmed']) {
      const service = services.find((one) => one.active && one.confidence === confidence);
      const main = first(site.tree(site.page(`${language}/services/${service.id}.html`)), 'main');
      const proof = first(main, (node) => hasClass(node, 'proof'));
      words[language][confidence] = textOf(first(proof, 'strong'));
      assert.ok(words[language][confidence].length > 5, `${language}: ${confidence}`);
    }
  none(site.pages.filter((page) => page.kind === 'service').filter((page) => {
    const said = words[page.language][byId.get(page.key).confidence];
    return said && !textOf(first(site.tree(page), 'main')).includes(said);
  }).map((page) => page.path), 'service that is shown as sure');
});

test('every service names its source and its date, and that nobody has called', () => {
  for (const page of site.pages.filter((one) => one.kind === 'service')) {
    const service = byId.get(page.key);
    const main = textOf(first(site.tree(page), 'main'));
    for (const source of service.sources)
      assert.ok(main.includes(source.attributes.title.replace(/\s+/g, ' ')),
        `${page.path}: ${source.attributes.title}`);
    assert.ok(first(site.tree(page), (node) => hasClass(node, 'proof')), page.path);
  }
});

const CHANNEL_FACTS = ['phone', 'sms', 'chat', 'app', 'email', 'form', 'web', 'visit'];

/* Facts of a record for which it names one source alone, as another reader finds them. */
function singleFacts(one) {
  if (one.confidence === 'single-source')
    return [];
  const inside = (name) => one.xml.children.filter((child) => child.name === name);
  const facts = {
    ...Object.fromEntries(CHANNEL_FACTS.map((kind) => [kind, one.channels.some((channel) => channel.kind === kind)])),
    hours: one.channels.some((channel) => channel.hours),
    languages: inside('language').length > 0 || one.channels.some((channel) => channel.languages),
    cost: one.channels.some((channel) => channel.cost),
    eligibility: inside('eligibility').length > 0,
    confidentiality: inside('confidentiality').length > 0,
  };
  const count = (fact) => one.sources.filter(({ attributes: { facts: named } }) =>
    !named || named.split(/\s+/).includes(fact)).length;
  return Object.keys(facts).filter((fact) => facts[fact] && count(fact) === 1);
}

const strings = Object.fromEntries(languages.map((language) => [language,
  YAML.parse(readFileSync(join(root, `themes/default/strings/${language}.yaml`), 'utf8'))]));

function singleText(one, language) {
  const words = singleFacts(one).map((fact) => strings[language][`fact-${fact}`]);
  const list = words.length < 2 ? words.join('')
    : words.slice(0, -1).join(strings[language]['list-middle']) + strings[language]['hours-and'] + words.at(-1);
  return words.length ? strings[language]['single-source-facts'].replace('{list}', list) : '';
}

/* The sentence about single sources in a part of a page. */
function said(node) {
  const single = first(node, (one) => hasClass(one, 'single'));
  return single ? textOf(single) : '';
}

test('what one source alone says of a service is named on its page', () => {
  let count = 0;
  for (const page of site.pages.filter((one) => one.kind === 'service')) {
    const expected = singleText(byId.get(page.key), page.language);
    assert.equal(said(first(site.tree(page), 'main')), expected, page.path);
    count += expected ? 1 : 0;
  }
  assert.ok(count > 20, `only ${count}`);
});

test('an emergency number names its sources, and that nobody has confirmed it', () => {
  for (const page of site.pages.filter((one) => one.kind === 'country')) {
    const own = emergencies.filter((one) => countryKey(one.country) === page.key);
    const rows = all(site.tree(page), (node) => hasClass(node, 'urgent-numbers'))
      .flatMap((section) => all(section, (node) => hasClass(node, 'rows')))
      .flatMap((list) => all(list, (node) => node.tagName === 'li' && node.parentNode === list));
    assert.equal(rows.length, own.length, page.path);
    own.forEach((one, i) => {
      const text = textOf(rows[i]);
      for (const { attributes } of one.sources) {
        assert.ok(text.includes(attributes.title.replace(/\s+/g, ' ')), `${page.path}: ${attributes.title}`);
        const undated = strings[page.language]['source-undated'].split('{date}')[0].trim();
        assert.ok(attributes.date || text.includes(undated), `${page.path}: ${attributes.title} is undated`);
      }
      assert.ok(text.includes(strings[page.language]['not-checked']), page.path);
      assert.equal(said(rows[i]), singleText(one, page.language), page.path);
    });
  }
});
