// Run before the list is drawn: who has been here before is not greeted, and nothing moves when the program comes.
(() => {
  "use strict";
  // What the page asks of its script.
  const otog = window.otog = {};
  {{edition}}
  let used = document.getElementById("otog-checklist-state");
  try {
    const prefix = `otog-checklist${otog.copy ? "-" + otog.copy : ""}/1/segment/`;
    used = used || Object.keys(localStorage).some(key => key.startsWith(prefix));
  } catch (blocked) { /* The program says so. */ }
  if (used) document.getElementById("app").dataset.used = "";
})();
