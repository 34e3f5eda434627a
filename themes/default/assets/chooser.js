/* The reader's languages first, where a language is chosen. The page works without this. */
(function () {
  'use strict';
  var doc = document;

  function sort() {
    var choice = doc.querySelector('.choice');
    if (!choice) return;
    (navigator.languages || [navigator.language || '']).slice().reverse().forEach(function (wanted) {
      Array.prototype.forEach.call(choice.children, function (item) {
        if (item.lang === wanted.toLowerCase().split('-')[0]) choice.insertBefore(item, choice.firstChild);
      });
    });
    watch.takeRecords();
  }

  /* While the page is read: it has not been seen yet, so nothing jumps. */
  var watch = new MutationObserver(sort);
  watch.observe(doc, { childList: true, subtree: true });
  doc.addEventListener('DOMContentLoaded', function () { sort(); watch.disconnect(); });
}());
