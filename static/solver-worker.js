// HiGHS in a worker: appended to HiGHS's own script.
//
// First message: { gw: "init", wasm }. Then { id, lp, options }: answered by { id, done } or
// { id, error }.
"use strict";

let highs;
self.onmessage = async (event) => {
  const { gw, wasm, id, lp, options } = event.data;
  if (gw === "init") {
    highs = Module({ wasmBinary: wasm });
    return;
  }
  try {
    postMessage({ id, done: (await highs).solve(lp, options || {}) });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
};
