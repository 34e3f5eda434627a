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

  var policy = doc.querySelector('[data-chunk]') && window.trustedTypes &&
    trustedTypes.createPolicy('page', { createHTML: function (text) { return text; } });
  var failure = doc.getElementById('unpack');

  function unpack(text) {
    var bytes = Uint8Array.from(atob(text), function (c) { return c.charCodeAt(0); });
    var stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return new Response(stream).text();
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

  /* What the style sheet does where it can. */
  function showOnly(section, land) {
    var named = doc.getElementById(hashNow());
    each('.is-here', function (one) { one.classList.remove('is-here'); });
    each('section[id]', function (one) { one.hidden = one !== section; });
    each('.land', function (one) { one.hidden = one !== land; });
    each('body > .emergency:not(.own), footer > .emergency', function (line) { line.hidden = !!land; });
    section.classList.add('is-here');
    if (land) land.classList.add('is-here');
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

  function arrive(event) {
    if (event && event.isTrusted) byHand = null;
    var id = hashNow().split('-')[0], named = doc.getElementById(hashNow());
    var section = named && named.closest('section[id]'), land = section && section.closest('.land');
    if (forgotten) return;
    if (id === exit.id) return forget();
    if (failure) failure.hidden = true;
    if (!section && id && id !== 'main') open(id);
    if (land !== raised.land) raise(land);
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

  addEventListener('hashchange', arrive);
  arrive();
  /* The quick exit puts another body in the place of this one, and then leaves. */
  new MutationObserver(function () {
    if (doc.body !== page) setTimeout(forget, 50);
  }).observe(root, { childList: true });

  /* ---- The search: its files are texts in the page. ---- */

  function read(shard) {
    var text = shard.textContent;
    return doc.querySelector('[data-chunk]') ? unpack(text) : Promise.resolve(text);
  }

  /* What the search takes: name, digest, data. */
  function parse(text) {
    return JSON.parse('[' + text.replace(/\t/g, '\\t') + ']');
  }

  if (!form || !window.Promise || !window.balise || !balise.search) return;
  balise.site = '';
  balise.inside = true;
  balise.load = function (address, done, failed) {
    var name = address.replace(/\.js.*/, '').replace(/.*\//, '');
    var shard = doc.querySelector('[data-shard="' + name + '"]');
    if (!shard) return failed();
    read(shard).then(parse).then(function (taken) {
      balise.take.apply(balise, taken);
      done();
    }).catch(failed);
  };
  var field = form.querySelector('input');
  function start() {
    field.removeEventListener('focus', start);
    balise.search();
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
