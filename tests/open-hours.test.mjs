// SPDX-License-Identifier: MIT
// From a record's hours to "open now": Balise builds a site, hours.js reads its pages, and
// npm's opening_hours, which has nothing of either, says what is right.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import OpeningHours from 'opening_hours';

import { balise, repository, workspace } from './lib/balise.mjs';
import { all, attribute, parse } from './lib/html.mjs';
import { none } from './lib/none.mjs';
import { stateAt } from './lib/opening.mjs';
import { below, randomFrom, seedOr } from './lib/random.mjs';

process.env.TZ = 'UTC'; // the oracle reckons in its own zone: there all times exist

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const FIRST = Date.UTC(2026, 10, 22);
const LAST = Date.UTC(2027, 10, 22);
const CASES = 40; // times for each of the hours

const PLAIN = [
  '24/7', 'Mo-Fr 09:00-16:00', 'Mo-Su 09:00-23:00', 'Mo-Su 10:00-24:00', 'Mo-Su 11:00-04:00',
  'Mo-Sa 14:00-20:00, Mo,We,Th 10:00-12:00', 'Mo-Fr 08:00-12:00,13:00-17:30; Sa 09:00-12:00',
  'Mo,We,Fr 09:00-17:00, Tu,Th 09:00-19:00', 'Fr-Mo 20:00-02:30', 'Su 23:00-01:00',
  'Mo 00:00-24:00', 'Mo-Su 00:00-00:05', 'Mo-Fr 00:30-08:00', 'Sa,Su 22:00-26:00',
  'We 12:00-12:01', 'Mo-Su 23:59-24:00', 'Mo-Th 18:00-06:00', 'Tu 09:00-10:00; Th 09:00-10:00',
];
// What the two countries' own tables say, for the two agree on them.
const HOLIDAYS = [
  'Mo-Fr 09:00-16:00; PH off', 'Mo-Su 09:00-23:00; PH 10:00-12:00',
  'Mo-Fr 08:00-12:00,13:00-17:30; Sa,PH 09:00-12:00', '24/7; PH off',
  'Mo-Su,PH 11:00-04:00', 'Mo-Sa 20:00-02:00; PH,Su off',
];

const word = (name) => `{name: {en: ${name}}}`;
const VOCABULARY = `topics: {t: ${word('T')}}
audiences: {everyone: ${word('E')}}
kinds: {helpline: ${word('H')}}
costs: {}
countries: {FR: ${word('France')}}
languages: {en: ${word('English')}}
`;

function record({ hours, status = 'active', service = '', phone = '' }, index) {
  return `<service id="fr-${index}" kind="helpline" status="${status}" confidence="verified" ${service}>
  <name xml:lang="en">N</name><summary xml:lang="en">S</summary>
  <phone dial="+331000000${index + 10}" display="+33 1 00 00 00 ${index + 10}" hours='${hours}' ${phone}/>
  <audience>everyone</audience><topic>t</topic><source title="A" date="2026"/></service>`;
}

