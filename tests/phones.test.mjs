// SPDX-License-Identifier: MIT
// What Balise thinks of telephone numbers, held against libphonenumber's metadata. That is
// an oracle in tests only: it accepts dead numbers and knows no short codes, and every
// verdict of its that we know to be wrong is listed here with the reason.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  getCountries, getCountryCallingCode, isValidPhoneNumber, parsePhoneNumber,
} from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';

import { balise, baseContent, workspace } from './lib/balise.mjs';
import { services, emergencies } from './lib/content.mjs';
import { below, randomFrom, seedOr } from './lib/random.mjs';

/* ---- Spellings: the display attribute must name the number that is dialled. ---- */

const random = randomFrom(seedOr(20261122));

// Valid numbers of the country: an example of the metadata's, and others like it.
function numbersOf(country) {
  const found = new Set([`+${getCountryCallingCode(country)}${examples[country]}`]);
  for (let i = 0; i < 40 && found.size < 4; i++) {
    const digits = Array.from(examples[country], (digit, at) =>
      at < 2 ? digit : String(below(random, 10))).join('');
    const number = `+${getCountryCallingCode(country)}${digits}`;
    if (isValidPhoneNumber(number) && parsePhoneNumber(number).country === country)
      found.add(number);
  }
  return [...found].map((number) => parsePhoneNumber(number));
}

// National spellings that are more than the trunk prefix and the national number; what
// stands between them is dialled inside the country only. Balise asks for the spelling
// from abroad, or without it, rather than guess.
const SPECIAL = {
  AR: 'a 15 stands in mobile numbers, a 9 in the same from abroad',
  MX: 'old mobile prefixes 044, 045 and 1',
  BR: 'a carrier code can stand behind the 0',
  CO: 'a carrier code can stand behind the 0',
  CR: 'carrier codes',
  CL: 'carrier codes',
  SM: 'fixed numbers have 0549 inside the country only',
  BY: 'a second dialling tone, 8-0, but 8-800',
  MC: 'mobile numbers are written with the 0 of the French plan',
};

function spellings(number) {
  const international = number.formatInternational();
  const list = [international, number.number, `00${international.slice(1)}`,
    international.replace(/ /g, '-'), international.replace(/ /g, '\u00a0')];
  if (!(number.country in SPECIAL))
    list.push(number.formatNational());
  return list;
}

const escaped = (text) => text.replace(/[&<"]/g, (c) => `&#${c.charCodeAt(0)};`);

// The lines (one each number) whose display Balise refuses.
function refused(t, country, pairs) {
  const lines = pairs.map(([dial, display]) =>
    `<phone dial="${dial}" display="${escaped(display)}"/>`);
  const folder = workspace(t, {
    ...baseContent(),
    'content/directory/zz.xml': `<directory country="${country}" timezone="UTC">
<service id="zz" kind="helpline" status="active" confidence="verified"><name>Z</name>
<summary xml:lang="en">S</summary><audience>minor</audience><topic>grooming</topic>
${lines.join('\n')}
<source title="T" date="2023"/></service></directory>`,
  });
  const { stderr } = balise(['check'], { cwd: folder });
  return new Set([...stderr.matchAll(/zz\.xml:(\d+):\d+: error: .*\[phone-display\]/g)]
    .map((match) => Number(match[1]) - 4));
}

// Another number: a digit in the middle is another one.
function altered(display) {
  const places = [...display.matchAll(/\d/g)].map((match) => match.index);
  const at = places[Math.floor(places.length / 2)];
  return display.slice(0, at) + (Number(display[at]) + 5) % 10 + display.slice(at + 1);
}

test('what libphonenumber writes for a number is the same number, in every country', (t) => {
  let count = 0;
  const wrong = [];
  for (const country of getCountries().filter((one) => /^[A-Z]{2}$/.test(one))) {
    const pairs = numbersOf(country).flatMap((number) =>
      spellings(number).map((display) => [number.number, display]));
    const changed = pairs.map(([dial, display]) => [dial, altered(display)]);
    const bad = refused(t, country, [...pairs, ...changed]);
    count += pairs.length;
    pairs.forEach(([dial, display], i) => {
      if (bad.has(i))
        wrong.push(`${country} ${dial} '${display}' was refused`);
      if (!bad.has(pairs.length + i))
        wrong.push(`${country} ${dial} '${altered(display)}' was accepted`);
    });
  }
  t.diagnostic(`${count} spellings of numbers, and as many of another number`);
  assert.deepEqual(wrong, []);
  assert.ok(count > 3000);
});

/* ---- Our own numbers. ---- */

// Valid for libphonenumber, not to be called for us.
const DEAD_BUT_VALID = {
  '+41273229449': 'CH 027 322 94 49: the service moved to 142',
  '+35226640555': 'LU 26 64 05 55: replaced by 8002-4444 in October 2023',
  '+498000116016': 'DE 08000 116 016: replaced by 116 016 in June 2023',
  '+498001110333': 'DE 0800 111 0 333: replaced by 116 111',
  '+33800200000': 'FR 0800 200 000: replaced by 3018',
  '+41444552142': 'CH 044 455 21 42: an interim line, meant until May 2026; suspended here',
  '+41612050910': 'CH 061 205 09 10: the same in Basel',
};

const numbers = [...services, ...emergencies].flatMap((record) =>
  record.channels.filter((channel) => channel.dial)
    .map((channel) => ({ ...channel, record })));

test('libphonenumber knows every full number of ours, dead ones as well', () => {
  const full = numbers.filter(({ dial }) => dial.startsWith('+'));
  assert.ok(full.length >= 20);
  for (const { dial } of full)
    assert.ok(isValidPhoneNumber(dial), `${dial} is not valid: a misprint?`);
  const dead = full.filter(({ record }) => !record.active).map(({ dial }) => dial);
  assert.deepEqual([...new Set(dead)].sort(),
    Object.keys(DEAD_BUT_VALID).sort(), 'a dead number that libphonenumber calls valid must be listed with the reason');
});

test('libphonenumber takes every short code for wrong, and all of them are right', () => {
  const short = numbers.filter(({ dial }) => !dial.startsWith('+'));
  assert.ok(short.length >= 30);
  for (const { dial, record } of short) {
    assert.match(dial, /^\d{2,6}$/, `${dial} is too long for a short code`);
    assert.equal(isValidPhoneNumber(dial, record.country), false,
      `libphonenumber has learnt ${record.country} ${dial}`);
  }
});
