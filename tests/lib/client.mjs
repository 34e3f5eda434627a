// SPDX-License-Identifier: MIT
// The search's client: its source joined as the generator joins it, and its parts to test.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { repository } from './balise.mjs';

export const clientFolder = join(repository, 'generator/search/client');

export function clientFiles() {
  return readdirSync(clientFolder).filter((name) => name.endsWith('.js')).sort()
    .map((name) => join(clientFolder, name));
}

/** Without comments, which stand on lines of their own, and without indentation. */
export function stripped(source) {
  const lines = [];
  let inComment = false;
  for (const line of source.split('\n').map((one) => one.trim())) {
    const starts = line.startsWith('/*');
    if (!inComment && !starts && line && !line.startsWith('//'))
      lines.push(line);
    inComment = (inComment || starts) && !line.endsWith('*/');
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** assets/search.js */
export function client() {
  const files = clientFiles().map((file) => stripped(readFileSync(file, 'utf8')));
  return `(function () {\n'use strict';\n${files.join('')}}());\n`;
}

/** A function's text that gives the named parts of the files before the interface. */
export function parts(names, files = clientFiles()) {
  const source = files.map((file) => stripped(readFileSync(file, 'utf8'))).join('');
  return `'use strict';\n${source}\nreturn { ${names.join(', ')} };\n`;
}
