// SPDX-License-Identifier: MIT
// The interface's texts: none is missing in any language, none is asked for by nobody, none
// was left in English, and translators find a note about each.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';

import { balise, repository, workspace } from './lib/balise.mjs';
import { clientSource } from './lib/client.mjs';
import {
  everyWord, overPage, pageOf, themeLanguages, translatedPage, upToDatePage,
} from './lib/every-word.mjs';
import { none } from './lib/none.mjs';
import { readTree } from './lib/trees.mjs';

const sourceOf = (language) =>
  readFileSync(join(repository, `themes/default/strings/${language}.yaml`), 'utf8');
const strings = Object.fromEntries(themeLanguages.map((language) => [language, parse(sourceOf(language))]));

/** A text as a list: itself, or its plural forms. */
const formsOf = (text) => typeof text === 'string' ? [text] : Object.values(text);
const placeholders = (text) => [...new Set(formsOf(text).join(' ').match(/\{[\w-]+\}/g) ?? [])];

test('the default theme has every text that the program asks for', async (t) => {
  const { status, stderr } = await balise(['check'], { cwd: workspace(t, everyWord(themeLanguages)) });
  assert.equal(stderr, '');
  assert.equal(status, 0);
});

test('every language has the same texts', () => {
  assert.deepEqual(themeLanguages, ['ar', 'de', 'en', 'fr', 'it', 'nl']);
  for (const language of themeLanguages)
    assert.deepEqual(Object.keys(strings[language]).sort(), Object.keys(strings.en).sort(), `${language}.yaml`);
});

// ---- Asked for by nobody ----

const mark = (key) => `~${key}~`;

/** A theme that says of each text only which one it is. */
function markedTheme() {
  const marked = (key, text) => JSON.stringify([mark(key), ...placeholders(text)].join(' '));
  return {
    'themes/marked/theme.yaml': 'extends: default\n',
    'themes/marked/strings/en.yaml': Object.entries(strings.en)
      .map(([key, text]) => `${key}: ${marked(key, text)}\n`).join(''),
  };
}

/** All that a site says, but for the list of texts that the search's client is handed. */
function saidBy(cwd) {
  return Object.entries(readTree(join(cwd, 'out/site')))
    // Lines of vCards are folded.
    .map(([path, text]) => path.endsWith('.vcf') ? String(text).replace(/\r\n /g, '')
      : String(text).replace(/"texts":\{[^}]*\}/g, '')).join('\n');
}

/** Does the search's client ask for a text? */
function isAskedBySearch(key, source) {
  const name = key.replace(/^search-/, '');
  const filters = source.match(/FILTERS = \[(.*?)\]/)[1];
  return [`texts.${name}`, `texts['${name}']`].some((asked) => source.includes(asked)) ||
    filters.includes(`'${name}'`);
}

// What asks for these has tests and content of its own: the edition in one file, a school's
// own people, interpreters, hours on paper whose source is old or that are not known, many countries.
const RARE = ['phone-languages', 'phone-file', 'phone-script', 'phone-unpack', 'own-title', 'interpreter-title',
  'interpreter-lead', 'interpreter-means', 'hours-dated', 'hours-unknown', 'emergency-others',
  'emergency-doubt', 'services-elsewhere'];

function unusedIn(said, keys) {
  const source = clientSource();
  return keys.filter((key) => !said.includes(mark(key)) &&
    !(key.startsWith('search-') && isAskedBySearch(key, source)));
}

test('every text stands somewhere', async (t) => {
  let said = '';
  const own = 'neutral-contacts: true\nhome-country: LU\ncontacts: [{name: N, place: P}]\n';
  for (const more of ['theme: marked\n', `theme: marked\n${own}`]) {
    // A translation; and a page that there is in one language only.
    const source = pageOf('translated');
    const translated = said ? upToDatePage(source) : translatedPage;
    const cwd = workspace(t, { ...everyWord(['en', 'fr'], more), ...markedTheme(),
      'content/en/translated.md': translated, 'content/fr/translated.md': source,
      'content/en/alone.md': pageOf('alone'), 'content/en/over.md': overPage });
    const { status, stderr } = await balise(['build'], { cwd });
    assert.equal(status, 0, stderr);
    said += saidBy(cwd);
  }
  none(unusedIn(said, Object.keys(strings.en)).filter((key) => !RARE.includes(key)),
    'text that no page has (remove it, or let tests/lib/every-word.mjs need it)');
  assert.deepEqual(unusedIn(said, ['no-such-text', 'search-none', 'search-no-such']),
    ['no-such-text', 'search-no-such']);
});

