// SPDX-License-Identifier: MIT
// A search index made of plain objects, and the client without its page to ask it.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { repository } from './balise.mjs';
import { clientFiles, parts } from './client.mjs';

const programs = process.env.BALISE_TEST_BIN ?? join(repository, 'out/obj/default/test');

/** Texts as the generator takes them from the theme's strings: their own names. */
export const texts = {
  found: '{count} results', 'found-one': '{count} result', none: 'Nothing', partial: 'In part', similar: 'Similar: {words}',
  more: 'More', filter: 'Filter', country: 'Country', audience: 'For', kind: 'Kind', language: 'Language', any: 'all',
  az: 'Index', loading: 'Searching', results: 'Results', call: 'Call', 'send-text': 'Send a text',
  'not-callable': 'do not call', 'use-instead': 'Use instead:',
};

/** The words of hours.js. */
const opening = {
  'open': 'Open now', 'open-until': 'Open until {time}', 'closed': 'Closed', 'opens': 'Closed, opens {day} {time}',
  'unsure': 'Perhaps', 'old': 'Old', 'clock': '(clock)', 'clock-there': '(there {time})', 'today': 'today',
  'tomorrow': 'tomorrow', 'days': 'Mo|Tu|We|Th|Fr|Sa|Su', 'time': '{hour}:{minute}', 'hour': '{hour}:00', 'midnight': 'midnight',
};

const NAMES = {
  country: { LU: 'Luxembourg', BE: 'Belgium', '001': 'World' },
  audience: { minor: 'Under 18', adult: 'Adults' },
  kind: { advice: 'Advice', helpline: 'Helpline' },
  language: { fr: 'French', de: 'German' },
};
const DIGITS = "#$%&'()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";

function base45(number) {
  let text = DIGITS[number % 45];
  for (let rest = Math.floor(number / 45); rest > 0; rest = Math.floor(rest / 45))
    text = DIGITS[45 + rest % 45] + text;
  return text;
}

/** JSON that can stand in a script. */
function json(value) {
  return JSON.stringify(value).replace(/</g, '\\u003c').replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
}

const line = (sign, text) => `${sign}${String(text).replace(/\n/g, ' ')}\n`;

function linesOf(document, kinds) {
  const { href = 'a.html', title = '', kind = 'advice', country = '', summary = '', headings = [],
    contact = 0, keywords = '', body = '', numbers = [] } = document;
  return [
    line('D', json([href, title, kinds.indexOf(kind), country, summary, headings, contact])),
    line('T', title), keywords && line('K', keywords), ...headings.filter((_, i) => i % 2).map((one) => line('H', one)),
    summary && line('S', summary), body && line('B', body), ...numbers.map((one) => line('N', `#${one}`)),
  ].join('');
}

/** Writes the search files of documents into `folder`. */
export function makeIndex(folder, documents, more = {}) {
  const kinds = [...new Set(documents.map(({ kind = 'advice' }) => kind))];
  const groups = [];
  const of = documents.map(({ country = '', audiences = '', kind = 'advice', languages = '', contact = 0 }) => {
    const group = JSON.stringify([country, audiences, kind, languages, contact ? 1 : 0]);
    if (!groups.includes(group))
      groups.push(group);
    return base45(groups.indexOf(group));
  }).join('');
  const root = { kinds: kinds.map((kind) => NAMES.kind[kind] ?? kind), names: NAMES,
    groups: groups.map((group) => JSON.parse(group)), of, texts, opening, ...more };
  const input = line('M', `,${json(root).slice(1, -1)}`) +
    documents.map((document) => linesOf(document, kinds)).join('');
  const run = spawnSync(join(programs, 'search-index'), [folder], { input, encoding: 'utf8' });
  if (run.error || run.status !== 0)
    throw new Error(`search-index: ${run.error ?? run.status} ${run.stderr}`);
  return folder;
}

/** Compressed bytes of all search files in a folder: one language's. */
export function compressedSize(folder) {
  return readdirSync(folder).reduce((sum, name) =>
    sum + gzipSync(readFileSync(join(folder, name)), { level: 9 }).length, 0);
}

/** The client's parts that need no page, reading the search files of a folder. */
export class Engine {
  constructor(folder, { protocol = 'file:' } = {}) {
    this.folder = folder;
    this.loaded = [];
    const files = clientFiles().filter((file) => /^[0-4]-/.test(basename(file)));
    const make = new Function('window', 'location', parts(['ask', 'wordsIn', 'fold', 'pieceOf', 'readQuery',
      'distance', 'numbersIn', 'seek', 'entriesOf', 'entryOf', 'getRoot', 'getShard', 'getDocument',
      'kept'], files));
    this.balise = { site: '../', load: (...given) => this.load(...given) };
    Object.assign(this, make({ balise: this.balise }, { protocol }));
  }

  load(address, done, failed) {
    const name = address.replace(/\?.*/, '');
    this.loaded.push(address);
    setTimeout(() => {
      if (!existsSync(join(this.folder, name)))
        return failed();
      try {
        new Function('balise', readFileSync(join(this.folder, name), 'utf8'))(this.balise);
      } catch (error) {
        if (!(error instanceof SyntaxError))
          throw error;
      }
      done();
    });
  }

  /** Titles of the results, best first; "~" before those that have only some of the words. */
  async titles(text, home = '') {
    const answer = await this.ask(text, home);
    if (!answer)
      return null;
    return Promise.all(answer.results.map(async ({ document, partial }) =>
      (partial ? '~' : '') + (await this.getDocument(answer.root, document))[1]));
  }
}
