// World: the map is coloured with real data, every control changes it, in every language and theme.
import assert from "node:assert/strict";
import test from "node:test";
import { chromium, openFile, picture } from "./lib.mjs";
import { plain, pointAt, prefer, quiet, settled, unspoken, words } from "./steps.mjs";

/** Class of every economy on the map. */
const classes = () => {
  const found = {};
  for (const shape of document.querySelectorAll("svg.map path[data-economy]")) {
    found[shape.dataset.economy] = [...shape.classList].find((name) => /^s\d$/.test(name));
  }
  return found;
};

async function opened(t, options) {
  const { page, seen } = await openFile(await chromium(t, options), { hash: "#/world" });
  await settled(page);
  return { page, seen };
}

test("at least 170 economies are coloured, from the disk, with nothing asked of the network", async (t) => {
  const { page, seen } = await opened(t);
  const coloured = Object.values(await page.evaluate(classes)).filter((name) => name && name !== "s0");
  assert.ok(coloured.length >= 170, `${coloured.length} are coloured`);
  assert.ok(new Set(coloured).size >= 5, "five classes or more");
  await quiet(page, seen);
});

test("pointing at an economy shows its value, its year and its rank interval", async (t) => {
  const { page } = await opened(t);
  const card = await pointAt(page, "KEN");
  assert.match(card, /Kenya/);
  assert.match(card, /\d+\.\d\s+of 100/);
  const [, low, high, of] = /rank (\d+)–(\d+) of (\d+)/.exec(card) ?? assert.fail(card);
  assert.ok(Number(low) < Number(high) && Number(high) <= Number(of), card);
  assert.match(card, /Years \d{4}–\d{4}/);
  await page.mouse.move(2, 2);
  await page.waitForSelector(".map-card", { state: "detached" });
});

test("pointing at an economy leaves the zoomed map as it is", async (t) => {
  const { page } = await opened(t);
  await page.locator(".zoom button").first().click();
  const frame = await page.getAttribute("svg.map", "viewBox");
  await page.evaluate(() => { document.querySelector("svg.map").dataset.kept = "yes"; });
  await pointAt(page, "KEN");
  assert.equal(await page.getAttribute("svg.map", "viewBox"), frame);
  assert.equal(await page.getAttribute("svg.map", "data-kept"), "yes", "the map was made anew");
});

test("an indicator in the picker colours the map anew, with its own unit and year", async (t) => {
  const { page } = await opened(t);
  const before = await page.evaluate(classes);
  await page.click(".world-controls button.pick");
  await page.locator('.menu [role=option][id*="|indicator|internet_users_pct"]').first().click();
  await page.waitForFunction(() => /indicator=internet_users_pct/.test(location.hash));
  await settled(page);
  const after = await page.evaluate(classes);
  const changed = Object.keys(before).filter((code) => before[code] !== after[code]);
  assert.ok(changed.length > 40, `${changed.length} changed`);
  assert.match(await pointAt(page, "KEN"), /Value of \d{4}/);
});

test("a class of the legend filters the map and the list, and lets go again", async (t) => {
  const { page } = await opened(t);
  const bin = page.locator(".legend button.bin").nth(2);
  await bin.click();
  assert.equal(await bin.getAttribute("aria-pressed"), "true");
  const faded = () => document.querySelectorAll("svg.map path.economy.faded[data-economy]").length;
  await page.waitForFunction(faded);
  const kept = await page.evaluate(() => document.querySelectorAll("svg.map path.economy.s3:not(.faded)[data-economy]").length);
  const all = await page.evaluate(() => document.querySelectorAll("svg.map path.economy[data-economy]").length);
  assert.ok(kept > 0);
  assert.equal(await page.evaluate(faded), all - kept);
  await bin.click();
  await page.mouse.move(2, 2);
  await page.waitForFunction(() => !document.querySelector("svg.map path.economy.faded"));
});

test("the year handle moves by keyboard and the map goes with it", async (t) => {
  const { page } = await opened(t);
  const handle = page.locator("[role=slider]");
  await handle.focus();
  const year = async () => Number(await handle.getAttribute("aria-valuenow"));
  const last = await year();
  const before = await page.evaluate(classes);
  await page.keyboard.press("ArrowLeft");
  await page.waitForFunction(() => /year=\d{4}/.test(location.hash));
  assert.equal(await year(), last - 1);
  await page.keyboard.press("PageDown");
  await page.waitForFunction((to) => document.querySelector("[role=slider]").getAttribute("aria-valuenow") === String(to), last - 6);
  await settled(page);
  assert.notDeepEqual(await page.evaluate(classes), before);
  await page.keyboard.press("End");
  await page.waitForFunction(() => !/year=/.test(location.hash));
  await settled(page);
  assert.deepEqual(await page.evaluate(classes), before);
});

for (const [language, direction, kenya] of [["fr", "ltr", "Kenya"], ["ar", "rtl", "كينيا"]]) {
  test(`everything is said in ${language}, and stays so after a reload`, async (t) => {
    const { page, seen } = await opened(t);
    const english = await words(page, "h1");
    await prefer(page, language);
    const check = async () => {
      assert.deepEqual(
        await page.evaluate(() => [document.documentElement.lang.slice(0, 2), document.documentElement.dir || "ltr"]),
        [language, direction],
      );
      assert.notEqual(await words(page, "h1"), english);
      assert.deepEqual(await unspoken(page), []);
      assert.ok((await words(page, ".rank-rows")).includes(kenya));
    };
    await check();
    await picture(page, "world-" + language);
    await page.reload();
    await page.waitForSelector("html[data-ready]", { state: "attached" });
    await settled(page);
    await check();
    await quiet(page, seen);
  });
}

test("the dark theme is dark, keeps its classes apart, and stays after a reload", async (t) => {
  const { page } = await opened(t);
  await prefer(page, "dark");
  const look = () => page.evaluate(() => {
    const light = (colour) => {
      const canvas = document.createElement("canvas").getContext("2d");
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
      return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
    };
    const fills = new Set([...document.querySelectorAll("svg.map path[data-economy]")].map((e) => getComputedStyle(e).fill));
    return { ground: light(getComputedStyle(document.body).backgroundColor), ink: light(getComputedStyle(document.querySelector("h1")).color), fills: fills.size };
  });
  const seen = await look();
  assert.ok(seen.ground < 0.2 && seen.ink > 0.6, JSON.stringify(seen));
  assert.ok(seen.fills >= 6, JSON.stringify(seen));
  await page.reload();
  await page.waitForSelector("html[data-ready]", { state: "attached" });
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
});

test("an address of a screen opens that screen, and one that names nothing says so", async (t) => {
  const { page } = await openFile(await chromium(t), { hash: "#/world?view=table" });
  await settled(page);
  assert.ok((await page.locator("table tbody tr").count()) > 100);
  await page.evaluate(() => { location.hash = "#/nowhere"; });
  await page.waitForSelector(".toast, [role=status].toasts, .toasts");
  assert.match(plain(await page.locator("body").innerText()), /#\/nowhere/);
});
