/* The people of local/school.js (see local-example.js) on the page. They are only ever
   text, and links where a number or an address is whole. */
(function () {
  'use strict';
  var doc = document, root = doc.documentElement, school = balise.given;
  var MOST = 10, LONGEST = 120;
  var words = doc.querySelector('script[data-call]');
  var section = doc.createElement('section'), list;

  /* {text, lang}: a text, or the one in the page's language among several. Nothing for
     what is too long or something else. */
  function text(value) {
    var lang = '';
    if (value && typeof value === 'object') {
      lang = value[root.lang] ? root.lang : Object.keys(value)[0];
      value = value[lang];
    }
    if (typeof value !== 'string' || value.length > LONGEST) value = '';
    return { text: value.trim(), lang: /^[a-z]{2,3}$/.test(lang) ? lang : '' };
  }

  function add(to, tag, name, said) {
    var node = to.appendChild(doc.createElement(tag));
    if (name) node.className = name;
    if (said) {
      if (said.lang && said.lang !== root.lang) node.lang = said.lang;
      add(node, 'bdi').textContent = said.text;
    }
    return node;
  }

  function line(to, value, name) {
    var said = text(value);
    if (said.text) add(to, 'p', name, said);
  }

  function link(item, label, shown, href, name) {
    var to = add(add(item, 'p'), 'a', name), bdi;
    to.href = href;
    add(to, 'span').textContent = label;
    to.appendChild(doc.createTextNode(' '));
    bdi = add(to, 'bdi');
    bdi.textContent = shown;
    return bdi;
  }

  /* A number is dialled as it is where it is a whole one; others, as of a room, are text. */
  function phone(item, value) {
    var shown = text(value).text, digits = shown.replace(/\D/g, ''), number, call;
    if (!/^\+[\d ()./-]+$/.test(shown) || digits.length < 7 || digits.length > 15)
      return line(item, value, 'plain');
    call = words.getAttribute('data-call');
    number = link(item, call, shown, 'tel:+' + digits, 'call');
    number.className = 'big';
    number.dir = 'ltr';
    addIcon(number.parentNode);
    number.parentNode.setAttribute('aria-label', call + ' ' + shown + ', + ' + digits.split('').join(' '));
  }

  /* The one of the page's symbols that other numbers have before their word. */
  function addIcon(to) {
    var SVG = 'http://www.w3.org/2000/svg', icon = doc.createElementNS(SVG, 'svg');
    var use = doc.createElementNS(SVG, 'use');
    icon.setAttribute('class', 'icon');
    icon.setAttribute('aria-hidden', 'true');
    use.setAttribute('href', '#icon_call');
    icon.appendChild(use);
    to.insertBefore(icon, to.firstChild);
  }

  function email(item, value) {
    var shown = text(value).text;
    if (/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(shown))
      link(item, words.getAttribute('data-email'), shown, 'mailto:' + shown, 'channel');
  }

  function person(given) {
    var item;
    if (!text(given && given.name).text) return;
    item = add(list, 'li', 'way');
    line(item, given.name, 'name');
    line(item, given.role);
    line(item, given.room);
    phone(item, given.phone);
    line(item, given.hours, 'hours');
    email(item, given.email);
  }

  /* First where people come first, before a list of services, else at the end; also on
     pages of another country. */
  function show() {
    var main = doc.querySelector('main'), here = doc.querySelector('.emergency');
    var near, title, services;
    if (!main) return false;
    if (/is-(poster|cards)/.test(doc.body.className)) return true;
    here = here.getAttribute('data-country');
    near = !here || !school.country || here === school.country;
    title = near && doc.querySelector('.is-home .lead, .is-country h1, .is-place h1');
    services = near && main.querySelector('.services, .group');
    if (title) main.insertBefore(section, title.nextSibling);
    else if (services) services.parentNode.insertBefore(section, services);
    else if (doc.querySelector('footer.site')) main.appendChild(section);
    return section.parentNode;
  }

  var watch = new MutationObserver(function () {
    if (show()) watch.disconnect();
  });
  var title = text(school.name);
  if (!title.text) return;
  section.className = 'callout own';
  section.setAttribute('aria-label', title.text);
  add(section, 'p', 'callout-title', title);
  list = add(section, 'ul', 'cards');
  if (Array.isArray(school.contacts)) school.contacts.slice(0, MOST).forEach(person);
  /* While the page is read: it has not been seen yet, so nothing jumps. */
  watch.observe(doc, { childList: true, subtree: true });
}());
