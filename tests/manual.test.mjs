// SPDX-License-Identifier: MIT
// The manual says what is true: every example in the three pages is tried, and what the
// program knows (fields, forms, elements, attributes, values, columns) is in them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { SaxesParser } from 'saxes';

import { balise, baseContent, program, repository, workspace } from './lib/balise.mjs';
import { examplesOf, manualText, namedIn, PAGES } from './lib/manual.mjs';
import { Preview } from './lib/preview.mjs';
import { writeTree } from './lib/trees.mjs';

const examples = PAGES.flatMap(examplesOf);
const named = Object.fromEntries(PAGES.map((page) => [page, namedIn(page)]));
const textOf = ({ lines }) => `${lines.join('\n')}\n`;
const placeOf = ({ page, line }) => `${page}:${line}`;
const kinds = (...names) => examples.filter(({ kind }) => names.includes(kind));

// ---- Our own content in two languages, to which examples are added. ----

const CONTENT = 'site: two languages';

function content(t) {
  const place = workspace(t);
  const from = join(repository, 'content');
  for (const name of ['fr', 'en', 'directory', 'vocabulary.yaml'])
    cpSync(join(from, name), join(place, 'content', name), { recursive: true });
  writeTree(place, { 'content/site.yaml': 'title: {fr: Site, en: Site}\nsummary: {fr: Un site., en: A site.}\n' +
    'languages: [fr, en]\nas-of: 2026-11-22\ntheme: default\n' });
  return place;
}

const TODAY = ['--today', '2026-11-22'];

/** What `check` says of the content with these folders added: nothing, please. */
function checked(place, folders) {
  const result = balise(['check', '--quiet', ...TODAY, ...['content', ...folders].flatMap((name) => ['--content', name])],
    { cwd: place });
  return `${result.stderr}${result.status === 0 ? '' : `exit status ${result.status}`}`;
}

function assertAllGood(t, files, folders) {
  const place = content(t);
  writeTree(place, files);
  assert.equal(checked(place, folders), '', CONTENT);
  return place;
}

// ---- Pages. ----

const HEAD = { id: null, title: 'An example', summary: 'An example of the manual.', kind: 'advice', audience: '[adult]',
  topics: '[sextortion]', keywords: '[example]', published: '2026-11-22', reviewed: '2026-11-22' };

/** A page with this id whose head has the example's fields, or whose body is the example. */
function pageWith(id, { kind, lines }) {
  const isHead = kind !== 'text';
  const given = new Set(isHead ? lines.map((line) => /^([a-z-]+):/.exec(line)?.[1]) : []);
  const usual = Object.entries({ ...HEAD, id }).filter(([name]) => !given.has(name)).map(([name, value]) => `${name}: ${value}`);
  return ['---', ...usual, ...isHead ? lines : [], '---', '', 'Some words.', '', ...isHead ? [] : lines, ''].join('\n');
}

