// Lineage and coherence: a number opens where it comes from, its formula gives the number, its parts
// lead on and back; and whether the parts of an index belong together is told in words and in figures.
import assert from "node:assert/strict";
import test from "node:test";
import { axe, chromium, openFile, picture } from "./lib.mjs";
import { kept, number, overflow, prefer, quiet, settled, unspoken, words } from "./steps.mjs";

const by = (name) => `[data-testid="${name}"]`;

async function profile(t, options = {}) {
  const { page, seen } = await openFile(await chromium(t, options), { hash: "#/economy/KEN" });
  await page.waitForSelector(by("contributions-more"), { timeout: 60000 });
  await settled(page);
  return { page, seen };
}

/** The hashes as a printed page carries them; written once the page is idle. */
const hashes = async (page) => {
  await page.waitForSelector(by("print-hashes"), { state: "attached", timeout: 30000 });
  return (await page.locator(by("print-hashes")).textContent()).match(/fnv1a64:[0-9a-f]{16}/g);
};

test("a value of the indicator table opens its source, steps and weight, and Escape gives the focus back", async (t) => {
  const { page, seen } = await profile(t);
  const row = page.locator("tr[data-indicator] .value-link:not(.missing)").first();
  await row.focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector(by("lineage"));
  const told = await words(page, by("lineage"));
  for (const word of ["Published value", "Licence", "Vintage", "Kind of series", "Transform", "Goalposts", "Capped", "Direction", "Normalised", "Effective weight", "Adds to the score", "Recipe fnv1a64:"]) {
    assert.ok(told.toLowerCase().includes(word.toLowerCase()), word);
  }
  const points = await number(page, "lineage-points");
  assert.ok(points >= 0 && points <= 100);
  assert.match(await words(page, by("lineage-numbers")), new RegExp(`= ${points.toFixed(1).replace(".", "\\.")}$`));
  assert.deepEqual(await axe(page, ".lineage-drawer"), []);
  assert.deepEqual(await unspoken(page), []);
  await picture(page, "lineage");
  await page.keyboard.press("Escape");
  await page.waitForSelector(by("lineage"), { state: "detached" });
  assert.equal(await row.evaluate((button) => button === document.activeElement), true);
  await quiet(page, seen);
});

test("the score leads down to an indicator and back up, and what the parts add is the whole", async (t) => {
  const { page } = await profile(t);
  await page.locator(`[data-lineage="index"]`).click();
  await page.waitForSelector(`${by("lineage")}[data-node="index"]`);
  const whole = await number(page, "lineage-earned");
  const added = await page.$$eval(".lineage-parts tbody td:last-child", (cells) => cells.map((c) => Number(c.innerText)));
  assert.ok(Math.abs(added.reduce((a, b) => a + b, 0) - whole) < 0.05, `${added} ${whole}`);
  for (let depth = 0; depth < 4 && (await page.locator(".lineage-part").count()); depth++) {
    await page.locator(".lineage-part").first().click();
  }
  await page.waitForSelector(by("lineage-points"));
  await page.click(by("lineage-up"));
  await page.waitForSelector(".lineage-parts");
});

test("a contribution opens the group it is of", async (t) => {
  const { page } = await profile(t);
  await page.click(`${by("contributions-more")} summary`);
  const button = page.locator(`${by("contributions")} button`).first();
  const node = await button.getAttribute("data-lineage");
  await button.click();
  await page.waitForSelector(`${by("lineage")}[data-node="${node}"]`);
});

test("a score of the world's table opens its lineage too", async (t) => {
  const { page } = await openFile(await chromium(t), { hash: "#/world?view=table" });
  await page.waitForSelector(`[data-row="KEN"] [data-lineage]`, { timeout: 60000 });
  await page.locator(`[data-row="KEN"] [data-lineage]`).click();
  await page.waitForSelector(`${by("lineage")}[data-node="index"]`);
  assert.match(await words(page, by("lineage")), /Kenya/);
});

