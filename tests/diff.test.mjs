// SPDX-License-Identifier: MIT
// `balise diff`. Each folder of drift/ is something that did happen to a helpline, as a row
// of content folders 1, 2 …; expected.txt and expected.md tell what changed from each to the
// next. BALISE_UPDATE=1 rewrites them.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse as parseCsv } from 'csv-parse/sync';
import YAML from 'yaml';

import { balise, baseContent, repository, testsFolder, workspace } from './lib/balise.mjs';
import { readTree, writeTree } from './lib/trees.mjs';

const drift = join(testsFolder, 'drift');
const vocabulary = readFileSync(join(drift, 'vocabulary.yaml'));
const names = readdirSync(drift).filter((name) => !name.endsWith('.yaml'));

function folders(name) {
  return readdirSync(join(drift, name)).filter((part) => /^\d$/.test(part)).sort();
}

/* A case's folders with the vocabulary that they share. */
function layOut(t, name) {
  const files = folders(name).flatMap((part) => [
    [`${part}/vocabulary.yaml`, vocabulary],
    ...Object.entries(readTree(join(drift, name, part))).map(([path, text]) => [`${part}/${path}`, text]),
  ]);
  return workspace(t, Object.fromEntries(files));
}

function diff(cwd, ...args) {
  const { stdout, stderr, status } = balise(['diff', ...args], { cwd });
  assert.equal(stderr, '');
  return { stdout, status };
}

describe('what did happen', () => {
  for (const name of names)
    for (const [format, file] of [['text', 'expected.txt'], ['markdown', 'expected.md']])
      test(`${name}, ${format}`, (t) => {
        const place = layOut(t, name), row = folders(name);
        const told = row.slice(1).map((next, i) => {
          const { stdout, status } = diff(place, row[i], next, '--format', format);
          assert.equal(status, 1);
          return `== ${row[i]} ${next}\n${stdout}`;
        }).join('');
        const path = join(drift, name, file);
        if (process.env.BALISE_UPDATE === '1')
          writeFileSync(path, told);
        else
          assert.equal(told, existsSync(path) ? readFileSync(path, 'utf8') : `(no ${file})`);
      });

  test('nothing: no word, and 0', (t) => {
    for (const name of names) {
      const place = layOut(t, name);
      for (const part of folders(name))
        assert.deepEqual(diff(place, part, part), { stdout: '', status: 0 });
    }
  });

  test('our own content is like itself', () =>
    assert.deepEqual(diff(repository, 'content', 'content'), { stdout: '', status: 0 }));
});

const base = baseContent();
const lu = String(base['content/directory/lu.xml']);
const TABLE = 'data/services.csv';

/* Builds the site of a content folder beside it; gives its name. */
function build(place, content) {
  const out = `${content}-site`;
  const { stderr, status } = balise(['build', '--content', content, '--out', out], { cwd: place });
  assert.equal(status, 0, stderr);
  return out;
}

/* A vocabulary whose words are its keys, as they are for two sites without any. */
function keysAsWords(vocabulary) {
  return YAML.stringify(Object.fromEntries(Object.entries(YAML.parse(String(vocabulary)))
    .map(([list, words]) => [list, Object.fromEntries(Object.keys(words)
      .map((key) => [key, { name: { en: key } }]))])));
}

/* Sites tell what their contents tell, with contents and among themselves. */
function assertSitesTell(place, old, next, expected) {
  const sites = [build(place, old), build(place, next)];
  assert.deepEqual(diff(place, sites[0], next), expected);
  assert.deepEqual(diff(place, old, sites[1]), expected);
  assert.deepEqual(diff(place, old, sites[0]), { stdout: '', status: 0 });
  assert.deepEqual(diff(place, sites[1], next), { stdout: '', status: 0 });
  for (const side of [old, next]) {
    const path = join(place, side, 'vocabulary.yaml');
    writeFileSync(path, keysAsWords(readFileSync(path)));
  }
  assert.deepEqual(diff(place, ...sites), diff(place, old, next));
}

