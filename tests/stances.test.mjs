// SPDX-License-Identifier: MIT
// `balise check --stances`: what pages say on paying, blocking and so on, by country, as a
// table of plain text; the rules behind it are cases in diagnostics/stance-*.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import YAML from 'yaml';

import { balise, baseContent, repository, workspace } from './lib/balise.mjs';
import { all, attribute, first, parse, textOf } from './lib/html.mjs';
import { Site } from './lib/site.mjs';

function page(id, stance, country = '', region = '') {
  return `---
id: ${id}
title: Page ${id}
summary: Summary.
kind: advice
audience: [minor]
topics: [blackmail]
keywords: [word]
${country && `country: ${country}\n`}${region && `region: ${region}\n`}${stance && `stance: {${stance}}\n`}published: 2026-11-01
reviewed: 2026-11-02
---

Text with [a link](lu), [another](be), [one more](be-1).
`;
}

function check(t, pages, args = []) {
  const place = workspace(t, {
    ...baseContent(),
    'content/en/first.md': null,
    'content/vocabulary.yaml': baseContent()['content/vocabulary.yaml'].toString()
      .replace('countries:', 'countries:\n  BE: {name: {en: Belgium, fr: Belgique}}')
      .concat('regions:\n  BE-WLG: {name: {en: Liège, fr: Liège}}\n'),
    ...pages,
  });
  return balise(['check', '--stances', ...args], { cwd: place });
}

const PAGES = {
  'content/en/a.md': page('a', 'pay: never, block: at-once'),
  'content/en/b.md': page('b', 'pay: never, report: yes'),
  'content/en/none.md': page('none', ''),
  'content/en/lu.md': page('lu', 'block: wait-for-police, pay: never', 'LU'),
  'content/en/be.md': page('be', 'block: at-once, tell: yes', 'BE'),
  'content/en/be-1.md': page('be-1', 'block: ask-first', 'BE', 'BE-WLG'),
};

test('what is no key is said in French, too', (t) => {
  const { stdout } = check(t, PAGES, ['--quiet', '--lang', 'fr']);
  assert.equal(stdout.split('\n')[1], 'général  never  at-once               yes     -');
  assert.equal(stdout.split('\n')[2], 'BE       -      at-once               -       yes');
});

test('rows are places, columns what is asked; ids stand where a row differs', (t) => {
  const result = check(t, PAGES, ['--quiet']);
  assert.equal(result.stderr, '');
  assert.equal(result.status, 0);
  assert.equal(result.stdout, `\
         pay    block                 report  tell
general  never  at-once               yes     -
BE       -      at-once               -       yes
BE-WLG   -      ask-first (be-1)      -       -
LU       never  wait-for-police (lu)  -       -
`);
});

test('a row that disagrees in itself shows who says what, and is an error', (t) => {
  const result = check(t, { ...PAGES, 'content/en/c.md': page('c', 'block: never') });
  assert.equal(result.status, 1);
  assert.match(result.stderr, /\[stance-conflict\]/);
  assert.equal(result.stdout.split('\n')[1],
    'general  never  at-once (a) | never (c)  yes     -');
});

test('without a stance it says so', (t) => {
  const result = check(t, {
    'content/en/lu.md': page('lu', ''), 'content/en/be.md': page('be', ''),
    'content/en/be-1.md': page('be-1', ''),
  }, ['--quiet']);
  assert.equal(result.stdout, 'no page has a stance\n');
  assert.equal(result.status, 0);
});

test('only check knows the option', (t) => {
  const result = balise(['build', '--stances'], { cwd: workspace(t, baseContent()) });
  assert.equal(result.status, 2);
  assert.equal(result.stderr, "balise: 'build' takes no option '--stances' (see balise --help)\n");
});

test('our own pages for one place agree', () => {
  const result = balise(['check', '--stances', '--quiet'], { cwd: repository });
  const rows = result.stdout.trimEnd().split('\n');
  assert.ok(rows.length >= 3, result.stdout);
  assert.ok(rows.every((row) => !row.includes(' | ')), result.stdout);
  assert.match(rows[1], /^general /);
});

// ---- The page about differences. ----

function built(t, pages) {
  const place = workspace(t, {
    ...Object.fromEntries(Object.entries(baseContent()).filter(([path]) => !/first\.md$/.test(path))),
    'content/site.yaml': baseContent()['content/site.yaml'].toString()
      .replace('theme: plain', `theme: default`),
    'content/vocabulary.yaml': baseContent()['content/vocabulary.yaml'].toString()
      .replace('countries:', 'countries:\n  BE: {name: {en: Belgium, fr: Belgique}}')
      .concat('regions:\n  BE-WLG: {name: {en: Liège, fr: Liège}}\n'),
    ...pages,
  });
  const result = balise(['build', '--theme', join(repository, 'themes/default')], { cwd: place });
  assert.equal(result.status, 0, result.stderr);
  return (path) => join(place, 'out/site/en', path);
}

const main = (file) => first(parse(readFileSync(file, 'utf8')), 'main');

test('answers that differ have a page of their own, linked from those who say them', (t) => {
  const path = built(t, PAGES);
  const page = main(path('differences.html'));
  const said = all(page, (node) => ['h2', 'h3'].includes(node.tagName)).map(textOf);
  assert.deepEqual(said, ['Should I block the account?', 'All countries but those that follow',
    'Belgium', 'Liège', 'Luxembourg']);
  assert.match(textOf(page), /Luxembourg\s*Wait until the police agree before you block the account\./);
  assert.match(textOf(page), /Liège\s*Ask the police or a helpline first\./);
  assert.doesNotMatch(textOf(page), /Pay nothing/);
  const links = (file) => all(main(path(file)), 'a').map((node) => attribute(node, 'href'));
  for (const id of ['a', 'lu', 'be', 'be-1']) {
    assert.ok(links('differences.html').includes(`${id}.html`), id);
    assert.ok(links(`${id}.html`).includes('differences.html'), id);
  }
  for (const id of ['b', 'none']) // say nothing that differs
    assert.ok(!links(`${id}.html`).includes('differences.html'), id);
});

test('where all say the same there is no such page', (t) => {
  const same = { 'content/en/a.md': page('a', 'pay: never'), 'content/en/lu.md': page('lu', 'pay: never', 'LU'),
    'content/en/be.md': page('be', ''), 'content/en/be-1.md': page('be-1', '') };
  assert.ok(!existsSync(built(t, same)('differences.html')));
});

test('our own: where to wait for the police before blocking, in every language', () => {
  const site = new Site();
  for (const { language, path } of site.pages.filter((one) => one.kind === 'stances')) {
    const strings = YAML.parse(readFileSync(
      join(repository, `themes/default/strings/${language}.yaml`), 'utf8'));
    const text = textOf(first(site.tree(site.page(path)), 'main'));
    assert.ok(text.includes(strings['stance-block-wait-for-police']), path);
    assert.ok(text.includes(strings['stance-ask-first']), path);
  }
});
