// SPDX-License-Identifier: MIT
// Words that are almost what the reader typed. Whoever mistypes one letter leaves one half
// of the word as it is: the words with the same first half stand together in the f shards,
// those with the same last half in the r shards, which have every word backwards.

/** What is almost a number is another one. */
const DIGITS = /^#?\d*$/;
/** Fewer letters say too little to guess. */
const TYPO_LEAST = 4;
const TWO_TYPOS_LEAST = 8;
/** So many shards of words at most for one half of one word … */
const HALF_SHARDS = 2;
/** … and for all of them, when nothing else has helped. */
const ALL_SHARDS = 12;

/**
 * How many edits lead from one text to the other: letters changed, left out, added, or two
 * neighbours swapped (optimal string alignment). More than `limit`: limit + 1.
 * @param {string} a
 * @param {string} b
 * @param {number} limit
 * @param {boolean} [unfinished] to the nearest beginning of `b` instead
 */
function distance(a, b, limit, unfinished) {
  if (a.length > b.length + limit || (!unfinished && b.length > a.length + limit))
    return limit + 1;
  const width = Math.min(b.length, a.length + limit);
  /** @type {number[]} */
  let oldest = [];
  let above = Array.from({ length: width + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= width; j++) {
      let cost = Math.min(above[j] + 1, row[j - 1] + 1,
        above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, oldest[j - 2] + 1);
      row[j] = cost;
      least = Math.min(least, cost);
    }
    if (least > limit + 1)
      return limit + 1;
    oldest = above;
    above = row;
  }
  const result = unfinished ? Math.min(...above) : above[b.length];
  return Math.min(result, limit + 1);
}

/** @param {string} word */
function backwards(word) {
  return Array.from(word).reverse().join('');
}

/**
 * Words that begin with the first `length` letters, or more where those are too many.
 * @param {string} kind f or r
 * @param {string} word
 * @param {number} length
 */
function beginningLike(kind, word, length) {
  for (; length < word.length; length++) {
    const start = word.slice(0, length);
    const [first, last] = shardsOf(kind, start, start + LAST);
    if (last - first < HALF_SHARDS)
      break;
  }
  const start = word.slice(0, length);
  return entriesOf(kind, start, start + LAST, HALF_SHARDS);
}

/**
 * Words that share the first or the last `share` letters with the word.
 * @param {string} word
 * @param {number} share
 */
async function halvesLike(word, share) {
  const last = word.length - share;
  // Where two neighbours were swapped across the middle, neither half is as it was.
  const swapped = word.slice(0, share - 1) + word[share] + word[share - 1];
  const [starts, swaps, ends] = await Promise.all([
    beginningLike('f', word, share),
    entriesOf('f', swapped, swapped + LAST, 1),
    beginningLike('r', backwards(word), last),
  ]);
  return starts.concat(swaps, ends.map(backwards));
}

/** How many edits a word, but no number, may be away. @param {string} word */
function editsFor(word) {
  const length = DIGITS.test(word) ? 0 : lengthOf(word);
  return length < TYPO_LEAST ? 0 : length < TWO_TYPOS_LEAST ? 1 : 2;
}

/**
 * The nearest of the words, with how far they are: nearest first, and those with the same
 * first letter before others.
 * @param {string} word
 * @param {string[]} candidates
 * @param {number} edits
 * @param {boolean} unfinished
 */
function nearest(word, candidates, edits, unfinished) {
  let limit = edits;
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const candidate of candidates) {
    const edited = distance(word, candidate, limit, unfinished);
    if (edited > limit || candidate === word)
      continue;
    limit = Math.max(edited, 1);
    found.set(candidate, edited);
  }
  /** @param {string} one */
  const other = (one) => Number(one[0] !== word[0]);
  return Array.from(found).filter(([, edited]) => edited <= limit)
    .sort((a, b) => a[1] - b[1] || other(a[0]) - other(b[0]));
}

/**
 * The words that may be meant by one that was mistyped.
 * @param {string} word
 * @param {boolean} unfinished
 * @returns {Promise<[string, number][]>} with the number of edits
 */
async function similarWords(word, unfinished) {
  const edits = editsFor(word);
  if (edits === 0)
    return [];
  const candidates = await halvesLike(word, word.length >> 1);
  let found = nearest(word, candidates, edits, false);
  if (found.length === 0 && unfinished)
    found = nearest(word, candidates, 1, true);
  if (found.length === 0 && edits > 1) {
    const third = Math.floor(word.length / 3);
    const ends = await beginningLike('r', backwards(word), third);
    found = nearest(word, (await beginningLike('f', word, third)).concat(ends.map(backwards)), edits, false);
  }
  if (found.length === 0 && edits > 1 && shelves.f.firsts.length <= ALL_SHARDS)
    found = nearest(word, await entriesOf('f', '', LAST, ALL_SHARDS), edits, false);
  return found;
}
