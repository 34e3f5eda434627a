// SPDX-License-Identifier: MIT
// npm's opening_hours asked for states, in a process of its own: it reads the fields of
// local Dates, so the time zone is that of the environment (TZ).
//
// stdin: {cases: [{expression, place, times: [[year, month, day, hour, minute], …]}],
//         years: [first, last], places: {NAME: address}}
// stdout: {states: ["oc-u…", …], holidays: {NAME: ["2026-01-01", …]}}; '-' where the
// zone skips that time. A case that is refused gives {error}.
import { readFileSync } from 'node:fs';

import opening_hours from 'opening_hours';

const question = JSON.parse(readFileSync(0, 'utf8'));
const parse = (expression, place) =>
  new opening_hours(expression, { address: question.places[place], lat: '0', lon: '0' });

function letter(hours, [year, month, day, hour, minute]) {
  const date = new Date(year, month - 1, day, hour, minute);
  if (date.getHours() !== hour || date.getMinutes() !== minute) return '-';
  if (hours.getUnknown(date)) return 'u';
  return hours.getState(date) ? 'o' : 'c';
}

function states({ expression, place, times }) {
  try {
    const hours = parse(expression, place);
    return times.map((time) => letter(hours, time)).join('');
  } catch (error) {
    return { error: String(error) };
  }
}

function holidaysOf(place) {
  const hours = parse('PH', place);
  const found = [];
  const [first, last] = question.years;
  for (const date = new Date(first, 0, 1, 12); date.getFullYear() <= last; date.setDate(date.getDate() + 1))
    if (hours.getState(date))
      found.push([date.getFullYear(), date.getMonth() + 1, date.getDate()]
        .map((n) => String(n).padStart(2, '0')).join('-'));
  return found;
}

process.stdout.write(JSON.stringify({
  states: question.cases.map(states),
  holidays: question.years
    ? Object.fromEntries(Object.keys(question.places).map((name) => [name, holidaysOf(name)]))
    : {},
}));
