// SPDX-License-Identifier: MIT
// Pagefind on the site that Balise built: its files, and its program in Node.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const FIRST = 10;
const SHOWN = 5; // as many results come with Balise's answer
const HOST = 'http://localhost/';
/** What Balise searches too: pages and services. */
const PAGES = '{*/*.html,*/services/*.html}';

/** The program and its arguments that make the index. */
export function pagefindCommand(folder, site, output) {
  return [process.execPath, join(folder, 'node_modules/pagefind/lib/runner/bin.cjs'), '--site', site,
    '--output-path', output, '--glob', PAGES, '--quiet'];
}

export class Pagefind {
  constructor(output, language) {
    this.output = output;
    this.language = language;
    this.sizes = new Map();
    /** Files that were asked for since they were last counted. */
    this.fetched = new Set();
  }

  /** Bytes on the way; what is not compressed yet is, by the server. */
  sizeOf(name) {
    if (!this.sizes.has(name)) {
      const bytes = readFileSync(join(this.output, name));
      const isCompressed = bytes[0] === 0x1f && bytes[1] === 0x8b;
      this.sizes.set(name, isCompressed ? bytes.length : gzipSync(bytes, { level: 9 }).length);
    }
    return this.sizes.get(name);
  }

  bytesOf(names) {
    return [...names].reduce((sum, name) => sum + this.sizeOf(name), 0);
  }

  fetch(address) {
    const name = new URL(address, HOST).pathname.slice(1);
    this.fetched.add(name);
    return Promise.resolve(new Response(readFileSync(join(this.output, name))));
  }

  /** The program, which takes language and files from what a browser gives it. */
  async open() {
    globalThis.fetch = (address) => this.fetch(address);
    globalThis.document = { currentScript: null, querySelector: () => ({ getAttribute: () => this.language }) };
    const copy = join(this.output, `pagefind-${this.language}.mjs`);
    writeFileSync(copy, readFileSync(join(this.output, 'pagefind.js')));
    this.program = await import(pathToFileURL(copy).href);
    // What every first question needs; WebAssembly is loaded once only.
    await this.newInstance();
    this.always = new Set([...this.fetched, 'pagefind.js']);
    return this;
  }

  /** What a page just opened has; ready to search, which only its answers tell. */
  async newInstance() {
    const instance = this.program.createInstance({ basePath: HOST });
    await instance.filters();
    return instance;
  }

  async ask(instance, { text, href }) {
    this.fetched = new Set();
    const { results } = await instance.search(text);
    const first = await Promise.all(results.slice(0, SHOWN).map((result) => result.data()));
    const fetched = this.fetched;
    const others = await Promise.all(results.slice(SHOWN, FIRST).map((result) => result.data()));
    return { place: [...first, ...others].findIndex(({ url }) => url.endsWith(`/${href}`)) + 1, fetched };
  }

  async measure(queries) {
    const results = [];
    for (let i = 0; i < queries.length; i++) {
      const instance = await this.newInstance();
      const cold = await this.ask(instance, queries[i]);
      const seen = new Set([...this.always, ...cold.fetched]);
      const next = await this.ask(instance, queries[(i + 1) % queries.length]);
      results.push({ ...queries[i], place: cold.place, cold: this.bytesOf(seen),
        next: this.bytesOf([...next.fetched].filter((name) => !seen.has(name))) });
    }
    return results;
  }
}
