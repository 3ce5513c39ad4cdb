  // From the site, checked against what was built.
  const base = document.currentScript.src;
  const part = name => {
    if (name === "page") return otog.program;
    const [file, integrity] = parts[name];
    return fetch(new URL(file, base), { integrity });
  };
  otog.wholePage = async () => (await fetch(new URL("otog-checklist.html", base))).text();
