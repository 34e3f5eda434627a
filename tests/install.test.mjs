// SPDX-License-Identifier: MIT
// What `make install` puts below DESTDIR and PREFIX, and whether it can be used there.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { balise, repository, temporaryFolder } from './lib/balise.mjs';
import { readTree } from './lib/trees.mjs';

test('make install puts everything in its place, and only there', (t) => {
  const place = temporaryFolder(t);
  const env = { ...process.env };
  for (const name of ['MAKEFLAGS', 'MAKELEVEL', 'MFLAGS', 'BALISE_BIN'])
    delete env[name];
  const made = spawnSync('make', ['-s', 'install', `DESTDIR=${place}`, 'PREFIX=/usr/local'],
    { cwd: repository, encoding: 'utf8', env });
  assert.equal(made.status, 0, made.stderr);

  const tree = readTree(place);
  const theme = readTree(join(repository, 'themes/default'));
  const wanted = ['bin/balise', 'share/bash-completion/completions/balise', 'share/fish/vendor_completions.d/balise.fish',
    'share/man/man1/balise.1', 'share/man/man5/balise-content.5', 'share/man/man5/balise-directory.5',
    'share/zsh/site-functions/_balise', ...Object.keys(theme).map((path) => `share/balise/themes/default/${path}`)];
  assert.deepEqual(Object.keys(tree).sort(), wanted.map((path) => `usr/local/${path}`).sort());
  assert.deepEqual(tree['usr/local/share/man/man1/balise.1'], readFileSync(join(repository, 'generator/balise.1')));
  for (const [path, shell] of [['bash-completion/completions/balise', 'bash'], ['zsh/site-functions/_balise', 'zsh'],
    ['fish/vendor_completions.d/balise.fish', 'fish']]) {
    assert.equal(String(tree[`usr/local/share/${path}`]), balise(['completion', shell]).stdout);
    assert.equal(spawnSync(shell, ['-n', join(place, 'usr/local/share', path)]).status, 0, `${shell} reads it`);
  }
  const version = spawnSync(join(place, 'usr/local/bin/balise'), ['--version'], { encoding: 'utf8' });
  assert.match(version.stdout, /^balise \d/);
});
