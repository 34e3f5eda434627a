// SPDX-License-Identifier: MIT
// A small site whose records and pages ask the theme for every text that there is.
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { repository } from './balise.mjs';

/** The languages that the default theme speaks. */
export const themeLanguages = readdirSync(join(repository, 'themes/default/strings'))
  .map((name) => name.replace('.yaml', '')).sort();

const list = (languages, keys, more = () => '') => keys.map((key) =>
  `  ${JSON.stringify(key)}: {name: ${inEach(languages, `N${key}`)}${more(languages, key)}}\n`).join('');
// The home page asks for it: what happened, who are you?
const asked = (languages, key) => `, first-person: ${inEach(languages, key)}`;
// A country's page in another language than is spoken there asks for an interpreter.
const spoken = (languages, key) => {
  const own = languages[['LU', 'BE'].indexOf(key)];
  return own ? `, languages: [${own}]` : '';
};
const asking = () => ', interpreter: "Say {language}"';
const inEach = (languages, text) => `{${languages.map((l) => `${l}: ${text}`).join(', ')}}`;

const vocabulary = (languages) => `topics:
${list(languages, ['topic', 'image-removal', 'none'], asked)}audiences:
${list(languages, ['minor', 'adult', 'parent', 'everyone', 'professional'], asked)}kinds:
${list(languages, ['helpline', 'takedown'])}countries:
${list(languages, ['LU', 'BE', 'EU', '001'], spoken)}languages:
${list(languages, [...new Set([...themeLanguages, ...languages])], asking)}costs:
${list(languages, ['free'])}regions:
${list(languages, ['LU-L'])}roles:
${list(languages, ['editor'])}`;

const CHANNELS = `
  <phone dial="+35280021234" display="8002 1234" abroad="+35280021235" cost="free" on-bill="no"
    hours="Mo-Fr 09:00-16:30; Sa,Su 22:00-04:00" languages="fr de en" valid-from="2026-01-01"
    valid-to="2027-12"/>
  <phone dial="112" display="112" on-bill="yes" hours="24/7"/>
  <phone dial="113" display="113" hours="Mo-Fr 09:00-12:00,17:00+; Sa open; Su,PH off;
    Mo 10:00-11:00 off, Tu 13:00-14:00 unknown; Jan-Mar off; Jul-Aug Mo-Fr unknown;
    Dec 24 off; Dec 01-02 off; Dec 24-Jan 01 10:00-11:00 &quot;x&quot;; 2026 Dec 01-03 off || &quot;y&quot;"/>
  <sms dial="114" display="114" keyword="TALK" hours="Mo-Su 10:00-24:00"/>
  <chat href="https://a.example/"/><app href="https://b.example/" title="App"/>
  ${['android', 'ios', 'desktop'].map((name) => `<app href="https://b.example/" platform="${name}"/>`).join('')}
  <email address="a@b.example"/><form href="https://c.example/"/>
  <web href="https://d.example/" xml:lang="fr"/><visit city="Town" region="LU-L"/>
  <phone dial="113" display="113" confidence="verified"/>`;

const ACCESS = ['sign-language', 'text-relay', 'video-relay', 'easy-language', 'wheelchair'];
const FACTS = ['name status since until valid-from valid-to region replaced-by phone sms chat app',
  'email form web visit hours languages cost bill audience topic eligibility confidentiality',
  'access when provider'].join(' ');
const CHECKS = ['call', 'email', 'letter', 'meeting'];
const PROVIDERS = ['public', 'charity', 'police', 'commercial'];

function service(languages, id, attributes) {
  const inAll = (element, text) =>
    languages.map((l) => `<${element} xml:lang="${l}">${text}</${element}>`).join('');
  return `<service id="${id}" kind="helpline" confidence="verified" ${attributes}>
  <name>${id}</name>${inAll('summary', 's')}${inAll('note', 'n')}${inAll('when', 'w')}
  ${CHANNELS}<language code="fr"/><audience>everyone</audience><topic>topic</topic>
  <eligibility age-min="6" age-max="20" image-age-min="7" image-age-max="17"/>
  <confidentiality anonymous="yes" confidential="yes" consent="yes"/>
  ${ACCESS.map((type) => `<access type="${type}"/><access type="${type}" languages="fr"/>`).join('')}
  <source title="A" date="2025-06" accessed="2026-11-21" facts="${FACTS}"/><source title="B" accessed="2026-11-22"/></service>`;
}

