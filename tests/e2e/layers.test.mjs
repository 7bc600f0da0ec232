// World's layers: what geography adds to the map, off until asked for, kept in the address, the
// same in the table.
import assert from "node:assert/strict";
import test from "node:test";
import { chromium, openFile } from "./lib.mjs";
import { prefer, quiet, settled, unspoken, words } from "./steps.mjs";

const by = (name) => `[data-testid="${name}"]`;

async function opened(t, hash = "#/world") {
  const { page, seen } = await openFile(await chromium(t), { hash });
  await settled(page);
  return { page, seen };
}

test("no layer is on at first, and each is turned on and off by its button and kept in the address", async (t) => {
  const { page, seen } = await opened(t);
  assert.equal(await page.locator(".layer-marks").count(), 0);
  for (const [layer, mark] of [["clouds", ".cloud-city"], ["coast", "path.shore"], ["neighbours", ".label-point"]]) {
    const button = page.locator(by("layer-" + layer));
    assert.equal(await button.getAttribute("aria-pressed"), "false");
    await button.click();
    await page.waitForSelector("svg.map-overlay " + mark, { state: "attached" });
    assert.equal(await button.getAttribute("aria-pressed"), "true");
    assert.match(await page.evaluate(() => location.hash), new RegExp(`layers=[a-z,]*${layer}`));
  }
  assert.match(await page.evaluate(() => location.hash), /layers=clouds,coast,neighbours/);
  await page.click(by("layer-coast"));
  await page.waitForSelector("path.shore", { state: "detached" });
  await page.reload();
  await page.waitForSelector("html[data-ready]", { state: "attached" });
  await page.waitForSelector(".cloud-city", { state: "attached" });
  assert.equal(await page.locator("path.shore").count(), 0);
  await quiet(page, seen);
});

test("a cloud city says who is there to those who point and to those who choose it in the list", async (t) => {
  const { page } = await opened(t, "#/world?layers=clouds");
  await page.waitForSelector(".cloud-city", { state: "attached" });
  const at = await page.evaluate(() => {
    // One that no other covers.
    for (const square of document.querySelectorAll(".cloud-city")) {
      const box = square.getBoundingClientRect();
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      if (document.elementFromPoint(x, y) === square) return { x, y };
    }
    return null;
  });
  await page.mouse.move(at.x, at.y);
  await page.waitForSelector(".layer-tip");
  assert.match(await words(page, ".layer-tip"), /.+, .+: .+/);
  await page.click(".layers .layer-pick");
  await page.locator(".layers .menu [role=option]").filter({ hasText: "Cape Town" }).first().click();
  await page.waitForSelector(".cloud-city.chosen", { state: "attached" });
  assert.match(await words(page, ".layers .layer-pick"), /Cape Town, South Africa: .*AWS/);
});

test("the neighbours layer follows the economy that is pointed at", async (t) => {
  const { page } = await opened(t, "#/world?layers=neighbours&pin=LSO");
  await page.waitForSelector('.label-point[data-layer="LSO"]', { state: "attached" });
  const found = await page.evaluate(() => [...document.querySelectorAll(".neighbour")].map((n) => n.dataset.layer));
  assert.deepEqual(found, ["ZAF"]);
});

test("who has no coast is ruled on the map and called landlocked in the table", async (t) => {
  const { page } = await opened(t, "#/world?layers=coast");
  await page.waitForSelector("path.shore", { state: "attached" });
  const ruled = await page.evaluate(() => [...document.querySelectorAll(".landlocked")].map((n) => n.dataset.layer));
  for (const code of ["RWA", "ETH", "NPL", "BOL", "KAZ"]) assert.ok(ruled.includes(code), code);
  for (const code of ["KEN", "ZAF", "IRN"]) assert.ok(!ruled.includes(code), code);
  await page.evaluate(() => { location.hash = "#/world?layers=clouds,coast,neighbours&view=table"; });
  await page.waitForSelector(".world-table tbody tr");
  await settled(page);
  const row = async (code) => words(page, `.world-table tbody tr:has(td span.ltr:text-is("${code}"))`);
  assert.match(await row("LSO"), /landlocked/);
  assert.match(await row("LSO"), /South Africa/);
  assert.match(await row("KEN"), /Ethiopia.*Tanzania/s);
});

test("milestones are counted at a click, and the address says so", async (t) => {
  const { page } = await opened(t);
  const button = page.locator(by("count-milestones"));
  assert.equal(await button.getAttribute("aria-pressed"), "false");
  const before = await words(page, ".world-head");
  await button.click();
  await page.waitForFunction(() => /count=milestones/.test(location.hash));
  await settled(page);
  assert.equal(await button.getAttribute("aria-pressed"), "true");
  assert.notEqual(await words(page, ".world-head"), before);
  await button.click();
  await page.waitForFunction(() => !/count=/.test(location.hash));
});

for (const language of ["fr", "ar"]) {
  test(`layers are said in ${language}`, async (t) => {
    const { page } = await opened(t, "#/world?layers=clouds,coast,neighbours");
    await prefer(page, language);
    await page.waitForSelector(".cloud-city", { state: "attached" });
    assert.deepEqual(await unspoken(page), []);
  });
}