/* The base in old/, and in new/ with lu.xml changed. */
function both(t, change, more = {}) {
  const files = Object.entries(base).flatMap(([path, text]) => ['old', 'new'].map((side) =>
    [path.replace('content', side), text]));
  return workspace(t, {
    ...Object.fromEntries(files), 'new/directory/lu.xml': change(lu), ...more,
  });
}

function lines(place, ...args) {
  const { stdout, status } = diff(place, 'old', 'new', ...args);
  assert.equal(status, 1);
  return stdout.split('\n').slice(0, -1);
}

const help = '  lu-help (Helpline): ';
const CHANGES = {
  'a number': [['dial="+35280021234" display="8002 1234"', 'dial="+35280021235" display="8002 1235"'],
    `${help}number: 8002 1234 (Luxembourg) → 8002 1235 (Luxembourg)`],
  'the digits behind a number': [['dial="+35280021234"', 'dial="80021234"'],
    `${help}number: 8002 1234 (Luxembourg), dialled +35280021234 → 8002 1234 (Luxembourg), dialled 80021234`],
  'its spelling': [['display="8002 1234"', 'display="8002-1234"'],
    `${help}spelling: 8002 1234 (Luxembourg) → 8002-1234 (Luxembourg)`],
  'hours': [['display="8002 1234"', 'display="8002 1234" hours="24/7"'],
    `${help}hours of 8002 1234 (Luxembourg): unknown → 24/7`],
  'cost': [['display="8002 1234"', 'display="8002 1234" cost="free"'],
    `${help}cost of 8002 1234 (Luxembourg): unknown → free`],
  'a further channel': [['<audience>', '<web href="https://example.org"/><audience>'],
    `${help}added: web https://example.org`],
  'languages': [['<audience>', '<language code="fr"/><language code="en"/><audience>'],
    `${help}languages: unknown → English, French`],
  'names': [['>Helpline<', '>Help Line<'], '  lu-help (Help Line): name: Helpline → Help Line'],
  'status': [['status="active" confidence="verified">', 'status="suspended" since="2026-11" confidence="verified">'],
    `${help}status: active → suspended since 2026-11`],
  'the end of its validity': [['id="lu-help"', 'id="lu-help" valid-to="2027"'],
    `${help}valid: without dates → to 2027`],
  'who may call': [['<audience>', '<eligibility age-max="25"/><audience>'],
    `${help}age: any → up to 25`],
  'another id': [['id="lu-help"', 'id="lu-helpline"'],
    `${help}removed: active, 8002 1234 (Luxembourg); keep it as retired, so that its number stays findable`,
    '  lu-helpline (Helpline): added: active, 8002 1234 (Luxembourg)'],
  'an emergency number': [['dial="112" display="112"', 'dial="113" display="113"'],
    '  emergency number 113 (Luxembourg), general: number: 112 (Luxembourg) → 113 (Luxembourg)'],
  'how sure an emergency number is': [['purpose="general" confidence="verified"', 'purpose="general" confidence="disputed"'],
    '  emergency number 112 (Luxembourg), general: confidence: verified → disputed'],
  'a further emergency number': [['<service', `<emergency purpose="police" confidence="verified">
     <phone dial="113" display="113"/><source title="A list" date="2026"/></emergency><service`],
  '  emergency number 113 (Luxembourg), police: added'],
  'a time zone': [['country="LU"', 'country="LU" timezone="Europe/Luxembourg"'],
    '  all hours: time zone: none → Europe/Luxembourg'],
};

