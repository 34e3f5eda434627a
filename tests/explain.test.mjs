// SPDX-License-Identifier: MIT
// `balise explain`: every code is explained in every language, its excerpt before is told
// of exactly that code, and the one after of none.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { describe, test } from 'node:test';

import { balise, baliseAsync, baseContent, program, testsFolder, workspace } from './lib/balise.mjs';
import { diagnosticCodes, explanationSections } from './lib/codes.mjs';
import { readTree, writeTree } from './lib/trees.mjs';

/* Codes of which no excerpt of a text can be shown, and why. */
const WITHOUT_EXAMPLE = {
  'file-read': 'a right, or a disk',
  'file-too-large': 'more than 64 MiB',
  'file-missing': 'there is no file',
  'charset-guessed': 'bytes that are no UTF-8',
  'charset-invalid': 'bytes that are no UTF-8',
  'charset-nul': 'a NUL',
  'sign-refused': 'a page that is named, not what stands in it',
  'xml-depth': 'more than 64 elements',
  'too-many': 'more than 200 faults',
  'output-write': 'a right, or a disk',
};

const table = diagnosticCodes();
const codes = [...table.keys()];

/** [{ before, path, excerpt }] of a code. */
function excerptsOf(section) {
  return section.split(/^### /m).slice(1).map((part) => {
    const [title, ...lines] = part.split('\n');
    const [, label, path] = title.match(/^(Before|After): (\S+)$/);
    return {
      before: label === 'Before', path,
      excerpt: lines.map((line) => line.replace(/^ {4}/, '')).join('\n').trim(),
    };
  });
}

const examples = new Map([...explanationSections('examples.md')]
  .map(([code, { text }]) => [code, excerptsOf(text)]));

// ---- An excerpt becomes a whole file. ----

const base = baseContent();
const PAGE = String(base['content/en/first.md']);
const DIRECTORY = String(base['content/directory/lu.xml'])
  .replace('country="LU"', 'country="LU" timezone="Europe/Luxembourg"');

function topKey(line) {
  return line.match(/^([A-Za-z-]+):/)?.[1];
}

/** YAML with the keys of an excerpt in place of its own. */
function withKeys(yaml, excerpt) {
  const given = new Set(excerpt.split('\n').map(topKey));
  let keep = true;
  const rest = yaml.split('\n').filter((line) => {
    const key = topKey(line);
    keep = key ? !given.has(key) : keep;
    return keep && line;
  });
  return [...rest, excerpt, ''].join('\n');
}