// A folder with a site of these records in it.
function build(t, records, more = {}) {
  const cwd = workspace(t, {
    'content/site.yaml':
      'title: {en: T}\nsummary: {en: S}\nlanguages: [en]\nas-of: 2026-11-22\n',
    'content/vocabulary.yaml': VOCABULARY,
    'content/directory/fr.xml': `<directory country="FR" timezone="Europe/Paris">
${records.map(record).join('\n')}</directory>`,
    'content/directory/holidays.yaml':
      readFileSync(join(repository, 'content/directory/holidays.yaml'), 'utf8')
        .replace(/^(?!FR|#)[A-Z]{2}:\n(?: .*\n|\n)+/gm, '') // countries without services
        .replace(/.*regions:.*\n/g, ''), // the oracle is asked for no region
    'content/en/page.md': `---
id: page
title: P
summary: S
kind: advice
audience: [everyone]
topics: [t]
published: 2026-11-01
reviewed: 2026-11-01
review-by: 2027-05-01
---

![](services:topic=t)
`,
    ...more,
  });
  const run = balise(['build', '--out', 'site'], { cwd });
  assert.equal(run.status, 0, run.stderr);
  return join(cwd, 'site');
}

// What hours.js finds on a page.
function places(site, path) {
  const page = parse(readFileSync(join(site, path), 'utf8'));
  return all(page, (node) => attribute(node, 'data-hours') !== undefined).map((node) => ({
    hours: attribute(node, 'data-hours'),
    timezone: attribute(node, 'data-timezone'),
    until: attribute(node, 'data-until'),
  }));
}

// Of each of the hours, its own service's.
function built(t, hours) {
  const site = build(t, hours.map((text) => ({ hours: text })));
  return hours.map((text, index) => {
    const found = places(site, `en/services/fr-${index}.html`);
    assert.equal(found.length, 1, text);
    return { text, ...found[0] };
  });
}

// The end of March and of October, in Universal Time.
const SUMMER = [Date.UTC(2027, 2, 28, 1), Date.UTC(2027, 9, 31, 1)];
const shownIn = (time) => time + (time >= SUMMER[0] && time < SUMMER[1] ? 2 : 1) * 60 * MINUTE;

function words(time) {
  const date = new Date(time);
  return `${date.getUTCHours()}:${String(date.getUTCMinutes()).padStart(2, '0')}`;
}

const midnight = (time) => Math.floor(time / DAY) * DAY;
const end = midnight(LAST) + DAY; // nothing is known after it

// In words of ours, by the oracle. `now` is what clocks show, as if it were UTC.
function expected(oracle, now) {
  const date = new Date(now);
  const change = oracle.getNextChange(date)?.getTime() ?? Infinity;
  if (oracle.getState(date)) {
    if (change - now >= DAY || change >= end)
      return 'open';
    return `open until ${change % DAY ? words(change) : 'midnight'}`;
  }
  const days = (midnight(change) - midnight(now)) / DAY;
  if (change >= end || days > 6)
    return 'closed';
  const day = days > 1 ? ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'][new Date(change).getUTCDay()]
    : ['today', 'tomorrow'][days];
  return `opens ${day} ${words(change)}`;
}

// Times of all kinds: any, around each change, around the change of clocks.
function times(random, oracle) {
  const list = [...SUMMER.flatMap((time) => [-61, -60, -1, 0, 1, 59, 60].map((m) => time + m * MINUTE)),
    LAST + DAY - 61 * MINUTE];
  while (list.length < CASES) {
    const time = FIRST + below(random, (LAST - FIRST) / MINUTE) * MINUTE;
    const change = oracle.getNextChange(new Date(time))?.getTime() ?? time;
    list.push(time, ...[-61, -60, -1, 0].map((m) => change + m * MINUTE));
  }
  return list.slice(0, CASES).filter((time) => time < LAST + DAY - 60 * MINUTE);
}

const holidays = () => new OpeningHours('PH', { lat: 48.9, lon: 2.3, address: { country_code: 'fr' } });
const isHoliday = (oracle, now) => oracle.getState(new Date(midnight(now) + DAY / 2));

function compare(places, judge) {
  const random = randomFrom(seedOr(20261122));
  const wrong = [];
  let count = 0;
  for (const place of places) {
    const oracle = new OpeningHours(place.text, { lat: 48.9, lon: 2.3, address: { country_code: 'fr' } });
    for (const time of times(random, oracle)) {
      const said = stateAt(place.hours, new Date(time).toISOString(), place);
      const right = judge(oracle, shownIn(time), said);
      count++;
      if (said !== right)
        wrong.push(`${place.text} at ${new Date(time).toISOString()}: '${said}' but '${right}'`);
    }
  }
  none(wrong, 'difference');
  return count;
}

test('weekly hours: each state is the one of opening_hours', (t) => {
  // On days that may be holidays nothing is said about hours for days of the week.
  const calendar = holidays();
  const count = compare(built(t, PLAIN), (oracle, now, said) => {
    const right = expected(oracle, now);
    const near = [-1, 0, 1, 2, 3, 4, 5, 6, 7].filter((day) => isHoliday(calendar, now + day * DAY));
    if (near.length === 0)
      return right;
    // What would be said without holidays, or less.
    if (said === 'unsure' && near.some((day) => day === 0 || day === -1))
      return said;
    if (said === right.split(' ')[0] || (said === 'closed' && right.startsWith('opens')))
      return said;
    return right;
  });
  t.diagnostic(`${count} times`);
  assert.ok(count > 600);
});

test('hours with a rule for public holidays: each state is the one of opening_hours', (t) => {
  const count = compare(built(t, HOLIDAYS), expected);
  t.diagnostic(`${count} times`);
  assert.ok(count > 200);
});

test('on a holiday without a rule the state is unknown', (t) => {
  const [office, always] = built(t, ['Mo-Fr 09:00-16:00', '24/7']);
  // 11 November 2027 is a Thursday, 1 January 2027 a Friday.
  for (const day of ['2027-01-01', '2027-05-06', '2027-11-11']) {
    assert.equal(stateAt(office.hours, `${day}T11:00:00Z`, office), 'unsure', day);
    assert.equal(stateAt(always.hours, `${day}T11:00:00Z`, always), 'open', day);
  }
  assert.equal(stateAt(office.hours, '2027-11-12T11:00:00Z', office), 'open until 16:00');
  assert.equal(office.until, '2027-11-22', 'a year, where no day of review is set');
});

test('the table ends with the day of review, or a year after the day of the site', (t) => {
  const reviews = {
    '': '2027-11-22', 'review-by="2027-05-22"': '2027-05-22', 'review-by="2027-02"': '2027-02-28',
    'review-by="2026"': '2026-12-31', 'review-by="2026-11-01"': '2026-11-01',
    'review-by="2099-01-01"': '2028-11-22',
  };
  const site = build(t, Object.keys(reviews).map((service) => ({ hours: 'Mo-Fr 09:00-16:00', service })));
  Object.values(reviews).forEach((until, index) => {
    const [place] = places(site, `en/services/fr-${index}.html`);
    assert.equal(place.until, until);
    assert.equal(stateAt(place.hours, `${until}T21:59:00Z`, place) === 'old', false, until);
    assert.equal(stateAt(place.hours, `${until}T23:00:00Z`, place), 'old', until);
  });
});

test('only what can be called has it, and only at home', (t) => {
  const records = [
    { hours: '24/7' },
    { hours: '24/7', status: 'suspended' },
    { hours: '24/7', service: 'valid-to="2026-11-21"' },
    { hours: '24/7', phone: 'valid-from="2026-11-23"' },
    { hours: '24/7', phone: 'valid-from="2026-11-22"' },
  ];
  const at = (site) => [...records.keys()].map((index) => `services/fr-${index}`)
    .concat('countries/fr', 'page', 'topics/t').map((page) => places(site, `en/${page}.html`).length);
  assert.deepEqual(at(build(t, records)), [1, 0, 0, 0, 1, 2, 0, 0]);
  const ours = 'title: {en: T}\nsummary: {en: S}\nlanguages: [en]\nas-of: 2026-11-22\nhome-country: FR\n';
  assert.deepEqual(at(build(t, records, { 'content/site.yaml': ours })), [1, 0, 0, 0, 1, 2, 2, 2]);
});
