// Recipes, targets, tiers and what changed: a recipe is chosen in one place and honoured by World,
// profile and comparison; a target is set where its gap is seen; the worker gives the command line's bytes.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { axe, chromium, openFile, picture, temporary } from "./lib.mjs";
import { commandLine, kept, overflow, prefer, quiet, savePlan, settled, unspoken, words } from "./steps.mjs";

const by = (name) => `[data-testid="${name}"]`;

/** A copy of the shipped framework with its recipe on show. */
async function copied(t, options = {}) {
  const { page, seen } = await openFile(await chromium(t, options), { hash: "#/frameworks" });
  await page.click(by("frame-copy"));
  await page.waitForSelector(by("weight-Enable"));
  await settled(page);
  await page.click(`${by("recipe")} summary`);
  await page.waitForSelector(by("recipe-normalise"));
  return { page, seen };
}

const choose = async (page, field, at) => {
  await page.selectOption(by(field), { index: at });
  await settled(page);
};
const moved = (page) => page.waitForFunction(() => /last edit moves/.test(document.querySelector('[data-testid="frame-effect"] h2')?.innerText));
const to = async (page, hash, done) => {
  await page.evaluate((h) => { location.hash = h; }, hash);
  await page.waitForSelector(done, { state: "attached", timeout: 60000 });
  await settled(page);
};

test("a recipe chosen on the framework moves ranks, is honoured by every screen, and is taken back", async (t) => {
  const { page, seen } = await copied(t);
  await choose(page, "recipe-normalise", 1);
  await moved(page);
  await choose(page, "recipe-weights", 5);
  assert.match(await words(page, by("recipe-weights-found")), /Composite \d+% · \d+%/);
  await choose(page, "recipe-aggregate", 1);
  assert.match(await words(page, by("compensability")), /zero/);
  assert.deepEqual(await axe(page), []);
  await picture(page, "recipe");
  const plan = JSON.parse((await savePlan(page)).text).plan;
  assert.deepEqual(plan.recipes.map((r) => [r.framework, r.recipe.normalise, r.recipe.weights, r.recipe.aggregate]), [["own-1", "MinMax", "Critic", "Geometric"]]);
  await to(page, "#/world?framework=own-1", ".rank-rows li");
  const own = await words(page, ".rank-rows");
  await to(page, "#/world", ".rank-rows li");
  assert.notEqual(await words(page, ".rank-rows"), own);
  await to(page, "#/economy/KEN?framework=own-1", by("score"));
  const score = await words(page, by("score"));
  assert.match(score, /\d/);
  await to(page, "#/economy/KEN", by("score"));
  await page.waitForFunction(([at, was]) => document.querySelector(at)?.innerText.trim() !== was.trim(), [by("score"), score]);
  await to(page, "#/compare?framework=own-1", `${by("agreement")} tbody tr`);
  assert.match(await words(page, "header .sub"), /edited/);
  await to(page, "#/frameworks?id=own-1", by("recipe-normalise"));
  await page.click(by("frame-reset"));
  await settled(page);
  assert.equal(JSON.parse((await savePlan(page)).text).plan.recipes, undefined);
  await quiet(page, seen);
});

test("Copeland ranks the world and says what it cannot do", async (t) => {
  const { page, seen } = await copied(t);
  await choose(page, "recipe-aggregate", 4);
  await moved(page);
  assert.match(await words(page, by("recipe")), /cannot be projected/);
  await to(page, "#/world?framework=own-1", ".rank-rows li");
  assert.match(await words(page, ".world-head .sub"), /Copeland/);
  await quiet(page, seen);
});

test("judgements have their consistency, help where they contradict, and take it", async (t) => {
  const { page } = await copied(t);
  await choose(page, "recipe-weights", 6);
  const pairs = page.locator(by("judge"));
  assert.equal(await pairs.count(), 6);
  for (const [pair, step] of [[0, 2], [3, 2], [1, 16]]) {
    await pairs.nth(pair).selectOption({ index: step });
    await settled(page);
  }
  const ratio = async () => Number((await words(page, by("consistency"))).match(/ratio (\d\.\d+)/)[1]);
  const before = await ratio();
  assert.ok(before > 0.1, String(before));
  await page.click(by("judge-fix"));
  await settled(page);
  assert.ok((await ratio()) < before);
});

test("what changed is split into parts that add up, told by chart, table and file", async (t) => {
  const { page, seen } = await openFile(await chromium(t), { hash: "#/frameworks?view=changed" });
  await page.waitForSelector(by("changed-told"), { timeout: 60000 });
  assert.match(await words(page, `${by("changed-told")} h3`), /most of it is real change/);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export CSV" }).click()]);
  const { text } = await kept(download);
  const rows = text.trim().split(/\r?\n/).slice(1).map((line) => line.split(",").slice(-6).map(Number));
  assert.equal(rows.length, 8);
  for (const [before, after, whole, method, revision, real] of rows) {
    assert.ok(Math.abs(after - before - whole) < 1e-6 && Math.abs(method + revision + real - whole) < 1e-6);
  }
  await page.selectOption(by("changed-data"), "file");
  await page.locator(by("changed-file")).setInputFiles({ name: "older.csv", mimeType: "text/csv", buffer: Buffer.from("economy,indicator,year,value\nKEN,internet_users_pct,2019,60\nKEN,internet_users_pct,2023,70\n") });
  await page.waitForFunction(() => /older\.csv: 2 values/.test(document.querySelector('[data-testid="what-changed"]').innerText));
  await settled(page);
  assert.match(await words(page, by("changed-told")), /Kenya/);
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(await unspoken(page), []);
  assert.equal(await overflow(page), "");
  await picture(page, "what-changed");
  await quiet(page, seen);
});

