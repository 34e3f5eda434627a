// SPDX-License-Identifier: MIT
// The field: what is typed in it becomes a list below it. Nothing of it goes into an
// address or is kept.

/** Milliseconds after which the reader is told to wait. */
const PATIENCE = 400;
/** Results that a phone's screen has room for: they are painted before the others. */
const SEEN = 2;
/** Milliseconds in which they are. */
const PAINTING = 40;
/** Results that are added at once. */
const MORE = 10;

function addStyle() {
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = addressOf('assets/search.css');
  document.head.append(style);
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} field
 */
function startSearch(form, field) {
  /** Where the reader is; in one file for all pages that changes. */
  const home = () => form.getAttribute('data-country') || '';
  const index = form.getAttribute('action') || '';
  // On the index's own pages it is beside them.
  folder = window.balise.inside ? ''
    : index.replace(/^index/, '../az/index').replace(/az\/index\.html$/, 'search/');

  const said = make('p', 'said');
  said.setAttribute('role', 'status');
  const similar = make('p', 'note');
  const filters = make('div', 'filters');
  const filterTitle = make('summary', '');
  const fold = make('details', 'fold', filterTitle, filters);
  const list = make('ol', 'hits');
  const more = make('button', 'channel');
  more.type = 'button';
  const panel = make('section', 'results', said, similar, fold, list, more);

  /** @type {Answer | null} */
  let answer = null;
  /** The results that pass the filters. @type {Result[]} */
  let results = [];
  /** The first result takes the focus as soon as it is there. */
  let isWanted = false;
  /** The text of the question that was asked last, and of the one whose answer is shown. */
  let asked = '';
  let answered = '';
  let patience = 0;

  /** @returns {NodeListOf<HTMLElement>} */
  const titles = () => list.querySelectorAll('.name a');

  /** @param {...(Node | string)} inside */
  function say(...inside) {
    clearTimeout(patience);
    said.textContent = '';
    said.append(...inside);
  }

  function empty() {
    answer = null;
    results = [];
    isWanted = false;
    say();
    similar.textContent = list.textContent = '';
    panel.hidden = more.hidden = true;
    fold.open = false;
  }

  function clear() {
    field.value = asked = answered = '';
    for (const filter of FILTERS)
      chosen[filter] = '';
    empty();
  }

  /** The copy is damaged, or anything else has failed: the index still leads everywhere. */
  function fail() {
    empty();
    panel.hidden = false;
    say(makeLink('', index, String(form.dataset.damaged)));
  }

  /**
   * @param {Answer} current
   * @param {number} start the first result to show
   * @param {number} count
   */
  async function showSome({ root, marks }, start, count) {
    const wanted = results;
    const some = wanted.slice(start, start + count);
    const documents = await Promise.all(some.map((result) => getDocument(root, result.document)));
    // Others may have been added meanwhile.
    if (wanted !== results || (start && start !== list.children.length))
      return;
    if (start === 0)
      list.textContent = '';
    documents.forEach((found, i) => {
      const item = resultOf(root, found, marks, [home(), chosen.country]);
      const before = wanted[start + i - 1];
      if (some[i].partial && !(before && before.partial))
        item.prepend(make('p', 'note', root.texts.partial));
      list.append(item);
    });
    sayWhetherOpen(panel, root);
    more.textContent = root.texts.more;
    more.hidden = Math.max(start + count, FIRST) >= results.length;
    if (isWanted && titles()[start])
      titles()[start].focus();
    isWanted = false;
  }

  /** @param {Answer} current */
  async function show(current) {
    const { root } = current;
    results = filtered(root, current.results);
    panel.hidden = false;
    filterTitle.textContent = filterText(root);
    const wanted = results;
    const text = field.value;
    await showSome(current, 0, SEEN);
    if (wanted !== results)
      return;
    setTimeout(() => {
      if (wanted === results && field.value === text)
        showSome(current, SEEN, FIRST - SEEN).catch(fail);
    }, PAINTING);
    if (results.length) {
      const count = results.filter(isWhole).length || results.length;
      const form = Intl.PluralRules && new Intl.PluralRules(root.language).select(count);
      say((root.texts[`found-${form}`] || root.texts.found).replace('{count}', String(count)));
    } else {
      say(`${root.texts.none} `, makeLink('', index, root.texts.az));
    }
  }

  /** @param {Answer} found */
  function showAnswer(found) {
    const { root, similar: guessed } = found;
    answer = found;
    panel.setAttribute('aria-label', root.texts.results);
    similar.textContent = guessed.length ? root.texts.similar.replace('{words}', guessed.join(', ')) : '';
    offerFilters();
    return show(found);
  }

  /** Only to those who look: making hundreds of options takes longer than finding. */
  function offerFilters() {
    const current = answer;
    if (fold.open && current)
      showFilters(filters, current.root, current.results, () => { show(current).catch(fail); });
  }

  /** Asks what stands in the field. Nobody waits for the answer to what stood there before. */
  async function run() {
    const text = field.value;
    if (text === asked)
      return;
    asked = text;
    clearTimeout(patience);
    patience = setTimeout(() => {
      panel.hidden = false;
      say(answer ? answer.root.texts.loading : '…');
    }, PATIENCE);
    const isStale = () => field.value !== text;
    try {
      const found = await ask(text, home(), isStale);
      if (isStale())
        return;
      if (found)
        await showAnswer(found);
      else
        empty();
    } catch (error) {
      if (isStale())
        return;
      fail();
    }
    answered = text;
  }

  field.addEventListener('input', () => {
    isWanted = false;
    run();
  });
  // With results, Enter leads to the first; without, the form to the index.
  form.addEventListener('submit', (event) => {
    const isNew = field.value !== answered;
    if (!field.value.trim() || (!isNew && results.length === 0))
      return;
    event.preventDefault();
    if (isNew)
      isWanted = true;
    else
      titles()[0].focus();
    run();
  });

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const target = event.target instanceof Element ? event.target : field;
    const item = target.closest('.hits > li');
    const at = item ? Array.from(list.children).indexOf(item) : -1;
    const links = titles();
    if (event.key === 'Escape' && (field.value || !panel.hidden)) {
      clear();
      field.focus();
    } else if (event.key === 'ArrowDown' && (item || target === field) && links[at + 1]) {
      links[at + 1].focus();
    } else if (event.key === 'ArrowUp' && item) {
      (links[at - 1] || field).focus();
    } else {
      return;
    }
    event.preventDefault();
  }
  form.addEventListener('keydown', onKey);
  panel.addEventListener('keydown', onKey);
  more.addEventListener('click', () => {
    isWanted = true;
    if (answer)
      showSome(answer, list.children.length, MORE).catch(fail);
  });
  fold.addEventListener('toggle', offerFilters);
  addEventListener('pagehide', clear);
  // The panel above the text goes, and what was looked for comes into view.
  addEventListener('hashchange', () => {
    const target = document.getElementById(location.hash.slice(1));
    clear();
    if (target)
      target.scrollIntoView();
  });
  empty();

  (form.closest('header') || form).append(panel);
  if (!window.balise.inside)
    addStyle();
  getRoot();
  run();
}

/** @type {HTMLFormElement | null} */
const searchForm = document.querySelector('form.search');
const searchField = searchForm && searchForm.querySelector('input');
if (searchForm && searchField)
  startSearch(searchForm, searchField);