describe('examples', () => {
  test('each literal block says what it is', () => {
    const KNOWN = /^(commands( with answers)?|zsh|fish|diagnostic|page|head|translation of [a-z-]+|text|site\.yaml|vocabulary\.yaml|holidays\.yaml|file [a-z]+\.xml|service|channels)$/;
    const bad = examples.filter(({ kind }) => !KNOWN.test(kind ?? ''));
    assert.deepEqual(bad.map((example) => `${placeOf(example)} ${example.kind}`), []);
    assert.ok(examples.length > 30, String(examples.length));
  });

  test('pages, heads and texts are accepted without a word', (t) => {
    const files = { 'more/files/form.txt': 'A form.\n', 'more/files/picture.png':
      readFileSync(join(repository, 'themes/default/assets/zim.png')) };
    for (const example of kinds('page'))
      files[`more/en/${/^id: (.*)$/m.exec(textOf(example))[1]}.md`] = textOf(example);
    kinds('head', 'text').forEach((example, i) => {
      files[`more/en/example-${i}.md`] = pageWith(`example-${i}`, example);
    });
    assert.ok(Object.keys(files).length >= 12);
    assertAllGood(t, files, ['more']);
  });

  test('a translation needs the digits that check tells', (t) => {
    const example = examples.find(({ kind }) => kind?.startsWith('translation'));
    const original = pageWith('example', { kind: 'text', lines: [] }).replaceAll('An example', 'Un exemple');
    const translation = pageWith('example', example);
    const place = content(t);
    writeTree(place, { 'more/fr/example.md': original, 'more/en/example.md': translation });
    const [, digits] = /\[translation-outdated\][^]*fr@([0-9a-f]{12})/.exec(checked(place, ['more']));
    writeTree(place, { 'more/en/example.md': translation.replace('000000000000', digits) });
    assert.equal(checked(place, ['more']), '');
  });

  test('settings, words and holidays are accepted without a word', (t) => {
    const files = {}, folders = [];
    for (const example of kinds('site.yaml', 'vocabulary.yaml', 'holidays.yaml')) {
      const folder = `more-${folders.length}`;
      files[`${folder}/${example.kind === 'holidays.yaml' ? 'directory/' : ''}${example.kind}`] = textOf(example);
      folders.push(folder);
    }
    assert.equal(folders.length, 3);
    assertAllGood(t, files, folders);
  });

  test('directory files are accepted by check, xmllint and jing', (t) => {
    const files = {}, folders = [];
    const regions = 'regions:\n  FR-75: {name: {fr: Paris, en: Paris}}\n  FR-92: {name: {fr: Hauts-de-Seine, en: Hauts-de-Seine}}\n';
    const add = (name, text) => {
      folders.push(`more-${folders.length}`);
      files[`${folders.at(-1)}/directory/${name}`] = text;
    };
    const inside = (text) => `<directory country="FR" timezone="Europe/Paris">\n${text}</directory>\n`;
    for (const example of examples) {
      const [, file] = /^file (.*)$/.exec(example.kind ?? '') ?? [];
      if (file)
        add(file, textOf(example));
      else if (example.kind === 'service')
        add('fr.xml', inside(textOf(example)));
      else if (example.kind === 'channels')
        add('fr.xml', inside(textOf(kinds('service')[0]).replace('fr-example-2', 'fr-example-9')
          .replace(/ *<phone[^]*<\/phone>\n/, () => textOf(example))));
    }
    assert.ok(folders.length >= 4);
    const place = assertAllGood(t, { ...files, 'regions/vocabulary.yaml': regions }, ['regions', ...folders]);
    const schema = join(repository, 'content/directory/directory.rng');
    const paths = Object.keys(files).map((path) => join(place, path));
    for (const [command, args] of [['xmllint', ['--noout', '--relaxng', schema]], ['jing', [schema]]]) {
      const { status, stdout, stderr } = spawnSync(command, [...args, ...paths], { encoding: 'utf8' });
      assert.equal(status, 0, `${command}: ${stdout}${stderr}`);
    }
  });

  test('opening hours are read as they stand, and mean what is said', (t) => {
    const page = manualText('balise-directory.5');
    const part = page.slice(page.indexOf('.Sh OPENING HOURS'), page.indexOf('.Sh PUBLIC HOLIDAYS'));
    const [entries, joined] = [part.slice(0, part.indexOf('.Pp\nRules are joined')), part.slice(part.indexOf('.Pp\nRules are joined'))];
    const texts = [...entries.matchAll(/^\.(?:It|Ql) (.*?)(?: [,;.])?$/gm)].map(([, text]) => text.replaceAll('\\(dq', '&quot;'))
      .filter((text) => /[A-Z0-9]/.test(text) && text !== 'hours');
    assert.ok(texts.length >= 9, texts.join());
    const rules = [...joined.matchAll(/^\.Ql (.*)$/gm)].map(([, text]) => text);
    assert.equal(rules.length, 2);
    const place = content(t);
    const file = (all) => `<directory country="FR" timezone="Europe/Paris">\n${textOf(kinds('service')[0])
      .replace(/ *<phone[^]*<\/phone>\n/, () => all.map((hours, i) => `<web href="https://www.example.org/${i}" hours="${hours}"/>\n`).join(''))
      .replace(/ region="[^"]*"/, '')}</directory>\n`;
    writeTree(place, { 'more/directory/fr.xml': file(texts) });
    assert.equal(checked(place, ['more']), '');
    writeTree(place, { 'more/directory/fr.xml': file(rules) });
    const said = checked(place, ['more']);
    assert.equal([...said.matchAll(/\[([a-z-]+)\]$/gm)].map((match) => match[1]).join(), 'hours-replaced', said);
  });

  test('diagnostics are said as they stand', (t) => {
    const files = baseContent();
    const vocabulary = String(files['content/vocabulary.yaml']);
    const page = String(files['content/en/first.md']);
    const place = workspace(t, {
      ...files,
      'content/vocabulary.yaml': vocabulary.replace('countries:\n', 'countries:\n  BE:\n    name: {en: Belgium, fr: Belgique}\n'),
      'content/directory/be.xml': `<directory country="BE">${'\n'.repeat(40)}<emergency purpose="police" confidence="verified">
    <phone dial="02/345" display="02/345"/><source title="A" date="2026"/></emergency></directory>\n`,
      'content/en/a.md': page.replace('id: first', 'id: a').replace(/\nAsk.*/, '\nOr call 8002 1234 now.'),
    });
    const said = balise(['check'], { cwd: place }).stderr.split('\n').map((line) => line.trim());
    assert.equal(kinds('diagnostic').length, 2);
    for (const example of kinds('diagnostic'))
      for (const line of textOf(example).replace(/\n(?! )/g, ' ').split('\n').map((part) => part.trim()).filter(Boolean))
        assert.ok(said.includes(line), `${line}\nis not in\n${said.join('\n')}`);
  });
});

