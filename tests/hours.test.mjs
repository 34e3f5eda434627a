// SPDX-License-Identifier: MIT
// What Balise makes of opening hours, against npm's opening_hours as oracle: the state at
// many times of many generated expressions, and the weeks compiled for the browser.
//
// BALISE_TEST_BIN is the folder of the test programs, BALISE_TEST_SEED another seed.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { damaged, generator } from './hours/expressions.mjs';
import { below, randomFrom, seedOr } from './lib/random.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const program = join(process.env.BALISE_TEST_BIN ?? join(here, '../out/obj/default/test'),
  'hours-state');
const folder = mkdtempSync(join(tmpdir(), 'balise-hours-'));
after(() => rmSync(folder, { recursive: true }));

const ZONE = 'Europe/Luxembourg';
const YEARS = [2023, 2029];
const EXPRESSIONS = 700;
const TIMES = 24;
const PLACES = {
  LU: { country: 'LU', region: '', address: { country_code: 'lu' } },
  FR: { country: 'FR', region: '', address: { country_code: 'fr' } },
  DE: { country: 'DE', region: '', address: { country_code: 'de' } },
  'DE-BY': { country: 'DE', region: 'DE-BY', address: { country_code: 'de', state: 'Bayern' } },
};
const ASKED = ['LU', 'FR', 'DE-BY']; // of the whole of DE, Bavaria's holidays are unknown

function oracle(zone, cases, years) {
  const places = Object.fromEntries(Object.entries(PLACES).map(([name, p]) => [name, p.address]));
  const run = spawnSync(process.execPath, [join(here, 'hours/oracle.mjs')], {
    input: JSON.stringify({ cases, places, years }), encoding: 'utf8',
    env: { ...process.env, TZ: zone }, maxBuffer: 1 << 28,
  });
  assert.equal(run.status, 0, run.stderr);
  return JSON.parse(run.stdout);
}

// The oracle's own holidays as editors would write them.
const HOLIDAYS = oracle('UTC', [], YEARS).holidays;

function tables() {
  const list = (place, except = []) => HOLIDAYS[place].filter((day) => !except.includes(day));
  const lines = (days, year, rest = '') => days.filter((day) => day.startsWith(`${year}-`))
    .map((day) => `    - {date: ${day}, name: Holiday${rest}}\n`).join('');
  let text = '';
  for (const country of ['LU', 'FR', 'DE']) {
    text += `${country}:\n  source: {title: the oracle}\n`;
    for (let year = YEARS[0] - 1; year <= YEARS[1] + 1; year++) {
      text += `  ${year}:${year < YEARS[0] || year > YEARS[1] ? ' []' : ''}\n`;
      text += lines(list(country), year);
      if (country === 'DE') text += lines(list('DE-BY', HOLIDAYS.DE), year, ', regions: [DE-BY]');
    }
  }
  const path = join(folder, 'holidays.yaml');
  writeFileSync(path, text);
  return path;
}
const HOLIDAYS_FILE = tables();

