// SPDX-License-Identifier: MIT
// The grammar that editors' tools read (content/directory/directory.rng) and the reader in
// C say the same of a large corpus of directory files (schema/corpus.mjs), both know the
// same elements and attributes, and each of these is explained in French and English.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { before, after, describe, test } from 'node:test';

import { SaxesParser } from 'saxes';

import { balise, repository, workspace } from './lib/balise.mjs';
import { ATTRIBUTES, corpus, readersRules, VOCABULARY } from './schema/corpus.mjs';

const folder = join(repository, 'content/directory');
const grammar = join(folder, 'directory.rng');
const testPrograms = process.env.BALISE_TEST_BIN ?? join(repository, 'out/obj/default/test');

function run(command, args) {
  const { stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  return error ? null : stdout + stderr;
}

// ---- Verdicts ----

/* Each case is a content folder of its own, so that one run reads them all. */
function contentFolders(cases) {
  const words = Object.entries(VOCABULARY).map(([list, keys]) =>
    `${list}:\n${keys.map((key) => `  "${key}": {name: {en: A word}}\n`).join('')}`).join('');
  const files = {
    'content/site.yaml': 'title: {en: Site}\nsummary: {en: A site.}\nlanguages: [en]\nas-of: 2026-11-22\ntheme: plain\n',
    'content/vocabulary.yaml': words,
    'content/directory/lu.xml': `<directory country="LU"><emergency purpose="general" confidence="verified">
      <phone dial="112" display="112"/><source title="T" date="2026"/></emergency><service id="another" kind="helpline"
      status="retired" confidence="verified"><name>A</name><summary xml:lang="en">A.</summary><audience>minor</audience>
      <topic>blackmail</topic><source title="T" date="2026"/></service></directory>`,
  };
  // An id and an emergency number of its own, lest a later folder replaces the record.
  cases.forEach(({ text, path }, i) => {
    files[`${i}/directory/${path}`] = text.replaceAll('="x"', `="x${i}"`)
      .replace('dial="112" display="112"', `dial="7${i}" display="7${i}"`);
  });
  return files;
}

/* What Balise says to each case: its errors' codes. */
function readerSays(place, cases) {
  const folders = ['content', ...cases.keys()].flatMap((name) => ['--content', String(name)]);
  const { stderr } = balise(['check', ...folders], { cwd: place });
  const codes = cases.map(() => []);
  for (const [, number, code] of stderr.matchAll(/^(\d+)\/\S+ error: .* \[([a-z-]+)\]$/gm))
    codes[number].push(code);
  assert.ok(!/^content\//m.test(stderr), stderr.slice(0, 2000));
  return codes;
}

const paths = (place, cases) => cases.map(({ path }, i) => join(place, String(i), 'directory', path));

/* The verdicts of a validator that names each file that is good. */
function xmllintSays(files) {
  const said = run('xmllint', ['--noout', '--relaxng', grammar, ...files]);
  assert.ok(said, 'xmllint is installed (libxml2-utils)');
  const good = new Set([...said.matchAll(/^(.*) validates$/gm)].map((match) => match[1]));
  return files.map((path) => good.has(path));
}

/* What is no XML at all: at such a file jing ends. */
function malformed(files) {
  const said = run('xmllint', ['--noout', ...files]);
  return new Set([...said.matchAll(/^(\/.*?):\d+: (?:parser|namespace) error/gm)].map((match) => match[1]));
}

/* The verdicts of one that names each file that is bad; null where it is not installed. */
function jingSays(files) {
  const bad = malformed(files);
  const said = run('jing', [grammar, ...files.filter((path) => !bad.has(path))]);
  if (said === null)
    return null;
  assert.ok(!/: fatal:/.test(said), said.slice(-2000));
  for (const [, path] of said.matchAll(/^(\/.*?):\d+:\d+: error:/gm))
    bad.add(path);
  return files.map((path) => !bad.has(path));
}

function assertVerdicts(cases, verdicts, who) {
  const wrong = cases.filter((one, i) => verdicts[i] !== one.good);
  assert.deepEqual(wrong.map(({ name, good }) => `${name}: ${good ? 'refused' : 'accepted'}`), [], who);
}

describe('one corpus', () => {
  const cases = corpus(), rules = readersRules().map((rule) => ({ ...rule, good: true }));
  const all = [...cases, ...rules];
  const place = workspace({ after }, contentFolders(all));
  let codes;

  before(() => { codes = readerSays(place, all); });

  test('is large enough, and has each name once', (t) => {
    const good = cases.filter((one) => one.good).length;
    t.diagnostic(`${good} good files, ${cases.length - good} bad ones, ${rules.length} that only the reader refuses`);
    assert.ok(good >= 160 && cases.length - good >= 160);
    assert.equal(new Set(all.map(({ name }) => name)).size, all.length);
  });

  test('by the reader', () => assertVerdicts(cases, codes.map((list) => list.length === 0), 'balise check'));

  test('by the grammar, with xmllint', () => assertVerdicts(all, xmllintSays(paths(place, all)), 'xmllint'));

  test('by the grammar, with jing where it is installed', (t) => {
    const verdicts = jingSays(paths(place, all));
    if (!verdicts)
      return t.skip('jing is not installed');
    return assertVerdicts(all, verdicts, 'jing');
  });

  for (const [i, { name, code }] of rules.entries())
    test(`only the reader knows ${name}`, () => assert.ok(codes[cases.length + i].includes(code), `${codes[cases.length + i]}`));
});

// ---- Our own files ----

const own = readdirSync(folder).filter((name) => name.endsWith('.xml'));

test('our own files are right by the grammar', () => {
  const verdicts = xmllintSays(own.map((name) => join(folder, name)));
  assert.deepEqual(own.filter((_, i) => !verdicts[i]), []);
});

for (const name of own)
  test(`${name} leads an editor to the grammar`, () => {
    const found = [];
    const parser = new SaxesParser();
    parser.on('processinginstruction', (instruction) => found.push(instruction));
    parser.write(readFileSync(join(folder, name), 'utf8')).close();
    const model = found.filter(({ target }) => target === 'xml-model');
    assert.equal(model.length, 1);
    const parts = Object.fromEntries([...model[0].body.matchAll(/([a-z]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]));
    assert.deepEqual(parts, {
      href: 'directory.rng', type: 'application/xml', schematypens: 'http://relaxng.org/ns/structure/1.0',
    });
    assert.ok(existsSync(resolve(dirname(join(folder, name)), parts.href)));
  });

// ---- What the grammar explains ----

const RNG = 'http://relaxng.org/ns/structure/1.0';
const ANNOTATIONS = 'http://relaxng.org/ns/compatibility/annotations/1.0';

function tree(text) {
  const root = { children: [] };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const plain = Object.fromEntries(Object.values(attributes).map(({ name, value }) => [name, value]));
    const node = { local, uri, attributes: plain, children: [], text: '' };
    open.at(-1).children.push(node);
    open.push(node);
  });
  parser.on('text', (piece) => { if (open.length > 1) open.at(-1).text += piece; });
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  return root.children[0];
}

/* { element: Set of attributes }, through references, and every node that is one of them. */
function readGrammar() {
  const root = tree(readFileSync(grammar, 'utf8'));
  const defines = new Map(root.children.filter((node) => node.local === 'define').map((node) => [node.attributes.name, node]));
  const elements = {}, described = [];
  const attributesBelow = (node, found) => {
    for (const child of node.children) {
      if (child.local === 'attribute')
        found.add(child.attributes.name);
      else if (child.local === 'ref')
        attributesBelow(defines.get(child.attributes.name), found);
      else if (child.local !== 'element')
        attributesBelow(child, found);
    }
    return found;
  };
  const visit = (node) => {
    if (node.uri === RNG && ['element', 'attribute'].includes(node.local))
      described.push(node);
    if (node.local === 'element')
      elements[node.attributes.name] = attributesBelow(node, new Set());
    node.children.forEach(visit);
  };
  visit(root);
  return { elements, described, defines };
}

const sorted = (lists) => Object.fromEntries(Object.entries(lists).sort().map(([name, list]) => [name, [...list].sort()]));
const documentation = (node, language) => node.children.filter((child) => child.uri === ANNOTATIONS &&
  child.local === 'documentation' && child.attributes['xml:lang'] === language);

test('grammar and reader know the same elements and attributes', () => {
  const printed = run(join(testPrograms, 'test_schema'), ['print']);
  assert.ok(printed, 'the test programs are built');
  const reader = Object.fromEntries(printed.trim().split('\n').map((line) => line.split(' ')).map(([name, ...list]) => [name, list]));
  assert.deepEqual(sorted(readGrammar().elements), sorted(reader));
});

test('so does the corpus', () => {
  const listed = Object.entries(ATTRIBUTES).map(([name, list]) => [name, Object.keys(list).map((key) => key.replace('!', ''))]);
  assert.deepEqual(sorted(Object.fromEntries(listed)), sorted(readGrammar().elements));
});

test('every element and attribute is explained in French and English, with an example', (t) => {
  const { described } = readGrammar();
  for (const node of described)
    for (const [language, word] of [['fr', 'Exemple\u00a0:'], ['en', 'Example:']]) {
      const what = `${node.local} ${node.attributes.name} in ${language}`;
      const texts = documentation(node, language);
      assert.equal(texts.length, 1, what);
      assert.match(texts[0].text, new RegExp(`\\S{2,}[^]*(${word})`), what);
      assert.ok(texts[0].text.includes(node.attributes.name), `${what} shows it: ${texts[0].text}`);
    }
  t.diagnostic(`${described.length} elements and attributes`);
});

test('nothing in the grammar is unused', () => {
  const { defines } = readGrammar();
  const text = readFileSync(grammar, 'utf8');
  const used = new Set([...text.matchAll(/<ref name="([^"]*)"/g)].map((match) => match[1]));
  assert.deepEqual([...defines.keys()].filter((name) => !used.has(name)), []);
});
