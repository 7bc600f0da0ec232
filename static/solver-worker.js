// The solver: HiGHS in a classic worker (its text is highs.js followed by this file), or required
// under Node with highs.js beside it. Plain data in, plain data out:
//   in   {gw: "init", wasm: ArrayBuffer}                      once, first
//        {id, lp, options, start}                             one solve; start = names of columns that are 1
//   out  {gw: "ready", version} | {gw: "failed", message}
//        {id, progress: {seconds, nodes, incumbent, bound, gap}}
//        {id, incumbent: {objective, columns}}                a better solution, as soon as it is found
//        {id, done: {status, objective, bound, gap, nodes, seconds, columns}} | {id, error}
// columns is {name: value} of what is not zero; numbers that do not exist (yet) are null. Solving
// blocks this thread, so cancelling is ending the worker and keeping the last incumbent.
(function (root) {
  "use strict";

  const finite = (x) => (typeof x === "number" && Math.abs(x) < 1e30 ? x : null);
  const gapOf = (objective, bound) =>
    objective === null || bound === null ? null : Math.abs(bound - objective) / Math.max(Math.abs(objective), 1e-12);

  // wasmBinary is ignored by this release of the loader; handing over the instance works everywhere.
  function load(loader, wasm) {
    return new Promise((resolve, reject) => {
      loader({
        instantiateWasm: (imports, done) => {
          WebAssembly.instantiate(wasm, imports).then((made) => done(made.instance, made.module), reject);
          return {};
        },
      }).then(resolve, reject);
    });
  }

  function named(names, values) {
    const columns = {};
    for (let i = 0; i < values.length; i += 1) {
      if (Math.abs(values[i]) > 1e-11) columns[names[i]] = values[i];
    }
    return columns;
  }

  function solve(highs, job, post) {
    const model = highs.createModel({ format: "lp", data: job.lp });
    try {
      model.options.set({ output_flag: false, ...job.options });
      if (model.getDimensions().numCols === 0) throw new Error("no columns: not a programme in the LP format");
      const names = [];
      for (let i = 0; i < model.getDimensions().numCols; i += 1) names.push(model.getColName(i));
      const at = new Map(names.map((name, i) => [name, i]));
      const start = (job.start || []).filter((name) => at.has(name)).map((name) => at.get(name));
      if (start.length > 0) {
        // A full choice: every binary is given, HiGHS completes the rest by one linear programme.
        const binaries = names.map((name, i) => [name, i]).filter(([name]) => name[0] === "x").map(([, i]) => i);
        const on = new Set(start);
        model.setSolution({
          indices: Int32Array.from(binaries),
          values: Float64Array.from(binaries.map((i) => (on.has(i) ? 1 : 0))),
        });
      }
      const type = highs.constants.callbackType;
      let told = -1;
      const tell = (data) => {
        const seconds = data.running_time || 0;
        if (seconds - told < 0.1) return;
        told = seconds;
        const incumbent = finite(data.mip_primal_bound);
        const bound = finite(data.mip_dual_bound);
        post({ id: job.id, progress: { seconds, nodes: Number(data.mip_node_count || 0), incumbent, bound, gap: gapOf(incumbent, bound) } });
      };
      model.run({
        [type.mipLogging]: (event) => tell(event.data),
        [type.mipInterrupt]: (event) => tell(event.data),
        [type.mipImprovingSolution]: (event) => {
          const { mip_solution: values, objective_function_value: objective } = event.data;
          if (values) post({ id: job.id, incumbent: { objective: finite(objective), columns: named(names, values) } });
        },
      });
      const status = model.getModelStatus();
      const is = highs.constants.modelStatus;
      const found = model.info.get("primal_solution_status") === highs.constants.solutionStatus.feasible;
      const objective = found ? finite(model.getObjectiveValue()) : null;
      const solved = status === is.optimal;
      // Without integers there is no tree: an optimum is its own bound.
      let bound = finite(model.info.get("mip_dual_bound"));
      if (solved && (bound === null || !at.size || !names.some((name) => name[0] === "x"))) bound = objective;
      post({
        id: job.id,
        done: {
          status: solved ? "optimal" : status === is.infeasible ? "infeasible" : found ? "stopped" : "unknown",
          objective,
          bound,
          gap: gapOf(objective, bound),
          nodes: Number(model.info.get("mip_node_count") || 0),
          seconds: model.getRunTime(),
          columns: found ? named(names, model.getSolution().colValue) : {},
        },
      });
    } finally {
      model.dispose();
    }
  }

  // Messages are answered one after the other; a solve waits for the solver to be loaded.
  function serve(loader, post) {
    let ready = null;
    return async (message) => {
      if (message && message.gw === "init") {
        ready = load(loader, message.wasm);
        try {
          post({ gw: "ready", version: (await ready).version.string });
        } catch (error) {
          post({ gw: "failed", message: String((error && error.message) || error) });
        }
        return;
      }
      try {
        if (!ready) throw new Error("solve before init");
        solve(await ready, message, post);
      } catch (error) {
        post({ id: message && message.id, error: String((error && error.message) || error) });
      }
    };
  }

  if (typeof module === "object" && module.exports) {
    module.exports = { serve };
  } else {
    const answer = serve(root.Module || Module, (message) => root.postMessage(message));
    root.onmessage = (event) => answer(event.data);
  }
})(typeof self === "object" ? self : globalThis);
