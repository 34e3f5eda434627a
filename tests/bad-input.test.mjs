// SPDX-License-Identifier: MIT
// Malformed input: each gives its diagnostic with its file and, where that can be known,
// its line; none a crash, a hang, a report of a sanitizer or a touched site. Then
// mutations of the repository's own content, which must be accepted or refused cleanly.
//
// BALISE_TEST_SEED gives other mutations.
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, after, describe, test } from 'node:test';

import {
  balise, baliseAsync, baseContent, isSanitized, repository, workspace,
} from './lib/balise.mjs';
import { below, randomFrom, seedOr } from './lib/random.mjs';
import { assertSameTree, readTree, writeTree } from './lib/trees.mjs';

const base = Object.fromEntries(Object.entries(baseContent())
  .map(([path, bytes]) => [path, String(bytes)]));
const PAGE = 'content/en/first.md';
const XML = 'content/directory/lu.xml';
const SITE = 'content/site.yaml';
const WORDS = 'content/vocabulary.yaml';
const DEEP = 10_000;
const LONG = 'x'.repeat(100_000);

const replaced = (path, from, to) => {
  assert.ok(base[path].includes(from), `${path} has ${from}`);
  return { [path]: base[path].replace(from, () => to) };
};
const cut = (path, part) => ({ [path]: base[path].slice(0, Math.floor(base[path].length * part)) });
const front = (from, to) => replaced(PAGE, from, to);
const xml = (from, to) => replaced(XML, from, to);
const body = (text) => ({ [PAGE]: base[PAGE].slice(0, base[PAGE].indexOf('\n\n') + 2) + text });
const appended = (path, text) => ({ [path]: base[path] + text });
const theme = (files) => ({
  [SITE]: base[SITE].replace('theme: plain', 'theme: bad'),
  'themes/bad/theme.yaml': 'extends: plain\n',
  ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`themes/bad/${path}`, text])),
});
const page = (text) => theme({ 'templates/page.mustache': text });
const utf16 = (text) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
const dtd = (text) => ({ [XML]: base[XML].replace('?>\n', `?>\n${text}\n`) });
const hours = (text) => xml('display="112"', `display="112" hours="${text}"`);
const circle = Array.from({ length: 1000 }, (_, i) => base[XML].match(/ {2}<service[^]*<\/service>\n/)[0]
  .replace('lu-help', `lu-${i}`)
  .replace('status="active"', `status="retired" replaced-by="lu-${(i + 1) % 1000}"`)).join('');

/* What is wrong: files, the code that must be among what is said, and 'file' where no line
 * can be told. */
