// SPDX-License-Identifier: MIT
// What is typed into a terminal stands out from what it answers, and the sign before it is
// not copied along. Without this script every word is there, too.
(() => {
  'use strict';

  const piece = (element, kind, text) => {
    const made = document.createElement(element);
    made.className = kind;
    made.textContent = text;
    return made;
  };

  for (const code of document.querySelectorAll('pre > code')) {
    const lines = code.textContent.split('\n');
    if (!lines[0].startsWith('$ '))
      continue;
    code.textContent = '';
    lines.forEach((line, i) => {
      if (i > 0)
        code.append('\n');
      if (line.startsWith('$ '))
        code.append(piece('span', 'prompt', '$ '), piece('strong', 'typed', line.slice(2)));
      else if (line)
        code.append(piece('span', 'answer', line));
    });
  }
})();
