// SPDX-License-Identifier: MIT
// How well the check of prose tells telephone numbers from other digits: numbers that it
// must find and sentences that it must leave alone, in five languages, as files of data;
// and our own content, where nothing may be wrong.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import YAML from 'yaml';

import { balise, baseContent, repository, testsFolder, workspace } from './lib/balise.mjs';
import { channel, directory, emergency, service } from './lib/directories.mjs';

const LANGUAGES = ['fr', 'en', 'de', 'nl', 'ar'];
const load = (name) => YAML.parse(readFileSync(join(testsFolder, 'prose', name), 'utf8'));
const phone = (dial, display = dial) => channel('phone', { dial, display });
const one = (id, name, ...numbers) =>
  service(id, name, numbers.map(([dial, display]) => phone(dial, display)));
const retired = (id, name, dial, display) =>
  service(id, name, [phone(dial, display)], { status: 'retired' });

// Numbers of ten countries, many of them short, so that harmless digits meet them.
const directories = {
  at: directory('AT', emergency('general', '112'), emergency('police', '133'),
    emergency('ambulance', '144'), one('at-147', 'Rat auf Draht', ['147']),
    one('at-frauen', 'Frauenhelpline', ['+43800222555', '0800 222 555']),
    one('at-wien', 'Helpline Wien', ['+43140004006', '01 4000-4006'])),
  be: directory('BE', emergency('general', '112'), emergency('police', '101'),
    one('be-cf', 'Child Focus', ['116000', '116 000']),
    one('be-inst', 'Institut', ['+3280012800', '0800/12 800']),
    one('be-awel', 'Awel', ['102']), one('be-107', 'Tele-Onthaal', ['107']),
    one('be-cps', 'Prévention', ['+3280032123', '0800 32 123']),
    one('be-1813', 'Zelfmoordlijn', ['1813']),
    one('be-ecoute', 'Violences', ['+3280030030', '0800 30 030'])),
  ch: directory('CH', emergency('police', '117'), emergency('fire', '118'),
    emergency('ambulance', '144'), one('ch-147', 'Beratung', ['147']),
    one('ch-eltern', 'Elternberatung', ['+41582616161', '058 261 61 61']),
    service('ch-143', 'Die Dargebotene Hand</name><name xml:lang="fr">La Main Tendue', [phone('143')]),
    retired('ch-zh', 'Opferberatung', '+41444552142', '044 455 21 42'),
    retired('ch-bs', 'Opferhilfe', '+41612050910', '061 205 09 10'),
    retired('ch-vs', 'Police cantonale', '+41273229449', '027 322 94 49')),
  de: directory('DE', emergency('general', '112'), emergency('police', '110'),
    one('de-kummer', 'Nummer gegen Kummer', ['116111', '116 111']),
    one('de-eltern', 'Elterntelefon', ['+498001110550', '0800 111 0 550']),
    one('de-hilfe', 'Hilfetelefon', ['116016', '116 016']),
    one('de-seele', 'TelefonSeelsorge', ['+498001110111', '0800 111 0 111'],
      ['+498001110222', '0800 111 0 222'], ['116123', '116 123']),
    retired('de-old', 'Kummer', '+498001110333', '0800 111 0 333'),
    retired('de-old2', 'Hilfe', '+498000116016', '08000 116 016')),
  es: directory('ES', one('es-017', 'Ciberseguridad', ['017']),
    one('es-anar', 'ANAR', ['+34900202010', '900 20 20 10'])),
  fr: directory('FR', emergency('general', '112'), emergency('police', '17'),
    emergency('ambulance', '15'), emergency('fire', '18'), emergency('text', '114'),
    one('fr-3018', 'e-Enfance', ['3018']), one('fr-119', 'Allô enfance', ['119']),
    one('fr-3114', 'Suicide', ['3114']),
    one('fr-fil', 'Fil santé jeunes', ['+33800235236', '0 800 235 236']),
    retired('fr-net', 'Net Écoute', '+33800200000', '0800 200 000')),
  gb: directory('GB', one('gb-childline', 'Childline', ['+448001111', '0800 1111']),
    one('gb-sam', 'Samaritans', ['116123', '116 123']),
    retired('gb-office', 'Office', '+442073560600', '+44 (0)20 7356 0600')),
  lu: directory('LU', emergency('general', '112'), emergency('police', '113'),
    one('lu-bee', 'BEE SECURE Helpline', ['+35280021234', '8002 1234']),
    one('lu-kjt', 'Kanner-Jugendtelefon', ['116111', '116 111']),
    one('lu-eltern', 'Elterentelefon', ['+35280024444', '8002-4444']),
    one('lu-sos', 'SOS Détresse', ['+352454545', '454545']),
    retired('lu-old', 'Écoute parents', '+35226640555', '26 64 05 55')),
  nl: directory('NL', emergency('general', '112'),
    one('nl-113', 'Zelfmoordpreventie', ['113'], ['+318000113', '0800-0113']),
    one('nl-kind', 'De Kindertelefoon', ['+318000432', '0800-0432']),
    one('nl-help', 'Helpwanted', ['+31202615275', '020 – 261 52 75'])),
  us: directory('US', one('us-ncmec', 'NCMEC', ['+18008435678', '1-800-THE-LOST'])),
  nz: directory('NZ', one('nz-netsafe', 'Netsafe', ['+64508638723', '0508 NETSAFE'])),
  au: directory('AU', one('au-kids', 'Kids Helpline', ['+611800551800', '1800 55 1800'])),
  it: directory('IT', one('it-azzurro', 'Telefono Azzurro', ['19696', '1.96.96'])),
};
const names = (name) => LANGUAGES.map((language) => `${language}: ${name}`).join(', ');

