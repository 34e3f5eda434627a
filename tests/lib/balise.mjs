// SPDX-License-Identifier: MIT
// Running Balise in temporary folders. Standard library only.
//
// BALISE_BIN is the program that is tested; a sanitized one lies in out/obj/asan or tsan.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, mkdirSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { readTree, writeTree } from './trees.mjs';

export const testsFolder = fileURLToPath(new URL('..', import.meta.url));
export const repository = join(testsFolder, '..');
export const program = process.env.BALISE_BIN ?? join(repository, 'out/bin/balise');
export const isSanitized = /\/(asan|tsan)\//.test(program);

/* Sanitizers are some ten times slower; a hanging program is none the less found. */
const TIME_LIMIT = isSanitized ? 120_000 : 10_000;
const SANITIZER_REPORT = /(Address|Leak|Thread|UndefinedBehavior)Sanitizer|runtime error:/;

/** A folder of its own for one test, gone after it. */
export function temporaryFolder(t) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'balise-test-')));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * A temporary folder in which Balise can be started: the themes stand in themes/, the
 * tests' own as themes/plain.
 */
export function workspace(t, files = {}) {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'themes'));
  symlinkSync(join(repository, 'themes/default'), join(folder, 'themes/default'));
  symlinkSync(join(testsFolder, 'sites/theme-plain'), join(folder, 'themes/plain'));
  writeTree(folder, files);
  return folder;
}

/** The small content that the cases of diagnostics/ begin with; nothing is wrong in it. */
export function baseContent() {
  return readTree(join(testsFolder, 'diagnostics/base'));
}

function environment(extra) {
  const env = { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'UTC', ...extra };
  env.ASAN_OPTIONS ??= 'detect_leaks=1';
  env.TSAN_OPTIONS ??= `halt_on_error=1 suppressions=${join(testsFolder, 'lib/tsan.suppressions')}`;
  return env;
}

function checked(args, result) {
  const { status, signal, stderr, error } = result;
  const how = `balise ${args.join(' ')}`;
  if (error && error.code !== 'ETIMEDOUT')
    throw error;
  if (signal || error)
    throw new Error(`${how} ended by ${error ? 'the time limit' : signal}\n${stderr.slice(0, 4000)}`);
  if (SANITIZER_REPORT.test(stderr) || ![0, 1, 2].includes(status))
    throw new Error(`${how} ended with ${status}\n${stderr.slice(0, 8000)}`);
  return result;
}

/**
 * Runs Balise to its end. Throws when it does not end by itself with a status of 0, 1 or
 * 2, or when a sanitizer has something to say.
 */
export function balise(args, { cwd, env } = {}) {
  const result = spawnSync(program, args, {
    cwd, env: environment(env), encoding: 'utf8', timeout: TIME_LIMIT,
    killSignal: 'SIGKILL', maxBuffer: 1 << 28,
  });
  return checked(args, result);
}

/** The same without waiting, so that several can run at once. */
export async function baliseAsync(args, { cwd, env } = {}) {
  const child = spawn(program, args, {
    cwd, env: environment(env), stdio: ['ignore', 'pipe', 'pipe'], timeout: TIME_LIMIT,
    killSignal: 'SIGKILL',
  });
  const output = { stdout: [], stderr: [] };
  for (const name of ['stdout', 'stderr'])
    child[name].on('data', (data) => output[name].push(data));
  const [status, signal] = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (...how) => resolve(how));
  });
  return checked(args, {
    status, signal,
    stdout: Buffer.concat(output.stdout).toString(),
    stderr: Buffer.concat(output.stderr).toString(),
  });
}

/** A result without the lines that say how far it is: see progress.test.mjs. */
export function withoutProgress(result) {
  const progress = /^(?:balise: (?:reading|rendering|checking|packing) \d+ files(?:, [\d.]+ \w+)?\n)+/;
  return { ...result, stderr: result.stderr.replace(progress, '') };
}
