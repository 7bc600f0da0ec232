// Economy profile: found by typing, answers why, takes answers and newer national values beside the
// published ones.
import assert from "node:assert/strict";
import test from "node:test";
import { chromium, openFile, picture } from "./lib.mjs";
import { giveTable, makeMine, openDrawer, plain, quiet, settled, words } from "./steps.mjs";

const by = (name) => `[data-testid="${name}"]`;
const score = async (page) => Number(await words(page, by("score")));

/** Opens the file and finds Kenya by typing, as the analyst does. */
async function kenya(t) {
  const { page, seen } = await openFile(await chromium(t));
  await settled(page);
  await page.keyboard.press("/");
  await page.keyboard.type("kenya");
  await page.waitForSelector(".palette [role=option]");
  await page.keyboard.press("Enter");
  await page.waitForSelector(by("score"));
  await settled(page);
  return { page, seen };
}

test("typing the name of an economy leads to its profile, which says why", async (t) => {
  const { page, seen } = await kenya(t);
  assert.match(await page.evaluate(() => location.hash), /^#\/economy\/KEN/);
  assert.equal(await words(page, "h1"), "Kenya");
  const value = await score(page);
  assert.ok(value > 0 && value < 100, String(value));
  const [, low, high] = /(\d+)–(\d+)/.exec(await words(page, by("rank"))) ?? assert.fail("the rank is no interval");
  assert.ok(Number(low) < Number(high));
  // Every indicator has its value with year and source, or the reason why there is none.
  const rows = await page.$$eval("[data-indicator]", (all) => all.map((row) => row.innerText));
  assert.ok(rows.length >= 30, `${rows.length} indicators`);
  for (const row of rows) assert.match(plain(row), /\b(19|20)\d\d\b|No data/, row);
  await picture(page, "economy-kenya");
  await quiet(page, seen);
});

test("an answer to a milestone counts in the view with milestones, and can be taken back", async (t) => {
  const { page, seen } = await kenya(t);
  await makeMine(page);
  await page.evaluate(() => { location.hash = "#/economy/KEN?count=milestones"; });
  await page.waitForFunction(() => document.querySelector(".eco-milestone .answer"));
  await settled(page);
  const before = await score(page);
  const answer = page.locator('.eco-milestone').first().locator('[data-answer="1"]');
  assert.equal(await answer.getAttribute("aria-pressed"), "false");
  await answer.click();
  await page.waitForSelector('.eco-milestone [data-answer="1"][aria-pressed="true"]');
  await settled(page);
  const answered = await score(page);
  assert.ok(answered > before, `${answered} > ${before}`);
  await page.keyboard.press("Control+z");
  await page.waitForSelector('.eco-milestone [data-answer="1"][aria-pressed="true"]', { state: "detached" });
  await settled(page);
  assert.equal(await score(page), before);
  await page.keyboard.press("Control+y");
  await settled(page);
  assert.equal(await score(page), answered);
  await quiet(page, seen);
});

const TABLE = "iso3,indicator,year,value,source\nKEN,internet_users_pct,2025,91.25,Household survey 2025\n";

test("a newer national value stands beside the published one and moves the score", async (t) => {
  const { page, seen } = await kenya(t);
  await makeMine(page);
  const before = await score(page);
  const row = '[data-indicator="internet_users_pct"]';
  // The cell says in words, for who cannot see it, what a press shows; the value stands last.
  const published = (await words(page, row + " td")).split(":").pop().trim();
  await openDrawer(page);
  await giveTable(page, "own.csv", TABLE, "point");
  await page.click(by("import-apply"));
  await page.waitForSelector(by("import-preview"), { state: "detached" });
  await settled(page);
  const shown = await words(page, row);
  for (const part of ["91.3", "Household survey 2025", published]) assert.ok(shown.includes(part), `${part} in ${shown}`);
  assert.ok((await score(page)) > before);
  await page.keyboard.press("Control+z");
  await settled(page);
  assert.equal(await score(page), before);
  assert.ok(!(await words(page, row)).includes("Household survey"));
  await quiet(page, seen);
});

test("dragging a weight moves score and rank while it is dragged", async (t) => {
  const { page } = await kenya(t);
  await makeMine(page);
  const before = await score(page);
  const slider = page.locator('[data-testid^="weight-"]').first();
  await slider.focus();
  for (let press = 0; press < 5; press++) await page.keyboard.press("ArrowRight");
  await page.waitForFunction((old) => Number(document.querySelector('[data-testid="score"]').innerText) !== old, before);
  await settled(page);
  await page.click(by("weights-reset"));
  await page.waitForFunction((old) => Number(document.querySelector('[data-testid="score"]').innerText) === old, before);
});