describe('one line for each change', () => {
  for (const [name, [[from, to], ...expected]] of Object.entries(CHANGES))
    test(name, (t) => {
      assert.ok(lu.includes(from));
      assert.deepEqual(lines(both(t, (text) => text.replace(from, to))), ['Luxembourg', ...expected]);
    });

  test('the order of channels and languages means nothing', (t) => {
    const more = (text, added) => text.replace('<audience>', `${added}<audience>`);
    const [a, b] = ['<chat href="https://a.example"/>', '<chat href="https://b.example"/>'];
    const [de, fr] = ['<language code="en"/>', '<language code="fr"/>'];
    const place = both(t, (text) => more(text, a + b + de + fr),
      { 'old/directory/lu.xml': more(lu, b + a + fr + de) });
    assert.deepEqual(diff(place, 'old', 'new'), { stdout: '', status: 0 });
  });

  test('countries in their order, whatever the order of files', (t) => {
    const other = (code) => lu.replaceAll('LU', code).replaceAll('lu-', `${code.toLowerCase()}-`);
    const place = both(t, (text) => text.replace('8002 1234', '8002-1234'), {
      'new/vocabulary.yaml': String(base['content/vocabulary.yaml'])
        .replace('countries:', 'countries:\n  BE: {name: {en: Belgium}}\n  "001": {name: {en: The world}}'),
      'new/directory/world.xml': other('001'), 'new/directory/be.xml': other('BE'),
    });
    const heads = lines(place).filter((line) => !line.startsWith(' '));
    assert.deepEqual(heads, ['Belgium', '', 'Luxembourg', '', 'The world']);
  });

  test('Markdown takes nothing for its own', (t) => {
    const place = both(t, (text) => text.replace('>Helpline<', '>*Help* &lt;b&gt; _line_ [x](y)<'));
    assert.deepEqual(lines(place, '--format', 'markdown'), ['### Luxembourg', '',
      '- **\\*Help\\* \\<b\\> \\_line\\_ \\[x\\](y)** (`lu-help`): name: Helpline → ' +
      '\\*Help\\* \\<b\\> \\_line\\_ \\[x\\](y)']);
  });
});

const aide = '  lu-help (Ligne d’aide)\u00a0: ';
const FRENCH = {
  'a number': `${aide}numéro\u00a0: 8002 1234 (Luxembourg) → 8002 1235 (Luxembourg)`,
  'hours': `${aide}horaires, 8002 1234 (Luxembourg)\u00a0: inconnu → 24/7`,
  'a further channel': `${aide}ajouté\u00a0: site web https://example.org`,
  'languages': `${aide}langues\u00a0: inconnu → anglais, français`,
  'status': `${aide}statut\u00a0: en service → suspendu depuis 2026-11`,
  'who may call': `${aide}âge\u00a0: tout âge → jusqu’à 25 ans`,
  'an emergency number':
    '  numéro d’urgence 113 (Luxembourg), général\u00a0: numéro\u00a0: 112 (Luxembourg) → 113 (Luxembourg)',
  'a time zone': '  tous les horaires\u00a0: fuseau horaire\u00a0: aucun → Europe/Luxembourg',
};

describe('in French', () => {
  const named = (text) => text.replace('<name xml:lang="en">Helpline</name>',
    '$&<name xml:lang="fr">Ligne d’aide</name>');
  for (const [name, expected] of Object.entries(FRENCH))
    test(name, (t) => {
      const [[from, to]] = CHANGES[name];
      const place = both(t, (text) => named(text).replace(from, to), { 'old/directory/lu.xml': named(lu) });
      assert.deepEqual(lines(place, '--lang', 'fr'), ['Luxembourg', expected]);
    });

  test('a record that is gone', (t) => {
    const place = both(t, (text) => text.replace('id="lu-help"', 'id="lu-helpline"'));
    assert.match(lines(place, '--lang', 'fr').join('\n'), new RegExp(' {2}lu-help \\(Helpline\\)\u00a0: supprimé\u00a0: ' +
      'en service, 8002 1234 \\(Luxembourg\\)\u202f; gardez-le '));
  });

  test('whether there is a change does not depend on the language', (t) => {
    const words = String(base['content/vocabulary.yaml']);
    const word = '{en: Luxembourg, fr: Luxembourg}';
    assert.ok(words.includes(word));
    const place = both(t, (text) => text,
      { 'new/vocabulary.yaml': words.replace(word, '{en: Luxembourg, fr: Le Luxembourg}') });
    assert.deepEqual(diff(place, 'old', 'new', '--lang', 'fr'), { stdout: '', status: 0 });
  });
});

/* A page that leads to no service. */
const page = String(base['content/en/first.md']).replace(/\(service:.*\)/, '');
const config = String(base['content/site.yaml']);

