// SPDX-License-Identifier: MIT
// Directory files, good and bad, each a right one with a single change: what
// directory.rng and the reader in C must agree on, and what only the reader can know.
//
// An element is [name, attributes, ...children], a child an element or text. The tables
// here are written by hand from the documentation, not taken from either of the two.

// ---- What is right ----

const lines = (text) => text.trim().split(/\s*\n\s*/);

/* Each form with values that have it and values that have not. */
const FORMS = {
  text: { good: ['a', 'É « ü » ب 😀', ' a '], bad: [' ', '\t'] },
  display: { good: ['112', '1-1-2', '(11) 2'], bad: [' '] },
  key: { good: [], bad: ['Two Words', 'é', '-a'] },
  id: {
    good: ['a', '0', 'a-b-1', 'a--b', 'a'.repeat(60), 'console', 'com10', 'lptx'],
    bad: ['A', 'a b', ' a', 'a ', 'a_b', 'é', 'a/b', 'a.b', '-a', 'a-', '-', 'a'.repeat(61), 'con', 'nul',
      'prn', 'aux', 'com1', 'lpt0'],
  },
  country: { good: [], bad: ['lu', 'LUX', 'L', '002', 'L1', ' LU', 'Luxembourg'] },
  timezone: {
    good: ['UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5', 'Etc/GMT-14'],
    bad: ['europe/Luxembourg', 'Europe/', 'Europe/Luxembourg ', 'Luxembourg time', '+01:00', '/Europe'],
  },
  region: { good: ['LU-LU'], bad: ['LU', 'lu-lu', 'LU-', 'LU-LUUU', 'LU LU', ' LU-LU', 'Luxembourg'] },
  regions: { good: ['LU-LU', 'LU-LU  LU-DI', ' LU-LU '], bad: ['LU-LU,LU-DI', 'LU-LU lu-di', 'LU'] },
  date: {
    good: ['1900', '2199', '2026-01', '2026-12', '2026-01-31', '2026-04-30', '2024-02-29', '2000-02-29', '2096-02-29'],
    bad: ['26', '1899', '2200', '02026', '2026-1', '2026-00', '2026-13', '2026-01-00', '2026-01-32', '2026-04-31',
      '2026-06-31', '2026-09-31', '2026-11-31', '2026-02-29', '2100-02-29', '1900-02-29', '2026-02-30', '2026-01-1',
      '2026-01-01Z', '2026-01-01T00:00', '2026/01/01', '01.02.2026', ' 2026', '2026 ', '-2026', '2026-', 'soon'],
  },
  day: { good: ['2026-11-20', '2024-02-29'], bad: ['2026', '2026-11', '2026-11-31', 'today'] },
  dial: {
    good: ['112', '1', '0', '000', '00', '00123456', '0800111', '123456789012345', '+3521234', '+352123456789012'],
    bad: ['+352123', '+3521234567890123', '1234567890123456', '+0352123456', '0035280021234', '001234567', '8002 1234',
      '0800/12800', '+352-80021234', ' 112', '112 ', '+', '1-1-2', '٣', 'tel:112', '12a'],
  },
  international: { good: ['+352123456'], bad: ['112', '00352123456', '+352', '352123456', '+352 123456'] },
  languageTag: {
    good: ['fr', 'gsg', 'pt-BR', 'zh-Hant-TW', 'de-1996', 'fr-x-a'],
    bad: ['f', 'FR', 'french', 'fr_FR', 'fr-', '-fr', 'fr-123456789', 'fr--a', ' fr', 'fr de', 'é'],
  },
  languages: { good: ['fr', 'fr de', ' fr  de '], bad: ['fr,de', 'fr; de', 'français', 'fr FR'] },
  hours: { good: ['24/7', 'Mo-Fr 09:00-16:00'], bad: [] },
  url: {
    good: ['http://a', 'https://a.example/b?c=d&e=f#g', 'https://é.example/ü', "https://a.example/it's",
      'https://a.example:8080', 'http://[::1]/', 'https://a//b'],
    bad: ['a.example', 'www.a.example', 'ftp://a.example', 'javascript:alert(1)', 'HTTPS://a.example', 'https:a', 'https://',
      'http:///a', 'https:/a', 'https://a b', ' https://a', 'https://a ', 'https://a<b', 'https://a>b', 'https://a"b',
      'https://a\\b', 'https://a^b', 'https://a`b', 'https://a{b', 'https://a}b', 'https://a|b', 'mailto:a@b', '/a'],
  },
  email: {
    good: ['a@b', 'first.last+tag@mail.example.org', 'é@ü.example', '116000@b.example'],
    bad: ['a', '@b', 'a@', 'a@b@c', 'a b@c', 'a@b c', '<a@b>', 'A <a@b>', ' a@b', 'a@b"', 'a|b@c'],
  },
  age: { good: ['0', '9', '10', '99', '100', '120'], bad: ['-1', '121', '200', '018', '1.5', ' 1', '1 ', '1e1', 'x', '１'] },
  replacement: { good: ['another', 'emergency:112'], bad: ['Other Service', 'emergency:', 'emergency:1 2'] },
  facts: {
    good: lines(`name\n status\n since\n until\n valid-from\n valid-to\n region\n replaced-by\n phone\n sms\n chat\n app
      email\n form\n web\n visit\n hours\n languages\n cost\n bill\n audience\n topic\n eligibility\n confidentiality\n access
      when\n provider`).concat('phone hours', ' phone  hours '),
    bad: ['Phone', 'phone,hours', 'telephone', 'phone hours etc'],
  },
};
const choice = (...good) => ({ good, bad: ['', 'other', ` ${good[0]}`, `${good[0]} `, good[0].toUpperCase(), good.join(' ')] });
const YES_NO = choice('yes', 'no');
const CONFIDENCE = choice('verified', 'single-source', 'unconfirmed', 'disputed');

