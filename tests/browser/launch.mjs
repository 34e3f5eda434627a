// SPDX-License-Identifier: MIT
// Debian's two browsers, driven by puppeteer-core: Chromium by its own protocol, Firefox by
// WebDriver BiDi. Each starts with an empty profile and finds nothing but this machine.
import puppeteer from 'puppeteer-core';

// What the reader speaks: the page that chooses a language must see it.
export const speaks = ['nl', 'de'];

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FIREFOX = process.env.FIREFOX ?? '/usr/bin/firefox-esr';

function chromium() {
  return puppeteer.launch({
    browser: 'chrome',
    executablePath: CHROMIUM,
    timeout: 60_000,
    protocolTimeout: 120_000,
    args: [
      '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      `--accept-lang=${speaks.join(',')}`,
    ],
  });
}

// Its driver cannot change a page's colours: they are chosen at the start.
function firefox(scheme) {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: FIREFOX,
    headless: true,
    timeout: 120_000,
    protocolTimeout: 120_000,
    extraPrefsFirefox: {
      // Else automation relaxes file:// and passes what fails for every reader.
      'remote.prefs.recommended': false,
      'security.fileuri.strict_origin_policy': true,
      'intl.accept_languages': speaks.join(', '),
      'layout.css.prefers-color-scheme.content-override': scheme === 'dark' ? 0 : 1,
      // Whatever is not on this machine goes to a port where nobody answers.
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': 9,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': 9,
      'network.dns.disabled': true,
      'app.update.disabledForTesting': true,
      'browser.shell.checkDefaultBrowser': false,
      'datareporting.policy.dataSubmissionEnabled': false,
    },
  });
}

// Whatever becomes of the test, its browser ends with it.
async function ending(launch) {
  const browser = await launch();
  process.on('exit', () => browser.process()?.kill('SIGKILL'));
  return browser;
}

export const browsers = {
  Chromium: () => ending(chromium),
  Firefox: (scheme = 'light') => ending(() => firefox(scheme)),
};
