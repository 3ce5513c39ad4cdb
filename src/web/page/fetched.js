  // From the site, checked against what was built.
  const base = document.currentScript.src;
  const part = async name => {
    if (name === "page") return otog.program;
    const [file, integrity] = parts[name], address = new URL(file, base);
    try {
      return await fetch(address, { integrity });
    } catch (missing) {
      // Somebody answers, but not with this page's part: there is a new version.
      otog.outdated = otog.outdated || await fetch(address).then(() => true, () => false);
      throw missing;
    }
  };
  otog.wholePage = async () => (await fetch(new URL("otog-checklist.html", base))).text();
