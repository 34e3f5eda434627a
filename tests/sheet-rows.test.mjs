// SPDX-License-Identifier: MIT
// `balise import`: new and missing rows, several rows of one record, random edits.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { balise } from './lib/balise.mjs';
import { below, randomFrom } from './lib/random.mjs';
import {
  LU, MARK, NO_CHANGE, cellsOf, content, encode, exported, importTable, lu, place, rowOf,
} from './lib/table.mjs';

describe('rows', () => {
  test('a new channel stands behind the others, as they do', (t) => {
    const folder = place(t);
    const table = exported(folder);
    table.rows.push({ country: 'LU', id: 'lu-small', channel: 'email', address: 'help@example.org', cost: 'free' },
      { country: 'LU', id: 'lu-small', channel: 'phone', dial: 'tel:017', display: 'tel:017' },
      { country: 'LU', id: 'emergency:police', channel: 'sms', dial: 'tel:113', display: 'tel:113' });
    /* An empty cell of the service's columns would take its value away. */
    for (const row of table.rows.slice(-3))
      for (const name of table.columns.slice(5))
        row[name] ??= rowOf(table, row.id)[name].replace(/^.*$/, (cell) =>
          (/^(hours|languages|on-bill|abroad|keyword|title|dial|display|address|cost|valid-.*|confidence|page-language)$/
            .test(name) ? '' : cell));
    const dry = importTable(folder, table);
    assert.match(dry.stdout, /^LU lu-small\n {2}new email: address 'help@example\.org', cost 'free'\n {2}new phone: dial '017', display '017'\n/m);
    assert.equal(importTable(folder, table, {}, '--write').status, 0);
    assert.equal(lu(folder), String(content[LU])
      .replace('<phone dial="116006" display="116 006"/>\n', (line) =>
        `${line}    <email address="help@example.org" cost="free"/>\n    <phone dial="017" display="017"/>\n`)
      .replace('<phone dial="113" display="113"/>\n', (line) => `${line}    <sms dial="113" display="113"/>\n`));
  });

  const fresh = {
    country: 'LU', id: 'lu-new', channel: 'phone', name: 'fr: Nouvelle | lb: Nei', dial: 'tel:080099', display: 'tel:0800 99',
    kind: 'helpline', status: 'active', 'service-confidence': 'single-source', 'review-by': 'date:2027-05',
    'service-languages': 'fr lb', audiences: 'minor', topics: 'blackmail, grooming', 'age-min': '8', anonymous: 'yes',
    source: 'A list', 'source-date': 'date:2026', 'summary:fr': 'Aide.', 'summary:en': 'Helps.', 'summary:ar': 'يساعد.',
  };

  test('a new service stands behind the others, as they do', (t) => {
    const folder = place(t);
    const table = exported(folder);
    table.rows.push(fresh, { ...fresh, channel: 'web', address: 'https://example.org/', dial: '', display: '' });
    const result = importTable(folder, table, {}, '--write');
    assert.equal(result.status, 0, result.stderr);
    assert.match(result.stdout, /^LU lu-new\n {2}new service: .*kind 'helpline'.*\n {2}new phone: .*\n {2}new web: /m);
    assert.equal(lu(folder), String(content[LU]).replace('\n</directory>', `

  <service id="lu-new" kind="helpline" status="active" confidence="single-source" review-by="2027-05">
    <name xml:lang="fr">Nouvelle</name>
    <name xml:lang="lb">Nei</name>
    <summary xml:lang="fr">Aide.</summary>
    <summary xml:lang="en">Helps.</summary>
    <summary xml:lang="ar">يساعد.</summary>
    <phone dial="080099" display="0800 99"/>
    <web href="https://example.org/"/>
    <language code="fr"/> <language code="lb"/>
    <audience>minor</audience>
    <topic>blackmail</topic> <topic>grooming</topic>
    <eligibility age-min="8"/>
    <confidentiality anonymous="yes"/>
    <source title="A list" date="2026"/>
  </service>
</directory>`));
    assert.match(importTable(folder, exported(folder)).stdout, NO_CHANGE);
  });

  test('in a file of tabs and CRLF, too', (t) => {
    const path = 'content/directory/world.xml';
    const folder = place(t, { [path]: String(content[path]).replaceAll('\n', '\r\n') });
    const table = exported(folder);
    table.rows.push({ ...fresh, country: 'text:001', id: 'new', dial: 'tel:+35280021234', display: 'tel:8002 1234' });
    assert.equal(importTable(folder, table, {}, '--write').status, 0);
    const text = readFileSync(join(folder, path), 'utf8');
    assert.ok(text.includes('\t</service>\r\n\t<service id="new" '), text);
    assert.ok(text.includes('>\r\n\t\t<name xml:lang="fr">Nouvelle</name>\r\n\t\t<name'));
    assert.ok(!/[^\r]\n/.test(text));
  });

  test('what a new service lacks is told at its cells', (t) => {
    const folder = place(t);
    const table = exported(folder);
    table.rows.push({ ...fresh, topics: '', kind: 'helplin', 'review-by': 'date:soon', dial: 'tel:0800/99' });
    const result = importTable(folder, table, {}, '--write');
    assert.equal(result.status, 1);
    for (const line of [/row 15, column B 'id': 'service' needs a 'topic' inside \[element-missing\]/,
      /row 15, column G 'dial': .*\[phone-dial\]/, /row 15, column AM 'review-by': .*\[date-invalid\]/])
      assert.match(result.stderr, line);
    assert.equal(lu(folder), String(content[LU]));
  });

  test('a missing row is told and nothing is deleted', (t) => {
    const folder = place(t);
    const table = exported(folder);
    const rows = table.rows.filter((row) => row.country === 'LU' && row.id !== 'lu-old' && row.channel !== 'chat');
    const result = importTable(folder, { ...table, rows }, {}, '--write');
    assert.equal(result.status, 0);
    assert.match(result.stdout, /^balise: the table changes nothing; 3 warnings\n$/);
    assert.equal(result.stderr.replaceAll(/^table\.csv: warning: the table has no row of |, which stays .*$/gm, ''),
      "'001'\n'lu-old'\nchannel 4 (chat) of 'lu-full'\n");
    assert.equal(lu(folder), String(content[LU]));
  });

  test('one changed row of several is enough; two different changes are refused', (t) => {
    const folder = place(t);
    const table = exported(folder);
    rowOf(table, 'lu-full', '3').topics = 'grooming';
    assert.match(importTable(folder, table).stdout, /topics: 'blackmail listening' → 'grooming'/);
    rowOf(table, 'lu-full', '5').topics = 'blackmail';
    assert.match(importTable(folder, table).stderr,
      /row 8, column AP 'topics': 'blackmail', but row 6, column AP 'topics' says 'grooming' \[sheet-conflict\]/);
  });

  test('a table older than the record changes nothing in it', (t) => {
    const folder = place(t);
    const table = exported(folder);
    rowOf(table, 'lu-full', '2').dial = 'tel:080012801';
    rowOf(table, 'lu-full', '2').display = 'tel:0800/12 801';
    /* Somebody puts another telephone first. */
    writeFileSync(join(folder, LU), String(content[LU]).replace('    <phone   dial',
      '    <phone dial="080011111" display="0800 11 111"/>\n    <phone   dial'));
    const before = lu(folder);
    const result = importTable(folder, table, {}, '--write');
    assert.equal(result.status, 1);
    assert.match(result.stderr, /'lu-full' has changed since the table was exported \[sheet-stale\]/);
    assert.equal(lu(folder), before);
  });

  test('everything that is wrong is said in one run, and nothing is written', (t) => {
    const folder = place(t);
    const table = exported(folder);
    rowOf(table, 'lu-small').dial = '8.00212E+13';
    rowOf(table, 'lu-small').hours = 'hours:Mo-Xx 09:00-12:00';
    rowOf(table, 'lu-old', '').kind = 'pollice';
    rowOf(table, 'emergency:general').cost = 'standard';
    const result = importTable(folder, table, {}, '--write');
    assert.equal(result.status, 1);
    assert.match(result.stderr, /3 errors; nothing was written\n$/);
    assert.match(result.stderr, /sheet-number[^]*hours-syntax[^]*vocabulary-unknown/);
    assert.match(result.stdout, /emergency:general\n {2}phone 1, cost: 'free' → 'standard'/);
    assert.equal(lu(folder), String(content[LU]));
  });
});

