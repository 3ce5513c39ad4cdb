  // Each copy keeps its state apart: one with data has a number of its own, an empty one goes by where it lies.
  const place = [...location.pathname].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) >>> 0, 7);
  otog.copy = document.documentElement.dataset.copy || place.toString(36);
