// SPDX-License-Identifier: MIT
// "Open now": what hours.js makes of a table of weeks and a clock, alone and in browsers.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Device, stateAt } from './lib/opening.mjs';

// Mo-Fr 9:00 to 16:00; week 1 without Friday, 25 December.
const FRIDAY = '540-960 1980-2400 3420-3840 4860-5280';
const OFFICE = `2026-11-16=0,2026-12-21=1,2026-12-28=0|${FRIDAY} 6300-6720|${FRIDAY} ?5760-7200`;
// Every day 11:00 to 4:00 of the next.
const NIGHTS = `2026-11-16=0|0-240 ${[0, 1, 2, 3, 4, 5].map((day) =>
  `${day * 1440 + 660}-${day * 1440 + 1680}`).join(' ')} 9300-10080`;
const ALWAYS = '2026-11-16=0|0-10080';

test('the week', () => {
  // UTC+1: 24 November 2026 is a Tuesday.
  for (const [now, expected] of [
    ['2026-11-24T07:59:59Z', 'opens today 9:00'],
    ['2026-11-24T08:00:00Z', 'open until 16:00'],
    ['2026-11-24T14:59:59Z', 'open until 16:00'],
    ['2026-11-24T15:00:00Z', 'opens tomorrow 9:00'],
    ['2026-11-27T15:00:00Z', 'opens Mo 9:00'],
    ['2026-11-28T12:00:00Z', 'opens Mo 9:00'],
    ['2026-11-29T12:00:00Z', 'opens tomorrow 9:00'],
    ['2026-11-29T22:59:00Z', 'opens tomorrow 9:00'],
    ['2026-11-29T23:00:00Z', 'opens today 9:00'],
  ])
    assert.equal(stateAt(OFFICE, now), expected, now);
});

test('past midnight, and over the end of the week', () => {
  for (const [now, expected] of [
    ['2026-11-28T22:30:00Z', 'open until 4:00'],
    ['2026-11-29T02:59:00Z', 'open until 4:00'],
    ['2026-11-29T03:00:00Z', 'opens today 11:00'],
    ['2026-11-29T22:30:00Z', 'open until 4:00'],
    ['2026-11-29T23:30:00Z', 'open until 4:00'],
    ['2026-11-30T03:00:00Z', 'opens today 11:00'],
  ])
    assert.equal(stateAt(NIGHTS, now), expected, now);
  assert.equal(stateAt('2026-11-16=0|600-1440', '2026-11-23T12:00:00Z'), 'open until midnight');
  assert.equal(stateAt('2026-11-16=0|600-1445', '2026-11-23T12:00:00Z'), 'open until 0:05');
});

test('no time is named that would be of another day', () => {
  assert.equal(stateAt(ALWAYS, '2026-11-24T12:00:00Z'), 'open');
  // Mondays only: on Monday afternoon "Monday" would be today.
  const mondays = '2026-11-16=0|540-720';
  assert.equal(stateAt(mondays, '2026-11-23T12:00:00Z'), 'closed');
  assert.equal(stateAt(mondays, '2026-11-24T00:00:00Z'), 'opens Mo 9:00');
  // Open for a day and more.
  const long = '2026-11-16=0|540-2040';
  assert.equal(stateAt(long, '2026-11-23T08:30:00Z'), 'open');
  assert.equal(stateAt(long, '2026-11-23T09:00:00Z'), 'open');
  assert.equal(stateAt(long, '2026-11-23T09:01:00Z'), 'open until 10:00');
  // Never.
  assert.equal(stateAt('2026-11-16=0|', '2026-11-23T09:01:00Z'), 'closed');
  assert.equal(stateAt('2026-11-16=0,2026-11-23=1|540-720|', '2026-11-23T09:01:00Z'), 'closed');
});

test('holidays: a week of its own, and nothing is guessed', () => {
  for (const [now, expected] of [
    ['2026-12-18T12:00:00Z', 'open until 16:00'],
    // What begins again on Monday may be open on Friday, too.
    ['2026-12-24T16:00:00Z', 'closed'],
    ['2026-12-25T08:00:00Z', 'unsure'],
    ['2026-12-25T12:00:00Z', 'unsure'],
    ['2026-12-25T22:59:00Z', 'unsure'],
    ['2026-12-25T23:00:00Z', 'opens Mo 9:00'],
    ['2027-01-01T12:00:00Z', 'open until 16:00'],
  ])
    assert.equal(stateAt(OFFICE, now), expected, now);
  // The next week has other hours.
  const changes = '2026-11-16=0,2026-11-30=1|540-960|600-960';
  assert.equal(stateAt(changes, '2026-11-24T12:00:00Z'), 'opens Mo 10:00');
  assert.equal(stateAt(changes, '2026-11-17T12:00:00Z'), 'opens Mo 9:00');
});

