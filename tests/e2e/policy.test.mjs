// The policy of the single file is in force: these tests would pass unnoticed if it were not.
import assert from "node:assert/strict";
import test from "node:test";
import { chromium, openFile, served } from "./lib.mjs";

test("a connection is refused by the policy, not only by the missing network", async (t) => {
  const { address } = await served(t);
  const context = await chromium(t);
  const { page } = await openFile(context);
  await context.setOffline(false);
  const refused = await page.evaluate(async (to) => {
    const tries = [fetch(to), new Promise((_, failed) => { const i = new Image(); i.onerror = failed; i.src = to; })];
    return (await Promise.allSettled(tries)).map((outcome) => outcome.status);
  }, address + "icons/icon.svg");
  assert.deepEqual(refused, ["rejected", "rejected"]);
  const breaches = await page.evaluate(() => window.breaches);
  assert.ok(breaches.some((line) => line.startsWith("connect-src")), breaches.join("\n"));
  assert.ok(breaches.some((line) => line.startsWith("img-src")), breaches.join("\n"));
});

test("a script that is put into the page does not run", async (t) => {
  const { page } = await openFile(await chromium(t));
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.intruder = true";
    document.body.append(script);
    const image = document.createElement("div");
    image.setAttribute("onclick", "window.intruder = true");
    document.body.append(image);
    image.click();
  });
  assert.equal(await page.evaluate(() => window.intruder), undefined);
});
