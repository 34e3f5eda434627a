// SPDX-License-Identifier: MIT
// What Balise's search finds, and what it loads for that.

import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Engine } from '../lib/search.mjs';

const FIRST = 10;

const gzipped = (bytes) => gzipSync(bytes, { level: 9 }).length;

/** The search of one language of a built site. */
export class Balise {
  constructor(out, language) {
    this.folder = join(out, language, 'search');
    this.client = gzipped(readFileSync(join(out, 'assets/search.js')));
    this.sizes = new Map();
    this.hrefs = this.readHrefs();
  }

  /** Addresses by number: asked for here, not of the search, whose loads are counted. */
  readHrefs() {
    const hrefs = [];
    for (let i = 0; ; i++) {
      let text;
      try {
        text = readFileSync(join(this.folder, `d${i}.js`), 'utf8');
      } catch (error) {
        return hrefs;
      }
      new Function('balise', text)({ take: (key, digest, data) => hrefs.push(...data.map(([href]) => href)) });
    }
  }

  sizeOf(address) {
    if (!this.sizes.has(address))
      this.sizes.set(address, gzipped(readFileSync(join(this.folder, address))));
    return this.sizes.get(address);
  }

  async ask(engine, { text, href }) {
    const before = engine.loaded.length;
    const answer = await engine.ask(text, '');
    const loaded = engine.loaded.slice(before);
    const results = answer ? answer.results.slice(0, FIRST) : [];
    return {
      place: results.findIndex((result) => this.hrefs[result.document] === href) + 1,
      bytes: loaded.reduce((sum, address) => sum + this.sizeOf(address), 0), files: loaded.length,
    };
  }

  /** Each query first in a page just opened, then after another one. */
  async measure(queries) {
    const results = [];
    for (let i = 0; i < queries.length; i++) {
      const engine = new Engine(this.folder);
      const cold = await this.ask(engine, queries[i]);
      const next = await this.ask(engine, queries[(i + 1) % queries.length]);
      results.push({ ...queries[i], place: cold.place, cold: cold.bytes + this.client,
        files: cold.files + 1, next: next.bytes });
    }
    return results;
  }
}

/** Bytes and files of a folder, and of those in it. */
export function sizeBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).reduce(({ bytes, files }, entry) => {
    const path = join(folder, entry.name);
    const more = entry.isDirectory() ? sizeBelow(path) : { bytes: statSync(path).size, files: 1 };
    return { bytes: bytes + more.bytes, files: files + more.files };
  }, { bytes: 0, files: 0 });
}
