// SPDX-License-Identifier: MIT
// Random templates with data, for mustache.test.mjs. They are laid out as people write
// them: inline, or with tags in lines of their own. Left out is where wontache and the
// specification differ (see the reasons in cases.json), and where wontache depends on
// having indented a block: tags at the edges of a block that is not in lines of its own.

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];
const UNKNOWN = ['x', 'y'];
const BLOCKS = ['one', 'two', 'three', 'four'];
const PARENTS = ['q1', 'q2', 'q3'];
const TEXTS = ['', 'text', '<b>', 'a & "b"', 'two\nlines', '{{a}}', 'ñ – 日本', '0', ' '];
const WORDS = ['word', 'ein Wort', '<p>', '}', '{', '&', 'ö', 'x  y', '#', '/', '.'];
const DELIMITERS = [['{{', '}}'], ['<%', '%>'], ['[', ']'], ['|', '|'], ['${', '}$']];

class Writer {
  constructor(random, lineEnd) {
    this.random = random;
    this.lineEnd = lineEnd;
    this.delimiters = DELIMITERS[0];
    this.partials = []; // may be named by {{>…}}
    // From which block and parent on they may be named here: a block holds only later
    // ones, and a parent's file has only blocks from its own number on, so that
    // nothing can put itself into itself.
    this.firstBlock = BLOCKS.length;
    this.firstParent = PARENTS.length;
    this.insideBlock = false;
    this.canChangeDelimiters = false;
  }

  chance(probability) {
    return this.random() < probability;
  }

