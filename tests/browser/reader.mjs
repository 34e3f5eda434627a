// SPDX-License-Identifier: MIT
// A tab, and everything in it that a reader would not see but that went wrong.
import { setTimeout as pause } from 'node:timers/promises';

// Runs in every page before its own scripts.
function listen() {
  const problems = [];
  Object.defineProperty(window, 'baliseProblems', { value: problems });
  addEventListener('error', (event) => problems.push(event.target instanceof Element
    ? `not loaded: ${event.target.outerHTML.slice(0, 200)}` : `error: ${event.message}`), true);
  addEventListener('unhandledrejection', (event) => problems.push(`rejected: ${event.reason}`));
  addEventListener('securitypolicyviolation', (event) =>
    problems.push(`CSP: ${event.effectiveDirective} ${event.blockedURI}`));
}

export class Reader {
  // Opens a tab that may load what is below one of the `bases`.
  static async open(browser, ...bases) {
    const reader = new Reader();
    reader.problems = [];
    reader.isChromium = /chrom/i.test(await browser.version());
    reader.tab = await browser.newPage();
    reader.tab.setDefaultTimeout(30_000);
    await reader.tab.evaluateOnNewDocument(listen);
    reader.tab.on('console', (message) => {
      if (['error', 'warn', 'warning', 'assert'].includes(message.type()))
        reader.problems.push(`console: ${message.text()}`);
    });
    reader.tab.on('pageerror', (error) => reader.problems.push(`error: ${error.message}`));
    reader.tab.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith('data:') && !bases.some((base) => url.startsWith(base)))
        reader.problems.push(`request to ${url}`);
    });
    reader.tab.on('requestfailed', (request) => {
      // A load that the next page cut short has not failed.
      const why = request.failure()?.errorText ?? '';
      if (!/ERR_ABORTED|NS_BINDING_ABORTED/.test(why) && !request.url().startsWith('data:'))
        reader.problems.push(`request failed: ${request.url()} ${why}`);
    });
    reader.tab.on('response', (response) => {
      if (response.url().startsWith('http') && response.status() >= 400)
        reader.problems.push(`${response.status()}: ${response.url()}`);
    });
    return reader;
  }

  async size(width, height) {
    await this.tab.setViewport({ width, height });
  }

  async visit(url) {
    this.problems.length = 0;
    await this.tab.goto(url, { waitUntil: 'load' });
  }

  // What has gone wrong in this page since it was visited.
  async trouble() {
    const own = await this.tab.evaluate(() => window.baliseProblems ?? ['nobody listens']);
    return [...new Set([...this.problems, ...own])];
  }

  async ask(question, ...given) {
    return this.tab.evaluate(question, ...given);
  }

  // The address, decoded, as the page itself knows it: Firefox's driver is not told when
  // a page comes back from the cache of pages.
  async address() {
    try {
      return decodeURI(await this.ask(() => location.href));
    } catch {
      return ''; // between two pages
    }
  }

  // Has the page been read to its end?
  async isWhole() {
    try {
      return await this.ask(() => document.readyState !== 'loading');
    } catch {
      return false; // between two pages
    }
  }

  // Waits until the tab shows the page with this (decoded) address.
  async arrives(address, milliseconds = 10_000) {
    const end = Date.now() + milliseconds;
    while (Date.now() < end) {
      if (await this.address() === address && await this.isWhole())
        return true;
      await pause(50);
    }
    return false;
  }

  // Back, as by the button. Close the tab afterwards: Firefox's driver waits in vain for a
  // page from the cache of pages, and loses count.
  async back() {
    if (this.isChromium)
      await this.tab.goBack();
    else
      await this.ask(() => { setTimeout(() => history.back(), 0); });
  }
}
