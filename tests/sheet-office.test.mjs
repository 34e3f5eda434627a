// SPDX-License-Identifier: MIT
// LibreOffice opens tables of the directory and saves them again, as editors do: what it
// changes is found, and nothing else is. Skipped where there is no LibreOffice.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { repository, temporaryFolder, workspace } from './lib/balise.mjs';
import {
  LU, MARK, NO_CHANGE, content, decode, exported, importTable, lu, place, readTable, writeTable,
} from './lib/table.mjs';
import { readTree } from './lib/trees.mjs';

const hasOffice = spawnSync('soffice', ['--version']).status === 0;
const UTF8 = 76;
const WINDOWS = 1;

/* Separator, quote, encoding, first row: and every cell as it is shown. */
function csvFilter(encoding) {
  return `csv:Text - txt - csv (StarCalc):59,34,${encoding},1,,0,false,true,false`;
}

test('`make deps-test` installs LibreOffice', () => {
  assert.match(readFileSync(join(repository, '.ci/install'), 'utf8'), /^libreoffice-calc-nogui /m);
});

describe('LibreOffice', { skip: !hasOffice && 'there is no LibreOffice here' }, () => {
  const tables = {}; // as exported
  /* With the tables of all fields, our own, and the first without prefixes. */
  const hook = { after };
  const folder = temporaryFolder(hook);

  const ours = Object.fromEntries(Object.entries(readTree(join(repository, 'content')))
    .map(([path, bytes]) => [`content/${path}`, bytes]));

  /* One start for several files: it takes longer than all that it does. */
  function convert(to, outdir, ...files) {
    const run = spawnSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless',
      ...(files[0].endsWith('.csv') ? [`--infilter=CSV:59,34,${UTF8},1`] : []), '--convert-to', to,
      '--outdir', join(folder, outdir), ...files.map((file) => join(folder, file))],
    { encoding: 'utf8', timeout: 240_000 });
    assert.equal(run.status, 0, run.stderr);
  }

  function saved(path) {
    return readFileSync(join(folder, path));
  }

  before(() => {
    tables.fields = exported(place(hook));
    tables.ours = exported(workspace(hook, ours));
    const bare = tables.fields.rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) =>
      [name, /^(country|id)$/.test(name) ? cell : cell.replace(/^(tel|date|hours|text):/, '')])));
    tables.bare = { ...tables.fields, rows: bare };
    for (const [name, table] of Object.entries(tables))
      writeFileSync(join(folder, `${name}.csv`), writeTable(table, { mark: MARK }));
    for (const name of ['xlsx', 'ods'])
      writeFileSync(join(folder, `through-${name}.csv`), writeTable(tables.fields, { mark: MARK }));
    mkdirSync(join(folder, 'profile'));
    convert(csvFilter(UTF8), 'utf8', 'fields.csv', 'ours.csv', 'bare.csv');
    convert(csvFilter(WINDOWS), 'windows', 'fields.csv', 'ours.csv');
  });

  for (const [name, files] of [['fields', content], ['ours', ours]]) {
    test(`${name}.csv, opened and saved, loses nothing`, (t) => {
      const table = saved(`utf8/${name}.csv`);
      assert.deepEqual(readTable(table), tables[name]);
      assert.match(importTable(workspace(t, files), table).stdout, NO_CHANGE);
    });

    test(`${name}.csv, saved in Windows-1252: every damaged cell is refused, no other`, (t) => {
      const bytes = saved(`windows/${name}.csv`);
      const table = readTable(Buffer.from(decode(bytes, 'WINDOWS-1252')));
      const damaged = tables[name].rows.flatMap((row, i) => tables[name].columns
        .filter((column) => row[column] !== table.rows[i][column]).map((column) => `row ${i + 2}, '${column}'`));
      assert.ok(damaged.length > 10, `${damaged.length} cells are damaged`);
      const result = importTable(workspace(t, files), bytes, {}, '--write');
      assert.equal(result.status, 1);
      assert.equal(result.stdout, '', 'nothing is changed by mistake');
      const refused = [...result.stderr.matchAll(/error: row (\d+), column [A-Z]+ ('[^']+').*\[sheet-encoding\]/g)]
        .map(([, row, column]) => `row ${row}, ${column}`);
      assert.deepEqual(refused.sort(), damaged.sort());
    });
  }

  test('through xlsx and ods, nothing is lost', (t) => {
    convert('xlsx', 'books', 'through-xlsx.csv');
    convert('ods', 'books', 'through-ods.csv');
    convert(csvFilter(UTF8), 'back', 'books/through-xlsx.xlsx', 'books/through-ods.ods');
    for (const name of ['xlsx', 'ods'])
      assert.match(importTable(place(t), saved(`back/through-${name}.csv`)).stdout, NO_CHANGE, name);
  });

  test('what it damages where the prefixes were taken away is found', (t) => {
    const site = place(t);
    const result = importTable(site, saved('utf8/bare.csv'), {}, '--write');
    assert.match(result.stderr, /column G 'dial': '17' has lost the '0'/);
    assert.match(result.stderr, /column G 'dial': '35280021234' has lost the '\+'/);
    assert.match(result.stderr, /column J 'keyword': '100000' may be what a spreadsheet has made/);
    assert.equal(result.stdout, '', 'nothing is changed by mistake');
    assert.equal(lu(site), String(content[LU]));
  });
});
