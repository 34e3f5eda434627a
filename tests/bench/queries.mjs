// SPDX-License-Identifier: MIT
// Queries for known items: words of a made-up page that no other page has together.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** With more pages that have all words nobody can say that one belongs to the first ten. */
const SHOWN = 10;
/** After so many pages in a row that give no query there are none of that sort. */
const TRIES = 20000;
const PLAIN = /^[\p{L}\p{M}]{4,}$/u;

/** The names of topics and audiences in all languages: whoever types one of them means them all. */
function readNames(content) {
  const entries = readFileSync(join(content, 'vocabulary.yaml'), 'utf8').matchAll(/^ {2}"(.*)":\n {4}name: \{(.*)\}$/gm);
  return new Map([...entries].map(([, key, names]) => [key, [...names.matchAll(/"(.*?)"/g)].map(([, name]) => name).join(' ')]));
}

/**
 * Reads the pages of one language as { href, title, headings, keywords, summary, body },
 * without what marks them up; the body has the headings too, the keywords the names of
 * topics and audiences.
 */
export function readPages(content, language) {
  const names = readNames(content);
  return readdirSync(join(content, language)).filter((name) => name.endsWith('.md')).sort().map((name) => {
    const [, front, body] = readFileSync(join(content, language, name), 'utf8').split(/^---$/m);
    const field = (name) => JSON.parse(new RegExp(`^${name}: (.*)$`, 'm').exec(front)[1]);
    const terms = [...field('topics'), ...field('audience')].map((key) => names.get(key));
    return {
      href: `${language}/${name.replace(/md$/, 'html')}`,
      title: field('title'),
      headings: [...body.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading).join(' '),
      keywords: [...field('keywords'), ...terms].join(' '),
      summary: field('summary'),
      body: body.replace(/\]\([^)]*\)/g, ' ').replace(/[*`[\]#>]|^\s*(?:-|\d+\.)\s/gm, ' '),
    };
  });
}

/** The pages of a language with who has which word; `wordsIn` is the client's. */
export class Pages {
  constructor(pages, wordsIn) {
    this.pages = pages;
    this.wordsIn = wordsIn;
    this.known = new Map();
    this.plain = new Map();
    /** Word to the numbers of the pages that have it. */
    this.having = new Map();
    pages.forEach(({ title, keywords, summary, body }, i) => {
      const all = new Set(`${title} ${summary} ${keywords} ${body}`.split(/\s+/).flatMap((piece) => this.words(piece)));
      for (const word of all)
        this.having.set(word, (this.having.get(word) ?? new Set()).add(i));
    });
    this.sorted = [...this.having.keys()].sort();
  }

  words(piece) {
    if (!this.known.has(piece))
      this.known.set(piece, this.wordsIn(piece));
    return this.known.get(piece);
  }

  /** The words of a page's text that are letters and nothing else, each once. */
  plainWords(text) {
    if (!this.plain.has(text))
      this.plain.set(text, [...new Set(text.split(/\s+/).map((word) => word.replace(/[.?!,]+$/, '')))]
        .filter((word) => PLAIN.test(word)));
    return this.plain.get(text);
  }

  /** The pages that have all words, the last of which may be a beginning. */
  pagesWith(words, unfinished = false) {
    const sets = words.map((word, i) =>
      unfinished && i === words.length - 1 ? this.beginning(word) : this.having.get(word) ?? new Set());
    const [least, ...others] = sets.sort((a, b) => a.size - b.size);
    return [...least].filter((page) => others.every((set) => set.has(page)));
  }

  beginning(start) {
    let low = 0;
    for (let high = this.sorted.length; low < high;) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle] < start) low = middle + 1; else high = middle;
    }
    const pages = new Set();
    for (; low < this.sorted.length && this.sorted[low].startsWith(start); low++)
      for (const page of this.having.get(this.sorted[low])) pages.add(page);
    return pages;
  }
}

/** Two or three words in their order that only this page has together; null otherwise. */
function severalWords(pages, page, text, random) {
  const words = pages.plainWords(text);
  if (words.length < 3)
    return null;
  const wanted = new Set();
  for (let n = random.between(2, 3); wanted.size < n;)
    wanted.add(random.below(words.length));
  const chosen = [...wanted].sort((a, b) => a - b).map((i) => words[i]);
  return pages.pagesWith(chosen.flatMap(pages.wordsIn)).length === 1 ? chosen : null;
}

/** One word of at least six letters that at most five pages have. */
function rareWord(pages, page, text, random) {
  const words = pages.plainWords(text).filter((word) => {
    const [folded, ...more] = pages.words(word);
    return word.length >= 6 && more.length === 0 && folded && pages.having.get(folded)?.size <= 5;
  });
  return words.length ? [random.pick(words)] : null;
}

export const KINDS = {
  title: (pages, page, random) => severalWords(pages, page, page.title, random),
  body: (pages, page, random) => severalWords(pages, page, page.body, random),
  single: (pages, page, random) => rareWord(pages, page, `${page.title} ${page.body}`, random),
};

/** The word with one letter added, left out or changed, or two neighbours swapped. */
function mistyped(word, random) {
  const letters = [...word];
  const at = random.below(letters.length);
  const other = random.pick(letters.concat([...'etaoin'].filter(() => /[a-z]/i.test(word))));
  switch (random.below(4)) {
  case 0: letters.splice(at, 0, other); break;
  case 1: letters.splice(at, 1); break;
  case 2: letters[at] = other; break;
  default: letters.splice(Math.min(at, letters.length - 2), 2,
    ...letters.slice(Math.min(at, letters.length - 2)).slice(0, 2).reverse());
  }
  return letters.join('');
}

const without = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/g, 'oe').replace(/ß/g, 'ss')
  .normalize('NFC');

/** How the words are typed; null where that cannot be said of them. */
export const MANNERS = {
  exact: (pages, words) => words.join(' '),
  typo(pages, words, random) {
    const at = random.below(words.length);
    const typed = mistyped(words[at], random);
    // What is a word of another page, or the same word when it is folded, is no typo.
    const [folded, ...more] = pages.wordsIn(typed);
    if (more.length || !folded || pages.having.has(folded))
      return null;
    return words.map((word, i) => (i === at ? typed : word)).join(' ');
  },
  'no accents'(pages, words) {
    const typed = without(words.join(' '));
    return typed === words.join(' ') ? null : typed;
  },
  unfinished(pages, words) {
    const last = [...words[words.length - 1]];
    const typed = [...words.slice(0, -1), last.slice(0, Math.ceil(last.length * 0.7)).join('')];
    const fit = pages.pagesWith(typed.flatMap(pages.wordsIn), true).length;
    return fit > 0 && fit <= SHOWN ? typed.join(' ') : null;
  },
};

/** `count` queries as { text, href }, the same for the same random numbers. */
export function makeQueries(pages, kind, manner, count, random) {
  const queries = [];
  for (let tries = 0; tries < TRIES && queries.length < count; tries++) {
    const page = random.pick(pages.pages);
    const words = KINDS[kind](pages, page, random);
    const text = words && MANNERS[manner](pages, words, random);
    if (text) {
      queries.push({ text, href: page.href });
      tries = 0;
    }
  }
  return queries;
}

/** Ways in which a number of eight digits and its country's code are written. */
const FORMS = [
  (n) => n, (n) => `${n.slice(0, 4)} ${n.slice(4)}`, (n) => `${n.slice(0, 4)}/${n.slice(4)}`,
  (n) => n.match(/../g).join('.'), (n) => n.match(/../g).join('-'), (n) => `+352 ${n}`, (n) => `00352${n}`,
  (n) => `(+352) ${n.slice(0, 4)} ${n.slice(4)}`, (n) => n.slice(0, 7),
  (n) => [...n].map((digit) => String.fromCharCode(0x660 + Number(digit))).join(''),
];

export function makeNumberQueries(services, languages, count, random) {
  return Array.from({ length: count }, (_, i) => {
    const { id, number } = random.pick(services);
    const language = languages[i % languages.length];
    return { language, text: FORMS[i % FORMS.length](number), href: `${language}/services/${id}.html` };
  });
}
