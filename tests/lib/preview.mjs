// SPDX-License-Identifier: MIT
// `balise serve` beside a test, and what it tells the pages.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { program } from './balise.mjs';

const PATIENCE_MILLISECONDS = 30_000;

/** Waits until `look` gives something; `what` says what was waited for in vain. */
export async function until(what, look) {
  const end = Date.now() + PATIENCE_MILLISECONDS;
  while (Date.now() < end) {
    const found = await look();
    if (found)
      return found;
    await sleep(20);
  }
  throw new Error(`waited in vain: ${what}`);
}

export class Preview {
  /** Started in the folder `cwd`; ended after the test, if it was not before. */
  static async start(t, cwd, args = [], env = {}) {
    const preview = new Preview();
    preview.said = { stdout: '', stderr: '' };
    preview.child = spawn(program, ['serve', '--port', '0', ...args], {
      cwd, env: { ...process.env, LC_ALL: 'C.UTF-8', ...env }, stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const name of ['stdout', 'stderr'])
      preview.child[name].on('data', (data) => { preview.said[name] += data; });
    preview.ended = new Promise((resolve) => {
      preview.child.on('close', (status, signal) => resolve({ status, signal, ...preview.said }));
    });
    t.after(() => preview.child.kill('SIGKILL'));
    preview.address = await until('an address', () => {
      assert.equal(preview.child.exitCode, null, preview.said.stderr);
      return /http:\/\/127\.0\.0\.1:\d+\//.exec(preview.said.stdout)?.[0];
    });
    preview.port = Number(new URL(preview.address).port);
    await preview.told(({ shown, errors }) => shown || errors > 0);
    return preview;
  }

  get pid() {
    return this.child.pid;
  }

  async get(path, options = {}) {
    return fetch(new URL(path, this.address), { redirect: 'manual', ...options });
  }

  async text(path) {
    return (await this.get(path)).text();
  }

  /** What pages are told; `after` the number of the news that is known already. */
  async news(after) {
    const query = after === undefined ? '' : `?after=${after}`;
    return (await this.get(`-balise/news${query}`)).json();
  }

  /** Waits as pages do until the news are as wanted. */
  async told(wanted, what = wanted) {
    const end = Date.now() + PATIENCE_MILLISECONDS;
    let news = await this.news();
    while (!wanted(news)) {
      assert.ok(Date.now() < end, `told in vain: ${what}: ${JSON.stringify(news).slice(0, 2000)}`);
      news = await this.news(news.news);
    }
    return news;
  }

  /** Waits until the page has the text. */
  async shows(path, text) {
    await until(`${path} with ${text}`, async () => {
      const answer = await this.get(path);
      return answer.status === 200 && (await answer.text()).includes(text);
    });
  }

  /** Sends these bytes and gives all that comes back until the other side has enough. */
  async raw(bytes) {
    const socket = net.connect(this.port, '127.0.0.1');
    const pieces = [];
    socket.on('data', (data) => pieces.push(data));
    socket.end(bytes);
    await new Promise((resolve) => {
      socket.on('close', resolve);
      socket.on('error', resolve);
    });
    return Buffer.concat(pieces).toString('latin1');
  }

  async stop(signal = 'SIGINT') {
    this.child.kill(signal);
    return this.ended;
  }
}

/** A page as it stands in a build: without what the preview adds, which must be there once. */
export function asBuilt(html) {
  const script = /<script src="\/-balise\/reload\.js" data-site="\d+"><\/script>\n/g;
  assert.equal(html.match(script)?.length, 1, html.slice(-500));
  assert.equal(html.split("connect-src 'self'; ").length, 2);
  return html.replace(script, '').replace("connect-src 'self'; ", '');
}