const CHANNEL = {
  title: 'text', hours: 'hours', languages: 'languages', cost: 'key', 'on-bill': YES_NO, 'valid-from': 'date',
  'valid-to': 'date', confidence: CONFIDENCE,
};

const CHECK = {
  checked: 'day', 'checked-how': choice('call', 'email', 'letter', 'meeting'), 'checked-by': 'key', 'review-by': 'date',
};

/* Which attributes an element has, of what form; '!' where it must be there by itself. */
export const ATTRIBUTES = {
  directory: { 'country!': 'country', timezone: 'timezone' },
  emergency: {
    'purpose!': choice('general', 'police', 'ambulance', 'fire', 'text', 'relay'), 'confidence!': CONFIDENCE,
    ...CHECK,
  },
  service: {
    'id!': 'id', 'kind!': 'key', 'status!': choice('active', 'announced', 'suspended', 'retired'), 'confidence!': CONFIDENCE,
    provider: choice('public', 'charity', 'police', 'commercial'), region: 'regions', since: 'date', until: 'date',
    'valid-from': 'date', 'valid-to': 'date', 'replaced-by': 'replacement', ...CHECK,
  },
  name: { 'xml:lang': 'languageTag' },
  summary: { 'xml:lang!': 'languageTag' },
  note: { 'xml:lang!': 'languageTag' },
  when: { 'xml:lang!': 'languageTag' },
  phone: { 'dial!': 'dial', 'display!': 'display', abroad: 'international', ...CHANNEL },
  sms: { 'dial!': 'dial', 'display!': 'display', keyword: 'text', ...CHANNEL },
  chat: { 'href!': 'url', ...CHANNEL },
  app: { 'href!': 'url', platform: choice('android', 'ios', 'desktop'), ...CHANNEL },
  email: { 'address!': 'email', ...CHANNEL },
  form: { 'href!': 'url', ...CHANNEL },
  web: { 'href!': 'url', 'xml:lang': 'languageTag', ...CHANNEL },
  visit: {
    street: 'text', 'postal-code': 'text', 'city!': 'text', region: 'region', dial: 'dial', display: 'display', ...CHANNEL,
  },
  language: { 'code!': 'languageTag' },
  audience: {},
  topic: {},
  eligibility: { 'age-min': 'age', 'age-max': 'age', 'image-age-min': 'age', 'image-age-max': 'age' },
  confidentiality: { anonymous: YES_NO, confidential: YES_NO, consent: YES_NO },
  access: {
    'type!': choice('sign-language', 'text-relay', 'video-relay', 'easy-language', 'wheelchair'), languages: 'languages',
  },
  source: { 'title!': 'text', href: 'url', date: 'date', accessed: 'date', facts: 'facts' },
};

