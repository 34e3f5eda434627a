var comment = '<!--';
