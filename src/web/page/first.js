// Run before the list is drawn: who has been here before is not greeted, and nothing moves when the program comes.
(() => {
  "use strict";
  // What the page asks of its script.
  const otog = window.otog = {};
  // What is kept belongs to the path, so two pages of one host share nothing. No path has a ">" in it.
  const placed = path => "otog-checklist" + path.replace(/\//g, ">");
  {{edition}}
  // A page that the browser saved by itself is begun anew from what it shows; where it kept no scripts, the page says so
  // in an element that none of them has made known.
  customElements.define("otog-page", class extends HTMLElement {});
  const app = document.getElementById("app");
  ["ready", "failed", "used"].forEach(mark => delete app.dataset[mark]);
  let used = document.getElementById("otog-checklist-state");
  try {
    const names = [otog.store, otog.former].map(name => name + "/1/segment/");
    used = used || Object.keys(localStorage).some(key => names.some(name => key.startsWith(name)));
  } catch (blocked) { /* The program says so. */ }
  if (used) app.dataset.used = "";
  {{early}}
})();
