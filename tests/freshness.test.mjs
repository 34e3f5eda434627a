// SPDX-License-Identifier: MIT
// What `balise check` tells about reviews that are due, on which day, and when it fails.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { balise, baseContent, repository, workspace } from './lib/balise.mjs';
import { config, pages, records } from './lib/content.mjs';
import { assertSameTree, readTree, writeTree } from './lib/trees.mjs';

const base = baseContent();
const directory = String(base['content/directory/lu.xml']);
const page = String(base['content/en/first.md']);

const service = (id, kind, audience, date) => `
  <service id="${id}" kind="${kind}" status="active" confidence="verified" review-by="${date}">
    <name xml:lang="en">${id}</name>
    <summary xml:lang="en">Helps.</summary>
    <phone dial="+35280021234" display="8002 1234"/>
    <audience>${audience}</audience>
    <topic>blackmail</topic>
    <source title="A list" date="2026"/>
  </service>`;

const overdue = {
  ...base,
  'content/vocabulary.yaml': String(base['content/vocabulary.yaml'])
    .replace('kinds:', 'kinds:\n  suicide:\n    name: {en: Crisis, fr: Crise}')
    .replace('audiences:', 'audiences:\n  adult:\n    name: {en: Adults, fr: Adultes}'),
  'content/directory/lu.xml': directory
    .replace('<emergency purpose="general"', '<emergency review-by="2026-11-20" purpose="general"')
    .replace('</directory>', [
      service('lu-z', 'helpline', 'adult', '2026-11-21'),
      service('lu-a', 'helpline', 'adult', '2026-11-21'),
      service('lu-crisis', 'suicide', 'adult', '2026-10'),
      service('lu-young', 'helpline', 'minor', '2025'),
      service('lu-later', 'suicide', 'minor', '2026-11'),
    ].join('') + '\n</directory>'),
  'content/en/alert.md': page.replace('id: first', 'id: alert').replace('kind: advice',
    'kind: alert\nreview-by: 2026-11-19\nexpires: 2026-11-12').replace('audience: [minor]', 'audience: [adult]'),
};

const table = `\
overdue for review on 2026-11-22: 6
risk         days  id                what              by         date        place
emergency      22  lu-crisis         service           review-by  2026-10     content/directory/lu.xml:33
emergency       2  LU emergency:112  emergency number  review-by  2026-11-20  content/directory/lu.xml:3
minor         326  lu-young          service           review-by  2025        content/directory/lu.xml:41
other          10  en/alert          page              expires    2026-11-12  content/en/alert.md:7
other           1  lu-a              service           review-by  2026-11-21  content/directory/lu.xml:25
other           1  lu-z              service           review-by  2026-11-21  content/directory/lu.xml:17
`;

function check(place, ...args) {
  return balise(['check', '--quiet', ...args], { cwd: place });
}

test('what is overdue is listed, the worst first', (t) => {
  const place = workspace(t, overdue);
  const { stdout, status } = check(place, '--today', '2026-11-22');
  assert.equal(stdout, table);
  assert.equal(status, 0);
  for (const jobs of ['1', '8'])
    assert.equal(check(place, '--today', '2026-11-22', '--jobs', jobs).stdout, table);
});

test('the line of the counts follows', (t) => {
  const place = workspace(t, overdue);
  const { stdout } = balise(['check', '--today', '2026-11-22'], { cwd: place });
  assert.equal(stdout, `${table}balise: 2 pages, 6 services; nothing to complain about\n`);
});

test('--fail-if-older allows so many days', (t) => {
  const place = workspace(t, overdue);
  const status = (today, days) => check(place, '--today', today, '--fail-if-older', days).status;
  assert.equal(status('2026-11-22', '326'), 0);
  assert.equal(status('2026-11-22', '325'), 1);
  assert.equal(status('2026-11-22', '0'), 1);
  assert.equal(status('2026-01-01', '1'), 0);
  assert.equal(status('2026-01-01', '0'), 1);
  assert.equal(status('2025-12-31', '0'), 0, 'a year lasts until its end');
});

test('nothing is overdue: nothing is said', (t) => {
  const { stdout, status } = check(workspace(t, overdue), '--today', '2025-12-31', '--fail-if-older', '0');
  assert.equal(stdout, '');
  assert.equal(status, 0);
});

test('errors in the content are told as well, and decide the status', (t) => {
  const place = workspace(t, {
    ...overdue, 'content/en/alert.md': String(overdue['content/en/alert.md']).replace('title:', 'titel:'),
  });
  const { stdout, stderr, status } = check(place, '--today', '2026-11-22', '--fail-if-older', '999');
  assert.match(stderr, /\[field-missing\]/);
  assert.match(stdout, /^overdue for review on 2026-11-22: [56]\n/);
  assert.equal(status, 1);
});

