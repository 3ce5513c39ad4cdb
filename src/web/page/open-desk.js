  // A worker made of text, since one can not be loaded from `file://`; and so its code is checked like the rest.
  let deskScript;
  otog.openDesk = async () => {
    const [script, wasm] = await Promise.all([
      deskScript || part("deskScript").then(answer => answer.text()),
      part("desk").then(answer => answer.arrayBuffer()),
    ]);
    deskScript = script;
    const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    const worker = new Worker(url);
    worker.postMessage({ wasm }, [wasm]);
    return worker;
  };
