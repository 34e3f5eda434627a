// SPDX-License-Identifier: MIT
// `balise import`: every field of the directory, changed, taken away and put back.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { LU, NO_CHANGE, cellsOf, content, exported, importTable, lu, place, rowOf } from './lib/table.mjs';

/* For each column another value: [id, nr, new cell]. */
const EDITS = {
  name: ['lu-full', '1', 'fr: Écoute & aide | lb: Lauschteren | en: Listening'],
  dial: ['lu-full', '3', 'tel:018', { display: 'tel:018' }],
  display: ['lu-full', '1', 'tel:80 02 12 34'],
  abroad: ['lu-full', '1', 'tel:+352123457'],
  keyword: ['lu-full', '3', 'text:<"Aide">'],
  address: ['lu-full', '4', 'https://example.org/chat?c=3&d'],
  title: ['lu-full', '5', "L'aide"],
  platform: ['lu-full', '5', 'android'],
  street: ['lu-full', '8', 'text:12 rue Haute'],
  'postal-code': ['lu-full', '8', 'text:01951'],
  city: ['lu-full', '8', 'Clervaux'],
  'office-region': ['lu-full', '8', 'LU-CL'],
  'page-language': ['lu-full', '7', 'en'],
  hours: ['lu-full', '2', 'hours:Mo-Su 09:00-17:00'],
  languages: ['lu-full', '1', 'lb'],
  cost: ['lu-full', '1', 'standard'],
  'on-bill': ['lu-full', '1', 'yes'],
  'valid-from': ['lu-full', '1', 'date:2026-02'],
  'valid-to': ['lu-full', '1', 'date:2028'],
  confidence: ['lu-full', '1', 'disputed'],
  kind: ['lu-full', '1', 'police'],
  status: ['lu-full', '1', 'suspended'],
  'service-confidence': ['lu-full', '1', 'unconfirmed'],
  provider: ['lu-full', '1', 'public'],
  region: ['lu-full', '1', 'LU-CL'],
  since: ['lu-full', '1', 'date:2021'],
  until: ['lu-full', '1', 'date:2029'],
  'service-valid-from': ['lu-full', '1', 'date:2021-03'],
  'service-valid-to': ['lu-full', '1', 'date:2031'],
  'replaced-by': ['lu-full', '1', 'lu-old'],
  checked: ['lu-full', '1', 'date:2026-06-01'],
  'checked-how': ['lu-full', '1', 'email'],
  'checked-by': ['lu-full', '1', 'volunteer'],
  'review-by': ['lu-full', '1', 'date:2028-01'],
  'service-languages': ['lu-full', '1', 'en fr lb'],
  audiences: ['lu-full', '1', 'adult'],
  topics: ['lu-full', '1', 'listening blackmail grooming'],
  'age-min': ['lu-full', '1', '9'],
  'age-max': ['lu-full', '1', '18'],
  'image-age-min': ['lu-full', '1', '7'],
  'image-age-max': ['lu-full', '1', '16'],
  anonymous: ['lu-full', '1', 'no'],
  confidential: ['lu-full', '1', 'yes'],
  consent: ['lu-full', '1', 'no'],
  source: ['lu-full', '1', 'A "quoted" list'],
  'source-href': ['lu-full', '1', 'https://example.org/other'],
  'source-date': ['lu-full', '1', 'date:2026-06'],
  'source-accessed': ['lu-full', '1', 'date:2026-11-21'],
  'source-facts': ['lu-full', '1', 'phone'],
  'summary:fr': ['lu-full', '1', 'Écoute & « oriente » <bien>.'],
  'summary:en': ['lu-full', '1', 'text:1 line'],
  'summary:ar': ['lu-full', '1', 'خط يصغي.'],
};

/* Those that a record cannot be without. */
const NEEDED = new Set(['name', 'dial', 'display', 'address', 'city', 'kind', 'status', 'service-confidence',
  'audiences', 'topics', 'source']);

/* What goes together: a check has a day, a way and a role, or there was none. */
const CHECK = { checked: '', 'checked-how': '', 'checked-by': '' };

function edit(table, column, cell, more = {}) {
  const [id, nr] = EDITS[column];
  const row = rowOf(table, id, nr);
  for (const [name, value] of Object.entries({ [column]: cell, ...more })) {
    /* What is the service's stands in each of its rows. */
    const shared = table.rows.filter((one) => one.id === id && one[name] === row[name]);
    const own = /^(dial|display|abroad|keyword|address|title|platform|street|postal-code|city|office-region|page-language|hours|languages|cost|on-bill|valid-.*|confidence)$/;
    for (const one of own.test(name) ? [row] : shared)
      one[name] = value;
  }
}

function changedLines(before, after) {
  const [a, b] = [before.split('\n'), after.split('\n')];
  return a.length === b.length ? a.filter((line, i) => line !== b[i]).length : -1;
}

describe('every field can be edited', () => {
  test('the columns are all looked at', (t) => {
    const { columns } = exported(place(t));
    assert.deepEqual(columns.slice(5), Object.keys(EDITS));
  });

  for (const [column, [id, , cell, more]] of Object.entries(EDITS))
    test(column, (t) => {
      const folder = place(t);
      const table = exported(folder);
      const original = exported(folder);
      edit(table, column, cell, more);
      const dry = importTable(folder, table);
      assert.equal(dry.status, 0, dry.stderr);
      assert.match(dry.stdout, /not written \(use --write\)/);
      assert.ok(dry.stdout.includes(id) && dry.stdout.includes('→'), dry.stdout);
      assert.equal(lu(folder), String(content[LU]), 'a dry run writes nothing');
      const result = importTable(folder, table, {}, '--write');
      assert.equal(result.status, 0, result.stderr);
      assert.deepEqual(cellsOf(exported(folder)), cellsOf(table));
      const lines = changedLines(String(content[LU]), lu(folder));
      assert.ok(lines > 0 ? lines <= 2 : ['name', 'topics', 'audiences'].includes(column),
        `${lines} lines of the file differ`);
      assert.match(importTable(folder, table).stdout, NO_CHANGE);
      /* And back again. */
      for (const row of original.rows)
        row.exported = '';
      assert.equal(importTable(folder, original, {}, '--write').status, 0);
      assert.deepEqual(cellsOf(exported(folder)), cellsOf(original));
      if (column !== 'audiences')
        assert.equal(lu(folder), String(content[LU]), 'byte for byte');
    });

  for (const column of Object.keys(EDITS).filter((name) => !NEEDED.has(name)))
    test(`${column} taken away and put back`, (t) => {
      const folder = place(t);
      const table = exported(folder);
      edit(table, column, '', column in CHECK ? CHECK : {});
      const result = importTable(folder, table, {}, '--write');
      assert.equal(result.status, 0, result.stderr);
      assert.match(result.stdout, /→ \(nothing\)/);
      assert.deepEqual(cellsOf(exported(folder)), cellsOf(table));
      const back = exported(place(t));
      for (const row of back.rows)
        row.exported = '';
      assert.equal(importTable(folder, back, {}, '--write').status, 0);
      assert.deepEqual(cellsOf(exported(folder)), cellsOf(back));
    });

  for (const column of NEEDED)
    test(`${column} taken away is refused at its cell`, (t) => {
      const folder = place(t);
      const table = exported(folder);
      edit(table, column, '');
      const result = importTable(folder, table, {}, '--write');
      assert.equal(result.status, 1);
      assert.match(result.stderr, new RegExp(`^table\\.csv:\\d+:\\d+: error: row \\d+, column [A-Z]+ '${column}': `, 'm'));
      assert.equal(lu(folder), String(content[LU]));
    });
});
