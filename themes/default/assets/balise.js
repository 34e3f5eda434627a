/* Everything works without this file. It adds: quick exit that leaves no step back to this
   page, Shift three times, search, the reader's language first, printing. It stores nothing. */
(function () {
  'use strict';
  var doc = document, root = doc.documentElement;
  if (!doc.querySelectorAll || !root.addEventListener) return;

  function each(selector, f) {
    Array.prototype.forEach.call(doc.querySelectorAll(selector), f);
  }

  /* Quick exit */
  var exit = doc.querySelector('.leave a');
  var times = [];
  function leave(event) {
    if (event) event.preventDefault();
    root.style.display = 'none';
    doc.title = '\u00a0';
    location.replace(exit.href);
  }
  function isField(node) {
    return node && (node.isContentEditable || /^(TEXTAREA|SELECT)$/.test(node.nodeName) ||
      (node.nodeName === 'INPUT' && !/^(checkbox|radio|button|submit)$/.test(node.type)));
  }
  if (exit) {
    exit.addEventListener('click', leave);
    doc.addEventListener('keydown', function (event) {
      if (event.key !== 'Shift' || event.ctrlKey || event.altKey || event.metaKey || isField(event.target)) {
        times = [];
      } else if (!event.repeat) {
        var now = Date.now();
        times = times.filter(function (t) { return now - t < 5000; });
        if (times.push(now) === 3) leave();
      }
    });
    if (!window.matchMedia || matchMedia('(any-hover: hover)').matches) {
      each('.leave .hint', function (hint) { hint.hidden = false; });
    }
  }

  /* What was ticked or typed goes with the page */
  addEventListener('pagehide', function () {
    each('input', function (field) {
      if (field.type === 'checkbox') field.checked = false; else field.value = '';
    });
  });
  addEventListener('pageshow', function () { root.style.display = ''; });

  /* Search: its script comes when the field is used; scripts only from this folder */
  var search = doc.querySelector('.search input');
  if (search && window.Promise && doc.currentScript) {
    var site = doc.currentScript.getAttribute('src').replace('assets/balise.js', '');
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

  /* The reader's languages first */
  var choice = doc.querySelector('.choice');
  if (choice) {
    (navigator.languages || [navigator.language || '']).slice().reverse().forEach(function (wanted) {
      each('.choice > li', function (item) {
        if (item.lang === wanted.toLowerCase().split('-')[0]) choice.insertBefore(item, choice.firstChild);
      });
    });
  }

  /* Contents open where there is room; everything open on paper */
  if (window.matchMedia && matchMedia('(min-width: 75rem)').matches) {
    each('.toc details', function (toc) { toc.open = true; });
  }
  addEventListener('beforeprint', function () {
    each('main details', function (part) { part.open = true; });
  });
  each('.print', function (button) {
    button.hidden = false;
    button.addEventListener('click', function () { window.print(); });
  });
}());
