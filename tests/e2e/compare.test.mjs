// Compare and sensitivity: whom it compares, what moves while a weight is dragged, what is kept, and
// that everything has its words, its table and its keys.
import assert from "node:assert/strict";
import test from "node:test";
import { axe, chromium, openFile, picture } from "./lib.mjs";
import { kept, overflow, plain, placeOf, prefer, quiet, settled, unspoken, words } from "./steps.mjs";

const by = (name) => `[data-testid="${name}"]`;
const SET = "#/compare?set=KEN,RWA,UGA,TZA";

/** Opens the comparison and waits until everything on it has been drawn. */
async function compared(t, { hash = SET, ...options } = {}) {
  const { page, seen } = await openFile(await chromium(t, options), { hash });
  await drawn(page);
  return { page, seen };
}

async function drawn(page) {
  await page.waitForSelector(`${by("agreement")} tbody tr`, { timeout: 60000 });
  await settled(page);
}

/** Low, median and high rank of an economy, as the screen carries them in full. */
const rank = (page, code) =>
  page.getAttribute(by("rank-" + code), "data-value").then((value) => value.split(",").map(Number));

test("economies stand side by side with rank intervals first and a chance for every pair", async (t) => {
  const { page, seen } = await compared(t);
  assert.match(await words(page, by("compare-title")), /^\S.* ranks above \S.* in \d+(\.\d)?% of draws$/);
  for (const code of ["KEN", "RWA", "UGA", "TZA"]) {
    const [low, median, high] = await rank(page, code);
    assert.ok(low <= median && median <= high && low < high, `${code}: ${low} ${median} ${high}`);
  }
  const chances = await page.$$eval('[data-testid^="above-"]', (all) => all.map((b) => Number(b.dataset.value)));
  assert.equal(chances.length, 6);
  // A pair is told the way it falls more often; ties may keep it below one half.
  for (const chance of chances) assert.ok(chance > 0.4 && chance <= 1, String(chance));
  assert.deepEqual(await unspoken(page), []);
  assert.equal(await overflow(page), "");
  await picture(page, "compare");
  await quiet(page, seen);
});

test("every indicator has a dot, or the reason why there is none, and its table has the years", async (t) => {
  const { page } = await compared(t);
  const groups = page.locator('[data-testid^="dots-"]');
  assert.equal(await groups.count(), 4);
  await groups.first().getByRole("button", { name: "Show as table" }).click();
  const cells = await groups.first().locator("tbody tr").allInnerTexts();
  assert.ok(cells.length >= 10);
  for (const row of cells) assert.match(plain(row), /\b(19|20)\d\d\b|never published|too old/, row);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    groups.first().getByRole("button", { name: "Export CSV" }).click(),
  ]);
  const { name, text } = await kept(download);
  assert.match(name, /^compare-.*\.csv$/);
  assert.equal(text.trim().split("\n").length, cells.length + 1);
});

test("pointing at a dot tells its value and its year", async (t) => {
  const { page } = await compared(t);
  const dot = page.locator('.cmp-group circle[data-datum]').nth(1);
  await dot.scrollIntoViewIfNeeded();
  const box = await dot.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForSelector(".cmp-tip");
  assert.match(await words(page, ".cmp-tip"), /\b(19|20)\d\d\b/);
});

test("a dragged weight moves ranks before it is let go, is one step when it is, and can be undone", async (t) => {
  const { page, seen } = await compared(t);
  const before = await rank(page, "KEN");
  const share = await words(page, by("share-Network"));
  const slider = page.locator(by("weight-Network"));
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.27, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, y, { steps: 6 });
  await page.mouse.move(box.x + box.width * 0.9, y, { steps: 6 });
  // Not let go yet.
  await page.waitForFunction(
    ([name, old]) => document.querySelector(name).dataset.value !== old,
    [by("rank-KEN"), before.join(",")],
  );
  assert.notEqual(await words(page, by("share-Network")), share);
  await page.mouse.up();
  // The example is read-only: keeping a weight asks to make it one's own.
  await page.click(by("offer-mine"));
  await page.waitForSelector(by("offer-mine"), { state: "detached" });
  await drawn(page);
  const after = await rank(page, "KEN");
  assert.notDeepEqual(after, before);
  assert.notEqual(await words(page, by("share-Network")), share);
  await page.keyboard.press("Control+z");
  await page.waitForFunction(
    ([name, old]) => document.querySelector(name).dataset.value === old,
    [by("rank-KEN"), before.join(",")],
  );
  assert.equal(await words(page, by("share-Network")), share);
  await quiet(page, seen);
});

