// The page's script, put together by `xtask`: a classic one, so that it runs from anywhere, `file://` included.
(() => {
  "use strict";
  const otog = window.otog;
  // A copy that the browser saved by itself has lost what runs first. `<otog-page>` says so, and nothing can be ticked.
  if (!otog) {
    for (const control of document.querySelectorAll("button, input, select, textarea")) control.disabled = true;
    return;
  }
  // Where the wasm modules are.
  const parts = {{parts}};
  {{source}}
  const root = document.getElementById("app");
  {{panicked}}
  {{policy}}
  {{desk}}
  {{later}}
  {{keep}}
  const page = (() => {
    {{page}}
    return { start: __wbg_init, exports: () => wasm };
  })();
  part("page")
    .then(answer => page.start({ module_or_path: answer }))
    .then(keepOffline)
    .catch(error => {
      console.warn(error);
      if (root.dataset.ready === undefined) root.dataset.failed = "";
    });
})();
