// Prioritise: the planner prices the rules, reads why a project is out, stops a study and keeps what
// it found, adds a rule in words and takes it back.
import assert from "node:assert/strict";
import test from "node:test";
import { axe, chromium, openFile, picture } from "./lib.mjs";
import { makeMine, plain, quiet, settled, unspoken, words } from "./steps.mjs";

const by = (name) => `[data-testid="${name}"]`;
const LONG = { timeout: 240_000 };

async function at(t, hash) {
  const { page, seen } = await openFile(await chromium(t), { hash });
  await page.waitForSelector(".prioritise .study", LONG);
  await settled(page);
  return { page, seen };
}

test("every rule gets a price with its rows, and every project a reason", async (t) => {
  const { page, seen } = await at(t, "#/prioritise");
  await page.click(by("run-prices"));
  // Stopped early, what was found stays.
  await page.waitForSelector(by("prices"), LONG);
  assert.ok((await page.locator(`${by("prices")} tbody tr`).count()) > 0);
  await page.waitForSelector(`${by("run-prices")}.link`, LONG);
  assert.ok((await page.locator(`${by("worth-funders")} tbody tr`).count()) > 0);
  assert.deepEqual(await axe(page), []);
  await picture(page, "prioritise-rules");
  await page.click(by("part-projects"));
  await page.waitForSelector(by("reasons"));
  assert.ok((await page.locator(`${by("reasons")} tbody tr`).count()) > 50);
  await picture(page, "prioritise-projects");
  assert.deepEqual(await unspoken(page), []);
  await quiet(page, seen);
});

test("a rule made of a sentence is one step that can be taken back", async (t) => {
  const { page, seen } = await at(t, "#/prioritise");
  await makeMine(page);
  await settled(page);
  await page.selectOption(by("build-of"), "lldc");
  assert.match(plain(await words(page, by("build-sentence"))), /at least 40.*landlocked/);
  await page.click(by("build-add"));
  await settled(page);
  await page.keyboard.press("Control+z");
  await settled(page);
  await quiet(page, seen);
});

test("scores stand beside the optimum with the number of methods that agree", async (t) => {
  const { page, seen } = await openFile(await chromium(t), { hash: "#/prioritise?part=score" });
  await page.waitForSelector(by("scores"), LONG);
  assert.match(await words(page, `${by("scores")} tbody tr td.strong`), /[0-4]\/4/);
  assert.deepEqual(await axe(page), []);
  await quiet(page, seen);
});
