// SPDX-License-Identifier: MIT
// Folders of files as objects: { 'path/in/folder': Buffer }. A link is { link: 'to' }.
import assert from 'node:assert/strict';
import {
  lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

function compareBytes(a, b) {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** Everything below a folder, in the order of bytes; {} where there is no folder. */
export function readTree(folder) {
  const tree = {};
  const visit = (below) => {
    for (const name of readdirSync(join(folder, below)).sort(compareBytes)) {
      const path = below ? `${below}/${name}` : name;
      const info = lstatSync(join(folder, path));
      if (info.isDirectory())
        visit(path);
      else if (info.isSymbolicLink())
        tree[path] = { link: readlinkSync(join(folder, path)) };
      else
        tree[path] = readFileSync(join(folder, path));
    }
  };
  if (lstatSync(folder, { throwIfNoEntry: false }))
    visit('');
  return tree;
}

/** The folders below a folder. */
export function listFolders(folder, below = '') {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(below, entry.name))
    .flatMap((path) => [path, ...listFolders(folder, path)]).sort(compareBytes);
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
