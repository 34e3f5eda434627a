// SPDX-License-Identifier: MIT
// The sentences of a page's Markdown, without its forms.

const ENDINGS = /(?<=[.!?؟…])["”»“)]*\s+|(?<=[;؛])\s+/u;

export function sentences(markdown) {
  return markdown
    .replace(/\]\([^)]*\)/g, ']').replace(/[[\]*`_]/g, '')
    .split('\n')
    .map((line) => line.replace(/^[>\s]*(!(NOTE|WARNING|DANGER|GATE|LAW|FIGURE))?/, '')
      .replace(/^(#+|-( [x ] )?|[0-9]+\.)\s+/, '').trim())
    .flatMap((line) => line.split(ENDINGS))
    .filter(Boolean);
}
