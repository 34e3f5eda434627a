// SPDX-License-Identifier: MIT
// Every way through the built site, as it is walked without JavaScript: what happened, who am
// I, which country. At most four taps, the call included, lead from the home page to steps
// and to a number of that country; nobody is shown what is for others. And the pages that
// choose a service to have an image taken down.
import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join, posix } from 'node:path';
import { test } from 'node:test';

import { balise, baseContent, repository, workspace } from './lib/balise.mjs';
import { countryName, languages, pages as sources, records, vocabulary } from './lib/content.mjs';
import { all, ancestors, attribute, first, hasClass, parse, textOf, walk } from './lib/html.mjs';
import { none } from './lib/none.mjs';
import { Site } from './lib/site.mjs';

const site = new Site();
const TAPS = 3; // the fourth one calls

const asked = (list) => Object.entries(vocabulary[list]).filter(([, word]) => word['first-person'])
  .map(([key, word]) => ({ key, said: word['first-person'] }));
const topics = asked('topics');
const audiences = asked('audiences');
const countries = [...new Set(records.filter((one) => one.kind === 'emergency').map((one) => one.country))];
const services = new Map(records.filter((one) => one.kind === 'service').map((one) => [one.id, one]));

const file = (code) => code.toLowerCase();
const main = (page) => first(site.tree(page), 'main');
const links = (node) => all(node, (one) => one.tagName === 'a' && attribute(one, 'href'));
const numbers = (node) => links(node).map((one) => attribute(one, 'href')).filter((href) => /^(tel|sms):/.test(href));

function target(page, link) {
  const [path] = attribute(link, 'href').split('#');
  return posix.normalize(posix.join(posix.dirname(page.path), path));
}

// The page behind the link with these words in the page's text. Many ways share a page.
const words = new Map();
function tap(page, text) {
  if (!words.has(page))
    words.set(page, links(main(page)).map((link) => [textOf(link), link]));
  const found = words.get(page).find(([one]) => one === text)?.[1];
  assert.ok(found, `${page.path} has no link '${text}'`);
  return site.page(target(page, found));
}

// Those that the reader may have answered before she gets to the end, in their order.
function ways(language, topic, audience, country) {
  const what = topic.said[language];
  const who = audience.said[language];
  const where = countryName(country, language);
  if (audience.key === 'professional')
    return [[what, who, where], [who, where], [where]];
  return [[what, who, where], [who, what, where], [who, where], [where, who]];
}

const steps = (node) => all(node, (one) => one.tagName === 'ol' && hasClass(one.parentNode, 'body'))
  .map((list) => list.childNodes.filter((child) => child.tagName === 'li').length);

function* stepless(page) {
  if (!steps(main(page)).some((count) => count > 2))
    yield `${page.path}: no steps`;
}

function mayShow(service, audience) {
  const forWhom = service.xml.children.filter((child) => child.name === 'audience').map((child) => child.text);
  const ages = service.xml.children.find((child) => child.name === 'eligibility')?.attributes ?? {};
  const number = (name, none) => Number(ages[name] ?? none);
  if (!forWhom.includes(audience) && !forWhom.includes('everyone'))
    return false;
  if (audience === 'minor')
    return number('age-min', 0) < 18 && number('image-age-min', 0) < 18;
  return audience !== 'adult' || number('age-max', 99) >= 18;
}

// The dialled digits of a country: every channel of its active services and its emergencies.
const dialled = new Map(countries.map((country) => [country, new Set(records
  .filter((one) => one.country === country && (one.kind === 'emergency' || one.status === 'active'))
  .flatMap((one) => one.channels.map((channel) => channel.dial))
  .filter(Boolean))]));

function digits(href) {
  return decodeURIComponent(href.replace(/^(tel|sms):/, '').split(/[?;]/)[0]);
}

// Problems of a page on which the reader has said who she is.
function* strangers(page, audience) {
  for (const link of links(main(page))) {
    const href = attribute(link, 'href');
    if (/^[a-z]+:/.test(href))
      continue;
    const path = target(page, link);
    const service = services.get(/\/services\/(.+)\.html$/.exec(path)?.[1]);
    if (service && !mayShow(service, audience))
      yield `${page.path}: ${service.id} is not for '${audience}'`;
    const source = sources.find((one) => one.html === path);
    const readers = source ? [source.front.audience].flat() : [];
    if (audience === 'minor' && source && !readers.some((one) => ['minor', 'everyone'].includes(one)))
      yield `${page.path}: '${source.id}' is not for minors`;
    if (source && readers.join() === 'professional')
      yield `${page.path}: '${source.id}' is for professionals`;
  }
}