const CHANNELS = ['phone', 'sms', 'chat', 'app', 'email', 'form', 'web', 'visit'];

/* What may stand in an element: '*' any number, '+' one or more, '?' at most one. */
const CHILDREN = {
  directory: ['emergency*', 'service*'],
  emergency: [...CHANNELS.map((name) => `${name}*`), 'note*', 'source+'],
  service: ['name+', 'summary*', 'note*', 'when*', ...CHANNELS.map((name) => `${name}*`), 'language*', 'audience+', 'topic+',
    'eligibility?', 'confidentiality?', 'access*', 'source+'],
  ...Object.fromEntries(CHANNELS.map((name) => [name, ['note*', 'access*']])),
};
const TEXTS = ['name', 'summary', 'note', 'when', 'audience', 'topic'];

/* Attributes that mean nothing one without the other. */
const CHECKED = ['checked', 'checked-how', 'checked-by'];
const TOGETHER = { emergency: CHECKED, service: CHECKED, visit: ['dial', 'display'] };

/* An instance of each element with all that it can have. */
const ANY = { title: 'T', hours: '24/7', languages: 'fr', cost: 'free', 'on-bill': 'no', 'valid-from': '1900', 'valid-to': '2199',
  confidence: 'disputed' };
const NUMBER = { dial: '112', display: '112' };
const WHOLE = {
  name: ['name', { 'xml:lang': 'en' }, 'Helpline'],
  summary: ['summary', { 'xml:lang': 'en' }, 'Helps.'],
  note: ['note', { 'xml:lang': 'en' }, 'A note.'],
  when: ['when', { 'xml:lang': 'en' }, 'Then.'],
  phone: ['phone', { ...NUMBER, abroad: '+352123456', ...ANY }],
  sms: ['sms', { ...NUMBER, keyword: 'Talk', ...ANY }],
  chat: ['chat', { href: 'https://a.example', ...ANY }],
  app: ['app', { href: 'https://a.example', platform: 'ios', ...ANY }],
  email: ['email', { address: 'a@b.example', ...ANY }],
  form: ['form', { href: 'https://a.example', ...ANY }],
  web: ['web', { href: 'https://a.example', 'xml:lang': 'fr', ...ANY }],
  visit: ['visit', { street: 'S 1', 'postal-code': '1', city: 'C', region: 'LU-LU', ...NUMBER, ...ANY }],
  language: ['language', { code: 'fr' }],
  audience: ['audience', {}, 'minor'],
  topic: ['topic', {}, 'blackmail'],
  eligibility: ['eligibility', { 'age-min': '0', 'age-max': '120', 'image-age-min': '0', 'image-age-max': '120' }],
  confidentiality: ['confidentiality', { anonymous: 'yes', confidential: 'no', consent: 'yes' }],
  access: ['access', { type: 'sign-language', languages: 'gsg' }],
  source: ['source', { title: 'A list', href: 'https://a.example', date: '1900', accessed: '2026-11', facts: 'phone' }],
};
const CHECKS = { checked: '2026-11-20', 'checked-how': 'call', 'checked-by': 'editor', 'review-by': '2027' };
WHOLE.emergency = ['emergency', { purpose: 'general', confidence: 'verified', ...CHECKS }];
WHOLE.service = ['service', { id: 'x', kind: 'helpline', status: 'active', confidence: 'verified', provider: 'charity', region: 'LU-LU',
  since: '1900', until: '2199', 'valid-from': '1900', 'valid-to': '2199', 'replaced-by': 'emergency:112', ...CHECKS }];
