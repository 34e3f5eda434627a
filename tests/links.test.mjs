// SPDX-License-Identifier: MIT
// Every file of our own site, without a browser: links, names, heads, weight.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { all, attribute, elements, first, hasClass, lineOf, textOf } from './lib/html.mjs';
import { config, languages } from './lib/content.mjs';
import { none } from './lib/none.mjs';
import { Site } from './lib/site.mjs';

const site = new Site();
const files = new Set(site.files);
const pages = new Map(site.pages.map((page) => [page.path, page]));

// The one that passed everywhere: see the reference on browsers, §1.
const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
  "font-src 'self'; form-action 'self' file:; base-uri 'none'; object-src 'none'; " +
  "require-trusted-types-for 'script'; trusted-types shard local";
const RAW_LIMIT = 60 * 1024;
const GZIP_LIMIT = 14 * 1024;

// Attributes that hold an address, for any element.
const ADDRESSES = ['href', 'src', 'action', 'formaction', 'poster', 'data', 'cite', 'background',
  'ping', 'longdesc', 'xlink:href', 'manifest'];

// {node, name, value} for every address in the page.
function* addresses(page) {
  for (const node of elements(site.tree(page))) {
    for (const name of ADDRESSES) {
      const value = attribute(node, name);
      if (value !== undefined)
        yield { node, name, value };
    }
    const set = attribute(node, 'srcset');
    for (const one of set ? set.split(',') : [])
      yield { node, name: 'srcset', value: one.trim().split(/\s+/)[0] };
  }
}

const scheme = (address) => /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1].toLowerCase();

// A relative address as {path, anchor}; undefined for others.
function target(page, address) {
  if (scheme(address) || address.startsWith('/'))
    return undefined;
  const [rest, anchor = ''] = address.split('#');
  const path = rest === '' ? page.path
    : posix.normalize(posix.join(posix.dirname(page.path), decodeURIComponent(rest)));
  return { path, anchor: decodeURIComponent(anchor), bare: rest };
}

function ids(page) {
  page.ids ??= all(site.tree(page), (node) => attribute(node, 'id') !== undefined)
    .map((node) => attribute(node, 'id'));
  return page.ids;
}

// Problems of all pages, each said with file and line.
function everywhere(look) {
  const problems = [];
  for (const page of site.pages)
    look(page, (node, text) =>
      problems.push(`${page.path}${node ? `:${lineOf(node)}` : ''}: ${text}`));
  return problems;
}

test('the site has a page of every kind in every language', () => {
  const kinds = ['home', 'page', 'topic', 'audience', 'countries', 'country', 'service', 'az',
    'letter', 'reviewed', 'stances', 'exit', 'situation', 'place', 'takedown', 'removal', 'poster', 'cards',
    'cards-neutral'];
  assert.ok(pages.has('index.html'));
  for (const language of languages)
    for (const kind of kinds)
      assert.ok(site.pages.some((page) => page.kind === kind && page.language === language),
        `no ${kind} page in '${language}'`);
});

test('every relative link leads to a file, spelled as the file is', () => {
  none(everywhere((page, problem) => {
    for (const { node, value } of addresses(page)) {
      const to = target(page, value);
      if (!to)
        continue;
      if (to.path.startsWith('..'))
        problem(node, `'${value}' leads out of the site`);
      else if (!files.has(to.path))
        problem(node, `'${value}' leads to no file`);
      if (/[?\\]/.test(value))
        problem(node, `'${value}' has a query or a backslash`);
    }
  }), 'broken link');
});

test('every anchor exists', () => {
  none(everywhere((page, problem) => {
    for (const { node, value } of addresses(page)) {
      const to = target(page, value);
      if (to?.anchor && pages.has(to.path) && !ids(pages.get(to.path)).includes(to.anchor))
        problem(node, `'${value}': no such anchor`);
      if (value.endsWith('#'))
        problem(node, `'${value}' has an empty anchor`);
    }
  }), 'broken anchor');
});

