// SPDX-License-Identifier: MIT
// A file of nothing but what has no place in it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export default function prepare(place) {
  writeFileSync(join(place, 'content/directory/lu.xml'), `<directory country="LU">\n${'<x/>\n'.repeat(300)}</directory>\n`);
}
