// SPDX-License-Identifier: MIT
// The same short code in two countries: what it means elsewhere is told on the service's
// page and in the country's list of emergency numbers, from the directory alone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { balise, baseContent, workspace } from './lib/balise.mjs';
import { channel, directory, emergency, service } from './lib/directories.mjs';
import { all, attribute, elements, first, hasClass, parse, textOf } from './lib/html.mjs';

const phone = (dial, display = dial) => channel('phone', { dial, display });
const sms = (dial) => channel('sms', { dial, display: dial });
const files = {
  ...baseContent(),
  'content/site.yaml': `title: {en: Site, fr: Site}
summary: {en: What it is for., fr: À quoi il sert.}
languages: [en, fr]
as-of: 2026-11-22
`,
  'content/vocabulary.yaml': baseContent()['content/vocabulary.yaml'].toString()
    .replace('audiences:', '  crime:\n    name: {en: Crime, fr: Crime}\naudiences:')
    .replace('kinds:', 'kinds:\n  police:\n    name: {en: Police, fr: Police}')
    .replace('countries:', `countries:
  BE:
    name: {en: Belgium, fr: Belgique}
  RO:
    name: {en: Romania, fr: Roumanie}`),
  'content/directory/lu.xml': directory('LU',
    emergency('general', '112'), emergency('police', '113'), emergency('fire', '110', 'disputed'),
    service('lu-help', 'Line', [phone('119'), sms('119'), phone('+35280021234', '8002 1234')]),
    service('lu-116', 'Child line', [phone('116111', '116 111')]),
    service('lu-110', 'Ten', [phone('110')]),
    service('lu-107', 'Seven', [phone('107')])),
  'content/directory/be.xml': directory('BE',
    emergency('general', '112'), emergency('police', '101'),
    service('be-116', 'Jeugdlijn', [phone('116111', '116.111')], { kind: 'police' }),
    service('be-113', 'Écoute', [phone('113')]),
    service('be-119', 'Same topic', [phone('119')]),
    service('be-107', 'Gone', [phone('107')], { status: 'retired' })),
  'content/directory/ro.xml': directory('RO',
    emergency('ambulance', '119'), emergency('fire', '110', 'disputed'),
    service('ro-119', 'Copil', [phone('119')], {}, ['crime']),
    service('ro-later', 'Later', [phone('107')], { 'valid-from': '2027-01-01' })),
};

const place = workspace({ after }, files);
test('the site is built', () => {
  const result = balise(['build'], { cwd: place });
  assert.equal(result.status, 0, result.stderr);
});

const tree = (path) => parse(readFileSync(join(place, 'out/site', path), 'utf8'));
const said = (node) => all(node, (one) => hasClass(one, 'collision')).map((one) => ({
  text: textOf(first(one, 'p')),
  others: [...elements(one, 'li')].map(textOf),
}));

test('a short code that is somebody else abroad says who, in words', () => {
  assert.deepEqual(said(tree('en/services/lu-help.html')), [{
    text: 'In another country, 119 leads to somebody else:',
    others: ['ambulance (Romania)', 'Copil (Romania)'],
  }], 'once, though it takes calls and messages; not for the same kind and topic in Belgium');
  assert.deepEqual(said(tree('fr/services/be-113.html')), [{
    text: 'Dans un autre pays, le 113 mène ailleurs\u00a0:',
    others: ['police (Luxembourg)'],
  }]);
  const link = first(first(tree('fr/services/be-113.html'),
    (node) => hasClass(node, 'collision')), 'a');
  assert.equal(attribute(link, 'href'), '../countries/lu.html');
});

test("a country's emergency numbers say it, too", () => {
  assert.deepEqual(said(first(tree('en/countries/lu.html'), 'main')), [{
    text: 'In another country, 113 leads to somebody else:',
    others: ['Écoute (Belgium)'],
  }]);
  assert.deepEqual(said(first(tree('en/countries/ro.html'), 'main')), [{
    text: 'In another country, 119 leads to somebody else:',
    others: ['Same topic (Belgium)', 'Line (Luxembourg)'],
  }, {
    text: 'In another country, 110 leads to somebody else:',
    others: ['Ten (Luxembourg)'],
  }]);
});

test('harmonised, disputed, retired and future numbers are no collision', () => {
  for (const id of ['lu-116', 'be-116', 'lu-110', 'lu-107', 'be-119'])
    assert.deepEqual(said(tree(`en/services/${id}.html`)).map(({ others }) => others),
      id === 'be-119' ? [['ambulance (Romania)', 'Copil (Romania)']] : [], id);
});

test('nothing in such a list can be called', () => {
  for (const path of ['en/services/lu-help.html', 'en/countries/lu.html', 'fr/countries/ro.html'])
    for (const part of all(tree(path), (node) => hasClass(node, 'collision')))
      for (const link of elements(part, 'a'))
        assert.doesNotMatch(attribute(link, 'href'), /^(tel|sms):/, path);
});

test("a foreign short code is a link only on its own country's page", () => {
  const calls = (path) => [...elements(first(tree(path), 'main'), 'a')]
    .map((node) => attribute(node, 'href')).filter((href) => href.startsWith('tel:'));
  assert.deepEqual(calls('en/first.html'), [], 'of no country: no short code');
  assert.deepEqual(calls('en/services/be-113.html'), ['tel:113']);
  assert.deepEqual(calls('en/topics/blackmail.html'), ['tel:+35280021234']);
});
