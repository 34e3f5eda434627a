/* "Open now", for what has data-hours; the printed hours stand without it. It goes by this
   device's clock, never links or hides a number, and says so where nothing is certain. */
(function () {
  'use strict';
  var doc = document, say = doc.querySelector('[data-open-until]');
  var DAY = 1440, EPOCH = 3; /* days from a Monday to 1 January 1970 */
  var timer, watch;

  /* Minutes from 1 January 1970 to what the clocks of a time zone show. */
  function clock(zone, time) {
    var part = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, hour12: false,
      year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric'
    }).format(time).match(/\d+/g);
    /* Some call midnight 24. */
    return Date.UTC(part[2], part[0] - 1, part[1], part[3] % 24, part[4]) / 60000;
  }

  function minutes(date) { return Date.parse(date) / 60000; }

  /* This week's spans and the next one's in order: [from, to, is it certain?], in minutes of
     clock(). After the last day nothing is certain. Nothing before the first Monday. */
  function spans(place, now) {
    var weeks = place.getAttribute('data-hours').split('|');
    var starts = weeks.shift().split(','), list = [];
    var end = minutes(place.getAttribute('data-until')) + DAY;
    var day = Math.floor(now / DAY), monday = (day - (day + EPOCH) % 7) * DAY;
    if (now < minutes(starts[0].split('=')[0])) return;
    [monday, monday + 7 * DAY].forEach(function (week) {
      var table;
      starts.forEach(function (start) {
        start = start.split('=');
        if (minutes(start[0]) <= week) table = weeks[start[1]];
      });
      table.replace(/(\?)?(\d+)-(\d+)/g, function (all, unsure, from, to) {
        list.push([week + +from, week + +to, !unsure]);
      });
    });
    list.push([end, Infinity, false]);
    return list;
  }

  /* Is a time between the two unsure? */
  function unsure(list, from, to) {
    return list.some(function (span) { return !span[2] && span[0] <= to && span[1] > from; });
  }

  function text(name) { return say.getAttribute('data-' + name); }

  function time(at) {
    var hour = Math.floor(at % DAY / 60), minute = at % 60;
    return text(minute ? 'time' : 'hour').replace('{hour}', hour)
      .replace('{minute}', (minute < 10 ? '0' : '') + minute);
  }

  function whenOpen(list, now) {
    var end = now;
    list.forEach(function (span) {
      if (span[2] && span[0] <= end && span[1] > end) end = span[1];
    });
    if (end === now) return;
    /* "Until 9:00" would be this morning's. */
    if (end - now >= DAY || unsure(list, now, end)) return text('open');
    return text('open-until').replace('{time}', end % DAY ? time(end) : text('midnight'));
  }

  function whenClosed(list, now) {
    var next = Math.min.apply(Math, list.map(function (span) {
      return span[2] && span[0] > now ? span[0] : Infinity;
    }));
    var day = Math.floor(next / DAY), days = day - Math.floor(now / DAY);
    /* "Monday" would be today; and what opens for certain may open before. */
    if (!(days < 7) || unsure(list, now, next)) return text('closed');
    return text('opens').replace('{time}', time(next)).replace('{day}',
      days > 1 ? text('days').split('|')[(day + EPOCH) % 7] : text(days ? 'tomorrow' : 'today'));
  }

  function show(place) {
    var here = new Date(), now, list, words, note = '';
    try { now = clock(place.getAttribute('data-timezone'), here); } catch (e) { return; }
    list = spans(place, now);
    if (list && now >= list[list.length - 1][0]) {
      words = text('old');
    } else if (list) {
      words = unsure(list, now, now) ? text('unsure') : whenOpen(list, now) || whenClosed(list, now);
      note = now === Math.floor(here / 60000) - here.getTimezoneOffset() ? text('clock') :
        text('clock-there').replace('{time}', time(now));
    }
    place.hidden = !list;
    note = ' ' + note;
    if (!list || place.textContent === words + note) return;
    place.textContent = '';
    place.appendChild(doc.createElement('strong')).textContent = words;
    place = place.appendChild(doc.createElement('span'));
    place.className = 'note';
    place.textContent = note;
  }

  function update() {
    clearTimeout(timer);
    Array.prototype.forEach.call(doc.querySelectorAll('[data-hours]'), show);
    if (!doc.hidden) timer = setTimeout(update, 60000 - Date.now() % 60000);
  }

  /* Can it tell the time elsewhere? */
  try { if (clock('Asia/Tokyo', new Date(0)) !== 540) return; } catch (e) { return; }

  function start() {
    update();
    if (window.balise) balise.hours = update; /* the search's results come later */
  }

  if (doc.readyState === 'loading') {
    /* Filled in while the page is read: it has not been seen yet, so nothing jumps. */
    watch = new MutationObserver(function () { update(); watch.takeRecords(); });
    watch.observe(doc, { childList: true, subtree: true });
    doc.addEventListener('DOMContentLoaded', function () { watch.disconnect(); start(); });
  } else {
    start();
  }
  doc.addEventListener('visibilitychange', update);
  addEventListener('pageshow', update);
}());
