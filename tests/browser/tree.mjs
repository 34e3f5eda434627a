// SPDX-License-Identifier: MIT
// A page as a screen reader is told of it: Chromium's accessibility tree, a line for each
// thing that is said, in the order in which it is read.

// What only holds other things together.
const SILENT = new Set(['none', 'generic', 'InlineTextBox', 'LineBreak', 'ListMarker', 'RootWebArea',
  'LabelText', 'sectionfooter', 'sectionheader', 'Iframe', 'superscript', 'strong', 'emphasis', 'Section', 'Div']);
// Whose name is all that is said of them.
const NAMED = new Set(['link', 'button', 'DisclosureTriangle', 'searchbox']);
// What Chromium calls otherwise than people do.
const ROLES = { DisclosureTriangle: 'summary' };
// Of these only the text inside is read.
const WRAPPERS = new Set(['paragraph', 'strong', 'emphasis', 'time', 'Time', 'mark']);
// States that are said, with the value that goes without saying.
const STATES = { level: undefined, expanded: undefined, checked: undefined, disabled: false, required: false,
  invalid: 'false', hasPopup: 'false', busy: false, live: 'off' };

function states(properties = []) {
  return properties.filter(({ name, value }) => name in STATES && value.value !== STATES[name])
    .map(({ name, value }) => name === 'level' ? `${value.value}` : `${name}=${value.value}`);
}

const text = (value) => (value?.value ?? '').replace(/\s+/g, ' ').trim();

/** Readable lines of the tree that Accessibility.getFullAXTree gives. */
export function linesOf(nodes) {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines = [];
  // Text is joined until something else is said.
  let run = [];
  let indent = '';
  const flush = () => {
    const said = run.join('').replace(/\s+/g, ' ').trim();
    if (said)
      lines.push(`${indent}${said}`);
    run = [];
  };
  const visit = (node, depth) => {
    if (!node)
      return;
    const role = node.role?.value ?? 'none';
    const children = () => node.childIds.forEach((id) => visit(byId.get(id), depth));
    if (role === 'StaticText') {
      indent = '  '.repeat(depth);
      run.push(`${node.name?.value ?? ''}`);
      return;
    }
    const isNameless = role === 'group' && !text(node.name);
    if (node.ignored || isNameless || SILENT.has(role)) {
      children();
      return;
    }
    flush();
    const name = text(node.name);
    if (!WRAPPERS.has(role)) {
      lines.push(['  '.repeat(depth) + (ROLES[role] ?? role), name && `"${name}"`, text(node.value) && `= "${text(node.value)}"`,
        ...role === 'listitem' ? [] : states(node.properties)].filter(Boolean).join(' '));
    }
    if (NAMED.has(role))
      return;
    const own = lines.length;
    const deeper = WRAPPERS.has(role) ? depth : depth + 1;
    node.childIds.forEach((id) => visit(byId.get(id), deeper));
    flush();
    // Text that only says the name again.
    const inside = lines.slice(own);
    const bare = (one) => one.replace(/\s+/g, '');
    if (name && inside.length > 0 && inside.every((line) => line.startsWith('  '.repeat(deeper)) &&
      bare(name).includes(bare(line))) && bare(inside.join('')) === bare(name))
      lines.length = own;
  };
  visit(nodes[0], 0);
  flush();
  return lines;
}

/** The tree of the page that a tab shows. */
export async function treeOf(tab) {
  const session = await tab.createCDPSession();
  await session.send('Accessibility.enable');
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return `${linesOf(nodes).join('\n')}\n`;
}
