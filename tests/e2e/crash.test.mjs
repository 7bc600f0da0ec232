// The shell outlives the module: what it offers when the module traps, never starts or cannot run.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { axe, chromium, firefox, openFile, openInFirefox, picture, single, temporary, trap } from "./lib.mjs";

const PLAN = '{"format":"groundwork-plan","name":"</script><img src=x onerror=alert(1)>"}';
const keepPlan = (plan) => {
  localStorage.setItem("groundwork:plan:1", plan);
  localStorage.setItem("groundwork:last", "groundwork:plan:1");
};

/** The single file with its module cut short, as a broken download leaves it. */
function broken(t) {
  const html = readFileSync(single, "utf8");
  const copy = html.replace(/(id="part-app">)[^<]{2000}/, "$1H4sIAAAA");
  assert.notEqual(copy, html);
  const file = join(temporary(t), "broken.html");
  writeFileSync(file, copy);
  return file;
}

async function rescued(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#crash button")]);
  assert.match(download.suggestedFilename(), /^groundwork-rescue.*\.json$/);
  return readFileSync(await download.path(), "utf8");
}

test("a trap shows the rescue panel, and the rescue file is the last kept plan", async (t) => {
  const { page } = await openFile(await chromium(t));
  await page.evaluate(keepPlan, PLAN);
  await trap(page);
  await page.waitForSelector("#crash");
  await picture(page, "crash");
  assert.equal(await rescued(page), PLAN);
  assert.deepEqual(await axe(page, "#crash"), []);
});

test("the app's own answer comes before what storage holds", async (t) => {
  const { page } = await openFile(await chromium(t));
  await page.evaluate(keepPlan, PLAN);
  await page.evaluate(() => { groundwork.rescue = () => "newer"; });
  await trap(page);
  assert.equal(await rescued(page), "newer");
});

test("an answer that traps as well falls back to storage", async (t) => {
  const { page } = await openFile(await chromium(t));
  await page.evaluate(keepPlan, PLAN);
  await page.evaluate(() => { groundwork.rescue = () => { throw new WebAssembly.RuntimeError("dead"); }; });
  await trap(page);
  assert.equal(await rescued(page), PLAN);
});

test("a module that never starts leaves the rescue panel", async (t) => {
  const context = await chromium(t);
  const { page } = await openFile(context);
  await page.evaluate(keepPlan, PLAN);
  await page.close();
  const second = await openFile(context, { file: broken(t), ready: false });
  await second.page.waitForSelector("#crash pre");
  assert.equal(await rescued(second.page), PLAN);
});

test("without a plan in storage the panel says so and offers only to reload", async (t) => {
  const { page } = await openFile(await chromium(t), { file: broken(t), ready: false });
  await page.waitForSelector("#crash");
  assert.equal(await page.locator("#crash button").count(), 1);
});

for (const [locale, title, direction] of [
  ["fr-FR", /s’est arrêté/, "ltr"],
  ["ar-EG", /توقف/, "rtl"],
  ["de-DE", /has stopped/, "ltr"],
]) {
  test(`the panel speaks to a reader of ${locale}`, async (t) => {
    const { page } = await openFile(await chromium(t, { locale }), { file: broken(t), ready: false });
    await page.waitForSelector("#crash");
    assert.match(await page.textContent("#crash h1"), title);
    assert.equal(await page.getAttribute("#crash", "dir"), direction);
    await picture(page, "crash-" + locale);
  });
}

test("a browser without SIMD gets a sentence instead of a blank page", async (t) => {
  const context = await chromium(t);
  await context.addInitScript(() => { WebAssembly.validate = () => false; });
  const { page } = await openFile(context, { ready: false });
  await page.waitForSelector("#crash");
  assert.match(await page.textContent("#crash"), /too old.*WebAssembly SIMD/s);
});

test("a browser without scripts gets a sentence in three languages", async (t) => {
  const { page } = await openFile(await chromium(t, { javaScriptEnabled: false }), { ready: false });
  const text = await page.innerText("noscript");
  for (const word of ["Nothing you enter leaves", "ne quitte votre", "حاسوبك"]) assert.ok(text.includes(word), word);
});

test("Firefox shows the rescue panel after a trap", async (t) => {
  const { page } = await openInFirefox(await firefox(t));
  await page.evaluate(keepPlan, PLAN);
  await trap(page);
  await page.waitForSelector("#crash");
  assert.equal(await page.$$eval("#crash button", (buttons) => buttons.length), 2);
});
