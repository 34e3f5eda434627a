// SPDX-License-Identifier: MIT
// The made-up site for the search: that of corpus.mjs, with rare words and with numbers.

import { appendFileSync, cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomOf, seedOf, writeCorpus } from './corpus.mjs';
import { LANGUAGES, LEXICA } from './words.mjs';

const RARE_IN_PAGE = 4;
const PAGES_OF_RARE = 2; // on average: few have more than five
const SERVICES = 100;

/** Names, places, compounds: real texts have many words that few pages have. */
function addRareWords(content, language, seed) {
  const random = randomOf(seedOf(seed, 'rare', language));
  const names = readdirSync(join(content, language)).filter((name) => name.endsWith('.md')).sort();
  const words = new Set();
  while (words.size < names.length * RARE_IN_PAGE / PAGES_OF_RARE)
    words.add(Array.from({ length: random.between(3, 5) }, () => random.pick(LEXICA[language].syllables)).join(''));
  const list = [...words];
  for (const name of names) {
    const own = Array.from({ length: RARE_IN_PAGE }, () => random.pick(list));
    appendFileSync(join(content, language, name), `\n${own.join(' ')}.\n`);
  }
}

/** Helplines with numbers, in the last country of the corpus. */
function addServices(content, seed) {
  const random = randomOf(seedOf(seed, 'numbers'));
  const file = join(content, 'directory/lu.xml');
  const xml = readFileSync(file, 'utf8');
  const [model] = /^ {2}<service [^]*?<\/service>\n/m.exec(xml);
  const numbers = new Set();
  while (numbers.size < SERVICES)
    numbers.add(`8002${random.between(1000, 9999)}`);
  const services = [...numbers].map((number, i) => ({
    id: `lu-line-${i}`, name: `Line ${i}`, number, display: `${number.slice(0, 4)} ${number.slice(4)}`,
  }));
  const made = services.map(({ id, name, number, display }) => model.replace('lu-bench', id)
    .replace('Bench LU', name)
    .replace('<web ', `<phone dial="+352${number}" display="${display}" cost="free"/>\n    $&`));
  writeFileSync(file, xml.replace('</directory>', `${made.join('')}</directory>`));
  return services;
}

/** Writes FOLDER/balise; gives the services. */
export function prepareSite(pages, folder, themes, seed) {
  writeCorpus(pages, folder, seed);
  const content = join(folder, 'balise/content');
  cpSync(themes, join(folder, 'balise/themes'), { recursive: true });
  for (const language of LANGUAGES)
    addRareWords(content, language, seed);
  return { content, services: addServices(content, seed), languages: LANGUAGES };
}
