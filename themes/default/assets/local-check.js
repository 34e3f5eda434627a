/* Says on the page that one opens first what is wrong with local/school.js, to whoever
   wrote it. Stands before that file, whose mistakes local-show.js leaves out in silence. */
(function () {
  'use strict';
  var doc = document, words = doc.currentScript, faults = [], stopped = false, given;
  var usual = balise.school;
  var KNOWN = {
    school: ['name', 'country', 'contacts'],
    person: ['name', 'role', 'room', 'phone', 'hours', 'email']
  };

  function say(where, what) {
    faults.push(where + (where && ': ') + words.getAttribute('data-' + what));
  }

  function isText(value) {
    return typeof value === 'string' && value.trim() !== '' && value.length <= 120;
  }

  function isTexts(value) {
    var keys = value && typeof value === 'object' && !Array.isArray(value) ? Object.keys(value) : [];
    return isText(value) || (keys.length > 0 && keys.every(function (key) { return isText(value[key]); }));
  }

  function known(where, given, names) {
    Object.keys(given).forEach(function (name) {
      if (names.indexOf(name) < 0) say(where + name, 'unknown');
    });
  }

  function texts(where, given, names) {
    names.forEach(function (name) {
      if (given[name] !== undefined && !isTexts(given[name])) say(where + name, 'text');
    });
  }

  function person(given, index) {
    var where = 'contacts ' + (index + 1) + ' ', digits;
    if (!given || typeof given !== 'object') return say(where, 'text');
    known(where, given, KNOWN.person);
    texts(where, given, KNOWN.person);
    if (given.name === undefined) say(where + 'name', 'missing');
    if (!(given.phone || given.email || given.room)) say(where + 'phone, email, room', 'missing');
    digits = String(given.phone).replace(/\D/g, '').length;
    if (given.phone && !(/^\+[\d ()./-]+$/.test(given.phone) && digits > 6 && digits < 16))
      say(where + 'phone', 'phone');
    if (given.email && !/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(given.email)) say(where + 'email', 'email');
  }

  function check(school) {
    if (typeof school !== 'object' || Array.isArray(school)) return say('', 'broken');
    known('', school, KNOWN.school);
    texts('', school, ['name']);
    if (school.name === undefined) say('name', 'missing');
    if (school.country !== undefined && !/^[A-Z]{2}$/.test(school.country)) say('country', 'country');
    if (school.contacts === undefined) return;
    if (!Array.isArray(school.contacts)) return say('contacts', 'list');
    if (school.contacts.length > 10) say('contacts', 'many');
    school.contacts.slice(0, 10).forEach(person);
  }

  balise.school = function (school) {
    given = given || school || {};
    usual(school);
  };
  addEventListener('error', function (event) {
    stopped = stopped || (event instanceof ErrorEvent && !doc.querySelector('main'));
  }, true);
  doc.addEventListener('DOMContentLoaded', function () {
    var main = doc.querySelector('main'), box;
    if (given) check(given);
    else if (stopped) say('', 'broken');
    if (!faults.length) return;
    box = main.appendChild(doc.createElement('section'));
    box.className = 'callout callout-warning faults';
    box.appendChild(doc.createElement('p')).textContent = 'local/school.js';
    box.firstChild.className = 'callout-title';
    box = box.appendChild(doc.createElement('ul'));
    faults.slice(0, 20).forEach(function (fault) {
      box.appendChild(doc.createElement('li')).textContent = fault;
    });
  });
}());
