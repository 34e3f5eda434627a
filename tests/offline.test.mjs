// SPDX-License-Identifier: MIT
// `balise verify --offline` on what we build. Each kind of fault has its golden case in
// diagnostics/offline-*.
import assert from 'node:assert/strict';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';

import { balise, repository, temporaryFolder, withoutProgress } from './lib/balise.mjs';
import { all, attribute } from './lib/html.mjs';
import { Site, buildSite } from './lib/site.mjs';

const prove = (folder, ...options) => withoutProgress(balise(['verify', '--offline', folder, ...options]));

let site;

before(() => {
  site = new Site(buildSite());
});

describe('our own site', () => {
  test('works offline', () => {
    const { status, stdout, stderr } = prove(site.folder);
    assert.equal(stderr, '');
    assert.equal(status, 0);
    const [, files, addresses] = /: (\d+) files, (\d+) addresses\n$/.exec(stdout);
    assert.equal(Number(files), site.files.filter((path) => !path.startsWith('local/')).length);
    assert.ok(Number(addresses) > 10_000, stdout);
  });

  // parse5 reads as browsers do: the proof must not have overlooked a tag.
  test('every address that parse5 finds was looked at', () => {
    const names = ['href', 'src', 'action'];
    const count = site.pages.reduce((sum, page) => sum + all(site.tree(page), () => true).reduce((inner, node) =>
      inner + names.filter((name) => attribute(node, name) !== undefined).length, 0), 0);
    const styles = site.files.filter((path) => path.endsWith('.css'))
      .reduce((sum, path) => sum + (site.text(path).match(/url\(|@import/g) ?? []).length, 0);
    assert.match(prove(site.folder).stdout, new RegExp(`, ${count + styles} addresses\n$`));
  });

  test('says nothing with --quiet, and the same with one thread', () => {
    assert.equal(prove(site.folder, '--quiet').stdout, '');
    assert.equal(prove(site.folder, '--jobs', '1').stdout, prove(site.folder).stdout);
  });

  test('the files for phones work offline', (t) => {
    const out = join(temporaryFolder(t), 'phone');
    assert.equal(balise(['pack', 'phone', '-C', repository, '--out', out, '--quiet']).status, 0);
    const { status, stdout, stderr } = prove(out);
    assert.equal(stderr, '');
    assert.match(stdout, /works offline: \d+ files, \d+ addresses/);
    assert.equal(status, 0);
  });
});

describe('faults in many files', () => {
  test('all are counted, the first ones told, in the same order each time', (t) => {
    const folder = join(temporaryFolder(t), 'site');
    cpSync(site.folder, folder, { recursive: true });
    for (let i = 0; i < 150; i++)
      writeFileSync(join(folder, `fr/bad-${String(i).padStart(3, '0')}.html`),
        '<!doctype html>\n<a href="#nothing">one</a>\n<img src="https://example.org/a.png">\n');
    const { status, stdout, stderr } = prove(folder);
    assert.equal(status, 1);
    assert.match(stdout, / does not work offline: 300 findings, 200 of them told\n$/);
    assert.equal(stderr.match(/: error: /g).length, 200);
    assert.match(stderr, /fr\/bad-000\.html:2:10: error: 'fr\/bad-000\.html' has no place called 'nothing'/);
    assert.ok(!stderr.includes('bad-149'));
    assert.equal(prove(folder, '--jobs', '1').stderr, stderr);
  });

  test('files that cannot be read, or are no text, are told', (t) => {
    const folder = temporaryFolder(t);
    writeFileSync(join(folder, 'a.html'), Buffer.from([0x3c, 0x61, 0xff]));
    writeFileSync(join(folder, 'b.css'), 'a { b: "\0" }');
    const { status, stdout, stderr } = prove(folder);
    assert.equal(stderr.replaceAll(folder, 'DIR'),
      'DIR/a.html: error: the file is no text in UTF-8 [charset-invalid]\n' +
      'DIR/b.css: error: the file is no text in UTF-8 [charset-invalid]\n');
    assert.match(stdout, /2 findings, 2 of them told/);
    assert.equal(status, 1);
    assert.match(prove(join(folder, 'none')).stderr, /the folder cannot be read: No such file/);
  });

  test('whatever is cut off or nested ends', (t) => {
    const folder = temporaryFolder(t);
    const texts = ['<', '<a', '<a href', '<a href=', '<a href="', '<!', '<!--', '<!-->', '</', '</a', '<script',
      '<script>', '<script>"', '<script>`${`${', '<script>/[', '<script>/*', '<style>/*', '<style>url(', '<style>@import "',
      "<style>a{b:'\\", '<script>"\\', '<a href="&#x', '<a href="&#99999999999;', `<${'a '.repeat(99_999)}`,
      `<script>${'`${'.repeat(99_999)}`, '<a b=c'.repeat(9_999), '<textarea></textarea', '<a =">'];
    texts.forEach((text, i) => writeFileSync(join(folder, `${i}.html`), text));
    // The two addresses that are left when a reference is cut off lead to nothing.
    assert.equal(prove(folder, '--jobs', '2').stderr.match(/\[[a-z-]+\]\n/g).join(''), '[offline-link]\n[offline-link]\n');
  });
});
