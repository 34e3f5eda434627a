// SPDX-License-Identifier: MIT
// From what the reader typed to the documents that answer it, best first.

/**
 * A word to look up. `scores` has what it is worth in each document; `found` the words of
 * the index that it stands for.
 * @typedef {object} Term
 * @property {string} word
 * @property {boolean} unfinished it may be the beginning of another
 * @property {boolean} guessed words that are almost it were looked for
 * @property {number} idf how much it says: the rarer, the more
 * @property {number} count documents that have it
 * @property {Float32Array} scores
 * @property {string[]} found
 * @property {string[]} similar those of them that were guessed
 *
 * What the reader wants once: a document needs all terms of one of the groups.
 * @typedef {object} Want
 * @property {Term[][]} groups
 *
 * @typedef {object} Result
 * @property {number} document
 * @property {number} score
 * @property {boolean} partial words are missing in it
 *
 * @typedef {object} Answer
 * @property {Root} root
 * @property {Result[]} results
 * @property {Set<string>} marks the index's words that were found
 * @property {string[]} similar those of them that were guessed
 */

const WORDS_MOST = 12;
const NUMBER_PREFIX_LEAST = 4;
const UNFINISHED_LEAST = 2;
const PREFIX_LEAST = 4;
/** Shards that an unfinished word, and the words guessed for one, may take. */
const PREFIX_SHARDS = 3;
const GUESS_SHARDS = 4;
const GUESSES_MOST = 12;
/** With fewer documents that have all words, doubt even words that are there, and those
 * that are only the beginning of others. */
const FEW = 1;
const FEW_BEGINNINGS = 10;
const DOUBTED_MOST = 3;
/** Of the words that most documents have, so many are asked for beside others; and what
 * documents without them are worth. */
const EVERYWHERE_MOST = 2;
const LACKING_SHARE = 0.5;
/** With fewer, show others that have some of the words: at least this share of them. */
const ENOUGH = 6;
const PARTIAL_MOST = 40;
const PARTIAL_SHARE = 0.3;
/** A word of this weight is surely in the document, if only once in its text. Documents
 * that have less of a word, for they have only longer words or ones like it, come behind. */
const SURE = 5;
/** What a word counts that is not quite the one that was typed. */
const EXACT = 1;
const UNFINISHED = 0.45;
const PREFIX = 0.3;
const EDITED = [0, 0.4, 0.25];
const NUMBER_BOOST = 4;
/** Advice, and what is for the reader's country, come first; services of other countries
 * behind, unless they were called by name or number. */
const HOME_BOOST = 1.2;
const ADVICE_BOOST = 1.1;
const HELPLINE_SHARE = 0.66;
const SERVICE_SHARE = 0.6;
const INACTIVE_SHARE = 0.7;
/** Results that are shown at first, and what their titles' words are worth. */
const FIRST = 5;
const TITLE_EQUAL = 1.5;
const TITLE_ORDERED = 1.3;
const TITLE_WORDS = 1.15;

/** The terms of the query before this one: typing on changes only the last. @type {Map<string, Term>} */
let terms = new Map();

/** @param {{word: string, unfinished: boolean}} term */
function keyOf({ word, unfinished }) {
  return unfinished ? `${word} ` : word;
}

/**
 * @param {string} word
 * @param {boolean} unfinished
 * @returns {Term}
 */
function termOf(word, unfinished) {
  return terms.get(keyOf({ word, unfinished })) || {
    word, unfinished, guessed: false, idf: 0, count: 0, scores: new Float32Array(0), found: [], similar: [],
  };
}

/**
 * What a piece stands for: its parts together, or what they are in one.
 * @param {string} text
 * @param {boolean} unfinished
 */
function wantedGroups(text, unfinished) {
  const { parts, joined } = pieceOf(text);
  const last = parts.length - 1;
  const groups = [parts.map((word, i) => termOf(word, unfinished && i === last))];
  if (joined)
    groups.push([termOf(joined, unfinished)]);
  return groups.filter((group) => group.length);
}

