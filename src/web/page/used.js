  // Who has been here before is not greeted, and nothing moves when the program comes.
  try {
    const prefix = `otog-checklist${otog.copy ? "-" + otog.copy : ""}/1/segment/`;
    if (Object.keys(localStorage).some(key => key.startsWith(prefix))) root.dataset.used = "";
  } catch (blocked) { /* The program says so. */ }
  if (document.getElementById("otog-checklist-state")) root.dataset.used = "";
