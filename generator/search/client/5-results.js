// SPDX-License-Identifier: MIT
// Results as elements of the page. Whatever comes from the search files becomes text or an
// attribute, never HTML.

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} className
 * @param {...(Node | string)} inside
 * @returns {HTMLElementTagNameMap[K]}
 */
function make(tag, className, ...inside) {
  const node = document.createElement(tag);
  if (className)
    node.className = className;
  node.append(...inside);
  return node;
}

/**
 * @param {string} className
 * @param {string} href
 * @param {...(Node | string)} inside
 */
function makeLink(className, href, ...inside) {
  const link = make('a', className, ...inside);
  link.href = href;
  return link;
}

/**
 * How many of the words were asked for.
 * @param {string} text
 * @param {Set<string>} marks
 */
function hitsIn(text, marks) {
  return new Set(wordsIn(text).filter((word) => marks.has(word))).size;
}

/**
 * @param {string} text a piece
 * @param {Set<string>} marks
 */
function isMarked(text, marks) {
  const { parts, joined } = pieceOf(text);
  return marks.has(joined) || parts.some((part) => marks.has(part));
}

/**
 * The text with the words that were asked for marked.
 * @param {string} text
 * @param {Set<string>} marks
 */
function marked(text, marks) {
  return make('p', 'summary', ...splitPieces(text).map((piece, i) =>
    i % 2 && isMarked(piece, marks) ? make('mark', '', piece) : piece));
}

/**
 * A link to the section whose heading has most of what was asked for.
 * @param {SearchDocument} found
 * @param {Set<string>} marks
 */
function sectionOf([href, , , , , headings], marks) {
  let most = 0;
  let best = -1;
  for (let i = 0; i + 1 < headings.length; i += 2) {
    const hits = hitsIn(headings[i + 1], marks);
    if (hits > most) {
      most = hits;
      best = i;
    }
  }
  return best < 0 ? ''
    : make('p', 'section', makeLink('', `${addressOf(href).split('#')[0]}#${headings[best]}`, headings[best + 1]));
}

/**
 * @param {'s' | 'strong'} tag
 * @param {string} display
 */
function bigNumber(tag, display) {
  const number = make('bdi', '', display);
  number.dir = 'ltr';
  return make(tag, 'big', number);
}

/**
 * A number: to be called only where that reaches whom it says.
 * @param {Root} root
 * @param {PhoneNumber} number
 * @param {string} country
 * @param {boolean} isActive
 * @param {boolean} isThere the reader is in that country, or has chosen it
 */
function numberOf(root, [display, href, isNational, note], country, isActive, isThere) {
  const { texts } = root;
  if (!isActive)
    return make('p', 'plain', bigNumber('s', display), ' ', texts['not-callable']);
  const isMessage = href.startsWith('sms:');
  const verb = make('span', '', isMessage ? texts['send-text'] : texts.call);
  const more = note ? [' ', make('span', 'note', note)] : [];
  if (/^(tel|sms):/.test(href) && (!isNational || isThere))
    return make('p', 'plain', makeLink('call', href, verb, ' ', bigNumber('strong', display)), ...more);
  return make('p', 'plain', bigNumber('strong', display), ` (${nameOf(root, 'country', country)})`, ...more);
}

/**
 * @param {Root} root
 * @param {Contact} contact
 * @param {string} country
 * @param {boolean} isThere
 */
function contactOf(root, [numbers, state, hours, replaced, opening], country, isThere) {
  const parts = numbers.map((number) => numberOf(root, number, country, !state, isThere));
  if (state)
    parts.unshift(make('p', 'status', make('strong', '', state), ...(replaced ? [` ${root.texts['use-instead']} `,
      makeLink('', addressOf(replaced[1]), make('bdi', '', replaced[0]))] : [])));
  else if (hours)
    parts.push(make('p', 'hours', hours), ...(opening ? [openingOf(opening)] : []));
  return parts;
}

/**
 * An empty place for what hours.js says of now.
 * @param {Opening} opening
 */
function openingOf([timezone, weeks, until]) {
  const place = make('p', 'opening');
  place.hidden = true;
  Object.assign(place.dataset, { timezone, hours: weeks, until });
  return place;
}

/**
 * Lets hours.js fill such places, once it is there: pages without hours do not have it.
 * @param {HTMLElement} panel where they are, and its words
 * @param {Root} root
 */
function sayWhetherOpen(panel, root) {
  const { balise } = window;
  if (balise.hours)
    balise.hours();
  else if (!panel.dataset.open && panel.querySelector('.opening')) {
    for (const name of Object.keys(root.opening))
      panel.setAttribute(`data-${name}`, root.opening[name]);
    balise.load(addressOf('assets/hours.js'), () => {}, () => {});
  }
}

/**
 * @param {Root} root
 * @param {string} filter
 * @param {string} value
 */
function nameOf(root, filter, value) {
  const names = root.names[filter];
  return names && names[value] || value;
}

/**
 * @param {Root} root
 * @param {SearchDocument} found
 * @param {Set<string>} marks
 * @param {string[]} countries where the reader is, or what was chosen
 */
function resultOf(root, found, marks, countries) {
  const [href, title, kind, country, summary, , contact] = found;
  const place = root.kinds[kind] + (country ? ` · ${nameOf(root, 'country', country)}` : '');
  const parts = [
    make('p', 'name', makeLink('', addressOf(href), make('bdi', '', title))),
    make('p', 'place', place),
    sectionOf(found, marks),
    summary ? marked(summary, marks) : '',
    ...(contact ? contactOf(root, contact, country, countries.includes(country)) : []),
  ];
  return make('li', contact && contact[1] ? 'inactive' : '', ...parts.filter((part) => part));
}
