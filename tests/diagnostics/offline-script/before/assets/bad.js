'use strict';
import { a } from './a.js';
export default a;
const b = await import('./b.js');
fetch('data.json').then(a.fetch ('more.json'));
const c = new XMLHttpRequest(), d = new Worker('w.js'), e = new SharedWorker("w.js");
navigator.sendBeacon('x', 'y'); navigator.serviceWorker.register('sw.js');
new WebSocket(`w${fetch('in a template')}s`); new EventSource('x'); WebAssembly.instantiate(c);
new RTCPeerConnection(); new WebTransport('x'); importScripts('x.js');
// fetch('a comment'), /* and another */
const text = "fetch('a text')", words = { import: 1, export: 2, fetch: 3 }, own = words.import;
const pattern = /fetch('a pattern')[/]/.test(text) / 2, prefetch = 1, Workers = 2;
const fetched = a / fetch('between divisions') / 2;
