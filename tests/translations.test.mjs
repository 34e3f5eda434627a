// SPDX-License-Identifier: MIT
// A translation has the bones of its source: the same headings, steps, lists, boxes to tick
// and callouts in the same order, the same services and pages; and it says on its page
// whether somebody has read it against its source.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import YAML from 'yaml';

import { balise, baseContent, workspace } from './lib/balise.mjs';
import { pages } from './lib/content.mjs';
import { attribute, all, first, hasClass, textOf } from './lib/html.mjs';
import { none } from './lib/none.mjs';
import { Site, root } from './lib/site.mjs';

/* What a line is, without its words. */
function boneOf(line) {
  const bare = line.replace(/^>\s?/, '');
  const callout = /^\[!([A-Z]+)\](?: ([A-Z]{2}|\d{4})\b)?/.exec(bare);
  if (callout)
    return `callout ${callout[1]} ${callout[2] ?? ''}`.trim();
  const bone = [[/^#+/, (m) => m[0]], [/^( *)[0-9]+\. /, (m) => `${m[1]}step`],
    [/^( *)- \[[ x]\] /, (m) => `${m[1]}box`], [/^( *)- /, (m) => `${m[1]}item`]]
    .map(([regex, name]) => { const m = regex.exec(bare); return m && name(m); }).find(Boolean);
  return bone ?? (bare.trim() ? 'text' : '');
}

/* Where its links lead; anchors are words of a language. */
function links(line) {
  return [...line.matchAll(/(!?)\[[^\]]*\]\(([^)]*)\)/g)]
    .map(([, card, target]) => card + target.replace(/#.*$/, '#'))
    .filter((target) => !/^(lang|field):/.test(target)).sort();
}

const isService = (target) => /^!|^services?:/.test(target);
const skeleton = (body) => body.split('\n')
  .map((line) => [boneOf(line), ...links(line).filter(isService)].join(' ')).filter(Boolean);
/* Without a glossary there are no terms to link to. */
const glossaries = new Set(pages.filter(({ id }) => id === 'glossary').map((page) => page.language));
const others = ({ body }, language) => new Set(body.split('\n').flatMap(links)
  .filter((target) => !isService(target) && (glossaries.has(language) || !target.startsWith('term:'))));
/* In the order of each language's letters: the terms, the countries of the parents' lines. */
const SORTED = ['glossary', 'parents'];
const ordered = (id, bones) => (SORTED.includes(id) ? [...bones].sort() : bones);

const translations = pages.filter(({ front }) => front['translation-of']);
const sourceOf = ({ id, front }) => pages.find((page) => page.id === id &&
  page.language === front['translation-of'].split('@')[0]);

test('translations have the same steps, lists, callouts, services and links', () => {
  assert.ok(translations.length > 40);
  const problems = [];
  for (const page of translations) {
    const wanted = ordered(page.id, skeleton(sourceOf(page).body));
    const found = ordered(page.id, skeleton(page.body));
    const at = wanted.findIndex((bone, i) => bone !== found[i]);
    if (at >= 0 || found.length !== wanted.length)
      problems.push(`${page.path}: block ${at + 1}: '${found[at]}' instead of '${wanted[at]}'`);
    const there = others(page, page.language);
    for (const target of others(sourceOf(page), page.language))
      if (!there.has(target))
        problems.push(`${page.path}: no link to '${target}'`);
  }
  none(problems, 'translation that is built otherwise');
});

test('translations have the stance, steps, weight and dates of their source', () => {
  for (const page of translations)
    for (const field of ['stance', 'steps', 'weight', 'country', 'region', 'kind', 'expires'])
      assert.deepEqual(page.front[field], sourceOf(page).front[field], `${page.path}: ${field}`);
});

test('every translation says its status; nobody has reviewed any yet', () => {
  for (const { path, front } of translations)
    assert.equal(front['translation-status'], 'translated', path);
});

test('unreviewed translations say so at the top, with a link to the source', () => {
  const site = new Site();
  for (const page of pages) {
    const tree = first(site.tree(site.page(page.html)), 'main');
    const strings = YAML.parse(readFileSync(
      join(root, `themes/default/strings/${page.language}.yaml`), 'utf8'));
    const line = all(tree, (node) => hasClass(node, 'dates') &&
      textOf(node).startsWith(strings['translation-unreviewed']));
    assert.equal(line.length, page.front['translation-status'] === 'translated' ? 1 : 0, page.path);
    for (const node of line) {
      const link = first(node, 'a');
      assert.equal(attribute(link, 'hreflang'), 'fr');
      assert.equal(join(dirname(page.html), attribute(link, 'href')), sourceOf(page).html);
    }
  }
});

test('an outdated translation says so instead', (t) => {
  const base = baseContent();
  const page = (more) => base['content/en/first.md'].toString().replace('---\n\n', `${more}---\n\n`);
  const cwd = workspace(t, { ...base,
    'content/site.yaml': base['content/site.yaml'].toString().replace('[en]', '[en, fr]'),
    'content/fr/first.md': page('translation-of: en@000000000000\ntranslation-status: reviewed\n') });
  const { status } = balise(['build', '--theme', join(root, 'themes/default')], { cwd });
  assert.equal(status, 0);
  const html = readFileSync(join(cwd, 'out/site/fr/first.html'), 'utf8');
  assert.match(html, /a changé depuis[^<]*<a href="\.\.\/en\/first\.html" hreflang="en" lang="en">English<\/a>/);
});
