  // What is not in the first picture: a module with the first one's memory, fetched once; a failure is not kept.
  let fetched;
  const fetchRest = async () => {
    const bytes = await (await part("later")).arrayBuffer();
    return WebAssembly.instantiate(bytes, { __wasm_split: page.exports() });
  };
  const rest = {
    __wasm_split_load_later(answer, about) {
      fetched = fetched || fetchRest();
      fetched.then(() => 1, () => { fetched = undefined; return 0; })
        .then(here => page.exports().__indirect_function_table.get(answer)(about, here));
    },
  };