  below(count) {
    return Math.floor(this.random() * count);
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  repeat(least, most, make) {
    const count = least + this.below(most - least + 1);
    return Array.from({ length: count }, (_, i) => make(i)).join('');
  }

  // --- data

  data(depth) {
    const kind = this.below(depth > 0 ? 8 : 5);
    if (kind < 3)
      return this.pick(TEXTS);
    if (kind < 5)
      return kind === 3;
    if (kind === 5)
      return Array.from({ length: this.below(4) }, () => this.data(depth - 1));
    return this.record(depth - 1);
  }

  record(depth) {
    const names = NAMES.filter(() => this.chance(0.6));
    return Object.fromEntries(names.map((name) => [name, this.data(depth)]));
  }

  // --- tags

  blanks() {
    return this.chance(0.8) ? '' : this.pick([' ', '  ', '\t', this.lineEnd]);
  }

  tag(sign, name) {
    const [open, close] = this.delimiters;
    return `${open}${sign}${this.blanks()}${name}${this.blanks()}${close}`;
  }

  name() {
    if (this.chance(0.15))
      return '.';
    if (this.chance(0.08))
      return this.pick(UNKNOWN);
    return Array.from({ length: this.chance(0.8) ? 1 : 2 + this.below(2) },
      () => this.pick(NAMES)).join('.');
  }

  // A list or record has no text here, but JavaScript has one for it; so only the
  // names of sections are free, and what is written is what a text can be found for.
  variable() {
    const [open, close] = this.delimiters;
    const name = this.pick(['t', 'u', 't.t', 'u.t', 'x', 't', 'a.t', 'b.u']);
    return this.pick([() => this.tag('', name), () => this.tag('&', name),
      () => `${open}{${this.blanks()}${name}${this.blanks()}}${close}`])();
  }

  comment() {
    const [open, close] = this.delimiters;
    return `${open}!${this.pick(['', ' note ', `\n two\n lines`, ' #a ='])}${close}`;
  }

  // --- inline

  word() {
    const word = this.pick(WORDS);
    const [open, close] = this.delimiters;
    return word.includes(open[0]) || word.includes(close[0]) ? 'word' : word;
  }

  inline(depth) {
    return this.repeat(0, 3, () => this.piece(depth)) || this.word();
  }

  piece(depth) {
    const kind = this.below(depth > 0 ? 11 : 7);
    if (kind < 3)
      return `${this.word()}${this.pick(['', ' '])}`;
    if (kind < 6)
      return this.variable();
    if (kind === 6)
      return this.comment();
    if (kind < 9)
      return this.section(depth, () => this.inline(depth - 1));
    if (kind === 9 && this.partials.length)
      return this.tag('>', this.pick(this.partials));
    return this.inheritance(depth);
  }

  section(depth, content) {
    const name = this.name();
    const sign = this.pick(['#', '#', '^']);
    return `${this.tag(sign, name)}${content()}${this.tag('/', name)}`;
  }

  inheritance(depth) {
    if (this.firstBlock < BLOCKS.length && this.chance(0.5))
      return `${this.word()}${this.block(depth)}${this.word()}`;
    if (this.firstParent < PARENTS.length)
      return `${this.word()}${this.parent(depth, '')}${this.word()}`;
    return this.word();
  }

  blockName() {
    return this.pick(BLOCKS.slice(this.firstBlock));
  }

  inBlock(name, content) {
    const before = [this.firstBlock, this.firstParent, this.insideBlock];
    this.firstBlock = BLOCKS.indexOf(name) + 1;
    this.firstParent = Math.max(this.firstParent, this.firstBlock);
    this.insideBlock = true;
    const written = content();
    [this.firstBlock, this.firstParent, this.insideBlock] = before;
    return written;
  }

  // The edges of the content are words, see above.
  block(depth, name = this.blockName()) {
    const content = this.chance(0.2) ? '' : this.inBlock(name, () =>
      `${this.word()}${this.repeat(0, 2, () => this.piece(depth - 1))}${this.word()}`);
    return `${this.tag('$', name)}${content}${this.tag('/', name)}`;
  }

  parent(depth, indent) {
    const name = this.pick(PARENTS.slice(this.firstParent));
    const given = BLOCKS.filter(() => this.chance(0.5));
    const blocks = given.map((block) => this.chance(0.4) && depth > 0
      ? `${this.blockLines(depth, indent, block)}` : this.block(depth, block));
    const between = this.pick(['', ' ', ' ignored ']);
    return `${this.tag('<', name)}${blocks.join(between)}${this.tag('/', name)}`;
  }

  // --- lines

  deeper(indent) {
    return indent + this.pick(['', '  ', '  ', '\t', '    ']);
  }

  line(indent, content) {
    return `${indent}${content}${this.chance(0.1) ? ' ' : ''}${this.lineEnd}`;
  }

  lines(depth, indent) {
    return this.repeat(1, 4, (i) => {
      if (i > 0 && this.chance(0.1))
        return this.lineEnd;
      return this.lineGroup(depth, i > 0 ? this.deeper(indent) : indent);
    });
  }

  lineGroup(depth, indent) {
    const kind = this.below(depth > 0 ? 12 : 6);
    if (kind < 4)
      return this.line(indent, this.inline(depth - 1));
    if (kind === 4)
      return this.line(indent, this.comment());
    if (kind === 5 && this.canChangeDelimiters)
      return this.changeDelimiters(indent);
    if (kind < 8)
      return this.sectionLines(depth, indent);
    if (kind < 10 && this.partials.length)
      return this.line(indent, this.tag('>', this.pick(this.partials)));
    if (kind === 10 && this.firstBlock < BLOCKS.length)
      return !this.insideBlock && this.chance(0.5)
        ? this.line(indent, this.block(depth))
        : `${indent}${this.blockLines(depth, indent)}${this.lineEnd}`;
    if (kind === 11 && this.firstParent < PARENTS.length)
      return this.line(indent, this.parent(depth, indent));
    return this.line(indent, this.word());
  }

  sectionLines(depth, indent) {
    if (depth <= 0)
      return this.line(indent, this.word());
    const name = this.name();
    const open = this.line(indent, this.tag(this.pick(['#', '#', '^']), name));
    const content = this.chance(0.1) ? '' : this.lines(depth - 1, indent);
    return `${open}${content}${this.line(indent, this.tag('/', name))}`;
  }

  // Without what stands before and behind it.
  blockLines(depth, indent, name = this.blockName()) {
    const open = `${this.tag('$', name)}${this.lineEnd}`;
    const content = this.inBlock(name, () => this.lines(depth - 1,
      this.deeper(indent)));
    return `${open}${content}${indent}${this.tag('/', name)}`;
  }

  changeDelimiters(indent) {
    const [open, close] = this.delimiters;
    const next = this.pick(DELIMITERS);
    this.delimiters = next;
    return this.line(indent, `${open}=${next.join(' ')}=${close}`);
  }

  template() {
    this.delimiters = DELIMITERS[0];
    const all = this.chance(0.25) ? this.inline(3) : this.lines(3, '');
    return this.chance(0.3) ? all.trimEnd() : all.replace(/[ \t]+$/, '');
  }
}

function texts(writer, record) {
  record.t = writer.pick(TEXTS);
  record.u = writer.chance(0.2) ? writer.chance(0.5) : writer.pick(TEXTS);
  for (const v of Object.values(record))
    for (const inner of Array.isArray(v) ? v : [v])
      if (typeof inner === 'object' && !Array.isArray(inner))
        texts(writer, inner);
  return record;
}

// Files name only files behind them.
export function randomCase(random) {
  const writer = new Writer(random, random() < 0.15 ? '\r\n' : '\n');
  const partials = {};
  const data = texts(writer, writer.record(3));
  writer.canChangeDelimiters = true;
  for (const name of ['p3', 'p2', 'p1']) {
    partials[name] = writer.template();
    writer.partials = [name, ...writer.partials];
  }
  writer.canChangeDelimiters = false;
  if (random() < 0.6)
    for (let i = PARENTS.length - 1; i >= 0; i--) {
      writer.firstBlock = i;
      partials[PARENTS[i]] = writer.template();
      writer.firstParent = i;
    }
  return { template: writer.template(), data, partials };
}