/* As much as a record can say of what is compared. */
const RICH = `<?xml version="1.0" encoding="UTF-8"?>
<directory country="LU" timezone="Europe/Luxembourg">
  <emergency purpose="text" confidence="single-source" checked="2026-10-01" checked-how="call" checked-by="editor">
    <sms dial="112" display="112" keyword="SOS"/>
    <source title="A list" date="2026"/>
  </emergency>
  <service id="lu-help" kind="helpline" status="active" confidence="disputed" provider="charity" region="LU-LU"
    since="2025" until="2027-03" valid-from="2026" valid-to="2027-01-31" replaced-by="lu-gone"
    checked="2026-10-01" checked-how="call" checked-by="editor">
    <name xml:lang="en">Helpline; or "help", in short;</name>
    <name xml:lang="fr">Ligne: d’aide;; de: quoi</name>
    <summary xml:lang="en">Helps.</summary>
    <phone dial="+35280021234" display="8002 1234" abroad="+35280021235" cost="free" on-bill="no" title="Help, now"
      hours="Mo-Fr 09:00-17:00 &quot;by appointment; or not&quot;" languages="de fr" valid-from="2026-02"
      valid-to="2027" confidence="single-source">
      <access type="text-relay"/><access type="sign-language" languages="fr de"/>
    </phone>
    <app href="https://app.example" platform="ios" title="App"/>
    <visit street="1, Example Street" postal-code="1950" city="Luxembourg" dial="+35280021234" display="8002 1234">
      <access type="wheelchair"/>
    </visit>
    <visit city="Esch"/>
    <language code="fr"/><language code="de"/>
    <audience>minor</audience>
    <topic>blackmail</topic>
    <eligibility age-min="6" age-max="25" image-age-min="0" image-age-max="17"/>
    <confidentiality anonymous="yes" confidential="no" consent="yes"/>
    <access type="easy-language" languages="fr"/>
    <source title="A list" date="2026"/>
  </service>
  <service id="lu-gone" kind="helpline" status="retired" since="2026-05" confidence="verified">
    <name xml:lang="en">Gone</name>
    <summary xml:lang="en">Helped.</summary>
    <audience>minor</audience>
    <topic>blackmail</topic>
    <source title="A list" date="2026"/>
  </service>
</directory>
`;
const WORDS = YAML.parse(String(base['content/vocabulary.yaml']));
const allWords = YAML.stringify({
  ...WORDS,
  languages: { en: { name: { en: 'English' } }, fr: { name: { en: 'French' } }, de: { name: { en: 'German' } } },
  costs: { free: { name: { en: 'free' } } },
  regions: { 'LU-LU': { name: { en: 'Luxembourg (canton)' } } },
  roles: { editor: { name: { en: 'editor' } } },
});
const vocabularies = { 'old/vocabulary.yaml': allWords, 'new/vocabulary.yaml': allWords };