test("an open lineage prints as the page, and every print names recipe and data", async (t) => {
  const { page } = await profile(t);
  const [recipe, data] = await hashes(page);
  assert.notEqual(recipe, data);
  await page.locator(`[data-lineage="index"]`).click();
  await page.waitForSelector(by("lineage"));
  const told = await words(page, by("lineage"));
  assert.ok(told.includes(recipe) && told.includes(data));
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(by("lineage")).isVisible(), true);
  assert.equal(await page.locator("main").isVisible(), false);
});

async function coherent(t, options = {}) {
  const { page, seen } = await openFile(await chromium(t, options), { hash: "#/coherence" });
  await page.waitForSelector(by("coherence-little"), { timeout: 60000 });
  await settled(page);
  return { page, seen };
}

test("coherence is told in words first, with alpha, components, pairs and what adds little", async (t) => {
  const { page, seen } = await coherent(t);
  assert.match(await words(page, "h1"), /^\d+ of \d+ groups hang together; /);
  assert.match(await words(page, by("coherence-words")), /\(alpha \d\.\d\d\)/);
  assert.ok((await page.locator(`${by("coherence-nodes")} tbody tr`).count()) > 3);
  assert.ok((await page.locator(`${by("coherence-loadings")} tbody tr`).count()) > 1);
  const shares = await page.$$eval(`[data-testid="coherence-little"] tbody td:nth-child(3)`, (all) => all.map((c) => parseFloat(c.innerText)));
  assert.ok(Math.abs(shares.reduce((a, b) => a + b, 0) - 100) < 2.5, String(shares));
  assert.deepEqual(await unspoken(page), []);
  assert.equal(await overflow(page), "");
  assert.deepEqual(await axe(page), []);
  await picture(page, "coherence");
  await quiet(page, seen);
});

test("the matrix is read by pointer and by arrows, and holds the same in its table and its file", async (t) => {
  const { page } = await coherent(t);
  await page.focus(by("coherence-matrix"));
  const first = await words(page, by("coherence-cell"));
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction((old) => !document.querySelector('[data-testid="coherence-cell"]').innerText.includes(old), first);
  assert.match(await words(page, by("coherence-cell")), /: r [−-]?\d\.\d\d$/);
  await page.locator(`${by("coherence-matrix")} [data-datum="5"]`).first().hover();
  await page.waitForFunction(() => / and /.test(document.querySelector('[data-testid="coherence-cell"]').innerText));
  const cells = await page.$$eval(`[data-testid="coherence-matrix"] [data-datum]`, (all) => new Set(all.map((c) => c.dataset.datum)).size);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".coh-map > p > .link").click()]);
  const file = await kept(download);
  assert.equal(file.text.trim().split("\n").length - 1, cells);
});

test("a group is chosen for the matrix and its parts, and stands in the address", async (t) => {
  const { page } = await coherent(t);
  await page.locator(".coh-map .pick, .coh-map button[aria-haspopup]").first().click();
  await page.locator(".menu [role=option]").nth(2).click();
  await page.waitForFunction(() => location.hash.includes("node="));
  await settled(page);
  const parts = await page.locator(`${by("coherence-loadings")} tbody tr`).count();
  const cells = await page.$$eval(`[data-testid="coherence-matrix"] [data-datum]`, (all) => new Set(all.map((c) => c.dataset.datum)).size);
  assert.equal(cells, (parts * (parts - 1)) / 2);
});

test("coherence is reached from sources and frameworks, and has no serious fault in dark and Arabic", async (t) => {
  const { page } = await coherent(t);
  for (const from of ["#/sources", "#/frameworks"]) {
    await page.evaluate((hash) => { location.hash = hash; }, from);
    await page.locator('.page-actions a[href^="#/coherence"]').click();
    await page.waitForSelector(by("coherence-little"));
  }
  await prefer(page, "dark");
  assert.deepEqual(await axe(page), []);
  await prefer(page, "ar");
  await page.waitForSelector(by("coherence-little"));
  assert.equal(await overflow(page), "");
  assert.deepEqual(await unspoken(page), []);
  assert.deepEqual(await axe(page), []);
});
