// SPDX-License-Identifier: MIT
// What editors' programs read: VS Code's settings say nothing that we do not know and nothing
// that changes a file behind somebody's back, and the grammar that each directory file names
// is found from that file, and accepts it, by two validators.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, test } from 'node:test';

import { repository } from './lib/balise.mjs';

const read = (path) => readFileSync(join(repository, path), 'utf8');
const settings = JSON.parse(read('.vscode/settings.json'));

/* Each key, of VS Code itself or of an extension that is recommended. */
const KNOWN = {
  '': ['files.encoding', 'files.eol', 'files.insertFinalNewline', 'files.associations', 'files.watcherExclude',
    'search.exclude', 'editor.formatOnSave', 'editor.formatOnPaste', 'editor.formatOnType',
    'editor.unicodeHighlight.ambiguousCharacters', '[markdown]', '[xml]', '[yaml]'],
  'redhat.vscode-xml': ['xml.format.enabled', 'xml.fileAssociations', 'redhat.telemetry.enabled'],
  'redhat.vscode-yaml': ['yaml.format.enable', 'yaml.schemaStore.enable'],
  'streetsidesoftware.code-spell-checker': ['cSpell.language', 'cSpell.overrides'],
};

function validate(command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  assert.ok(!error, `${command} is installed (.ci/install test): ${error}`);
  return { status, said: stdout + stderr };
}

/* The files, by both validators; a bad one is refused by both, so that they can say no. */
function assertValid(grammar, files) {
  assert.ok(existsSync(grammar), grammar);
  for (const [command, args] of [['xmllint', ['--noout', '--relaxng', grammar]], ['jing', [grammar]]]) {
    const good = validate(command, [...args, ...files]);
    assert.equal(good.status, 0, good.said);
    assert.notEqual(validate(command, [...args, join(repository, 'tests/schema/bad.xml')]).status, 0, command);
  }
}

describe('VS Code', () => {
  test('knows every setting', () => {
    const { recommendations } = JSON.parse(read('.vscode/extensions.json'));
    for (const id of Object.keys(KNOWN).filter(Boolean))
      assert.ok(recommendations.includes(id), id);
    for (const id of recommendations)
      assert.match(id, /^[a-z-]+\.[a-z-]+$/);
    assert.deepEqual(Object.keys(settings).sort(), Object.values(KNOWN).flat().sort());
    for (const [name, value] of Object.entries(settings))
      if (name.startsWith('['))
        for (const key of Object.keys(value))
          assert.ok(['editor.wordWrap', 'editor.formatOnSave'].includes(key), `${name}: ${key}`);
  });

  test('changes nothing behind anybody’s back', () => {
    const formats = Object.entries({ ...settings, ...settings['[markdown]'], ...settings['[xml]'], ...settings['[yaml]'] })
      .filter(([key]) => /format/i.test(key));
    assert.ok(formats.length >= 5);
    assert.deepEqual(formats.filter(([, value]) => value !== false), []);
    assert.ok(!JSON.stringify(settings).includes('codeActionsOnSave'));
  });

  test('agrees with .editorconfig', () => {
    const common = read('.editorconfig').split('[{')[0];
    assert.match(common, /^root = true$/m);
    assert.match(common, /^charset = utf-8$/m);
    assert.match(common, /^end_of_line = lf$/m);
    assert.match(common, /^insert_final_newline = true$/m);
    assert.equal(settings['files.encoding'], 'utf8');
    assert.equal(settings['files.eol'], '\n');
    assert.equal(settings['files.insertFinalNewline'], true);
  });

  test('reads each language of our content by its own dictionary, or by none', () => {
    const [{ 1: languages }] = [/^languages: \[(.*)\]$/m.exec(read('content/site.yaml'))];
    for (const language of languages.split(', ').filter((one) => one !== settings['cSpell.language']))
      assert.ok(settings['cSpell.overrides'].some(({ filename, language: named, enabled }) =>
        filename === `**/${language}/**` && (named === language || enabled === false)), language);
  });

  test('finds the grammar for the exercise of the handbook', () => {
    for (const { pattern, systemId } of settings['xml.fileAssociations']) {
      const folder = pattern.replace(/^\*\*\//, 'handbook/').replace(/\/\*\.xml$/, '');
      const files = readdirSync(join(repository, folder)).filter((name) => name.endsWith('.xml'));
      assert.ok(files.length > 0, folder);
      assertValid(join(repository, systemId), files.map((name) => join(repository, folder, name)));
    }
  });
});

test('each directory file leads to a grammar that accepts it', () => {
  const folder = join(repository, 'content/directory');
  const files = readdirSync(folder).filter((name) => name.endsWith('.xml')).map((name) => join(folder, name));
  const byGrammar = new Map();
  for (const file of files) {
    const [, href] = /^<\?xml-model href="([^"]+)" type="application\/xml" schematypens="[^"]+"\?>$/m.exec(readFileSync(file, 'utf8')) ?? [];
    assert.ok(href, `${file} names its grammar`);
    const grammar = resolve(dirname(file), href);
    byGrammar.set(grammar, [...(byGrammar.get(grammar) ?? []), file]);
  }
  assert.ok(files.length > 30);
  for (const [grammar, those] of byGrammar)
    assertValid(grammar, those);
});
