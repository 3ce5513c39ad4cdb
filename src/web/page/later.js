  // What is not in the first picture: a module with the first one's memory, fetched once; a failure is not kept.
  let fetched;
  const fetchRest = async () => {
    const [bytes, sheet] = await Promise.all([
      part("later").then(answer => answer.arrayBuffer()),
      part("laterSheet").then(answer => answer.text()),
    ]);
    // Once, between the two sheets of the first picture.
    const sheets = document.head.getElementsByTagName("style");
    if (sheets.length < 3) {
      const style = document.createElement("style");
      style.textContent = sheet;
      sheets[1].before(style);
    }
    return WebAssembly.instantiate(bytes, { __wasm_split: page.exports() });
  };
  const rest = {
    __wasm_split_load_later(answer, about) {
      fetched = fetched || fetchRest();
      fetched.then(() => 1, () => { fetched = undefined; return 0; })
        .then(here => page.exports().__indirect_function_table.get(answer)(about, here));
    },
  };
