/* The phone edition is one file: no other can be loaded, and often nothing can be stored. This
   shows one section at a time where the style sheet cannot, unpacks what is packed, hands the
   search what it looks for, and forgets the file's text after the quick exit. */
(function () {
  'use strict';
  var doc = document, root = doc.documentElement, form = doc.querySelector('.search');
  if (!doc.querySelectorAll || !root.addEventListener || !root.closest) return;
  var home = doc.querySelector('.is-home'), exit = doc.querySelector('.is-exit');
  var knowsHas = window.CSS && CSS.supports && CSS.supports('selector(:has(a))');
  var raised = { land: null };
  var country = form && form.getAttribute('data-country');

  function each(selector, f) {
    Array.prototype.forEach.call(doc.querySelectorAll(selector), f);
  }

  /* ---- What is packed: chunks of sections, and in large files the search, too. ---- */

  var policy = window.trustedTypes && trustedTypes.createPolicy('page', {
    createHTML: function (text) { return text; }, createScript: function (text) { return text; }
  });
  var failure = doc.getElementById('unpack');

  /* What base91_add() of the generator makes: pairs of letters from # to ~, without <. */
  function bytesOf(text) {
    var bytes = new Uint8Array(text.length), count = 0, queue = 0, bits = 0, first = -1;
    for (var i = 0; i < text.length; i++) {
      var code = text.charCodeAt(i), value = code - (code < 60 ? 35 : 36);
      if (first < 0) {
        first = value;
        continue;
      }
      value = value * 91 + first;
      first = -1;
      queue |= value << bits;
      bits += (value & 8191) > 88 ? 13 : 14;
      for (; bits > 7; bits -= 8, queue >>= 8) bytes[count++] = queue & 255;
    }
    if (first >= 0) bytes[count++] = (queue | first << bits) & 255;
    return bytes.subarray(0, count);
  }

  function unpack(text) {
    var stream = new Blob([bytesOf(text)]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return new Response(stream).text();
  }

  /* Parts of packs: programs, and what they read. */
  var packs = {};
  function part(name) {
    var pack = doc.querySelector('[data-pack~="' + name + '"]');
    if (!pack) return Promise.reject();
    var names = pack.getAttribute('data-pack');
    if (!packs[names]) packs[names] = unpack(pack.textContent);
    return packs[names].then(function (text) {
      return text.split('\0')[names.split(' ').indexOf(name)];
    });
  }
  function run(text) {
    var script = doc.createElement('script');
    script.text = policy ? policy.createScript(text) : text;
    doc.head.appendChild(script);
  }

  /* Several numbers have the same hours: their attributes stand once, one list on a line. */
  function fillHours() {
    return part('hours').then(function (text) {
      var lists = text.split('\n');
      each('[data-same]', function (place) {
        lists[place.getAttribute('data-same')].replace(/(data-\w+)="?(.*?)"?(?= data-|$)/g, function (all, name, value) {
          place.setAttribute(name, value);
        });
        place.removeAttribute('data-same');
      });
    });
  }

  /* The last chunk whose first id is not behind the one that is wanted. */
  function chunkOf(id) {
    var found;
    each('[data-chunk]', function (chunk) {
      if (chunk.getAttribute('data-chunk') <= id) found = chunk;
    });
    return found;
  }

  /* Puts the section with this id into the page. */
  function open(id) {
    var chunk = chunkOf(id), mark = '<section id=' + id + ' ';
    function fail() { failure.hidden = false; }
    if (!chunk) return;
    if (!window.DecompressionStream) return fail();
    unpack(chunk.textContent).then(function (text) {
      var found = text.split('\0').filter(function (part) { return part.indexOf(mark) >= 0; })[0];
      if (!found || doc.getElementById(id)) return;
      var place = doc.createElement('div');
      place.innerHTML = policy ? policy.createHTML(found) : found;
      exit.parentNode.insertBefore(place, exit);
      spell(place);
      fillHours().then(function () { if (balise.hours) balise.hours(); });
      /* Only a new look at the address makes the section its target. */
      if (byHand === null) location.replace(location.hash);
      arrive();
    }).catch(fail);
  }

  /* ---- The section that the address names. ---- */

  /* Some browsers refuse even this where a file has no origin: then by hand. */
  var byHand = null, page = doc.body;

  function hashNow() {
    return byHand === null ? location.hash.slice(1) : byHand;
  }

  function follow(hash) {
    setTimeout(function () {
      if (location.hash === hash) return;
      byHand = hash.slice(1);
      dispatchEvent(new Event('hashchange'));
    }, 50);
  }

  doc.addEventListener('click', function (event) {
    var link = event.target.closest('a[href^="#"]');
    if (link && !event.defaultPrevented) follow(link.getAttribute('href'));
  });

  /* What is shown with a section: a country's services, the steps of a situation, a sheet. */
  function companions(section) {
    var parent = section.parentNode, kind = (/\bf\d/.exec(section.className) || [])[0];
    return Array.prototype.filter.call(parent.children, function (one) {
      var name = ' ' + one.className + ' ';
      if (parent.className === 'near')
        return /\bwho\b/.test(name) || (/\btail\b/.test(name) && name.indexOf(' ' + kind + ' ') >= 0);
      return parent.className === 'papers' ? /\bsheet\b/.test(name)
        : parent.className === 'way' && /is-situation/.test(section.className) && /is-page/.test(name);
    });
  }
  function showServices(section) {
    var kind = (/\bf\d/.exec(section.className) || [])[0];
    if (section.parentNode.className === 'near')
      Array.prototype.forEach.call(section.parentNode.querySelectorAll('.who li, .gone, .back'), function (one) {
        var isFor = kind === 'f0' || one.classList.contains(kind) || one.classList.contains('back');
        one.hidden = !isFor || (kind === 'f0' && one.classList.contains('back'));
      });
  }

  /* What the style sheet does where it can. */
  function showOnly(section, land) {
    var named = doc.getElementById(hashNow()), shown = companions(section).concat([section, land || section]);
    each('.is-here', function (one) { one.classList.remove('is-here'); });
    each('section[id], .land, .who, .tail, .sheet', function (one) { one.hidden = shown.indexOf(one) < 0; });
    each('body > .emergency:not(.own), footer > .emergency', function (line) { line.hidden = !!land; });
    showServices(section);
    shown.forEach(function (one) { one.classList.add('is-here'); });
    function scroll() {
      if (named && named !== section) named.scrollIntoView(); else scrollTo(0, 0);
    }
    scroll();
    /* The browser may look for its place once more, now that the section is seen. */
    setTimeout(scroll, 20);
  }

  /* A country's emergency line goes where the general one is, before everything else. */
  function raise(land) {
    if (raised.land) raised.land.insertBefore(raised.line, raised.land.firstChild);
    raised = { land: land, line: land && land.querySelector('.own') };
    if (land) doc.body.insertBefore(raised.line, doc.body.firstChild);
  }

  /* There is no other page to go to. The quick exit has taken the text off the screen and put the
     neutral section in the place of this entry of the history; here the text leaves the page for
     good, so that Back finds the neutral section again. What stays: the file's name in the history,
     once for each section that was read, and among the files that were opened last. To load the
     file again brings everything back. */
  var forgotten;
  function forget() {
    if (forgotten) return;
    forgotten = true;
    doc.body.textContent = '';
    doc.body.appendChild(exit);
    exit.classList.add('is-here');
    exit.hidden = false;
    doc.title = exit.querySelector('h1').textContent;
  }

  /* What only the search leads to: a heading has its id as soon as that is asked for. */
  function nameHeading(hash) {
    var id = hash.split('-'), section = doc.getElementById(id[0]);
    var heading = section && id[1] > 0 && section.querySelectorAll('.body h2, .body h3, .body h4')[id[1] - 1];
    if (!heading || heading.id) return;
    heading.id = hash;
    if (byHand === null) location.replace(location.hash);
  }

  /* Numbers are read sign by sign. */
  function spell(place) {
    Array.prototype.forEach.call(place.querySelectorAll('.call'), function (link) {
      var number = link.querySelector('b');
      if (/^(tel|sms):/.test(link.getAttribute('href')) && number)
        link.setAttribute('aria-label', link.textContent.trim() + ', ' + number.textContent.replace(/\s/g, '').split('').join(' '));
    });
  }

  /* As many cards as the paper has room for. */
  function layCards(section) {
    each('.copy-of', function (one) { one.parentNode.removeChild(one); });
    var sheet = section && /is-cards/.test(section.className) && section.parentNode.querySelector('.sheet');
    for (var i = 1; sheet && i < 10; i++) {
      var copy = sheet.cloneNode(true);
      copy.classList.add('copy-of');
      copy.setAttribute('aria-hidden', 'true');
      sheet.parentNode.appendChild(copy);
    }
  }

  function arrive(event) {
    if (event && event.isTrusted) byHand = null;
    if (!doc.getElementById(hashNow())) nameHeading(hashNow());
    var id = hashNow().split('-')[0], named = doc.getElementById(hashNow());
    var section = named && named.closest('section[id]'), land = section && section.closest('.land');
    if (forgotten) return;
    if (id === exit.id) return forget();
    if (failure) failure.hidden = true;
    if (!section && id && id !== 'main') open(id);
    if (land !== raised.land) raise(land);
    layCards(section);
    if (!knowsHas || byHand !== null) showOnly(section || home, land);
    if (form) form.setAttribute('data-country', land ? land.getAttribute('data-country') : country);
    each('.languages a', function (link) {
      link.href = link.getAttribute('href').split('#')[0] + (section ? '#' + section.id : '');
    });
    each('.languages details', function (list) { list.open = false; });
    /* Whoever listens to the page hears where the link has led. */
    if (event && named && named === section) {
      section.tabIndex = -1;
      section.focus({ preventScroll: true });
    }
  }

  /* All letters have the same words. */
  each('script[data-copied]', function (words) {
    each('.copy', function (button) {
      button.setAttribute('data-copied', words.getAttribute('data-copied'));
      button.setAttribute('data-selected', words.getAttribute('data-selected'));
    });
  });
  var canUnpack = window.Promise && window.DecompressionStream;
  spell(doc);
  function nothing() {} /* after the quick exit there are no parts */
  if (canUnpack) fillHours().then(function () { return part('helpers'); }).then(run).catch(nothing);
  addEventListener('hashchange', arrive);
  arrive();
  /* The quick exit puts another body in the place of this one, and then leaves. */
  new MutationObserver(function () {
    if (doc.body !== page) setTimeout(forget, 50);
  }).observe(root, { childList: true });

  /* ---- The search: its program and its files are parts of packs. ---- */

  /* What the search takes: name, digest, data. Where all pages are here, what a page says of
     itself is read from there. */
  function parse(text) {
    var taken = JSON.parse('[' + text.replace(/\t/g, '\\t') + ']');
    if (taken[0].charAt(0) === 'd')
      taken[2].forEach(function (found) {
        var section = doc.getElementById(found[0].slice(1));
        var lead = section && !found[4] && section.querySelector('.lead, .what');
        if (lead) found[4] = lead.textContent;
      });
    return taken;
  }

  if (!form || !canUnpack) return;
  var balise = window.balise = { site: '', inside: true };
  balise.load = function (address, done, failed) {
    part(address.replace(/\.js.*/, '').replace(/.*\//, '')).then(parse).then(function (taken) {
      balise.take.apply(balise, taken);
      done();
    }).catch(failed);
  };
  var field = form.querySelector('input');
  function start() {
    field.removeEventListener('focus', start);
    part('script').then(function (text) {
      run(text);
      balise.search();
    }).catch(nothing);
  }
  form.hidden = false;
  field.addEventListener('focus', start);
  /* What the search leaves to the form goes to the index. */
  doc.addEventListener('submit', function (event) {
    if (event.defaultPrevented) return;
    event.preventDefault();
    location.hash = form.getAttribute('action');
    follow(form.getAttribute('action'));
  });
}());
