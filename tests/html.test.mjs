// SPDX-License-Identifier: MIT
// Is our HTML valid? One page of every kind in every language (all of them for
// `make check-full`), by html-validate's rules for content and by parse5's parse errors.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';

import { parse } from './lib/html.mjs';
import { none } from './lib/none.mjs';
import { Site } from './lib/site.mjs';

const site = new Site();
const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    'no-trailing-whitespace': 'off', // a matter of taste, not of validity
    'long-title': 'off', // titles are questions that people ask
    'svg-focusable': 'off',
  },
});
const sample = site.sample();

// Without it Chromium and Firefox bring ticks back, for whoever uses the computer next; the
// standard allows it for text only. Privacy goes first.
function isWanted({ ruleId, message }) {
  return ruleId === 'valid-autocomplete' && message.includes('type="checkbox"');
}


test('every page is parsed without an error', () => {
  none(site.pages.flatMap((page) => {
    const errors = [];
    parse(site.text(page.path), errors);
    return errors.map((error) => `${page.path}:${error.startLine}: ${error.code}`);
  }), 'parse error');
});

// Chromium does not look ahead in a page that states its policy: a script that the page waits
// for would be asked for only when the one before it has come.
test('scripts are asked for at once, not one after another', () => {
  const problems = [];
  for (const { path } of site.pages) {
    const tags = [...site.text(path).matchAll(/<(?:script|link)\b[^>]*>/g)].map(([tag]) => tag);
    const address = (tag) => /(?:src|href)="([^"]*)/.exec(tag)[1];
    const isBlocking = (tag) => tag.startsWith('<script src') && !tag.endsWith(' defer>');
    const first = tags.findIndex(isBlocking);
    const early = tags.slice(0, first).filter((tag) => tag.includes('rel="preload"')).map(address);
    const later = tags.slice(first + 1).filter(isBlocking).map(address);
    problems.push(...later.filter((source) => !early.includes(source)).map((source) => `${path}: ${source} waits`),
      ...early.filter((source) => !later.includes(source)).map((source) => `${path}: ${source} is not used`));
  }
  none(problems, 'script');
});

const kinds = [...new Set(sample.map((page) => page.kind))];

for (const kind of kinds)
  test(`valid HTML: ${kind}`, async () => {
    const problems = [];
    for (const page of sample.filter((one) => one.kind === kind)) {
      const report = await validator.validateString(site.text(page.path), page.path);
      for (const { messages } of report.results)
        for (const { line, column, ruleId, message } of messages.filter((one) => !isWanted(one)))
          problems.push(`${page.path}:${line}:${column}: ${message} [${ruleId}]`);
    }
    none(problems, 'fault');
  });

test('the validator finds what is wrong', async () => {
  const wrong = '<!doctype html><html lang="en"><head><title>t</title></head>' +
    '<body><p><div>a</div></p><ul><p>b</p></ul><img src="a.png"></body></html>';
  const report = await validator.validateString(wrong, 'wrong.html');
  const rules = report.results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
  for (const rule of ['element-permitted-content', 'close-order', 'wcag/h37'])
    assert.ok(rules.includes(rule), `${rule} is not in ${rules}`);
});
