// SPDX-License-Identifier: MIT
// The handbook's pictures, a content folder of their own: `make handbook`, or
// `node handbook/pictures.mjs FOLDER`. They show the site, the preview and a terminal as they
// are now, in each of the handbook's languages: files/pictures/LANGUAGE/NAME.png.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { browsers } from '../browser/launch.mjs';
import { Reader } from '../browser/reader.mjs';
import { program, repository } from '../lib/balise.mjs';
import { Preview, until } from '../lib/preview.mjs';
import { buildSite } from '../lib/site.mjs';
import { terminal } from '../lib/terminal.mjs';
import { LOCALES, handbook } from './session.mjs';

export const SCALE = 1.5;
export const WIDTH = 640;
const DIRECTORY = 'practice/content/directory/lu.xml';

/** What there is to see: how high it is, and where. */
export const PICTURES = {
  home: { height: 720, page: (language) => `${language}/index.html` },
  service: { height: 760, page: (language) => `${language}/services/lu-bee-secure.html`, from: '.card, article' },
  'start-here': { height: 620, practice: () => 'START-HERE.html' },
  translation: { height: 560, practice: () => 'en/calling.html' },
  panel: { height: 480, preview: (language) => (language === 'fr' ? 'fr/appeler.html' : 'en/calling.html') },
  terminal: { height: 0 },
};

/* What ends with the pictures, in the form in which tests say it. */
class Ending {
  #left = [];

  after(act) {
    this.#left.unshift(act);
  }

  async end() {
    for (const act of this.#left)
      await act();
  }
}

/* The exercise, in a folder that has the themes. */
function exercise(t, { kind = 'helpline', link = '' } = {}) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'balise-handbook-')));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  symlinkSync(join(repository, 'themes'), join(folder, 'themes'));
  cpSync(join(handbook, 'practice'), join(folder, 'practice'), { recursive: true });
  const change = (path, before, after) => {
    const text = readFileSync(join(folder, path), 'utf8');
    writeFileSync(join(folder, path), text.replace(before, after));
  };
  change(DIRECTORY, 'kind="helpline"', `kind="${kind}"`);
  change('practice/content/en/calling.md', /$/, link);
  // What the reader has added by then.
  for (const own of link ? ['fr/appeler.md', 'en/calling.md'] : [])
    writeFileSync(join(folder, 'practice/content', own.replace(/[^/]+$/, 'who-answers.md')),
      readFileSync(join(handbook, 'practice/content', own), 'utf8').replace('id: calling', 'id: who-answers'));
  return folder;
}

async function take(reader, file) {
  await reader.ask(() => document.fonts.ready.then(() => true));
  await reader.tab.screenshot({ path: file, captureBeyondViewport: false });
}

async function size(reader, height) {
  await reader.tab.setViewport({ width: WIDTH, height, deviceScaleFactor: SCALE });
}

async function ofPage(reader, base, { height, from }, path, file) {
  await size(reader, height);
  await reader.tab.setJavaScriptEnabled(false); // what is open now changes by the hour
  await reader.visit(base + path);
  if (from)
    await reader.ask((selector) => document.querySelector(selector).scrollIntoView(), from);
  await take(reader, file);
}

async function ofPreview(t, browser, language, { height, preview: path }, file) {
  const folder = exercise(t);
  const env = { LC_ALL: '', LC_MESSAGES: '', LANG: LOCALES[language] };
  const preview = await Preview.start(t, folder, ['--content', 'practice/content'], env);
  const reader = await Reader.open(browser, preview.address);
  await size(reader, height);
  await reader.visit(preview.address + path(language));
  const text = readFileSync(join(folder, DIRECTORY), 'utf8');
  writeFileSync(join(folder, DIRECTORY), text.replace('dial="1234"', 'dial="1243"'));
  await until('the panel', () => reader.ask(() => document.querySelector('balise-preview') !== null));
  await take(reader, file);
  await reader.tab.close();
}

