// The web version: installable, independent of its server, never reloading by itself.
import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { chromium, dist, isReady, picture, served, temporary, watched } from "./lib.mjs";

async function installed(page) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done));
    }
  });
}

test("the web version works after its server has stopped", async (t) => {
  const { address, stop } = await served(t);
  const { page, seen } = await watched(await chromium(t));
  await page.goto(address);
  await isReady(page);
  assert.equal(await page.evaluate(() => groundwork.kind), "web");
  await installed(page);
  assert.ok(seen.requests.every((request) => request.startsWith(address)), seen.requests.join("\n"));
  await stop();
  await page.goto(address + "?from=home#/world");
  await isReady(page);
  // The solver too, which was not wanted before.
  const solver = await page.evaluate(async () => {
    const made = await groundwork.spawnSolver();
    return new Promise((done) => {
      made.addEventListener("error", (event) => done(event.message));
      setTimeout(done, 1500, "");
    });
  });
  assert.equal(solver, "");
  await picture(page, "web-offline");
  assert.deepEqual(await page.evaluate(() => window.breaches), []);
});

test("the manifest makes it installable", async (t) => {
  const { address } = await served(t);
  const { page } = await watched(await chromium(t));
  await page.goto(address);
  const session = await page.context().newCDPSession(page);
  const { errors, data } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  for (const icon of JSON.parse(data).icons) {
    const response = await page.request.get(address + icon.src);
    assert.equal(response.status(), 200, icon.src);
  }
});

test("a newer version waits until the reader agrees", async (t) => {
  const folder = temporary(t);
  cpSync(dist, folder, { recursive: true });
  const { address } = await served(t, folder);
  const { page } = await watched(await chromium(t));
  await page.goto(address);
  await isReady(page);
  await installed(page);

  const replace = (file, from, to) => {
    const text = readFileSync(join(folder, file), "utf8");
    assert.ok(text.includes(from), file);
    writeFileSync(join(folder, file), text.replaceAll(from, to));
  };
  const { hash } = await page.evaluate(() => groundwork.build);
  replace("service-worker.js", hash, "000000000000");
  replace("index.html", `"hash":"${hash}"`, '"hash":"000000000000"');
  await page.evaluate(() => {
    window.offered = new Promise((done) => addEventListener("groundwork:update", done, { once: true }));
    return navigator.serviceWorker.getRegistration().then((registration) => registration.update());
  });
  await page.evaluate(() => window.offered.then(() => true));
  // Offered, and still the page that was there.
  assert.equal(await page.evaluate(() => groundwork.build.hash), hash);
  await Promise.all([page.waitForNavigation(), page.evaluate(() => groundwork.update.apply())]);
  await isReady(page);
  assert.equal(await page.evaluate(() => groundwork.build.hash), "000000000000");
});