function setSource(table, title) {
  for (const row of table.rows.filter((one) => one.id === 'lu-full'))
    row.source = title;
}

describe('the files of the directory keep their encoding', () => {
  const windows = String(content[LU]).replace('"UTF-8"', '"windows-1252"').replace(/ +<(summary|note) xml:lang="ar".*\n/g, '');
  const forms = {
    'UTF-8 with a byte order mark': Buffer.from(MARK + String(content[LU])),
    'UTF-16LE': encode(MARK + String(content[LU]).replace('UTF-8', 'UTF-16'), 'UTF-16LE'),
    'Windows-1252': encode(windows, 'WINDOWS-1252'),
  };
  for (const [name, bytes] of Object.entries(forms))
    test(name, (t) => {
      const folder = place(t, { [LU]: bytes });
      const table = exported(folder);
      setSource(table, 'une éditrice');
      const result = importTable(folder, table, {}, '--write');
      assert.equal(result.status, 0, result.stderr);
      const after = readFileSync(join(folder, LU));
      const [from, to] = ['2 lists', 'une éditrice'].map((text) =>
        (name === 'UTF-16LE' ? encode(text, 'UTF-16LE') : name === 'Windows-1252' ? encode(text, name) : Buffer.from(text)));
      const at = bytes.indexOf(from);
      assert.ok(after.equals(Buffer.concat([bytes.subarray(0, at), to, bytes.subarray(at + from.length)])));
    });

  test('what it cannot take up is refused', (t) => {
    const folder = place(t, { [LU]: forms['Windows-1252'] });
    const table = exported(folder);
    setSource(table, 'محررة');
    const result = importTable(folder, table, {}, '--write');
    assert.equal(result.status, 1);
    assert.match(result.stderr, /column AX 'source': the encoding of 'content\/directory\/lu\.xml' cannot take up/);
    assert.ok(readFileSync(join(folder, LU)).equals(forms['Windows-1252']));
  });
});

