// SPDX-License-Identifier: MIT
// A made-up site of any size, from a seed: the same pages for Balise and for Hugo.
//
//     node corpus.mjs PAGES FOLDER [SEED]
//
// writes FOLDER/balise/content and FOLDER/hugo/content. The words below are strung
// together by chance: each kind of word may be followed by certain other kinds.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DIRECTORY, LANGUAGES, LEXICA, NAMES } from './words.mjs';

const AS_OF = '2026-11-22';
const TOPICS = 40;
const AUDIENCES = ['minor', 'adult', 'parent', 'friend', 'teacher', 'professional'];
const INVENTED = 3000; // words of each language, besides those of words.mjs

// Small and good enough: Mulberry32. A stream for each page keeps pages independent.
export function randomOf(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n) => Math.floor(next() * n);
  return {
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (p) => next() < p,
    pick: (list) => list[below(list.length)],
    // The first words of a list are the frequent ones, as in real texts.
    pickEarly: (list) => list[Math.floor(list.length * next() ** 3)],
  };
}

export function seedOf(...parts) {
  let hash = 2166136261;
  for (const c of parts.join('/')) hash = Math.imul(hash ^ c.codePointAt(0), 16777619);
  return hash >>> 0;
}

function inventWords(language, seed) {
  const random = randomOf(seedOf(seed, 'words', language));
  const words = new Set();
  while (words.size < INVENTED) {
    let word = '';
    for (let n = random.between(2, 4); n > 0; n--)
      word += random.pickEarly(LEXICA[language].syllables);
    words.add(word);
  }
  return [...words];
}

// What may follow what; '.' ends the sentence once it is long enough.
const FOLLOWS = {
  start: ['determiner', 'determiner', 'adverb', 'preposition', 'pronoun'],
  determiner: ['noun', 'noun', 'adjective'],
  adjective: ['noun', 'noun', 'invented'],
  noun: ['verb', 'verb', 'preposition', 'conjunction', 'invented', '.'],
  invented: ['verb', 'preposition', 'conjunction', '.'],
  pronoun: ['verb'],
  verb: ['determiner', 'determiner', 'preposition', 'adverb', 'pronoun', '.'],
  adverb: ['determiner', 'pronoun', 'preposition', 'verb', '.'],
  preposition: ['determiner', 'determiner', 'adjective', 'noun'],
  conjunction: ['determiner', 'pronoun', 'adverb'],
};

const capital = (text) => text[0].toUpperCase() + text.slice(1);

class Writer {
  constructor(language, words, random, ids, link) {
    Object.assign(this, { language, random, ids, link, count: 0 });
    this.lexicon = { ...LEXICA[language], invented: words };
  }

  words(least, most) {
    const wanted = this.random.between(least, most);
    const words = [];
    for (let kind = 'start'; ; ) {
      kind = this.random.pick(FOLLOWS[kind]);
      if (kind === '.') {
        if (words.length >= wanted) break;
        kind = 'conjunction';
      }
      words.push(this.random.pickEarly(this.lexicon[kind]));
      if (words.length >= most + 6) break;
    }
    this.count += words.length;
    return words;
  }

  phrase(least, most) {
    return capital(this.words(least, most).join(' '));
  }

  // A sentence with at most one thing in it that is marked up.
  sentence() {
    const words = this.words(7, 20);
    const at = this.random.below(words.length - 2);
    const marked = words.slice(at, at + 2).join(' ');
    const put = (text) => words.splice(at, 2, text);
    if (this.random.chance(0.1)) put(`**${marked}**`);
    else if (this.random.chance(0.1)) put(`*${marked}*`);
    else if (this.random.chance(0.09))
      put(`[${marked}](${this.link(this.random.pick(this.ids))})`);
    else if (this.random.chance(0.02)) put(`[${marked}](https://example.org/${at})`);
    else if (this.random.chance(0.02)) put(`\`${marked}\``);
    return capital(words.join(' ')) + (this.random.chance(0.1) ? this.lexicon.question : '.');
  }

  paragraph() {
    const sentences = Array.from({ length: this.random.between(2, 4) }, () => this.sentence());
    // Some authors break lines, most do not.
    return sentences.join(this.random.chance(0.3) ? '\n' : ' ') + '\n';
  }

  list() {
    const ordered = this.random.chance(0.4);
    const items = Array.from(
      { length: this.random.between(3, 5) },
      (_, i) => `${ordered ? `${i + 1}.` : '-'} ${this.sentence()}`,
    );
    return items.join('\n') + '\n';
  }

  block() {
    if (this.random.chance(0.22)) return this.list();
    if (this.random.chance(0.06)) return `> ${this.sentence()}\n> ${this.sentence()}\n`;
    return this.paragraph();
  }

  body() {
    const wanted = this.random.between(600, 770); // the last block comes on top
    this.count = 0;
    const blocks = [this.paragraph()];
    for (let n = 0; this.count < wanted; n++) {
      if (n % 4 === 0) blocks.push(`## ${this.phrase(3, 6)}\n`);
      else if (n % 4 === 2 && this.random.chance(0.3)) blocks.push(`### ${this.phrase(2, 5)}\n`);
      blocks.push(this.block());
    }
    return blocks.join('\n');
  }
}

function day(random, from) {
  const date = new Date(Date.parse(AS_OF) + (from + random.below(300)) * 86400000);
  return date.toISOString().slice(0, 10);
}

