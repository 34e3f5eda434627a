// SPDX-License-Identifier: MIT
// Folders of files as objects: { 'path/in/folder': Buffer }. A link is { link: 'to' }.
import assert from 'node:assert/strict';
import {
  existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

function compareBytes(a, b) {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function entriesOf(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => compareBytes(a.name, b.name));
}

/** Everything below a folder, in the order of bytes; {} where there is no folder. */
export function readTree(folder) {
  const tree = {};
  const visit = (place, prefix) => {
    for (const entry of entriesOf(place)) {
      const full = join(place, entry.name);
      if (entry.isDirectory())
        visit(full, `${prefix}${entry.name}/`);
      else
        tree[prefix + entry.name] = entry.isSymbolicLink() ? { link: readlinkSync(full) }
          : readFileSync(full);
    }
  };
  if (existsSync(folder))
    visit(folder, '');
  return tree;
}

/** The folders below a folder. */
export function listFolders(folder, prefix = '') {
  return entriesOf(folder).filter((entry) => entry.isDirectory()).flatMap((entry) => [
    prefix + entry.name, ...listFolders(join(folder, entry.name), `${prefix}${entry.name}/`)]);
}

/** Texts, Buffers and links; `null` removes what is there. */
export function writeTree(folder, tree) {
  for (const [path, content] of Object.entries(tree)) {
    const full = join(folder, path);
    rmSync(full, { recursive: true, force: true });
    if (content === null)
      continue;
    mkdirSync(dirname(full), { recursive: true });
    if (typeof content === 'object' && content.link)
      symlinkSync(content.link, full);
    else
      writeFileSync(full, content);
  }
}

/** Same paths, same bytes; says which path differs and where. */
export function assertSameTree(actual, expected, message = 'the trees') {
  assert.deepEqual(Object.keys(actual).sort(compareBytes),
    Object.keys(expected).sort(compareBytes), `${message}: other files`);
  for (const path of Object.keys(expected)) {
    if (Buffer.isBuffer(expected[path]) && Buffer.isBuffer(actual[path]) &&
        expected[path].equals(actual[path]))
      continue;
    assert.equal(String(actual[path].link ?? actual[path]),
      String(expected[path].link ?? expected[path]), `${message}: ${path}`);
    assert.deepEqual(actual[path], expected[path], `${message}: ${path}`);
  }
}
