// SPDX-License-Identifier: MIT
// `balise status`: what it tells of the content, on a terminal, as a page and as JSON; and
// what `--sign` writes into translations, in whatever encoding they are.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import Ajv from 'ajv';
import { HtmlValidate } from 'html-validate';

import { balise, baseContent, program, repository, workspace } from './lib/balise.mjs';
import { languages, pages, services, vocabulary } from './lib/content.mjs';
import { all, attribute, parse } from './lib/html.mjs';
import { readTree, writeTree, assertSameTree } from './lib/trees.mjs';

const DAY = ['--today', '2026-11-22'];
const base = baseContent();
const original = String(base['content/en/first.md']);
const digest = digestOf(original);

/* By the words of site/page.h, not by its code. */
function digestOf(page) {
  const [, front, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(page.replaceAll('\r\n', '\n'));
  const field = (name) => new RegExp(`^${name}: (.*)$`, 'm').exec(front)[1];
  return createHash('sha256').update(`${field('title')}\n${field('summary')}\n${body}`)
    .digest('hex').slice(0, 12);
}

const translation = (lines, id = 'first') => original.replace('id: first', `id: ${id}`)
  .replace('published:', `${lines}published:`);
const site = (list) => String(base['content/site.yaml']).replace('languages: [en]', `languages: [${list}]`);

const content = {
  ...base,
  'content/site.yaml': site('en, fr, de'),
  'content/vocabulary.yaml': String(base['content/vocabulary.yaml']).replace('costs:',
    '  de:\n    name: {en: German, fr: allemand, de: Deutsch}\ncosts:') +
    'roles:\n  translator:\n    name: {en: a translator, fr: traduction}\n',
  'content/fr/first.md': translation(`translation-of: en@${digest}\n`),
  'content/de/first.md': translation(`translation-of: en@${digest}\ntranslation-status: reviewed\n`),
  'content/en/second.md': original.replace('id: first', 'id: second').replace('kind: advice', 'kind: guide'),
  'content/fr/second.md': translation('translation-of: en@000000000000\ntranslation-status: reviewed\n', 'second')
    .replace('kind: advice', 'kind: guide'),
  'content/directory/lu.xml': String(base['content/directory/lu.xml']).replace('</directory>', `
  <service id="lu-late" kind="helpline" status="active" confidence="unconfirmed" review-by="2026-11-20">
    <name xml:lang="en">Late</name>
    <summary xml:lang="en">Helps.</summary>
    <phone dial="+35280021234" display="8002 1234"/>
    <audience>minor</audience>
    <topic>blackmail</topic>
    <source title="A list" date="2026"/>
  </service>
</directory>`),
};

function status(cwd, ...args) {
  return balise(['status', ...DAY, ...args], { cwd });
}

function json(cwd, ...args) {
  return JSON.parse(status(cwd, '--json', ...args).stdout);
}

/* What a terminal gets, its colours too. */
function onTerminal(cwd, env, ...args) {
  const command = [program, 'status', ...DAY, ...args].map((word) => `'${word}'`).join(' ');
  const run = spawnSync('script', ['-qec', command, '/dev/null'], {
    cwd, encoding: 'utf8', timeout: 60_000, input: '',
    env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', ...env },
  });
  assert.equal(run.status, 0, run.stdout);
  return run.stdout.replaceAll('\r\n', '\n').replaceAll('\u0004\b\b', '').replace(/^\^D/, '');
}

const plain = (text) => text.replace(/\u001b\[[0-9;]*m/g, '');

const EXPECTED = `\
balise status on 2026-11-22

pages and languages
  s  source      what the others translate
  p  present     reviewed, of the source as it is now
  u  unreviewed  of the source as it is now; nobody has reviewed it
  o  outdated    the source has changed since
  -  missing     there is no such page

advice    en  fr  de
  first    s   u   p

guide     en  fr  de
  second   s   o   -

pages of each language
          source     present  unreviewed    outdated     missing
  en           2           0           0           0           0
  fr           0           0           1           1           0
  de           0           1           0           0           1

outdated: to be translated again in part
  content/fr/second.md

freshness by risk
  risk       what               all  overdue for review  resting on old evidence
  emergency  emergency number     1                   0                        0
  minor      service              2                   1                        0
  minor      page                 5                   0                        0

overdue for review, the worst first
  risk        days  date        by         id
  minor          2  2026-11-20  review-by  lu-late

services and emergency numbers without a source
  none

topics by country: how many services can be called
   a  blackmail

              a
  LU          2
  countries   1
`;

const FRENCH = `\
balise status, au 2026-11-22

pages et langues
  s  source      ce que les autres traduisent
  v  valide      traduit l’origine telle qu’elle est, et a été relue
  n  non relue   traduit l’origine telle qu’elle est\u202f; personne ne l’a relue
  d  dépassée    la page d’origine a changé depuis
  -  absente     cette page n’existe pas

conseil (advice)  en  fr  de
  first            s   n   v

guide             en  fr  de
  second           s   d   -

pages par langue
          source      valide   non relue    dépassée     absente
  en           2           0           0           0           0
  fr           0           0           1           1           0
  de           0           1           0           0           1

dépassées\u00a0: à retraduire en partie
  content/fr/second.md

à revoir, selon le risque
  risque     quoi              tous       délai dépassé        sources anciennes
  urgence    numéro d’urgence     1                   0                        0
  mineurs    service              2                   1                        0
  mineurs    page                 5                   0                        0

délai de révision dépassé, le plus grave d’abord
  risque     jours  date        selon      id
  mineurs        2  2026-11-20  review-by  lu-late

services et numéros d’urgence sans source
  aucun

sujets par pays\u00a0: nombre de services que l’on peut appeler
   a  blackmail

              a
  LU          2
  pays        1
`;

describe('for people', () => {
  test('speaks French', (t) => {
    assert.equal(status(workspace(t, content), '--lang', 'fr').stdout, FRENCH);
  });

  test('says where the content stands', (t) => {
    const result = status(workspace(t, content));
    assert.equal(result.stderr, '');
    assert.equal(result.status, 0);
    assert.equal(result.stdout, EXPECTED);
  });

  test('has colours on a terminal, and only where they are wanted', (t) => {
    const place = workspace(t, content);
    const coloured = onTerminal(place, { TERM: 'xterm-256color' });
    assert.match(coloured, /\u001b\[31mo\u001b\[0m/);
    assert.equal(plain(coloured), EXPECTED);
    assert.equal(onTerminal(place, { TERM: 'xterm', NO_COLOR: '1' }), EXPECTED);
    assert.equal(onTerminal(place, { TERM: 'dumb' }), EXPECTED);
    assert.equal(onTerminal(place, {}), EXPECTED);
    assert.notEqual(onTerminal(place, { TERM: 'xterm', NO_COLOR: '' }), EXPECTED);
  });

  for (const language of ['en', 'fr'])
    test(`our own content fits into 80 columns: ${language}`, () => {
      const { stdout, status: code } = status(repository, '--lang', language);
      assert.equal(code, 0);
      assert.deepEqual(stdout.split('\n').filter((line) => [...line].length > 80), []);
      assert.ok(stdout.split('\n').length > 100);
    });

  test('many languages stand below each other', (t) => {
    const tags = ['en', 'fr', ...[...'abcdefghijklmnopqrst'].map((letter) => `q${letter}`)];
    const { stdout } = status(workspace(t, { ...content, 'content/site.yaml': site(tags.join(', ')) }));
    assert.deepEqual(stdout.split('\n').filter((line) => line.length > 80), []);
    assert.equal(stdout.match(/^ {2}second /gm).length, 2);
  });

  test('a kind may have a longer name than every page', (t) => {
    const short = original.replace('id: first', 'id: ab').replace('kind: advice', 'kind: platform');
    const place = workspace(t, { ...content, 'content/en/first.md': short, 'content/fr/first.md': short, 'content/de/first.md': short });
    assert.match(status(place).stdout, /^platform +en +fr +de\n {2}ab {4} /m);
    assert.match(status(place, '--lang', 'fr').stdout, /^plateforme \(platform\) {2}en/m);
  });

  test('what has an error is not called anything else', (t) => {
    const place = workspace(t, { ...content, 'content/en/first.md': original.replace('advice', 'advise') });
    const { stdout, stderr, status: code } = status(place);
    assert.equal(code, 1);
    assert.match(stderr, /the content has errors, so that this is not all of it; balise check tells them/);
    assert.match(stdout, /^ {2}first +\? +\? +\?$/m);
    assert.match(stdout, /^ {2}content\/de\/first\.md$/m);
  });

  test('names what has no source, which is an error', (t) => {
    const bare = String(content['content/directory/lu.xml']).replace(/<source[^>]*>(?=\s*<\/service>\s*<\/directory>)/, '');
    const place = workspace(t, { ...content, 'content/directory/lu.xml': bare });
    const { stdout, status: code } = status(place);
    assert.equal(code, 1);
    assert.match(stdout, /^services and emergency numbers without a source\n {2}service {11}lu-late {21}content\/directory\/lu\.xml:17$/m);
    assert.deepEqual(json(place).without_sources,
      [{ what: 'service', id: 'lu-late', place: 'content/directory/lu.xml:17' }]);
  });

  test('a later content folder adds and replaces', (t) => {
    const place = workspace(t, { ...content,
      'school/de/second.md': translation(`translation-of: en@${digest}\n`, 'second').replace('kind: advice', 'kind: guide') });
    const both = ['--content', 'content', '--content', 'school'];
    assert.match(status(place, ...both).stdout, /^ {2}second +s +o +u$/m);
    assert.equal(json(place, ...both).pages[1].languages.de.path, 'school/de/second.md');
  });
});

/* As balise.1 says it. */
const count = { type: 'integer', minimum: 0 };
const text = { type: 'string', minLength: 1 };
const object = (properties, optional = []) => ({ type: 'object', properties, additionalProperties: false,
  required: Object.keys(properties).filter((name) => !optional.includes(name)) });
const list = (items) => ({ type: 'array', items });
const states = ['source', 'present', 'unreviewed', 'outdated', 'missing', 'unknown'];
const risk = { enum: ['emergency', 'minor', 'other'] };
const what = { enum: ['emergency number', 'service', 'page'] };
const due = object({ risk, what, id: text, days: { type: 'integer' }, by: text, date: text, place: text });
const SCHEMA = object({
  date: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d$' },
  languages: list(object({ language: text, ...Object.fromEntries(states.map((name) => [name, count])) })),
  pages: list(object({ id: text, kind: text, title: { type: 'string' }, language: text,
    languages: { type: 'object', additionalProperties: object({ state: { enum: states }, path: text,
      translation_of: text, reviewed: { type: 'boolean' }, reviewed_on: text, reviewed_by: text },
    ['path', 'translation_of', 'reviewed', 'reviewed_on', 'reviewed_by']) } })),
  freshness: object({ counts: list(object({ risk, what, all: count, overdue: count, old: count })),
    overdue: list(due), old: list(due) }),
  without_sources: list(object({ what, id: text, place: text })),
  coverage: list(object({ country: text, topics: { type: 'object', additionalProperties: list(text) } })),
});

function assertShape(value) {
  const validate = new Ajv({ allErrors: true }).compile(SCHEMA);
  assert.ok(validate(value), JSON.stringify(validate.errors));
}

describe('as JSON', () => {
  test('says the same', (t) => {
    const report = json(workspace(t, content));
    assertShape(report);
    assert.deepEqual(report.pages.map(({ id, languages: of }) =>
      [id, ...Object.values(of).map(({ state }) => state)]),
    [['first', 'source', 'unreviewed', 'present'], ['second', 'source', 'outdated', 'missing']]);
    assert.deepEqual(report.freshness.overdue.map(({ id, days, place }) => [id, days, place]),
      [['lu-late', 2, 'content/directory/lu.xml:17']]);
    assert.deepEqual(report.without_sources, []);
    assert.deepEqual(report.coverage, [{ country: 'LU', topics: { blackmail: ['lu-help', 'lu-late'] } }]);
  });

  test('our own content, counted by others', () => {
    const report = json(repository);
    assertShape(report);
    assert.deepEqual(report.languages.map(({ language }) => language), languages);
    for (const page of pages)
      assert.equal(report.pages.find(({ id }) => id === page.id).languages[page.language].path, `content/${page.path}`);
    for (const line of report.languages) {
      const own = pages.filter(({ language }) => language === line.language);
      assert.equal(line.missing, report.pages.length - own.length);
      assert.equal(line.source, own.filter(({ front }) => !front['translation-of']).length);
      assert.equal(line.present + line.unreviewed + line.outdated + line.unknown, own.length - line.source);
    }
    assert.deepEqual(report.without_sources.filter((one) => one.what === 'service').map(({ id }) => id),
      services.filter(({ sources }) => sources.length === 0).map(({ id }) => id));
    const topics = (service) => service.xml.children.filter(({ name }) => name === 'topic').map((one) => one.text);
    for (const { country, topics: covered } of report.coverage) {
      assert.deepEqual(Object.keys(covered), Object.keys(vocabulary.topics));
      for (const [topic, ids] of Object.entries(covered))
        for (const id of ids) {
          const service = services.find((one) => one.id === id);
          assert.ok(service.active && service.country === country && topics(service).includes(topic), id);
        }
    }
  });

  test('says what check says of freshness', () => {
    const lines = balise(['check', ...DAY], { cwd: repository }).stdout.split('\n');
    for (const { id, days, date } of json(repository).freshness.old)
      assert.ok(lines.some((line) => line.includes(` ${days}  ${id} `) && line.includes(date)), id);
  });

  test('the same content gives the same bytes', (t) => {
    const first = workspace(t, content), second = workspace(t, content);
    for (const args of [['--json'], []])
      assert.equal(status(first, ...args, '--jobs', '1').stdout, status(second, ...args, '--jobs', '4').stdout);
  });
});

describe('as a page', () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y'],
    rules: { 'no-trailing-whitespace': 'off', 'long-title': 'off' },
  });

  function html(t, files = content, cwd = workspace(t, files)) {
    const file = join(workspace(t), 'report.html');
    const result = status(cwd, '--html', file);
    assert.equal(result.status, 0, result.stderr);
    assert.equal(result.stdout, `balise: the report is in ${file}\n`);
    return readFileSync(file, 'utf8');
  }

  async function assertValid(page) {
    const errors = [];
    parse(page, errors);
    assert.deepEqual(errors, []);
    const { results } = await validator.validateString(page, 'report.html');
    assert.deepEqual(results.flatMap(({ messages }) =>
      messages.map(({ line, ruleId, message }) => `${line}: ${message} [${ruleId}]`)), []);
  }

  test('is valid, of our content too', async (t) => {
    await assertValid(html(t));
    await assertValid(html(t, {}, repository));
    await assertValid(html(t, { ...content, 'content/en/first.md': original
      .replace('title: First page', 'title: "<script>alert(1)</script> & \\"more\\""') }));
  });

  test('speaks French, in which it is valid, too', async (t) => {
    const french = (cwd) => {
      const file = join(workspace(t), 'report.html');
      assert.match(status(cwd, '--lang', 'fr', '--html', file).stdout, /le rapport est dans/);
      return readFileSync(file, 'utf8');
    };
    const page = french(repository);
    await assertValid(page);
    assert.match(page, /^<html lang="fr">$/m);
    assert.match(page, /<title>État du site «\u202fBalise\u202f» au 2026-11-22<\/title>/);
    assert.match(page, /<h1>État du site «\u202f<bdi lang="fr" dir="ltr">Balise<\/bdi>\u202f»<\/h1>/);
    assert.match(page, /<span class="word">non relue<\/span>/);
    assert.match(page, /<td>m<span class="vh">onde<\/span><\/td>/);
    assert.match(page, /<bdi>Luxembourg<\/bdi>/);
    assert.match(page, /colspan="\d">conseil <code>advice<\/code><\/th>/);
    assert.match(page, /colspan="\d">guide<\/th>/);
    assert.doesNotMatch(page, /<(th|h2|h3|caption)[^>]*>[^<]*\b(country|language|overdue|without|pages of)\b/);
    const hostile = french(workspace(t, { ...content, 'content/site.yaml':
      site('en, fr, de').replace(/^title:.*$/m, 'title: {en: "<b>%s & %n</b>"}') }));
    await assertValid(hostile);
    assert.match(hostile, /<title>État du site «\u202f&lt;b&gt;%s &amp; %n&lt;\/b&gt;\u202f» au/);
  });

  test('says the same of the content in both languages', (t) => {
    const place = workspace(t, content);
    assert.equal(status(place, '--json', '--lang', 'fr').stdout, status(place, '--json').stdout);
  });

  test('has all in itself, no script, and a policy that knows its style', (t) => {
    const page = html(t);
    const document = parse(page, []);
    assert.doesNotMatch(page, /<script|<link|<img|style="|\son[a-z]+=|https?:|url\(|@import/);
    const [, style] = /<style>([^]*)<\/style>/.exec(page);
    const hash = createHash('sha256').update(style).digest('base64');
    const policy = attribute(all(document, 'meta').find((meta) => attribute(meta, 'http-equiv')), 'content');
    assert.equal(policy, `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`);
    for (const link of all(document, 'a'))
      assert.ok(page.includes(`id="${attribute(link, 'href').slice(1)}"`));
    assert.match(page, /<td class="outdated"><span class="sign" aria-hidden="true">o<\/span><span class="word">outdated<\/span><\/td>/);
    assert.equal(html(t), page, 'the same bytes');
  });

  test('replaces only whole files, and none of the content', (t) => {
    const place = workspace(t, content);
    const before = readTree(join(place, 'content'));
    for (const file of ['content/fr/first.md', 'content/x.html', './content/de/../fr/first.md'])
      assert.equal(status(place, '--html', file).status, 2, file);
    const failed = status(place, '--html', 'nowhere/report.html');
    assert.equal(failed.status, 1);
    assert.match(failed.stderr, /'nowhere\/report\.html' cannot be written/);
    writeFileSync(join(place, 'report.html'), 'old');
    const { stdout } = status(place, '--html', 'report.html', '--json');
    assertShape(JSON.parse(stdout));
    assert.match(readFileSync(join(place, 'report.html'), 'utf8'), /<\/html>\n$/);
    assertSameTree(readTree(join(place, 'content')), before);
    assert.deepEqual(Object.keys(readTree(place)).filter((name) => name.includes('~')), []);
  });
});

const SIGNED = `translation-of: en@${digest}
translation-status: reviewed
translation-reviewed: 2026-11-22
translation-reviewed-by: translator
`;

function sign(cwd, ...args) {
  return status(cwd, '--sign', '--by', 'translator', ...args);
}

describe('--sign', () => {
  const old = translation('translation-of: en@000000000000\n').replace('A heading', 'Déjà vu');
  const marked = (text) => Buffer.concat([Buffer.from('\ufeff'), Buffer.from(text)]);
  const FORMS = {
    'UTF-8': Buffer.from,
    'UTF-8 with a byte order mark': marked,
    'CRLF': (text) => Buffer.from(text.replaceAll('\n', '\r\n')),
    'CRLF with a byte order mark': (text) => marked(text.replaceAll('\n', '\r\n')),
    'Windows-1252': (text) => Buffer.from(text, 'latin1'),
    'UTF-16LE with CRLF': (text) => Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`, 'utf16le'),
    'no line end at the end': (text) => Buffer.from(text.replace(/\n$/, '')),
  };
  for (const [name, encode] of Object.entries(FORMS))
    test(`changes nothing else: ${name}`, (t) => {
      const place = workspace(t, { ...content, 'content/fr/first.md': encode(old) });
      const before = readTree(join(place, 'content'));
      const result = sign(place, 'fr/first');
      assert.equal(result.stderr, '');
      assert.equal(result.stdout, 'balise: signed content/fr/first.md\n');
      const wanted = encode(old.replace('translation-of: en@000000000000\n', SIGNED));
      assertSameTree(readTree(join(place, 'content')), { ...before, 'fr/first.md': wanted });
      assert.equal(json(place).pages[0].languages.fr.state, 'present');
      assert.equal(sign(place, 'fr/first').stdout, 'balise: content/fr/first.md was signed like this already\n');
      assert.equal(balise(['check', '--quiet', ...DAY], { cwd: place }).status, 0);
    });

  test('a declared encoding', (t) => {
    const place = workspace(t, { ...content,
      'content/site.yaml': `${content['content/site.yaml']}encodings: {"fr/*.md": ISO-8859-15}\n`,
      'content/fr/first.md': Buffer.from(old.replace('Déjà', 'D\u00e9j\u00e0 \u00a4'), 'latin1') });
    assert.equal(sign(place, 'fr/first').status, 0);
    const bytes = readFileSync(join(place, 'content/fr/first.md'));
    assert.ok(bytes.equals(Buffer.from(old.replace('Déjà', 'D\u00e9j\u00e0 \u00a4')
      .replace('translation-of: en@000000000000\n', SIGNED), 'latin1')));
  });

  test('takes a page by its language and id, or by any path of its file', (t) => {
    for (const name of ['fr/first', 'fr/first.md', 'content/fr/first.md', './content//fr/first.md', null]) {
      const place = workspace(t, content);
      const result = sign(place, name ?? join(place, 'content/fr/first.md'), 'fr/first');
      assert.equal(result.stdout, 'balise: signed content/fr/first.md\n', `${name}: ${result.stderr}`);
      assert.ok(readFileSync(join(place, 'content/fr/first.md'), 'utf8').includes(SIGNED));
    }
  });

  test('is out of date again when the source changes', (t) => {
    const place = workspace(t, content);
    sign(place, 'fr/second', 'fr/first');
    assert.deepEqual(json(place).pages.map(({ languages: of }) => of.fr.state), ['present', 'present']);
    assert.deepEqual(json(place).pages[0].languages.fr, { state: 'present', path: 'content/fr/first.md',
      translation_of: 'en', reviewed: true, reviewed_on: '2026-11-22', reviewed_by: 'translator' });
    writeTree(place, { 'content/en/first.md': original.replace('Ask', 'Please ask') });
    assert.deepEqual(json(place).pages.map(({ languages: of }) => of.fr.state), ['outdated', 'present']);
    assert.equal(sign(place, 'fr/first').status, 0);
    assert.equal(json(place).pages[0].languages.fr.state, 'present');
  });

  test('where one page is refused, none is written', (t) => {
    const place = workspace(t, content);
    const before = readTree(join(place, 'content'));
    for (const [args, said] of [
      [['fr/first', 'en/first'], /content\/en\/first\.md' is no translation/],
      [['fr/first', 'fr/frist'], /there is no page 'fr\/frist'[^]*did you mean 'fr\/first'\?/],
      [['fr/first', 'content/site.yaml'], /there is no page/],
      [['fr/first', '--by', 'translater'], /unknown role 'translater'[^]*did you mean 'translator'\?/]]) {
      const result = sign(place, ...args);
      assert.equal(result.status, 1);
      assert.match(result.stderr, said);
      assert.match(result.stderr, /^balise: nothing was written$/m);
      assertSameTree(readTree(join(place, 'content')), before);
    }
  });

  test('where one file cannot be written, none is', (t) => {
    const place = workspace(t, content);
    const before = readTree(join(place, 'content'));
    mkdirSync(join(place, 'content/fr/first.md~balise')); // where the new text would be put first
    const result = sign(place, 'de/first', 'fr/first');
    assert.equal(result.status, 1);
    assert.match(result.stderr, /content\/fr\/first\.md: error: the file cannot be written: .*\[output-write\]/);
    assert.equal(result.stdout, '');
    assertSameTree(readTree(join(place, 'content')), before);
  });
});

test('wrong use is told in one line', (t) => {
  const place = workspace(t, content);
  for (const [args, said] of [
    [['fr/first'], /'status' names pages only with --sign/],
    [['--sign', '--by', 'translator'], /--sign wants the pages/],
    [['--sign', 'fr/first'], /--sign wants a role, as in --by translator/],
    [['--by', 'translator'], /--by belongs to --sign/],
    [['--sign', '--by', 'translator', '--json', 'fr/first'], /--sign writes no report/]]) {
    const result = status(place, ...args);
    assert.equal(result.status, 2);
    assert.match(result.stderr, said);
    assert.equal(result.stderr.split('\n').length, 2);
  }
});
