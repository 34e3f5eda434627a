// SPDX-License-Identifier: MIT
// `balise new`: what it makes is accepted by `balise check`; nothing that is there is touched.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { balise, baseContent, program, workspace } from './lib/balise.mjs';
import { readTree } from './lib/trees.mjs';

const settings = (answers) =>
  Object.entries(answers).flatMap(([name, value]) => ['--set', `${name}=${value}`]);

/** Runs `balise new`; the text of the files that are new or changed stands in `made`. */
function make(folder, thing, name, answers, ...more) {
  const before = readTree(folder);
  const result = balise(['new', thing, name, ...settings(answers), ...more], { cwd: folder });
  const made = {};
  for (const [path, bytes] of Object.entries(readTree(folder)))
    if (String(before[path] ?? '') !== String(bytes))
      made[path] = String(bytes);
  for (const path of Object.keys(before))
    assert.ok(readTree(folder)[path], `${path} is gone`);
  return { ...result, made };
}

function accepted(folder) {
  const { status, stderr } = balise(['check', '--today', '2026-11-22'], { cwd: folder });
  assert.equal(status, 0, stderr);
  return stderr;
}

const page = {
  title: 'Who says: "pay"? \\ now', summary: 'What to do: nothing # yet.', keywords: 'pay, "now"',
  audience: 'minor',
};
const service = {
  name: 'The "new" one', country: 'LU', kind: 'helpline', summary: 'Listens; helps.', audience: 'minor',
  topics: 'blackmail', channel: 'phone', display: '8002 9999', dial: '+35280029999', source: 'A leaflet',
};

