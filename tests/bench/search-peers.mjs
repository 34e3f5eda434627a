// SPDX-License-Identifier: MIT
// Other engines on the same pages, installed for this from npm.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const PACKAGES = ['minisearch@7.2.0', 'pagefind@1.6.0'];
const FIRST = 10;

/** Installs the peers into a folder of their own; false when there is no registry. */
export function installPeers(folder) {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const run = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', ...PACKAGES],
    { cwd: folder, encoding: 'utf8' });
  if (run.status !== 0)
    console.error(`npm cannot install ${PACKAGES.join(', ')}; peers are left out.\n${run.stderr ?? run.error}`);
  return run.status === 0;
}

const fold = (word) => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** MiniSearch as its manual shows it, with prefixes, typos and without accents. */
export class MiniSearch {
  constructor(folder, pages) {
    const Library = createRequire(join(folder, 'x.js'))('minisearch');
    const options = { fields: ['title', 'body'], idField: 'href', processTerm: fold,
      searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 2 } } };
    const start = performance.now();
    const index = new Library(options);
    index.addAll(pages);
    const text = JSON.stringify(index);
    this.seconds = (performance.now() - start) / 1000;
    this.bytes = Buffer.byteLength(text);
    this.compressed = gzipSync(text, { level: 9 }).length;
    this.index = Library.loadJSON(text, options);
  }

  measure(queries) {
    return queries.map((query) => {
      const results = this.index.search(query.text).slice(0, FIRST);
      return { ...query, place: results.findIndex(({ id }) => id === query.href) + 1,
        cold: this.compressed, next: 0 };
    });
  }
}

function sizeBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).reduce(({ bytes, files }, entry) => {
    const path = join(folder, entry.name);
    const more = entry.isDirectory() ? sizeBelow(path) : { bytes: statSync(path).size, files: 1 };
    return { bytes: bytes + more.bytes, files: files + more.files };
  }, { bytes: 0, files: 0 });
}

/** Pagefind's files for a built site. */
export function buildPagefind(folder, site, output) {
  const program = join(folder, 'node_modules/.bin/pagefind');
  const start = performance.now();
  const run = spawnSync(program, ['--site', site, '--output-path', output, '--glob', '*/*.html', '--quiet'],
    { encoding: 'utf8' });
  if (run.status !== 0 || !existsSync(join(output, 'pagefind.js'))) {
    console.error(`Pagefind is left out: ${run.stderr || run.stdout || run.error}`);
    return null;
  }
  return { seconds: (performance.now() - start) / 1000, ...sizeBelow(output) };
}

/** Pagefind's program in Node: what it fetches is counted, from files. */
export class Pagefind {
  constructor(output, language) {
    this.output = output;
    this.language = language;
    this.bytes = 0;
    this.code = gzipSync(readFileSync(join(output, 'pagefind.js')), { level: 9 }).length;
  }

  async open() {
    const get = async (address) => {
      const path = join(this.output, new URL(address, 'http://x/').pathname.replace(/^\/pagefind\//, ''));
      const bytes = readFileSync(path);
      // What is not compressed already is compressed on its way.
      this.bytes += bytes[0] === 0x1f ? bytes.length : gzipSync(bytes, { level: 9 }).length;
      return new Response(bytes);
    };
    Object.assign(globalThis, { fetch: get, window: globalThis, location: new URL('http://x/'),
      document: { querySelector: () => ({ getAttribute: () => this.language }), currentScript: null } });
    const source = readFileSync(join(this.output, 'pagefind.js'), 'utf8');
    const copy = join(this.output, `../pagefind-${Math.random()}.mjs`);
    writeFileSync(copy, source);
    this.api = await import(copy);
    await this.api.options({ basePath: 'http://x/pagefind/', bundlePath: 'http://x/pagefind/' });
    await this.api.init();
  }

  async ask({ text, href }) {
    const { results } = await this.api.search(text);
    const first = await Promise.all(results.slice(0, 5).map((result) => result.data()));
    const cold = this.bytes;
    const rest = await Promise.all(results.slice(5, FIRST).map((result) => result.data()));
    const place = [...first, ...rest].findIndex((one) => one.url.endsWith(href)) + 1;
    return { place, bytes: cold };
  }

  /** Each query in a program that has loaded nothing yet but what any query needs. */
  async measure(queries) {
    const results = [];
    for (const query of queries) {
      this.bytes = 0;
      await this.api.destroy?.();
      await this.open();
      const { place, bytes } = await this.ask(query);
      results.push({ ...query, place, cold: bytes + this.code, next: 0 });
    }
    return results;
  }
}