// ---- Left in English ----

// Texts of which nothing is English: names, signs, and dates.
const SAME_EVERYWHERE = /^[\s\p{P}\p{S}\p{N}\u2066-\u2069]*$/u;
const NAMES = ['platform-android', 'nav-az'];
// Words that are the same, truly.
const SAME = {
  ar: [],
  de: ['channel-app', 'channel-chat', 'channel-web', 'month-4', 'month-8', 'month-9', 'month-11', 'title-letter'],
  fr: ['channel-chat', 'channel-email', 'contact-neutral', 'exit-yard', 'fact-chat', 'fact-email', 'kind-guide', 'nav-label',
    'provider-police', 'purpose-ambulance', 'purpose-police', 'services-count', 'sources'],
  it: ['channel-chat', 'channel-app', 'channel-email', 'fact-app', 'fact-chat', 'fact-email', 'nav-label',
    'platform-desktop'],
  nl: ['channel-app', 'channel-chat', 'channel-email', 'channel-web', 'contact-neutral', 'exit-inch', 'exit-yard',
    'fact-app', 'fact-chat', 'fact-email', 'fact-status', 'fact-web', 'kind-platform', 'letters-label',
    'nav-label', 'nav-reviewed', 'platform-desktop', 'purpose-ambulance', 'title-letter'],
};

/** Keys whose text is the English one, word for word. */
function leftInEnglish(language) {
  return Object.keys(strings.en).filter((key) => {
    const words = formsOf(strings.en[key]).join(' ').replace(/\{[\w-]+\}/g, '').replace(/\b(?:cm|m|km)\b/g, '');
    return JSON.stringify(strings[language][key]) === JSON.stringify(strings.en[key]) &&
      !SAME_EVERYWHERE.test(words) && !NAMES.includes(key);
  });
}

for (const language of themeLanguages.filter((one) => one !== 'en'))
  test(`nothing was left in English: ${language}`, () => {
    const left = leftInEnglish(language);
    none(left.filter((key) => !SAME[language].includes(key)), `text of ${language}.yaml is the English one`);
    none(SAME[language].filter((key) => !left.includes(key)), 'text need not be excused');
  });

// ---- Notes for translators ----

/** The notes of en.yaml: behind the text, behind its key where forms follow. */
function notes() {
  return Object.fromEntries([...sourceOf('en').matchAll(/^([a-z0-9-]+):(?: ".*")?(?: +# (.*))?$/gm)]
    .map(([, key, note]) => [key, note ?? '']));
}

test('every text has a note that says where it stands and what its {placeholders} are', () => {
  const found = notes();
  assert.deepEqual(Object.keys(found), Object.keys(strings.en));
  // Months and days: the first one's note is that of all.
  const noteOf = (key) => found[key] || found[key.replace(/\d+$/, '1')];
  none(Object.keys(found).filter((key) => !noteOf(key)), 'text without a note');
  none(Object.keys(found).flatMap((key) => placeholders(strings.en[key])
    .filter((name) => !noteOf(key).includes(name)).map((name) => `${key}: ${name}`)),
  'placeholder without a word in the note');
});

// ---- A language more ----

test('a language can be begun with a few texts', async (t) => {
  const cwd = workspace(t, {
    ...everyWord(['en', 'pl'], 'theme: own\n'),
    'themes/own/theme.yaml': 'extends: default\n',
    'themes/own/strings/pl.yaml': 'call: "Zadzwoń"\n' +
      'services-count: {one: "{count} usługa", few: "{count} usługi", other: "{count} usługi"}\n',
  });
  const { status, stderr } = await balise(['build'], { cwd });
  assert.equal(status, 0, stderr);
  assert.match(stderr, /themes\/default: warning: the theme has no 'strings\/pl\.yaml' \[string-missing\]/);
  assert.match(stderr, /until then the reader gets it in 'en'/);
  assert.match(stderr, /'services-count' lacks the form 'many', which 'pl' has for 0 and others/);
  const page = readFileSync(join(cwd, 'out/site/pl/countries/lu.html'), 'utf8');
  assert.ok(page.includes('Zadzwoń'), 'its own text');
  assert.ok(page.includes(strings.en['emergency-numbers']), 'the default language instead of what is missing');
  const countries = readFileSync(join(cwd, 'out/site/pl/countries/index.html'), 'utf8');
  assert.match(countries, />\d+ usługi?</);
});
