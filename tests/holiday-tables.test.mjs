// SPDX-License-Identifier: MIT
// Our tables of public holidays beside those of npm's opening_hours. Where the two differ, a
// line below says why; an editor who changes a day sees it here.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import OpeningHours from 'opening_hours';
import YAML from 'yaml';

import { repository } from './lib/balise.mjs';
import { none } from './lib/none.mjs';

process.env.TZ = 'UTC';

const tables = YAML.parse(
  readFileSync(join(repository, 'content/directory/holidays.yaml'), 'utf8'), { schema: 'failsafe' });
const YEARS = ['2026', '2027'];

// What opening_hours calls the regions; '' is a country without any.
const REGIONS = {
  AT: { '': '' },
  BE: { '': '' },
  CH: {
    'CH-ZH': 'Zürich', 'CH-BE': 'Bern', 'CH-LU': 'Luzern', 'CH-UR': 'Uri', 'CH-SZ': 'Schwyz',
    'CH-OW': 'Obwalden', 'CH-NW': 'Nidwalden', 'CH-GL': 'Glarus', 'CH-ZG': 'Zug',
    'CH-FR': 'Freiburg', 'CH-SO': 'Solothurn', 'CH-BS': 'Basel-Stadt', 'CH-BL': 'Basel-Landschaft',
    'CH-SH': 'Schaffhausen', 'CH-AR': 'Appenzell Ausserrhoden', 'CH-AI': 'Appenzell Innerrhoden',
    'CH-SG': 'St. Gallen', 'CH-GR': 'Graubünden', 'CH-AG': 'Aargau', 'CH-TG': 'Thurgau',
    'CH-TI': 'Tessin', 'CH-VD': 'Waadt', 'CH-VS': 'Wallis', 'CH-NE': 'Neuenburg', 'CH-GE': 'Genf',
    'CH-JU': 'Jura',
  },
  DE: {
    'DE-BW': 'Baden-Württemberg', 'DE-BY': 'Bayern', 'DE-BE': 'Berlin', 'DE-BB': 'Brandenburg',
    'DE-HB': 'Bremen', 'DE-HH': 'Hamburg', 'DE-HE': 'Hessen', 'DE-MV': 'Mecklenburg-Vorpommern',
    'DE-NI': 'Niedersachsen', 'DE-NW': 'Nordrhein-Westfalen', 'DE-RP': 'Rheinland-Pfalz',
    'DE-SL': 'Saarland', 'DE-SN': 'Sachsen', 'DE-ST': 'Sachsen-Anhalt',
    'DE-SH': 'Schleswig-Holstein', 'DE-TH': 'Thüringen',
  },
  FR: { '': '' },
  LU: { '': '' },
  NL: { '': '' },
};

// '+' is a day that only we have, '-' one that only opening_hours has, then where (the code
// without the country) and why. Sundays that only opening_hours has are left out: hours for
// Sundays hold on them.
const LISTED = 'the Federal Office of Justice lists it';
const NOT_LISTED = 'the Federal Office of Justice does not list it';
const switzerland = (year, naefels, fast, monday) => `
    +${year}-01-02 FR GL LU NW OW SG SH SO VS ZG ZH: ${LISTED}, but for ZH
    -${year}-03-19 SO: in some communes
    -${year === '2026' ? '2026-04-03' : '2027-03-26'} TI VS: ${NOT_LISTED}
    -${year === '2026' ? '2026-04-06' : '2027-03-29'} NE: ${NOT_LISTED}
    +${naefels} GL: Näfelser Fahrt
    +${year}-05-01 SO: from noon
    -${year === '2026' ? '2026-05-25' : '2027-05-17'} NE: ${NOT_LISTED}
    +${fast} GE: Jeûne genevois
    +${monday} VD: Lundi du Jeûne
    +${year}-12-08 AI: ${LISTED}
    -${year}-12-24 GL: half a day
    -${year}-12-31 GL: half a day`;
const DIFFERENCES = {
  CH: `${switzerland('2026', '2026-04-09', '2026-09-10', '2026-09-21')}
    -2026-12-26 AI AR UR: not on a Saturday
    -2026-12-26 GE JU VD: ${NOT_LISTED}
    -2026-12-26 NE: only on a Monday
    ${switzerland('2027', '2027-04-01', '2027-09-09', '2027-09-20')}`,
  DE: `
    -2026-08-08 BY: of the city of Augsburg`,
  LU: `
    +2026-05-09: Europe Day, in the law since 2019
    +2027-05-09: Europe Day, in the law since 2019`,
  NL: `
    -2026-04-03: Good Friday, in the law for terms only
    -2027-03-26: Good Friday, in the law for terms only`,
};

function ours(code, region) {
  return YEARS.flatMap((year) => tables[code][year])
    .filter(({ regions }) => !regions || [regions].flat().includes(region)).map(({ date }) => date);
}

function theirs(code, state) {
  const oracle = new OpeningHours('PH', { lat: 0, lon: 0, address: { country_code: code.toLowerCase(), state } });
  const days = [];
  for (let time = Date.UTC(2026, 0, 1, 12); time < Date.UTC(2028, 0, 1); time += 86_400_000)
    if (oracle.getState(new Date(time)))
      days.push(new Date(time).toISOString().slice(0, 10));
  return days;
}

function differences(code) {
  return Object.entries(REGIONS[code]).flatMap(([region, state]) => {
    const [we, they] = [ours(code, region), theirs(code, state)];
    const isSunday = (day) => new Date(day).getUTCDay() === 0;
    return [...we.filter((day) => !they.includes(day)).map((day) => `+${day} ${region.slice(3)}`),
      ...they.filter((day) => !we.includes(day) && !isSunday(day))
        .map((day) => `-${day} ${region.slice(3)}`)];
  }).map((line) => line.trim()).sort();
}

function expected(code) {
  return (DIFFERENCES[code] ?? '').split('\n').filter((line) => line.trim()).flatMap((line) => {
    const [day, ...regions] = line.trim().split(':')[0].split(' ');
    return regions.length ? regions.map((region) => `${day} ${region}`) : [day];
  }).sort();
}

for (const code of Object.keys(REGIONS))
  test(`holidays of ${code}`, () => assert.deepEqual(differences(code), expected(code)));

test('each table is in order, and names its source', () => {
  assert.deepEqual(Object.keys(tables), Object.keys(REGIONS));
  none(Object.entries(tables).flatMap(([code, table]) => {
    const problems = [];
    if (![table.source].flat().every(({ title }) => title))
      problems.push(`${code}: no source`);
    for (const year of YEARS) {
      const days = table[year].map(({ date }) => date);
      if (days.some((day, i) => !day.startsWith(year) || (i > 0 && day < days[i - 1])))
        problems.push(`${code} ${year}: not in order`);
    }
    return problems;
  }), 'fault');
});