/** A whole page stays; else the excerpt is front matter, text, or both with --- between. */
function pageWith(path, excerpt) {
  if (/^(---|# )/.test(excerpt) && path === 'content/en/first.md' && !excerpt.startsWith('# Keep'))
    return `${excerpt}\n`;
  const [, matter, text] = PAGE.replace(/^id: .*/m, `id: ${basename(path, '.md')}`)
    .match(/^---\n([\s\S]*?\n)---\n([\s\S]*)$/);
  const parts = excerpt.split('\n---\n');
  const keys = parts.length > 1 || topKey(excerpt) ? parts[0] : '';
  return `---\n${keys ? withKeys(matter, keys) : matter}---\n${parts[1] ?? (keys ? text : `\n${excerpt}\n`)}`;
}

/** The elements of an excerpt stand where those of the same name stood in the file. */
function directoryWith(file, excerpt) {
  if (excerpt.startsWith('<?xml'))
    return file.replace(/^<\?xml.*/, () => excerpt);
  if (excerpt.startsWith('<directory'))
    return file.replace(/<directory.*/, () => excerpt);
  if (excerpt.startsWith('<emergency'))
    return file.replace(/<emergency[\s\S]*<\/emergency>/, () => excerpt);
  const inside = file.match(/<service.*>\n([\s\S]*?)<\/service>/)[1];
  if (excerpt.startsWith('<service'))
    return file.replace(/<service[\s\S]*<\/service>/, () => excerpt.replaceAll('…', `\n${inside}`));
  const name = excerpt.match(/^<([a-z]+)/)[1];
  const others = inside.split('\n').filter((line) => !line.includes(`<${name} `)).join('\n');
  return file.replace(inside, () => `${excerpt}\n${others}`);
}

function fileWith(path, excerpt, setting) {
  const there = setting[path] ?? base[path];
  if (path.endsWith('.md'))
    return pageWith(path, excerpt);
  if (path.endsWith('.xml'))
    return directoryWith(String(setting[path] ?? DIRECTORY), excerpt);
  if (dirname(path) === 'content')
    return withKeys(String(there), excerpt);
  return `${excerpt}\n`;
}

// ---- What must stand around some of them. ----

const site = String(base['content/site.yaml']);
const french = { 'content/site.yaml': site.replace('[en]', '[en, fr]') };
const frenchPage = PAGE.replace('---\n', '---\ntranslation-of: en@9154e3ef97ec\n');
const school = {
  'content/site.yaml': site.replace('theme: plain', 'theme: school'),
  'themes/school/theme.yaml': 'extends: plain\n',
};
const prose = readTree(join(testsFolder, 'diagnostics/prose-number/several'));
const belgium = { 'content/vocabulary.yaml': prose['content/vocabulary.yaml'] };
const neighbours = { ...belgium, 'content/directory/lu.xml': prose['content/directory/lu.xml'],
  'content/directory/be.xml': prose['content/directory/be.xml'] };
const glossary = { 'content/en/glossary.md':
  `${PAGE.replace('id: first', 'id: glossary').replace(/\n## [\s\S]*/, '')}\n## [Grooming](term:grooming)\n\nWords.\n` };
const built = { 'out/site/en/index.html': '<!doctype html>\n', 'out/site/assets/site.js': '',
  'out/site/files/door.png': '' };

function directory(from, to) {
  return { 'content/directory/lu.xml': DIRECTORY.replace(from, to) };
}

const SETTINGS = {
  'translation-outdated': french,
  'translation-source': french,
  'language-undeclared': { 'content/fr/first.md': frenchPage },
  'link-file': { 'content/files/form.txt': 'A form.\n' },
  'services-empty': belgium,
  'term-unknown': glossary,
  'country-file': belgium,
  'holidays-missing': directory('1234"/>', '1234" hours="Mo-Fr 09:00-17:00; PH off"/>'),
  'text-missing': { ...french, 'content/fr/first.md': frenchPage },
  'sheet-conflict': directory('<audience>', '<email address="help@help.example"/><audience>'),
  'sheet-date': directory('1234"/>', '1234" hours="Mo-Fr 10:00-17:00"/>'),
  'sheet-encoding': { ...french, ...directory('Aide.', 'Aide les élèves.') },
  'offline-feature': built,
  'theme-inline': { ...school, 'themes/school/theme.yaml': 'extends: plain\nphone-scripts: [note.js]\n' },
  'string-missing': { ...school, 'content/site.yaml': `${school['content/site.yaml']}`.replace('[en]', '[en, fr]') },
  'sums-line': { 'out/site/index.html': 'x\n' },
};

function settingOf(code) {
  if (SETTINGS[code])
    return SETTINGS[code];
  if (code.startsWith('offline-'))
    return built;
  if (code.startsWith('template-') || code === 'theme-cycle')
    return school;
  return code.startsWith('prose-') ? neighbours : {};
}

function commandOf(code) {
  if (code.startsWith('sheet-'))
    return ['import', 'table.csv'];
  if (code.startsWith('offline-'))
    return ['verify', '--offline', 'out/site'];
  return { 'sums-line': ['verify', 'out/site'], 'output-foreign': ['build'] }[code] ?? ['check'];
}

async function saidOf(t, code, before) {
  const setting = settingOf(code);
  const place = workspace(t, { ...base, 'content/directory/lu.xml': DIRECTORY, ...setting });
  for (const { path, excerpt } of examples.get(code).filter((example) => example.before === before))
    writeTree(place, { [path]: fileWith(path, excerpt, setting) });
  const { stderr } = await baliseAsync([...commandOf(code), '--quiet'], { cwd: place });
  return { stderr, codes: [...new Set([...stderr.matchAll(/: (?:error|warning): .* \[([a-z-]+)\]$/gm)].map((hit) => hit[1]))] };
}

describe('an example', { concurrency: 2 }, () => {
  for (const [code, excerpts] of examples) {
    if (excerpts.length === 0)
      continue;
    test(code, async (t) => {
      const before = await saidOf(t, code, true);
      assert.deepEqual(before.codes, [code], `before:\n${before.stderr}`);
      const later = await saidOf(t, code, false);
      assert.deepEqual(later.codes, [], `after:\n${later.stderr}`);
    });
  }
});

test('only codes that no text shows are without an example', () => {
  const without = codes.filter((code) => examples.get(code).length === 0);
  assert.deepEqual(without.sort(), Object.keys(WITHOUT_EXAMPLE).sort());
});

// ---- The command. ----

const LABELS = {
  en: ['Why it matters', 'What to do', 'Before', 'After'],
  fr: ['Pourquoi c’est important', 'Que faire', 'Avant', 'Après'],
};

function explained(language, ...operands) {
  const env = { LC_ALL: '', LC_MESSAGES: { en: 'en_GB.UTF-8', fr: 'fr_LU.UTF-8' }[language], LANG: 'C' };
  const result = balise(['explain', ...operands], { env });
  assert.equal(result.stderr, '');
  assert.equal(result.status, 0);
  return result.stdout;
}

/* Without what the layout adds. */
function words(text) {
  return text.replace(/[ \n]+/g, ' ');
}

for (const language of ['en', 'fr']) {
  test(`${language}: all of the texts and excerpts are shown`, () => {
    const said = explained(language, ...codes);
    for (const [code, { sentence, text }] of explanationSections(`${language}.md`)) {
      const level = { en: table.get(code).level, fr: { error: 'erreur', warning: 'avertissement' }[table.get(code).level] };
      const head = `${code} (${level[language]})\n  ${sentence || table.get(code).sentence}\n`;
      assert.ok(said.includes(head), head);
      for (const paragraph of text.split('\n\n'))
        assert.ok(words(said).includes(words(paragraph)), paragraph);
      for (const { path, excerpt } of examples.get(code))
        assert.ok(words(said).includes(words(` ${path} ${excerpt} `)), `${code}: ${path}`);
    }
    const withExample = codes.length - Object.keys(WITHOUT_EXAMPLE).length;
    for (const [at, label] of LABELS[language].entries())
      assert.equal(said.split(`\n${label}\n`).length - 1, at < 2 ? codes.length : withExample, label);
  });

  test(`${language}: without a code all are listed`, () => {
    const sections = explanationSections(`${language}.md`);
    const lines = codes.map((code) =>
      `${code.padEnd(24)}${sections.get(code).sentence || table.get(code).sentence}\n`);
    assert.equal(explained(language), lines.join(''));
  });
}

test('one of them in full', () => {
  assert.equal(explained('en', 'phone-display'), `phone-display (error)
  display and dial are not the same number

  The digits that readers see and those that a telephone dials are not of one
  number.

Why it matters
  Who types the number from paper would reach somebody else than who taps it.

What to do
  Compare both with the source, and correct the wrong one.

Before
  content/directory/lu.xml
    <phone dial="+35280021234" display="8002 1243"/>

After
  content/directory/lu.xml
    <phone dial="+35280021234" display="8002 1234"/>
`);
});

test('a code can be pasted with its brackets, and in capitals', () => {
  const plain = explained('en', 'phone-dial');
  for (const typed of ['[phone-dial]', 'PHONE-DIAL', ' [Phone-Dial] '])
    assert.equal(explained('en', typed), plain, typed);
});

test('LC_ALL goes before LC_MESSAGES and that before LANG', () => {
  const french = explained('fr', 'phone-dial');
  for (const [env, expected] of [
    [{ LC_ALL: 'fr_FR.UTF-8', LC_MESSAGES: 'en_GB.UTF-8', LANG: 'C' }, french],
    [{ LC_ALL: '', LC_MESSAGES: '', LANG: 'fr_FR' }, french],
    [{ LC_ALL: 'C', LC_MESSAGES: 'fr_FR.UTF-8', LANG: 'fr_FR.UTF-8' }, explained('en', 'phone-dial')],
    [{ LC_ALL: '', LC_MESSAGES: '', LANG: '' }, explained('en', 'phone-dial')],
    [{ LC_ALL: '', LC_MESSAGES: '', LANG: 'frr_DE.UTF-8' }, explained('en', 'phone-dial')],
  ])
    assert.equal(balise(['explain', 'phone-dial'], { env }).stdout, expected, JSON.stringify(env));
});

test('a mistyped code is asked back, and the others are explained all the same', () => {
  const result = balise(['explain', 'fone-dial', 'yaml-depth', 'something']);
  assert.equal(result.status, 2);
  assert.equal(result.stderr,
    "balise: there is no code 'fone-dial'; did you mean 'phone-dial'? (balise explain lists all)\n" +
    "balise: there is no code 'something' (balise explain lists all)\n");
  assert.equal(result.stdout, explained('en', 'yaml-depth'));
});

test('check says once at a terminal how to learn more, if there was something', (t) => {
  const place = workspace(t, base);
  const check = (...options) => {
    const command = [`'${program}'`, 'check', '--today', '2026-11-22', ...options].join(' ');
    const env = { ...process.env, LC_ALL: 'C.UTF-8' };
    return spawnSync('script', ['-qec', command, '/dev/null'], { cwd: place, env, encoding: 'utf8' }).stdout;
  };
  const more = "balise: 'balise explain CODE' explains a code in brackets";
  assert.ok(!check().includes(more));
  writeTree(place, { 'content/en/note.txt': 'x' });
  assert.equal(check().split(more).length, 2);
  assert.ok(!check('--quiet').includes(more));
  assert.ok(!balise(['check'], { cwd: place }).stderr.includes(more), 'no terminal');
});