const COLOURS = ['#3b3b3b', '#ff6a75', '#8ae234', '#ffbd4f', '#729fcf', '#d7a3e0', '#7fdbca', '#eeeeec'];

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** What a terminal shows, colours and bold letters included, as HTML. */
export function asHtml(shown) {
  let style = '';
  return shown.split(/(\x1b\[[\d;]*m)/).map((piece) => {
    const codes = /^\x1b\[([\d;]*)m$/.exec(piece)?.[1].split(';').map(Number);
    if (!codes)
      return style ? `<span style="${style}">${escaped(piece)}</span>` : escaped(piece);
    for (const code of codes) {
      if (code === 0 || code === 39)
        style = '';
      else if (code === 1)
        style += 'font-weight: bold;';
      else if ((code >= 30 && code < 38) || (code >= 90 && code < 98))
        style += `color: ${COLOURS[code % 10]};`;
    }
    return '';
  }).join('');
}

/* A real terminal, in which a real command has run, drawn as its letters. It is so wide that
   lines are folded here, between words. */
async function ofTerminal(t, browser, language, file) {
  const folder = exercise(t, { kind: 'helplin', link: '\nMore: [who answers my call](who-answer).\n' });
  mkdirSync(join(folder, 'bin'));
  // Only the program is told the language: Bash would complain of one that is not installed.
  writeFileSync(join(folder, 'bin/balise'), `#!/bin/sh\nunset NO_COLOR LC_ALL LC_MESSAGES
LANG=${LOCALES[language]} exec '${program}' "$@"\n`, { mode: 0o755 });
  writeFileSync(join(folder, 'rc'), "PS1='$ '\n");
  const env = { PATH: `${join(folder, 'bin')}:${process.env.PATH}`, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
  const { type, text, tmux } = terminal(t, 'bash --noprofile --rcfile rc', { cwd: folder, env, columns: 140, rows: 18 });
  await until('a prompt', () => text().startsWith('$'));
  type('balise check --content practice/content', 'Enter');
  await until('its end', () => /\n\$\s*$/.test(text()));
  const shown = tmux('capture-pane', '-p', '-e').trimEnd();
  const table = await browser.newPage();
  await table.setViewport({ width: WIDTH, height: 400, deviceScaleFactor: SCALE });
  await table.setContent(`<body style="margin: 0; background: #1c1b22"><pre style="margin: 0; padding: 14px;
    width: 612px; white-space: pre-wrap; font: 12px/1.45 'DejaVu Sans Mono', 'Noto Sans Mono', monospace; color: #fbfbfe">${asHtml(shown)}`);
  await (await table.$('pre')).screenshot({ path: file });
  await table.close();
}

/** Takes all pictures into the folder. */
export async function takePictures(folder) {
  const t = new Ending();
  const browser = await browsers.Chromium();
  t.after(() => browser.close());
  try {
    const site = `${pathToFileURL(buildSite())}/`;
    const practice = exercise(t);
    const built = spawnSync(program, ['build', '--quiet', '--content', 'practice/content'], { cwd: practice, encoding: 'utf8' });
    if (built.status !== 0)
      throw new Error(built.stderr);
    const exerciseSite = `${pathToFileURL(join(practice, 'out/site'))}/`;
    const reader = await Reader.open(browser, site, exerciseSite);
    for (const language of Object.keys(LOCALES)) {
      const place = join(folder, 'files/pictures', language);
      mkdirSync(place, { recursive: true });
      for (const [name, picture] of Object.entries(PICTURES)) {
        const file = join(place, `${name}.png`);
        if (picture.page)
          await ofPage(reader, site, picture, picture.page(language), file);
        else if (picture.practice)
          await ofPage(reader, exerciseSite, picture, picture.practice(language), file);
        else if (picture.preview)
          await ofPreview(t, browser, language, picture, file);
        else
          await ofTerminal(t, browser, language, file);
      }
    }
  } finally {
    await t.end();
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const folder = resolve(process.argv[2]);
  rmSync(folder, { recursive: true, force: true });
  await takePictures(folder);
}