/** On paper only: hours that nobody has confirmed for years. */
function printed(languages) {
  return `<service id="printed" kind="helpline" status="active" confidence="verified">
  <name>printed</name>${languages.map((l) => `<summary xml:lang="${l}">s</summary>`).join('')}
  <phone dial="+35280021239" display="8002 1239" hours="24/7"/>
  <audience>minor</audience><topic>topic</topic><source title="A" date="2021"/></service>`;
}

function directory(languages) {
  const make = (...given) => service(languages, ...given);
  const statuses = ['announced', 'suspended', 'retired'].flatMap((status) => [
    make(status, `status="${status}" replaced-by="active"`),
    make(`${status}-since`, `status="${status}" since="2020-01-05" until="2027" replaced-by="emergency:112"`),
  ]).join('') + make('retired-until', 'status="retired" until="2020"');
  const confidences = ['single-source', 'unconfirmed', 'disputed'].map((confidence) =>
    make(confidence, 'status="active"').replace('"verified"', `"${confidence}"`)).join('');
  const emergencies = ['general', 'police', 'ambulance', 'fire', 'text', 'relay'].map((purpose, i) =>
    `<emergency purpose="${purpose}" confidence="verified"><phone dial="11${i + 2}" display="11${i + 2}"/>
  <source title="A" date="2025"/></emergency>`).join('');

  return `<directory country="LU" timezone="Europe/Luxembourg">${emergencies}
${make('active', 'status="active" since="2020" until="2030" region="LU-L" review-by="2027-01-01"')}
${CHECKS.map((how, i) => make(`active-${how}`, `status="active" checked="2026-01-02" checked-how="${how}"
    checked-by="editor" provider="${PROVIDERS[i]}"`)).join('')}
${make('refusing', 'status="active"').replace(/="yes"/g, '="no"')}
${printed(languages)}${statuses}${confidences}</directory>`;
}

/** What 113 is in another country. */
const neighbour = (languages) => `<directory country="BE" timezone="Europe/Brussels">
<emergency purpose="police" confidence="verified"><phone dial="113" display="113"/>
<source title="A" date="2024-04"/></emergency>${service(languages, 'other', 'status="active"').replace(' region="LU-L"', '')
    .replace('</topic>', '</topic><topic>image-removal</topic>').replace(' image-age-min="7"', '')}</directory>`;

/** A service of the whole world that removes images. */
const removal = (languages) => `<directory country="001">${service(languages, 'removal', 'status="active"')
  .replace('kind="helpline"', 'kind="takedown"').replace('>topic<', '>image-removal<')
  .replace(' region="LU-L"', '').replace(' age-min="6"', '').replaceAll(/ dial="11\d" display="11\d"/g,
    ' dial="+35280021236" display="8002 1236"').replaceAll(/ hours="[^"]*"/g, '')}</directory>`;

const BODY = `
## a

1. x

2. y

## b

## c

> [!NOTE]
> a

> [!WARNING]
> a

> [!DANGER]
> a

> [!GATE]
> a

> [!LAW] LU 2026-02-03
> a

> [!LAW] LU 2013 superseded
> a

> [!FIGURE] 2024 Somebody
> a

![](services:topic=topic)
`;

const page = (id, kind, i, more = '') => `---
id: ${id}${more}
title: ${id}
summary: s
kind: ${kind}
audience: [${i ? 'minor' : 'professional'}]
topics: [topic]
keywords: [k, 1]
published: 2026-${String(i + 1).padStart(2, '0')}-01
reviewed: 2026-${String(12 - i).padStart(2, '0')}-01
review-by: 2027-08-01
expires: 2027-09-01
sources: [{title: A, date: 2024-05}, {title: B, accessed: 2024-11-03}]
---
${BODY}`;

