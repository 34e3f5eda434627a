// SPDX-License-Identifier: MIT
// What `balise serve` adds to each page: shows another build as soon as there is one, at
// the same place of the page, and says in a panel what is wrong with the content.
(() => {
  'use strict';
  const FOLDER = '/-balise/';
  const RETRY_MILLISECONDS = 1000;
  const HINT = '      = ';
  const STYLE = `
    :host { all: initial !important; position: fixed !important; inset: auto 0 0 !important;
      z-index: 2147483647 !important; display: block !important; color-scheme: dark !important; }
    section { max-height: 50vh; overflow: auto; box-sizing: border-box; padding: 0 16px;
      background: #1c1b22; color: #fbfbfe; border-top: 4px solid #ffbd4f;
      font: 15px/1.45 system-ui, sans-serif; box-shadow: 0 -2px 12px #0006; }
    section.error { border-color: #ff6a75; }
    section:has(details:not([open])) { width: fit-content; }
    summary { cursor: pointer; padding: 10px 0; font-weight: 600; }
    :focus-visible { outline: 2px solid #80ebff; outline-offset: -2px; }
    ol { list-style: none; margin: 0; padding: 0 0 4px; }
    li { border-top: 1px solid #5b5b66; padding: 8px 0; }
    p { margin: 0; overflow-wrap: anywhere; }
    b { color: #ffbd4f; }
    .error b { color: #ff9aa2; }
    li.warning b { color: #ffbd4f; }
    .place { font-family: ui-monospace, monospace; font-size: 14px; user-select: all; }
    pre { margin: 4px 0 0; overflow-x: auto; font: 13px/1.4 ui-monospace, monospace; }
    @media print { :host { display: none !important; } }`;

  const site = Number(document.currentScript.dataset.site);
  let seen = 0;
  let asking = null;
  let panel = null;

  // ---- The panel. ----

  function add(parent, name, text, kind) {
    const element = document.createElement(name);
    if (text)
      element.textContent = text;
    if (kind)
      element.className = kind;
    parent.append(element);
    return element;
  }

  // "content/fr/a.md:14:9: error: 'x' is … [slug]", the line with a caret, hints.
  function addDiagnostic(list, { level, label, text }) {
    const item = add(list, 'li', '', level);
    const [first, ...rest] = text.trimEnd().split('\n');
    const hint = rest.at(-1)?.startsWith(HINT) ? rest.pop() : '';
    const split = first.indexOf(`: ${label}`);
    const line = add(item, 'p');
    add(line, 'span', first.slice(0, split), 'place');
    line.append(' ');
    add(line, 'b', label.trim());
    line.append(` ${first.slice(split + 2 + label.length)}`);
    if (rest.length)
      add(item, 'pre', rest.join('\n'));
    if (hint)
      add(item, 'p', `→ ${hint.slice(HINT.length)}`);
  }

  function hide() {
    panel?.remove();
    panel = null;
  }

  function show(news) {
    hide();
    if (!news.errors && !news.warnings)
      return;
    panel = document.createElement('balise-preview');
    const root = panel.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    const section = add(root, 'section', '', news.errors ? 'error' : 'warning');
    section.lang = news.language;
    section.dir = 'ltr';
    section.setAttribute('role', 'status');
    const details = add(section, 'details');
    details.open = news.errors > 0;
    add(details, 'summary', news.errors && news.shown ? news.lastGood : news.title);
    const list = add(details, 'ol');
    news.said.forEach((diagnostic) => addDiagnostic(list, diagnostic));
    if (news.more)
      add(list, 'li', news.more);
    document.documentElement.append(panel);
  }

  // ---- News. ----

  function take(news) {
    if (news.site !== site) {
      location.reload();
      return;
    }
    if (news.news !== seen)
      show(news);
    seen = news.news;
    ask();
  }

  // Only a page that is seen asks: browsers open few connections to one server, and many
  // tabs would use them up.
  function ask() {
    asking?.abort();
    asking = null;
    if (document.hidden)
      return;
    const mine = asking = new AbortController();
    fetch(`${FOLDER}news?after=${seen}`, { signal: mine.signal, cache: 'no-store' })
      .then((answer) => answer.json())
      .then(take)
      .catch(() => {
        if (asking === mine)
          setTimeout(ask, RETRY_MILLISECONDS);
      });
  }

  document.addEventListener('visibilitychange', ask);
  ask();
})();
