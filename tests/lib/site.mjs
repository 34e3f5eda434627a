// SPDX-License-Identifier: MIT
// Our own site, built afresh into a folder of its own, and what is known about its files.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { parse } from './html.mjs';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const program = process.env.BALISE_BIN ?? join(root, 'out/bin/balise');
export const full = process.env.BALISE_FULL === '1';

// What must be undone at the end is undone by 'exit': end in order when told to end.
process.once('SIGTERM', () => process.exit(143));

// A folder for this process alone, removed when it ends.
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'balise-test-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

// A name that people give to folders, and that must not matter.
export function buildSite(folder = join(temporaryFolder(), 'Clé USB #1 (100 %)', 'site')) {
  const run = spawnSync(program, ['build', '-C', root, '--out', folder],
    { encoding: 'utf8' });
  if (run.error || run.status !== 0)
    throw new Error(`${program} build: ${run.error ?? run.stderr}`);
  return folder;
}

// Paths of all files below `folder`, with '/', sorted.
export function filesIn(folder, prefix = '') {
  return readdirSync(join(folder, prefix)).sort().flatMap((name) => {
    const path = prefix + name;
    return statSync(join(folder, path)).isDirectory() ? filesIn(folder, `${path}/`) : [path];
  });
}

// Which template made a page can be told from its path: see generator/site/route.h.
const KINDS = [
  [/^(?:index|START-HERE)\.html$/, 'chooser'],
  [/^[^/]+\/index\.html$/, 'home'],
  [/^[^/]+\/units\.html$/, 'exit'],
  [/^[^/]+\/reviewed\.html$/, 'reviewed'],
  [/^[^/]+\/differences\.html$/, 'stances'],
  [/^[^/]+\/archive\.html$/, 'archive'],
  [/^[^/]+\/topics\/([^/]+)\.html$/, 'topic'],
  [/^[^/]+\/topics\/([^/]+\/[^/]+)\.html$/, 'situation'],
  [/^[^/]+\/countries\/([^/]+\/[^/]+)\.html$/, 'place'],
  [/^[^/]+\/takedown\/index\.html$/, 'takedown'],
  [/^[^/]+\/takedown\/([^/]+)\.html$/, 'removal'],
  [/^[^/]+\/audiences\/([^/]+)\.html$/, 'audience'],
  [/^[^/]+\/countries\/index\.html$/, 'countries'],
  [/^[^/]+\/countries\/([^/]+)\.html$/, 'country'],
  [/^[^/]+\/services\/([^/]+)\.html$/, 'service'],
  [/^[^/]+\/posters\/([^/]+)\.html$/, 'poster'],
  [/^[^/]+\/cards\/([^/]+)-neutral\.html$/, 'cards-neutral'],
  [/^[^/]+\/cards\/([^/]+)\.html$/, 'cards'],
  [/^[^/]+\/az\/index\.html$/, 'az'],
  [/^[^/]+\/az\/([^/]+)\.html$/, 'letter'],
  [/^[^/]+\/(.+)\.html$/, 'page'],
];

export class Site {
  constructor(folder = buildSite()) {
    this.folder = folder;
    this.files = filesIn(folder);
    this.pages = this.files.filter((path) => path.endsWith('.html')).map((path) => {
      const [pattern, kind] = KINDS.find(([regex]) => regex.test(path));
      return {
        path,
        kind,
        language: kind === 'chooser' ? '' : path.split('/')[0],
        key: pattern.exec(path)[1] ?? '', // topic, service id, country, page …
        size: statSync(join(folder, path)).size,
      };
    });
  }

  bytes(path) {
    return readFileSync(join(this.folder, path));
  }

  text(path) {
    return this.bytes(path).toString('utf8');
  }

  // The page's parsed tree, kept.
  tree(page) {
    page.tree ??= parse(this.text(page.path));
    return page.tree;
  }

  page(path) {
    const page = this.pages.find((one) => one.path === path);
    if (!page)
      throw new Error(`the site has no page '${path}'`);
    return page;
  }

  // One page for each template and language, the largest; and always those of `more`.
  // Everything for `make check-full`; of that every fourth page with PART=1/4, and so on.
  sample(more = []) {
    const [part, parts] = (process.env.BALISE_PART || '1/1').split('/').map(Number);
    if (full)
      return this.pages.filter((page, i) => i % parts === part - 1);
    const largest = new Map();
    for (const page of this.pages) {
      const key = `${page.kind} ${page.language}`;
      if (!largest.has(key) || largest.get(key).size < page.size)
        largest.set(key, page);
    }
    const chosen = new Set([...largest.values(), ...more.map((path) => this.page(path))]);
    return this.pages.filter((page) => chosen.has(page));
  }
}