const BAD = {
  // Front matter
  'an empty page': [{ [PAGE]: '' }, 'front-matter-missing'],
  'a page of nothing but a mark': [{ [PAGE]: '\ufeff' }, 'front-matter-missing'],
  'a page of one fence': [{ [PAGE]: '---' }, 'front-matter-open'],
  'a page of two fences': [{ [PAGE]: '---\n---\n' }, 'field-missing'],
  'a page cut in its first line': [{ [PAGE]: '--' }, 'front-matter-missing'],
  'a page cut in its front matter': [cut(PAGE, 0.4), 'front-matter-open'],
  'a page with CR line ends': [{ [PAGE]: base[PAGE].replaceAll('\n', '\r') }, 'front-matter-missing'],
  'NUL in front matter': [front('First', 'Fi\0st'), 'charset-nul'],
  'an escaped NUL in front matter': [front('First page', '"a\\0b"'), 'yaml-syntax'],
  'an escaped surrogate in front matter': [front('First page', '"\\ud800"'), 'yaml-syntax'],
  'a control character in front matter': [front('First', 'Fi\u0001st'), 'yaml-syntax'],
  'an open quote before a long line': [front('First page', `"${LONG}`), 'yaml-syntax'],
  'an open bracket': [front('[blackmail]', '[blackmail'), 'yaml-syntax'],
  'an open brace': [front('[blackmail]', '{blackmail: '), 'yaml-syntax'],
  'brackets nested deeply': [front('[blackmail]', '['.repeat(DEEP) + ']'.repeat(DEEP)), 'yaml-depth'],
  'lists nested deeply': [front('[blackmail]', `\n  ${'- '.repeat(DEEP)}x`), 'yaml-depth'],
  'mappings nested deeply': [front('[blackmail]', '{a: '.repeat(DEEP) + '}'.repeat(DEEP)), 'yaml-depth'],
  'unclosed brackets nested deeply': [front('[blackmail]', '['.repeat(DEEP)), 'yaml-depth'],
  'aliases that multiply': [front('title: First page',
    'a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\ntitle: *c'), 'yaml-feature'],
  'a tag that makes objects': [front('First page', '!!python/object:os.system [x]'), 'yaml-feature'],
  'a merge key': [front('title:', '<<: *base\ntitle:'), 'yaml-feature'],
  'a key twice': [front('title:', 'title: a\ntitle:'), 'yaml-duplicate'],
  'a thousand unknown and one double key': [front('title:',
    `${Array.from({ length: 1000 }, (_, i) => `k${i}: v\n`).join('')}k0: v\ntitle:`), 'yaml-duplicate'],
  'a number of many digits': [front('kind:', `weight: ${'9'.repeat(1000)}\nkind:`), 'field-value'],
  'a day that is none': [front('2026-11-01', '2026-99-99'), 'date-invalid'],
  'a date of many digits': [front('2026-11-01', '9'.repeat(10_000)), 'date-invalid'],
  'an id of 100,000 letters': [front('id: first', `id: ${LONG}`), 'id-invalid'],
  'an id that leads elsewhere': [front('id: first', 'id: ../../etc/passwd'), 'id-invalid'],
  // Markdown
  'quotes nested deeply': [body('>'.repeat(DEEP) + ' x\n'), 'markdown-depth'],
  'items nested deeply': [body('- '.repeat(DEEP) + 'x\n'), 'markdown-depth'],
  'emphasis nested deeply': [body('*a **b '.repeat(DEEP / 2) + 'x' + '** c*'.repeat(DEEP / 2) + '\n'), 'markdown-depth'],
  'images nested deeply': [body('!['.repeat(DEEP) + '](a.png)'.repeat(DEEP) + '\n'), 'markdown-depth'],
  'brackets before a bad link': [body('['.repeat(DEEP) + 'x](javascript:y)\n'), 'link-scheme'],
  'an open tag': [body('Text <script src="x'.padEnd(200, ' ') + '\n\n<script\n'), 'html-refused'],
  'HTML at the end of a long line': [body(`${LONG} <b>\n`), 'html-refused'],
  'a script with entities in its scheme': [body('[x](&#106;avascript:alert)\n'), 'link-scheme'],
  'a script with capitals': [body('[x](JavaScript:alert)\n'), 'link-scheme'],
  'a page as data': [body('[x](data:text/html,x) <vbscript:x>\n'), 'link-scheme'],
  'a file of this computer': [body('[x](file:///etc/passwd)\n'), 'link-scheme'],
  'an encoded NUL in a link': [body('[x](a%00b)\n'), 'link-broken'],
  'encoded bytes that are no text': [body('[x](a%ff)\n'), 'link-broken'],
  'half an encoded byte': [body('[x](a%f)\n'), 'link-broken'],
  'a path that leads out of the content': [body('[x](../../../etc/passwd.md) ![y](../../x.png)\n'), 'link-broken'],
  'a service of 100,000 letters': [body(`[x](service:${LONG})\n`), 'service-unknown'],
  'a query of signs': [body('![](services:&&=,=&,)\n'), 'services-query'],
  'a callout of 100,000 letters': [body(`> [!${LONG}]\n> x\n`), 'callout-unknown'],
  'ten thousand broken links': [body('[x](nowhere)\n\n'.repeat(DEEP)), 'link-broken'],
  'backticks of every length': [body(Array.from({ length: 400 }, (_, i) => '`'.repeat(i)).join('a') + '\n\n<b>\n'), 'html-refused'],
  'unmatched stars and underscores': [body('*_ a_ **b__'.repeat(5000) + '<b>\n'), 'html-refused'],
  'ten thousand definitions': [body('[a]: nowhere\n'.repeat(DEEP) + '\n[a]\n'), 'link-broken'],
  // XML
  'an empty directory': [{ [XML]: '' }, 'xml-syntax', 'file'],
  'a directory of nothing but a mark': [{ [XML]: '\ufeff' }, 'xml-syntax', 'file'],
  'a directory of white space': [{ [XML]: ' \n\t\n' }, 'xml-syntax', 'file'],
  'no XML at all': [{ [XML]: Buffer.from('PK\u0003\u0004 spreadsheet') }, 'xml-syntax'],
  'a directory cut in a tag': [cut(XML, 0.5), 'xml-syntax'],
  'a directory cut in its declaration': [{ [XML]: '<?xml version="1.0"' }, 'xml-syntax'],
  'an unknown root': [{ [XML]: '<html/>' }, 'element-unknown'],
  'two roots': [appended(XML, '<directory/>'), 'xml-syntax'],
  'NUL in XML': [xml('Helps.', 'He\0ps.'), 'charset-nul'],
  'a reference to NUL': [xml('Helps.', 'He&#0;ps.'), 'xml-syntax'],
  'a reference beyond Unicode': [xml('Helps.', '&#x110000;'), 'xml-syntax'],
  'a reference to a surrogate': [xml('Helps.', '&#xd800;'), 'xml-syntax'],
  'an open CDATA section': [xml('Helps.', '<![CDATA[Helps.'), 'xml-syntax'],
  'an open instruction': [xml('<topic>', '<?php <topic>'), 'xml-syntax'],
  'an undeclared prefix': [xml('<topic>', '<x:a/><topic>'), 'xml-syntax'],
  'an attribute twice': [xml('dial="112"', 'dial="112" dial="112"'), 'xml-syntax'],
  'entities that multiply': [dtd('<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'), 'xml-dtd'],
  'an external entity': [dtd('<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), 'xml-dtd'],
  'a parameter entity': [dtd('<!DOCTYPE d [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x">%x;]>'), 'xml-dtd'],
  'an external DTD': [dtd('<!DOCTYPE directory SYSTEM "http://127.0.0.1:9/directory.dtd">'), 'xml-dtd'],
  'an entity of no DTD': [xml('Helps.', '&xxe;'), 'xml-syntax'],
  'an inclusion': [xml('<topic>', '<include xmlns="http://www.w3.org/2001/XInclude" href="/etc/passwd"/><topic>'), 'element-unknown'],
  'elements nested deeply': [xml('<topic>', '<a>'.repeat(DEEP) + '</a>'.repeat(DEEP) + '<topic>'), 'xml-depth'],
  'unclosed elements nested deeply': [xml('<topic>', '<a>'.repeat(DEEP)), 'xml-depth'],
  'an attribute of a megabyte': [xml('display="112"', `display="${'1'.repeat(1 << 20)}"`), 'phone-display'],
  'an attribute of twelve megabytes': [xml('display="112"', `display="${'1'.repeat(12 << 20)}"`), /xml-syntax|phone-display/],
  'ten thousand attributes': [xml('dial="112"', `dial="112" ${Array.from({ length: DEEP }, (_, i) => `a${i}=""`).join(' ')}`), 'xml-syntax'],
  'nine hundred attributes': [xml('dial="112"', `dial="112" ${Array.from({ length: 900 }, (_, i) => `a${i}=""`).join(' ')}`), 'attribute-unknown'],
  'a hundred thousand elements that have no place': [xml('</directory>', `${'<x/>'.repeat(100_000)}</directory>`), 'too-many', 'file'],
  'a hundred megabytes': [{ [XML]: Buffer.alloc(100 << 20, ' ') }, 'file-too-large', 'file'],
  'an XInclude': [xml('<service', '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/><service'), 'element-unknown'],
  'an id in two files': [{ 'content/directory/be.xml': base[XML].replace('country="LU"', 'country="BE"') }, 'service-duplicate'],
  'replacements in a circle through two files': [{
    [XML]: base[XML].replace('status="active"', 'status="retired" replaced-by="be-help"'),
    'content/directory/be.xml': base[XML].replace('country="LU"', 'country="BE"').replace('lu-help', 'be-help')
      .replace('status="active"', 'status="retired" replaced-by="lu-help"'),
  }, 'replaced-by'],
  'an XML declaration of an unknown encoding': [xml('UTF-8', 'KLINGON'), 'charset-unknown', 'file'],
  'an XML declaration of an encoding of IBM': [xml('UTF-8', 'EBCDIC-US'), 'charset-invalid', 'file'],
  'a text of a long line': [xml('<topic>blackmail', `<topic>${LONG}`), 'vocabulary-unknown'],
  'an open tag before a long line': [xml('<topic>', `<topic ${LONG}`), 'xml-syntax'],
  'a thousand services in a circle': [xml('</directory>', `${circle}</directory>`), 'replaced-by'],
  'other digits in a number': [xml('dial="112"', 'dial="١١٢"'), 'phone-dial'],
  'a number of a thousand digits': [xml('dial="112"', `dial="${'1'.repeat(1000)}"`), 'phone-dial'],
  'hours of signs': [hours(',;-'.repeat(1000)), 'hours-syntax'],
  'hours of a thousand rules': [hours(Array(1000).fill('Mo 09:00-10:00').join(', ')), 'hours-syntax'],
  'hours beyond the day': [hours('Mo 23:00-99:00'), 'hours-syntax'],
  'an address with a script': [xml('<audience>', '<web href="javascript:alert(1)"/><audience>'), 'attribute-value'],
  // site.yaml
  'an empty site.yaml': [{ [SITE]: '' }, 'field-missing', 'file'],
  'a site.yaml of comments': [{ [SITE]: '# nothing\n# at all\n' }, 'field-missing', 'file'],
  'a site.yaml of one word': [{ [SITE]: 'site' }, 'yaml-syntax'],
  'a site.yaml of bytes': [{ [SITE]: Buffer.from('7f454c4602010100\0\0', 'latin1') }, 'charset-nul'],
  'a site.yaml of two documents': [appended(SITE, '---\na: b\n'), 'yaml-feature'],
  'a thousand languages that are none': [replaced(SITE, '[en]', `[${'Klingon, '.repeat(1000)}en]`), 'site-languages'],
  'a language that leads elsewhere': [replaced(SITE, '[en]', '[en, ../x]'), 'site-languages'],
  'a theme that leads elsewhere': [replaced(SITE, 'plain', '../../../etc'), 'field-value'],
  'a title that is a list': [replaced(SITE, '{en: Site, fr: Site}', '[Site]'), 'field-type'],
  'an encoding with options': [appended(SITE, 'encodings: {"**": "ASCII//TRANSLIT"}\n'), 'charset-unknown', 'file'],
  'encodings that are a list': [appended(SITE, 'encodings: [utf-8]\n'), 'field-type'],
  'a pattern of stars': [appended(SITE, `encodings: {"${'*a'.repeat(200)}*b": utf-8, "**": none}\n`), 'charset-unknown', 'file'],
  // vocabulary.yaml
  'an empty vocabulary': [{ [WORDS]: '' }, 'vocabulary-unknown'],
  'a vocabulary that is a list': [{ [WORDS]: '- topics\n' }, 'yaml-syntax'],
  'a word that leads elsewhere': [replaced(WORDS, '  blackmail:', '  ../blackmail:'), 'id-invalid'],
  'a word that is a text': [replaced(WORDS, '    name: {en: Blackmail, fr: Chantage}', '    name: Blackmail'), 'field-type'],
  'synonyms that are a text': [replaced(WORDS, '    name: {en: Blackmail, fr: Chantage}',
    '    name: {en: Blackmail}\n    synonyms: threat'), 'field-type'],
  'a word that is a list': [replaced(WORDS, '  blackmail:\n    name: {en: Blackmail, fr: Chantage}', '  blackmail: [a]'), 'field-type'],
  // Templates and strings
  'sections nested deeply': [page('{{#title}}'.repeat(DEEP) + '{{/title}}'.repeat(DEEP)), 'template-depth'],
  'unclosed sections nested deeply': [page('{{#title}}'.repeat(DEEP)), 'template-depth'],
  'an open tag of a template': [page(`{{title ${LONG}`), 'template-syntax'],
  'an open comment of a template': [page('{{! no end'), 'template-syntax'],
  'an open triple mustache': [page('{{{title}}'), 'template-syntax'],
  'open delimiters': [page('{{=<% %>'), 'template-syntax'],
  'delimiters without a second one': [page('{{=x=}}'), 'template-syntax'],
  'a name of 100,000 letters': [page(`{{>${LONG}}}`), 'template-partial'],
  'a partial inside itself': [page('{{>page}}'), 'template-depth'],
  'two partials inside each other': [theme({ 'templates/page.mustache': '{{>a}}', 'templates/a.mustache': '{{>b}}',
    'templates/b.mustache': '{{>a}}' }), 'template-depth'],
  'parents in a circle': [theme({ 'templates/page.mustache': '{{<topic}}{{/topic}}',
    'templates/topic.mustache': '{{<page}}{{/page}}' }), 'template-depth'],
  'a block inside itself': [page('{{<layout}}{{$main}}{{$main}}x{{/main}}{{/main}}{{/layout}}'), 'template-depth'],
  'NUL in a template': [page('{{title}}\0'), 'charset-nul'],
  'a partial that leads elsewhere': [page('{{>../../../../etc/passwd}}'), 'template-partial'],
  'strings that are a list': [theme({ 'strings/en.yaml': '- Home\n' }), 'yaml-syntax'],
  'strings cut in a quote': [theme({ 'strings/en.yaml': 'nav-home: "Ho' }), 'yaml-syntax'],
  'a string that is a mapping': [theme({ 'strings/en.yaml': 'nav-home: {a: b}\n' }), 'field-value'],
  'a theme.yaml that is a text': [theme({ 'theme.yaml': 'plain' }), 'yaml-syntax'],
  'a theme inside itself': [theme({ 'theme.yaml': 'extends: bad' }), 'theme-cycle'],
  'three themes in a circle': [{ ...theme({ 'theme.yaml': 'extends: b' }), 'themes/b/theme.yaml': 'extends: c',
    'themes/c/theme.yaml': 'extends: bad' }, 'theme-cycle'],
  'a theme that extends another place': [theme({ 'theme.yaml': 'extends: ../../x' }), 'field-value'],
  // Encodings
  'bytes that are no UTF-8 where it is declared': [{ ...appended(SITE, 'encodings: {"en/*": utf-8}\n'),
    [PAGE]: Buffer.from(base[PAGE].replace('First', 'Fi\xffst'), 'latin1') }, 'charset-invalid', 'file'],
  'a character cut at the end': [{ ...appended(SITE, 'encodings: {"en/*": utf-8}\n'),
    [PAGE]: Buffer.concat([Buffer.from(base[PAGE]), Buffer.from([0xf0, 0x9f, 0x98])]) }, 'charset-invalid', 'file'],
  'an overlong form': [{ ...appended(SITE, 'encodings: {"en/*": utf-8}\n'),
    [PAGE]: Buffer.concat([Buffer.from(base[PAGE]), Buffer.from([0xc0, 0xaf])]) }, 'charset-invalid', 'file'],
  'a surrogate in UTF-8': [{ ...appended(SITE, 'encodings: {"en/*": utf-8}\n'),
    [PAGE]: Buffer.concat([Buffer.from(base[PAGE]), Buffer.from([0xed, 0xa0, 0x80])]) }, 'charset-invalid', 'file'],
  'UTF-8 that is declared by XML and is none': [{ [XML]: Buffer.from(base[XML].replace('Helps', 'H\xe9lps'), 'latin1') }, 'charset-invalid', 'file'],
  'a lone high surrogate in UTF-16': [{ [PAGE]: utf16(base[PAGE].replace('First', '\ud800')) }, 'charset-invalid', 'file'],
  'a lone low surrogate in UTF-16': [{ [PAGE]: utf16(base[PAGE].replace('First', '\udc00')) }, 'charset-invalid', 'file'],
  'half a character of UTF-16': [{ [PAGE]: utf16(base[PAGE]).subarray(0, -1) }, 'charset-invalid', 'file'],
  'UTF-16 without a mark': [{ [PAGE]: Buffer.from(base[PAGE], 'utf16le') }, 'charset-nul'],
  'UTF-32': [{ [PAGE]: Buffer.from([0xff, 0xfe, 0, 0, 0x2d, 0, 0, 0]) }, 'charset-nul'],
  'a mark of UTF-16 alone': [{ [PAGE]: Buffer.from([0xff, 0xfe]) }, 'front-matter-missing'],
  'a byte that Windows-1252 has not': [{ [PAGE]: Buffer.from(base[PAGE].replace('First', 'Fi\x81st'), 'latin1') }, 'charset-invalid', 'file'],
  // Names
  'names that differ only in case': [{ 'content/en/FIRST.md': base[PAGE].replace('id: first', 'id: b') }, 'output-clash', 'file'],
  'a name of a DOS device': [{ 'content/en/aux.md': base[PAGE].replace('id: first', 'id: b') }, 'output-name', 'file'],
  'a name of nothing but signs': [{ 'content/en/!!!.md': base[PAGE].replace('id: first', 'id: b') }, 'output-name', 'file'],
  'a path that is too long': [{ [`content/en/${'folder/'.repeat(25)}a.md`]: base[PAGE].replace('id: first', 'id: b') }, 'output-name', 'file'],
  'a bad page with a newline in its name': [{ 'content/en/a\nb.md': '' }, 'front-matter-missing'],
  'a bad page with a long name': [{ [`content/en/${'n'.repeat(250)}.md`]: '' }, 'front-matter-missing'],
  'a bad page with a terminal’s signs in its name': [{ 'content/en/a\x1b[31mb.md': '' }, 'front-matter-missing'],
  'a bad page with signs in its name that turn and break lines': [{ 'content/en/a\u202eb\u2028c.md': '' },
    'front-matter-missing'],
  'a word that is turned around': [xml('<topic>blackmail', '<topic>black\u202eliam\u2066'), 'vocabulary-unknown'],
  'a folder where site.yaml belongs': [{ [SITE]: null, 'content/site.yaml/a.yaml': 'a: b' }, 'file-missing', 'file'],
  'a link to a folder where site.yaml belongs': [{ [SITE]: { link: 'en' } }, 'file-missing', 'file'],
  'a link in a circle where a page belongs': [{ [PAGE]: { link: 'first.md' }, 'content/en/b.md': base[PAGE]
    .replace('id: first', 'id: b').replace('service:lu-help', 'first') }, 'link-broken'],
};

/* Odd, and yet nothing is wrong with it. */
const ODD = {
  'a folder that links to itself': { 'content/en/loop': { link: '.' } },
  'a folder that links to its parent': { 'content/en/up': { link: '../..' } },
  'a file that links to itself': { 'content/en/loop.md': { link: 'loop.md' } },
  'a link to nowhere': { 'content/en/gone.md': { link: '/nonexistent/page.md' } },
  'a folder named as a page': { 'content/en/page.md/second.md': base[PAGE].replace('id: first', 'id: second') },
  'a hidden file': { 'content/en/.hidden.md': 'not a page' },
  'a name with spaces and a newline': { 'content/en/a b\nc.md': base[PAGE].replace('id: first', 'id: second') },
  'a title of 100,000 letters': front('First page', LONG),
  'a paragraph of one long line': body(`${LONG}\n`),
  'an attribute with spaces of all kinds': xml('title="A list"', 'title="A\tlist\n of things"'),
  'brackets that are no links': body('['.repeat(DEEP) + '\n'),
};

let earlier;

before(() => {
  const place = workspace({ after }, base);
  assert.equal(balise(['build', '--quiet'], { cwd: place }).status, 0);
  earlier = readTree(join(place, 'out'));
});

function prepared(t, files) {
  const place = workspace(t, base);
  writeTree(join(place, 'out'), earlier);
  writeTree(place, files);
  return place;
}

async function checkRefused(t, place, slug, where) {
  const { status, stderr } = await baliseAsync(['build'], { cwd: place });
  const shown = stderr.slice(0, 3000);
  const errors = [...stderr.matchAll(/^([^\n]+?):(?:(\d+):)?(?:(\d+):)? error: [^\n]* \[([a-z-]+)\]$/gm)];
  const meant = errors.filter((one) => (slug.test ? slug.test(one[4]) : one[4] === slug));
  assert.equal(status, 1, shown);
  assert.ok(meant.length > 0, `it says [${slug}]\n${shown}`);
  assert.ok(meant.every((one) => one[1] !== 'balise'), `each has a file\n${shown}`);
  if (where !== 'file')
    assert.ok(meant.some((one) => Number(one[2]) > 0), `one has a line\n${shown}`);
  assert.ok(!/[\0-\x08\x0b-\x1f\x7f\p{Cf}\p{Zl}\p{Zp}]/u.test(stderr), 'no control characters');
  assertSameTree(readTree(join(place, 'out')), earlier, 'the site before and after');
}

describe('bad input', { concurrency: 2 }, () => {
  for (const [name, [files, slug, where]] of Object.entries(BAD))
    test(name, (t) => checkRefused(t, prepared(t, files), slug, where));

  test('an unreadable page', { skip: process.getuid() === 0 && 'root may read everything' }, (t) => {
    const place = prepared(t, {});
    chmodSync(join(place, PAGE), 0);
    return checkRefused(t, place, 'file-read', 'file');
  });

  test('folders nested deeply', (t) => {
    const place = prepared(t, {});
    mkdirSync(join(place, 'content/en', 'a/'.repeat(100)), { recursive: true });
    return checkRefused(t, place, 'file-read', 'file');
  });
});

describe('odd input', { concurrency: 2 }, () => {
  for (const [name, files] of Object.entries(ODD))
    test(name, async (t) => {
      const { status, stderr } = await baliseAsync(['build'], { cwd: prepared(t, files) });
      assert.equal(status, 0, stderr.slice(0, 3000));
    });
});

// ---- Mutations. ----

const SEED = seedOr(2026);
const MUTATIONS = isSanitized ? 150 : 300;
const BITS = ['\0', '\xff', '"', "'", '<', '>', '&', '[', ']', '(', ')', '{', '}', ':', ': ', '\n', '\r\n', '\t',
  '---\n', '#', '!', '*', '`', '> ', '- ', '](', '![', '\ufeff', '\u2028', '&#x0;', '<!--', ']]>', '<![CDATA[',
  '{{', '}}', '{{{', '{{/', '{{#', '{{>', 'service:', 'term:', '\\', '%', '@', '9'.repeat(40), ' '.repeat(100)];

/* Bytes cut out, doubled, moved, changed, or foreign ones put in: one to four times. */
function mutated(bytes, random) {
  let result = bytes;
  for (let left = 1 + below(random, 4); left > 0; left--) {
    const at = below(random, result.length + 1), length = below(random, 60);
    const [head, piece, tail] = [result.subarray(0, at), result.subarray(at, at + length), result.subarray(at + length)];
    const foreign = Buffer.from(BITS[below(random, BITS.length)]);
    const elsewhere = below(random, tail.length + 1);
    switch (below(random, 6)) {
    case 0: result = Buffer.concat([head, tail]); break;
    case 1: result = Buffer.concat([head, piece, piece, tail]); break;
    case 2: result = Buffer.concat([head, tail.subarray(0, elsewhere), piece, tail.subarray(elsewhere)]); break;
    case 3: result = Buffer.concat([head, foreign, piece, tail]); break;
    case 4: result = Buffer.concat([head, Buffer.from([below(random, 256)]), piece.subarray(1), tail]); break;
    default: result = head; break;
    }
  }
  return result;
}

/* The repository's content in one language and its directory, small enough to be built
 * three hundred times, with the tests' theme. */
function ownContent() {
  const tree = readTree(join(repository, 'content'));
  const wanted = /^(fr\/|directory\/|vocabulary\.yaml|site\.yaml)/;
  return Object.fromEntries(Object.entries(tree).filter(([path]) => wanted.test(path))
    .map(([path, bytes]) => [`content/${path}`, path === 'site.yaml'
      ? Buffer.from('title: {fr: Balise}\nlanguages: [fr]\nas-of: 2026-11-22\ntheme: plain\n') : bytes]));
}

test(`${MUTATIONS} mutations of our own content`, async (t) => {
  const own = ownContent();
  const templates = join(repository, 'tests/sites/theme-plain/templates');
  for (const name of ['layout', 'page', 'card'])
    own[`themes/own/templates/${name}.mustache`] = readFileSync(join(templates, `${name}.mustache`));
  own['themes/own/strings/fr.yaml'] = readFileSync(join(templates, '../strings/fr.yaml'));
  own['themes/own/theme.yaml'] = Buffer.from('extends: plain\n');
  const paths = Object.keys(own);
  const random = randomFrom(SEED);
  const statuses = [0, 0];
  const lanes = [workspace(t, own), workspace(t, own)].map((place) => ({ place, site: {} }));

  async function tryOne(lane, number) {
    const path = paths[below(random, paths.length)];
    const bytes = mutated(own[path], random);
    writeTree(lane.place, { [path]: bytes });
    const args = ['build', '--quiet', '--theme', 'themes/own'];
    const { status, stderr } = await baliseAsync(args, { cwd: lane.place });
    const site = readTree(join(lane.place, 'out'));
    statuses[status]++;
    const what = `mutation ${number} of seed ${SEED}, ${path}: ${JSON.stringify(String(bytes)).slice(0, 2000)}`;
    assert.ok(status === 0 || status === 1, `${what}\n${stderr}`);
    if (status === 1) {
      assert.match(stderr, / error: .* \[[a-z-]+\]$/m, what);
      assertSameTree(site, lane.site, what);
    }
    lane.site = site;
    writeTree(lane.place, { [path]: own[path] });
  }

  for (let i = 0; i < MUTATIONS; i += lanes.length)
    await Promise.all(lanes.map((lane, number) => tryOne(lane, i + number)));
  t.diagnostic(`${statuses[0]} were accepted, ${statuses[1]} refused`);
  assert.ok(statuses[0] > MUTATIONS / 20 && statuses[1] > MUTATIONS / 4, `both happen: ${statuses}`);
});