test('unknown times', () => {
  // 9:00 to 17:00, then an open end.
  const open = '2026-11-16=0|540-1020 ?1020-1440';
  assert.equal(stateAt(open, '2026-11-23T12:00:00Z'), 'open', 'nobody knows until when');
  assert.equal(stateAt(open, '2026-11-23T16:00:00Z'), 'unsure');
  assert.equal(stateAt(open, '2026-11-23T23:00:00Z'), 'opens Mo 9:00');
  // Unknown wins where both stand.
  assert.equal(stateAt('2026-11-16=0|540-1020 ?600-660', '2026-11-23T09:30:00Z'), 'unsure');
  assert.equal(stateAt('2026-11-16=0|?0-10080', '2026-11-23T09:30:00Z'), 'unsure');
  // Before the next opening there may be another.
  assert.equal(stateAt('2026-11-16=0|?700-800 900-960', '2026-11-23T09:30:00Z'), 'closed');
  assert.equal(stateAt('2026-11-16=0|?500-600 900-960', '2026-11-23T09:30:00Z'), 'opens today 15:00');
});

test('before and after the time for which the table stands', () => {
  assert.equal(stateAt(OFFICE, '2026-11-15T22:59:59Z'), null);
  assert.equal(stateAt(OFFICE, '2026-11-15T23:00:00Z'), 'opens today 9:00');
  assert.equal(stateAt(OFFICE, '1970-01-01T00:00:00Z'), null);
  const until = { until: '2026-11-26' }; // a Thursday
  assert.equal(stateAt(OFFICE, '2026-11-26T12:00:00Z', until), 'open until 16:00');
  assert.equal(stateAt(OFFICE, '2026-11-26T16:00:00Z', until), 'closed', 'not what comes after');
  assert.equal(stateAt(ALWAYS, '2026-11-26T22:59:59Z', until), 'open');
  assert.equal(stateAt(OFFICE, '2026-11-26T23:00:00Z', until), 'old');
  assert.equal(stateAt(ALWAYS, '2035-11-26T23:00:00Z', until), 'old');
  const [old] = new Device([{ hours: ALWAYS }], { now: '2027-05-23T00:00:00Z' }).said;
  assert.equal(old, 'old', 'no remark on the clock');
});

test('when clocks change, the hours are those that clocks show', () => {
  // To summer time: Sunday 28 March 2027, 2:00 → 3:00.
  for (const [now, expected] of [
    ['2027-03-28T00:59:00Z', 'open until 4:00'], // 1:59
    ['2027-03-28T01:00:00Z', 'open until 4:00'], // 3:00
    ['2027-03-28T02:00:00Z', 'opens today 11:00'], // 4:00
    ['2027-03-28T08:59:00Z', 'opens today 11:00'],
    ['2027-03-28T09:00:00Z', 'open until 4:00'], // 11:00
  ])
    assert.equal(stateAt(NIGHTS, now), expected, now);
  // Back: Sunday 31 October 2027, 3:00 → 2:00. 2:30 comes twice.
  const half = '2026-11-16=0|8790-8835'; // Sunday 2:30 to 3:15
  for (const [now, expected] of [
    ['2027-10-31T00:29:00Z', 'opens today 2:30'],
    ['2027-10-31T00:30:00Z', 'open until 3:15'],
    ['2027-10-31T01:29:00Z', 'opens today 2:30'],
    ['2027-10-31T01:30:00Z', 'open until 3:15'],
    ['2027-10-31T02:14:00Z', 'open until 3:15'],
    ['2027-10-31T02:15:00Z', 'closed'],
  ])
    assert.equal(stateAt(half, now, { until: '2027-12-31' }), expected, now);
});

