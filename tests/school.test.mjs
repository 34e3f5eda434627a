// SPDX-License-Identifier: MIT
// A school's own site (sites/school): a content folder with its people and a page, and a
// theme that overrides one template, over our content and our theme.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { browsers } from './browser/launch.mjs';
import { measure } from './browser/measure.mjs';
import { Reader } from './browser/reader.mjs';
import { languages } from './lib/content.mjs';
import { none } from './lib/none.mjs';
import { Engine } from './lib/search.mjs';
import { Site, program, root, temporaryFolder } from './lib/site.mjs';

// Where the secretary keeps it: far from our folders.
const folder = temporaryFolder();
const school = join(folder, 'Mon école');
cpSync(join(root, 'tests/sites/school'), school, { recursive: true });

function build(out, ...args) {
  const run = spawnSync(program, ['build', '-C', root, '--quiet', '--content', 'content',
    '--content', join(school, 'content'), '--out', join(folder, out), ...args], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
  assert.equal(run.stderr, '');
  return new Site(join(folder, out));
}

const site = build('site', '--theme', join(school, 'themes/school'));
const files = pathToFileURL(`${site.folder}/`).href;
const NUMBER = 'tel:+33199001234';
const OWN = '<section class="callout own"';
const PEOPLE = ['Mme Claire Weber', 'M. Karim Haddad'];

test('the school\'s people come first, on the pages of its country', () => {
  const at = (path) => {
    const text = site.text(path);
    const main = text.slice(text.indexOf('<main'));
    assert.equal(main.split(OWN).length, 2, `${path}: once`);
    const own = main.indexOf(OWN);
    assert.ok(main.includes(`href="${NUMBER}"`), path);
    assert.ok(main.indexOf(PEOPLE[0]) < main.indexOf(PEOPLE[1]), path);
    return { own, main };
  };
  for (const language of languages)
    for (const path of ['index.html', 'countries/fr.html', 'countries/fr/minor.html',
      'topics/sextortion.html', 'audiences/professional.html', 'talk-to-someone.html', 'first-hour.html']) {
      if (!site.files.includes(`${language}/${path}`) || /topics|audiences/.test(path))
        continue;
      const { own, main } = at(`${language}/${path}`);
      const card = main.search(/class="card[ "]|class="group"/);
      assert.ok(card < 0 || own < card, `${language}/${path}: after a service`);
    }
  const foreign = site.pages.filter((page) => /countries\/(?!fr|index)/.test(page.path) ||
    page.kind === 'service' || page.kind === 'exit');
  assert.ok(foreign.length > 50);
  none(foreign.filter((page) => site.text(page.path).includes(OWN)).map((page) => page.path),
    'page of another country');
});

test('their words are in the reader\'s language, or marked', () => {
  assert.match(site.text('de/index.html'), /<p>Vertrauensperson<\/p>\n<p lang="fr">Infirmerie/);
  assert.match(site.text('de/index.html'), /<p>Conseiller principal/, 'one text for all languages');
  assert.match(site.text('en/index.html'), /<p class="hours">[Mm]onday/);
});

test('they are found by name, role and number', async () => {
  const found = async (language, query) => {
    const engine = new Engine(join(site.folder, language, 'search'));
    const { root: { kinds, names }, results } = await engine.ask(query, 'FR');
    assert.ok(Object.keys(names.kind).includes('contact'));
    const [href, title, kind, country, summary, , contact] =
      await engine.getDocument(await engine.getRoot(), results[0].document);
    const result = { href, title, kind: kinds[kind], country, summary, contact };
    return JSON.parse(JSON.stringify(result).replace(/[\xa0\u202f]/g, ' '));
  };
  const nurse = {
    href: 'fr/index.html', title: PEOPLE[0], kind: 'Près de vous', country: 'FR',
    summary: 'Personne de confiance · Infirmerie, salle B 204',
    contact: [[['+33 1 99 00 12 34', NUMBER, 0, '']], '', 'lundi, mardi et jeudi, 8 h à 12 h et 13 h 30 à 17 h ; mercredi et vendredi, 8 h à 12 h', 0, 0],
  };
  for (const query of ['Weber', 'mme claire weber', 'wbeer', 'personne de confiance', 'Vertrauensperson', 'infirmerie',
    '+33 1 99 00 12 34', '0033199001234'])
    assert.deepEqual(await found('fr', query), nurse, query);
  assert.equal((await found('de', 'Vertrauensperson')).summary, 'Vertrauensperson · Infirmerie, salle B 204');
  for (const query of ['Haddad', 'conseiller principal', 'k.haddad@lycee.example'])
    assert.deepEqual(await found('ar', query), {
      href: 'ar/index.html', title: PEOPLE[1], kind: 'بالقرب منك', country: 'FR',
      summary: 'Conseiller principal d’éducation · Bureau A 12 · k.haddad@lycee.example',
      contact: [[], '', '', 0, 0],
    }, query);
});

