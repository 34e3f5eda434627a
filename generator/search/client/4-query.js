// SPDX-License-Identifier: MIT
// From what the reader typed to the documents that answer it, best first.

/**
 * A word to look up. `scores` has what it is worth in each document; `documents` those in
 * which that is anything; `found` the words of the index that it stands for.
 * @typedef {object} Term
 * @property {string} word
 * @property {boolean} unfinished it may be the beginning of another
 * @property {boolean} isGuess words that are almost it count, too
 * @property {Promise<void>} [known] when it has been looked up
 * @property {Promise<Term>} [guessed] the same with words that are almost it
 * @property {number} idf how much it says: the rarer, the more
 * @property {number[]} documents
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
const HOME_NUMBER_BOOST = 1.8;
const ADVICE_BOOST = 1.1;
const HELPLINE_SHARE = 0.66;
const SERVICE_SHARE = 0.6;
const INACTIVE_SHARE = 0.7;
/** Results that are shown at first, and what their titles' words are worth. */
const FIRST = 5;
const TITLE_EQUAL = 1.5;
const TITLE_ORDERED = 1.3;
const TITLE_WORDS = 1.15;

/** The terms of the last query: typing on changes only the last of them. @type {Map<string, Term>} */
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
    word, unfinished, isGuess: false, idf: 0, documents: [], scores: new Float32Array(0), found: [], similar: [],
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
    const texts = splitPieces(part);
    for (let i = 1; i < texts.length && all.size < WORDS_MOST; i += 2) {
      const groups = wantedGroups(texts[i], isLast && i === texts.length - 2 && !texts[i + 1]);
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
  /** @type {number[]} */
  const begun = [];
  for (const entry of entries) {
    const word = entry.slice(0, entry.indexOf(' '));
    const numbers = numbersIn(entry, word.length + 1);
    const isBeginning = word !== term.word && !term.isGuess;
    const own = rarity(root.count, numbers.length / 2);
    const factor = factorOf(word) * (isBeginning ? 1 : own);
    const [into, list] = isBeginning ? [beginnings, begun] : [scores, term.documents];
    if (word === term.word)
      term.idf = own;
    for (let i = 0, document = 0; i + 1 < numbers.length; i += 2) {
      document += numbers[i];
      if (!into[document])
        list.push(document);
      into[document] = Math.max(into[document], numbers[i + 1] * factor);
    }
    term.found.push(word);
  }
  const together = Math.min(rarity(root.count, begun.length), term.idf || Infinity);
  for (const document of begun) {
    if (!scores[document])
      term.documents.push(document);
    scores[document] = Math.max(scores[document], beginnings[document] * together);
  }
  term.scores = scores;
  term.idf = term.idf || rarity(root.count, term.documents.length);
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
 * The term with words that may have been meant instead. The term itself stays as it is: with
 * other words beside it nobody may doubt it.
 * @param {Root} root
 * @param {Term} term
 */
async function guess(root, term) {
  /** @type {Map<string, number>} */
  const edits = new Map();
  const shards = new Set();
  for (const [word, edited] of await similarWords(term.word, term.unfinished)) {
    shards.add(shardsOf('w', word, word)[0]);
    if (shards.size > GUESS_SHARDS || edits.size === GUESSES_MOST)
      break;
    edits.set(word, edited);
  }
  const similar = Array.from(edits.keys());
  const entries = await Promise.all(similar.map(entryOf));
  const guessed = Object.assign({}, term,
    {
    isGuess: true, similar, scores: term.scores.slice(), documents: term.documents.slice(), found: term.found.slice(),
  });
  // What begins with the word was rather meant.
  const share = isKnown(term) ? PREFIX : EXACT;
  addEntries(root, guessed, joinLists(entries), (word) => share * EDITED[edits.get(word) || 2]);
  return guessed;
}

/** Has any document the term? @param {Term} term */
function isKnown(term) {
  return term.documents.length > 0;
}

/**
 * @param {Term} a
 * @param {Term} b
 */
function byCount(a, b) {
  return a.documents.length - b.documents.length;
}

/**
 * What documents have of what is wanted: the best of the groups of which they have all.
 * @param {Want} want
 */
function scoresOf({ groups }) {
  /** @type {Map<number, number>} */
  const best = new Map();
  for (const group of groups) {
    const boost = group[0].word[0] === '#' ? NUMBER_BOOST : 1;
    for (const document of group.slice().sort(byCount)[0].documents) {
      const sum = group.reduce((all, { scores }) => all + (scores[document] || -Infinity), 0) * boost;
      if (sum > (best.get(document) || 0))
        best.set(document, sum);
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
  /** What each document has: its score, what that is worth, how much of what is wanted, and
   * how surely. @type {Map<number, {score: number, had: number, count: number, sure: number}>} */
  const sums = new Map();
  const worths = wants.map((want) => Math.max(...termsOf(want).map((term) => term.idf)));
  const wholeWorth = worths.reduce((sum, one) => sum + one, 0);
  wants.forEach((want, i) => {
    scoresOf(want).forEach((own, document) => {
      const sum = sums.get(document) || { score: 0, had: 0, count: 0, sure: 1 };
      sums.set(document, {
        score: sum.score + own, had: sum.had + worths[i] / wholeWorth, count: sum.count + 1,
        sure: sum.sure * Math.min(own / worths[i] / SURE, 1),
      });
    });
  });
  /** @type {Result[]} */
  const results = [];
  sums.forEach(({ score, had, count, sure }, document) => {
    const partial = count < wants.length;
    if (partial && had < PARTIAL_SHARE)
      return;
    const [country, , kind, , isService] = root.groups[root.groupOf[document]] || [];
    score *= kind === 'advice' && (!country || country === home) ? ADVICE_BOOST
      : home && country === home ? (isNumber ? HOME_NUMBER_BOOST : HOME_BOOST)
        : isService && !isNumber ? (kind === 'helpline' ? HELPLINE_SHARE : SERVICE_SHARE) : 1;
    results.push({ document, score: score * (partial ? had : sure), partial });
  });
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
 * Looks up the terms; once, even if the reader types on meanwhile.
 * @param {Root} root
 * @param {Term[]} some
 */
function lookUpAll(root, some) {
  return Promise.all(some.map((term) => {
    term.known = term.known || lookUp(root, term);
    return term.known;
  }));
}

/**
 * Puts what may have been meant in the place of some terms.
 * @param {Root} root
 * @param {Want[]} wants
 * @param {Term[]} some
 */
async function guessAll(root, wants, some) {
  const guesses = await Promise.all(some.map((term) => {
    term.guessed = term.guessed || guess(root, term);
    return term.guessed;
  }));
  for (const want of wants)
    want.groups = want.groups.map((group) => group.map((term) => guesses[some.indexOf(term)] || term));
}

/**
 * Looks up what is wanted; guesses where nothing is found.
 * @param {Root} root
 * @param {Want[]} wants
 * @param {string} home
 * @param {() => boolean} isStale
 */
async function findAll(root, wants, home, isStale) {
  await lookUpAll(root, joinLists(wants.map(termsOf)));
  if (isStale())
    return [];
  /** @param {Want} want */
  const isNowhere = ({ groups }) => groups.every((group) => !group.every(isKnown));
  await guessAll(root, wants, joinLists(wants.filter(isNowhere).map(termsOf)).filter((term) => !isKnown(term)));
  const results = rank(root, wants, home);
  const whole = results.filter(isWhole).length;
  // Perhaps a mistyped word is the beginning of another, or another word.
  const doubted = joinLists(wants.map(termsOf)).filter((term) => !term.isGuess && editsFor(term.word) > 0 &&
    whole < (term.found.includes(term.word) ? FEW : FEW_BEGINNINGS));
  await guessAll(root, wants, doubted.sort(byCount).slice(0, DOUBTED_MOST));
  return doubted.length ? rank(root, wants, home) : results;
}

/**
 * Finds what is wanted without what most documents have, if anything else is wanted; that
 * puts those behind that lack it.
 * @param {Root} root
 * @param {Want[]} wants
 * @param {string} home
 * @param {() => boolean} isStale
 */
async function findTelling(root, wants, home, isStale) {
  const some = wants.filter((want) => termsOf(want).some((term) => !everywhere.includes(term.word)));
  const found = await findAll(root, some.length ? some : wants, home, isStale);
  const others = wants.filter((want) => !some.includes(want)).slice(-EVERYWHERE_MOST);
  for (const want of found[1] && !found[1].partial ? others : []) {
    await lookUpAll(root, termsOf(want));
    const scores = scoresOf(want);
    for (const result of found)
      result.score *= scores.has(result.document) ? EXACT : LACKING_SHARE;
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
 * @param {() => boolean} [isStale] the reader has typed on: nobody waits for the answer
 * @returns {Promise<Answer | null>} null when there is no word in it
 */
async function ask(text, home, isStale = () => false) {
  const before = fresh;
  const read = readQuery(text);
  if (read.length === 0)
    return null;
  try {
    terms = new Map(joinLists(read.map(termsOf)).map((term) => [keyOf(term), term]));
    const root = await getRoot();
    const found = await findTelling(root, read, home, isStale);
    if (isStale())
      return null;
    const all = joinLists(read.map(termsOf));
    return {
      root,
      results: await preferTitles(root, found, wordsIn(text).join(' ')),
      marks: new Set(joinLists(all.map((term) => term.found))),
      similar: Array.from(new Set(joinLists(all.map((term) => term.similar)))),
    };
  } catch (error) {
    terms = new Map();
    // The second time, if a question meanwhile has not tried for both.
    if (fresh !== before || forgetFiles())
      return ask(text, home, isStale);
    throw error;
  }
}