test('ids are unique in their page, and what refers to them exists', () => {
  none(everywhere((page, problem) => {
    const seen = new Set();
    for (const id of ids(page)) {
      if (seen.has(id) || !/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(id))
        problem(undefined, `id '${id}' is there twice, or not plain`);
      seen.add(id);
    }
    for (const node of elements(site.tree(page)))
      for (const name of ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'list'])
        for (const id of (attribute(node, name) ?? '').split(/\s+/).filter(Boolean))
          if (!seen.has(id))
            problem(node, `${name}='${id}': no such id`);
  }), 'bad id');
});

test('nothing but a link that the reader follows leads out of the folder', () => {
  none(everywhere((page, problem) => {
    for (const { node, name, value } of addresses(page)) {
      if (value.startsWith('/') || value.trim() !== value || value === '')
        problem(node, `${name}='${value}' is absolute, empty or has spaces around it`);
      const kind = scheme(value);
      if (!kind)
        continue;
      if (node.tagName === 'link' && attribute(node, 'rel') === 'icon' && value === 'data:,')
        continue; // else browsers ask the server for a favicon
      if (node.tagName !== 'a' || name !== 'href')
        problem(node, `<${node.tagName} ${name}='${value}'> loads from elsewhere`);
      else if (!['http', 'https', 'mailto', 'tel', 'sms'].includes(kind))
        problem(node, `'${value}': a link of kind ${kind}`);
      else if (kind.startsWith('http') &&
        !(attribute(node, 'rel') ?? '').split(/\s+/).includes('noreferrer'))
        problem(node, `'${value}' lacks rel=noreferrer`);
    }
    for (const node of elements(site.tree(page), 'a'))
      if (attribute(node, 'target') !== undefined || attribute(node, 'ping') !== undefined)
        problem(node, 'target or ping on a link');
  }), 'way out');
});

test('relative links always name the file', () => {
  none(everywhere((page, problem) => {
    for (const { node, value } of addresses(page)) {
      const to = target(page, value);
      if (to && to.bare !== '' && (to.bare.endsWith('/') || /(^|\/)\.{1,2}$/.test(to.bare)))
        problem(node, `'${value}' names a folder`);
    }
  }), 'link to a folder');
});