// What the four translations of a page have in common.
function planPages(count, seed) {
  return Array.from({ length: count }, (_, i) => {
    const random = randomOf(seedOf(seed, 'page', i));
    const noun = (list) => random.pick(LEXICA.en[list]);
    return {
      id: `${noun('adjective')}-${noun('noun')}-${i + 1}`.replace(/[^a-z0-9-]/g, ''),
      topics: [...new Set([1, 2].map(() => `topic-${1 + random.below(TOPICS)}`))],
      audiences: [...new Set([random.pick(AUDIENCES), random.pick(AUDIENCES)])],
      kind: i === 0 ? 'about' : random.pick(['advice', 'guide', 'guide']),
      published: day(random, -700),
      reviewed: day(random, -310),
      reviewBy: day(random, 20),
      weight: random.between(10, 99),
    };
  });
}

const quoted = (text) => JSON.stringify(text);
const listed = (texts) => `[${texts.map(quoted).join(', ')}]`;

function frontMatter(page, text, forHugo) {
  const own = forHugo
    ? { description: quoted(text.summary), audiences: listed(page.audiences),
        date: page.published, lastmod: page.reviewed, reviewBy: page.reviewBy }
    : { id: page.id, summary: quoted(text.summary), kind: page.kind,
        audience: listed(page.audiences), published: page.published,
        reviewed: page.reviewed, 'review-by': page.reviewBy };
  const fields = { title: quoted(text.title), ...own, topics: listed(page.topics),
    keywords: listed(text.keywords), weight: page.weight };
  const sources = text.sources.map((title, i) =>
    `  - title: ${quoted(title)}\n    ${forHugo ? 'href' : 'url'}: https://example.org/${i}\n` +
    `    date: "20${15 + i}"\n`);
  return `---\n${Object.entries(fields).map(([k, v]) => `${k}: ${v}\n`).join('')}` +
    `sources:\n${sources.join('')}---\n\n`;
}

function writePage(folder, page, language, words, ids, seed) {
  const make = (link) => {
    const random = randomOf(seedOf(seed, page.id, language));
    const writer = new Writer(language, words, random, ids, link);
    const text = {
      title: writer.phrase(4, 8),
      summary: writer.phrase(10, 18) + '.',
      keywords: Array.from({ length: random.between(2, 3) }, () => random.pickEarly(words)),
      sources: Array.from({ length: random.between(1, 3) }, () => writer.phrase(4, 8)),
    };
    return { text, body: writer.body() };
  };
  // By page id for Balise, which finds and checks it; ready-made for Hugo.
  const balise = make((id) => id);
  const hugo = make((id) => `${id}.html`);
  writeFileSync(join(folder, 'balise/content', language, `${page.id}.md`),
    frontMatter(page, balise.text, false) + balise.body);
  writeFileSync(join(folder, 'hugo/content', language, `${page.id}.md`),
    frontMatter(page, hugo.text, true) + hugo.body);
}

const inAll = (make) => `{${LANGUAGES.map((l) => `${l}: ${quoted(make(l))}`).join(', ')}}`;

function vocabulary(topics) {
  const entry = (key, make) => `  ${quoted(key)}:\n    name: ${inAll(make)}\n`;
  const list = (name, entries) => `${name}:\n${entries.join('')}`;
  return list('topics', topics.map((t) => entry(t.key, (l) => t.names[l]))) +
    ['audiences', 'kinds', 'costs', 'countries', 'languages']
      .map((name) => list(name, Object.entries(NAMES[name])
        .map(([key, names]) => entry(key, (l) => names[LANGUAGES.indexOf(l)]))))
      .join('');
}

function planTopics(words, seed) {
  return Array.from({ length: TOPICS }, (_, i) => {
    const names = {};
    for (const language of LANGUAGES) {
      const random = randomOf(seedOf(seed, 'topic', i, language));
      const noun = random.pick(LEXICA[language].noun);
      names[language] = capital(`${noun} ${random.pick(words[language])}`);
    }
    return { key: `topic-${i + 1}`, names };
  });
}

function writeSites(folder, topics) {
  const write = (path, text) => writeFileSync(join(folder, path), text);
  for (const language of LANGUAGES) {
    mkdirSync(join(folder, 'balise/content', language), { recursive: true });
    const term = (taxonomy, key, title) => {
      const place = join(folder, 'hugo/content', language, taxonomy, key);
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, '_index.md'), `---\ntitle: ${quoted(title)}\n---\n`);
    };
    for (const topic of topics) term('topics', topic.key, topic.names[language]);
    for (const key of AUDIENCES)
      term('audiences', key, NAMES.audiences[key][LANGUAGES.indexOf(language)]);
  }
  mkdirSync(join(folder, 'balise/content/directory'));
  write('balise/content/site.yaml',
    `title: ${inAll(() => 'Bench')}\nsummary: ${inAll((l) => LEXICA[l].summary)}\n` +
    `languages: [${LANGUAGES.join(', ')}]\nas-of: ${AS_OF}\nhome-country:\n` +
    `publisher: "Nobody"\ntheme: default\n`);
  write('balise/content/vocabulary.yaml', vocabulary(topics));
  for (const [name, xml] of Object.entries(DIRECTORY))
    write(`balise/content/directory/${name}.xml`, xml);
}

export function writeCorpus(pages, folder, seed = 1) {
  const words = Object.fromEntries(LANGUAGES.map((l) => [l, inventWords(l, seed)]));
  const plan = planPages(Math.floor(pages / LANGUAGES.length), seed);
  const ids = plan.map((page) => page.id);
  writeSites(folder, planTopics(words, seed));
  for (const page of plan)
    for (const language of LANGUAGES)
      writePage(folder, page, language, words[language], ids, seed);
  return ids;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [pages, folder, seed] = process.argv.slice(2);
  writeCorpus(Number(pages), folder, Number(seed ?? 1));
}