function page(language, sentences, country) {
  const front = `---
id: page
title: Page
summary: Summary.
kind: advice
audience: [minor]
topics: [blackmail]
keywords: [word]
published: 2026-11-01
reviewed: 2026-11-02
${country ? `country: ${country}\n` : ''}---
`;
  return { text: front + sentences.map((one) => `\n${one}\n`).join(''), start: front.split('\n').length };
}

// Checks one page of sentences in each language: [{language, index, slug, column, length}].
function check(t, sentencesOf, country = '') {
  const files = {
    ...baseContent(),
    'content/en/first.md': null,
    'content/site.yaml': `title: {${names('Site')}}\nsummary: {${names('S.')}}
languages: [${LANGUAGES}]\nas-of: 2026-11-22\n`,
    'content/vocabulary.yaml': ['topics:\n  blackmail', 'audiences:\n  minor', 'kinds:\n  helpline',
      'languages:\n  en', 'costs:\n  free', ...Object.keys(directories).map((code, i) =>
        `${i ? '' : 'countries:\n'}  "${code.toUpperCase()}"`)]
      .map((key) => `${key}: {name: {${names('Word')}}}\n`).join(''),
    ...Object.fromEntries(Object.entries(directories).map(([code, xml]) =>
      [`content/directory/${code}.xml`, xml])),
  };
  const starts = {};
  for (const language of LANGUAGES) {
    const { text, start } = page(language, sentencesOf(language), country);
    files[`content/${language}/page.md`] = text;
    starts[language] = start;
  }
  const result = balise(['check'], { cwd: workspace(t, files) });
  const lines = result.stderr.split('\n');
  return lines.flatMap((line, i) => {
    const match = /^content\/(..)\/page\.md:(\d+):(\d+): \w+: (.*) \[([a-z-]+)\]$/.exec(line);
    if (!match) {
      assert.doesNotMatch(line, /(error|warning): /);
      return [];
    }
    const [, language, at, column, message, slug] = match;
    const index = (Number(at) - starts[language] - 1) / 2;
    const caret = /\^~*/.exec(lines[i + 2]) ?? [''];
    return [{ language, index, slug, message, column: Number(column) - 1, length: caret[0].length }];
  });
}

test('the numbers are found where they stand', (t) => {
  const data = load('numbers.yaml');
  const plain = (sentence) => sentence.replace(/[{}]/g, '');
  const found = check(t, (language) => data[language].map(plain));
  const missed = [];
  const foundTooMuch = [...found];
  let count = 0;
  for (const language of LANGUAGES)
    data[language].forEach((sentence, index) => {
      // Columns are code points of the sentence without braces.
      const points = [...sentence];
      let column = 0;
      let from;
      for (const point of points) {
        if (point === '{') {
          from = column;
        } else if (point === '}') {
          count++;
          const hit = found.find((one) => one.language === language && one.index === index &&
            one.slug.startsWith('prose-number') && one.column === from &&
            one.length >= column - from);
          if (hit)
            foundTooMuch.splice(foundTooMuch.indexOf(hit), 1);
          else
            missed.push(`${language}: ${sentence}`);
        } else {
          column++;
        }
      }
    });
  const rate = (count - missed.length) / count;
  t.diagnostic(`found ${count - missed.length} of ${count} numbers, ${(100 * rate).toFixed(1)} %`);
  missed.forEach((one) => t.diagnostic(`missed: ${one}`));
  assert.ok(count >= 210, `only ${count} numbers`);
  assert.deepEqual(foundTooMuch.map((one) => `${data[one.language][one.index]} ${one.message}`), [],
    'what is found is a number, and whole');
  assert.ok(rate >= 0.95, `missed:\n${missed.join('\n')}`);
});

for (const country of ['', 'FR', 'LU'])
  test(`harmless digits on a page of ${country || 'no country'} are left alone`, (t) => {
    const data = load('sentences.yaml');
    const count = LANGUAGES.reduce((sum, language) => sum + data[language].length, 0);
    const alarms = check(t, (language) => data[language], country)
      .map(({ language, index, slug, message }) => `${data[language][index]}\n  ${slug}: ${message}`);
    t.diagnostic(`${alarms.length} false alarms in ${count} sentences`);
    assert.ok(count >= 210, `only ${count} sentences`);
    assert.deepEqual(alarms, []);
  });

test('our own content has no number, address or hour that contradicts the directory', (t) => {
  const result = balise(['check'], { cwd: repository });
  const alarms = result.stderr.split('\n').filter((line) => /\[prose-/.test(line));
  t.diagnostic(`${alarms.length} alarms in our own content`);
  assert.deepEqual(alarms, []);
});
