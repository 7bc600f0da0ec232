// HiGHS in a worker: appended to HiGHS's own script.
//
// First message: { gw: "init", wasm }. Then { id, lp, options }: answered by { id, done } or
// { id, error }.
"use strict";

let highs;
self.onmessage = async (event) => {
  const { gw, wasm, id, lp, options } = event.data;
  if (gw === "init") {
    // The only hook that needs no connection: HiGHS would fetch its module itself.
    highs = Module({
      instantiateWasm(imports, receive) {
        WebAssembly.instantiate(wasm, imports).then(({ instance }) => receive(instance));
        return {};
      },
    });
    return;
  }
  try {
    postMessage({ id, done: (await highs).solve(lp, options || {}) });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
};
