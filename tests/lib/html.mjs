// SPDX-License-Identifier: MIT
// HTML as a browser reads it (parse5 follows the standard), and small ways to look at it.
import * as parse5 from 'parse5';

// The document. `errors` gets every parse error: code, line, column.
export function parse(text, errors = []) {
  const tree = parse5.parse(text, {
    sourceCodeLocationInfo: true,
    onParseError: (error) => errors.push(error),
  });
  tree.errors = errors;
  return tree;
}

// All nodes in reading order.
export function* walk(node) {
  yield node;
  for (const child of node.childNodes ?? [])
    yield* walk(child);
}

export function* elements(node, ...names) {
  for (const one of walk(node))
    if (one.tagName && (names.length === 0 || names.includes(one.tagName)))
      yield one;
}

export function first(node, test) {
  for (const one of elements(node))
    if (typeof test === 'string' ? one.tagName === test : test(one))
      return one;
  return undefined;
}

export function all(node, test) {
  return [...elements(node)].filter((one) =>
    typeof test === 'string' ? one.tagName === test : test(one));
}

// undefined where there is no such attribute
export function attribute(node, name) {
  return node.attrs?.find((one) => one.name === name)?.value;
}

export function hasClass(node, name) {
  return (attribute(node, 'class') ?? '').split(/\s+/).includes(name);
}

export function* ancestors(node) {
  for (let one = node.parentNode; one; one = one.parentNode)
    yield one;
}

// Text with white space as written.
export function rawText(node) {
  let text = '';
  for (const one of walk(node))
    if (one.nodeName === '#text')
      text += one.value;
  return text;
}

// Text with ASCII white space collapsed: other spaces (U+00A0, U+202F) stay.
export function textOf(node) {
  return rawText(node).replace(/[ \t\r\n]+/g, ' ').trim();
}

// Text nodes that a reader sees or hears, in order.
export function* texts(node) {
  if (['script', 'style', 'head', 'template'].includes(node.tagName))
    return;
  if (node.nodeName === '#text' && node.value.trim())
    yield node;
  for (const child of node.childNodes ?? [])
    yield* texts(child);
}

export function lineOf(node) {
  return node.sourceCodeLocation?.startLine ?? 0;
}
