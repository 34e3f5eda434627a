// SPDX-License-Identifier: MIT
// Alerts hold until a day; after it only the archive lists them, and they say so themselves.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { balise, workspace } from './lib/balise.mjs';
import { everyWord, overPage } from './lib/every-word.mjs';

const OVER = 'This alert is over.';

async function built(t, more = {}) {
  const cwd = workspace(t, { ...everyWord(['en']), 'content/en/over.md': overPage, ...more });
  const { status, stderr } = await balise(['build'], { cwd });
  assert.equal(status, 0, stderr);
  return { read: (path) => readFileSync(join(cwd, 'out/site', path), 'utf8'), stderr };
}

const main = (html) => /<main[^]*<\/main>/.exec(html)[0];

test('an alert that holds is on the home page, in one line, until its day', async (t) => {
  const { read } = await built(t);
  assert.match(main(read('en/index.html')), /data-until="2027-09-01".*href="alert\.html"/);
  const other = everyWord(['en'])['content/en/alert.md'].replace('kind: alert', 'country: LU\nkind: alert')
    .replace('id: alert', 'id: lux');
  const { read: again } = await built(t, { 'content/en/lux.md': other });
  assert.match(main(again('en/countries/lu.html')), /data-until="2027-09-01".*href="\.\.\/lux\.html"/);
  assert.doesNotMatch(main(again('en/countries/be.html')), /lux\.html/);
});

test('one that is over is in no list but the archive, and says so', async (t) => {
  const { read, stderr } = await built(t);
  assert.doesNotMatch(stderr, /expired/);
  for (const path of ['index', 'countries/lu', 'topics/topic', 'audiences/minor', 'reviewed', 'advice'])
    assert.doesNotMatch(main(read(`en/${path}.html`)), /over\.html/, path);
  const archive = main(read('en/archive.html'));
  assert.match(archive, /Alerts that are over[^]*href="over\.html"[^]*2026-11-21/);
  assert.match(archive, /March 2025<\/h2>[^]*href="over\.html"/);
  assert.ok(main(read('en/over.html')).includes(OVER));
  // One that holds says it only when the reader's device says that its day is past.
  assert.match(main(read('en/alert.html')), /data-from="2027-09-01" hidden>This alert is over/);
});

test('the day of the data decides, never the clock', async (t) => {
  const files = everyWord(['en']);
  const { read } = await built(t, { 'content/site.yaml':
    files['content/site.yaml'].replace('as-of: 2026-11-22', 'as-of: 2026-11-21') });
  assert.match(main(read('en/countries/lu.html')), /href="\.\.\/over\.html"/);
});

test('recent changes have services by their newest source', async (t) => {
  const { read } = await built(t);
  const page = main(read('en/reviewed.html'));
  assert.match(page, /Services, by the newest[^]*href="services\/active-call\.html"[^]*2026-01-02/);
  assert.match(page, /href="archive\.html"/);
});

test('law that is superseded says so', async (t) => {
  const { read } = await built(t);
  assert.match(main(read('en/law.html')), /callout-law callout-warning superseded[^]*2013: no longer valid/);
  const cwd = workspace(t, { ...everyWord(['en']), 'content/en/law.md':
    everyWord(['en'])['content/en/law.md'].replace('LU 2013 superseded', 'LU 2013') });
  const { stderr } = await balise(['build'], { cwd });
  assert.match(stderr, /LAW callout without its country and date/);
});
