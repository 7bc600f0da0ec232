// How long the draws of a ranking take in the browser's worker, beside NumPy and the native build, in
// one run: node tests/e2e/measure_draws.mjs [RUNS]
//
// Chromium, the single file from the disk, no throttle, one worker, one core. The bench `full-recipe`
// makes the table of 240 units and 38 indicators, runs NumPy on it and writes it down; the app's own
// worker then gets that table and draws on it, in its own messages. The first question prepares the
// combinations of options; the times are of the ones after it, message and reply included. Needs a
// release build for figures that count.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launchFresh, median, needBuild, root, single, temporary } from "./lib.mjs";

needBuild();
const RUNS = Number(process.argv[2] || 5);
const file = join(temporary(), "table.json");
const bench = execFileSync("cargo", ["bench", "--profile", "native", "--package", "readiness", "--bench", "full_recipe"], {
  cwd: root,
  encoding: "utf8",
  env: { ...process.env, GROUNDWORK_BENCH_TABLE: file },
  stdio: ["ignore", "pipe", "ignore"],
});
process.stdout.write(bench);
const numpy = Number(bench.match(/all_ms (\d+\.\d+)/)[1]);
const { units, rows, groups, variation } = JSON.parse(readFileSync(file, "utf8"));

const { page, close } = await launchFresh();
await page.addInitScript(() => {
  const post = Worker.prototype.postMessage;
  window.heard = {};
  Worker.prototype.postMessage = function (message, ...rest) {
    if (typeof message === "string" && message.includes('"job"')) Object.assign(window.heard, { worker: this, post });
    return post.call(this, message, ...rest);
  };
});
await page.goto(pathToFileURL(single).href);
await page.waitForSelector("html[data-ready]", { state: "attached", timeout: 60000 });
await page.waitForFunction(() => window.heard.worker, undefined, { timeout: 60000 });
await page.waitForTimeout(3000);

const found = await page.evaluate(async ({ runs, table, variation }) => {
  const { worker, post } = window.heard;
  let id = 4_000_000_000;
  const ask = (draws) => new Promise((resolve, reject) => {
    const mine = id++;
    const job = { Rows: { framework: "prongs", view: "outcomes", table, draws, seed: 1, variation } };
    const text = JSON.stringify({ id: mine, job });
    const start = performance.now();
    const hear = ({ data }) => {
      if (typeof data !== "string" || !data.includes(`"id":${mine},`) || !data.includes('"reply":{')) return;
      const ms = performance.now() - start;
      worker.removeEventListener("message", hear);
      const reply = JSON.parse(data).reply.Rows;
      if (!reply) reject(new Error(data.slice(0, 500)));
      else resolve({ ms, units: reply.units.filter(Boolean).length });
    };
    worker.addEventListener("message", hear);
    post.call(worker, text);
  });
  const prepare = await ask(1);
  const times = { prepare: prepare.ms, units: prepare.units, full: [], live: [], one: [] };
  for (let run = 0; run < runs; run++) {
    times.full.push((await ask(10_000)).ms);
    times.live.push((await ask(500)).ms);
    times.one.push((await ask(1)).ms);
  }
  return times;
}, { runs: RUNS, table: { units, rows, groups }, variation });
await close();

const line = (name, ms) => console.log(`${name.padEnd(58)} ${ms.toFixed(1).padStart(9)} ms`);
console.log(`\nthe same draws in the page's worker, ${found.units} units x 38 indicators, median of ${RUNS}`);
line("first question, with preparation", found.prepare);
line("1 draw: message, reading it, reply", median(found.one));
line("500 draws, as while a weight is dragged", median(found.live));
line("10,000 draws", median(found.full));
console.log(`NumPy (one thread) / WebAssembly, message and reply included: ${(numpy / median(found.full)).toFixed(2)} (goal 3)`);
console.log(`NumPy (one thread) / WebAssembly, draws alone: ${(numpy / (median(found.full) - median(found.one))).toFixed(2)}`);
