// SPDX-License-Identifier: MIT
// What counts as a word, and how two spellings become the same word: what ../words.c
// says of the pages, said of what the reader types. A test compares the two.

/**
 * A piece of text as words: `parts` between its connectors, which belong together, and
 * `joined`, what they are in one ("" where there is only one part).
 * @typedef {{parts: string[], joined: string}} Piece
 */

// Arabic writes its article, and four little words before it, together with the word.
const ARTICLE = /^(?:[\u0648\u0628\u0643\u0641]?\u0627\u0644|\u0644\u0644)(?=[^]{3})/;
const WORD_MOST = 32;
const PARTS_MOST = 8;
const ELISION_MOST = 2;

/**
 * A class of characters, as a regular expression.
 * @param {string} ranges hexadecimal
 */
function classOf(ranges) {
  return `[${ranges.replace(/\w+/g, '\\u{$&}').replace(/\s/g, '')}]`;
}

const APOSTROPHES = '27 2BC 2018 2019 FF07';
const HYPHENS = '2D B7 2010 2011 2027';
const CONNECTORS = classOf(`${APOSTROPHES} ${HYPHENS}`);
const UNSPACED = classOf('E00-EFF 1000-109F 1780-17FF 3040-30FF 31F0-31FF 3400-4DBF 4E00-9FFF F900-FAFF ' +
  '20000-3FFFF');
const DROPPED = new RegExp(classOf('AD 300-36F 483-489 591-5BD 5BF-5C7 610-61A 640 64B-65F 670 6D6-6ED ' +
  '1AB0-1AFF 1DC0-1DFF 200C 200D 20D0-20FF FE00-FE0F FE20-FE2F'), 'gu');

/** A character of a word, as a regular expression. Browsers before 2020 may not know
 * Unicode's categories: for them whatever is not punctuation belongs to words. */
const CHARACTER = (() => {
  const known = '(?!\\u02BC)[\\p{L}\\p{M}\\p{N}\xAD\u200C\u200D]';
  try {
    return new RegExp(known, 'u') && known;
  } catch (error) {
    return `(?!${CONNECTORS})${classOf('30-39 41-5A 61-7A AA AD B5 BA C0-1FFF 200C 200D 2070-2BFF 3005-3007 3021-3FFFF')}`;
  }
})();

const PIECE = new RegExp(`(?:${CHARACTER})+(?:${CONNECTORS}(?:${CHARACTER})+)*`, 'gu');
const SEPARATOR = new RegExp(`(?!${CHARACTER})[^]`, 'gu');
const RUN = new RegExp(`${UNSPACED}+|(?:(?!${UNSPACED})[^])+`, 'gu');
const UNSPACED_START = new RegExp(`^${UNSPACED}`, 'u');

/** Characters that folding replaces one by one. @type {Map<string, string>} */
const LETTERS = new Map();
/**
 * @param {string} codes hexadecimal
 * @param {(i: number) => string} letterOf
 */
function setLetters(codes, letterOf) {
  codes.split(' ').forEach((code, i) => LETTERS.set(String.fromCharCode(parseInt(code, 16)), letterOf(i)));
}
setLetters(APOSTROPHES, () => "'");
setLetters(HYPHENS, () => '-');
setLetters('F0 111 F8 127 131 142 629 6C1 6D5 649 6CC 671 6A9',
  (i) => 'ddohil\u0647\u0647\u0647\u064A\u064A\u0627\u0643'[i]);
LETTERS.set('\xE6', 'ae').set('\u0153', 'oe').set('\xFE', 'th');
// The zeros of the scripts' digits.
for (const zero of ('660 6F0 7C0 966 9E6 A66 AE6 B66 BE6 C66 CE6 D66 DE6 E50 ED0 F20 1040 1090 17E0 1810 ' +
  '1946 19D0 1A80 1A90 1B50 1BB0 1C40 1C50 A620 A8D0 A900 A9D0 A9F0 AA50 ABF0').split(' '))
  for (let digit = 0; digit < 10; digit++)
    setLetters((parseInt(zero, 16) + digit).toString(16), () => String(digit));

