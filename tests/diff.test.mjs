// SPDX-License-Identifier: MIT
// `balise diff`. Each folder of drift/ is something that did happen to a helpline, as a row
// of content folders 1, 2 …; expected.txt and expected.md tell what changed from each to the
// next. BALISE_UPDATE=1 rewrites them.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { balise, baseContent, repository, testsFolder, workspace } from './lib/balise.mjs';
import { readTree } from './lib/trees.mjs';

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

describe('one line for each change', () => {
  const help = '  lu-help (Helpline): ';
  const cases = {
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
  for (const [name, [[from, to], ...expected]] of Object.entries(cases))
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

describe('trouble is 2', () => {
  const cases = {
    'one folder only': [['old'], /^balise: 'diff' wants OLD NEW \(see balise --help\)\n$/],
    'three': [['old', 'new', 'old'], /^balise: 'old' is one argument too many/],
    'a folder that is missing': [['old', 'nowhere'], /^balise: 'nowhere' is no folder\n$/],
    'a folder without a directory': [['themes', 'new'], /^balise: 'themes' has no directory of services\n$/],
    'a built site': [['site', 'new'], /^balise: 'site' is a built site; name the content that it was built from\n$/],
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