WHOLE.directory = ['directory', { country: 'LU', timezone: 'Europe/Luxembourg' }];

/* The same with what it must have; the time zone is there for the hours. */
const plain = (key) => key.replace('!', '');
function lean([name, attributes, ...children]) {
  const needed = (key) => `${key}!` in ATTRIBUTES[name] || key === 'timezone' || (name === 'source' && key === 'date');
  return [name, Object.fromEntries(Object.entries(attributes).filter(([key]) => needed(key))), ...children];
}

/* A whole file of these instances, each in its place. */
function assembled(instances) {
  const { directory, emergency, service, ...rest } = instances;
  return [...directory, [...emergency, rest.phone, rest.chat, rest.note, rest.source], [...service, ...Object.values(rest)]];
}

/* Lean, for xmllint's work doubles with each attribute that may be left out and is there. */
const LEAN = Object.fromEntries(Object.entries(WHOLE).map(([name, node]) => [name, lean(node)]));
const TREE = assembled(LEAN);
const SERVICE = TREE[3];

export const VOCABULARY = {
  topics: ['blackmail'], audiences: ['minor'], kinds: ['helpline'], costs: ['free'], roles: ['editor'],
  countries: ['LU', 'BE', 'EU', '001'], regions: ['LU-LU', 'LU-DI'],
  languages: ['en', 'fr', 'de', 'gsg', 'pt-BR', 'zh-Hant-TW', 'de-1996', 'fr-x-a'],
};

// ---- Writing ----

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

