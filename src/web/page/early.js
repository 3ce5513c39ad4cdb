  // One can tick before the program runs. What is ticked is kept at once, under a key of this tab's own, and the program
  // takes it in as entries.
  const early = otog.store + "/1/early/", own = early + Math.random().toString(36).slice(2);
  const ticked = [];
  let focused;
  addEventListener("change", ({ target }) => {
    if (!target.dataset.tick || "ready" in app.dataset) return;
    ticked.push([target.dataset.tick, target.checked, Date.now()]);
    try { localStorage.setItem(own, JSON.stringify(ticked)); } catch (blocked) { /* The program takes it from here. */ }
  }, true);
  addEventListener("focusin", ({ target }) => { if (!("ready" in app.dataset)) focused = target.id; });
  const keys = () => Object.keys(localStorage).filter(key => key.startsWith(early));
  let taken = [];
  // [what, whether ticked, when], oldest first; from tabs that were closed too soon, too.
  otog.early = () => {
    let all = ticked;
    try {
      taken = keys();
      for (const key of taken) if (key !== own) all = all.concat(JSON.parse(localStorage.getItem(key)));
    } catch (damaged) { /* What can be read is taken. */ }
    return all.sort((a, b) => a[2] - b[2]);
  };
  otog.forgetEarly = () => taken.forEach(key => localStorage.removeItem(key));
  // Who has been here before sees the ticks of the last time, marked as such; without a record of them, no boxes yet.
  const fill = () => {
    const [done, mixed] = used ? JSON.parse(localStorage.getItem(otog.store + "/1/ticks")) : [[], []];
    const last = new Map(otog.early());
    for (const box of app.querySelectorAll("[data-tick]")) {
      const id = box.dataset.tick;
      box.checked = last.has(id) ? last.get(id) : done.includes(id);
      box.indeterminate = !last.has(id) && mixed.includes(id);
    }
    if (used) app.querySelector(".saved").textContent = "上次的勾选";
    app.dataset.early = "";
  };
  new MutationObserver((_, parsed) => {
    if (!document.getElementById("otog-opinion")) return;
    parsed.disconnect();
    try { fill(); } catch (nothing) { /* The program shows them. */ }
  }).observe(document.documentElement, { childList: true, subtree: true });
  new MutationObserver(() => {
    const box = document.getElementById(focused);
    if (box) box.focus();
  }).observe(app, { attributeFilter: ["data-ready"] });
