// SPDX-License-Identifier: MIT
// Tables for spreadsheets: read by csv-parse, which shares no code with Balise, and
// written here as different programs write them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';

import { balise, testsFolder, withoutProgress, workspace } from './balise.mjs';
import { readTree } from './trees.mjs';

/** The byte order mark. */
export const MARK = '\uFEFF';
/** What an import says that finds nothing. */
export const NO_CHANGE = /^balise: the table changes nothing; nothing to complain about\n$/;
/** A directory in which every field has a value, and its file. */
export const content = readTree(join(testsFolder, 'sheet'));
export const LU = 'content/directory/lu.xml';

/** { columns, rows: [{ column: cell }] } of a table in UTF-8. */
export function readTable(bytes, separator = ';') {
  const lines = parse(bytes, {
    bom: true, delimiter: separator, relax_column_count: false, relax_quotes: false,
  });
  const [columns, ...cells] = lines;
  return {
    columns,
    rows: cells.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]]))),
  };
}

function iconv(input, from, to) {
  const run = spawnSync('iconv', ['-f', from, '-t', to], { input, maxBuffer: 1 << 28 });
  if (run.status !== 0)
    throw new Error(`iconv: ${run.stderr}`);
  return run.stdout;
}

/** Text in another encoding, by the iconv program. Throws where it has no such letter. */
export function encode(text, encoding) {
  return iconv(text, 'UTF-8', encoding);
}

export function decode(bytes, encoding) {
  return iconv(bytes, encoding, 'UTF-8').toString();
}

/** The bytes of a table. `quotes` puts every cell in quotes; `mark` the byte order mark. */
export function writeTable({ columns, rows }, options = {}) {
  const { separator = ';', end = '\r\n', encoding = 'UTF-8', mark = '', quotes = false } = options;
  const cell = (text) => (quotes || text.includes('"') || text.includes(separator) || /[\r\n]/.test(text)
    ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [columns, ...rows.map((row) => columns.map((name) => row[name] ?? ''))];
  const text = mark + lines.map((line) => line.map(cell).join(separator) + end).join('');
  return encoding === 'UTF-8' ? Buffer.from(text) : encode(text, encoding);
}

/** A folder with the content of sheet/, and what a test has instead. */
export function place(t, files = {}) {
  return workspace(t, { ...content, ...files });
}

/** The table that Balise makes of the content in the folder. */
export function exported(folder, separator = ';') {
  const name = separator === '\t' ? 'tab' : separator;
  const { status, stderr } =
    balise(['export', 'csv', '--out', 'exported.csv', '--separator', name], { cwd: folder });
  assert.equal(status, 0, stderr);
  return readTable(readFileSync(join(folder, 'exported.csv')), separator);
}

/** Imports a table, or the bytes of one. */
export function importTable(folder, table, options = {}, ...args) {
  writeFileSync(join(folder, 'table.csv'), Buffer.isBuffer(table) ? table : writeTable(table, options));
  return withoutProgress(balise(['import', 'table.csv', ...args], { cwd: folder }));
}

export function rowOf(table, id, nr = '1') {
  const row = table.rows.find((one) => one.id === id && one.nr === nr);
  assert.ok(row, `${id} ${nr}`);
  return row;
}

/** The cells without the one that changes with any of them. */
export function cellsOf({ rows }) {
  return rows.map(({ exported: version, ...cells }) => cells);
}

/** The file of the directory as it is now. */
export function lu(folder) {
  return readFileSync(join(folder, LU), 'utf8');
}
