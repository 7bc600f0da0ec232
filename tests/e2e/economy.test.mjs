// The depth of a profile: thresholds that can be edited, a survey and a lens that stay beside the score.
import assert from "node:assert/strict";
import test from "node:test";
import { chromium, openFile } from "./lib.mjs";
import { makeMine, quiet, settled, words } from "./steps.mjs";

const by = (name) => `[data-testid="${name}"]`;
const score = (page) => words(page, by("score"));

async function kenya(t) {
  const { page, seen } = await openFile(await chromium(t), { hash: "#/economy/KEN" });
  await page.waitForSelector(by("tier-table"));
  await settled(page);
  return { page, seen };
}

test("a threshold that is lowered lifts the tier, is marked as one's own, and can be taken back", async (t) => {
  const { page, seen } = await kenya(t);
  await makeMine(page);
  await settled(page);
  const before = await page.locator(by("tier")).innerText();
  assert.match(before, /1/);
  await page.click(by("tier-edit"));
  // The second tier asks for less than Kenya has; what is unanswered still holds the tier at "at most".
  const fields = page.locator(`${by("tier-table")} tbody tr td:nth-of-type(3) input`);
  for (let i = 0; i < 4; i++) {
    await fields.nth(i).fill("25");
    await fields.nth(i).press("Tab");
    await settled(page);
  }
  await page.waitForFunction(() => /at most\s+\S*2/.test(document.querySelector('[data-testid="tier"]').innerText));
  await page.click(by("tier-reset"));
  await page.waitForFunction((old) => document.querySelector('[data-testid="tier"]').innerText === old, before);
  await quiet(page, seen);
});

test("a survey stands beside the score and does not move it", async (t) => {
  const { page, seen } = await kenya(t);
  await makeMine(page);
  const before = await score(page);
  await page.click(`${by("survey")} summary`);
  await page.fill(by("survey-share"), "62");
  await page.fill(by("survey-asked"), "40");
  await page.fill(by("survey-source"), "Embassy survey 2025");
  await page.click(by("survey-add"));
  await page.waitForFunction(() => document.querySelector('[data-testid="survey"]').innerText.includes("Embassy survey 2025"));
  await settled(page);
  const said = await words(page, by("survey"));
  for (const part of ["62%", "n = 40"]) assert.ok(said.includes(part), `${part} in ${said}`);
  assert.equal(await score(page), before);
  await page.keyboard.press("Control+z");
  await page.waitForFunction(() => !document.querySelector('[data-testid="survey"]').innerText.includes("Embassy survey 2025"));
  await quiet(page, seen);
});

test("the compatibility lens is off until it is asked for, names its reference group and leaves readiness alone", async (t) => {
  const { page, seen } = await kenya(t);
  await makeMine(page);
  const before = await score(page);
  assert.equal(await page.locator(by("lens-reference")).count(), 0);
  await page.emulateMedia({ media: "print" });
  assert.ok(!(await page.locator(by("lens")).isVisible()), "a lens that is off is not printed");
  await page.emulateMedia({ media: null });
  await page.click(by("lens-edit"));
  await page.fill(by("lens-codes"), "NPL GHA rwa");
  await page.locator(".lens-check input").first().check();
  await page.locator(".lens-check input").nth(3).check();
  await page.click(by("lens-apply"));
  await page.waitForSelector(by("lens-reference"));
  await settled(page);
  const group = await words(page, by("lens-reference"));
  for (const name of ["Ghana", "Nepal", "Rwanda"]) assert.ok(group.includes(name), `${name} in ${group}`);
  assert.equal(await score(page), before);
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator(by("lens-reference")).isVisible(), "a lens that is on is printed with its group");
  await page.emulateMedia({ media: null });
  await page.click(by("lens-off"));
  await page.waitForSelector(by("lens-reference"), { state: "detached" });
  await quiet(page, seen);
});