// Answers that differ from place to place, all that there are. A page for more readers links
// to those for fewer.
const STANCES = [
  ['', 'pay: never, reply: stop, block: at-once, delete: never, evidence: keep-all, report: yes, remove: at-once, confront: never, tell: yes'],
  ['country: LU', 'pay: ask-first, reply: refuse-once, block: wait-for-police, delete: after-report, evidence: keep-without-images, report: wait-for-police, remove: wait-for-police, confront: if-safe, tell: ask-first'],
  ['country: BE', 'reply: keep-contact, block: never'],
  ['country: LU\nregion: LU-L', 'pay: never'],
];

const stancePage = ([place, stance], i) => page(`stance-${i}`, 'advice', i,
  `\nstance: {${stance}}${place && `\n${place}`}`)
  .concat(STANCES.map((_, other) => `\n[s](stance-${other})\n`).join(''));
/* What is known of a platform, or nothing; who writes which letter to whom. */
const PLATFORM = `
platform: {reports: [topic], by: [self, parent, receiver, anyone, no-account], form: "https://a.example/",
  partners: {removal: 2023-05}, checked: 2026-05-01}`;
const ADDRESSEES = ['platform', 'organisation', 'group', 'trusted', 'offender'];
const letter = (addressee, i) => page(`letter-${addressee}`, 'template', 1, `
letter: {form: topic, sender: ${['victim', 'witness', 'receiver', 'manager', 'victim'][i]},
  channel: ${i % 2 ? 'mail' : 'message'}, addressee: ${addressee}}
listed: ${addressee === 'offender' ? 'no' : 'yes'}`)
  .replace('[minor]', addressee === 'offender' ? '[adult]' : '[minor]');

const KINDS = ['advice', 'guide', 'platform', 'template', 'alert', 'law', 'about'];

/** The text of a page with a list of services that is empty. */
export const pageOf = (id) => `${page(id, 'advice', 1)}\n![](services:topic=none)\n`;
/** The text of a page that is a translation. */
export const translatedPage = page('translated', 'advice', 1, '\ntranslation-of: fr@000000000000');

/** The same, when its source has not changed: nobody has reviewed it yet. */
export function upToDatePage(source) {
  const [, body] = source.split('---\n\n');
  const digest = createHash('sha256').update(`translated\ns\n\n${body}`).digest('hex').slice(0, 12);
  return translatedPage.replace('000000000000', digest);
}
/** The text of an alert that is over on the site's day. */
export const overPage = page('over', 'alert', 1, '\ncountry: LU')
  .replace('expires: 2027-09-01', 'expires: 2026-11-21').replace(/published: .*/, 'published: 2025-03-02');

/** Its files; `more` lines of site.yaml. */
export function everyWord(languages, more = '') {
  const files = {
    'content/site.yaml': `title: ${inEach(languages, 'T')}
summary: ${inEach(languages, 'S')}
languages: [${languages.join(', ')}]
as-of: 2026-11-22
licence: MIT
publisher: P
contact: a@b.example
${more}`,
    'content/vocabulary.yaml': vocabulary(languages),
    'content/directory/lu.xml': directory(languages),
    'content/directory/be.xml': neighbour(languages),
    'content/directory/world.xml': removal(languages),
    'content/directory/holidays.yaml': ['LU', 'BE']
      .map((country) => `${country}: {source: {title: T}, 2026: [], 2027: []}\n`).join(''),
  };
  for (const language of languages) {
    STANCES.forEach((one, i) => {
      files[`content/${language}/stance-${i}.md`] = stancePage(one, i);
    });
    for (const id of ['platforms', 'letters'])
      files[`content/${language}/${id}.md`] = page(id, 'guide', 1);
    files[`content/${language}/known.md`] = page('known', 'platform', 1, PLATFORM);
    ADDRESSEES.forEach((addressee, i) => {
      files[`content/${language}/letter-${addressee}.md`] = letter(addressee, i);
    });
    KINDS.forEach((kind, i) => {
      files[`content/${language}/${kind}.md`] = page(kind, kind, i, i ? '' : '\ncountry: LU');
    });
  }
  return files;
}
