// How long the draws of a ranking take in the browser's worker: node tests/e2e/measure_draws.mjs [RUNS]
//
// Chromium, the single file from the disk, no throttle, one worker, one core. Speaks to the app's
// own worker in its own messages: the plan is taken from a question the app asks, then 10,000 and
// 500 draws over every choice of the recipe are asked for on the shipped data. The first question
// prepares the combinations of options; the times are of the ones after it, reply included. To hold
// beside NumPy, take the times that `cargo xtask bench full-recipe` prints on the same machine, and
// mind that it draws 240 units where the shipped data score fewer: the last line is scaled.
import { launchFresh, median, single, needBuild } from "./lib.mjs";
import { pathToFileURL } from "node:url";

needBuild();
const RUNS = Number(process.argv[2] || 5);

const { page, close } = await launchFresh();
await page.addInitScript(() => {
  const post = Worker.prototype.postMessage;
  window.heard = {};
  Worker.prototype.postMessage = function (message, ...rest) {
    if (typeof message === "string" && message.includes('"plan"')) {
      const { job } = JSON.parse(message);
      const plan = Object.values(job)[0]?.plan;
      if (plan) Object.assign(window.heard, { worker: this, plan, post });
    }
    return post.call(this, message, ...rest);
  };
});
await page.goto(pathToFileURL(single).href);
await page.waitForSelector("html[data-ready]", { state: "attached", timeout: 60000 });
await page.waitForFunction(() => window.heard.plan, undefined, { timeout: 60000 });
await page.waitForTimeout(3000);

const found = await page.evaluate(async (runs) => {
  const { worker, plan, post } = window.heard;
  const scaled = (method, scale) => ({ method, scale });
  const variation = {
    impute: ["None", "Nearest", "GroupMedian"],
    treat: ["None", { WinsoriseLog: { reflect: false } }],
    normalise: [scaled("Goalposts", [0, 100]), scaled("MinMax", [0, 100]), scaled("ZScore", [50, 15]), scaled("Percentile", [0, 100])],
    weights: { Uniform: 0.25 },
    aggregate: ["Arithmetic", "Geometric", "Harmonic"],
  };
  let id = 4_000_000_000;
  const ask = (draws) => new Promise((resolve, reject) => {
    const mine = id++;
    const start = performance.now();
    const hear = ({ data }) => {
      const answer = typeof data === "string" ? JSON.parse(data) : {};
      if (answer.id !== mine || !answer.reply) return;
      worker.removeEventListener("message", hear);
      const reply = answer.reply.Uncertainty;
      if (!reply) reject(new Error(JSON.stringify(answer.reply).slice(0, 500)));
      else resolve({ ms: performance.now() - start, units: reply.ranks.filter(Boolean).length });
    };
    worker.addEventListener("message", hear);
    const job = { Uncertainty: { plan, framework: "prongs", view: "outcomes", draws, seed: 1, variation } };
    post.call(worker, JSON.stringify({ id: mine, job }));
  });
  const prepare = await ask(1);
  const times = { prepare: prepare.ms, units: prepare.units, full: [], live: [] };
  for (let run = 0; run < runs; run++) {
    times.full.push((await ask(10_000)).ms);
    times.live.push((await ask(500)).ms);
  }
  return times;
}, RUNS);
await close();

const line = (name, ms, goal = "") => console.log(`${name.padEnd(58)} ${ms.toFixed(1).padStart(9)} ms ${goal}`);
console.log(`full-recipe draws in the worker, ${found.units} economies x 38 indicators, median of ${RUNS}`);
line("first question, with preparation", found.prepare);
line("500 draws, as while a weight is dragged", median(found.live), "goal <= 50 with the repaint");
line("10,000 draws", median(found.full));
line("10,000 draws, scaled to 240 units", median(found.full) * 240 / found.units, "beside NumPy (one thread): goal a third of it");
