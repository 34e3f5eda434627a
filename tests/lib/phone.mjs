// SPDX-License-Identifier: MIT
// The phone edition of our own content, or of any, made afresh into a folder of its own.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inflateRawSync } from 'node:zlib';

import { all, attribute, first, hasClass, parse, rawText, textOf } from './html.mjs';
import { program, root, temporaryFolder } from './site.mjs';

export function pack(args = [], folder = join(temporaryFolder(), 'Téléphone #1 (100 %)')) {
  const run = spawnSync(program, ['pack', 'phone', '-C', root, '--out', folder, '--quiet', ...args],
    { encoding: 'utf8' });
  if (run.error || run.status !== 0)
    throw new Error(`${program} pack phone: ${run.error ?? run.stderr}`);
  return folder;
}

// What base91_add() of the generator made.
function bytesOf(text) {
  const bytes = [];
  let queue = 0, bits = 0, first = -1;
  for (const letter of text) {
    const code = letter.charCodeAt(0), value = code - (code < 60 ? 35 : 36);
    if (first < 0) {
      first = value;
      continue;
    }
    const pair = value * 91 + first;
    first = -1;
    queue |= pair << bits;
    bits += (pair & 8191) > 88 ? 13 : 14;
    for (; bits > 7; bits -= 8, queue >>= 8)
      bytes.push(queue & 255);
  }
  if (first >= 0)
    bytes.push((queue | first << bits) & 255);
  return Buffer.from(bytes);
}

const unpack = (node) => inflateRawSync(bytesOf(rawText(node))).toString();

function sectionsOf(tree, isPacked) {
  return all(tree, (node) => node.tagName === 'section' && attribute(node, 'id'))
    .map((node) => ({
      id: attribute(node, 'id'),
      kind: /is-([\w-]+)/.exec(attribute(node, 'class'))[1],
      title: textOf(first(node, 'h1')),
      node,
      isPacked,
    }));
}

export class Phone {
  constructor(folder = pack()) {
    this.folder = folder;
    this.base = pathToFileURL(`${folder}/`).href;
    this.languages = readdirSync(folder).map((name) => /^balise-(.*)\.html$/.exec(name)?.[1])
      .filter(Boolean);
    this.trees = new Map();
  }

  text(language) {
    return readFileSync(join(this.folder, `balise-${language}.html`), 'utf8');
  }

  url(language, id = '') {
    return `${this.base}balise-${language}.html${id && `#${id}`}`;
  }

  tree(language) {
    if (!this.trees.has(language))
      this.trees.set(language, parse(this.text(language)));
    return this.trees.get(language);
  }

  // [{id, kind, title, node, isPacked}] of all pages in the file, in their order; those that a
  // script unpacks last.
  sections(language) {
    return [...sectionsOf(this.tree(language), false),
      ...this.packed(language).flatMap((tree) => sectionsOf(tree, true))];
  }

  // The trees of what a script unpacks.
  packed(language) {
    const key = `${language} packed`;
    if (!this.trees.has(key))
      this.trees.set(key, all(this.tree(language), (node) => attribute(node, 'data-chunk'))
        .map((node) => parse(unpack(node).replaceAll('\0', ''))));
    return this.trees.get(key);
  }

  // A program or a file of the search: "script", "helpers", "w0".
  part(language, name) {
    const pack = first(this.tree(language), (node) => attribute(node, 'data-pack')?.split(' ').includes(name));
    return unpack(pack).split('\0')[attribute(pack, 'data-pack').split(' ').indexOf(name)];
  }

  // The id of the section with this title.
  id(language, title) {
    const found = this.sections(language).find((one) => one.title === title);
    if (!found)
      throw new Error(`no section of ${language} is called '${title}'`);
    return found.id;
  }
}

export { all, attribute, first, hasClass, textOf };
