  // Out of this very file.
  const part = async name => {
    const letters = atob(document.getElementById("otog-" + name).textContent);
    const bytes = Uint8Array.from(letters, letter => letter.charCodeAt(0));
    return new Response(bytes, { headers: { "content-type": "application/wasm" } });
  };
  // As it was opened, before anything on it changes.
  const whole = "<!doctype html>\n" + document.documentElement.outerHTML;
  otog.wholePage = async () => whole;
