// SPDX-License-Identifier: MIT
// Runs in a page: is everything still there when somebody reads it otherwise than we do?

/* global document, getComputedStyle, innerHeight, innerWidth */

// The four values of WCAG 1.4.12, for all text.
export const TEXT_SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`;

// Text that is cut off or lies over other text, and what reaches out of the page sideways.
export function lost() {
  const problems = [];
  const root = document.documentElement;
  const name = (node) => `<${node.tagName.toLowerCase()}> '${node.textContent.trim()
    .replace(/\s+/g, ' ').slice(0, 40)}'`;
  // The search of a phone is a lens until it is used.
  const isSeen = (node) => node.checkVisibility({ visibilityProperty: true }) &&
    !node.closest('.skip, .leave, .vh, .search:not(:focus-within)');
  if (root.scrollWidth > root.clientWidth)
    problems.push(`scrolls sideways: ${root.scrollWidth} > ${root.clientWidth}`);
  const boxes = [];
  for (const node of document.body.querySelectorAll('*')) {
    if (!isSeen(node))
      continue;
    const style = getComputedStyle(node);
    const cuts = (way) => ['hidden', 'clip'].includes(style[`overflow${way}`]);
    if (node.textContent.trim() && ((cuts('X') && node.scrollWidth > node.clientWidth + 1) ||
      (cuts('Y') && node.scrollHeight > node.clientHeight + 1)) && node.clientWidth > 1)
      problems.push(`${name(node)} is cut off`);
    if (style.textOverflow === 'ellipsis')
      problems.push(`${name(node)} ends in an ellipsis`);
    if (![...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
      continue;
    const range = document.createRange();
    for (const child of node.childNodes)
      if (child.nodeType === 3 && child.data.trim()) {
        range.selectNodeContents(child);
        for (const { left, top, right, bottom } of range.getClientRects())
          if (right - left > 1)
            boxes.push({ node, left, top, right, bottom });
      }
  }
  for (const { node, left, right } of boxes)
    if (left < -1 || right > innerWidth + 1)
      problems.push(`${name(node)} reaches out of the page: ${Math.round(left)} … ${Math.round(right)}`);
  // Lines of text may touch, they may not cover each other.
  boxes.sort((a, b) => a.top - b.top);
  for (let i = 0; i < boxes.length; i++)
    for (let j = i + 1; j < boxes.length && boxes[j].top < boxes[i].bottom; j++) {
      const [a, b] = [boxes[i], boxes[j]];
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - b.top;
      const least = Math.min(a.bottom - a.top, b.bottom - b.top);
      if (a.node !== b.node && !a.node.contains(b.node) && !b.node.contains(a.node) && wide > 2 && high > least / 2)
        problems.push(`${name(b.node)} lies over ${name(a.node)}`);
    }
  return [...new Set(problems)];
}

// In forced colours: is each part that is a box by its tint alone still a box, and each
// link told from text?
export function unseenInForcedColours() {
  const problems = [];
  const name = (node) => `<${node.tagName.toLowerCase()} class="${node.className}">`;
  const isSeen = (node) => node.checkVisibility({ visibilityProperty: true });
  const hasBorder = (style) => ['Top', 'Bottom', 'Left', 'Right']
    .some((side) => style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) > 0);
  for (const node of document.querySelectorAll('.callout, .card, .emergency .call, .call, button, select, ' +
    'input:not([type="checkbox"])'))
    if (isSeen(node) && !hasBorder(getComputedStyle(node)) && getComputedStyle(node).outlineStyle === 'none')
      problems.push(`${name(node)} has no border`);
  const text = getComputedStyle(document.body).color;
  for (const node of document.querySelectorAll('main a[href]')) {
    const style = getComputedStyle(node);
    if (isSeen(node) && style.color === text && !style.textDecorationLine.includes('underline') && !hasBorder(style))
      problems.push(`${name(node)} '${node.textContent.trim().slice(0, 30)}' looks like text`);
  }
  return [...new Set(problems)];
}

// What moves: nothing may.
export function moving() {
  return [...document.querySelectorAll('*')].filter((node) => {
    const style = getComputedStyle(node);
    return style.animationName !== 'none' ||
      style.transitionDuration.split(',').some((time) => parseFloat(time) > 0.01) ||
      style.scrollBehavior === 'smooth';
  }).map((node) => `<${node.tagName.toLowerCase()} class="${node.className}"> moves`);
}

// What a reader reads, but for what only scripts can say.
export function visibleText() {
  const parts = [];
  const walker = document.createTreeWalker(document.body, 4 /* text */);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const node = text.parentElement;
    if (text.data.trim() && !node.closest('script, [data-hours], .hint, .print, .results, .toc, .old') &&
      node.checkVisibility({ visibilityProperty: true }))
      parts.push(text.data.replace(/\s+/g, ' ').trim());
  }
  return parts;
}

// Links, fields and buttons that can be used.
export function usable() {
  return [...document.querySelectorAll('a[href], button, input, select, summary')]
    .filter((node) => node.checkVisibility({ visibilityProperty: true }) && !node.closest('.print, .results'))
    .map((node) => `${node.tagName} ${node.getAttribute('href') ?? ''} ${node.textContent.trim().slice(0, 40)}`);
}
