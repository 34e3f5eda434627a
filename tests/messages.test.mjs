// SPDX-License-Identifier: MIT
// The table of translations, generator/base/message_fr_*.c, beside what the sources say:
// every sentence has its row and every row its sentence, with the same conversion
// specifiers, in French as it is written.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import {
  cLiterals, callLiterals, definedTexts, looksLikeWords, rowsOf, specifiersOf, withoutSpecifiers,
} from './lib/messages.mjs';
import { balise, baseContent, repository, workspace } from './lib/balise.mjs';
import { writeTree } from './lib/trees.mjs';

const generator = join(repository, 'generator');

/* Words that are no message: in what is published, read or written, or for programs. */
const NO_MESSAGES = [
  /^base\/(diag_codes\.h|message)/,
  /^output\/data_/, // the published tables, in English for everybody
  /^site\/prose_(words|hours)\.c/, // words of texts
  /^output\/html\.c/, // elements
  /^commands\/completion\.c/, // shells' languages
  /^output\/overview_json\.c/, // for programs
  /^theme\/plural\.c/,
];
const NO_MESSAGE = [
  /^(<\?xml|<!DOCTYPE|<script|# |\/\* |\(function|\(window|balise\.search=|async function $)/, // what is written into files
  /^(found|did not find|could not find|while scanning|mapping values are|block sequence entries|control characters are not allowed$)/, // libyaml's own
  /^(\r\n\r\n)?balise serve: (%\.\*s)?$/, // what one preview says to another
  /^(aa:aar|as the header says$)/,
  /^aa( [a-z]{2})+$/, // codes of languages
  /^(What to do|Why it matters|There is no example|Pourquoi|Que faire|Il n’y a pas d’exemple)/, // explain's
];
/* The same in both languages. */
const ALIKE = ['%zu page', '%zu pages', '%zu service', '%zu services', '%.*f %s', 'balise: %s\n',
  'balise: %.*s\n', 'Police', 'service', 'page', 'source', 'public', 'police', 'ambulance', 'commercial', 'chat'];
/* Names in calls that say something: of fields, attributes, marks and files. */
const NAMES = /^(xml:lang|tel:|text:|[a-z]+|SHA256SUMS|data\/services\.csv)$/;

function sources() {
  return readdirSync(generator, { withFileTypes: true, recursive: false })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => readdirSync(join(generator, entry.name))
      .filter((name) => /\.[ch]$/.test(name))
      .map((name) => `${entry.name}/${name}`))
    .filter((path) => !/^base\/message_fr/.test(path))
    .map((path) => ({ path, text: readFileSync(join(generator, path), 'utf8') }));
}

/* Of a page in HTML, what is read. */
function withoutTags({ path, text }) {
  return path === 'output/overview_html.c' ? text.replace(/<[^>]*(>|$)/g, '') : text;
}

const files = sources();
const defined = definedTexts(files.map(({ text }) => text));
const literals = files.flatMap(({ path, text }) => cLiterals(text, defined)
  .map((literal) => ({ path, ...literal })));
const called = files.flatMap(({ path, text }) => callLiterals(text, defined)
  .map((literal) => ({ path, ...literal })));
const tables = readdirSync(join(generator, 'base'))
  .filter((name) => /^message_fr_\w+\.c$/.test(name)).sort()
  .map((name) => ({ name, rows: rowsOf(readFileSync(join(generator, 'base', name), 'utf8')) }));
const rows = tables.flatMap(({ name, rows: own }) => own.map((row) => ({ name, ...row })));
const known = new Set(rows.map(({ english }) => english));

function isMessage({ path, text }) {
  return !NO_MESSAGES.some((pattern) => pattern.test(path)) &&
    !NO_MESSAGE.some((pattern) => pattern.test(text));
}

describe('the table of translations', () => {
  test('the sources and the tables were read', () => {
    assert.ok(literals.length > 2000 && called.length > 500 && rows.length > 700);
  });

  test('every sentence has its row', () => {
    const missing = [
      ...called.filter(({ text }) => /[A-Za-z]{2}|: /.test(withoutSpecifiers(text)) &&
        !NAMES.test(text)),
      ...literals.filter((literal) => looksLikeWords(withoutTags(literal))),
    ].filter(isMessage).filter(({ text }) => !known.has(text));
    const said = missing.map(({ path, line, text }) => `${path}:${line}: ${JSON.stringify(text)}`);
    assert.deepEqual([...new Set(said)], []);
  });

  test('every row has its sentence', () => {
    const used = new Set(literals.map(({ text }) => text));
    assert.deepEqual(rows.filter(({ english }) => !used.has(english)), []);
  });

  test('each table is sorted, and no sentence stands twice', () => {
    for (const { name, rows: own } of tables) {
      const keys = own.map(({ english }) => Buffer.from(english));
      keys.slice(1).forEach((key, i) => assert.ok(Buffer.compare(keys[i], key) < 0,
        `${name}: ${key} belongs elsewhere`));
    }
    assert.equal(known.size, rows.length);
  });

  test('a translation has the same conversion specifiers', () => {
    for (const { name, english, french } of rows)
      assert.deepEqual(specifiersOf(french), specifiersOf(english), `${name}: ${french}`);
  });
});

