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

// Pointing: the pointer goes over a hundred economies of the 1:50m map, at full speed of the machine.
const ECONOMIES = 100;
const { page, close } = await launchFresh();
await page.goto(pathToFileURL(single).href + "#/world");
await page.waitForSelector("html[data-ready]", { state: "attached", timeout: 60000 });
await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'), null, { timeout: 60000 });
const places = await page.evaluate((most) => {
  const middles = [...document.querySelectorAll("svg.map path[data-economy]")].map((shape) => {
    const box = shape.getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2, code: shape.dataset.economy };
  });
  const hit = middles.filter((m) => document.elementFromPoint(m.x, m.y)?.dataset.economy === m.code);
  return hit.slice(0, most);
}, ECONOMIES);
const session = await page.context().newCDPSession(page);
await session.send("Performance.enable");
const busy = async () => {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find((metric) => metric.name === "TaskDuration").value * 1e3;
};
const frames = async (each) => {
  await page.evaluate(() => {
    window.frames_seen = [];
    let last = performance.now();
    const next = (now) => {
      frames_seen.push(now - last);
      last = now;
      window.frame_next = requestAnimationFrame(next);
    };
    window.frame_next = requestAnimationFrame(next);
  });
  const before = await busy();
  for (const place of places) await each(place);
  const spent = (await busy()) - before;
  const seen = await page.evaluate(() => { cancelAnimationFrame(frame_next); return frames_seen; });
  return { spent, seen: seen.slice(1).sort((a, b) => a - b) };
};
const idle = await frames(() => page.waitForTimeout(34));
let cards = 0;
const moved = await frames(async ({ x, y }) => {
  await page.mouse.move(x - 1, y);
  await page.mouse.move(x, y);
  await page.waitForTimeout(34);
  cards += await page.locator(".map-card").count();
});
await close();
const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1).padStart(9);
console.log(`\npointing at ${places.length} economies of the map (${cards} cards shown), no throttle`);
console.log(`${"time between frames, median".padEnd(34)} ${at(moved.seen, 0.5)} ms  (${at(idle.seen, 0.5).trim()} at rest)`);
console.log(`${"time between frames, 95 %".padEnd(34)} ${at(moved.seen, 0.95)} ms  (${at(idle.seen, 0.95).trim()} at rest) goal: work <= 20`);
console.log(`${"time between frames, longest".padEnd(34)} ${at(moved.seen, 1)} ms  (${at(idle.seen, 1).trim()} at rest)`);
console.log(`${"page's thread busy for an economy".padEnd(34)} ${((moved.spent - idle.spent) / places.length).toFixed(1).padStart(9)} ms  goal <= 20`);