test("weights go back to the framework's own at once", async (t) => {
  const { page } = await compared(t);
  const before = await rank(page, "KEN");
  await page.locator(by("weight-Defend")).focus();
  await page.keyboard.press("End");
  await page.click(by("offer-mine"));
  await page.waitForSelector(by("weights-reset"));
  await drawn(page);
  assert.notDeepEqual(await rank(page, "KEN"), before);
  await page.click(by("weights-reset"));
  await page.waitForSelector(by("weights-reset"), { state: "detached" });
  await drawn(page);
  assert.deepEqual(await rank(page, "KEN"), before);
});

test("what is uncertain is chosen, stands in the address, and narrows the intervals", async (t) => {
  const { page } = await compared(t);
  const width = async () => {
    const [low, , high] = await rank(page, "KEN");
    return high - low;
  };
  const all = await width();
  for (const factor of ["aggregation", "normalisation"]) {
    await page.click(by("vary-" + factor));
    await page.waitForSelector(`${by("vary-" + factor)}[aria-pressed="false"]`);
  }
  await drawn(page);
  assert.match(await page.evaluate(() => location.hash), /vary=imputation,treatment,weights/);
  assert.ok((await width()) < all, `${await width()} < ${all}`);
  await page.reload();
  await drawn(page);
  assert.equal(await page.getAttribute(by("vary-aggregation"), "aria-pressed"), "false");
});

test("ranking by another mean marks the ranks that move", async (t) => {
  const { page } = await compared(t, { hash: SET + "&mean=harmonic" });
  assert.ok((await page.locator(".cmp-moved").count()) > 0);
  const first = await words(page, `${by("agreement")} tbody tr`);
  assert.match(first, /harmonic/);
});

test("an economy is added by typing and taken out by its mark", async (t) => {
  const { page, seen } = await compared(t, { hash: "#/compare?set=KEN,RWA" });
  await page.click(by("compare-add"));
  await page.keyboard.type("côte");
  await page.waitForSelector("#add-list [role=option]");
  await page.keyboard.press("Enter");
  await page.waitForSelector(by("rank-CIV"));
  assert.match(await page.evaluate(() => location.hash), /set=KEN,RWA,CIV/);
  await page.locator(`${by("compare-set")} button`).first().click();
  await page.waitForSelector(by("rank-KEN"), { state: "detached" });
  assert.match(await page.evaluate(() => location.hash), /set=RWA,CIV/);
  await quiet(page, seen);
});

test("one economy alone asks for a second instead of an empty screen", async (t) => {
  const { page } = await openFile(await chromium(t), { hash: "#/compare?set=KEN" });
  await page.waitForSelector(".cmp-first");
  await page.click(by("compare-add"));
  await page.keyboard.type("TZA");
  await page.keyboard.press("Enter");
  await page.waitForSelector(by("rank-TZA"));
});

test("two economies shift-clicked on the map are compared", async (t) => {
  const { page } = await openFile(await chromium(t));
  await settled(page);
  for (const code of ["BRA", "KAZ"]) {
    const { x, y } = await placeOf(page, code);
    await page.mouse.move(x, y);
    await page.keyboard.down("Shift");
    await page.mouse.click(x, y);
    await page.keyboard.up("Shift");
  }
  await page.waitForSelector(by("rank-BRA"));
  assert.match(await page.evaluate(() => location.hash), /#\/compare\?set=BRA,KAZ/);
});

test("what matters most, the drops and the methods are explained, and a pair says why", async (t) => {
  const { page } = await compared(t);
  assert.match(await words(page, by("matters")), /\d+%/);
  assert.equal(await page.locator(".cmp-drops tbody tr").count(), 10);
  // Seven methods, and the line that counts those that agree.
  assert.equal(await page.locator(`${by("agreement")} tbody tr`).count(), 8);
  const before = await words(page, by("why"));
  await page.locator(".cmp-pair-name").last().click();
  await page.waitForFunction((old) => document.querySelector('[data-testid="why"]').innerText !== old, before);
  assert.match(await page.evaluate(() => location.hash), /pair=/);
});

test("the comparison has no serious accessibility fault, in light, dark and Arabic", async (t) => {
  const { page } = await compared(t);
  assert.deepEqual(await axe(page), []);
  await prefer(page, "dark");
  assert.deepEqual(await axe(page), []);
  await prefer(page, "ar");
  await drawn(page);
  assert.equal(await overflow(page), "");
  assert.deepEqual(await unspoken(page), []);
  assert.deepEqual(await axe(page), []);
  await picture(page, "compare-arabic");
});
