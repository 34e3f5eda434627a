// SPDX-License-Identifier: MIT
// The manual pages (mdoc): their examples, and the words that they explain.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { repository } from './balise.mjs';

export const PAGES = ['balise.1', 'balise-content.5', 'balise-directory.5'];

export const manualText = (page) => readFileSync(join(repository, 'generator', page), 'utf8');

/** Roff's own signs in a literal text. */
function plain(line) {
  return line.replaceAll('\\&', '').replaceAll('\\(dq', '"').replaceAll('\\ ', ' ').replaceAll('\\e', '\\');
}

/**
 * All literal blocks of a page: { page, line, kind, lines }. `kind` is what the comment
 * before the block says, `.\" example: KIND`; undefined where there is none.
 */
export function examplesOf(page) {
  const found = [];
  let marker, open;
  manualText(page).split('\n').forEach((line, i) => {
    if (line.startsWith('.Ed')) {
      open = undefined;
    } else if (line.startsWith('.Bd')) {
      found.push(open = { page, line: i + 1, kind: marker, lines: [] });
    } else if (line.startsWith('.Dl')) {
      found.push({ page, line: i + 1, kind: undefined, lines: [plain(line.slice(4))] });
    } else if (open) {
      open.lines.push(plain(line));
    }
    marker = /^\.\\" example: (.*)$/.exec(line)?.[1];
  });
  return found;
}

/**
 * The words that a page explains or names: what stands behind .Cm, whole, and .Ql, whole
 * and its pieces, also in the heads of lists.
 */
export function namedIn(page) {
  const words = new Set();
  for (const line of manualText(page).split('\n')) {
    const [, , rest] = /^\.(It )?(?:Cm|Ql|Pq Ql) (.*)$/.exec(line) ?? [];
    for (const word of plain(rest ?? '').split(/ , | No | ?[.,;:]$/))
      words.add(word.trim().replace(/^"(.*)"$/, '$1'));
  }
  return words;
}
