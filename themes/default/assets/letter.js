/* A letter: its text with what was filled in, to copy or keep. Nothing is sent or stored. */
(function () {
  'use strict';
  var doc = document;

  /* A field says its value, or its name in brackets */
  function words(node) {
    var text = '';
    Array.prototype.forEach.call(node.childNodes, function (child) {
      var name = child.nodeName;
      if (name === '#text') text += child.nodeValue.replace(/[ \t\n]+/g, ' ');
      else if (name === 'LABEL')
        text += child.querySelector('input').value.trim() || '[' + child.querySelector('span').textContent + ']';
      else if (name === 'BR') text += '\n';
      else text += (name === 'LI' ? '- ' : '') + words(child).trim() + (/^(P|LI)$/.test(name) ? '\n\n' : '');
    });
    return text.replace(/\n +/g, '\n');
  }
  function letterOf(button) {
    var article = button.parentNode.parentNode, text = '';
    Array.prototype.forEach.call(article.querySelectorAll('blockquote'), function (part) { text += words(part); });
    return text.trim() + '\n';
  }

  var area, status;
  function forget() {
    if (area) area.parentNode.removeChild(area);
    area = null;
    if (status) status.textContent = '';
  }
  function say(button, what) {
    if (!status) {
      status = doc.createElement('span');
      status.setAttribute('role', 'status');
    }
    button.parentNode.appendChild(status);
    status.textContent = button.getAttribute('data-' + what);
  }
  /* Where the clipboard is refused, the text is shown and selected */
  function show(button) {
    forget();
    area = doc.createElement('textarea');
    area.className = 'copied';
    area.readOnly = true;
    area.autocomplete = 'off';
    area.setAttribute('aria-label', button.textContent);
    area.value = letterOf(button);
    button.parentNode.appendChild(area);
    area.select();
    var copied = false;
    try { copied = doc.execCommand('copy'); } catch (error) { copied = false; }
    if (copied) forget();
    say(button, copied ? 'copied' : 'selected');
  }
  function copy(button) {
    if (!navigator.clipboard) return show(button);
    navigator.clipboard.writeText(letterOf(button)).then(function () {
      say(button, 'copied');
    }, function () { show(button); });
  }

  Array.prototype.forEach.call(doc.querySelectorAll('.copy'), function (button) {
    var file = button.parentNode.querySelector('.file'), blank = file && file.getAttribute('href');
    button.hidden = false;
    button.onclick = function () { copy(button); };
    /* The file without what was filled in is there without scripts, too */
    if (file && window.URL && URL.createObjectURL) file.addEventListener('click', function () {
      var made = URL.createObjectURL(new Blob(['\ufeff' + letterOf(button).replace(/\n/g, '\r\n')], { type: 'text/plain' }));
      file.download = blank.replace(/.*\//, '');
      file.href = made;
      setTimeout(function () { file.href = blank; URL.revokeObjectURL(made); }, 1000);
    });
  });
  addEventListener('pagehide', forget);
}());