test('they stand in the A to Z: under both ends of their names, what they are and their number', () => {
  const entry = (language, letter, text) => site.text(`${language}/az/${letter}.html`)
    .match(new RegExp(`<li><a href="([^"]*)"[^>]*>(<bdi[^>]*>)${text.replace('+', '\\+')}</bdi></a> <span class="tag">([^<]*)`))?.slice(1);
  for (const [language, letter, text] of [['fr', 'm', PEOPLE[0]], ['fr', 'w', PEOPLE[0]], ['fr', 'h', PEOPLE[1]],
    ['fr', 'p', 'Personne de confiance'], ['fr', '0-9', '+33 1 99 00 12 34'], ['de', 'v', 'Vertrauensperson'],
    ['ar', 'w', PEOPLE[0]], ['ar', 'c', 'Conseiller principal d’éducation']])
    assert.deepEqual(entry(language, letter, text), ['../index.html', '<bdi>',
      { fr: 'Près de vous', de: 'In deiner Nähe', ar: 'بالقرب منك' }[language]], `${language} ${letter} ${text}`);
});

test('they are no part of the directory and its data', () => {
  const data = site.files.filter((path) => path.startsWith('data/'));
  assert.ok(data.length > 3);
  none(data.filter((path) => site.text(path).includes('Claire Weber')), 'file');
});

test('a theme may stand anywhere, and changes one template', () => {
  const plain = build('plain');
  const changed = site.text('fr/first-hour.html').split('\n')
    .filter((line) => !plain.text('fr/first-hour.html').includes(line));
  assert.deepEqual(changed.map((line) => line.replace(/ .*/, '')), ['<link', '<div']);
  for (const path of site.pages.filter((page) => page.kind !== 'exit').map((page) => page.path))
    assert.match(site.text(path), /assets\/school\.css/, path);
  assert.doesNotMatch(site.text('fr/units.html'), /school|logo|Lyc/);
  assert.match(site.text('fr/index.html'), /Aide au lycée Exemple/);
});

test('at 360 px, from file://', { timeout: 120_000 }, async (t) => {
  const browser = await browsers.Chromium();
  t.after(() => browser.close());
  const reader = await Reader.open(browser, files);
  for (const scheme of ['light', 'dark'])
    for (const path of ['fr/index.html', 'fr/talk-to-someone.html', 'ar/countries/fr.html', 'index.html']) {
      await reader.tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await reader.size(360, 640);
      await reader.visit(files + path);
      assert.deepEqual(await reader.trouble(), [], path);
      none((await reader.ask(measure)).problems, `fault of ${path}`);
      const seen = await reader.ask(() => {
        const logo = document.querySelector('.logo');
        const call = document.querySelector('.own .call');
        const box = call?.getBoundingClientRect();
        return {
          accent: getComputedStyle(document.documentElement).getPropertyValue('--accent').trim(),
          logo: logo ? [logo.naturalWidth > 0, logo.checkVisibility(), logo.alt] : [],
          call: call && { href: call.getAttribute('href'), high: box.height >= 44,
            colour: getComputedStyle(call).backgroundColor, top: Math.round(box.top + scrollY) },
        };
      });
      assert.equal(seen.accent, scheme === 'light' ? '#5b1a6e' : '#e3b4f2', path);
      if (path === 'index.html')
        continue; // the choice of language has no header
      assert.deepEqual(seen.logo, [true, true, 'Lycée Exemple'], path);
      assert.equal(seen.call.href, NUMBER);
      assert.ok(seen.call.high);
      assert.equal(seen.call.colour, scheme === 'light' ? 'rgb(91, 26, 110)' : 'rgb(227, 180, 242)');
      if (path === 'fr/index.html')
        assert.ok(seen.call.top < 900, `the first number stands at ${seen.call.top} px`);
    }
  await reader.tab.close();
});

test('what the README says of it is what is there', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  assert.match(readme, /A school's own site/);
  assert.match(readme, /tests\/sites\/school/);
});
