// The packed build opens, in both browsers, with nothing but itself.
import assert from "node:assert/strict";
import { statSync } from "node:fs";
import test from "node:test";
import { chromium, firefox, openFile, openInFirefox, picture, single } from "./lib.mjs";

// Both workers of a page: the engine's runs the same module, the solver's holds HiGHS. Resolves to
// what went wrong, or to nothing.
const startWorkers = async () => {
  const failure = (made) => new Promise((done) => {
    made.addEventListener("error", (event) => done("error: " + event.message));
    made.addEventListener("message", (event) => {
      if (event.data && event.data.gw === "panic") done("panic: " + event.data.message);
    });
    setTimeout(done, 1500, "");
  });
  const found = await Promise.all([failure(groundwork.spawnEngine()), failure(await groundwork.spawnSolver())]);
  return found.filter(Boolean);
};

// The quick build of the other runs is larger.
const skip = process.env.GROUNDWORK_SMOKE ? false : "a matter of the release build";

test("the single file is at most 6 MB", { skip }, () => {
  assert.ok(statSync(single).size <= 6e6, `${statSync(single).size} bytes`);
});

test("Chromium opens the single file from the disk, offline, and asks the network for nothing", async (t) => {
  const { page, seen } = await openFile(await chromium(t));
  assert.deepEqual(await page.evaluate(startWorkers), []);
  assert.equal(await page.evaluate(() => groundwork.kind), "file");
  await picture(page, "file-chromium");
  assert.deepEqual(seen, { requests: [], errors: [], breaches: [] });
  assert.deepEqual(await page.evaluate(() => window.breaches), []);
});

test("Firefox opens the single file from the disk and asks the network for nothing", async (t) => {
  const { page, seen } = await openInFirefox(await firefox(t));
  assert.deepEqual(await page.evaluate(startWorkers), []);
  await picture(page, "file-firefox");
  assert.deepEqual(seen, { requests: [], errors: [] });
});