/**
 * The text folded, connectors still in it.
 * @param {string} text
 */
function fold(text) {
  if (/^[\0-\x7F]*$/.test(text))
    return text.toLowerCase();
  return text.normalize('NFKD').toLowerCase().replace(DROPPED, '').replace(/\xDF/g, 'ss')
    .replace(/\u03C2/g, '\u03C3').normalize('NFC')
    .replace(/[^\0-\x7F]/g, (c) => LETTERS.get(c) || c);
}

/** @param {string} text */
function cutWord(text) {
  return (text.length > WORD_MOST ? Array.from(text).slice(0, WORD_MOST).join('') : text).replace(ARTICLE, '');
}

/**
 * The text between separators, with what may be an elision marked.
 * @param {string} folded
 */
function splitParts(folded) {
  const parts = [];
  let start = 0;
  for (const match of matches(SEPARATOR, folded)) {
    if (parts.length === PARTS_MOST - 1)
      break;
    if (match.index > start)
      parts.push({ text: folded.slice(start, match.index), elided: match[0] === "'" });
    start = match.index + match[0].length;
  }
  if (start < folded.length)
    parts.push({ text: folded.slice(start), elided: false });
  return parts;
}

/**
 * The words of a part: where no spaces are written, pairs of characters.
 * @param {string} part
 * @returns {string[]}
 */
function partWords(part) {
  const words = [];
  for (const run of part.match(RUN) || []) {
    const characters = Array.from(run);
    if (!UNSPACED_START.test(run) || characters.length === 1)
      words.push(cutWord(run));
    else
      for (let i = 1; i < characters.length; i++)
        words.push(characters[i - 1] + characters[i]);
  }
  return words;
}

/** @param {string} text */
function lengthOf(text) {
  return Array.from(text).length;
}

/** Pieces that were cut before: few words make most of a text. @type {Map<string, Piece>} */
const pieces = new Map();
const PIECES_KEPT = 2000;

/**
 * @param {string} text a piece
 * @returns {Piece}
 */
function pieceOf(text) {
  let piece = pieces.get(text);
  if (!piece) {
    if (pieces.size > PIECES_KEPT)
      pieces.clear();
    piece = cutPiece(text);
    pieces.set(text, piece);
  }
  return piece;
}

/**
 * @param {string} text
 * @returns {Piece}
 */
function cutPiece(text) {
  const all = splitParts(fold(text));
  while (all.length > 1 && all[0].elided && lengthOf(all[0].text) <= ELISION_MOST)
    all.shift();
  /** @type {Set<string>} */
  const parts = new Set();
  for (const { text: part } of all)
    if (all.length === 1 || lengthOf(part) > 1)
      for (const word of partWords(part))
        parts.add(word);
  const whole = all.map((part) => part.text).join('');
  const joined = all.length > 1 && !UNSPACED_START.test(whole) ? cutWord(whole) : '';
  return { parts: Array.from(parts), joined: parts.has(joined) ? '' : joined };
}

/**
 * All matches of an expression that has the flag g.
 * @param {RegExp} pattern
 * @param {string} text
 */
function matches(pattern, text) {
  const found = [];
  pattern.lastIndex = 0;
  for (let match; (match = pattern.exec(text));)
    found.push(match);
  return found;
}

/**
 * The pieces of a text, and what stands between them: at odd places the pieces.
 * @param {string} text
 * @returns {string[]}
 */
function splitPieces(text) {
  const all = [];
  let start = 0;
  for (const match of matches(PIECE, text)) {
    all.push(text.slice(start, match.index), match[0]);
    start = match.index + match[0].length;
  }
  all.push(text.slice(start));
  return all;
}

/**
 * All words of a text, as the index has them.
 * @param {string} text
 * @returns {string[]}
 */
function wordsIn(text) {
  const words = [];
  for (const match of matches(PIECE, text)) {
    const { parts, joined } = pieceOf(match[0]);
    words.push(...parts);
    if (joined)
      words.push(joined);
  }
  return words;
}