describe('random edits', () => {
  const values = {
    dial: (r) => `tel:0${10000 + below(r, 90000)}`,
    hours: (r) => `hours:Mo-Fr 0${below(r, 10)}:00-1${below(r, 10)}:30`,
    cost: (r) => ['free', 'standard', ''][below(r, 3)],
    'valid-from': (r) => ['', 'date:2026', `date:2026-0${1 + below(r, 9)}`][below(r, 3)],
    'review-by': (r) => `date:202${7 + below(r, 3)}-1${below(r, 3)}`,
    topics: (r) => ['blackmail', 'grooming listening', 'listening blackmail grooming'][below(r, 3)],
    audiences: (r) => ['adult', 'minor parent', 'parent adult minor'][below(r, 3)],
    'service-languages': (r) => ['', 'fr', 'ar en', 'lb fr en ar'][below(r, 4)],
    'age-max': (r) => ['', String(18 + below(r, 60))][below(r, 2)],
    consent: (r) => ['', 'yes', 'no'][below(r, 3)],
    'checked-how': (r) => ['call', 'email', 'letter', 'meeting'][below(r, 4)],
    source: (r) => ['A list', 'text:<&">', "l'appel « a » d’abord", 'par écrit ; "vite"'][below(r, 4)],
    'source-href': (r) => ['', 'https://example.org/?a=1&b=2'][below(r, 2)],
    'summary:fr': (r) => ['Aide & <conseille>.', 'Écoute ; "aide".', 'Aide.'][below(r, 3)],
    name: (r) => ['fr: Un', 'fr: Un | en: Two', 'en: A & B | fr: C | lb: D'][below(r, 3)],
  };
  const ofChannel = new Set(['dial', 'hours', 'cost', 'valid-from']);

  for (let seed = 1; seed <= 40; seed++)
    test(`seed ${seed}`, (t) => {
      const random = randomFrom(seed);
      const folder = place(t);
      const table = exported(folder);
      const services = table.rows.filter((row) => !row.id.startsWith('emergency:'));
      for (let n = 1 + below(random, 12); n > 0; n--) {
        const row = services[below(random, services.length)];
        const column = Object.keys(values)[below(random, Object.keys(values).length)];
        const value = values[column](random);
        if (column === 'dial' && !/phone|sms/.test(row.channel))
          continue;
        if (ofChannel.has(column) && !row.channel)
          continue;
        if (column === 'checked-how' && row.id !== 'lu-full')
          continue; /* the others have not been checked at all */
        if (column === 'name' && row.id === 'text:mar-17')
          continue; /* its name holds the sign that joins names */
        const same = ofChannel.has(column) ? [row] : services.filter((one) => one.id === row.id);
        for (const one of same)
          one[column] = value;
        if (column === 'dial')
          row.display = value;
      }
      const options = [{}, { separator: ',' }, { separator: '\t', encoding: 'UTF-16LE', mark: MARK },
        { quotes: true, end: '\n' }][below(random, 4)];
      const result = importTable(folder, table, options, '--write');
      assert.equal(result.status, 0, result.stderr);
      assert.deepEqual(cellsOf(exported(folder)), cellsOf(table));
      /* All that no column holds is still there. */
      for (const piece of String(content[LU]).match(/<!--[^]*?-->|<note[^]*?<\/note>|<source title="Another[^]*?>|<emergency[^]*?<\/emergency>/g))
        assert.ok(lu(folder).includes(piece), piece);
      assert.equal(balise(['check'], { cwd: folder }).stderr.includes('error'), false);
    });
});
