// SPDX-License-Identifier: MIT
// Names that some systems cannot even hold, so they do not lie in the repository.
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { writeTree } from '../../lib/trees.mjs';

export default function prepare(place) {
  const names = ['AUX.html', 'com1', 'a:b.html', 'a?.html', 'end.', 'end ', 'escape\x1b[31m.html',
    'One.html', 'one.html', `${'long'.repeat(15)}/`.repeat(4) + 'x.html', 'deep/nul/x.html'];
  writeTree(join(place, 'out/site/files'), Object.fromEntries(names.map((name) => [name, 'x'])));
  symlinkSync('/', join(place, 'out/site/files/loop'));
  return place;
}