/** One answer for each question, a list of fields. */
function ask(questions) {
  const run = spawnSync(program, [HOLIDAYS_FILE], {
    input: questions.map((fields) => `${fields.join('\t')}\n`).join(''), encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  assert.equal(run.status, 0, `hours-state: ${run.stderr}`);
  return run.stdout.split('\n').slice(0, -1);
}

const two = (number) => String(number).padStart(2, '0');
const isoOf = ([year, month, day]) => `${year}-${two(month)}-${two(day)}`;
const minuteOf = ([, , , hour, minute]) => hour * 60 + minute;
const shifted = ([year, month, day], days) => {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
};
const weekdayOf = ([year, month, day]) => new Date(Date.UTC(year, month - 1, day)).getUTCDay();
const fieldsOf = (iso) => iso.split('-').map(Number);

// Days on which clocks, months, leap days or years change, and those around them.
const CLOCK_DAYS = ['2025-03-30', '2025-10-26', '2026-03-29', '2026-10-25', '2027-03-28', '2028-03-26'];
const EDGES = [
  ...CLOCK_DAYS, '2024-02-28', '2024-02-29', '2025-02-28', '2026-02-28', '2028-02-29', '2027-03-01',
  '2023-12-31', '2025-12-31', '2026-01-01', '2026-12-24', '2027-01-02', '2026-04-30', '2026-06-30',
];

function timesFor(expression, place, random) {
  const edges = [...expression.matchAll(/(\d\d):(\d\d)/g)]
    .map(([, hour, minute]) => (Number(hour) * 60 + Number(minute)) % 1440);
  // Until when an open end is unknown.
  if (expression.includes('+')) edges.push(...edges.flatMap((edge) => [(edge + 480) % 1440, (edge + 600) % 1440]));
  edges.push(0, 1439, 120, 180, 1380);
  const pick = (list) => list[below(random, list.length)];
  return Array.from({ length: TIMES }, () => {
    const where = random();
    let day = [2023 + below(random, 7), 1, 1 + below(random, 365)];
    if (where < 0.35) day = fieldsOf(pick(EDGES));
    else if (where < 0.5) day = fieldsOf(pick(HOLIDAYS[place]));
    day = shifted(day, where < 0.5 ? below(random, 3) - 1 : 0);
    const minute = (pick(edges) + below(random, 3) - 1 + 1440) % 1440;
    const at = random() < 0.7 ? minute : below(random, 1440);
    return [...day, Math.floor(at / 60), at % 60];
  });
}

// The only difference: weekday hours on a holiday for which no PH rule holds.
function mayDoubt(expression, place, time) {
  const bare = expression.replace(/"[^"]*"/g, '');
  const rules = bare.split(/;|\|\||,\s(?=\D)/);
  const speaksAlways = rules.some((rule) => /PH/.test(rule) && !/[A-Z][a-z][a-z]/.test(rule));
  if (speaksAlways || !/(Mo|Tu|We|Th|Fr|Sa|Su)(?![a-z])/.test(bare)) return false;
  const isHoliday = (day) => HOLIDAYS[place].includes(isoOf(day));
  return isHoliday(time) || isHoliday(shifted(time, -1));
}

// opening_hours subtracts 24 hours where it means a day. After the night in which clocks
// go forward, that is two days back until 01:00: it then looks at Saturday for what runs
// on from Sunday. In a zone without such nights it agrees with us, which the test checks.
const isSpringNight = (day) => /-03-(2[5-9]|3)/.test(isoOf(day)) && weekdayOf(day) === 0;
const afterSpring = (time) => minuteOf(time) < 60 && isSpringNight(shifted(time, -1));

/** Asks all three and compares; counts what was found. */
function compare(cases, mayRefuse) {
  const ours = ask(cases.map(({ expression, place, times }) => [PLACES[place].country,
    PLACES[place].region, expression,
    times.map((time) => `${isoOf(time)} ${minuteOf(time)}`).join(' ')]));
  const read = cases.filter((_, i) => !ours[i].startsWith('refused'));
  const answers = ours.filter((answer) => !answer.startsWith('refused'));
  ours.filter((answer) => answer.startsWith('refused'))
    .forEach((answer) => assert.match(answer, mayRefuse));
  const theirs = oracle(ZONE, read).states;
  const unmoved = oracle('UTC', read).states;
  const count = { read: read.length, pairs: 0, holidays: 0, clock: 0, skipped: 0, o: 0, c: 0, u: 0 };
  read.forEach(({ expression, place, times }, i) => {
    assert.equal(typeof theirs[i], 'string', `${expression}: ${theirs[i].error}`);
    times.forEach((time, j) => {
      const [our, their, still] = [answers[i][j], theirs[i][j], unmoved[i][j]];
      const what = `${expression} in ${place} on ${isoOf(time)} at ${two(time[3])}:${two(time[4])}`;
      if (their === '-') count.skipped++;
      else if (our === 'u' && their !== our && mayDoubt(expression, place, time)) count.holidays++;
      else if (our !== their && our === still && afterSpring(time)) count.clock++;
      else {
        assert.equal(our, their, what);
        assert.equal(our, still, `${what}, UTC`);
        count.pairs++;
        count[our]++;
      }
    });
  });
  return count;
}

function casesOf(count, seed, make) {
  const random = randomFrom(seed);
  const next = generator(random, [2024, 2028]);
  return Array.from({ length: count }, (_, i) => {
    const expression = make(random, next());
    const place = ASKED[i % ASKED.length];
    return { expression, place, times: timesFor(expression, place, random) };
  });
}

// What chance would seldom meet.
const CORNERS = [
  '16:59+', '17:00+', '21:59+', '22:00+', 'Mo 23:59+', 'Su 23:59-00:00', '00:00-48:00', 'Mo 00:01-48:00',
  'Feb 29 open', 'Feb 29 22:00-26:00', 'Feb 20-Feb 28 open', 'Feb 28-Mar 01 open', 'Dec 31 22:00-26:00',
  'Jan-Dec 10:00-12:00', 'Jan 01-Dec 31 10:00-12:00', 'Dec 31-Jan 01 off; Mo-Fr open', 'Mo-Su open',
  '24/7; 2028 Feb 29 off', '24/7; 24/7 off', 'Mo-Sa 14:00-20:00; Mo,We,Th 10:00-12:00',
  'Mo-Sa 14:00-20:00, Mo,We,Th 10:00-12:00', 'Mo-Fr 22:00-02:00; Sa 10:00-12:00', 'Mo-Fr 22:00-02:00; Sa off',
  '10:00-12:00; 14:00-16:00', 'Mo 10:00-12:00; 14:00-16:00', '10:00-12:00; 14:00-16:00 unknown',
  'Mo-Fr 09:00-17:00; PH off', 'PH off; Mo-Fr 09:00-17:00', 'PH 22:00-02:00', 'Mo-Fr 09:00-17:00 || "x"',
  'Mo 10:00-12:00 || 20:00-02:00 || unknown', 'Su-Mo,We 09:00-12:00', '2026 Dec 24-2027 Jan 02 off "x"; open',
];

const counted = (count) => `${count.read} expressions, ${count.pairs} pairs agree (${count.o} open, `
  + `${count.c} closed, ${count.u} unknown); unknown on holidays only here: ${count.holidays}; `
  + `opening_hours' own mistakes after the clock change: ${count.clock}; times that the zone skips: `
  + `${count.skipped}`;

test('the state at any time is that of opening_hours', (t) => {
  let corner = 0;
  const cases = casesOf(EXPRESSIONS, seedOr(20261122), (_, expression) => CORNERS[corner++] ?? expression);
  const count = compare(cases, /overlaps other hours/);
  t.diagnostic(`${counted(count)}; left out because added hours overlap: ${cases.length - count.read}`);
  assert.ok(count.pairs >= 5000 && Math.min(count.o, count.c, count.u) > 500);
});

test('damaged hours are refused, or read as opening_hours reads them', (t) => {
  const cases = casesOf(1200, seedOr(20261122) + 1, damaged);
  const count = compare(cases, /^refused\thours-/);
  t.diagnostic(`${counted(count)}; refused: ${cases.length - count.read}`);
  assert.ok(count.read >= 50);
});

/** The attribute data-hours as a script reads it: entries and week tables. */
function readWeeks(text) {
  const [entries, ...weeks] = text.split('|');
  return {
    entries: entries.split(',').map((entry) => entry.split('=')),
    weeks: weeks.map((week) => week.split(' ').filter(Boolean).map((span) => {
      const [, unknown, from, to] = /^(\??)(\d+)-(\d+)$/.exec(span);
      return { state: unknown ? 'u' : 'o', from: Number(from), to: Number(to) };
    })),
  };
}

const DAY = 86_400_000;
const dayNumber = (iso) => Date.parse(`${iso}T00:00Z`) / DAY;
const isoDay = (number) => new Date(number * DAY).toISOString().slice(0, 10);
const mondayOf = (number) => number - ((number + 3) % 7);

function weekAt(table, day) {
  const entry = table.entries.findLast(([monday]) => dayNumber(monday) <= day);
  return table.weeks[Number(entry[1])];
}

function stateIn(table, day, minute) {
  const at = (day - mondayOf(day)) * 1440 + minute;
  return weekAt(table, day).find(({ from, to }) => from <= at && at < to)?.state ?? 'c';
}

function assertCanonical(text, table) {
  for (const [monday] of table.entries)
    assert.equal(mondayOf(dayNumber(monday)), dayNumber(monday), text);
  table.entries.forEach(([monday, week], i) => {
    assert.ok(i === 0 || (monday > table.entries[i - 1][0] && week !== table.entries[i - 1][1]), text);
  });
  assert.equal(new Set(text.split('|').slice(1)).size, table.weeks.length, 'each week once');
  for (const week of table.weeks)
    week.forEach(({ from, to, state }, i) => {
      assert.ok(from < to && to <= 10080, text);
      const before = week[i - 1];
      if (before) assert.ok(before.to < from || (before.to === from && before.state !== state), text);
    });
}

// Also of the whole of Germany, where Bavaria's holidays are unknown, and of a country
// without a table.
const CALENDARS = [['LU', ''], ['DE', 'DE-BY'], ['DE', ''], ['CH', '']];

function compiledCases(count) {
  const random = randomFrom(seedOr(7) + 1);
  const make = generator(random, [2025, 2027]);
  return Array.from({ length: count }, (_, i) => {
    const from = isoDay(dayNumber('2025-01-01') + below(random, 700));
    const until = isoDay(dayNumber(from) + below(random, 500));
    return { expression: make(), calendar: CALENDARS[i % 4], from, until, random };
  });
}

function compiled(count) {
  const cases = compiledCases(count);
  const texts = ask(cases.map(({ expression, calendar, from, until }) =>
    [...calendar, expression, `weeks ${from} ${until}`]));
  return cases.map((one, i) => ({ ...one, text: texts[i] }))
    .filter(({ text }) => !text.startsWith('refused'))
    .map((one) => ({ ...one, table: readWeeks(one.text) }));
}

test('the compiled weeks say what the rules say', (t) => {
  const questions = compiled(200).flatMap(({ expression, calendar, from, until, text, table, random }) => {
    assertCanonical(text, table);
    const first = mondayOf(dayNumber(from)) - 7;
    assert.equal(table.entries[0][0], isoDay(first), 'the Monday of the week before');
    const last = mondayOf(dayNumber(until));
    const edges = [...expression.matchAll(/(\d\d):(\d\d)/g)]
      .map(([, h, m]) => (Number(h) * 60 + Number(m)) % 1440);
    const minutes = [...new Set([...edges, ...edges.map((edge) => (edge + 1439) % 1440),
      ...Array.from({ length: 48 }, (_, i) => 30 * i)])];
    const mondays = [first, last, first + 7 * below(random, (last - first) / 7 + 1)];
    return mondays.flatMap((monday) => Array.from({ length: 7 }, (_, i) => {
      const day = monday + i;
      const times = minutes.map((minute) => `${isoDay(day)} ${minute}`).join(' ');
      const what = `${expression} in ${calendar} on ${isoDay(day)}: ${text}`;
      return { fields: [...calendar, expression, times], day, minutes, table, what };
    }));
  });
  const answers = ask(questions.map(({ fields }) => fields));
  let times = 0;
  questions.forEach(({ day, minutes, table, what }, i) => {
    times += minutes.length;
    assert.equal(minutes.map((minute) => stateIn(table, day, minute)).join(''), answers[i],
      `${what}, minutes ${minutes}`);
  });
  t.diagnostic(`${questions.length} days, ${times} times`);
});

test('the next change is the first one in the weeks', (t) => {
  const cases = compiled(200);
  const questions = cases.map(({ expression, calendar, from, until, random }) => {
    const minute = below(random, 1440);
    return { fields: [...calendar, expression, `next ${from} ${minute} ${until}`], minute };
  });
  const answers = ask(questions.map(({ fields }) => fields));
  let never = 0;
  cases.forEach(({ expression, from, until, table }, i) => {
    const { minute } = questions[i];
    const start = dayNumber(from);
    const state = stateIn(table, start, minute);
    let expected = 'never';
    for (let day = start; expected === 'never' && day <= dayNumber(until); day++) {
      const edges = weekAt(table, day).flatMap(({ from, to }) => [from, to])
        .map((edge) => edge - (day - mondayOf(day)) * 1440).concat(0)
        .filter((edge) => edge >= 0 && edge < 1440 && (day > start || edge > minute));
      const at = edges.sort((a, b) => a - b).find((edge) => stateIn(table, day, edge) !== state);
      if (at !== undefined) expected = `${isoDay(day)} ${at} ${stateIn(table, day, at)}`;
    }
    if (expected === 'never') never++;
    assert.equal(answers[i], expected, `${expression} from ${from} minute ${minute} to ${until}`);
  });
  t.diagnostic(`${cases.length} times, ${never} without a change`);
});

// Beyond the subset: what opening_hours reads and Balise refuses, each with a reason.
const UNSUPPORTED = [
  'SH 09:00-16:00', 'Mo-Fr 09:00-16:00; SH off', 'Mo-Fr,SH 09:00-16:00', 'week 01-10 Mo 09:00-16:00',
  '2026 10:00-12:00', 'easter off',
  'easter -2 days off', 'sunrise-sunset', 'Mo (sunrise+01:00)-18:00', 'Mo 10:00-sunset', 'Mo[1] 10:00-12:00',
  'Mo[-1] off', 'Dec Mo[1] 10:00-12:00', 'PH +1 day off', 'Mo 10:00-12:00+', 'Mo 17:00+,20:00-22:00',
  '00:00+', 'Mo-Fr PH 10:00-12:00', 'PH Mo-Fr 10:00-12:00', 'Feb 20-28 off', 'Feb 20-29 off',
  'Feb 29-Mar 02 off', 'Feb 20-Feb 29 off', 'Mar 01-Feb 28 10:00-12:00', 'Jan 10-Jan 09 off',
  'Jan,Dec 24 off', 'Dec 24,Jan,Dec 31 off', 'Jan 10-20/2 off', 'Mo Dec 10:00-12:00',
  '10:00-12:00 PH',
];
// Mistakes, and spellings that opening_hours forgives and Balise does not.
const WRONG = [
  '2026 Dec 10:00-12:00',  'Mo-Fr', 'Dec', 'PH', 'Dec 24', 'mo-fr 09:00-16:00', 'Mo-Fr 9:00-16:00', 'Mo-Fr 9-16', 'Mo-Fr 09.00-16.00',
  'Mo-Fr: 09:00-16:00', 'Lu-Ve 09:00-16:00', 'Mo–Fr 09:00-16:00', 'Mo 09:00-16:00;', 'Mo 09:00-16:00,',
  'Mo 24/7', 'Apr 31 off', 'Jan 00 off', '2026 Feb 29 off', 'Dec 26-24 off', 'Dec 24,31 off',
  'Mo off 10:00-12:00', 'off Mo', '2026-2027 Mo 10:00-12:00', '2027 Jan 02-2026 Dec 24 off', '2026 Dec 24-Jan 02 off', 'Dec 24-2027 Jan 02 off',
  'Dec-Jan 02 off', 'Mo OFF', 'Mo 10:00-12:00 "open', 'Mo ""', '|| Mo off', 'Mo off ||', '24/7, Su off',
  '10:00-12:00 Mo',
];

test('what is outside of the subset is refused with a reason and a hint', (t) => {
  const known = oracle(ZONE, UNSUPPORTED.map((expression) =>
    ({ expression, place: 'LU', times: [[2026, 11, 22, 12, 0]] }))).states;
  const answers = ask([...UNSUPPORTED, ...WRONG].map((expression) => ['LU', '', expression, '']));
  [...UNSUPPORTED, ...WRONG].forEach((expression, i) => {
    const [refused, slug, message, hint, ...more] = answers[i].split('\t');
    assert.equal(refused, 'refused', `${expression} is read`);
    if (i < UNSUPPORTED.length) assert.equal(slug, 'hours-unsupported', answers[i]);
    assert.ok(message && hint && !more.length, `${expression}: ${answers[i]}`);
  });
  assert.deepEqual(UNSUPPORTED.filter((_, i) => typeof known[i] !== 'string'), [],
    'opening_hours reads them');
  t.diagnostic(`${UNSUPPORTED.length} unsupported, ${WRONG.length} wrong`);
});
