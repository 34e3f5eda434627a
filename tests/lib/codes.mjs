// SPDX-License-Identifier: MIT
// The codes of generator/base/diag_codes.h, in its order.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { repository } from './balise.mjs';

const ENTRY = /X\(\w+,\s*"([a-z-]+)",\s*DIAG_LEVEL_(\w+),[\s\\]*"([^"]+)"\)/g;

/** Map of a code to { level: 'error' | 'warning', sentence }. */
export function diagnosticCodes() {
  const header = readFileSync(join(repository, 'generator/base/diag_codes.h'), 'utf8');
  return new Map([...header.matchAll(ENTRY)].map(([, code, level, sentence]) =>
    [code, { level: level.toLowerCase(), sentence }]));
}

/** What explain/NAME says: Map of a code to { sentence, text }. */
export function explanationSections(name) {
  const file = readFileSync(join(repository, 'generator/commands/explain', name), 'utf8');
  return new Map(file.split(/^## /m).slice(1).map((part) => {
    const [title, ...lines] = part.split('\n');
    const [, code, sentence] = title.match(/^([a-z-]+)(?:: (.+))?$/);
    return [code, { sentence: sentence ?? '', text: lines.join('\n').trim() }];
  }));
}
