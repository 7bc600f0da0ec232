// The solver: HiGHS in a classic worker (its text is highs.js followed by this file), or required
// under Node with highs.js beside it. Plain data in, plain data out:
//   in   {gw: "init", wasm: ArrayBuffer}                      once, first
//        {id, lp, options, start, path}                       one solve; start = names of columns that are 1
//   out  {gw: "ready", version} | {gw: "failed", message}
//        {id, progress: {stage, seconds, nodes, incumbent, bound, gap}}
//        {id, incumbent: {objective, columns}}                a better solution, as soon as it is found
//        {id, done: {status, objective, bound, gap, nodes, seconds, left, columns, duals}} | {id, error}
// duals is {row: price} of a solved linear programme: the change of the objective per unit of the row's
// right-hand side. columns is {name: value} of what is not zero; numbers that do not exist (yet) are null. Solving
// blocks this thread, so cancelling is ending the worker and keeping the last incumbent.
//
// path "full": the whole tree. path "restricted", for what is too large for that:
//   1 relaxation  the linear programme; its value is a bound on everything;
//   2 restricted  the tree over the starts that the relaxation uses and as many again by reduced cost;
//   3 improve     the tree over every start that could still be in a portfolio better than the best one
//                 by more than half the gap asked for. What reduced costs rule out cannot be, so the
//                 bound of this smaller tree is a bound on everything as well.
(function (root) {
  "use strict";

  // The restricted tree has at most this share of the time and these nodes; then the rest takes over.
  const RESTRICTED_SHARE = 0.3;
  const RESTRICTED_NODES = 200;
  const EXACT = 1e-9;
  // Seconds: options take finite numbers only.
  const UNLIMITED = 1e9;

  const now = () => performance.now() / 1000;
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

  // One job: the model in the solver, the best solution so far and what is proven.
  function session(highs, model, job, post) {
    const began = now();
    const names = [];
    for (let i = 0; i < model.getDimensions().numCols; i += 1) names.push(model.getColName(i));
    const starts = Int32Array.from(names.map((name, i) => [name, i]).filter(([name]) => name[0] === "x").map(([, i]) => i));
    const is = highs.constants.modelStatus;
    const type = highs.constants.callbackType;
    const goal = Number((job.options || {}).mip_rel_gap || 0);
    const limit = Number((job.options || {}).time_limit || Infinity);
    const state = { best: null, objective: null, bound: null, nodes: 0, told: -1, duals: {} };

    const better = (objective, values) => {
      if (objective === null || (state.objective !== null && objective <= state.objective)) return;
      state.objective = objective;
      state.best = Float64Array.from(values);
      post({ id: job.id, incumbent: { objective, columns: named(names, values) } });
    };
    const tell = (stage, nodes, force) => {
      const seconds = now() - began;
      if (!force && seconds - state.told < 0.1) return;
      state.told = seconds;
      const { objective: incumbent, bound } = state;
      post({ id: job.id, progress: { stage, seconds, nodes: state.nodes + nodes, incumbent, bound, gap: gapOf(incumbent, bound) } });
    };
    const left = () => limit - (now() - began);

    // One run of the tree. bounds(b) turns the tree's bound into one on everything.
    const tree = (stage, options, bounds, enough) => {
      const seconds = Math.min(left(), options.seconds ?? Infinity);
      model.options.set({
        mip_max_nodes: options.nodes ?? 2147483647,
        time_limit: Number.isFinite(seconds) ? Math.max(seconds, 0.01) : UNLIMITED,
      });
      const hear = (event, stop) => {
        const data = event.data;
        const bound = bounds(finite(data.mip_dual_bound));
        if (bound !== null && (state.bound === null || bound < state.bound)) state.bound = bound;
        const nodes = Number(data.mip_node_count || 0);
        tell(stage, nodes, false);
        if (stop && enough && enough(nodes)) event.interrupt();
      };
      model.run({
        [type.mipLogging]: (event) => hear(event, false),
        [type.mipInterrupt]: (event) => hear(event, true),
        [type.mipImprovingSolution]: (event) => {
          const { mip_solution: values, objective_function_value: objective } = event.data;
          if (values) better(finite(objective), values);
        },
      });
      const status = model.getModelStatus();
      const found = model.info.get("primal_solution_status") === highs.constants.solutionStatus.feasible;
      if (found) better(finite(model.getObjectiveValue()), model.getSolution().colValue);
      const bound = status === is.infeasible ? null : bounds(finite(model.info.get("mip_dual_bound")));
      if (bound !== null && (state.bound === null || bound < state.bound)) state.bound = bound;
      state.nodes += Math.max(0, Number(model.info.get("mip_node_count") || 0));
      return status;
    };

    const warm = (columns) => {
      // A full choice: every binary is given, HiGHS completes the rest by one linear programme.
      if (!columns) return;
      try {
        model.setSolution({ indices: starts, values: Float64Array.from(starts, columns) });
      } catch (error) {
        // Outside the bounds of this tree, which then holds only what is better. A start is a help, not a condition.
      }
    };
    return { names, starts, is, goal, state, tree, warm, tell, left };
  }

  function full(highs, model, s, given) {
    s.warm(given);
    const status = s.tree("tree", {}, (bound) => bound, null);
    const solved = status === s.is.optimal;
    // Without integers there is no tree: an optimum is its own bound.
    if (solved && (s.state.bound === null || s.starts.length === 0)) s.state.bound = s.state.objective;
    if (solved && s.starts.length === 0) {
      // And its rows have prices.
      model.getSolution().rowDual.forEach((price, i) => {
        if (Math.abs(price) > 1e-12) s.state.duals[model.getRowName(i)] = price;
      });
    }
    return status === s.is.infeasible ? "infeasible" : solved ? "optimal" : null;
  }

  function restricted(highs, model, s, given) {
    const { starts, state, is } = s;
    const count = starts.length;
    const set = { kind: "set", indices: starts };
    const integer = new Int32Array(count).fill(highs.constants.variableType.integer);
    model.changeColsIntegrality(set, new Int32Array(count));
    if (Number.isFinite(s.left())) model.options.set({ time_limit: Math.max(s.left(), 0.01) });
    model.run();
    if (model.getModelStatus() === is.infeasible) return "infeasible";
    if (model.getModelStatus() !== is.optimal) return null;
    const relaxed = model.getObjectiveValue();
    const solution = model.getSolution();
    const x = Float64Array.from(starts, (i) => solution.colValue[i]);
    const reduced = Float64Array.from(starts, (i) => Math.abs(solution.colDual[i]));
    state.bound = relaxed;
    s.tell("relaxation", 0, true);
    model.changeColsIntegrality(set, integer);

    const keep = new Set();
    for (let k = 0; k < count; k += 1) if (x[k] > 1e-6 || (given && given(starts[k]) === 1)) keep.add(k);
    const rest = [...reduced.keys()].filter((k) => !keep.has(k)).sort((a, b) => reduced[a] - reduced[b] || a - b);
    for (const k of rest.slice(0, keep.size)) keep.add(k);
    const low = new Float64Array(count);
    model.changeColsBounds(set, low, Float64Array.from(starts, (_, k) => (keep.has(k) ? 1 : 0)));
    s.warm(given);
    const near = () => state.objective !== null && gapOf(state.objective, state.bound) <= s.goal;
    const seconds = Number.isFinite(s.left()) ? s.left() * RESTRICTED_SHARE : undefined;
    s.tree("restricted", { nodes: RESTRICTED_NODES, seconds }, () => relaxed, near);
    if (near()) return "optimal";
    if (state.best === null) {
      // Nothing feasible among them: the whole tree, as long as it may.
      model.changeColsBounds(set, low, new Float64Array(count).fill(1));
      return full(highs, model, s, null);
    }

    const slack = state.objective + Math.abs(state.objective) * s.goal * 0.5 + EXACT;
    const ruled = (k) => relaxed - reduced[k] <= slack;
    const high = Float64Array.from(starts, (_, k) => (x[k] < EXACT && ruled(k) ? 0 : 1));
    const floor = Float64Array.from(starts, (_, k) => (x[k] > 1 - EXACT && ruled(k) ? 1 : 0));
    state.open = high.reduce((n, v, k) => n + (v - floor[k]), 0);
    model.changeColsBounds(set, floor, high);
    s.warm((i) => Math.round(state.best[i]));
    const whole = (bound) => (bound === null ? null : Math.max(bound, slack));
    const status = s.tree("improve", {}, whole, near);
    if (status === is.infeasible) state.bound = Math.min(state.bound, slack);
    return near() || status === is.optimal || status === is.infeasible ? "optimal" : null;
  }

  function solve(highs, job, post) {
    const began = now();
    const model = highs.createModel({ format: "lp", data: job.lp });
    try {
      const { time_limit: _, ...options } = job.options || {};
      model.options.set({ output_flag: false, ...options });
      if (model.getDimensions().numCols === 0) throw new Error("no columns: not a programme in the LP format");
      const s = session(highs, model, job, post);
      const on = new Set(job.start || []);
      const given = on.size > 0 ? (i) => (on.has(s.names[i]) ? 1 : 0) : null;
      const nodes = (job.options || {}).mip_max_nodes;
      const tree = s.tree;
      if (nodes !== undefined) s.tree = (stage, o, b, e) => tree(stage, { ...o, nodes: Math.min(o.nodes ?? nodes, nodes) }, b, e);
      const ended = job.path === "restricted" && s.starts.length > 0 ? restricted(highs, model, s, given) : full(highs, model, s, given);
      const { best, objective, bound } = s.state;
      post({
        id: job.id,
        done: {
          status: ended || (best === null ? "unknown" : "stopped"),
          objective,
          bound,
          gap: gapOf(objective, bound),
          nodes: s.state.nodes,
          seconds: now() - began,
          left: s.state.open ?? s.starts.length,
          columns: best === null ? {} : named(s.names, best),
          duals: s.state.duals,
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
