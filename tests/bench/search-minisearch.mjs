// SPDX-License-Identifier: MIT
// MiniSearch on the same pages and services, one index for each language.
//
//     node search-minisearch.mjs FOLDER DOCUMENTS INDEX
//
// makes one: a program of its own, so that its time and memory can be measured.

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const FIRST = 10;

const fold = (word) => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** As its manual shows it: titles count twice, beginnings and a fifth of wrong letters are
 * allowed; and without accents. */
const OPTIONS = {
  fields: ['title', 'headings', 'keywords', 'summary', 'body'],
  idField: 'href',
  processTerm: fold,
  searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2 },
};

const library = (folder) => createRequire(join(folder, 'x.js'))('minisearch');

export function miniSearchCommand(folder, documents, index) {
  return [process.execPath, fileURLToPath(import.meta.url), folder, documents, index];
}

/** What its documents are: the pages, and the services with their numbers. */
export function documentsOf(pages, services, language) {
  return [...pages, ...services.map(({ id, name, number, display }) => ({ href: `${language}/services/${id}.html`,
    title: name, headings: '', keywords: `${number} +352${number} 00352${number}`, summary: '', body: display }))];
}

export class MiniSearch {
  constructor(folder, index) {
    const text = readFileSync(index, 'utf8');
    this.bytes = Buffer.byteLength(text);
    this.compressed = gzipSync(text, { level: 9 }).length;
    this.index = library(folder).loadJSON(text, OPTIONS);
  }

  /** All of the index is loaded with the first question, and nothing with the next. */
  measure(queries) {
    return queries.map((query) => {
      const results = this.index.search(query.text).slice(0, FIRST);
      return { ...query, place: results.findIndex(({ id }) => id === query.href) + 1,
        cold: this.compressed, next: 0 };
    });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, documents, index] = process.argv.slice(2);
  const made = new (library(folder))(OPTIONS);
  made.addAll(JSON.parse(readFileSync(documents, 'utf8')));
  writeFileSync(index, JSON.stringify(made));
}
