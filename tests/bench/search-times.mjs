// SPDX-License-Identifier: MIT
// From a key press to results on the page, in Chromium, from file://, on a slow processor.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { browsers } from '../browser/launch.mjs';

const SLOWER = 6;

/** In the page: types the text at once; milliseconds until results stand in the list. */
function typed(text) {
  return new Promise((resolve) => {
    const field = document.querySelector('form.search input');
    const start = performance.now();
    const observer = new MutationObserver(() => {
      if (document.querySelector('.hits > li')) {
        observer.disconnect();
        clearTimeout(timer);
        // After what was changed has been laid out.
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
      }
    });
    const timer = setTimeout(() => resolve(Infinity), 20000);
    observer.observe(document.querySelector('header').parentNode, { childList: true, subtree: true });
    field.focus();
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

const settle = () => new Promise((resolve) => { setTimeout(resolve, 500); });

async function openPage(browser, url) {
  const page = await browser.newPage();
  const session = await page.createCDPSession();
  await page.goto(url, { waitUntil: 'load' });
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return page;
}

/** Milliseconds of each query: in a page just opened; then its last letter typed once more. */
export async function measureTimes(out, language, queries) {
  const browser = await browsers.Chromium();
  const url = pathToFileURL(join(out, language, 'az/index.html')).href;
  const times = { cold: [], next: [], warm: [] };
  try {
    for (let i = 0; i < queries.length; i++) {
      const page = await openPage(browser, url);
      const text = queries[i].text;
      times.cold.push(await page.evaluate(typed, text));
      await settle();
      times.next.push(await page.evaluate(typed, queries[(i + 1) % queries.length].text));
      await settle();
      await page.evaluate(typed, text.slice(0, -1));
      await settle();
      times.warm.push(await page.evaluate(typed, text));
      await page.close();
    }
  } finally {
    await browser.close();
  }
  return times;
}