function written([name, attributes, ...children], indent = '') {
  const head = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`).join('');
  if (!children.length)
    return `${indent}<${name}${head}/>\n`;
  if (children.every((child) => typeof child === 'string'))
    return `${indent}<${name}${head}>${children.map(escaped).join('')}</${name}>\n`;
  const inside = children.map((child) =>
    typeof child === 'string' ? `${escaped(child)}\n` : written(child, `${indent}  `));
  return `${indent}<${name}${head}>\n${inside.join('')}${indent}</${name}>\n`;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const file = (tree) => DECLARATION + written(tree);

// ---- Changing one thing ----

/* A copy of the tree in which `change` has made something of the first `name` inside
 * `parent`, or of the root. */
function changed(name, change, parent) {
  let done = false;
  const walk = (node, above) => {
    if (typeof node === 'string')
      return [node];
    const [own, attributes, ...children] = node;
    if (!done && own === name && (!parent || parent === above)) {
      done = true;
      return change([own, { ...attributes }, ...children]);
    }
    return [[own, attributes, ...children.flatMap((child) => walk(child, own))]];
  };
  const [tree] = walk(TREE);
  return tree;
}

const withAttribute = (name, key, value, parent) => changed(name, (node) => {
  if (value === undefined)
    delete node[1][key];
  else
    node[1][key] = value;
  return [node];
}, parent);

const withChild = (name, child) => changed(name, (node) => [[...node, child]]);

const formOf = (form) => (typeof form === 'string' ? FORMS[form] : form);

/* With what belongs to it; a number is shown as it is dialled, so that nothing but the value is told. */
function valueCase(element, key, value) {
  const partners = TOGETHER[element]?.includes(key) ? TOGETHER[element] : [];
  const also = Object.fromEntries(partners.map((one) => [one, WHOLE[element][1][one]]));
  const shown = key === 'dial' ? { display: value } : {};
  return changed(element, ([name, attributes, ...children]) =>
    [[name, { ...attributes, ...also, ...shown, [key]: value }, ...children]]);
}

function* valueCases() {
  const seen = new Set();
  for (const [element, attributes] of Object.entries(ATTRIBUTES))
    for (const [entry, form] of Object.entries(attributes)) {
      const key = plain(entry), { good, bad } = formOf(form);
      if (entry.endsWith('!'))
        yield [`${element} without ${key}`, withAttribute(element, key, undefined), false];
      yield [`${element} with an empty ${key}`, valueCase(element, key, ''), false];
      // Every value of a form once, one good and one bad wherever else it is used.
      const isNew = typeof form !== 'string' || !seen.has(form);
      if (typeof form === 'string')
        seen.add(form);
      for (const value of isNew ? good : good.slice(0, 1))
        yield [`${element} with ${key}=${JSON.stringify(value)}`, valueCase(element, key, value), true];
      for (const value of isNew ? bad : bad.slice(0, 1))
        yield [`${element} with ${key}=${JSON.stringify(value)}`, valueCase(element, key, value), false];
    }
}

/* Every attribute on every element, and some that none has. */
function* placeCases() {
  const examples = { unknown: 'x', 'xml:space': 'preserve', 'xml:id': 'a', Id: 'a', lang: 'fr', class: 'a' };
  for (const [, attributes] of Object.values(WHOLE))
    Object.assign(examples, attributes);
  for (const [element, attributes] of Object.entries(ATTRIBUTES)) {
    const own = new Set(Object.keys(attributes).map(plain));
    for (const [key, value] of Object.entries(examples))
      if (!own.has(key))
        yield [`${element} with a misplaced ${key}`, withAttribute(element, key, value), false];
  }
}

/* Every element in every element, once more or in the wrong place, or none of it. */
function* elementCases() {
  const names = Object.keys(ATTRIBUTES);
  const unknown = [['other', {}], ['Phone', NUMBER], ['telephone', NUMBER], ['x:note', { 'xmlns:x': 'urn:x', 'xml:lang': 'en' }, 'A.'],
    ['note', { xmlns: 'urn:x', 'xml:lang': 'en' }, 'A.']];
  for (const parent of names) {
    const rules = CHILDREN[parent] ?? [];
    for (const child of names) {
      if (child === 'directory' && parent === 'directory')
        continue;
      const rule = rules.find((one) => one.slice(0, -1) === child);
      const good = rule !== undefined && !rule.endsWith('?');
      const node = child === 'summary' ? ['summary', { 'xml:lang': 'fr' }, 'Aide.']
        : child === 'emergency' ? TREE[2] : child === 'service' ? ['service', { ...SERVICE[1], id: 'another' }, ...SERVICE.slice(2)] : LEAN[child];
      yield [`${parent} with a further ${child}`, withChild(parent, node), good];
    }
    for (const node of unknown)
      yield [`${parent} with <${node[0]}${node[1].xmlns ? ' xmlns' : ''}>`, withChild(parent, node), false];
    for (const rule of rules)
      yield [`${parent} without ${rule.slice(0, -1)}`, changed(rule.slice(0, -1), () => [], parent), !rule.endsWith('+')];
    if (!TEXTS.includes(parent))
      yield [`${parent} with text`, withChild(parent, 'word'), false];
  }
  yield ['directory in a directory', withChild('directory', ['directory', LEAN.directory[1]]), false];
  const without = (name) => changed(name, (node) => [node.filter((child) => !CHANNELS.includes(child[0]))]);
  yield ['an emergency without a way to reach it', without('emergency'), false];
  yield ['an active service without a way to reach it', without('service'), false];
  for (const status of ['announced', 'suspended', 'retired'])
    yield [`a service ${status} without a way to reach it`, changed('service', (node) => [
      [node[0], { ...node[1], status }, ...node.slice(2).filter((child) => !CHANNELS.includes(child[0]))]]), true];
  yield ['an empty directory', ['directory', { country: 'LU' }], true];
  yield ['another root', ['services', {}], false];
  yield ['a service as the root', SERVICE, false];
  yield ['a directory in a namespace', ['directory', { ...LEAN.directory[1], xmlns: 'urn:x' }], false];
  const turned = ([name, attributes, ...children]) => [name, attributes, ...children.reverse()];
  yield ['children in another order', turned([...LEAN.directory, turned(TREE[2]), turned(SERVICE)]), true];
  yield ['all that can be said', assembled(WHOLE), true];
}

/* Attributes that go together. */
function* pairCases() {
  const keep = (element, keys, among) => changed(element, ([name, attributes, ...children]) => {
    const left = Object.entries({ ...attributes, ...WHOLE[element][1] })
      .filter(([key]) => (among.includes(key) ? keys.includes(key) : key in attributes));
    return [[name, Object.fromEntries(left), ...children]];
  });
  for (const keys of [[], ['checked'], ['checked-how'], ['checked-by'], ['checked', 'checked-how'], ['checked', 'checked-by'],
    ['checked-how', 'checked-by'], TOGETHER.service])
    yield [`a service with [${keys}] of the check`, keep('service', keys, TOGETHER.service), keys.length % 3 === 0];
  for (const keys of [[], ['dial'], ['display'], TOGETHER.visit])
    yield [`a visit with [${keys}] of its number`, keep('visit', keys, TOGETHER.visit), keys.length % 2 === 0];
  for (const keys of [[], ['date'], ['accessed'], ['date', 'accessed']])
    yield [`a source with [${keys}]`, keep('source', keys, ['date', 'accessed']), keys.length > 0];
  yield ['an office with nothing but its city', changed('visit', () => [['visit', { city: 'C' }]]), true];
  yield ['an eligibility of nothing', changed('eligibility', () => [['eligibility', {}]]), true];
}

// ---- How it is written ----

const BASE = file(TREE);

function replaced(from, to) {
  if (!BASE.includes(from))
    throw new Error(`the base has no ${from}`);
  return BASE.replace(from, () => to);
}

const PI = '<?xml-model href="directory.rng" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>\n';

const WRITTEN = [
  ['the base', BASE, true],
  ['without a declaration', BASE.slice(DECLARATION.length), true],
  ['with a byte order mark', `\ufeff${BASE}`, true],
  ['with CRLF', BASE.replaceAll('\n', '\r\n'), true],
  ['with the instruction that names the schema', replaced('?>\n', `?>\n${PI}`), true],
  ['with another instruction', replaced('<emergency', '<?editor fold="yes" <service/> ?><emergency'), true],
  ['with an instruction in a text', replaced('>Helps.<', '>He<?x y?>lps.<'), true],
  ['with an instruction behind the end', `${BASE}<?x y?>\n`, true],
  ['with a comment before the root', replaced('<directory', '<!-- <directory> --><directory'), true],
  ['with comments', replaced('<phone', '<!-- <nonsense> & --><phone'), true],
  ['with a comment in a text', replaced('>blackmail<', '>black<!-- x -->mail<'), true],
  ['with a comment in an empty element', replaced('<language code="fr"/>', '<language code="fr"><!-- x --></language>'), true],
  ['with an open comment', replaced('<phone', '<!-- <phone'), false],
  ['with two hyphens in a comment', replaced('<phone', '<!-- a -- b --><phone'), false],
  ['with CDATA as a text', replaced('>Helps.<', '><![CDATA[Helps & <more>]]><'), true],
  ['with CDATA as a key', replaced('>minor<', '><![CDATA[minor]]><'), true],
  ['with CDATA where none may be', replaced('<audience', '<![CDATA[x]]><audience'), false],
  ['with CDATA of white space where no text may be', replaced('<audience', '<![CDATA[ ]]><audience'), true],
  ['with empty CDATA as a text', replaced('>Helps.<', '><![CDATA[]]><'), false],
  ['with an entity in a text', replaced('>Helps.<', '>Tom &amp; co &lt;3 &gt; &quot; &apos;<'), true],
  ['with an unknown entity', replaced('>Helps.<', '>a&nbsp;b<'), false],
  ['with an & that stands alone', replaced('>Helps.<', '>Tom & co<'), false],
  ['with a character reference', replaced('>Helps.<', '>&#233;&#xE9;&#x1F600;<'), true],
  ['with a key in references', replaced('>minor<', '>&#109;inor<'), true],
  ['with an enumeration in references', replaced('"general"', '"&#103;eneral"'), true],
  ['with a date in references', replaced('date="1900"', 'date="19&#48;0"'), true],
  ['with a reference to nothing', replaced('>Helps.<', '>&#0;<'), false],
  ['with a reference to half a character', replaced('>Helps.<', '>&#xD800;<'), false],
  ['with a text of a referenced space', replaced('>Helps.<', '>&#32;<'), false],
  ['with a text of a no-break space', replaced('>Helps.<', '>\u00a0<'), true],
  ['with a text of white space', replaced('>Helps.<', '> \n\t <'), false],
  ['with an empty text', replaced('>Helps.<', '><'), false],
  ['with a text that closes itself', replaced('<summary xml:lang="en">Helps.</summary>', '<summary xml:lang="en"/>'), false],
  ['with white space around a key', replaced('>minor<', '>\n  minor\t<'), true],
  ['with white space inside a key', replaced('>minor<', '>mi nor<'), false],
  ['with a key in capitals', replaced('>minor<', '>Minor<'), false],
  ['with two keys in one element', replaced('>minor<', '>minor, adult<'), false],
  ['with an element in a text', replaced('>Helps.<', '>Helps <b>you</b>.<'), false],
  ['with an element in a key', replaced('>minor<', '><note xml:lang="en">a</note>minor<'), false],
  ['with a tab in an attribute', replaced('title="A list"', 'title="A\tlist"'), true],
  ['with a line end in a list', replaced('type="sign-language"', 'type="sign-language" languages="fr\n de"'), true],
  ['with a line end in a date', replaced('date="1900"', 'date="1900\n"'), false],
  ['with single quotes', replaced('title="A list"', "title='A \"list\"'"), true],
  ['with no quotes', replaced('"general"', 'general'), false],
  ['with an attribute twice', replaced('purpose="general"', 'purpose="general" purpose="fire"'), false],
  ['with < in an attribute', replaced('title="A list"', 'title="A < list"'), false],
  ['with > in an attribute', replaced('title="A list"', 'title="A > list"'), true],
  ['with tags apart', replaced('<topic>blackmail</topic>', '<topic\n  >blackmail</topic\n>'), true],
  ['with an end tag for an empty element', replaced('<language code="fr"/>', '<language code="fr"></language>'), true],
  ['with white space in an empty element', replaced('<language code="fr"/>', '<language code="fr">\n  </language>'), true],
  ['with a wrong end tag', replaced('</topic>', '</subject>'), false],
  ['with an open element', replaced('</service>', ''), false],
  ['with two roots', `${BASE}<directory country="LU"/>`, false],
  ['with text behind the end', `${BASE}word`, false],
  ['with a control character', replaced('>Helps.<', '>He\u0001lps.<'), false],
  ['with a namespace that is not used', replaced('<directory', '<directory xmlns:x="urn:x" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'), true],
  ['with a namespace declared inside', replaced('<service', '<service xmlns:x="urn:x"'), true],
  ['with no namespace, said aloud', replaced('<directory', '<directory xmlns=""'), true],
  ['with an attribute of a namespace', replaced('<directory', '<directory xmlns:x="urn:x" x:id="a"'), false],
  ['with the address of another schema', replaced('<directory', '<directory xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="d.xsd"'), false],
  ['with a prefix that is not declared', replaced('<directory', '<directory x:id="a"'), false],
];

/** Files on which both must agree: { name, text, good, path }. */
export function corpus() {
  const cases = [];
  const add = (name, text, good, path = 'lu.xml') => cases.push({ name, text, good, path });
  for (const [name, tree, good] of [...valueCases(), ...placeCases(), ...elementCases(), ...pairCases()])
    add(name, file(tree), good);
  for (const one of WRITTEN)
    add(...one);
  for (const country of ['BE', 'EU', '001'])
    add(`the country ${country}`, `<directory country="${country}"/>`, true,
      { BE: 'be.xml', EU: 'eu.xml', '001': 'world.xml' }[country]);
  return cases;
}

/**
 * Files that are right by the grammar, while the reader refuses them: { name, text, code,
 * path }. The same list stands at the head of directory.rng.
 */
export function readersRules() {
  const inService = (key, value) => file(valueCase('service', key, value));
  const both = (element, one, other) => file(changed(element, ([name, attributes, ...children]) =>
    [[name, { ...attributes, ...one, ...other }, ...children]]));
  const phone = (attributes) => file(changed('phone', (node) => [[node[0], { ...node[1], ...attributes }]]));
  const rules = {
    'a topic that the vocabulary does not have': [replaced('>blackmail<', '>cooking<'), 'vocabulary-unknown'],
    'an audience that it does not have': [replaced('>minor<', '>cats<'), 'vocabulary-unknown'],
    'a kind': [inService('kind', 'party-line'), 'vocabulary-unknown'],
    'a cost': [phone({ cost: 'cheap' }), 'vocabulary-unknown'],
    'a language': [phone({ languages: 'tlh' }), 'vocabulary-unknown'],
    'the language of a page': [file(withAttribute('web', 'xml:lang', 'tlh')), 'vocabulary-unknown'],
    'a region': [inService('region', 'LU-ZZ'), 'vocabulary-unknown'],
    'a role': [inService('checked-by', 'cook'), 'vocabulary-unknown'],
    'a country': ['<directory country="XX"/>', 'vocabulary-unknown', 'xx.xml'],
    'two services with one id': [file(withChild('directory', SERVICE)), 'service-duplicate'],
    'a replacement that does not exist': [inService('replaced-by', 'nobody'), 'replaced-by'],
    'a replacement that is no emergency number': [inService('replaced-by', 'emergency:999'), 'replaced-by'],
    'a service that replaces itself': [inService('replaced-by', 'x'), 'replaced-by'],
    'display and dial that differ': [phone({ display: '113' }), 'phone-display'],
    'a display that is no number': [phone({ display: 'ask us' }), 'phone-display'],
    'hours that mean nothing': [phone({ hours: 'whenever' }), 'hours-syntax'],
    'hours at impossible times': [phone({ hours: 'Mo 25:00-26:00' }), 'hours-syntax'],
    'hours without a time zone': [phone({ hours: 'Mo 09:00-10:00' }).replace(' timezone="Europe/Luxembourg"', ''), 'attribute-missing'],
    'a file of another country': ['<directory country="BE"/>', 'country-file'],
    'a region of another country': [inService('region', 'BE-BRU'), 'attribute-value'],
    'an office in another country': [file(withAttribute('visit', 'region', 'BE-BRU')), 'attribute-value'],
    'a status that ends before it begins': [both('service', { since: '2026-02', until: '2026-01' }), 'attribute-value'],
    'a validity that ends before it begins': [both('service', { 'valid-from': '2026', 'valid-to': '2025' }), 'attribute-value'],
    'a channel that ends before it begins': [phone({ 'valid-from': '2026-11-22', 'valid-to': '2026-11-21' }), 'attribute-value'],
    'ages the wrong way round': [both('eligibility', { 'age-min': '18', 'age-max': '17' }), 'attribute-value'],
    'ages in the image the wrong way round': [both('eligibility', { 'image-age-min': '18', 'image-age-max': '17' }), 'attribute-value'],
    'two summaries in one language': [file(withChild('service', LEAN.summary)), 'attribute-value'],
  };
  return Object.entries(rules).map(([name, [text, code, path = 'lu.xml']]) => ({ name, text, code, path }));
}
