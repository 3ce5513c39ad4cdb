  // What the service worker keeps of what the system shared with the site, as files; taken once.
  otog.shared = async () => {
    const name = `otog-checklist ${new URL("./", base)} shared`;
    const cache = await caches.open(name);
    const files = await Promise.all((await cache.keys()).map(async key => {
      const kept = await cache.match(key);
      return new File([await kept.blob()], decodeURIComponent(kept.headers.get("x-name")));
    }));
    await caches.delete(name);
    return files;
  };
  // Keeping the site for when there is no network. Says "otog-offline" once all is kept, "otog-update" when a new
  // version is; that one comes into use when the page says `otog.update()`.
  const tell = what => dispatchEvent(new Event("otog-" + what));
  const keepOffline = async () => {
    const workers = navigator.serviceWorker;
    if (!workers) return;
    let asked = false;
    const known = workers.controller;
    workers.addEventListener("controllerchange", () => {
      if (asked) location.reload();
      else if (known) {
        // Another tab took it: what this one has not fetched so far is gone.
        otog.outdated = true;
        tell("update");
      }
    });
    const registration = await workers.register(new URL("offline.js", base));
    otog.update = () => {
      asked = true;
      if (registration.waiting) registration.waiting.postMessage("update");
      else location.reload();
    };
    const watch = worker => worker && worker.addEventListener("statechange", () => {
      if (worker.state === "installed") tell(registration.active ? "update" : "offline");
    });
    if (registration.waiting) tell("update");
    watch(registration.installing);
    registration.addEventListener("updatefound", () => watch(registration.installing));
  };
