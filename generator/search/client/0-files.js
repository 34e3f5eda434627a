// SPDX-License-Identifier: MIT
// Where search files, styles and pages are: the only part of the client that knows of
// addresses. From file:// nothing can be read but scripts, so each search file is one that
// calls balise.take() (root.js: balise.root()) when balise.load() puts it into the page.
//
// The seam for an edition whose files are in the page itself: it gives the client another
// window.balise. Its `load(address, done, failed)` finds what it has for the address
// (`folder` + "w3.js"), hands the three arguments of balise.take(), which are JSON, to
// balise.take() itself, and calls done(); or failed() where it has nothing. Its `site` and
// the form's action say how addresses begin. Nothing else of the client changes.

/** Where the search files are, as an address relative to the page. */
let folder = '';

/** What makes the root's address another one, after a browser showed an old root. */
let fresh = '';

/** Who waits for the data of which file. @type {Map<string, (digest: string, data: any) => void>} */
const waiting = new Map();

/**
 * What went wrong was the copy: a file is missing, or of another build.
 * @param {string} key
 */
function damaged(key) {
  return new Error(`damaged: ${key}`);
}

/** Does the page come from a server, through whatever keeps copies on the way? */
function isServed() {
  return /^http/.test(location.protocol);
}

/**
 * The data of a search file. Over http its address has the digest, so that no browser shows
 * it what it kept of an earlier build.
 * @param {string} key the file's name: "root", "w3"
 * @param {string} digest "" when any will do
 * @returns {Promise<any>}
 */
function loadFile(key, digest) {
  return new Promise((resolve, reject) => {
    const fail = () => {
      waiting.delete(key);
      reject(damaged(key));
    };
    waiting.set(key, (found, data) => {
      if (found !== digest)
        return fail();
      waiting.delete(key);
      resolve(data);
    });
    const version = isServed() ? digest || fresh : '';
    window.balise.load(`${folder}${key}.js${version && `?${version}`}`, () => {
      if (waiting.has(key))
        fail();
    }, fail);
  });
}

/** Called by the files themselves. */
Object.assign(window.balise, {
  /**
   * @param {string} key
   * @param {string} digest
   * @param {unknown} data
   */
  take(key, digest, data) {
    const taker = waiting.get(key);
    if (taker)
      taker(digest, data);
  },
  /** @param {unknown} data */
  root(data) {
    window.balise.take('root', '', data);
  },
});

/** A page's address from this page. @param {string} href from the site's root */
function addressOf(href) {
  return window.balise.site + href;
}
