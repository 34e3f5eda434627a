// SPDX-License-Identifier: MIT
// The search without a browser: that the client cuts words as the index does, finds its
// way in the search files, and gives the answers that a reader expects.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import ts from 'typescript';

import { repository } from './lib/balise.mjs';
import { client, clientFolder, clientSource, sourceScript } from './lib/client.mjs';
import { none } from './lib/none.mjs';
import { below, randomFrom, seedOr } from './lib/random.mjs';
import { codePointTexts, differences, fuzz, wordsByIndex } from './lib/search-words.mjs';
import { Engine, makeIndex } from './lib/search.mjs';
import { temporaryFolder } from './lib/site.mjs';

const home = temporaryFolder();
const folderOf = (name) => join(home, name);

// ---- The source ----

/** All nodes of a program without those of types and comments, in order. */
function nodesOf(source) {
  const nodes = [];
  const visit = (node) => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('client.js', source, ts.ScriptTarget.ES2017, true));
  return nodes;
}

/** Would another name mean something else? A member's, or one that others see. */
function isFixed(node) {
  const { parent } = node;
  return parent.name === node && (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent) ||
    ts.isMethodDeclaration(parent) || ts.isShorthandPropertyAssignment(parent)) ||
    (ts.isBindingElement(parent) && ts.isObjectBindingPattern(parent.parent) &&
    (parent.propertyName ?? parent.name) === node);
}

/** What else than names of its own differs between two programs. */
function changesOf(source, short) {
  const [before, after] = [nodesOf(source), nodesOf(short)];
  const names = new Map();
  const changes = before.filter((node, i) => {
    const other = after[i];
    if (node.kind !== other?.kind)
      return true;
    if (!ts.isIdentifier(node))
      return node.getChildCount() === 0 && node.getText() !== other.getText();
    const isFree = !isFixed(node) && /^\$[a-z]+$/.test(other.text);
    if (isFree && !names.has(node.text))
      names.set(node.text, other.text);
    return other.text !== (isFree ? names.get(node.text) : node.text) ||
      (!isFixed(node) && names.has(node.text) && !isFree);
  });
  assert.equal(after.length, before.length);
  assert.equal(new Set(names.values()).size, names.size, 'two things with one name');
  assert.ok(names.size > 100);
  return changes.map((node) => node.getText().slice(0, 60));
}

