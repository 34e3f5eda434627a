// SPDX-License-Identifier: MIT
// The search's client: as browsers get it, and its parts to test.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { repository } from './balise.mjs';

const programs = process.env.BALISE_TEST_BIN ?? join(repository, 'out/obj/default/test');

export const clientFolder = join(repository, 'generator/search/client');

export function clientFiles() {
  return readdirSync(clientFolder).filter((name) => name.endsWith('.js')).sort()
    .map((name) => join(clientFolder, name));
}

/** The source, joined. */
export function clientSource(files = clientFiles()) {
  return files.map((file) => readFileSync(file, 'utf8')).join('');
}

const inFunction = (code) => `(function () {\n'use strict';\n${code}}());\n`;

/** The source as one script. */
export const sourceScript = () => inFunction(clientSource());

/** assets/search.js */
export function client() {
  const run = spawnSync(join(programs, 'search-index'), ['--client'], { encoding: 'utf8' });
  if (run.error || run.status !== 0)
    throw new Error(`search-index: ${run.error ?? run.status} ${run.stderr}`);
  return inFunction(run.stdout);
}

/** A function's text that gives the named parts of the files before the interface. */
export function parts(names, files = clientFiles()) {
  return `'use strict';\n${clientSource(files)}\nreturn { ${names.join(', ')} };\n`;
}