// ---- Commands. ----

const ANSWERS = ['title=A new phone', 'summary=What to do first.', 'keywords=new phone', 'audience=adult', 'kind=guide',
  'topics=sextortion'];

/** The folder in which the commands are run: content, a school's, two keys, a last edition. */
function commandPlace(t) {
  const place = content(t);
  writeTree(place, { 'school/site.yaml': 'title: {fr: Mon école, en: My school}\nhome-country: LU\n' });
  for (const name of ['media', 'bin'])
    mkdirSync(join(place, name));
  symlinkSync(program, join(place, 'bin/balise'));
  const git = (...args) => assert.equal(spawnSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args],
    { cwd: place }).status, 0, args.join(' '));
  git('init', '-q');
  git('add', 'content');
  git('commit', '-qm', 'All');
  git('tag', 'v1.0');
  return place;
}

/** A line as it is run here: other folders, the tests' day, answers. */
function adapted(place, kind, line) {
  let command = line.replaceAll('/media/', `${place}/media/`).replaceAll('/tmp/last', `${place}/last`);
  if (/^balise check/.test(command))
    command += ` ${TODAY.join(' ')}`;
  if (kind === 'commands with answers')
    command += ANSWERS.filter((answer) => !command.includes('language=en') || !/^(kind|topics|audience)/.test(answer))
      .map((answer) => ` --set '${answer}'`).join('');
  return command;
}

/* What shows that the script has been taken. */
const SHELLS = {
  zsh: ['zsh', ['-f', '-c'], 'autoload -Uz compinit && compinit -D -u\n', '\n[[ -n $_comps[balise] ]]'],
  fish: ['fish', ['--no-config', '-c'], '', '\ncomplete -c balise | string match -q "*verify*"'],
  bash: ['bash', ['-c'], '', ''],
};

test('commands in examples do what they say', async (t) => {
  const place = commandPlace(t);
  const env = { ...process.env, PATH: `${place}/bin:${process.env.PATH}`, HOME: place, LC_ALL: 'C.UTF-8' };
  let count = 0;
  for (const example of kinds('commands', 'commands with answers', 'zsh', 'fish'))
    for (const line of example.lines) {
      assert.match(line, /^\$ /, placeOf(example));
      const command = adapted(place, example.kind, line.slice(2));
      count++;
      if (command === 'balise serve') {
        const preview = await Preview.start(t, place);
        process.kill(preview.pid, 'SIGINT');
        assert.equal((await preview.ended).status, 0);
        continue;
      }
      const [shell, args, before, after] = SHELLS[example.kind] ?? SHELLS.bash;
      const { status, stderr } = spawnSync(shell, [...args, before + command + after],
        { cwd: place, encoding: 'utf8', env, timeout: 60_000 });
      assert.ok(status === 0 || (status === 1 && command.startsWith('balise diff')),
        `${placeOf(example)}: ${command} ended with ${status}\n${stderr}`);
    }
  assert.ok(count >= 15, String(count));
  assert.equal(balise(['check', '--quiet', ...TODAY], { cwd: place }).status, 0, 'what was made is accepted');
});

