// SPDX-License-Identifier: MIT
// The string literals of C sources, as far as a check of messages needs them.

const TOKENS = /\/\*.*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|^[ \t]*#[ \t]*include[^\n]*|\s+|[A-Za-z_]\w*|./gms;
/* What is given to these is said. The first four file diagnostics. */
const SAYING = /^(diag_add|diag_hint|diag_words|row_error|say|usage_error|message_in|message_for|MESSAGE)$/;
const SPECIFIER = /%(?:\d+\$)?[-+ #0]*(?:\*|\d+)?(?:\.(?:\*|\d+))?(?:hh|h|ll|l|z|j|t)?[a-zA-Z%]/g;

function unescaped(token) {
  return token.slice(1, -1).replace(/\\(?:x([0-9a-fA-F]{2})|(.))/gs, (_, hex, c) =>
    hex ? String.fromCharCode(parseInt(hex, 16)) : { n: '\n', t: '\t', r: '\r', 0: '\0' }[c] ?? c);
}

function* tokensOf(text) {
  let line = 1;
  for (const [token] of text.matchAll(TOKENS)) {
    if (!/^(\s|\/\*|\/\/)/.test(token))
      yield { token, line };
    line += token.split('\n').length - 1;
  }
}

/** #define NAME "text": what some literals are joined with. */
export function definedTexts(texts) {
  const found = new Map();
  for (const text of texts)
    for (const [, name, value] of text.matchAll(/^#define\s+(\w+)\s+("(?:[^"\\\n]|\\.)*")\s*$/gm))
      found.set(name, unescaped(value));
  return found;
}

/* Literals that stand side by side are one. `inCall`: within a call of SAYING. */
function scan(text, defined) {
  const found = [];
  const calls = [];
  let depth = 0;
  let before = '';
  let literal = null;
  for (const { token, line } of tokensOf(text)) {
    const piece = token[0] === '"' ? unescaped(token) : defined.get(token);
    if (piece !== undefined && (token[0] === '"' || literal || before === '(' || before === ',')) {
      literal ??= { line, text: '', inCall: calls.length > 0 };
      literal.text += piece;
      before = token;
      continue;
    }
    if (literal)
      found.push(literal);
    literal = null;
    if (token === '(') {
      depth++;
      if (SAYING.test(before))
        calls.push(depth);
    } else if (token === ')') {
      if (calls.at(-1) === depth)
        calls.pop();
      depth--;
    }
    before = token;
  }
  return found;
}

export function cLiterals(text, defined) {
  return scan(text, defined);
}

/** Those that are given to a function that says them. */
export function callLiterals(text, defined) {
  return scan(text, defined).filter(({ inCall }) => inCall);
}

/** Two words in a row. */
export function looksLikeWords(text) {
  return /[a-z']{2,},? [a-z]{2,}/.test(text);
}

/** The pairs of a table. */
export function rowsOf(text) {
  const strings = scan(text.slice(text.indexOf('ROWS[]')), new Map()).map((found) => found.text);
  return Array.from({ length: strings.length / 2 },
    (_, i) => ({ english: strings[2 * i], french: strings[2 * i + 1] }));
}

/** "%.*s" and "%zu" in the order of the arguments; "%2$zu" counts as the second one. */
export function specifiersOf(format) {
  const all = format.match(SPECIFIER) ?? [];
  const place = (one) => Number(/^%(\d+)\$/.exec(one)?.[1] ?? 0);
  return all.filter((one) => one !== '%%').sort((a, b) => place(a) - place(b))
    .map((one) => one.replace(/^%\d+\$/, '%'));
}

export function withoutSpecifiers(format) {
  return format.replace(SPECIFIER, (one) => (one === '%%' ? '%' : 'X'));
}