test("tiers stand on the map with their evidence, and in the table", async (t) => {
  const { page, seen } = await openFile(await chromium(t), { hash: "#/world?show=tiers" });
  await page.waitForSelector(".rank-rows li", { timeout: 60000 });
  await settled(page);
  assert.match(await words(page, ".world-head h1"), /confirmed above tier 0/);
  assert.deepEqual(await axe(page), []);
  await picture(page, "tiers");
  await to(page, "#/world?show=tiers&view=table", '[data-row="KEN"]');
  assert.match(await words(page, '[data-row="KEN"]'), /AI strategy/);
  await quiet(page, seen);
});

test("a target is set where its gap is seen, tried in what-if, and taken back", async (t) => {
  const { page, seen } = await openFile(await chromium(t), { hash: "#/economy/KEN" });
  await page.waitForSelector("#depth-gaps", { timeout: 60000 });
  await settled(page);
  await page.evaluate(() => document.querySelector('[data-testid="plan-pill"]').click());
  await page.click(by("make-mine"));
  await page.keyboard.press("Escape");
  await page.waitForSelector(by("target-internet_users_pct"));
  await page.fill(by("target-internet_users_pct"), "80");
  await page.locator(by("target-internet_users_pct")).press("Enter");
  await settled(page);
  await page.waitForFunction(() => /Target of the plan/.test(document.querySelector('[data-testid="target-internet_users_pct"]')?.parentElement.innerText));
  assert.deepEqual(JSON.parse((await savePlan(page)).text).plan.targets, [{ indicator: "internet_users_pct", value: 80 }]);
  await to(page, "#/what-if/KEN", by("try-plan-targets"));
  await page.click(by("try-plan-targets"));
  await page.waitForFunction(() => location.hash.includes("internet_users_pct:80"));
  await to(page, "#/economy/KEN", "#depth-gaps");
  await page.keyboard.press("Control+z");
  await settled(page);
  assert.equal(JSON.parse((await savePlan(page)).text).plan.targets, undefined);
  await quiet(page, seen);
});

test("a year's ranks that the reader's own values change are called a revision", async (t) => {
  const { page } = await openFile(await chromium(t), { hash: "#/world" });
  await page.waitForSelector(".rank-rows li", { timeout: 60000 });
  assert.equal(await page.locator(by("year-revision")).count(), 0);
});

test("for a fixed seed the worker's reply is the command line's to the last byte", async (t) => {
  const context = await chromium(t);
  await context.addInitScript(() => {
    window.heard = [];
    const make = Worker;
    window.Worker = class extends make {
      constructor(...all) {
        super(...all);
        this.addEventListener("message", ({ data }) => { if (typeof data === "string" && data.includes('"reply":{')) window.heard.push(data); });
      }
      postMessage(message, ...rest) {
        if (typeof message === "string" && message.includes('"job"')) window.heard.push(message);
        return super.postMessage(message, ...rest);
      }
    };
  });
  const { page } = await openFile(context, { hash: "#/compare?set=KEN,RWA,UGA,TZA" });
  await page.waitForSelector(`${by("agreement")} tbody tr`, { timeout: 60000 });
  await settled(page);
  const heard = await page.evaluate(() => window.heard);
  const folder = temporary();
  let compared = 0;
  for (const kind of ["Ranks", "Comparison", "Sensitivity"]) {
    const asked = heard.find((m) => m.includes(`"job":{"${kind}"`));
    const answer = asked && heard.find((m) => m.includes(`"reply":{"${kind}"`) && JSON.parse(m).id === JSON.parse(asked).id);
    if (!answer) continue;
    const from = answer.indexOf('"reply":') + '"reply":'.length;
    const reply = answer.slice(from, -1);
    const file = join(folder, `${kind}.json`);
    writeFileSync(file, JSON.stringify(JSON.parse(asked).job));
    const { stdout } = await commandLine("job", "--in", file);
    assert.equal(stdout.trim(), createHash("sha256").update(reply).digest("hex"), kind);
    compared++;
  }
  assert.ok(compared >= 2, String(compared));
});

test("the recipe reads from the right in Arabic", async (t) => {
  const { page } = await copied(t);
  await prefer(page, "ar");
  await page.waitForSelector(by("recipe-normalise"));
  assert.equal(await overflow(page), "");
  await picture(page, "recipe-ar");
});