test('assets refer to nothing outside the folder', () => {
  for (const path of site.files.filter((one) => /\.(css|js|svg)$/.test(one))) {
    const text = site.text(path);
    assert.doesNotMatch(text, /@import|url\(\s*['"]?(?!data:|#)[^)]*\/\//i, path);
    assert.doesNotMatch(text, /https?:\/\/(?!www\.w3\.org\/)/i, path);
    assert.doesNotMatch(text, /@font-face/i, path);
    for (const [, address] of text.matchAll(/url\(\s*['"]?([^'")]+)/g))
      if (!/^(data:|#)/.test(address))
        assert.ok(files.has(posix.join(posix.dirname(path), address)), `${path}: ${address}`);
  }
});

test('scripts store nothing and ask for nothing', () => {
  for (const path of site.files.filter((one) => one.endsWith('.js')))
    assert.doesNotMatch(site.text(path), new RegExp([
      'localStorage', 'sessionStorage', 'indexedDB', 'document\\s*\\.\\s*cookie', '\\bcaches\\b',
      'serviceWorker', '\\bfetch\\s*\\(', 'XMLHttpRequest', 'sendBeacon', '\\bWorker\\s*\\(',
      'WebSocket', 'EventSource', '\\bimport\\s*\\(', '\\beval\\s*\\(', 'WebAssembly',
      'window\\s*\\.\\s*name', '(push|replace)State',
    ].join('|')), path);
});

test('without JavaScript every page is reachable from the root', () => {
  const reached = new Set(['index.html', 'START-HERE.html']);
  for (const path of reached) { // grows while it is walked
    for (const node of elements(site.tree(pages.get(path)), 'a')) {
      const to = target(pages.get(path), attribute(node, 'href') ?? '#');
      if (to && pages.has(to.path))
        reached.add(to.path);
    }
  }
  none(site.pages.filter((page) => !reached.has(page.path)).map((page) => page.path),
    'page that no link leads to');
});

test('every file that is no page is used by one', () => {
  const used = new Set(['SHA256SUMS']);
  for (const page of site.pages)
    for (const { value } of addresses(page)) {
      const to = target(page, value);
      if (to)
        used.add(to.path);
    }
  // What the scripts load: tests/search-browser.test.mjs has them do it.
  // tests/local.test.mjs those for the people of a school; Kiwix shows a picture.
  const loaded = /^(assets\/(search\.(js|css)|local-(show|example)\.js|zim\.png)|[^/]+\/search\/(root|[wefrd]\d+)\.js)$/;
  none(site.files.filter((path) => !pages.has(path) && !used.has(path) && !loaded.test(path)), 'unused file');
});

// They would stay in the browser of a computer that others use: README, "On a web server".
test('no service worker and no web app manifest', () => {
  none(site.files.filter((path) => /manifest|webapp|service-?worker|(^|\/)sw\.js$/i.test(path)), 'file');
  none(site.files.filter((path) => /\.(html|js)$/.test(path)).filter((path) =>
    /serviceWorker|\bmanifest\b|caches\b.*\.(open|keys)/.test(site.text(path))), 'file that names one');
});

// In capitals, so that a list of files shows them first.
const ROOT = ['SHA256SUMS', 'README.txt', 'START-HERE.html'];

test('every name is portable', () => {
  const lower = new Set();
  const devices = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/;
  none(site.files.filter((path) => !ROOT.includes(path)).filter((path) => {
    const parts = path.split('/');
    const known = lower.has(path.toLowerCase());
    lower.add(path.toLowerCase());
    return known || path.length > 160 || parts.some((part, i) => {
      const [stem, ...rest] = i === parts.length - 1 ? part.split('.') : [part];
      return part.length > 60 || devices.test(stem) || rest.length > 1 ||
        ![stem, ...rest].every((piece) => /^[a-z0-9-]+$/.test(piece)) || /^-|-$/.test(stem);
    });
  }), 'name that some system refuses');
});

test('SHA256SUMS names every file but itself and what a school may change, with its sum, sorted', () => {
  const expected = site.files.filter((path) => !['SHA256SUMS', 'local/school.js'].includes(path))
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .map((path) => `${createHash('sha256').update(site.bytes(path)).digest('hex')}  ${path}\n`);
  assert.equal(site.text('SHA256SUMS'), expected.join(''));
});

test('<html> says the language and its direction', () => {
  none(everywhere((page, problem) => {
    const html = first(site.tree(page), 'html');
    const language = page.language || languages[0];
    if (attribute(html, 'lang') !== language ||
      attribute(html, 'dir') !== (['ar', 'fa', 'he', 'ur'].includes(language) ? 'rtl' : 'ltr'))
      problem(html, `lang=${attribute(html, 'lang')} dir=${attribute(html, 'dir')}`);
    if (!site.text(page.path).toLowerCase().startsWith('<!doctype html>'))
      problem(undefined, 'no doctype at the very start');
  }), 'wrong <html>');
});

test('hreflang alternates are relative, complete and mutual', () => {
  const alternates = (page) => new Map(all(site.tree(page), (node) => node.tagName === 'link' &&
    attribute(node, 'rel') === 'alternate')
    .map((node) => [attribute(node, 'hreflang'), target(page, attribute(node, 'href'))?.path]));
  none(everywhere((page, problem) => {
    if (['chooser', 'exit'].includes(page.kind))
      return;
    const own = alternates(page);
    if (own.get(page.language) !== page.path)
      problem(undefined, 'is not among its own alternates');
    for (const [language, path] of own) {
      const other = pages.get(path);
      if (other?.language !== language || other.kind !== page.kind)
        problem(undefined, `alternate ${language} is ${path}`);
      else if (alternates(other).get(page.language) !== page.path)
        problem(undefined, `${path} does not name it back`);
    }
    // The same path in another language, where ids do not differ, is the same page.
    if (page.kind !== 'letter')
      for (const language of languages) {
        const same = page.path.replace(/^[^/]+/, language);
        if (pages.has(same) && own.get(language) !== same)
          problem(undefined, `${same} is not among its alternates`);
      }
  }), 'wrong alternate');
});

test('languages are marked on links that lead to them', () => {
  none(everywhere((page, problem) => {
    for (const node of elements(site.tree(page), 'a')) {
      const to = target(page, attribute(node, 'href') ?? '#');
      const there = to && pages.get(to.path);
      if (there && page.kind !== 'chooser' && there.language && there.language !== page.language &&
        attribute(node, 'hreflang') !== there.language)
        problem(node, `${to.path}: hreflang=${attribute(node, 'hreflang')}`);
      if (attribute(node, 'hreflang') && there && there.language !== attribute(node, 'hreflang'))
        problem(node, `${to.path} is not in ${attribute(node, 'hreflang')}`);
    }
  }), 'unmarked language');
});

test('titles are there, and differ within a language', () => {
  const seen = new Map();
  none(everywhere((page, problem) => {
    const titles = all(site.tree(page), 'title');
    const title = titles[0] ? textOf(titles[0]) : '';
    if (titles.length !== 1 || !title)
      problem(undefined, `${titles.length} titles, the first '${title}'`);
    // Services are named by others: 'Police', or as the one that they replace.
    const key = `${page.language} ${title}`;
    if (page.kind !== 'service') {
      if (seen.has(key))
        problem(undefined, `'${title}' is also the title of ${seen.get(key)}`);
      seen.set(key, page.path);
    }
    // The title is also the name of what is printed.
    if (!['exit', 'cards-neutral'].includes(page.kind) && !title.includes(config.title[page.language || languages[0]]))
      problem(undefined, `'${title}' does not name the site`);
  }), 'bad title');
});

test('there is one h1, and levels of headings are never skipped', () => {
  none(everywhere((page, problem) => {
    const headings = [...elements(site.tree(page), 'h1', 'h2', 'h3', 'h4', 'h5', 'h6')];
    if (headings.filter((node) => node.tagName === 'h1').length !== 1)
      problem(undefined, 'not exactly one h1');
    let level = 0;
    for (const node of headings) {
      const next = Number(node.tagName[1]);
      if (next > level + 1)
        problem(node, `<${node.tagName}> after a heading of level ${level}`);
      if (!textOf(node))
        problem(node, `empty <${node.tagName}>`);
      level = next;
    }
  }), 'bad heading');
});

test('heads: character set first, description, no referrer, exactly our CSP', () => {
  none(everywhere((page, problem) => {
    const metas = all(site.tree(page), 'meta');
    const meta = (name) => metas.filter((node) =>
      (attribute(node, 'name') ?? attribute(node, 'http-equiv'))?.toLowerCase() === name)
      .map((node) => attribute(node, 'content'));
    if (attribute(metas[0], 'charset')?.toLowerCase() !== 'utf-8' ||
      site.bytes(page.path).indexOf('charset') > 1000)
      problem(undefined, 'charset is not first');
    const wanted = {
      'content-security-policy': CSP,
      referrer: 'no-referrer',
      viewport: 'width=device-width, initial-scale=1',
    };
    for (const [name, value] of Object.entries(wanted))
      if (meta(name).length !== 1 || meta(name)[0] !== value)
        problem(undefined, `${name}: ${meta(name).join(' | ')}`);
    // Before anything that it should hold back.
    const start = first(site.tree(page), 'head').childNodes
      .filter((node) => node.tagName).slice(0, 3).map((node) => attribute(node, 'http-equiv'));
    if (!start.includes('Content-Security-Policy'))
      problem(undefined, 'the CSP comes late');
    if (['page', 'home', 'chooser', 'service'].includes(page.kind) && !meta('description')[0])
      problem(undefined, 'no description');
    if (meta('description').some((text) => !text?.trim()) || meta('description').length > 1)
      problem(undefined, 'bad description');
    if (meta('refresh').length || meta('set-cookie').length)
      problem(undefined, 'refresh or set-cookie');
  }), 'bad head');
});

test('no inline script, no inline style, nothing that breaks on file://', () => {
  none(everywhere((page, problem) => {
    for (const node of elements(site.tree(page))) {
      if (node.tagName === 'style')
        problem(node, '<style>');
      if (node.tagName === 'script' && (attribute(node, 'src') === undefined ||
        attribute(node, 'type') !== undefined || node.childNodes.length))
        problem(node, 'a script that is inline or no classic one');
      if (['iframe', 'object', 'embed', 'base', 'noscript', 'track', 'font', 'frame',
        'applet', 'portal', 'fencedframe'].includes(node.tagName))
        problem(node, `<${node.tagName}>`);
      if (node.tagName === 'use' && !/^#/.test(attribute(node, 'href') ?? ''))
        problem(node, '<use> of another file'); // fails on file://
      for (const { name } of node.attrs)
        if (/^on/.test(name) || ['style', 'integrity', 'crossorigin', 'nonce', 'nomodule',
          'srcdoc', 'autofocus'].includes(name))
          problem(node, `${name} on <${node.tagName}>`);
    }
  }), 'thing that our CSP or file:// forbids');
});

test('no sitemap, feed, canonical or manifest', () => {
  none(site.files.filter((path) =>
    /(^|\/)(sitemap|robots|feed|rss|atom|manifest|favicon)[^/]*$/.test(path) ||
    /\.(webmanifest|xml|rss|atom|woff2?|ttf|wasm)$/.test(path)), 'file that needs a fixed address');
  none(everywhere((page, problem) => {
    for (const node of elements(site.tree(page), 'link')) {
      const allowed = ['stylesheet', 'alternate', 'icon', 'preload'];
      if (!allowed.includes(attribute(node, 'rel')) || attribute(node, 'type') ||
        (attribute(node, 'rel') === 'preload') !== (attribute(node, 'as') === 'script'))
        problem(node, `<link rel=${attribute(node, 'rel')}>`);
    }
    for (const node of elements(site.tree(page), 'meta'))
      if (attribute(node, 'property')?.startsWith('og:'))
        problem(node, 'Open Graph');
  }), 'forbidden <link>');
});

test('fields have no name, nothing is kept, nothing is sent', () => {
  none(everywhere((page, problem) => {
    for (const node of elements(site.tree(page), 'input', 'textarea', 'select', 'button', 'form')) {
      if (node.tagName === 'form' && (attribute(node, 'role') !== 'search' || attribute(node, 'method') ||
        target(page, attribute(node, 'action'))?.path !== `${page.language}/az/index.html`))
        problem(node, 'a form that is not the search, or leads elsewhere than to the index');
      if (attribute(node, 'name') !== undefined)
        problem(node, 'a field with a name');
      if (['form', 'button'].includes(node.tagName))
        continue;
      if (attribute(node, 'autocomplete') !== 'off') // ticks would come back, too
        problem(node, 'a field without autocomplete=off');
      if (attribute(node, 'value') || attribute(node, 'checked') !== undefined)
        problem(node, 'a field that is filled');
    }
  }), 'bad field');
});

test('lists show no empty item and no empty link', () => {
  none(everywhere((page, problem) => {
    for (const node of elements(site.tree(page), 'a', 'li', 'summary', 'dt', 'dd', 'th', 'label',
      'button'))
      if (!textOf(node) && !first(node, 'input') && !first(node, 'img'))
        problem(node, `empty <${node.tagName}>`);
  }), 'empty element');
});

test('every template leaves no tag of its own behind', () => {
  none(everywhere((page, problem) => {
    const text = site.text(page.path);
    if (/\{\{|\}\}/.test(text))
      problem(undefined, 'a Mustache tag');
    if (/\bundefined\b|\[object |\(null\)/.test(text))
      problem(undefined, 'something undefined');
    // The words of hours.js are filled in by it.
    const brace = /\{[a-z]+\}/.exec(text.replace(/<script [^>]*hours\.js"[^>]*>/g, ''));
    if (brace)
      problem(undefined, `a placeholder: ${brace[0]}`);
  }), 'leftover');
});

test('quick exit: a neutral page without a way back', () => {
  const words = [...languages.map((language) => config.title[language]), config.publisher,
    'balise', 'sext', 'chantage', 'blackmail'].map((word) => word.toLowerCase());
  for (const page of site.pages.filter((one) => one.kind === 'exit')) {
    const tree = site.tree(page);
    none([...elements(tree, 'a', 'form', 'script')].map((node) => node.tagName),
      `way back from ${page.path}`);
    const text = (textOf(tree) + all(tree, 'meta').map((node) => attribute(node, 'content')))
      .toLowerCase();
    none(words.filter((word) => text.includes(word)), `word on ${page.path}`);
    assert.doesNotMatch(textOf(tree), /\b112\b/, page.path);
  }
  none(everywhere((page, problem) => {
    if (page.kind === 'exit')
      return;
    const ways = all(site.tree(page), 'a').filter((node) =>
      pages.get(target(page, attribute(node, 'href') ?? '#')?.path)?.kind === 'exit');
    if (ways.length === 0)
      problem(undefined, 'no quick exit');
    for (const node of ways)
      if (!(attribute(node, 'rel') ?? '').includes('noreferrer'))
        problem(node, 'quick exit without noreferrer');
  }), 'missing exit');
});

test('a skip link comes first and leads to the main part', () => {
  none(everywhere((page, problem) => {
    if (page.kind === 'exit')
      return;
    const link = first(site.tree(page), 'a');
    const mains = all(site.tree(page), 'main');
    if (mains.length !== 1 || attribute(link, 'href') !== `#${attribute(mains[0], 'id')}`)
      problem(link, 'the first link does not skip to <main>');
    if (!hasClass(link, 'skip') || !textOf(link))
      problem(link, 'the first link is no skip link');
  }), 'bad skip link');
});

// What a browser loads for the first view of a page.
function parts(page) {
  const paths = [page.path];
  for (const node of elements(site.tree(page), 'link', 'script', 'img')) {
    const address = attribute(node, node.tagName === 'link' ? 'href' : 'src');
    const to = address && attribute(node, 'rel') !== 'alternate' && target(page, address);
    if (to && !paths.includes(to.path))
      paths.push(to.path);
  }
  return paths;
}

test('the first view of every page is light', (t) => {
  const gzipped = new Map();
  const weigh = (path) => {
    if (!gzipped.has(path)) {
      const bytes = site.bytes(path);
      gzipped.set(path, { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length });
    }
    return gzipped.get(path);
  };
  const weights = site.pages.map((page) => {
    const weight = parts(page).map(weigh).reduce((sum, one) =>
      ({ raw: sum.raw + one.raw, gzip: sum.gzip + one.gzip }));
    return { page, ...weight, own: weigh(page.path) };
  });
  const say = ({ page, raw, gzip, own }) => `${page.path}: ${raw} bytes, ${gzip} compressed` +
    ` (the page alone ${own.raw}, ${own.gzip})`;
  const worst = (key) => [...weights].sort((a, b) => b[key] - a[key]).slice(0, 5);
  for (const one of new Set([...worst('raw'), ...worst('gzip')]))
    t.diagnostic(say(one));
  none(weights.filter(({ raw, gzip }) => raw > RAW_LIMIT || gzip > GZIP_LIMIT)
    .sort((a, b) => b.gzip - a.gzip).map(say),
  `page over ${RAW_LIMIT} bytes or ${GZIP_LIMIT} compressed`);
});