// Problems of the page at which a way ends: numbers of this country and of no other.
function* foreign(page, country) {
  const called = numbers(site.tree(page));
  if (called.length === 0)
    yield `${page.path}: no number to call`;
  for (const href of called)
    if (!dialled.get(country).has(digits(href)))
      yield `${page.path}: ${href} is no number of ${country}`;
  for (const link of links(main(page))) {
    const service = services.get(/\/services\/(.+)\.html$/.exec(target(page, link))?.[1]);
    if (service && service.country !== country)
      yield `${page.path}: ${service.id} is in ${service.country}`;
  }
}

for (const language of languages)
  test(`every way ends at steps and a number: ${language}`, () => {
    const problems = new Set();
    const looked = new Set();
    const look = (what, page, whom) => { // once
      const key = `${what.name} ${page.path} ${whom}`;
      if (!looked.has(key))
        [...what(page, whom)].forEach((text) => problems.add(text));
      looked.add(key);
    };
    let walked = 0;
    for (const topic of topics)
      for (const audience of audiences)
        for (const country of countries)
          for (const way of ways(language, topic, audience, country)) {
            const path = way.reduce((done, text) => [...done, tap(done.at(-1), text)],
              [site.page(`${language}/index.html`)]);
            const end = path.at(-1);
            const chosen = path.slice(way.indexOf(audience.said[language]) + 1);
            assert.ok(way.length <= TAPS);
            walked++;
            look(foreign, end, country);
            if (audience.key === 'professional') {
              if (way.length > 1 && !path.some((page) => steps(main(page)).some((count) => count > 2)))
                problems.add(`${end.path}: no steps on the way`);
              continue;
            }
            assert.equal(end.path, `${language}/countries/${file(country)}/${audience.key}.html`);
            chosen.forEach((page) => look(strangers, page, audience.key));
            path.filter((one) => ['situation', 'place'].includes(one.kind))
              .forEach((page) => look(stepless, page));
          }
    assert.ok(walked > 100, `${walked} ways walked`);
    none([...problems], 'wrong way');
  });

test('a page before the country is known links no short number', () => {
  none(site.pages.filter((page) => ['home', 'situation', 'takedown', 'removal'].includes(page.kind))
    .flatMap((page) => numbers(site.tree(page)).map((href) => `${page.path}: ${href}`)), 'number');
});

test('steps are in the reader’s language', () => {
  none(site.pages.filter((page) => ['situation', 'place'].includes(page.kind))
    .filter((page) => all(main(page), (one) => hasClass(one, 'body') && attribute(one, 'lang') !== undefined).length)
    .map((page) => page.path), 'page with foreign steps');
});

test('pages lead back to the questions before, and no page for professionals is listed for others', () => {
  const problems = [];
  for (const page of site.pages.filter((one) => ['situation', 'place', 'removal'].includes(one.kind))) {
    const crumbs = all(main(page), (one) => one.tagName === 'a' && [...ancestors(one)].some((node) => hasClass(node, 'crumbs')));
    const expected = page.kind === 'place' ? [/index\.html$/, /countries\/index\.html$/, /countries\/..\.html$/]
      : [/index\.html$/, page.kind === 'situation' ? /topics\/[^/]+\.html$/ : /takedown\/index\.html$/];
    if (crumbs.length !== expected.length || !expected.every((one, i) => one.test(target(page, crumbs[i]))))
      problems.push(`${page.path}: ${crumbs.map((one) => attribute(one, 'href'))}`);
  }
  const professional = new Set(sources.filter((one) => [one.front.audience].flat().join() === 'professional').map((one) => one.html));
  assert.ok(professional.size > 0);
  for (const page of site.pages.filter((one) => ['home', 'topic', 'audience'].includes(one.kind) && one.key !== 'professional'))
    for (const link of links(main(page)))
      if (professional.has(target(page, link)))
        problems.push(`${page.path} lists ${attribute(link, 'href')}`);
  none(problems, 'fault');
});

// ---- Taking images down.

const AGES = { 'under-18': 'take-it-down', '18-or-over': 'stopncii' };
const PIN = { fr: /PIN/, en: /PIN/, de: /PIN/, nl: /pincode/, ar: /PIN/ };

const ages = (service) => service.xml.children.find((child) => child.name === 'eligibility')?.attributes ?? {};
const shown = (page) => [...new Set(links(main(page)).map((link) =>
  /\/services\/(.+)\.html$/.exec(target(page, link))?.[1]).filter(Boolean))];

