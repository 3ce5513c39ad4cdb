// The desk's worker. The first message brings the wasm; each other one is a job.
(() => {
  "use strict";
  const desk = (() => {
    {{desk}}
    return { start: __wbg_init, work };
  })();
  let ready;
  onmessage = async ({ data }) => {
    if (data.wasm) {
      ready = desk.start({ module_or_path: data.wasm });
      return;
    }
    const { ticket, job, files } = data;
    try {
      await ready;
      const [product, ...made] = desk.work(job, files, (done, of) => postMessage({ ticket, done, of }));
      postMessage({ ticket, product, files: made }, made.map(file => file.buffer));
    } catch (broken) {
      // A module that broke down is not to be trusted again: the page starts a new worker.
      postMessage({ ticket, broken: String(broken) });
    }
  };
})();
