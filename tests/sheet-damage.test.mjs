// SPDX-License-Identifier: MIT
// `balise import` of tables that spreadsheets have damaged: each damage is found at its
// cell, and nothing is written. What Excel does is taken from what is written about it, for
// there is none here; what LibreOffice does is tried in sheet-office.test.mjs.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import {
  LU, NO_CHANGE, cellsOf, content, encode, exported, importTable, lu, place, rowOf, writeTable,
} from './lib/table.mjs';

/* [what happened, column, id, nr, what stands in the cell, code, what is said] */
const DAMAGES = [
  ['a lost zero', 'dial', 'lu-full', '2', '80012800', 'number', /has lost the '0'[^]*'tel:080012800'/],
  ['a lost zero of a short number', 'dial', 'lu-full', '3', '17', 'number', /has lost the '0'[^]*'tel:017'/],
  ['a lost zero of what is shown', 'display', 'lu-full', '3', '17', 'number', /has lost the '0'/],
  ['a lost zero and groups', 'display', 'lu-full', '2', '80.012.800', 'number', /has lost the '0'[^]*'tel:0800\/12 800'/],
  ['a lost zero and French groups', 'display', 'lu-full', '2', '80\u202F012\u202F800', 'number', /has lost the '0'/],
  ['a lost plus', 'dial', 'lu-full', '1', '35280021234', 'number', /has lost the '\+'[^]*'tel:\+35280021234'/],
  ['a lost plus from abroad', 'abroad', 'lu-full', '1', '352123456', 'number', /has lost the '\+'/],
  ['an exponent', 'dial', 'lu-full', '1', '3.528E+10', 'number', /cut short[^]*'tel:\+35280021234'/],
  ['an exponent with a comma', 'dial', 'lu-full', '1', '8,00212E+13', 'number', /cut short/],
  ['an exponent without a sign', 'display', 'lu-full', '1', '8E13', 'number', /cut short/],
  ['a keyword that looked like an exponent', 'keyword', 'lu-full', '3', '1.00E+05', 'number', /cut short[^]*'text:1E5'/],
  ['a keyword that was one', 'keyword', 'lu-full', '3', '100000.0', 'number', /decimal/],
  ['groups with commas', 'dial', 'lu-small', '1', '116,006', 'number', /separators/],
  ['groups with points', 'display', 'lu-small', '1', '116.006', 'number', /separators/],
  ['groups with apostrophes', 'dial', 'lu-small', '1', '116\u2019006', 'number', /separators/],
  ['groups with no-break spaces', 'dial', 'lu-small', '1', '116\u00A0006\u00A0000', 'number', /separators/],
  ['a decimal point', 'dial', 'lu-small', '1', '116006.0', 'number', /decimal/],
  ['a decimal comma', 'dial', 'lu-small', '1', '116006,00', 'number', /decimal/],
  ['a number whose zeros nobody knows', 'dial', 'lu-full', '2', '80012801', 'number', /may have lost[^]*'tel:80012801'/],
  ['a date of a number', 'dial', 'lu-full', '3', '17. Jan', 'date', /has made of a number[^]*'tel:017'/],
  ['a date with slashes of a number', 'dial', 'lu-full', '3', '17/01/2026', 'date', /of a number/],
  ['a date with points of a number', 'display', 'lu-full', '3', '17.01.2026', 'date', /of a number/],
  ['an ISO date of a number', 'dial', 'lu-full', '3', '2026-01-17', 'date', /of a number/],
  ['a date with a time of a number', 'dial', 'lu-full', '3', '17/01/2026 00:00', 'date', /of a number/],
  ['a French month', 'dial', 'lu-full', '3', '17-janv', 'date', /of a number/],
  ['hours as a part of a day', 'hours', 'lu-full', '1', '0.375', 'date', /time or a number[^]*'hours:Mo-Fr 09:00-16:00; Sa 10:00-12:00'/],
  ['hours as a part of a day with a comma', 'hours', 'lu-full', '1', '0,375', 'date', /time or a number/],
  ['hours as a time', 'hours', 'lu-full', '1', '09:00:00', 'date', /time or a number/],
  ['hours as an English time', 'hours', 'lu-full', '1', '9:00 AM', 'date', /time or a number/],
  ['24/7 as a date', 'hours', 'lu-full', '2', '24-Jul', 'date', /is a date[^]*'hours:24\/7'/],
  ['24/7 as a long date', 'hours', 'lu-full', '2', '24/07/2026', 'date', /is a date/],
  ['24/7 as a number of days', 'hours', 'lu-full', '2', '46227', 'date', /time or a number/],
  ['a day as a number of days', 'review-by', 'lu-full', '1', '46529', 'date', /: 2027-05-22\b/],
  ['a day as in France', 'review-by', 'lu-full', '1', '22/05/2027', 'date', /own form[^]*'date:2027-05-22'/],
  ['a day as in the United States', 'review-by', 'lu-full', '1', '5/22/27', 'date', /own form/],
  ['a day as in Germany', 'review-by', 'lu-full', '1', '22.05.2027', 'date', /own form/],
  ['a month in letters', 'valid-to', 'lu-full', '1', 'Mar-27', 'date', /own form[^]*'date:2027-03'/],
  ['a month in French letters', 'valid-to', 'lu-full', '1', 'mars-27', 'date', /own form/],
  ['a month with a day', 'valid-to', 'lu-full', '1', '2027-03-01', 'date', /more than the record's date/],
  ['a year with a day', 'since', 'lu-full', '1', '2020-01-01', 'date', /more than the record's date/],
  ['an age with decimals', 'age-max', 'lu-full', '1', '17.0', 'number', /decimal/],
  ['an age as a date', 'age-max', 'lu-full', '1', '17/01/1900', 'date', /not an age/],
  ['a formula', 'title', 'lu-full', '5', '=HELP()', 'value', /a formula[^]*'text:=Help'/],
  ['a formula around a number', 'dial', 'lu-full', '3', '="017"', 'value', /a formula[^]*'tel:017'/],
  ['a formula that failed', 'title', 'lu-full', '5', '#NAME?', 'value', /error of the spreadsheet/],
  ['one that failed in French', 'title', 'lu-full', '5', '#NOM?', 'value', /error of the spreadsheet/],
  ['a lost reference', 'dial', 'lu-full', '3', '#REF!', 'value', /error of the spreadsheet/],
  ['a missing value', 'dial', 'lu-full', '3', '#N/A', 'value', /error of the spreadsheet/],
  ['an error of LibreOffice', 'dial', 'lu-full', '3', 'Err:508', 'value', /error of the spreadsheet/],
  ['a narrow column', 'dial', 'lu-full', '3', '#####', 'value', /error of the spreadsheet/],
  ['a logical value', 'on-bill', 'lu-full', '1', 'TRUE', 'value', /logical value[^]*the record says 'no'/],
  ['a logical value where nothing was', 'on-bill', 'lu-small', '1', 'FALSE', 'value', /logical value[^]*'yes' or 'no'/],
  ['a keyword that has become a number', 'keyword', 'lu-full', '3', '100000', 'number', /another text[^]*'text:100000'/],
  ['a logical value in French', 'anonymous', 'lu-full', '1', 'VRAI', 'value', /logical value/],
  ['a logical value in German', 'anonymous', 'lu-full', '1', 'WAHR', 'value', /logical value/],
  ['question marks for letters', 'name', 'lu-full', '1', 'fr: ?coute « 3018 » | lb: Lauschteren', 'encoding', /has lost letters[^]*'fr: Écoute/],
  ['question marks for Arabic', 'summary:ar', 'lu-full', '1', '?? ???? ?????.', 'encoding', /has lost letters/],
  ['underscores for Arabic', 'summary:ar', 'lu-full', '1', '__ ____ _____.', 'encoding', /has lost letters/],
  ['replacement characters', 'summary:fr', 'lu-full', '1', '\uFFFDcoute.', 'encoding', /has lost letters/],
  ['UTF-8 read as Windows-1252', 'summary:fr', 'lu-full', '1', 'Ã‰coute et oriente.', 'encoding', /probably 'Écoute et oriente\.'/],
  ['Arabic read as Windows-1252', 'summary:ar', 'lu-small', '1', 'ÙŠØ³Ø§Ø¹Ø¯.', 'encoding', /probably 'يساعد\.'/],
  ['the nearest letters', 'name', 'text:mar-17', '1', 'fr: Lódz | Écoute', 'encoding', /has lost letters/],
  ['marks beside an edit', 'summary:fr', 'lu-full', '1', '?coute et conseille ; l?appel n?est pas enregistr?.', 'encoding', /has lost letters/],
];

/* Columns of the service stand in each of its rows, as spreadsheets would damage them. */
function damage(table, [, column, id, nr, cell]) {
  const old = rowOf(table, id, nr)[column];
  for (const row of table.rows)
    if (row.id === id && row[column] === old && (row.nr === nr || /:|-by|since|age|anonymous|name/.test(column)))
      row[column] = cell;
}

describe('damages', () => {
  for (const entry of DAMAGES)
    test(`${entry[0]} (${entry[1]})`, (t) => {
      const [, column, id, nr, cell, code, said] = entry;
      const folder = place(t);
      const table = exported(folder);
      damage(table, entry);
      const result = importTable(folder, table, {}, '--write');
      assert.equal(result.status, 1);
      assert.match(result.stderr, said);
      assert.ok(result.stderr.includes(`[sheet-${code}]`), result.stderr);
      const row = table.rows.findIndex((one) => one.id === id && one.nr === nr) + 2;
      assert.match(result.stderr, new RegExp(`^table\\.csv:${row}:\\d+: error: row ${row}, column [A-Z]+ '${column}': `, 'm'));
      /* The column of the text is where the cell begins. */
      const [, at] = result.stderr.match(new RegExp(`^table\\.csv:${row}:(\\d+)`, 'm'));
      const line = readFileSync(join(folder, 'table.csv'), 'utf8').split('\n')[row - 1];
      assert.ok([...line].slice(at - 1).join('').startsWith(cell.replaceAll('"', '""')), line);
      assert.match(result.stderr, /nothing was written\n$/);
      assert.equal(lu(folder), String(content[LU]));
    });

  test('behind its prefix, everything is what it says', (t) => {
    const folder = place(t);
    const table = exported(folder);
    rowOf(table, 'lu-full', '3').dial = 'tel:17';
    rowOf(table, 'lu-full', '3').display = 'tel:17';
    rowOf(table, 'lu-full', '3').keyword = 'text:17/01/2026';
    rowOf(table, 'lu-full', '5').title = 'text:TRUE';
    rowOf(table, 'lu-small').dial = 'tel:116007';
    rowOf(table, 'lu-small').display = 'tel:116.007';
    assert.equal(importTable(folder, table, {}, '--write').status, 0);
    assert.deepEqual(cellsOf(exported(folder)), cellsOf(table));
  });

  test('what a person writes is no damage', (t) => {
    const folder = place(t);
    const table = exported(folder);
    const edits = {
      display: 'tel:8002-1234', hours: 'Mo,We 10:00-12:00', 'review-by': '2027-06-01', 'valid-to': '2028',
      'summary:fr': 'Qui appelle ? Qui répond ? Écoute.', 'summary:en': 'On 17/01/2026 it moved: why?', 'source-href':
        'https://example.org/?q', 'age-max': '18', 'checked-how': 'letter', name: 'fr: Ecoute | lb: Lauschteren',
    };
    for (const [name, cell] of Object.entries(edits))
      rowOf(table, 'lu-full')[name] = cell;
    const result = importTable(folder, table, {}, '--write');
    assert.equal(result.status, 0, result.stderr);
    assert.equal(result.stderr, '');
  });

  test('a country whose zeros are lost', (t) => {
    const folder = place(t);
    const table = exported(folder);
    rowOf(table, 'text:mar-17').country = '1';
    assert.match(importTable(folder, table).stderr, /'mar-17' is a record of '001'[^]*write 'text:001'/);
  });
});

describe('encodings of tables', () => {
  /* A directory that Windows-1252 and Mac Roman can hold. */
  const western = { [LU]: String(content[LU]).replace(/ +<(summary|note) xml:lang="ar".*\n/g, ''),
    'content/directory/world.xml': null };

  test('Windows-1252 is recognised', (t) => {
    const folder = place(t, western);
    const result = importTable(folder, exported(folder), { encoding: 'WINDOWS-1252' });
    assert.match(result.stdout, /^balise: the table changes nothing; 1 warning\n$/);
    assert.match(result.stderr, /^table\.csv:\d+:\d+: warning: .*\[charset-guessed\]/);
    assert.match(result.stderr, /--encoding macintosh/);
    assert.match(importTable(folder, exported(folder), { encoding: 'WINDOWS-1252' }, '--encoding', 'windows-1252').stdout,
      NO_CHANGE);
  });

  test('Mac Roman is read where it is declared', (t) => {
    const folder = place(t, western);
    const table = exported(folder);
    assert.match(importTable(folder, table, { encoding: 'MACINTOSH' }, '--encoding', 'macintosh').stdout, NO_CHANGE);
    const result = importTable(folder, table, { encoding: 'MACINTOSH' }, '--write');
    assert.equal(result.status, 1);
    assert.match(result.stderr, /has lost letters[^]*--encoding macintosh/);
    assert.equal(result.stdout, '', 'no letter is changed');
  });

  test('an unknown encoding, and bytes that one does not have', (t) => {
    const folder = place(t);
    assert.match(importTable(folder, exported(folder), {}, '--encoding', 'klingon').stderr, /\[charset-unknown\]/);
    assert.match(importTable(folder, encode('é', 'UTF-16LE'), {}, '--encoding', 'us-ascii').stderr, /\[charset-invalid\]/);
  });

  test('a table that is none, an empty one, and no file', (t) => {
    const folder = place(t);
    for (const bytes of ['', '\n', '\uFEFF', '""', 'a;b\n1;2\n'])
      assert.match(importTable(folder, Buffer.from(bytes)).stderr, /no column 'id' \[sheet-column\]/);
    const { status, stderr } = importTable(folder, Buffer.from('\u0000\u0001'));
    assert.equal(status, 1);
    assert.match(stderr, /charset-nul/);
  });

  test('random bytes in a table never stop it', (t) => {
    const folder = place(t);
    const table = writeTable(exported(folder));
    for (let seed = 0; seed < 30; seed++) {
      const bytes = Buffer.from(table);
      for (let n = 0; n <= seed; n++)
        bytes[(seed * 7919 + n * 104729) % bytes.length] = (seed * 31 + n * 17) % 256;
      assert.ok([0, 1].includes(importTable(folder, bytes).status));
    }
  });
});