describe('built sites', () => {
  for (const name of names)
    test(`${name}, told by its sites`, (t) => {
      const place = layOut(t, name), row = folders(name);
      const words = String(vocabulary).replace('topics:', 'topics:\n  blackmail: {name: {en: Blackmail}}');
      const added = { 'site.yaml': config, 'en/first.md': page, 'vocabulary.yaml': words };
      row.slice(1).forEach((next, i) => {
        for (const part of [row[i], next])
          writeTree(join(place, part), added);
        assertSitesTell(place, row[i], next, diff(place, row[i], next));
      });
    });

  for (const [name, [[from, to]]] of Object.entries(CHANGES))
    test(name, (t) => {
      const place = both(t, (text) => text.replace(from, to), { ...vocabularies, 'new/en/first.md': page });
      assertSitesTell(place, 'old', 'new', { stdout: diff(place, 'old', 'new').stdout, status: 1 });
    });

  test('all that can be compared of a record', (t) => {
    const place = both(t, () => RICH, vocabularies);
    const told = diff(place, 'old', 'new');
    for (const aspect of ['status', 'name', 'valid', 'region', 'languages', 'age', 'promises', 'access',
      'provider', 'confidence', 'confirmed with the operator', 'hours of', 'cost of', 'on the bill of',
      'languages of', 'from abroad of', 'title of', 'access of', 'valid of', 'time zone'])
      assert.match(told.stdout, new RegExp(`: ${aspect}\\b`), aspect);
    assertSitesTell(place, 'old', 'new', told);
  });

  test('what was retired without a number is still there', (t) => {
    const place = both(t, () => RICH.replace('status="retired"', 'status="announced"'),
      { ...vocabularies, 'old/directory/lu.xml': RICH });
    const sites = [build(place, 'old'), build(place, 'new')];
    assert.equal(diff(place, ...sites).stdout,
      'LU\n  lu-gone (Gone): status: retired since 2026-05 → announced since 2026-05\n');
  });

  test('our own site is like our own content', (t) => {
    const place = workspace(t, { content: { link: join(repository, 'content') } });
    const site = build(place, 'content');
    for (const sides of [[site, 'content'], ['content', site], [site, site]])
      assert.deepEqual(diff(place, ...sides), { stdout: '', status: 0 });
  });

  test('as Markdown, and of the table alone, its columns in another order', (t) => {
    const place = both(t, (text) => text.replace('8002 1234', '8002-1234'));
    const table = readFileSync(join(place, build(place, 'old'), TABLE));
    const rows = parseCsv(table).map((row) => ['more', ...row.reverse()]
      .map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';'));
    writeTree(place, { [`alone/${TABLE}`]: `\ufeff${rows.join('\n')}` });
    const expected = diff(place, 'old', 'new', '--format', 'markdown');
    assert.match(expected.stdout, /^### Luxembourg\n/);
    assert.deepEqual(diff(place, 'alone', 'new', '--format', 'markdown'), expected);
  });
});