test('a reader in another time zone is told whose time it is', () => {
  const said = (now, zone, timezone) =>
    new Device([{ hours: OFFICE, timezone }], { now, zone }).said[0];
  assert.equal(said('2026-11-24T12:00:00Z', 'Europe/Luxembourg'), 'open until 16:00 (clock)');
  assert.equal(said('2026-11-24T12:00:00Z', 'Europe/Paris'), 'open until 16:00 (clock)');
  assert.equal(said('2026-11-24T12:00:00Z', 'Africa/Algiers'), 'open until 16:00 (clock)');
  assert.equal(said('2026-11-24T12:05:00Z', 'America/Montreal'), 'open until 16:00 (there 13:05)');
  assert.equal(said('2026-11-24T02:00:00Z', 'America/Montreal'), 'opens today 9:00 (there 3:00)');
  assert.equal(said('2026-11-24T15:00:00Z', 'Asia/Kolkata'), 'opens tomorrow 9:00 (there 16:00)');
  // Algiers has no summer time.
  assert.equal(said('2027-04-06T12:00:00Z', 'Africa/Algiers'), 'open until 16:00 (there 14:00)');
  // The service may be elsewhere, too.
  assert.equal(said('2026-11-24T12:00:00Z', 'Europe/Paris', 'UTC'),
    'open until 16:00 (there 12:00)');
});

// Browsers that know only their own zone, or none.
test('where time zones are not known, nothing is shown and nothing breaks', () => {
  const place = { hours: ALWAYS };
  const now = '2026-11-24T12:00:00Z';
  const without = (intl) => new Device([place], { now, intl });
  class Refuses {
    constructor(tag, { timeZone }) {
      if (timeZone !== 'UTC')
        throw new RangeError(timeZone);
    }
  }
  class Ignores {
    constructor(tag, options) {
      this.format = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' }).format;
    }
  }
  for (const intl of [undefined, null, {}, { DateTimeFormat: Refuses }, { DateTimeFormat: Ignores }]) {
    const device = without(intl ?? null);
    assert.deepEqual(device.said, [null]);
    assert.deepEqual(device.waiting, []);
  }
  // Some zone that is not known does not spoil the others.
  const both = new Device([{ hours: ALWAYS, timezone: 'Mars/Olympus' }, place], { now });
  assert.deepEqual(both.states, [null, 'open']);
});

test('old ways to write a time are read', () => {
  const now = '2026-11-23T23:05:00Z'; // 0:05 on Tuesday
  class Marks {
    // Internet Explorer's marks of direction, and midnight as 24.
    constructor(tag, options) {
      const { format } = new Intl.DateTimeFormat(tag, options);
      this.format = (time) => format(time).replace(/, 0?0:/, ', 24:').replace(/\d+/g, '\u200e$&');
    }
  }
  assert.equal(stateAt('2026-11-16=0|1440-1450', now, { intl: { DateTimeFormat: Marks } }),
    'open until 0:10');
});

test('it goes on by the minute while the page is seen, and writes only what is new', () => {
  const device = new Device([{ hours: OFFICE }, { hours: ALWAYS }],
    { now: '2026-11-24T07:58:20Z', zone: 'Europe/Luxembourg' });
  assert.deepEqual(device.states, ['opens today 9:00', 'open']);
  assert.deepEqual(device.waiting.map(({ milliseconds }) => milliseconds), [40_000]);
  device.tick();
  assert.deepEqual(device.places.map(({ written }) => written), [2, 2]);
  device.tick();
  assert.deepEqual(device.states, ['open until 16:00', 'open']);
  assert.deepEqual(device.places.map(({ written }) => written), [4, 2]);
  // Out of sight it sleeps; when it is seen again it is right at once.
  device.document.hidden = true;
  device.listeners.visibilitychange();
  assert.equal(device.waiting.length, 0);
  device.now = Date.parse('2026-11-24T15:30:00Z');
  device.document.hidden = false;
  device.listeners.visibilitychange();
  assert.deepEqual(device.states, ['opens tomorrow 9:00', 'open']);
  assert.equal(device.waiting.length, 1);
  // Back from the cache of pages.
  device.now = Date.parse('2026-11-25T12:00:00Z');
  device.listeners.pageshow();
  assert.deepEqual(device.states, ['open until 16:00', 'open']);
  assert.equal(device.waiting.length, 1);
  // Someone sets the clock back.
  device.now = Date.parse('2020-01-01T12:00:00Z');
  device.listeners.pageshow();
  assert.deepEqual(device.states, [null, null]);
});
