// SPDX-License-Identifier: MIT
// Mustache in Balise against npm's wontache: the cases of mustache/cases.json, and
// random templates. Where wontache differs from the specification, a case has what is
// expected by the specification and a reason; the random templates avoid those places.
//
// BALISE_TEST_BIN is the folder of the test programs, BALISE_TEST_SEED another seed.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import wontache from 'wontache';

import { randomFrom, seedOr } from './lib/random.mjs';
import { randomCase } from './mustache/random.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const program = join(process.env.BALISE_TEST_BIN ?? join(here, '../out/obj/default/test'),
  'mustache-render');
const RANDOM_CASES = 5000;

// The forms are described in mustache/render.c.
function text(s) {
  return `${Buffer.byteLength(s)}:${s}`;
}

function value(v) {
  if (typeof v === 'boolean')
    return v ? 't' : 'f';
  if (typeof v === 'string')
    return `s${text(v)}`;
  if (Array.isArray(v))
    return `l${v.length}:${v.map(value).join('')}`;
  const fields = Object.entries(v);
  return `r${fields.length}:${fields.map(([k, w]) => text(k) + value(w)).join('')}`;
}

function templates(one) {
  return Object.entries({ ...one.partials, main: one.template });
}

function encoded(one) {
  const all = templates(one);
  const sources = all.map(([name, source]) => text(name) + text(source)).join('');
  return `c${all.length}:${sources}${value(one.data)}`;
}

function decoded(bytes) {
  const texts = [];
  for (let at = 0; at < bytes.length;) {
    const colon = bytes.indexOf(':', at);
    const end = colon + 1 + Number(bytes.toString('latin1', at, colon));
    texts.push(bytes.toString('utf8', colon + 1, end));
    at = end;
  }
  return texts;
}

function balise(cases) {
  const input = cases.map(encoded).join('');
  const run = spawnSync(program, { input, maxBuffer: 1 << 30 });
  assert.ifError(run.error);
  assert.equal(run.status, 0, `mustache-render: ${run.stderr}`);
  const texts = decoded(run.stdout);
  assert.equal(texts.length, 2 * cases.length);
  return cases.map((_, i) => ({ rendered: texts[2 * i], said: texts[2 * i + 1] }));
}

function oracle(one) {
  return wontache(one.template)(one.data, { partials: { ...one.partials } });
}

function shown(one, said) {
  return `${JSON.stringify(one, null, 1)}\n${said}`;
}

const cases = JSON.parse(readFileSync(join(here, 'mustache/cases.json'), 'utf8'));

test('there are enough cases, each with its own name', () => {
  assert.ok(cases.length >= 150);
  assert.equal(new Set(cases.map((one) => one.name)).size, cases.length);
});

test('the cases render as in wontache', () => {
  const results = balise(cases);
  cases.forEach((one, i) => {
    const { rendered, said } = results[i];
    assert.doesNotMatch(said, /: error: /, shown(one, said));
    if ('expected' in one)
      assert.notEqual(oracle(one), one.expected, `${one.name}: no difference any more`);
    assert.equal(rendered, one.expected ?? oracle(one), shown(one, said));
  });
});

test('random templates render as in wontache', () => {
  const seed = seedOr(2026);
  const random = randomFrom(seed);
  const many = Array.from({ length: RANDOM_CASES }, () => randomCase(random));
  const results = balise(many);
  many.forEach((one, i) => {
    const { rendered, said } = results[i];
    assert.doesNotMatch(said, /: error: /, shown(one, said));
    assert.equal(rendered, oracle(one), `seed ${seed}, case ${i}: ${shown(one, said)}`);
  });
});