describe('balise new', () => {
  test('a site that can be checked and built', (t) => {
    const folder = workspace(t);
    const result = make(folder, 'site', 'ours',
      { title: 'Ligne: "aide"', summary: 'Qui appeler.', language: 'fr', country: 'LU' }, '--today', '2026-11-22');
    assert.equal(result.status, 0, result.stderr);
    assert.deepEqual(Object.keys(result.made).sort(),
      ['ours/content/fr/first-steps.md', 'ours/content/site.yaml', 'ours/content/vocabulary.yaml']);
    assert.match(result.made['ours/content/site.yaml'], /^as-of: 2026-11-22$/m);
    const built = balise(['build', '--content', 'ours/content'], { cwd: folder });
    assert.equal(built.status, 0, built.stderr);
    assert.match(String(readTree(folder)['out/site/fr/first-steps.html']), /Qui appeler\./);
    const again = make(folder, 'site', 'ours', { title: 'x', summary: 'x', country: 'BE' });
    assert.equal(again.status, 1);
    assert.deepEqual(again.made, {});
    assert.match(again.stderr, /there is a folder 'content' in 'ours' already/);
  });

  test('a French site for those to whom it speaks French', (t) => {
    const folder = workspace(t);
    const result = make(folder, 'site', 'ours', { title: 'Aide', summary: 'Qui appeler.', country: 'LU' },
      '--today', '2026-11-22', '--lang', 'fr');
    assert.equal(result.status, 0, result.stderr);
    assert.match(result.made['ours/content/site.yaml'], /^languages: \[fr\]$/m, 'unless another one is named');
    const words = result.made['ours/content/vocabulary.yaml'];
    assert.match(words, /^# Les mots que les pages et les services peuvent employer/);
    assert.match(words, /^ {2}minor:\n {4}name: \{fr: "Moins de 18 ans"\}$/m);
    assert.doesNotMatch(words.replace(/^#.*$/gm, ''), /\{en:/);
    const built = balise(['build', '--lang', 'fr', '--content', 'ours/content'], { cwd: folder });
    assert.match(built.stdout, /^balise: \d+ fichiers dans out\/site, dont \d+ nouveaux ou modifiés\u202f; rien à signaler\n$/);
  });

  test('comments are for who makes it, words for its readers', (t) => {
    const folder = workspace(t);
    const { made } = make(folder, 'site', 'ours', { title: 'Help', summary: 'Whom to call.', language: 'nl', country: 'BE' },
      '--today', '2026-11-22', '--lang', 'fr');
    const words = made['ours/content/vocabulary.yaml'];
    assert.match(words, /^# Les mots/);
    assert.match(words, /^ {2}minor:\n {4}name: \{en: "Under 18"\}$/m);
  });

  test('a page, whatever stands in its title', (t) => {
    const folder = workspace(t, baseContent());
    const result = make(folder, 'page', 'new-one', { ...page, kind: 'guide' });
    assert.equal(result.status, 0, result.stderr);
    const path = 'content/en/new-one.md';
    assert.deepEqual(Object.keys(result.made), [path]);
    assert.match(result.made[path], /^title: "Who says: \\"pay\\"\? \\\\ now"$/m);
    assert.match(result.made[path], /^kind: guide$/m);
    accepted(folder);
    const again = make(folder, 'page', 'new-one', page);
    assert.equal(again.status, 1);
    assert.match(again.stderr, /there is a page 'new-one' already: content\/en\/new-one\.md/);
    assert.deepEqual(again.made, {});
  });

  test('a translation has what its source has', (t) => {
    const folder = workspace(t);
    make(folder, 'site', '.', { title: 'Help', summary: 'Whom to call.', country: 'LU' }, '--today', '2026-11-22');
    make(folder, 'page', 'more', { ...page, kind: 'guide', topics: 'sextortion' });
    appendFileSync(join(folder, 'content/en/more.md'), '\n- [ ] One\r\n- [ ] Two\r\n');
    assert.equal(make(folder, 'language', 'fr', {}).status, 0); // the theme has its words already
    const result = make(folder, 'page', 'more',
      { language: 'fr', title: 'Qui dit : « payez » ?', summary: 'Rien.', keywords: 'payer' });
    assert.equal(result.status, 0, result.stderr);
    const text = result.made['content/fr/more.md'];
    for (const part of [/^translation-of: en@[0-9a-f]{12}\ntranslation-status: translated$/m, /^kind: guide$/m, /^topics: \[sextortion\]$/m,
      /^keywords: \["payer"\]$/m, /\n- \[ \] One\n- \[ \] Two\n$/])
      assert.match(text, part);
    for (const key of ['id', 'title', 'summary', 'keywords', 'reviewed'])
      assert.equal(text.match(new RegExp(`^${key}:`, 'gm')).length, 1, key);
    assert.doesNotMatch(accepted(folder), /translation-outdated/);
  });

  test('a service, in a file that is there and for a country that has none', (t) => {
    const folder = workspace(t, baseContent());
    const lu = 'content/directory/lu.xml';
    const before = String(readTree(folder)[lu]);
    const result = make(folder, 'service', 'lu-new', service);
    assert.equal(result.status, 0, result.stderr);
    assert.deepEqual(Object.keys(result.made), [lu]);
    const added = result.made[lu].slice(result.made[lu].indexOf('<service id="lu-new"'));
    assert.match(added, /<name xml:lang="en">The "new" one<\/name>\n/);
    assert.match(added, /<phone dial="\+35280029999" display="8002 9999"\/>\n/);
    assert.match(added, /<source title="A leaflet" accessed="2026-11-22"\/>\n/);
    assert.ok(before.startsWith(result.made[lu].slice(0, before.lastIndexOf('\n</directory>'))));
    accepted(folder);
    const again = make(folder, 'service', 'lu-new', service);
    assert.match(again.stderr, /there is a service 'lu-new' already/);
    assert.deepEqual(again.made, {});
  });

  test('a wrong number writes nothing, no empty file either', (t) => {
    const folder = workspace(t);
    make(folder, 'site', '.', { title: 'Help', summary: 'Whom to call.', country: 'LU' }, '--today', '2026-11-22');
    const wrong = { ...service, topics: 'sextortion', dial: '8002/9999', timezone: 'Europe/Luxembourg' };
    const result = make(folder, 'service', 'lu-new', wrong);
    assert.equal(result.status, 1);
    assert.match(result.stderr, /'dial'.*\[phone-dial\]/);
    assert.deepEqual(result.made, {});
    const good = make(folder, 'service', 'lu-new', { ...wrong, dial: '+35280029999' });
    assert.equal(good.status, 0, good.stderr);
    assert.match(good.made['content/directory/lu.xml'], /<directory country="LU" timezone="Europe\/Luxembourg">\n {2}<service/);
    accepted(folder);
  });

  test('a language, in both ways of writing a list', (t) => {
    for (const [before, after] of [['languages: [en]', 'languages: [en, lb]'],
      ['languages:\n  - en', 'languages:\n  - en\n  - lb']]) {
      const files = baseContent();
      const site = 'content/site.yaml';
      files[site] = Buffer.from(String(files[site]).replace(/^languages:.*$/m, before));
      const folder = workspace(t, { ...files, 'themes/own/strings/en.yaml': '# English\nhome: "Home"\n' });
      const result = make(folder, 'language', 'lb', {}, '--theme', 'themes/own');
      assert.equal(result.status, 0, result.stderr);
      assert.ok(result.made[site].includes(after), result.made[site]);
      assert.equal(result.made['themes/own/strings/lb.yaml'], '# English\n# home: "Home"\n');
      accepted(folder);
      assert.match(make(folder, 'language', 'lb', {}).stderr, /has the language 'lb' already/);
    }
  });

  test('all that is missing or mistyped is told at once, and nothing is made', (t) => {
    const folder = workspace(t, baseContent());
    const result = make(folder, 'page', 'x', { audience: 'minro', kind: 'giude', colour: 'red', sumary: 'x' });
    assert.equal(result.status, 2);
    assert.deepEqual(result.made, {});
    for (const part of [/'title' is missing \(use --set title=…\)/, /'summary' is missing/,
      /'giude' is no kind; did you mean 'guide'\?/, /'minro' is no audience; did you mean 'minor'\?/,
      /nothing here is called 'colour'\n/,
      /nothing here is called 'sumary'; did you mean 'summary'\?\n/])
      assert.match(result.stderr, part);
    assert.match(make(folder, 'page', 'Not an id', page).stderr, /cannot be an id/);
    assert.match(make(folder, 'paeg', 'x', page).stderr, /did you mean 'page'\?/);
    assert.match(make(folder, 'language', 'x_y', {}).stderr, /is no language/);
    assert.match(make(folder, 'page', 'x', {}, '--set', 'title').stderr, /--set wants NAME=VALUE/);
  });

  test('asks at a terminal, again after a wrong answer', (t) => {
    const folder = workspace(t, baseContent());
    const command = `'${program}' new page asked --set 'summary=One sentence.'`;
    const typed = ['What is asked?', 'one, two', 'guied', 'guide', 'minor', '', ''];
    const run = spawnSync('script', ['-qec', command, '/dev/null'],
      { cwd: folder, input: `en\n${typed.join('\n')}\n`, encoding: 'utf8', timeout: 20_000 });
    assert.equal(run.status, 0, run.stdout);
    assert.match(run.stdout, /Kind of page\r?\n? *\(advice, guide/);
    assert.match(run.stdout, /'guied' is no kind; did you mean 'guide'\?/);
    const text = readFileSync(join(folder, 'content/en/asked.md'), 'utf8');
    assert.match(text, /^title: "What is asked\?"\nsummary: "One sentence\."\nkind: guide\n/m);
    accepted(folder);
  });
});
