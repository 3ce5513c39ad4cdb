  // Chromium before 97 compiles no wasm under a policy that forbids evaluating text, so the policy in the page allows
  // both. A browser that knows wasm by a word of its own gets a stricter one on top; `toSorted` is as old in all of them.
  if ([].toSorted) {
    const policy = document.createElement("meta");
    policy.httpEquiv = "Content-Security-Policy";
    policy.content = "script-src {{scripts}}'wasm-unsafe-eval'; worker-src 'self' blob:";
    document.head.append(policy);
    // It holds from now on. In a page that the browser saves by itself it would come before the scripts, and stop them.
    policy.remove();
  }