describe('a damaged table is trouble', () => {
  /* The rows, changed, as a table again. */
  const edit = (change) => (table) => {
    const rows = parseCsv(table, { columns: true });
    const changed = change(rows) ?? rows;
    const line = (cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
    return [Object.keys(changed[0]), ...changed.map(Object.values)].map(line).join('\r\n');
  };
  const cell = (column, value, row = 1) => edit((rows) => { rows[row][column] = value; });
  const cases = {
    'nothing in it': [() => '', /^site\/data\/services\.csv: error: the table is empty \[sheet-column\]\n/],
    'a foreign table': [() => 'a,b\r\n1,2\r\n', /:1:1: error: there is no column 'record', 'id', 'country' and \d+ more \[sheet-column\]\n[^]*not a table that Balise wrote/],
    'a column that is missing': [edit((rows) => rows.map(({ dial, ...row }) => row)),
      /:1:\d+: error: there is no column 'dial' \[sheet-column\]\n[^]*must be built again/],
    'a column that is there twice': [(table) => table.replace('display', 'dial'), /:1:\d+: error: a second column 'dial' \[sheet-column\]/],
    'a file that was cut off': [(table) => table.slice(0, -60), /:3:\d+: error: row 3 has \d+ cells, the first row has \d+ \[sheet-row\]/],
    'a quote that is open': [(table) => `${table}"`, /:4:1: error: a quote that is never closed \[sheet-syntax\]/],
    'not UTF-8': [(table) => Buffer.concat([Buffer.from(table), Buffer.from([0xe9])]), /error: .*\[charset-invalid\]/],
    'no id': [cell('id', ''), /:3:\d+: error: nothing in 'id' \[sheet-row\]/],
    'a status that there is not': [cell('status', 'actif'), /:3:\d+: error: 'actif' is no value of 'status' \[attribute-value\]\n/],
    'a purpose that there is not': [cell('kind', 'x', 0), /:2:\d+: error: 'x' is no value of 'kind' \[attribute-value\]/],
    'a kind of channel that there is not': [cell('channel', 'fax'), /:3:\d+: error: 'fax' is no value of 'channel'/],
    'a date that is none': [cell('since', '26/05/2026'), /:3:\d+: error: '26\/05\/2026' is not a date \[date-invalid\]/],
    'a number as a spreadsheet saves it': [cell('dial', '3.528E+10'), /:3:\d+: error: .*\[phone-dial\]/],
    'a zero that was lost': [edit(([, row]) => { row.dial = '80021234'; row.display = '08002 1234'; }), /:3:\d+: error: .*\[phone-display\]/],
    'a number without digits': [cell('dial', ''), /:3:1: error: a number without 'dial' or 'display' \[sheet-row\]|:3: error: a number without/],
    'names without a language': [cell('names', 'Helpline'), /:3:\d+: error: 'Helpline' is no name with its language \[attribute-value\]/],
    'hours that are none': [cell('hours', 'when open'), /:3:\d+: error: .*\[hours-syntax\]/],
    'a row that contradicts another': [edit(([a, b]) => [a, b, { ...b, channel: 'web', status: 'retired' }]),
      /:4:\d+: error: 'status' is 'retired' here and 'active' in the row above \[sheet-conflict\]/],
    'rows of one record that are apart': [edit(([a, b]) => [b, a, b]), /:4:\d+: error: 'lu-help' has rows at another place, too \[service-duplicate\]/],
    'a thousand bad rows': [edit(([a]) => Array(1000).fill({ ...a, since: 'x' })), /\[too-many\]/],
  };
  for (const [name, [damage, line]] of Object.entries(cases))
    test(name, (t) => {
      const place = both(t, (text) => text);
      const table = readFileSync(join(place, build(place, 'old'), TABLE), 'utf8');
      writeTree(place, { [`site/${TABLE}`]: damage(table) });
      const { stdout, stderr, status } = balise(['diff', 'site', 'new'], { cwd: place });
      assert.match(stderr, line);
      assert.match(stderr, /^site\/data\/services\.csv:/);
      assert.match(stderr, /\nbalise: 'site' cannot be compared\n$/);
      assert.equal(stdout, '');
      assert.equal(status, 2);
    });

  test('a folder in its place', (t) => {
    const place = both(t, (text) => text, { [`site/${TABLE}/x`]: '' });
    const { stderr, status } = balise(['diff', 'old', 'site'], { cwd: place });
    assert.match(stderr, /^site\/data\/services\.csv: error: the table cannot be read: .*\[file-read\]\n/);
    assert.equal(status, 2);
  });
});

describe('trouble is 2', () => {
  const cases = {
    'one folder only': [['old'], /^balise: 'diff' wants OLD NEW \(see balise --help\)\n$/],
    'three': [['old', 'new', 'old'], /^balise: 'old' is one argument too many/],
    'a folder that is missing': [['old', 'nowhere'], /^balise: 'nowhere' is no folder\n$/],
    'a folder without a directory': [['themes', 'new'], /^balise: 'themes' has no directory of services\n$/],
    'a built site of no directory': [['site', 'new'], /^balise: 'site' is a built site without data\/services\.csv\n$/],
    'an unknown format': [['old', 'new', '--format', 'html'], /^balise: --format wants text or markdown, not 'html'/],
    "another command's option": [['old', 'new', '--out', 'x'], /^balise: 'diff' takes no option '--out'/],
    'no directory that can be read': [['old', 'bad'],
      /^bad\/directory\/lu\.xml:1:\d+: error: .*\[xml-syntax\]\n[^]*balise: 'bad' cannot be compared\n$/],
  };
  for (const [name, [args, line]] of Object.entries(cases))
    test(name, (t) => {
      const place = both(t, (text) => text, {
        'bad/directory/lu.xml': '<directory country="LU"', 'site/SHA256SUMS': '',
      });
      const { stdout, stderr, status } = balise(['diff', ...args], { cwd: place });
      assert.match(stderr, line);
      assert.equal(stdout, '');
      assert.equal(status, 2);
    });

  test('but an error in one record is told, and the rest compared', (t) => {
    const place = both(t, (text) => text.replace('8002 1234', '8002-1234').replace('purpose="general"', 'purpose="x"'));
    const { stdout, stderr, status } = balise(['diff', 'old', 'new'], { cwd: place });
    assert.match(stderr, /\[attribute-value\]/);
    assert.match(stdout, /spelling/);
    assert.equal(status, 1);
  });
});
