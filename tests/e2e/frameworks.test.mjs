// Frameworks: a shipped one is copied, the copy edited by pointer and by keys, what cannot stand is
// said at its node, and everything can be taken back.
import assert from "node:assert/strict";
import test from "node:test";
import { chromium, openFile, picture } from "./lib.mjs";
import { quiet, settled, words } from "./steps.mjs";

const by = (name) => `[data-testid="${name}"]`;
const row = (code) => `[role=row][data-node="${code}"]`;
const nodes = (page) => page.$$eval("[data-node]", (all) => all.map((r) => r.dataset.node));

/** Opens the screen and copies the shipped framework, which makes the example one's own. */
async function copied(t) {
  const { page, seen } = await openFile(await chromium(t), { hash: "#/frameworks" });
  await page.waitForSelector(row("Enable"));
  assert.equal(await page.locator('[role=treegrid] input').count(), 0, "a shipped framework is read-only");
  await page.click(by("frame-copy"));
  await page.waitForSelector(by("weight-Enable"));
  await settled(page);
  return { page, seen };
}

test("a copy is the shipped framework, and an edit moves ranks that an undo gives back", async (t) => {
  const { page, seen } = await copied(t);
  const before = await words(page, by("frame-effect") + " ol");
  assert.match(await words(page, by("frame-effect") + " h2"), /no rank moves/);
  await page.locator(by("weight-Network")).fill("5");
  await page.locator(by("weight-Network")).press("Enter");
  await page.waitForFunction(() => /last edit moves/.test(document.querySelector('[data-testid="frame-effect"] h2')?.innerText));
  await settled(page);
  assert.notEqual(await words(page, by("frame-effect") + " ol"), before);
  await picture(page, "frameworks-edited");
  await page.locator(row("Network")).focus();
  await page.keyboard.press("Control+z");
  await page.waitForFunction((s) => document.querySelector(s).value === "1", by("weight-Network"));
  await quiet(page, seen);
});

test("arrows walk the tree, Alt with arrows moves a node, Delete removes it and Undo brings it back", async (t) => {
  const { page, seen } = await copied(t);
  const first = await nodes(page);
  await page.locator(row("index")).focus();
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.node), "Enable");
  await page.keyboard.press("ArrowLeft");
  await page.waitForSelector(row("Enable") + '[aria-expanded="false"]');
  await page.keyboard.press("Alt+ArrowDown");
  await page.waitForFunction(() => document.querySelectorAll("[data-node]")[1].dataset.node === "Network");
  // The focus moves along.
  await page.waitForFunction(() => document.activeElement.dataset.node === "Enable");
  await page.keyboard.press("Delete");
  await page.waitForSelector(row("Enable"), { state: "detached" });
  await page.click(".toast button");
  await page.waitForSelector(row("Enable"));
  await page.locator(row("Enable")).focus();
  await page.keyboard.press("Control+z");
  await page.waitForFunction(() => document.querySelectorAll("[data-node]")[1].dataset.node === "Enable");
  await page.locator(row("Enable")).focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction((n) => document.querySelectorAll("[data-node]").length === n, first.length);
  assert.deepEqual(await nodes(page), first);
  await quiet(page, seen);
});

test("what cannot stand is said at its node and nothing changes", async (t) => {
  const { page, seen } = await copied(t);
  const posts = page.locator(row("internet_users_pct") + " .post");
  await posts.first().fill("500");
  await posts.first().press("Tab");
  const alert = page.locator('[role=alert]');
  await alert.waitFor();
  assert.match(await alert.innerText(), /value for 0 and the value for 100 must differ/);
  assert.match(await page.locator(row("internet_users_pct") + " + tr").innerText(), /500/);
  assert.equal(await posts.first().inputValue(), "0", "the last good value stays");
  await posts.last().fill("95");
  await posts.last().press("Tab");
  await alert.waitFor({ state: "detached" });
  await quiet(page, seen);
});

test("an indicator of the data and one of one's own are added where the reader stands", async (t) => {
  const { page, seen } = await copied(t);
  await page.locator(row("Power")).click();
  await page.fill(by("frame-search"), "hdi");
  await page.click(by("add-hdi"));
  await page.waitForSelector(row("hdi"));
  await page.locator("summary").last().click();
  const fields = page.locator(by("own-indicator") + " input");
  for (const [at, value] of ["Fibre", "km per 1,000 people", "Regulator", "0", "10"].entries()) await fields.nth(at).fill(value);
  await page.locator(by("own-indicator") + " button").click();
  await page.waitForSelector(row("own_fibre"));
  await page.click(by("frame-choose"));
  await page.waitForSelector(by("frame-choose"), { state: "detached" });
  await settled(page);
  await quiet(page, seen);
});
