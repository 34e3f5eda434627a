document.write('<script></script>');
