// SPDX-License-Identifier: MIT
// What frightened people type into the search of our own site, and what must come first.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import YAML from 'yaml';

import { testsFolder } from './lib/balise.mjs';
import { Engine, compressedSize } from './lib/search.mjs';
import { Site } from './lib/site.mjs';

const site = new Site();
const queries = YAML.parse(readFileSync(join(testsFolder, 'search/queries.yaml'), 'utf8'),
  { schema: 'failsafe' });

// "fr-3018", "BE", "topic:suicide" as addresses below the language's folder.
function addresses(wanted) {
  return wanted.split('|').flatMap((one) => {
    if (/^[A-Z]{2}$/.test(one))
      return [`countries/${one.toLowerCase()}.html`];
    const [, list, key] = /^(topic|audience):(.*)$/.exec(one) ?? [];
    return list ? [`${list}s/${key}.html`] : [`${one}.html`, `services/${one}.html`];
  });
}

test('there are enough of them', () => {
  const counts = Object.values(queries).map((list) => Object.keys(list).length);
  assert.equal(counts.length, 5);
  assert.ok(counts.reduce((sum, count) => sum + count) >= 80 && Math.min(...counts) >= 10);
});

describe('all files of a language take less than 60 KB, compressed', () => {
  for (const language of Object.keys(queries))
    test(language, () => {
      const size = compressedSize(join(site.folder, language, 'search'));
      assert.ok(size > 20_000 && size < 60_000, `${size} bytes`);
    });
});

for (const [language, list] of Object.entries(queries))
  describe(language, () => {
    const engine = new Engine(join(site.folder, language, 'search'));
    for (const [query, wanted] of Object.entries(list))
      test(query, async () => {
        const answer = await engine.ask(query, '');
        assert.ok(answer.results.length > 0, 'nothing was found');
        const [href] = await engine.getDocument(answer.root, answer.results[0].document);
        const right = addresses(wanted);
        const known = right.filter((one) => site.files.includes(`${language}/${one}`));
        assert.ok(known.length > 0, `none of ${right.join(', ')} is there`);
        assert.ok(known.includes(href.slice(language.length + 1)), `${href} came first`);
      });
  });