test('without --today it is the day of the clock, in every time zone that of UTC', (t) => {
  const place = workspace(t, overdue);
  const day = () => new Date().toISOString().slice(0, 10);
  for (const TZ of ['Pacific/Kiritimati', 'Etc/GMT+12']) {
    const before = day();
    const { stdout } = balise(['check', '--quiet'], { cwd: place, env: { TZ } });
    const said = /^overdue for review on (\S+): /.exec(stdout)[1];
    assert.ok([before, day()].includes(said), said);
  }
});

test('a build says nothing of it, and no byte depends on it', (t) => {
  const place = workspace(t, overdue);
  const { stdout, stderr } = balise(['build'], { cwd: place });
  assert.ok(!(stdout + stderr).includes('overdue'), stdout + stderr);
  const site = readTree(`${place}/out`);
  check(place, '--today', '2099-01-01');
  assertSameTree(readTree(`${place}/out`), site, 'a check writes nothing');
});

describe('old evidence', () => {
  const source = '<source title="A list" date="2026"/>';
  const at = (t, sources, attributes = '') => {
    const place = workspace(t, base);
    writeTree(place, {
      'content/vocabulary.yaml': `${base['content/vocabulary.yaml']}\nroles:\n  editor: {name: {en: editor, fr: rédaction}}\n`,
      'content/directory/lu.xml': directory.replace('id="lu-help"', `id="lu-help" ${attributes}`)
        .replace(new RegExp(`${source}(?=\\s*</service>)`), sources),
    });
    const { stdout, status, stderr } = balise(['check', '--today', '2027-06-01', '--fail-if-older', '0'], { cwd: place });
    assert.equal(status, 0, stderr);
    return stdout;
  };
  const title = /^resting on old evidence on 2027-06-01: 1\n.*\nminor +\d+ +lu-help +service +(source|checked) +(\S+) +content\/directory\/lu\.xml:\d+\n/;

  test('two years are not old', (t) =>
    assert.doesNotMatch(at(t, '<source title="A" date="2025-06-01"/>'), /old evidence/));
  test('two years and a day are', (t) =>
    assert.match(at(t, '<source title="A" date="2025-05-31"/>'), title));
  test('the newest source counts', (t) => {
    const [, name, date] = title.exec(at(t, '<source title="A" date="2020"/><source title="B" date="2024-03"/>'));
    assert.deepEqual([name, date], ['source', '2024-03']);
  });
  test('an undated one counts from the day on which it was read', (t) =>
    assert.doesNotMatch(at(t, '<source title="A" accessed="2026-01-01"/>'), /old evidence/));
  test('a confirmation counts more than an older source', (t) => {
    assert.doesNotMatch(at(t, '<source title="A" date="2020"/>',
      'checked="2026-01-01" checked-how="call" checked-by="editor"'), /old evidence/);
    const [, name] = title.exec(at(t, '<source title="A" date="2020"/>',
      'checked="2024-01-01" checked-how="call" checked-by="editor"'));
    assert.equal(name, 'checked');
  });
  test('--quiet leaves it out', (t) => {
    const place = workspace(t, base);
    assert.equal(check(place, '--today', '2099-01-01').stdout, '');
  });
});

describe('wrong usage', () => {
  const cases = {
    'no day': [['check', '--today', '2026-11'], /^balise: --today wants a day as 2026-11-22, not '2026-11'/],
    'no date': [['check', '--today', 'tomorrow'], /^balise: --today wants a day/],
    'a day that is none': [['check', '--today', '2026-02-30'], /^balise: --today wants a day/],
    'no number': [['check', '--fail-if-older', '-1'], /^balise: --fail-if-older wants a number of days, not '-1'/],
    'a build': [['build', '--today', '2026-11-22'], /^balise: 'build' takes no option '--today'/],
  };
  for (const [name, [args, line]] of Object.entries(cases))
    test(name, (t) => {
      const { status, stdout, stderr } = balise(args, { cwd: workspace(t, base) });
      assert.match(stderr, line);
      assert.equal(status, 2);
      assert.equal(stdout, '');
    });
});

describe('our own content', () => {
  test('every page and every record in service says when it is reviewed', () => {
    assert.ok(records.length > 60 && pages.length >= 30);
    for (const one of records.filter(({ active }) => active))
      assert.match(one.attributes['review-by'] ?? '', /^\d{4}-\d\d-\d\d$/, one.id ?? one.country);
    for (const one of pages)
      assert.match(one.front['review-by'] ?? '', /^\d{4}-\d\d-\d\d$/, one.path);
  });

  test('nothing was overdue on the day that it stands for', () => {
    const { stdout, status, stderr } = balise(['check', '--quiet', '--today', config['as-of'],
      '--fail-if-older', '0'], { cwd: repository });
    assert.equal(stdout, '', stderr);
    assert.equal(status, 0);
  });
});
