// SPDX-License-Identifier: MIT
// Texts on which the index and the client must agree what the words are.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { repository } from './balise.mjs';
import { below, randomFrom } from './random.mjs';

const program = join(process.env.BALISE_TEST_BIN ?? join(repository, 'out/obj/default/test'), 'search-words');

function run(args, input = '') {
  const { status, stdout, error } = spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error || status !== 0)
    throw new Error(`search-words: ${error ?? status}`);
  return stdout.split('\n').slice(0, -1);
}

/** The words of each text, by the index's rules, as a line. */
export function wordsByIndex(texts) {
  return run([], texts.map((text) => `${text}\n`).join(''));
}

/** All code points that were assigned in Unicode 15.0, but for line feed. */
export function assigned() {
  const all = [];
  for (const range of run(['--assigned'])) {
    const [first, last] = range.split(' ').map((text) => parseInt(text, 16));
    for (let c = first; c <= last; c++)
      if (c !== 0xA)
        all.push(c);
  }
  return all;
}

/**
 * Known to differ: utf8proc 2.8 loses U+11A7, a letter that no one writes, behind a
 * syllable that it does not belong to.
 */
export const exceptions = [0x11A7];

// Where folding has most to do.
const RANGES = [[0x20, 0x7E], [0xA0, 0x24F], [0x300, 0x36F], [0x370, 0x3FF], [0x400, 0x52F], [0x590, 0x5FF],
  [0x600, 0x6FF], [0x900, 0xDFF], [0xE00, 0xEFF], [0x1000, 0x109F], [0x1100, 0x11FF], [0x13A0, 0x13FF],
  [0x1780, 0x17FF], [0x1E00, 0x1FFF], [0x2000, 0x20FF], [0x2100, 0x218F], [0x3040, 0x30FF], [0x4E00, 0x4EFF],
  [0xAB70, 0xABBF], [0xAC00, 0xACFF], [0xF900, 0xFAFF], [0xFB00, 0xFDFF], [0xFF00, 0xFFEF], [0x1D400, 0x1D7FF]];
const FREQUENT = ["'", '-', '’', '·', '‑', ' ', 'e', 'l', 'É', '\u0301', 'ʼ', '\u00AD', 'Σ', 'ß', 'ﷺ'];

/** Strings by chance of what was assigned. */
export function fuzz(count, seed) {
  const random = randomFrom(seed);
  const all = assigned().filter((c) => !exceptions.includes(c));
  const known = new Set(all);
  const ranges = RANGES.map(([first, last]) => all.filter((c) => c >= first && c <= last));
  return Array.from({ length: count }, () => {
    let text = '';
    for (let n = 1 + below(random, 14); n > 0; n--) {
      const from = below(random, 4) ? ranges[below(random, ranges.length)] : all;
      text += below(random, 3) ? String.fromCodePoint(from[below(random, from.length)])
        : FREQUENT[below(random, FREQUENT.length)];
    }
    return known.size ? text : '';
  });
}

/** Each code point alone, and inside a word. */
export function codePointTexts() {
  return assigned().map((c) => String.fromCodePoint(c)).map((c) => `ab${c}cd ${c}`);
}

/** What differs between two lists of lines, with the text. */
export function differences(texts, left, right) {
  return texts.map((text, i) => [text, left[i], right[i]]).filter(([, a, b]) => a !== b)
    .map(([text, a, b]) => `${JSON.stringify(text)} (${[...text].map((c) =>
      c.codePointAt(0).toString(16)).join(' ')}): '${a}' and '${b}'`);
}
