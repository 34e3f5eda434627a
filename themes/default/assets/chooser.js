/* The reader's languages first, where a language is chosen. The page works without this. */
(function () {
  'use strict';
  var choice = document.querySelector('.choice');
  if (!choice) return;
  (navigator.languages || [navigator.language || '']).slice().reverse().forEach(function (wanted) {
    Array.prototype.forEach.call(choice.children, function (item) {
      if (item.lang === wanted.toLowerCase().split('-')[0]) choice.insertBefore(item, choice.firstChild);
    });
  });
}());
