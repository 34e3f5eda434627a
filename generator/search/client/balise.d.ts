// SPDX-License-Identifier: MIT
// What themes/default/assets/balise.js and the search files share with the client.

// An edition that has no files beside its pages gives the client another one: 0-files.js.
interface Balise {
  /** The site's root, as an address relative to the page. */
  site: string;
  /** Pages, styles and search files are all in this page. */
  inside?: boolean;
  /** Puts a script into the page; says when it has run, or that it is not there. */
  load(address: string, done: () => void, failed: () => void): void;
  take(key: string, digest: string, data: unknown): void;
  root(data: unknown): void;
  /** Fills all places for "open now"; there once hours.js has run. */
  hours?(): void;
}

interface Window {
  balise: Balise;
}