describe('the French sentences', () => {
  const each = (check) => rows.forEach(({ name, english, french }) =>
    check(withoutSpecifiers(french), `${name}: ${french}`, english, french));

  test('have unbreakable spaces before high signs and inside guillemets', () => {
    each((words, where) => {
      // What is to be typed has none: it stands in guillemets or behind a name.
      const prose = words.replace(/^balise: /, '').replace(/«\u202f.*?\u202f»/gs, '«»');
      assert.doesNotMatch(prose, /[ ][;:!?»](?![\w/[])/, where);
      assert.doesNotMatch(prose, /«(?!»)[^\u202f]|[^\u202f«]»/, where);
      assert.doesNotMatch(prose, /[a-zà-ÿ»](?<!\u202f)[;!?](\s|$)/i, where);
      assert.doesNotMatch(prose, /\u202f:|\u00a0[;!?»]/, where);
    });
  });

  test('have no straight apostrophe between letters', () => {
    each((words, where) => assert.doesNotMatch(words, /[a-zà-ÿ]'[a-zà-ÿ]/i, where));
  });

  test('are French', () => {
    each((words, where, english, french) => {
      if (!ALIKE.includes(english) && /[a-z]{3}/.test(withoutSpecifiers(english)))
        assert.notEqual(french, english, where);
      const prose = words.replace(/«.*?»|[a-z]+-of/gs, '');
      assert.doesNotMatch(prose, /\b(the|is|are|of|with|and|this|that|which|has|was|to)\b/, where);
    });
  });

  test('begin and end as the English ones do', () => {
    each((words, where, english, french) => {
      assert.equal(/^balise: /.test(french), /^balise: /.test(english), where);
      assert.equal(french.endsWith('\n'), english.endsWith('\n'), where);
      assert.equal(/[^.…]\.$/.test(french), /[^.…]\.$/.test(english), where);
    });
  });

  test('of the help stay within 80 columns', () => {
    const { stdout } = balise(['--help', '--lang', 'fr']);
    for (const line of stdout.split('\n'))
      assert.ok([...line].length <= 80, line);
    const english = new Set(balise(['--help']).stdout.split('\n'));
    const left = stdout.split('\n').filter((line) => english.has(line) &&
      / [a-z]{2,} /.test(line) && !/^\s+out\//.test(line));
    assert.deepEqual(left, []);
  });
});

describe('the language', () => {
  const NONE = { LC_ALL: '', LC_MESSAGES: '', LANG: '' };
  const french = (env, args = []) => /commande inconnue/.test(
    balise(['nonsense', ...args], { env: { ...NONE, ...env } }).stderr);

  test('is what --lang asks for, else the environment, else English', () => {
    assert.ok(!french({}));
    assert.ok(french({ LANG: 'fr_FR.UTF-8' })); // no such locale has to be installed
    assert.ok(french({ LANG: 'fr' }));
    assert.ok(french({ LC_MESSAGES: 'fr_BE@euro', LANG: 'de_DE.UTF-8' }));
    assert.ok(!french({ LC_ALL: 'C', LANG: 'fr_FR.UTF-8' }));
    assert.ok(!french({ LANG: 'de_CH.UTF-8' }));
    assert.ok(!french({ LANG: 'frr_DE' }), 'North Frisian is not French');
    assert.ok(french({}, ['--lang', 'fr']));
    assert.ok(french({}, ['--lang=fr']));
    assert.ok(!french({ LANG: 'fr_FR.UTF-8' }, ['--lang', 'en']));
  });

  test('another one is refused, in a language that is known', () => {
    const english = balise(['check', '--lang', 'de'], { env: NONE });
    assert.equal(english.status, 2);
    assert.match(english.stderr, /^balise: --lang wants fr or en, not 'de'/);
    const said = balise(['check', '--lang', 'de'], { env: { ...NONE, LC_ALL: 'fr_CH' } });
    assert.match(said.stderr, /^balise: --lang demande fr ou en, pas «\u202fde\u202f»/);
  });

  test('counts as French does', (t) => {
    const place = workspace(t, baseContent());
    const args = ['check', '--lang', 'fr'];
    assert.match(balise(args, { cwd: place }).stdout, /rien à signaler$/m);
    writeTree(place, { 'content/stray.txt': '' });
    const one = balise(args, { cwd: place });
    assert.match(one.stdout, / ; 1 avertissement$|\u202f; 1 avertissement$/m);
    writeTree(place, { 'content/astray.txt': '' });
    assert.match(balise(args, { cwd: place }).stdout, /; 2 avertissements$/m);
  });

  test('is that of the system\'s words, too', (t) => {
    const place = workspace(t, baseContent());
    const { stderr } = balise(['import', 'nowhere.csv', '--lang', 'fr'], { cwd: place });
    assert.match(stderr, /le tableau ne peut pas être lu\u00a0: fichier ou dossier introuvable/);
  });
});
