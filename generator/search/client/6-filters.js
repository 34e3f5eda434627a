// SPDX-License-Identifier: MIT
// Filters by country, audience, kind and language: only what occurs among the results.

/** The filters, in the order of a group's members. */
const FILTERS = ['country', 'audience', 'kind', 'language'];

/** Chosen values by filter; "" for all. @type {{[filter: string]: string}} */
const chosen = { country: '', audience: '', kind: '', language: '' };

/** Documents of the whole world help in every country. */
const WORLD = '001';
const EVERYONE = 'everyone';

/**
 * The values of a document's group for a filter.
 * @param {Group} group
 * @param {number} filter
 */
function valuesOf(group, filter) {
  return String(group[filter]).split(' ').filter((value) => value);
}

/**
 * Does the filter let the group through? What is for no country or audience is for all.
 * @param {Group} group
 * @param {number} filter
 */
function passes(group, filter) {
  const value = chosen[FILTERS[filter]];
  const values = valuesOf(group, filter);
  return !value || values.includes(value) ||
    (filter === 0 && (values.length === 0 || values.includes(WORLD))) ||
    (filter === 1 && (values.length === 0 || values.includes(EVERYONE)));
}

/**
 * @param {Root} root
 * @param {Result[]} results
 */
function filtered(root, results) {
  const passing = root.groups.map((group) => FILTERS.every((_, filter) => passes(group, filter)));
  return results.filter((result) => passing[root.groupOf[result.document]] !== false);
}

/**
 * What the fold of filters says while it is closed: which are chosen.
 * @param {Root} root
 */
function filterText(root) {
  return FILTERS.reduce((text, filter) =>
    chosen[filter] ? `${text} · ${nameOf(root, filter, chosen[filter])}` : text, root.texts.filter);
}

/**
 * Fills the element with the filters that would make a difference.
 * @param {HTMLElement} into
 * @param {Root} root
 * @param {Result[]} results
 * @param {() => void} changed
 */
function showFilters(into, root, results, changed) {
  const groups = Array.from(new Set(results.map((result) => root.groupOf[result.document])))
    .map((number) => root.groups[number]);
  into.textContent = '';
  FILTERS.forEach((filter, i) => {
    const values = new Set(joinLists(groups.map((group) => valuesOf(group, i))));
    if (values.size < 2 && !chosen[filter])
      return;
    if (chosen[filter])
      values.add(chosen[filter]);
    const options = Array.from(values, (value) => new Option(nameOf(root, filter, value), value))
      .sort((a, b) => a.text.localeCompare(b.text, document.documentElement.lang));
    const select = make('select', '', new Option(root.texts.any, ''), ...options);
    select.value = chosen[filter];
    select.addEventListener('change', () => {
      chosen[filter] = select.value;
      changed();
    });
    into.append(make('label', '', make('span', '', root.texts[filter]), ' ', select));
  });
}
