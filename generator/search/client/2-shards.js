// SPDX-License-Identifier: MIT
// The search files: ../shards.h says what is in them.

/**
 * What documents share: country or "", audiences, kind, languages, and whether they are
 * services.
 * @typedef {[string, string, string, string, (0 | 1)?]} Group
 *
 * @typedef {object} Root
 * @property {string} language
 * @property {number} count documents
 * @property {string} w first word and digest of each shard of words
 * @property {string} e the same, of words that most documents have
 * @property {string} [f] the same, of words alone; not where there are few
 * @property {string} [r] the same backwards
 * @property {string} d digest of each shard of documents
 * @property {number} each documents in a shard of them
 * @property {string} everywhere words that most documents have
 * @property {string[]} kinds
 * @property {{[filter: string]: {[value: string]: string}}} names
 * @property {Group[]} groups
 * @property {string} of
 * @property {number[]} groupOf the same, read: the group of each document
 * @property {{[key: string]: string}} texts
 * @property {{[key: string]: string}} opening what hours.js says, by the names that it reads
 *
 * A number to call: as shown, its link or "", whether only its country can dial it, a note.
 * @typedef {[string, string, (0 | 1), string]} PhoneNumber
 *
 * When it is open: time zone, weeks and last day, all as hours.js reads them.
 * @typedef {[string, string, string]} Opening
 *
 * Numbers, why it may not be called or "", hours, name and link of what replaces it or 0,
 * when it is open or 0.
 * @typedef {[PhoneNumber[], string, string, [string, string] | 0, (Opening | 0)?]} Contact
 *
 * Link from the site's root, title, index into kinds, country, summary, headings as
 * id and text in turn, contact of a service or 0.
 * @typedef {[string, string, number, string, string, string[], Contact | 0]} SearchDocument
 *
 * @typedef {{firsts: string[], digests: string[]}} Shelf
 */

const BASE = 45;
const SHARDS_KEPT = 60;
const LAST = '\uffff';

/** Value of each digit by its character code: SHARD_ALPHABET. @type {number[]} */
const VALUES = [];
for (let code = 35, value = 0; code < 127; code++)
  if (code !== 60 && code !== 92)
    VALUES[code] = value++;

/** The shards that were used last, the last one at the end. @type {Map<string, Promise<any>>} */
const kept = new Map();

/** @type {Promise<Root> | undefined} */
let rootLoading;

/** Each kind of shard by its letter; known with the root. @type {{[kind: string]: Shelf}} */
let shelves = {};

/** Words that most documents have, in order. @type {string[]} */
let everywhere = [];

/**
 * The numbers that are written in a text, from `start` on.
 * @param {string} text
 * @param {number} start
 */
function numbersIn(text, start) {
  const numbers = [];
  let number = 0;
  for (let i = start; i < text.length; i++) {
    const value = VALUES[text.charCodeAt(i)];
    if (value < BASE) {
      numbers.push(number * BASE + value);
      number = 0;
    } else {
      number = number * BASE + value - BASE;
    }
  }
  return numbers;
}

/**
 * @param {string} [text] first word and digest of each shard in turn; where that is not
 * said, there is one without a digest
 * @returns {Shelf}
 */
function shelfOf(text = ' ') {
  const all = text ? text.split(' ') : [];
  return { firsts: all.filter((_, i) => i % 2 === 0), digests: all.filter((_, i) => i % 2) };
}

/** @returns {Promise<Root>} */
async function readRoot() {
  const root = await loadFile('root', '');
  if (!root || typeof root.w !== 'string')
    throw damaged('root');
  root.groupOf = numbersIn(root.of, 0);
  everywhere = root.everywhere.split(' ');
  shelves = {
    w: shelfOf(root.w),
    e: shelfOf(root.e),
    f: shelfOf(root.f),
    r: shelfOf(root.r),
    d: { firsts: [], digests: root.d.split(' ') },
  };
  return root;
}

/** The root, loaded once; after a failure, once more with the next question. */
function getRoot() {
  if (!rootLoading) {
    rootLoading = readRoot();
    rootLoading.catch(() => { rootLoading = undefined; });
  }
  return rootLoading;
}

/**
 * Forgets every file. True: a second try may find others.
 */
function forgetFiles() {
  const retry = isServed() && !fresh;
  rootLoading = undefined;
  kept.clear();
  fresh = String(Date.now());
  return retry;
}

/**
 * The list of all words, or of all backwards, that a small site does not have as a file.
 * @param {string} kind f or r
 */
async function makeVocabulary(kind) {
  const shards = await Promise.all(joinLists(['w', 'e'].map((own) =>
    shelves[own].digests.map((_, number) => getShard(own, number)))));
  const words = joinLists(shards).map((entry) => entry.slice(0, entry.indexOf(' ')))
    .filter((word) => !DIGITS.test(word));
  return (kind === 'r' ? words.map(backwards) : words).sort();
}

/**
 * A shard: its entries, or its documents.
 * @param {string} kind
 * @param {number} number
 * @returns {Promise<any[]>}
 */
function getShard(kind, number) {
  const key = kind + number;
  let shard = kept.get(key);
  kept.delete(key);
  if (!shard) {
    const digest = shelves[kind].digests[number];
    shard = digest === '' ? makeVocabulary(kind) : loadFile(key, digest)
      .then((data) => typeof data === 'string' ? data.slice(1).split('\t') : data);
    shard.catch(() => { kept.delete(key); });
  }
  kept.set(key, shard);
  if (kept.size > SHARDS_KEPT)
    kept.delete(kept.keys().next().value || '');
  return shard;
}

/**
 * @template T
 * @param {T[][]} lists
 * @returns {T[]}
 */
function joinLists(lists) {
  return lists.reduce((all, list) => all.concat(list), []);
}

/**
 * The place of the first of the sorted texts that is not before `text`.
 * @param {string[]} sorted
 * @param {string} text
 */
function seek(sorted, text) {
  let low = 0;
  for (let high = sorted.length; low < high;) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < text)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/**
 * The numbers of the shards that have entries from `from` up to `to`: first and last.
 * @param {string} kind
 * @param {string} from
 * @param {string} to
 */
function shardsOf(kind, from, to) {
  const { firsts } = shelves[kind];
  const first = seek(firsts, `${from}\0`) - 1;
  return [Math.max(first, 0), seek(firsts, to) - 1];
}

/**
 * The entries from `from` up to `to`, of at most `most` shards.
 * @param {string} kind
 * @param {string} from
 * @param {string} to
 * @param {number} most
 * @returns {Promise<string[]>}
 */
async function entriesOf(kind, from, to, most) {
  const [first, last] = shardsOf(kind, from, to);
  const loading = [];
  // Only where there is such a word.
  if (kind === 'w' && seek(everywhere, from.trim()) < seek(everywhere, to))
    loading.push(getShard('e', shardsOf('e', from, to)[0]));
  for (let i = first; i <= Math.min(last, first + most - 1); i++)
    loading.push(getShard(kind, i));
  const shards = await Promise.all(loading);
  return joinLists(shards.map((shard) => shard.slice(seek(shard, from), seek(shard, to))));
}

/** The entry of a word, if there is one. @param {string} word */
function entryOf(word) {
  return entriesOf('w', `${word} `, `${word}!`, 1);
}

/**
 * @param {Root} root
 * @param {number} number of the document
 * @returns {Promise<SearchDocument>}
 */
async function getDocument(root, number) {
  const shard = await getShard('d', Math.floor(number / root.each));
  const found = shard[number % root.each];
  if (!found)
    throw damaged('d');
  return found;
}
