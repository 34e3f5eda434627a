// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';

// Fails with the first of the problems that were found, and says how many there are.
export function none(problems, what = 'problem') {
  if (problems.length === 0)
    return;
  const shown = problems.slice(0, 25).map((one) => `  ${one}`).join('\n');
  const more = problems.length > 25 ? `\n  … ${problems.length - 25} more` : '';
  assert.fail(`${problems.length} × ${what}:\n${shown}${more}`);
}
