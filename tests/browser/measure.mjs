// SPDX-License-Identifier: MIT
// Runs in a page: what a reader sees of it. Everything is returned as plain data.

/* global document, innerHeight, innerWidth, getComputedStyle, scrollTo */
export async function measure() {
  const root = document.documentElement;
  const frame = () => new Promise((resolve) => { requestAnimationFrame(() => resolve()); });
  const rect = (node) => {
    const { left, top, right, bottom, width, height } = node.getBoundingClientRect();
    return { left, top, right, bottom, width, height };
  };
  const visible = (node) => {
    const box = node.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && node.checkVisibility({ visibilityProperty: true });
  };
  const name = (node) => `<${node.tagName.toLowerCase()}> '${node.textContent.trim()
    .replace(/\s+/g, ' ').slice(0, 40)}'`;
  const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom &&
    b.top < a.bottom;

  const result = { problems: [] };
  const bad = (text) => result.problems.push(text);
  const sideways = (when) => {
    if (root.scrollWidth <= root.clientWidth)
      return;
    const wide = [...document.body.querySelectorAll('*')].filter((node) =>
      rect(node).width > 0 && (rect(node).right > root.clientWidth + 0.5 ||
      rect(node).left < -0.5)).map((node) => `${name(node)} (${Math.round(rect(node).left)} … ` +
      `${Math.round(rect(node).right)})`);
    bad(`scrolls sideways ${when}: ${root.scrollWidth} > ${root.clientWidth}: ` +
      wide.slice(-3).join(', '));
  };

  scrollTo({ top: 0, behavior: 'instant' });
  await frame();
  const isExit = !document.querySelector('.emergency');
  const h1 = document.querySelector('h1');
  if (!h1 || !visible(h1))
    bad('no visible h1');
  sideways('as it is opened');
  if (isExit)
    return result;

  // The first text that is seen, but for the skip link.
  const walker = document.createTreeWalker(document.body, 4 /* text */);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const parent = text.parentElement;
    if (!text.data.trim() || parent.closest('.skip, script') || !visible(parent))
      continue;
    if (!parent.closest('.emergency'))
      bad(`the first text is ${name(parent)}`);
    break;
  }
  const line = document.querySelector('.emergency');
  const numbers = [...line.querySelectorAll('bdi')].filter(visible);
  if (numbers.length === 0)
    bad('no emergency number is seen');
  for (const number of numbers)
    if (rect(number).bottom > innerHeight || rect(number).top < 0)
      bad(`${name(number)} is not on the first screen`);
  if (rect(line).top > rect(h1).top)
    bad('the emergency line stands below the heading');

  const exit = document.querySelector('.leave a');
  const exitAt = (where) => {
    const box = rect(exit);
    if (!visible(exit) || box.left < 0 || box.top < 0 || box.right > root.clientWidth + 0.5 ||
      box.bottom > innerHeight + 0.5)
      bad(`quick exit is not seen ${where}: ${JSON.stringify(box)}`);
    if (box.width < 43.5 || box.height < 43.5)
      bad(`quick exit is ${box.width} × ${box.height}`);
    const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    if (!exit.contains(top))
      bad(`quick exit is covered ${where} by ${top && name(top)}`);
  };
  exitAt('at the top');
  for (const part of [h1, ...numbers, ...line.querySelectorAll('a')])
    if (visible(part) && meets(rect(part), rect(exit)))
      bad(`quick exit covers ${name(part)}`);

  for (const details of document.querySelectorAll('details'))
    details.open = true;
  await frame();
  sideways('with everything open');
  scrollTo({ top: root.scrollHeight / 2, behavior: 'instant' });
  await frame();
  exitAt('in the middle');
  scrollTo({ top: root.scrollHeight, behavior: 'instant' });
  await frame();
  exitAt('at the end');

  // What is touched: calls, navigation, buttons. Links inside running text are exempt.
  const touched = 'a[href^="tel:"], a[href^="sms:"], nav a, summary, button, .choice a, .leave a,' +
    ' .emergency a';
  for (const node of document.querySelectorAll(touched)) {
    const box = rect(node);
    if (visible(node) && !node.closest('.number') && (box.width < 43.5 || box.height < 43.5))
      bad(`${name(node)} is ${Math.round(box.width)} × ${Math.round(box.height)}`);
  }
  scrollTo({ top: 0, behavior: 'instant' });
  return result;
}

// The element with the focus: can it be seen, and is it in front?
export function focused() {
  const node = document.activeElement;
  if (!node || node === document.body || node === document.documentElement)
    return null;
  const { left, top, right, bottom, width, height } = node.getBoundingClientRect();
  const style = getComputedStyle(node);
  const exit = document.querySelector('.leave a');
  const other = exit?.getBoundingClientRect();
  return {
    name: `<${node.tagName.toLowerCase()}> '${(node.textContent || node.title).trim()
      .replace(/\s+/g, ' ').slice(0, 40)}'`,
    href: node.getAttribute('href'),
    isExit: node === exit,
    seen: width > 1 && height > 1 && right > 0 && bottom > 0 && left < innerWidth &&
      top < innerHeight,
    marked: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) ||
      style.boxShadow !== 'none',
    // Browsers do not scroll to what is already seen in part: a third of it may be behind.
    covered: Boolean(other) && node !== exit && node.tagName !== 'MAIN' &&
      Math.max(0, Math.min(right, other.right) - Math.max(left, other.left)) *
      Math.max(0, Math.min(bottom, other.bottom) - Math.max(top, other.top)) >
      width * height / 3,
    box: [left, top, right, bottom].map(Math.round).join(' '),
  };
}
