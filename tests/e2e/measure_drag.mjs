// How long a person waits for the ranks while a slider is dragged: node tests/e2e/measure_drag.mjs
//
// Chromium, the single file from the disk, no throttle. Thirty moves of a slider in Compare, the
// profile and What-if; for each the time from the movement to the picture in which the ranks have
// changed, and every task of the page's thread above 50 ms in between. Figures count on a release build.
import { pathToFileURL } from "node:url";
import { launchFresh, median, needBuild, single } from "./lib.mjs";

needBuild();
const MOVES = 30;
const PLACES = [
  { name: "Compare", hash: "#/compare?set=KEN,RWA,UGA,TZA", ready: '[data-testid="agreement"] tbody tr', slider: '.compare input[type="range"]', ranks: '[data-testid^="rank-"]' },
  { name: "Profile", hash: "#/economy/KEN", ready: "#depth-gaps table", slider: '.eco-why input[type="range"]', ranks: ".eco-standing" },
  { name: "What-if", hash: "#/what-if/KEN", ready: '[data-testid="score-then"]', slider: '.wi-levers input[type="range"]', ranks: '[data-testid="score-then"]' },
];

for (const place of PLACES) {
  const { page, close } = await launchFresh();
  await page.goto(pathToFileURL(single).href + place.hash);
  await page.waitForSelector("html[data-ready]", { state: "attached", timeout: 60000 });
  await page.waitForSelector(place.ready, { state: "attached", timeout: 90000 });
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'), null, { timeout: 90000 });
  await page.waitForTimeout(1000);
  const found = await page.evaluate(async ({ slider, ranks, moves }) => {
    const long = [];
    const tasks = new PerformanceObserver((list) => long.push(...list.getEntries().map((e) => e.duration)));
    tasks.observe({ type: "longtask" });
    const frame = () => new Promise((done) => requestAnimationFrame(() => done()));
    const input = document.querySelector(slider);
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
    const text = () => [...document.querySelectorAll(ranks)].map((n) => n.innerText + (n.dataset.value ?? "")).join("|");
    const [low, high, step] = [Number(input.min), Number(input.max), Number(input.step) || 1];
    const waits = [];
    input.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
    for (let move = 0; move < moves; move++) {
      const before = text();
      const share = 0.2 + (0.6 * (move + 1)) / moves;
      const start = performance.now();
      set.call(input, String(low + Math.round(((high - low) * share) / step) * step));
      input.dispatchEvent(new Event("input", { bubbles: true }));
      let changed = false;
      while (performance.now() - start < 1500) {
        await frame();
        if (text() !== before) { changed = true; break; }
      }
      // The frame after is when the changed picture is on the screen.
      await frame();
      if (changed) waits.push(performance.now() - start);
    }
    const whole = performance.now();
    input.dispatchEvent(new Event("change", { bubbles: true }));
    await frame();
    tasks.disconnect();
    return { waits, long, whole };
  }, { slider: place.slider, ranks: place.ranks, moves: MOVES });
  await close();
  const sorted = [...found.waits].sort((a, b) => a - b);
  const at = (share) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(0);
  console.log(`${place.name.padEnd(9)} ${sorted.length} of ${MOVES} moves changed the ranks: median ${median(sorted)?.toFixed(0)} ms, 9 of 10 within ${at(0.9)} ms, longest ${at(1)} ms; tasks above 50 ms: ${found.long.length}${found.long.length ? `, longest ${Math.max(...found.long).toFixed(0)} ms` : ""}`);
}
