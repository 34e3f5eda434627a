// SPDX-License-Identifier: MIT
// `balise export csv` and `balise import`: tables that nobody has edited.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { balise, repository, workspace } from './lib/balise.mjs';
import {
  LU, MARK, NO_CHANGE, content, exported, importTable, lu, place, readTable, rowOf, writeTable,
} from './lib/table.mjs';
import { assertSameTree, readTree } from './lib/trees.mjs';

function good(folder, ...args) {
  const result = balise(args, { cwd: folder });
  assert.equal(result.status, 0, result.stderr);
  return result;
}

describe('export', () => {
  test('is RFC 4180, with a byte order mark, a row for each channel', (t) => {
    const folder = place(t);
    const bytes = Buffer.from(good(folder, 'export', 'csv').stdout);
    assert.ok(bytes.subarray(0, 3).equals(Buffer.from(MARK)));
    const lines = bytes.toString().split('\n');
    assert.ok(lines.slice(0, -1).every((line) => line.endsWith('\r')), 'CRLF');
    const table = readTable(bytes);
    assert.deepEqual(table.columns.slice(0, 5), ['country', 'id', 'nr', 'channel', 'exported']);
    assert.equal(table.rows.length, 2 + 8 + 1 + 1 + 1);
    const row = rowOf(table, 'lu-full');
    assert.equal(row.name, 'fr: Écoute « 3018 » | lb: Lauschteren');
    assert.equal(row.dial, 'tel:+35280021234');
    assert.equal(row['valid-to'], 'date:2027-03');
    assert.equal(row.topics, 'blackmail listening');
    assert.equal(rowOf(table, 'lu-full', '2').hours, 'hours:24/7');
    assert.equal(rowOf(table, 'lu-full', '3').keyword, 'text:1E5');
    assert.equal(rowOf(table, 'lu-full', '5').title, 'text:=Help');
    assert.equal(rowOf(table, 'text:mar-17').country, 'text:001');
    assert.equal(rowOf(table, 'lu-old', '').channel, '');
  });

  test('says the same with each separator, on standard output and in a file', (t) => {
    const folder = place(t);
    const first = exported(folder);
    for (const separator of [',', '\t'])
      assert.deepEqual(exported(folder, separator), first);
    const bytes = good(folder, 'export', 'csv', '--separator', 'tab').stdout;
    assert.equal(bytes, readFileSync(join(folder, 'exported.csv'), 'utf8'));
  });

  test('no cell begins as a number, a formula or a date does', (t) => {
    const tables = [exported(place(t)),
      readTable(Buffer.from(good(repository, 'export', 'csv').stdout))];
    for (const { rows } of tables)
      for (const row of rows)
        for (const [name, cell] of Object.entries(row))
          if (cell && name !== 'nr' && !/age-/.test(name))
            assert.match(cell, /^\p{L}/u, `${row.id} ${name}`);
  });

  test('a directory with errors is not exported', (t) => {
    const folder = place(t, { [LU]: String(content[LU]).replace('dial="017"', 'dial="0 17"') });
    const result = balise(['export', 'csv'], { cwd: folder });
    assert.equal(result.status, 1);
    assert.equal(result.stdout, '');
    assert.match(result.stderr, /lu\.xml:\d+:\d+: error: .*\[phone-dial\]/);
  });

  test('a service of a later content folder stands for the earlier one', (t) => {
    const school = '<directory country="LU">\n<service id="lu-small" kind="helpline" status="active"' +
      ' confidence="verified"><name>Ours</name><phone dial="116006" display="116006"/>' +
      '<audience>adult</audience><topic>grooming</topic><source title="We" date="2026"/></service>\n</directory>\n';
    const folder = place(t, { 'school/directory/lu.xml': school });
    const both = ['--content', 'content', '--content', 'school'];
    const table = readTable(Buffer.from(good(folder, 'export', 'csv', ...both).stdout));
    assert.deepEqual(table.rows.filter((row) => row.id === 'lu-small').map((row) => row.name), ['Ours']);
    rowOf(table, 'lu-small').display = 'tel:116 006';
    const result = importTable(folder, table, {}, '--write', ...both);
    assert.equal(result.status, 0, result.stderr);
    assert.ok(readFileSync(join(folder, 'school/directory/lu.xml'), 'utf8')
      === school.replace('display="116006"', 'display="116 006"'));
    assert.equal(lu(folder), String(content[LU]));
  });
});

/* How programs save tables. */
const FORMS = {
  'as exported': { mark: MARK },
  'without a byte order mark': {},
  'with commas': { separator: ',' },
  'with tabs': { separator: '\t' },
  'with all cells in quotes': { quotes: true },
  'with LF': { end: '\n' },
  'with CR': { end: '\r' },
  'in UTF-16LE with tabs (Excel’s Unicode text)': { separator: '\t', encoding: 'UTF-16LE', mark: MARK },
  'in UTF-16BE': { encoding: 'UTF-16BE', mark: MARK },
};

describe('export and import change nothing', () => {
  for (const [name, options] of Object.entries(FORMS))
    test(name, (t) => {
      const folder = place(t);
      const before = readTree(join(folder, 'content'));
      const result = importTable(folder, exported(folder), options, '--write');
      assert.match(result.stdout, NO_CHANGE);
      assert.equal(result.stderr, '');
      assertSameTree(readTree(join(folder, 'content')), before);
    });

  test('our own content', (t) => {
    const folder = workspace(t, Object.fromEntries(Object.entries(readTree(join(repository, 'content')))
      .map(([path, bytes]) => [`content/${path}`, bytes])));
    const before = readTree(join(folder, 'content'));
    good(folder, 'export', 'csv', '--out', 'table.csv');
    assert.match(good(folder, 'import', 'table.csv', '--write').stdout, NO_CHANGE);
    assertSameTree(readTree(join(folder, 'content')), before);
  });

  test('in another order, with less columns, and with a first line sep=', (t) => {
    const folder = place(t);
    const { columns, rows } = exported(folder);
    const few = { columns: columns.filter((name) => !/summary|source|age/.test(name)).reverse(),
      rows: rows.toReversed?.() ?? [...rows].reverse() };
    assert.match(importTable(folder, few, { separator: ',' }).stdout, NO_CHANGE);
    const bytes = Buffer.concat([Buffer.from('sep=|\r\n'), writeTable(few, { separator: '|' })]);
    assert.match(importTable(folder, bytes).stdout, NO_CHANGE);
  });

  test('what programs add without harm', (t) => {
    const folder = place(t);
    const table = exported(folder);
    const row = rowOf(table, 'lu-full');
    row.dial = ' TEL: +35280021234 ';
    row.display = '8002\u00A01234';
    row.hours = 'Mo-Fr 09:00-16:00;\u00A0Sa 10:00-12:00 ';
    row['age-min'] = '08';
    row.topics = 'blackmail, listening';
    rowOf(table, 'lu-full', '2').hours = '24/7';
    rowOf(table, 'lu-full', '2').dial = "'080012800";
    rowOf(table, 'lu-small').dial = '116006';
    table.rows.push(Object.fromEntries(table.columns.map((name) => [name, ' '])));
    assert.match(importTable(folder, table).stdout, NO_CHANGE);
  });
});
