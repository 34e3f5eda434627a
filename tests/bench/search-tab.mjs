// SPDX-License-Identifier: MIT
// A tab of a slowed Chromium in which somebody searches: how long she waits for the results.

import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { browsers } from '../browser/launch.mjs';

export const SLOWED = 6;
const KEY_EVERY = 120; // ms: a quick hand
const SETTLED = 700; // ms without a change after which no other is awaited
const PATIENCE = 20_000;
const FIELD = '.search input';

// ---- In the page. ----

/**
 * Notes when keys come, and when results have been painted that came after the last of them:
 * the first time and the last time. Runs before the page's scripts.
 */
function watch() {
  const times = { key: 0, first: 0, last: 0, pending: false };
  Object.defineProperty(window, 'benchTimes', { value: times });
  const isKey = (event) => {
    Object.assign(times, { key: event.timeStamp, first: 0, last: 0, pending: false });
  };
  addEventListener('keydown', isKey, true);
  // What is pasted comes without a press.
  addEventListener('input', (event) => {
    if (event.data && event.data.length > 1)
      isKey(event);
  }, true);
  const channel = new MessageChannel();
  // A message that is posted in a frame comes when the frame has been painted.
  channel.port1.onmessage = () => {
    if (!times.pending)
      return;
    times.pending = false;
    times.last = performance.now();
    times.first = times.first || times.last;
  };
  new MutationObserver((records) => {
    if (!records.some(({ target }) => target.closest('.hits')) || !document.querySelector('.hits > li'))
      return;
    times.pending = true;
    requestAnimationFrame(() => channel.port2.postMessage(0));
  }).observe(document, { childList: true, subtree: true });
}

/**
 * Lets the browser go before whatever else runs on the machine, where that is allowed. Linux
 * shares the processors out among sessions first, and the browser has one of its own.
 */
function hurry(pid) {
  try {
    writeFileSync(`/proc/${pid}/autogroup`, '-15');
    setPriority(pid, -15);
  } catch (error) {
    // Not root, or not Linux: the figures are those of a machine that does other things, too.
  }
}

// ---- One tab. ----

export class Tab {
  static async open(site, page) {
    const tab = new Tab();
    tab.browser = await browsers.Chromium();
    hurry(tab.browser.process().pid);
    tab.page = await tab.browser.newPage();
    tab.client = await tab.page.createCDPSession();
    await tab.page.setViewport({ width: 360, height: 640 });
    await tab.page.evaluateOnNewDocument(watch);
    await tab.client.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
    await tab.visit(join(site, 'site', page));
    return tab;
  }

  async visit(file) {
    await this.page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
    await this.page.bringToFront();
    await pause(500);
  }

  focus() {
    return this.page.click(FIELD);
  }

  /** Keys at a hand's pace: none waits until the page is done with the one before. */
  async type(text) {
    const start = performance.now();
    const sent = [];
    for (const [i, key] of [...text].entries()) {
      await pause(Math.max(0, start + (i + 1) * KEY_EVERY - performance.now()));
      sent.push(this.client.send('Input.dispatchKeyEvent', { type: 'keyDown', text: key, key }),
        this.client.send('Input.dispatchKeyEvent', { type: 'keyUp', key }));
    }
    await Promise.all(sent);
  }

  async clear() {
    await this.page.keyboard.press('Escape');
    await pause(300);
  }

  /** Milliseconds from the last key to the first results that were painted, and to all. */
  async settled(text) {
    const end = Date.now() + PATIENCE;
    while (Date.now() < end) {
      await pause(100);
      const { key, first, last, pending, now, value, href } = await this.page.evaluate((selector) => ({
        ...window.benchTimes, now: performance.now(), value: document.querySelector(selector).value,
        href: (document.querySelector('.hits .name a') ?? {}).href,
      }), FIELD);
      if (value === text && first && !pending && now - last > SETTLED)
        return { milliseconds: first - key, whole: last - key, href };
    }
    throw new Error(`no results for '${text}'`);
  }

  close() {
    return this.browser.close();
  }
}

/** In a browser just started. */
export async function measureCold(site, { text, from }, isPasted) {
  const tab = await Tab.open(site, from);
  try {
    await tab.focus();
    if (isPasted)
      await tab.client.send('Input.insertText', { text });
    else
      await tab.type(text);
    return await tab.settled(text);
  } finally {
    await tab.close();
  }
}

/** One after the other on one page of each language. */
export async function measureWarm(site, queries) {
  const results = [];
  for (const from of new Set(queries.map((query) => query.from))) {
    const tab = await Tab.open(site, from);
    const own = queries.filter((query) => query.from === from);
    await tab.focus();
    // The first one is not warm.
    for (const [i, { text }] of [own[own.length - 1], ...own].entries()) {
      await tab.type(text);
      const result = await tab.settled(text);
      if (i > 0)
        results.push({ ...own[i - 1], ...result });
      await tab.clear();
    }
    await tab.close();
  }
  return results;
}

