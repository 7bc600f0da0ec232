// How long a person waits for the single file, and what it takes: node tests/e2e/measure.mjs [RUNS]
//
// Chromium, a fresh profile for every run, the file opened from the disk, the page's thread slowed
// down six times. Prints the median of the runs, and the goals they are held against.
import { launchFresh, median, residentMegabytes, single, needBuild } from "./lib.mjs";
import { statSync } from "node:fs";
import { pathToFileURL } from "node:url";

needBuild();
const RUNS = Number(process.argv[2] || 5);
const THROTTLE = 6;

const rows = [];
for (let run = 0; run < RUNS; run++) {
  const { browser, page, close } = await launchFresh();
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: THROTTLE });
  await page.addInitScript(() => {
    // Times in milliseconds since the navigation began.
    window.times = {};
    const root = () => document.documentElement;
    const look = () => {
      if (root() && root().hasAttribute("data-ready")) times.ready ??= performance.now();
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
    // The map is visible at the first frame after its shapes are in the document.
    const wait = () => {
      if (document.querySelectorAll("[data-economy]").length > 100) {
        requestAnimationFrame(() => setTimeout(() => { times.map ??= performance.now(); }));
      } else requestAnimationFrame(wait);
    };
    wait();
  });
  await page.goto(pathToFileURL(single).href);
  await page.waitForSelector("html[data-ready]", { state: "attached", timeout: 60000 });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await page.waitForTimeout(2000);
  const seen = await page.evaluate(() => ({
    ...times,
    paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
    // Set by static/boot.js.
    ...Object.fromEntries(["painted", "compiled", "started"].map((name) =>
      [name, performance.getEntriesByName("groundwork:" + name)[0]?.startTime])),
  }));
  const { metrics } = await session.send("Performance.enable").then(() => session.send("Performance.getMetrics"));
  const heap = metrics.find((metric) => metric.name === "JSHeapUsedSize").value / 1e6;
  rows.push({ ...seen, heap, memory: await residentMegabytes(browser) });
  await close();
}

const line = (name, key, unit, goal) => {
  const values = rows.map((row) => row[key]).filter((value) => value !== undefined);
  const value = values.length === rows.length ? median(values).toFixed(unit === "s" ? 3 : 1) : "not seen";
  console.log(`${name.padEnd(34)} ${value.padStart(9)} ${unit.padEnd(3)} ${goal}`);
};
for (const row of rows) for (const key of ["paint", "map", "painted", "compiled", "started", "ready"]) if (row[key] !== undefined) row[key] /= 1000;
console.log(`median of ${RUNS} runs, ${THROTTLE}x CPU throttle, file://, fresh profile`);
console.log(`${"single file".padEnd(34)} ${(statSync(single).size / 1e6).toFixed(2).padStart(9)} MB  goal <= 6`);
line("first contentful paint", "paint", "s", "");
line("map visible", "map", "s", "goal <= 1.0");
line("  first paint is through", "painted", "s", "");
line("  module compiled", "compiled", "s", "");
line("  module started", "started", "s", "");
line("interactive (data-ready)", "ready", "s", "goal <= 2.0");
line("JavaScript heap in use", "heap", "MB", "");
line("tab's process, unshared memory", "memory", "MB", "goal <= 250");
