// SPDX-License-Identifier: MIT
// The default theme's hours.js without a browser: what it writes at a time, and where.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';

import { repository } from './balise.mjs';

const script = new Script(readFileSync(join(repository, 'themes/default/assets/hours.js'), 'utf8'));

// Short strings that say exactly what was meant; the real ones stand in the theme.
const WORDS = {
  'open': 'open', 'open-until': 'open until {time}', 'closed': 'closed',
  'opens': 'opens {day} {time}', 'unsure': 'unsure', 'old': 'old', 'clock': '(clock)',
  'clock-there': '(there {time})', 'today': 'today', 'tomorrow': 'tomorrow',
  'days': 'Mo|Tu|We|Th|Fr|Sa|Su', 'time': '{hour}:{minute}', 'hour': '{hour}:00',
  'midnight': 'midnight',
};

function element(attributes) {
  return {
    hidden: true,
    children: [],
    written: 0,
    getAttribute: (name) => attributes[name] ?? null,
    get textContent() { return this.children.map((child) => child.textContent).join(''); },
    set textContent(text) { this.children = text ? [{ textContent: text }] : []; },
    appendChild(child) { this.written++; this.children.push(child); return child; },
  };
}

// Minutes between UTC and what the clocks of a zone show, as Date gives them.
function offset(zone, time) {
  const part = Object.fromEntries(new Intl.DateTimeFormat('en-GB', { timeZone: zone,
    hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit',
    minute: '2-digit' }).formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  const shown = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute);
  return (Math.floor(time / 60000) * 60000 - shown) / 60000;
}

// A device: its clock, its zone, one page with the `places` {hours, timezone, until}.
export class Device {
  constructor(places, { now, zone = 'UTC', intl = Intl } = {}) {
    const device = this;
    this.now = Date.parse(now);
    this.places = places.map(({ hours, timezone = 'Europe/Luxembourg', until = '2027-05-22' }) =>
      element({ 'data-hours': hours, 'data-timezone': timezone, 'data-until': until }));
    this.timers = [];
    this.listeners = {};
    const words = element(Object.fromEntries(Object.entries(WORDS)
      .map(([name, text]) => [`data-${name}`, text])));
    const listen = (name, act) => { this.listeners[name] = act; };
    this.document = {
      hidden: false,
      querySelector: () => words,
      querySelectorAll: () => this.places,
      createElement: () => ({ textContent: '' }),
      addEventListener: listen,
    };
    class Clock extends Date {
      constructor(...given) { super(...(given.length ? given : [device.now])); }
      static now() { return device.now; }
      getTimezoneOffset() { return offset(zone, this.getTime()); }
    }
    script.runInContext(createContext({
      window: {},
      document: this.document, Date: Clock, Intl: intl, addEventListener: listen,
      setTimeout: (act, milliseconds) => this.timers.push({ act, milliseconds }),
      clearTimeout: (timer) => { if (timer) this.timers[timer - 1] = null; },
    }));
  }

  // What is read; null where nothing is shown.
  get said() {
    return this.places.map((place) => (place.hidden ? null : place.textContent.trim()));
  }

  // The same without the remark on the clock.
  get states() {
    return this.places.map((place) => (place.hidden ? null : place.children[0].textContent));
  }

  get waiting() {
    return this.timers.filter(Boolean);
  }

  // Time goes on until the timer that waits.
  tick() {
    const index = this.timers.findIndex(Boolean);
    const { act, milliseconds } = this.timers[index];
    this.timers[index] = null;
    this.now += milliseconds;
    act();
  }
}

// One place at one time.
export function stateAt(hours, now, more = {}) {
  return new Device([{ hours, ...more }], { now, ...more }).states[0];
}