describe('the client', () => {
  test('has no fault of types', () => {
    const run = spawnSync(process.execPath, [join(repository, 'tests/node_modules/typescript/bin/tsc'),
      '-p', clientFolder], { encoding: 'utf8' });
    assert.equal(run.stdout, '');
    assert.equal(run.status, 0);
  });
  test('is what its source is, but for comments, spaces and names of its own', () => {
    assert.doesNotMatch(clientSource(), /(?<![`'\w])\$\w/);
    none(changesOf(sourceScript(), client()), 'change');
    assert.doesNotMatch(client(), /\/\*|^\s|\s\/\/ /m);
  });
  test('is at most 10 KB, compressed', () => {
    const size = gzipSync(client(), { level: 9 }).length;
    assert.ok(size <= 10 * 1024, `${size} bytes`);
  });
  test('makes no HTML and no code of data, and stores nothing', () => {
    assert.doesNotMatch(clientSource(), /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|Storage|cookie|history|fetch\(/);
  });
});

// ---- Words ----

describe('words', () => {
  const { wordsIn } = new Engine(home);
  const compare = (texts) =>
    none(differences(texts, texts.map((text) => wordsIn(text).join(' ')), wordsByIndex(texts)),
      'text of other words');
  test('are the same for all assigned code points', () => {
    const texts = codePointTexts();
    assert.ok(texts.length > 286_000);
    compare(texts);
  });
  test('are the same for 400,000 strings by chance', () => compare(fuzz(400_000, seedOr(8))));
  test('are the same for long pieces', () => compare([
    'a-b-c-d-e-f-g-h-i-j-k', 'aa-bb-cc-dd-ee-ff-gg-hh-ii-jj', "l'a'b'c'd'e'f'g'h'i", 'é'.repeat(100), '蓄'.repeat(40),
    '½-⅓-¼', 'x'.repeat(31) + '𝒜𝒜𝒜', "qu'", "'", '-', '', ' ', "l'l'l'image", 'e-mail', 'démuni-e-s', 'auteur·rice·s',
  ]));
  for (const [text, expected] of [
    ['Démuni-e', 'demuni demunie'], ["L’image qu'il", 'image il'], ['ŒUVRE Straße', 'oeuvre strasse'],
    ['e‑mail', 'mail email'], ['أحمد إسلام كتـاب', 'احمد اسلام كتاب'], ['٠٨٠٠', '0800'], ['性勒索', '性勒 勒索'],
    ['ไทย', 'ไท ทย'], ['ΟΔΟΣ', 'οδοσ'], ['किताब', 'किताब'], ['ЁЖ', 'еж'], ['ﬁn', 'fin'], ['３１１４', '3114'],
  ])
    test(`of '${text}'`, () => assert.equal(wordsIn(text).join(' '), expected));
});

// ---- Shards ----

describe('shards', () => {
  const many = Array.from({ length: 1400 }, (_, i) => ({
    href: `p${i}.html`, title: `Page w${i}`, body: Array.from({ length: 60 }, (_u, j) => `w${(i * 31 + j * j) % 4000}`).join(' '),
  }));
  const folder = makeIndex(folderOf('many'), many);
  const engine = new Engine(folder);
  test('numbers are read as they were written', () => {
    const numbers = [0, 1, 44, 45, 46, 2024, 2025, 2026, 91124, 91125, 4294967295];
    const digits = "#$%&'()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";
    const text = numbers.map((number) => {
      let written = digits[number % 45];
      for (let rest = Math.floor(number / 45); rest; rest = Math.floor(rest / 45))
        written = digits[45 + rest % 45] + written;
      return written;
    }).join('');
    assert.deepEqual(engine.numbersIn(text, 0), numbers);
  });
  test('the first that is not before', () => {
    const sorted = ['b', 'd', 'd', 'f'];
    for (const [text, at] of [['a', 0], ['b', 0], ['c', 1], ['d', 1], ['e', 3], ['f', 3], ['g', 4]])
      assert.equal(engine.seek(sorted, text), at, text);
    assert.equal(engine.seek([], 'a'), 0);
  });
  test('every word is found with the documents that have it', async () => {
    await engine.getRoot();
    const having = new Map();
    many.forEach(({ title, body }, i) => {
      for (const word of new Set(engine.wordsIn(`${title} ${body}`)))
        having.set(word, [...having.get(word) ?? [], i]);
    });
    assert.ok(readdirSync(folder).filter((name) => /^w\d/.test(name)).length > 3);
    for (const [word, documents] of having) {
      const entries = await engine.entryOf(word);
      assert.equal(entries.length, 1, word);
      let document = 0;
      assert.deepEqual(engine.numbersIn(entries[0], word.length + 1).filter((_, i) => i % 2 === 0)
        .map((step) => document += step), documents, word);
    }
    for (const word of ['', 'a', 'w', 'w99999', 'zzz'])
      assert.deepEqual(await engine.entryOf(word), [], word);
  });
  test('a small site has no lists of words alone, and finds what was mistyped all the same', async () => {
    const few = makeIndex(folderOf('few'), many.slice(0, 60));
    const own = new Engine(few);
    assert.ok(readdirSync(folder).includes('f0.js') && readdirSync(folder).includes('r0.js'));
    assert.deepEqual(readdirSync(few).filter((name) => /^[fr]\d/.test(name)), []);
    const words = [...new Set(many.slice(0, 60).flatMap(({ title, body }) => own.wordsIn(`${title} ${body}`)))].sort();
    await own.getRoot();
    assert.deepEqual(await own.entriesOf('f', '', '\uffff', 1), words);
    assert.deepEqual((await own.entriesOf('r', '', '\uffff', 1)).map((word) => [...word].reverse().join('')).sort(), words);
    for (const [typed, title] of [['w59q', 'Page w59'], ['qage w59', 'Page w59']])
      assert.equal((await own.titles(typed))[0], title, typed);
  });
  test('beginnings are found over the border of shards', async () => {
    const found = await engine.entriesOf('w', 'w', 'w\uffff', 1000);
    assert.equal(new Set(found).size, new Set(many.flatMap(({ title, body }) => engine.wordsIn(`${title} ${body}`))
      .filter((word) => word.startsWith('w'))).size);
  });
  test('few are kept', async () => {
    for (let i = 0; i < 1400; i += 5)
      await engine.getDocument(await engine.getRoot(), i);
    assert.ok(engine.kept.size <= 60);
  });
  test('each is asked for once', async () => {
    const other = new Engine(folder);
    await other.titles('w1 w2 w3');
    await other.titles('w1 w2 w3');
    assert.equal(new Set(other.loaded).size, other.loaded.length);
  });
});

// ---- Queries ----

const HELP = [['8002 1234', 'tel:+35280021234', 0, '']];
const documents = [
  { href: 'fr/menace.html', title: 'On me menace de publier mes images', summary: 'Chantage à la webcam : que faire tout de suite',
    keywords: 'sextorsion chantage sexuel extorsion sexuelle', headings: ['payer', 'Ne payez pas', 'preuves', 'Gardez les preuves'],
    body: 'Le maître chanteur menace d’envoyer des vidéos à vos contacts. Il veut de l’argent.', audiences: 'minor adult' },
  { href: 'fr/preuves.html', title: 'Garder des preuves', summary: 'Captures d’écran et adresses', body: 'Preuves de chantage, images, profils. Démuni-e ? auteur·rice' },
  { href: 'fr/services/lu.html', title: 'BEE SECURE Helpline', kind: 'helpline', country: 'LU', languages: 'fr de', audiences: 'minor',
    summary: 'Conseil gratuit', numbers: ['80021234', '35280021234'], contact: [HELP, '', 'lu–ve 9 h–16 h', 0] },
  { href: 'fr/services/be.html', title: 'Écoute-Enfants', kind: 'helpline', country: 'BE', languages: 'fr', keywords: 'Belgique',
    numbers: ['103', '3227865330'], body: 'suicide', contact: [[['103', 'tel:103', 1, '']], '', '', 0] },
  { href: 'fr/services/old.html', title: 'Child Focus', kind: 'helpline', country: 'BE', numbers: ['080012800', '3280012800'],
    keywords: 'Belgique', contact: [[['0800/12 800', 'tel:+3280012800', 0, '']], 'plus en service', '', ['Écoute-Enfants', 'fr/services/be.html']] },
  { href: 'fr/services/eu.html', title: 'Enfants disparus', kind: 'helpline', country: '001', numbers: ['116000'],
    contact: [[['116 000', 'tel:116000', 1, '']], '', '', 0] },
  { href: 'fr/odd.html', title: '</script><b>"q" \'s\' \u2028 & \\ balise', summary: '<img src=x onerror=alert(1)>' },
  { href: 'fr/long.html', title: 'Veröffentlichung von Nacktbildern', summary: 'Erpressungsversuch', body: 'الابتزاز بالصور الحميمة 性勒索 ไทย' },
];

describe('queries', () => {
  const folder = makeIndex(folderOf('small'), documents);
  const engine = new Engine(folder);
  const titles = Object.fromEntries(documents.map(({ href, title }) => [href.replace(/^.*\/|\.html$/g, ''), title]));
  const expect = (query, ...names) => test(`'${query.slice(0, 50)}'`, async () => {
    const found = await engine.titles(query);
    assert.deepEqual(found.slice(0, names.length), names.map((name) =>
      name.startsWith('~') ? `~${titles[name.slice(1)]}` : titles[name]));
    assert.ok(names.length || found.length === 0, found.join());
  });

  describe('words', () => {
    expect('menace', 'menace');
    expect('MENACE', 'menace');
    expect('l’argent', 'menace');
    expect("D'ARGENT", 'menace');
    expect('demunie', 'preuves');
    expect('démuni', 'preuves');
    expect('auteurrice', 'preuves');
    expect('auteur-rice', 'preuves');
    expect('الإبتزاز', 'long');
    expect('勒索', 'long');
    expect('性勒索', 'long');
    expect('sextorsion', 'menace');
    expect('erpressung', 'long');
    expect('veroffentlichung', 'long');
    expect('xyzzyx');
    expect('script balise', 'odd');
  });
  describe('while typing', () => {
    expect('me', 'menace');
    expect('chantage web', 'menace');
    expect('chant webcam', 'menace');
    expect('BEE SEC', 'lu');
  });
  describe('parts', () => {
    expect('chantage xyzzyx', '~menace');
    expect('chantage webcam secure', '~menace', '~lu');
    expect('webcam', 'menace');
  });
  describe('numbers', () => {
    for (const query of ['0800 12 800', '0800/12800', '0800/12 800', '080012800', '+32 800 12 800', '+32 (0)800 12 800', '0032 800 12800',
      '0800', '08001', '٠٨٠٠ ١٢ ٨٠٠', '０８００１２８００', 'numéro 0800 12 800', '0800.12.800', '\u200e0800 12 800', '3280012'])
      expect(query, /[a-z]/.test(query) ? '~old' : 'old');
    for (const query of ['116.000', '116000', '116 000', '1160', '116-000', 'appeler le 116 000'])
      expect(query, /[a-z]/.test(query) ? '~eu' : 'eu');
    expect('103', 'be');
    expect('+352 8002 1234', 'lu');
    expect('10');
    expect('104');
    expect('9');
    expect('116001');
    expect('080012801');
  });
  test('no word, no question', async () => {
    for (const query of ['', ' ', '…', '?!', "'", '-', '<>&"'])
      assert.equal(await engine.titles(query), null, query);
  });
  test('one typo at any place of a word from four letters', async () => {
    for (const [word, name] of [['menace', 'menace'], ['webcam', 'menace'], ['sextorsion', 'menace'], ['argent', 'menace'],
      ['captures', 'preuves'], ['helpline', 'lu'], ['preuves', 'preuves'], ['disparus', 'eu'], ['focus', 'old'], ['suicide', 'be'],
      ['faire', 'menace'], ['child', 'old']]) {
      const edits = new Set();
      for (let i = 0; i <= word.length; i++) {
        edits.add(`${word.slice(0, i)}q${word.slice(i)}`);
        edits.add(`${word.slice(0, i)}${word.slice(i + 1)}`);
        edits.add(`${word.slice(0, i)}q${word.slice(i + 1)}`);
        if (i + 1 < word.length)
          edits.add(word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2));
      }
      for (const edit of edits)
        if (edit !== word && edit.length >= 4)
          assert.ok((await engine.titles(edit)).includes(titles[name]), `${edit} for ${word}`);
    }
  });
  test('two typos from eight letters', async () => {
    const random = randomFrom(seedOr(3));
    for (const [word, name] of [['sextorsion', 'menace'], ['veroffentlichung', 'long'], ['helpline', 'lu'], ['captures', 'preuves']])
      for (let i = 0; i < 40; i++) {
        const letters = [...word];
        const first = below(random, letters.length);
        letters[first] = 'q';
        letters[(first + 1 + below(random, letters.length - 1)) % letters.length] = 'x';
        assert.ok((await engine.titles(letters.join(''))).includes(titles[name]), letters.join(''));
      }
    assert.deepEqual(await engine.titles('argxxt'), [], 'too few letters for two');
  });
  test('what was meant instead is said', async () => {
    const { similar } = await engine.ask('chantaje', '');
    assert.deepEqual(similar, ['chantage']);
    assert.deepEqual((await engine.ask('chantage', '')).similar, []);
  });
  test('digits are never guessed', async () => {
    for (const query of ['114', '80021235', '116010', '1031'])
      assert.deepEqual((await engine.ask(query, '')).similar, [], query);
  });
  test('10,000 characters, and only twelve words', async () => {
    for (const query of ['a'.repeat(10_000), 'menace '.repeat(1500), '1'.repeat(10_000), '1 '.repeat(5000), "l'".repeat(5000),
      '-'.repeat(10_000), '🙂'.repeat(5000), '蓄'.repeat(10_000), '(+'.repeat(5000), '\ud800'.repeat(10_000)])
      await engine.titles(query);
    const words = Array.from({ length: 2000 }, (_, i) => `mot${i}`).join(' ');
    assert.equal(engine.readQuery(words).length, 12);
    assert.deepEqual((await engine.titles('menace '.repeat(1400)))[0], titles.menace);
  });
  test('titles of any characters come as they are', async () => {
    assert.equal((await engine.titles('script'))[0], titles.odd);
  });
});

// ---- Order ----

describe('what was typed comes before what is like it, whatever the titles say', () => {
  const more = 'Hier steht noch etwas, das jetzt niemand wissen will. '.repeat(9);
  const folder = makeIndex(folderOf('order'), [
    { title: 'Kinder im Dorf', keywords: 'Dorf', body: `Pannenhilfe kommt sofort. ${more}` },
    { title: 'Autos', body: `Nach einer Panne im nächsten Dorf fragen. ${more}` },
    { title: 'Fotos', keywords: 'Foto', body: `Montat oder nicht. ${more}` },
    { title: 'Bilder', body: `Ein Foto kann eine Montage sein. ${more}` },
    ...Array.from({ length: 12 }, (_, i) => ({ title: `Anderes ${i}`, body: more })),
  ]);
  const engine = new Engine(folder);
  test('the word itself before longer words', async () => {
    assert.deepEqual((await engine.titles('Panne Dorf')).slice(0, 2), ['Autos', 'Kinder im Dorf']);
  });
  test('longer words before words that were guessed', async () => {
    assert.deepEqual((await engine.titles('Foto Montag')).slice(0, 2), ['Bilder', 'Fotos']);
  });
});

// ---- Damage ----

describe('a damaged copy', () => {
  const good = makeIndex(folderOf('good'), documents);
  const other = makeIndex(folderOf('other'), [...documents, { href: 'fr/new.html', title: 'Nouvelle page menace sextorsion' }]);
  const broken = (name, change, whole = good) => {
    const folder = folderOf(`broken-${name}`);
    cpSync(whole, folder, { recursive: true });
    change(folder);
    return new Engine(folder);
  };
  const refuses = (engine, query) => assert.rejects(engine.titles(query), /^Error: damaged/);
  for (const file of ['root', 'w0', 'd0'])
    test(`without ${file}.js`, () => refuses(broken(`no-${file}`, (folder) => rmSync(join(folder, `${file}.js`))), 'menace'));
  const large = makeIndex(folderOf('large'), Array.from({ length: 1200 }, (_, i) => ({
    title: `Page mot${i}`, body: Array.from({ length: 60 }, (_u, j) => `mot${(i * 31 + j * j) % 6000}`).join(' '),
  })));
  for (const [file, typed] of [['f0', 'mot119q'], ['r0', 'qot1190']])
    test(`without ${file}.js`, async () => {
      const engine = broken(`no-${file}`, (folder) => rmSync(join(folder, `${file}.js`)), large);
      await refuses(engine, typed);
      assert.equal((await engine.titles('mot1199'))[0], 'Page mot1199', 'what needs it not still works');
    });
  test('small, without what has the words of a mistyped one', async () => {
    const engine = broken('no-w0-later', () => {});
    await engine.titles('116000');
    rmSync(join(engine.folder, 'w0.js'));
    engine.kept.clear();
    await refuses(engine, 'sextorison');
  });
  for (const file of ['w0', 'd0'])
    test(`with ${file}.js of another build`, () => refuses(broken(`mixed-${file}`, (folder) =>
      cpSync(join(other, `${file}.js`), join(folder, `${file}.js`))), 'menace'));
  test('with the root of another build', () => refuses(broken('mixed-root', (folder) =>
    cpSync(join(other, 'root.js'), join(folder, 'root.js'))), 'menace'));
  for (const [name, text] of [['cut', (all) => all.slice(0, all.length / 2)], ['empty', () => ''], ['noise', () => '\0\x01<html>'],
    ['another', () => 'balise.take("w9","000000","")'], ['null', () => 'balise.root(null)']])
    for (const file of ['root', 'w0', 'd0'])
      test(`with ${name} ${file}.js`, () => refuses(broken(`${name}-${file}`, (folder) =>
        writeFileSync(join(folder, `${file}.js`), text(readFileSync(join(folder, `${file}.js`), 'utf8')))), 'menace'));
  test('mended, it works again', async () => {
    const folder = folderOf('mended');
    mkdirSync(folder);
    const engine = new Engine(folder);
    await refuses(engine, 'menace');
    cpSync(good, folder, { recursive: true });
    assert.equal((await engine.titles('menace'))[0], documents[0].title);
  });
  test('from a server: names have versions, and an old root is asked for again', async () => {
    const folder = folderOf('served');
    cpSync(other, folder, { recursive: true });
    const engine = new Engine(folder, { protocol: 'https:' });
    engine.balise.load = (address, done, failed) => {
      // The browser has kept the root of the build before.
      engine.folder = address === 'root.js' ? good : other;
      engine.load(address, done, failed);
    };
    assert.equal((await engine.titles('nouvelle'))[0], 'Nouvelle page menace sextorsion');
    assert.ok(engine.loaded.some((name) => /^w0\.js\?[0-9a-f]{6}$/.test(name)), engine.loaded.join());
  });
});
