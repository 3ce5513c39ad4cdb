// The page's script, put together by `xtask`: a classic one, so that it runs from anywhere, `file://` included.
(() => {
  "use strict";
  {{policy}}
  // Where the wasm modules are.
  const parts = {{parts}};
  {{source}}
  // What the page asks of its script.
  const otog = window.otog = {};
  {{desk}}
  {{later}}
  const page = (() => {
    {{page}}
    return { start: __wbg_init, exports: () => wasm };
  })();
  page.start({ module_or_path: part("page") });
})();
