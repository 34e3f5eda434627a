/* Everything works without this file. It stores nothing. */
(function () {
  'use strict';
  var doc = document, root = doc.documentElement;

  function each(selector, f) {
    Array.prototype.forEach.call(doc.querySelectorAll(selector), f);
  }
  function is(query) {
    return matchMedia(query).matches;
  }

  /* Quick exit: the link, or Shift three times by itself and not in a field */
  var exit = doc.querySelector('.leave a'), page = doc.body, blank;
  if (exit) {
    var said = exit.getAttribute('data-said').split('|');
    var hint = exit.querySelector('.hint'), usual = hint.textContent;
    var status = exit.parentNode.appendChild(doc.createElement('span'));
    var presses = 0, alone, timer;
    var say = function (text) {
      clearTimeout(timer);
      status.textContent = text;
      hint.textContent = text || usual;
    };
    var leave = function (event) {
      event.preventDefault();
      if (blank) return;
      blank = doc.createElement('body');
      var alert = blank.appendChild(doc.createElement('p'));
      alert.setAttribute('role', 'alert');
      root.replaceChild(blank, page);
      doc.title = alert.textContent = said[2];
      location.replace(exit.href);
    };
    var down = function (event) {
      var node = event.target;
      alone = event.key === 'Shift' && !(event.ctrlKey || event.altKey || event.metaKey) &&
        !/^(TEXTAREA|SELECT|INPUT(?!check))/.test(node.nodeName + node.type);
      if (!alone && presses) say('', presses = 0);
    };
    status.className = 'vh';
    status.setAttribute('role', 'status');
    exit.addEventListener('click', leave);
    doc.addEventListener('mousedown', down);
    doc.addEventListener('keydown', down);
    doc.addEventListener('keyup', function (event) {
      if (event.key !== 'Shift' || !alone) return;
      alone = false;
      if (++presses > 2) return leave(event);
      hint.hidden = false;
      say(said[0] + ' ' + (3 - presses));
      timer = setTimeout(function () {
        say(said[1], presses = 0);
        timer = setTimeout(say, 5000, '');
      }, 5000);
    });
    hint.hidden = !is('(any-hover: hover)');
  }

  /* What was ticked or typed goes with the page */
  addEventListener('pagehide', function () {
    each('input', function (field) {
      if (field.type === 'checkbox') field.checked = false; else field.value = '';
    });
  });
  addEventListener('pageshow', function (event) {
    if (blank && event.persisted) location.reload();
  });

  /* The search's scripts come when its field is used, from this folder */
  var search = doc.querySelector('.search input');
  var own = doc.currentScript && doc.currentScript.getAttribute('src');
  if (search && window.Promise && own) {
    var site = own.replace('assets/balise.js', '');
    var policy = window.trustedTypes && trustedTypes.createPolicy('shard', {
      createScriptURL: function (url) {
        if (!/^(\.\.\/)*[a-z0-9/-]+\.js(\?\w+)?$/.test(url)) throw new TypeError(url);
        return url;
      }
    });
    window.balise = {
      site: site,
      load: function (url, done, failed) {
        var script = doc.createElement('script');
        script.onload = function () { script.parentNode.removeChild(script); done(); };
        script.onerror = failed;
        script.src = policy ? policy.createScriptURL(url) : url;
        doc.head.appendChild(script);
      }
    };
    var start = function () {
      search.removeEventListener('focus', start);
      balise.load(site + 'assets/search.js', function () {}, function () {
        search.addEventListener('focus', start);
      });
    };
    search.addEventListener('focus', start);
    if (doc.activeElement === search) start();
  }

  /* Data of more than a year ago: by this device's clock, which can only warn */
  var old = doc.querySelector('.old'), made = doc.querySelector('footer time');
  if (old && made) {
    var end = new Date(made.getAttribute('datetime'));
    end.setFullYear(end.getFullYear() + 1);
    old.hidden = !(Date.now() >= end);
  }

  /* Alerts that are over by this device's clock */
  each('[data-until], [data-from]', function (part) {
    var until = part.getAttribute('data-until');
    if (Date.now() >= +new Date(until || part.getAttribute('data-from')) + 864e5) part.hidden = !!until;
  });

  /* Contents open where there is room, and everything on paper */
  if (is('(min-width: 75rem)')) each('.toc details', function (toc) { toc.open = true; });
  addEventListener('beforeprint', function () {
    each('main details', function (part) { part.open = true; });
  });
  each('.print', function (button) {
    button.hidden = false;
    button.onclick = function () { print(); };
  });
}());