/** A telephone number, as it was typed, in whatever way it was grouped. */
const NUMBER = /(?:\+\s*)?\(?\d[\d\s./()\u2010-\u2015-]*\d\)?/g;
const WORD_END = new RegExp(`(?:${CHARACTER}|${CONNECTORS})$`, 'u');
const WORD_START = new RegExp(`^(?:${CHARACTER})`, 'u');

/**
 * Digits of all scripts as 0 … 9, and no marks of direction.
 * @param {string} text
 */
function plainDigits(text) {
  return text.replace(/[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/[^\0-\x7F]/g, (c) => {
      const folded = fold(c);
      return /^[\d+]$/.test(folded) ? folded : c;
    });
}

/**
 * The groups for a number: itself, its beginning, and its digits as words of a text.
 * @param {string} text
 */
function numberGroups(text) {
  const abroad = /^\s*(?:\+|00)/.test(text);
  const digits = (abroad ? text.replace('(0)', '') : text).replace(/\D/g, '');
  const number = abroad ? digits.replace(/^00/, '') : digits;
  const groups = [[termOf(`#${number}`, number.length >= NUMBER_PREFIX_LEAST)]];
  const words = Array.from(new Set(wordsIn(text)));
  if (words.length)
    groups.push(words.map((word) => termOf(word, false)));
  return groups;
}

/**
 * @param {string} text
 * @returns {Want[]}
 */
function readQuery(text) {
  const plain = plainDigits(text.slice(0, 10000));
  /** @type {Map<string, Term[][]>} */
  const all = new Map();
  /**
   * @param {string} part
   * @param {boolean} isLast
   */
  const addWords = (part, isLast) => {
    const pieces = splitPieces(part);
    for (let i = 1; i < pieces.length && all.size < WORDS_MOST; i += 2) {
      const groups = wantedGroups(pieces[i], isLast && i === pieces.length - 2 && !pieces[i + 1]);
      if (groups.length)
        all.set(groups[0].map((term) => term.word).join(' '), groups);
    }
  };
  let start = 0;
  for (const match of matches(NUMBER, plain)) {
    const end = match.index + match[0].length;
    // The 19 of "covid-19", the 24 of "24h" are no numbers.
    if (WORD_END.test(plain.slice(0, match.index)) || WORD_START.test(plain.slice(end)))
      continue;
    addWords(plain.slice(start, match.index), false);
    if (all.size < WORDS_MOST)
      all.set(`#${match[0]}`, numberGroups(match[0]));
    start = end;
  }
  addWords(plain.slice(start), true);
  return Array.from(all.values(), (groups) => ({ groups }));
}

/**
 * @param {number} all
 * @param {number} having
 */
function rarity(all, having) {
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}

/**
 * Adds what the entries say to the term. The word itself and words that were guessed count
 * by how rare each is, beginnings by how rare they are together: a beginning of a hundred
 * rare words says little.
 * @param {Root} root
 * @param {Term} term
 * @param {string[]} entries
 * @param {(word: string) => number} factorOf
 */
function addEntries(root, term, entries, factorOf) {
  if (entries.length === 0)
    return;
  const scores = term.scores.length ? term.scores : new Float32Array(root.count);
  const beginnings = new Float32Array(root.count);
  let having = 0;
  for (const entry of entries) {
    const word = entry.slice(0, entry.indexOf(' '));
    const numbers = numbersIn(entry, word.length + 1);
    const isBeginning = word !== term.word && !term.guessed;
    const own = rarity(root.count, numbers.length / 2);
    const factor = factorOf(word) * (isBeginning ? 1 : own);
    const into = isBeginning ? beginnings : scores;
    if (word === term.word)
      term.idf = own;
    for (let i = 0, document = 0; i + 1 < numbers.length; i += 2) {
      document += numbers[i];
      if (isBeginning && beginnings[document] === 0)
        having++;
      into[document] = Math.max(into[document], numbers[i + 1] * factor);
    }
    term.found.push(word);
  }
  const together = Math.min(rarity(root.count, having), term.idf || Infinity);
  for (let i = 0; i < root.count; i++)
    scores[i] = Math.max(scores[i], beginnings[i] * together);
  term.scores = scores;
  term.count = scores.filter((score) => score > 0).length;
  term.idf = term.idf || rarity(root.count, term.count);
}

/**
 * Looks the term up: the word itself, and what begins with it.
 * @param {Root} root
 * @param {Term} term
 */
async function lookUp(root, term) {
  const { word, unfinished } = term;
  const length = lengthOf(word);
  const isNumber = word[0] === '#';
  const open = unfinished && (length >= UNFINISHED_LEAST || UNSPACED_START.test(word));
  const entries = await (open || (length >= PREFIX_LEAST && !isNumber)
    ? entriesOf('w', word, word + LAST, open ? PREFIX_SHARDS : 1) : entryOf(word));
  const share = isNumber ? EXACT
    : unfinished && !entries.some((entry) => entry.startsWith(`${word} `)) ? UNFINISHED : PREFIX;
  addEntries(root, term, entries,
    (other) => other === word ? EXACT : share * (0.5 + 0.5 * word.length / other.length));
}

/**
 * Looks for words that may have been meant instead.
 * @param {Root} root
 * @param {Term} term
 */
async function guess(root, term) {
  term.guessed = true;
  if (term.word[0] === '#')
    return;
  /** @type {Map<string, number>} */
  const edits = new Map();
  const shards = new Set();
  for (const [word, edited] of await similarWords(term.word, term.unfinished)) {
    shards.add(shardsOf('w', word, word)[0]);
    if (shards.size > GUESS_SHARDS || edits.size === GUESSES_MOST)
      break;
    edits.set(word, edited);
  }
  const words = Array.from(edits.keys());
  const entries = await Promise.all(words.map(entryOf));
  // What begins with the word was rather meant.
  const share = term.count ? PREFIX : EXACT;
  addEntries(root, term, joinLists(entries), (word) => share * EDITED[edits.get(word) || 2]);
  term.similar = words;
}

/**
 * What each document has of what is wanted: the best of the groups of which it has all.
 * @param {Root} root
 * @param {Want} want
 */
function scoresOf(root, { groups }) {
  const best = new Float32Array(root.count);
  for (const group of groups) {
    if (group.some((term) => !term.count))
      continue;
    const boost = group[0].word[0] === '#' ? NUMBER_BOOST : 1;
    for (let document = 0; document < root.count; document++) {
      let sum = 0;
      for (let i = 0; i < group.length; i++) {
        const score = group[i].scores[document];
        sum = score ? sum + score * boost : -Infinity;
      }
      if (sum > best[document])
        best[document] = sum;
    }
  }
  return best;
}

/**
 * The documents, best first: those that have all that is wanted, then others.
 * @param {Root} root
 * @param {Want[]} wants
 * @param {string} home the country whose pages the reader is on
 * @returns {Result[]}
 */
function rank(root, wants, home) {
  const isNumber = wants.some(({ groups }) => groups[0][0].word[0] === '#');
  const scores = wants.map((want) => scoresOf(root, want));
  const worth = wants.map((want) => Math.max(...termsOf(want).map((term) => term.idf)));
  const wholeWorth = worth.reduce((sum, one) => sum + one, 0);
  /** @type {Result[]} */
  const results = [];
  for (let document = 0; document < root.count; document++) {
    let score = 0;
    let had = 0;
    // 0 where a word is missing, or NaN where it is missing everywhere.
    let sure = 1;
    for (let i = 0; i < wants.length; i++) {
      const own = scores[i][document];
      score += own;
      had += own && worth[i] / wholeWorth;
      sure *= Math.min(own / worth[i] / SURE, 1);
    }
    if (!sure && had < PARTIAL_SHARE)
      continue;
    const [country, , kind, , isService] = root.groups[root.groupOf[document]] || [];
    score *= kind === 'advice' && (!country || country === home) ? ADVICE_BOOST
      : home && country === home ? HOME_BOOST
        : isService && !isNumber ? (kind === 'helpline' ? HELPLINE_SHARE : SERVICE_SHARE) : 1;
    results.push({ document, score: score * (sure || had), partial: !sure });
  }
  const whole = results.filter(isWhole).sort(byScore);
  return whole.length < ENOUGH ? results.sort(byScore).slice(0, whole.length + PARTIAL_MOST) : whole;
}

/** @param {Result} result */
function isWhole({ partial }) {
  return !partial;
}

/**
 * @param {Result} a
 * @param {Result} b
 */
function byScore(a, b) {
  return Number(a.partial) - Number(b.partial) || b.score - a.score || a.document - b.document;
}

/** @param {Want} want */
function termsOf({ groups }) {
  return joinLists(groups);
}

/**
 * Looks up the terms that the query before did not have.
 * @param {Root} root
 * @param {Term[]} some
 */
function lookUpAll(root, some) {
  return Promise.all(some.filter((term) => !terms.has(keyOf(term))).map((term) => lookUp(root, term)));
}

/**
 * Looks up what is wanted; guesses where nothing is found.
 * @param {Root} root
 * @param {Want[]} wants
 * @param {string} home
 */
async function findAll(root, wants, home) {
  const all = joinLists(wants.map(termsOf));
  await lookUpAll(root, all);
  terms = new Map(all.map((term) => [keyOf(term), term]));
  /** @param {Term[]} some */
  const guessAt = (some) =>
    Promise.all(some.filter((term) => !term.guessed).map((term) => guess(root, term)));
  /** @param {Want} want */
  const isNowhere = ({ groups }) => groups.every((group) => group.some((term) => !term.count));
  await guessAt(joinLists(wants.filter(isNowhere).map(termsOf)).filter((term) => !term.count));
  const results = rank(root, wants, home);
  const whole = results.filter(isWhole).length;
  // Perhaps a mistyped word is the beginning of another, or another word.
  const doubted = all.filter((term) => !term.guessed && editsFor(term.word) > 0 &&
    whole < (term.found.includes(term.word) ? FEW : FEW_BEGINNINGS));
  await guessAt(doubted.sort((a, b) => a.count - b.count).slice(0, DOUBTED_MOST));
  return doubted.length ? rank(root, wants, home) : results;
}

/**
 * Finds what is wanted without what most documents have, if anything else is wanted; that
 * puts those behind that lack it.
 * @param {Root} root
 * @param {Want[]} wants
 * @param {string} home
 */
async function findTelling(root, wants, home) {
  const some = wants.filter((want) => termsOf(want).some((term) => !everywhere.includes(term.word)));
  const found = await findAll(root, some.length ? some : wants, home);
  const others = wants.filter((want) => !some.includes(want)).slice(-EVERYWHERE_MOST);
  for (const want of found[1] && !found[1].partial ? others : []) {
    await lookUpAll(root, termsOf(want));
    const scores = scoresOf(root, want);
    for (const result of found)
      result.score *= scores[result.document] ? EXACT : LACKING_SHARE;
  }
  return found.sort(byScore);
}

/**
 * Puts those of the first results in front whose title is what was asked for: titles come
 * with the documents, which are loaded to be shown.
 * @param {Root} root
 * @param {Result[]} results
 * @param {string} text folded
 */
async function preferTitles(root, results, text) {
  const first = results.slice(0, FIRST);
  const words = text.split(' ');
  await Promise.all(first.map(async (result) => {
    const [, name, , , , , contact] = await getDocument(root, result.document);
    const title = wordsIn(name).join(' ');
    if (contact && contact[1])
      result.score *= INACTIVE_SHARE;
    const having = title.split(' ');
    if (words.every((word) => having.includes(word)))
      result.score *= (contact ? 1 / SERVICE_SHARE : 1) *
        (title === text ? TITLE_EQUAL : title.includes(text) ? TITLE_ORDERED : TITLE_WORDS);
  }));
  return first.sort(byScore).concat(results.slice(FIRST));
}

/**
 * @param {string} text what the reader typed
 * @param {string} home
 * @returns {Promise<Answer | null>} null when there is no word in it
 */
async function ask(text, home) {
  const read = readQuery(text);
  if (read.length === 0)
    return null;
  try {
    const root = await getRoot();
    const found = await findTelling(root, read, home);
    const all = joinLists(read.map(termsOf));
    return {
      root,
      results: await preferTitles(root, found, wordsIn(text).join(' ')),
      marks: new Set(joinLists(all.map((term) => term.found))),
      similar: Array.from(new Set(joinLists(all.map((term) => term.similar)))),
    };
  } catch (error) {
    terms = new Map();
    if (forgetFiles())
      return ask(text, home);
    throw error;
  }
}