// ---- Completeness. ----

const source = (path) => readFileSync(join(repository, 'generator', path), 'utf8');

/** The names of the fields in a file's tables of fields. */
function fieldsOf(path) {
  const names = [...source(path).matchAll(/\{"([a-z-]+)", YAML_FIELD_/g)].map((match) => match[1]);
  assert.ok(names.length > 1, path);
  return names;
}

/** The strings in the table that begins with this line. */
function tableOf(path, start) {
  const text = source(path);
  const from = text.indexOf(start);
  assert.ok(from >= 0, `${path}: ${start}`);
  const names = [...text.slice(from, text.indexOf('};', from)).matchAll(/"([^"]+)"/g)].map((match) => match[1]);
  assert.ok(names.length > 1, `${path}: ${start}`);
  return names;
}

function assertNamed(page, words) {
  assert.deepEqual(words.filter((word) => !named[page].has(word)), [], `missing in ${page}`);
}

/* What a body can hold (input/document.h), and how that looks in an example. */
const FORMS = {
  NODE_PARAGRAPH: /^[A-Z]/m, NODE_HEADING: /^## /m, NODE_LIST: /^- /m, NODE_ITEM: /^ {2}- /m, NODE_QUOTE: /^> [A-Z]/m,
  NODE_CALLOUT: /^> \[!/m, NODE_CODE: /^```$/m, NODE_RULE: /^---$/m, NODE_CARD: /^!\[\]\(service:/m,
  NODE_SERVICES: /^!\[\]\(services:/m, NODE_TEXT: /\w/, NODE_SOFTBREAK: /[a-z]\n[a-z]/, NODE_LINEBREAK: /\\\n[a-z]/,
  NODE_CODESPAN: /`\w/, NODE_EMPHASIS: /[^*]\*\w/, NODE_STRONG: /\*\*\w/, NODE_LINK: /[^!]\[[^\]]+\]\(/,
  NODE_IMAGE: /!\[[^\]]+\]\(\.\.\/files/,
};

describe('nothing that the program knows is missing', () => {
  test('fields of pages, settings and words', () => {
    for (const path of ['site/page.c', 'site/config.c', 'site/contact.c', 'site/platform.c', 'site/letter.c',
      'directory/vocabulary.c', 'directory/wording.c'])
      assertNamed('balise-content.5', fieldsOf(path));
    assertNamed('balise-directory.5', fieldsOf('directory/holidays.c'));
  });

  test('their values', () => {
    for (const [path, start] of [['site/page.c', 'KIND_NAMES[PAGE_KIND_COUNT]'], ['site/platform.c', 'REPORTERS[REPORTER_COUNT]'],
      ['site/letter.c', 'SENDERS[SENDER_COUNT]'], ['site/letter.c', 'CHANNELS[LETTER_CHANNEL_COUNT]'],
      ['site/letter.c', 'ADDRESSEES[ADDRESSEE_COUNT]'], ['directory/query.c', 'query_key KEYS[]']])
      assertNamed('balise-content.5', tableOf(path, start));
    const instructions = tableOf('site/stance.c', 'INSTRUCTIONS[] =').filter((text) => !text.includes(' '));
    assertNamed('balise-content.5', [...instructions, 'ask-first']);
    assertNamed('balise-content.5', tableOf('directory/wording.c', '[WORDING_AVOIDS] ='));
  });

  test('forms of Markdown', () => {
    const text = manualText('balise-content.5');
    const schemes = tableOf('input/link.c', 'SCHEMES[] =');
    assert.ok(schemes.includes('service') && schemes.includes('field'));
    assert.deepEqual(schemes.filter((name) => !text.includes(`${name}:`)), []);
    const callouts = tableOf('input/callout.c', 'NAMES[CALLOUT_KIND_COUNT]');
    assert.deepEqual(callouts.filter((name) => !text.includes(`> [!${name}]`) || !text.includes(`.It Ql [!${name}]`)), []);
    const shown = kinds('text').map(textOf).join('\n');
    const nodes = [...source('input/document.h').matchAll(/^ {4}(NODE_[A-Z]+)[,\s/]/gm)].map((match) => match[1]);
    assert.deepEqual(nodes.sort(), Object.keys(FORMS).sort(), 'the forms below are all that there are');
    for (const [node, form] of Object.entries(FORMS))
      assert.match(shown, form, node);
    for (const form of [/^### /m, /^1\. /m, /^- \[ \] /m, /^- \[x\] /m, /superseded/, /\]\(#/, /\.md\)/])
      assert.match(shown, form);
  });

  test('elements, attributes and values of the directory', () => {
    const elements = new Set(), attributes = new Set(), values = new Set();
    const parser = new SaxesParser();
    let value;
    parser.on('opentag', ({ name, attributes: given }) => {
      if (name === 'element' && given.name)
        elements.add(given.name);
      if (name === 'attribute' && given.name)
        attributes.add(given.name);
      value = name === 'value' ? '' : undefined;
    });
    parser.on('text', (text) => { value = value === undefined ? value : value + text; });
    parser.on('closetag', ({ name }) => {
      if (name === 'value' && value)
        values.add(value);
      value = undefined;
    });
    parser.write(readFileSync(join(repository, 'content/directory/directory.rng'), 'utf8')).close();
    assert.ok(elements.size > 20 && attributes.size > 35 && values.size > 40, [elements.size, attributes.size, values.size].join());
    const heads = manualText('balise-directory.5').split('\n').filter((line) => line.startsWith('.It Cm'))
      .flatMap((line) => line.slice(7).split(/ , | No /));
    assert.deepEqual([...elements].filter((name) => !heads.includes(name)), [], 'an entry of its own');
    const page = named['balise-directory.5'];
    const said = (name) => page.has(name) || (['EU', '001'].includes(name) && manualText('balise-directory.5').includes(`.Ql ${name}`));
    assert.deepEqual([...attributes, ...values].filter((name) => !said(name)), []);
    const shown = examples.filter(({ page: from }) => from === 'balise-directory.5').map(textOf).join('\n');
    assert.deepEqual([...elements].filter((name) => !shown.includes(`<${name}`)), [], 'in an example');
    assert.deepEqual([...attributes].filter((name) => !new RegExp(`\\s${name}="`).test(shown)), [], 'in an example');
  });

  test('columns of tables', () => {
    const columns = tableOf('directory/sheet_column.c', 'COLUMNS[] =');
    const page = manualText('balise-directory.5');
    const tables = page.slice(page.indexOf('.Sh TABLES'));
    const heads = tables.split('\n').filter((line) => line.startsWith('.It Cm')).flatMap((line) => line.slice(7).split(' , '));
    assert.deepEqual(columns.filter((name) => /^[a-z]/.test(name) && !name.startsWith('xml:') && !heads.includes(name)
      && !['href', 'code', 'language', 'audience', 'topic', 'eligibility', 'confidentiality', 'date', 'accessed', 'facts'].includes(name)), []);
  });

  test('commands and options', () => {
    const page = manualText('balise.1');
    const help = balise(['--help']).stdout.split('\n');
    const commands = help.map((line) => /^ {2}([a-z]+) /.exec(line)?.[1]).filter(Boolean);
    const options = help.map((line) => /^ {2}-(-?[\w-]+)/.exec(line)?.[1]).filter(Boolean);
    assert.ok(commands.length > 9 && options.length > 15);
    assert.deepEqual(commands.filter((name) => !new RegExp(`^\\.It Cm ${name}\\b`, 'm').test(page)), []);
    assert.deepEqual(options.filter((name) => !new RegExp(`^\\.It Fl ${name}\\b`, 'm').test(page)), []);
  });
});

test('each page names the others', () => {
  for (const page of PAGES)
    for (const other of PAGES.filter((name) => name !== page))
      assert.ok(manualText(page).includes(`.Xr ${other.replace(/\.(\d)$/, ' $1')}`), `${other} in ${page}`);
});

test('mandoc finds nothing to complain of', () => {
  const { status, stdout } = spawnSync('mandoc', ['-Tlint', '-Werror', ...PAGES.map((page) => join(repository, 'generator', page))],
    { encoding: 'utf8' });
  assert.equal(status, 0, stdout);
});
