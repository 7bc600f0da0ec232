// What-if: the analyst's path from the masthead to two printed pages, targets that live in the
// address, the least change to the next tier, and the depth of the profile it starts from.
import assert from "node:assert/strict";
import test from "node:test";
import { axe, chromium, openFile, picture } from "./lib.mjs";
import { makeMine, number, plain, planHash, prefer, quiet, settled, unspoken, words } from "./steps.mjs";

const by = (name) => `[data-testid="${name}"]`;
const address = (page) => page.evaluate(() => location.hash);
const ends = (text) => /(\d+)–(\d+)/.exec(plain(text)).slice(1).map(Number);

async function at(t, hash, options = {}) {
  const { page, seen } = await openFile(await chromium(t, options), { hash });
  await page.waitForSelector(by("score-now"));
  await settled(page);
  return { page, seen };
}

test("the analyst types the country, reads why, tries the two weakest and prints two pages in three clicks", async (t) => {
  const { page, seen } = await openFile(await chromium(t));
  await settled(page);
  await page.keyboard.press("/");
  await page.keyboard.type("kenya");
  await page.waitForSelector(".palette [role=option]");
  await page.keyboard.press("Enter");
  await page.waitForSelector(`${by("tier")}`);
  await settled(page);
  // The profile says why: strengths and weaknesses, gaps, what binds.
  for (const part of ["tier", "strengths", "gaps", "binding", "peers", "equity", "reliability", "beside"]) {
    assert.ok(await page.locator(`#depth-${part} h2`).count(), part);
  }
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  assert.equal(pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length, 2, "pages of the brief");
  // First click: the two indicators that are furthest behind are already there.
  await page.click(by("test-what-if"));
  await page.waitForSelector(by("score-then"));
  await settled(page);
  assert.match(await address(page), /^#\/what-if\/KEN\?t=[\w]+:[-\d.]+,[\w]+:[-\d.]+$/);
  assert.equal(await page.locator(".wi-row.changed").count(), 2);
  assert.ok((await number(page, "score-then")) > (await number(page, "score-now")));
  const [now, then] = [ends(await words(page, by("rank-now"))), ends(await words(page, by("rank-then")))];
  assert.ok(then[0] <= now[0] && then[1] <= now[1], `${now} to ${then}`);
  // Second click: print. The brief of a trial fits two pages as well.
  const trial = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  assert.ok(trial.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length <= 2);
  await picture(page, "what-if-kenya");
  await quiet(page, seen);
});

test("an address with targets shows the same result to everybody who opens it", async (t) => {
  const hash = "#/what-if/KEN?t=electricity_use_kwh_pc:1000,internet_users_pct:60";
  const first = await at(t, hash);
  await first.page.waitForSelector(by("score-then"));
  const score = await number(first.page, "score-then");
  const second = await at(t, hash);
  await second.page.waitForSelector(by("score-then"));
  assert.equal(await number(second.page, "score-then"), score);
  assert.equal(await second.page.locator('[data-lever="internet_users_pct"] input[type=number]').inputValue(), "60");
});

test("one click applies the least change, which reaches the next tier; the browser goes back to before", async (t) => {
  const { page, seen } = await at(t, "#/what-if/KEN");
  const hash = await planHash(page);
  const tier = Number(await page.getAttribute(by("tier-now"), "data-tier"));
  assert.equal(await page.locator(by("score-then")).count(), 0);
  await page.click(by("apply-least"));
  await page.waitForSelector(by("tier-then"));
  await settled(page);
  assert.equal(Number(await page.getAttribute(by("tier-then"), "data-tier")), tier + 1);
  assert.ok(await page.locator(`${by("what-if-projects")} .wi-mover`).count());
  assert.equal(await planHash(page), hash, "the plan is untouched");
  await page.goBack();
  await page.waitForSelector(by("tier-then"), { state: "detached" });
  assert.equal(await address(page), "#/what-if/KEN");
  await quiet(page, seen);
});

test("a slider moves by keys, score and rank follow, and the field takes a value in the indicator's unit", async (t) => {
  const { page, seen } = await at(t, "#/what-if/KEN");
  const row = page.locator('[data-lever="internet_users_pct"]');
  await row.locator("input[type=range]").focus();
  for (let press = 0; press < 20; press++) await page.keyboard.press("ArrowRight");
  await page.waitForSelector(by("score-then"));
  await settled(page);
  assert.ok((await number(page, "score-then")) > (await number(page, "score-now")));
  assert.match(await address(page), /internet_users_pct:/);
  const height = await page.evaluate(() => document.querySelector(".wi-standing").offsetHeight);
  const field = row.locator("input[type=number]");
  await field.fill("90");
  await field.press("Enter");
  await page.waitForFunction(() => location.hash.includes("internet_users_pct:90"));
  await settled(page);
  assert.equal(await page.evaluate(() => document.querySelector(".wi-standing").offsetHeight), height, "nothing jumps");
  await page.click(by("what-if-reset"));
  await page.waitForSelector(by("score-then"), { state: "detached" });
  await quiet(page, seen);
});

test("an economy without a score can still be tried for its tier", async (t) => {
  const { page, seen } = await openFile(await chromium(t), { hash: "#/what-if/VAT" });
  await page.waitForSelector(by("tier-now"));
  await settled(page);
  assert.deepEqual(await unspoken(page), []);
  await quiet(page, seen);
});

for (const [colorScheme, language] of [["light", "en"], ["dark", "en"], ["light", "ar"]]) {
  test(`axe finds nothing serious on the trial and on the depth of the profile, ${colorScheme}, ${language}`, async (t) => {
    const { page } = await at(t, "#/what-if/KEN?t=electricity_use_kwh_pc:1000", { colorScheme });
    if (language !== "en") await prefer(page, language);
    await page.click(by("all-levers"));
    await settled(page);
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(await unspoken(page), []);
    await picture(page, `what-if-${colorScheme}-${language}`);
    await page.evaluate(() => { location.hash = "#/economy/KEN"; });
    await page.waitForSelector("#depth-beside .indices");
    await settled(page);
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(await unspoken(page), []);
    await picture(page, `depth-${colorScheme}-${language}`);
  });
}