test('a service is chosen by the age in the image', () => {
  for (const language of languages) {
    for (const [age, wanted] of Object.entries(AGES)) {
      const found = shown(site.page(`${language}/takedown/${age}.html`));
      assert.equal(found[0], wanted);
      for (const other of Object.values(AGES))
        assert.equal(found.includes(other), other === wanted, `${language} ${age}: ${other}`);
      for (const id of found) {
        const { 'image-age-min': least = 0, 'image-age-max': most = 99, 'age-min': oldest = 0 } = ages(services.get(id));
        if (age === 'under-18')
          assert.ok(least < 18 && oldest < 18 && mayShow(services.get(id), 'minor'), `${id} on ${age}`);
        else
          assert.ok(most >= 18 && mayShow(services.get(id), 'adult'), `${id} on ${age}`);
      }
    }
    const child = shown(site.page(`${language}/takedown/child.html`));
    assert.ok(child.length > 2 && !child.includes('stopncii'), child.join());
    for (const id of child)
      assert.ok(mayShow(services.get(id), 'parent') || mayShow(services.get(id), 'professional'), id);
  }
});

test('every national service for removals is offered for some age', () => {
  const offered = new Set(['under-18', '18-or-over', 'child'].flatMap((age) => shown(site.page(`fr/takedown/${age}.html`))));
  for (const service of services.values()) {
    const removes = service.xml.children.some((child) => child.name === 'topic' && child.text === 'image-removal');
    if (service.status === 'active' && removes)
      assert.ok(offered.has(service.id), service.id);
  }
});

test('what cannot be recovered is said before the first link to a service', () => {
  for (const language of languages)
    for (const age of Object.keys(AGES)) {
      const page = site.page(`${language}/takedown/${age}.html`);
      let said = false;
      for (const node of walk(main(page))) {
        if (node.tagName === 'strong' && PIN[language].test(textOf(node)))
          said = true;
        if (node.tagName === 'a' && /^http/.test(attribute(node, 'href')))
          break;
      }
      assert.ok(said, `${page.path}: case number and PIN`);
    }
});

test('minors are told to leave the image where it is, and nobody to upload it', () => {
  // The rule as the pages of advice word it; what may never be said.
  const rule = { fr: 'Laissez-la où elle est', en: 'Leave it where it is', de: 'Lass es, wo es ist', nl: 'Laat het staan waar het staat', ar: 'يجب ترك الصورة في مكانها' };
  const never = /télécharg|upload|hochladen|uploaden|رفع الصورة|تحميل/i;
  for (const language of languages) {
    for (const page of site.pages.filter((one) => one.language === language && ['takedown', 'removal'].includes(one.kind)))
      assert.doesNotMatch(textOf(main(page)), never, page.path);
    for (const age of ['under-18', 'child'])
      assert.ok(textOf(main(site.page(`${language}/takedown/${age}.html`))).includes(rule[language]), `${language} ${age}`);
  }
});

test('the choice of a service is linked from where it is needed', () => {
  const from = ['index', 'remove-images', 'images-shared', 'images-shared-minor'];
  for (const language of languages)
    for (const name of from) {
      const path = `${language}/${name}.html`;
      if (!site.files.includes(path))
        continue; // not translated
      assert.ok(links(main(site.page(path))).some((link) => target(site.page(path), link) === `${language}/takedown/index.html`), path);
    }
});

test('a home page lists few of many pages, and leads to all of them', (t) => {
  const page = (id, kind) => `---\nid: ${id}\ntitle: Page ${id}\nsummary: S\nkind: ${kind}\naudience: [minor]\n` +
    `topics: [blackmail]\nkeywords: [k]\npublished: 2026-11-22\nreviewed: 2026-11-22\nreview-by: 2027-05-22\n---\nText.\n`;
  const files = baseContent();
  for (const kind of ['guide', 'about'])
    for (let i = 0; i < 60; i++)
      files[`content/en/${kind}${i}.md`] = page(`${kind}${i}`, kind);
  const place = workspace(t, files);
  const build = () => {
    const { status, stderr } = balise(['build', '--theme', join(repository, 'themes/default')], { cwd: place });
    assert.equal(status, 0, stderr);
    const read = (path) => first(parse(readFileSync(join(place, 'out/site/en', path), 'utf8')), 'main');
    const hrefs = links(read('index.html')).map((link) => attribute(link, 'href'));
    return { hrefs, pages: hrefs.filter((href) => /^(guide|about)\d+\.html$/.test(href)),
      listed: links(read('az/p.html')).map((link) => attribute(link, 'href')) };
  };
  const many = build();
  assert.equal(many.pages.length, 2 * 48);
  assert.ok(many.hrefs.includes('az/index.html'));
  assert.equal(many.listed.filter((href) => /\/(guide|about)\d+\.html$/.test(href)).length, 2 * 60);
  for (const kind of ['guide', 'about'])
    for (let i = 48; i < 60; i++)
      rmSync(join(place, `content/en/${kind}${i}.md`));
  const few = build();
  assert.equal(few.pages.length, 2 * 48);
  assert.ok(!few.hrefs.includes('az/index.html'));
});
