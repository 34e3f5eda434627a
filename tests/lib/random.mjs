// SPDX-License-Identifier: MIT
// Random numbers that come again with the same seed.

/** BALISE_TEST_SEED, else the given one. */
export function seedOr(standard) {
  return Number(process.env.BALISE_TEST_SEED ?? standard);
}

/** A generator of numbers from 0 up to, not including, 1 (xorshift32). */
export function randomFrom(seed) {
  let state = (seed >>> 0) || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 up to, not including, `end`. */
export function below(random, end) {
  return Math.floor(random() * end);
}
