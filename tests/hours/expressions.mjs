// SPDX-License-Identifier: MIT
// Opening hours of the subset that directory/hours.h states, made up from random numbers.
import { below } from '../lib/random.mjs';

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const two = (number) => String(number).padStart(2, '0');
const clock = (minutes) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

export function generator(random, years) {
  const pick = (list) => list[below(random, list.length)];
  const chance = (share) => random() < share;
  const between = (first, last) => first + below(random, last - first + 1);
  const some = (most, make, separator = ',') =>
    Array.from({ length: between(1, most) }, make).join(separator);

  function dayRange() {
    if (chance(0.15)) return 'PH';
    return chance(0.5) ? `${pick(DAYS)}-${pick(DAYS)}` : pick(DAYS);
  }

  function date() {
    const month = below(random, 12);
    return { month, day: pick([1, between(1, LENGTHS[month]), LENGTHS[month]]) };
  }
  const say = ({ month, day }) => `${MONTHS[month]} ${two(day)}`;
  // The oracle reads a range within February to its end otherwise: see hours.h.
  const lastOf = (month) => (month === 1 ? 27 : LENGTHS[month]);

  function dated() {
    const year = between(...years);
    const from = date();
    if (chance(0.4)) return `${year} ${say(from)}`;
    if (chance(0.5)) return `${year} ${say(from)}-${year + between(1, 2)} ${say(date())}`;
    if (from.day > lastOf(from.month)) return `${year} ${say(from)}`;
    return `${year} ${say(from)}-${two(between(from.day, lastOf(from.month)))}`;
  }

  function undated() {
    const from = date();
    const kind = below(random, 6);
    if (kind === 0) return MONTHS[from.month];
    if (kind === 1) return `${MONTHS[from.month]}-${pick(MONTHS)}`;
    if (kind === 2 && from.day <= lastOf(from.month))
      return `${say(from)}-${two(between(from.day, lastOf(from.month)))}`;
    if (kind === 3) return chance(0.3) ? 'Feb 29' : say(from);
    const to = date();
    const gap = from.month * 31 + from.day - (to.month * 31 + to.day);
    return gap > 0 && gap < 6 ? say(from) : `${say(from)}-${say(to)}`;
  }

  // Dates stand before whole months.
  function dates() {
    const all = Array.from({ length: between(1, 3) }, () => (chance(0.3) ? dated() : undated()));
    const isMonths = (text) => !/ /.test(text);
    return [...all.filter((text) => !isMonths(text)), ...all.filter(isMonths)].join(',');
  }

  function spans() {
    const edges = new Set();
    const count = 2 * between(1, 3);
    while (edges.size < count) edges.add(5 * below(random, 288));
    const sorted = [...edges].sort((a, b) => a - b);
    const list = [];
    for (let i = 0; i < count; i += 2) list.push(`${clock(sorted[i])}-${clock(sorted[i + 1])}`);
    if (chance(0.35)) {
      const from = sorted[count - 2];
      const to = chance(0.8) ? below(random, sorted[0] + 1) : below(random, 1441);
      list[list.length - 1] = `${clock(from)}-${clock(to + 1440)}`;
      if (chance(0.5) && to < from) list[list.length - 1] = `${clock(from)}-${clock(to)}`;
    } else if (chance(0.15) && sorted[count - 2] > 0) {
      list[list.length - 1] = `${clock(sorted[count - 2])}+`;
    } else if (chance(0.05)) {
      return '00:00-24:00';
    } else if (chance(0.2) && !list[list.length - 1].endsWith('+')) {
      list.reverse();
    }
    return list.join(',');
  }

  function result() {
    const state = pick(['open', 'off', 'closed', 'unknown', 'off', '']);
    if (!state || chance(0.2)) return `${state} "by appointment; or not, 10:00-12:00"`.trim();
    return state;
  }

  function rule() {
    if (chance(0.04)) return '24/7';
    const parts = [];
    if (chance(0.3)) parts.push(dates());
    if (chance(0.12)) parts.push('PH');
    else if (chance(0.7)) parts.push(some(3, dayRange));
    const timed = chance(0.8);
    if (timed) parts.push(spans());
    if (!timed || chance(0.25)) parts.push(result());
    return parts.join(' ');
  }

  return function expression() {
    let text = rule();
    for (let i = below(random, 4); i > 0; i--) {
      const next = rule();
      // Directly after times, ',' and a time would be one more span of the same rule.
      const joins = text.endsWith('24/7') || (/\d\d:/.test(next.slice(0, 3)) && /[\d+]$/.test(text));
      text += pick(joins ? ['; ', ' || '] : ['; ', '; ', '; ', ', ', ', ', ' || ']) + next;
    }
    return text;
  };
}

const PIECES = ['Mo', 'PH', '24/7', 'off', '"x"', '||', ';', ',', '-', '+', '00:00', '48:00', 'Dec 31',
  'Feb 29', '2026 ', 'é', 'Jan', ' ', '10:00-', '"', '[1]', 'SH'];

/** The same with some pieces put in, left out or repeated: much of it is no hours at all. */
export function damaged(random, expression) {
  const place = () => below(random, expression.length + 1);
  for (let i = 1 + below(random, 2); i > 0; i--) {
    const at = place();
    const end = [at, at + 1 + below(random, 4), place()][below(random, 3)];
    const piece = end === at ? PIECES[below(random, PIECES.length)] : '';
    expression = expression.slice(0, at) + piece + expression.slice(end);
  }
  return expression;
}
