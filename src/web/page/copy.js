  // Each copy keeps its state apart: one with data has a number of its own, an empty one goes by where it lies.
  const copy = document.documentElement.dataset.copy;
  otog.oneFile = true;
  otog.store = copy ? "otog-checklist-" + copy : placed(location.pathname);
  // Former versions made a number of the path, which two paths may share.
  const sum = [...location.pathname].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) >>> 0, 7);
  otog.former = copy ? "" : "otog-checklist-" + sum.toString(36);
