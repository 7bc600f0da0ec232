// The plan's safety: it survives a reload, its file opens elsewhere, a bad file changes nothing, and
// every step can be taken back.
import assert from "node:assert/strict";
import test from "node:test";
import { chromium, isReady, openFile } from "./lib.mjs";
import {
  closeDrawer, givePlan, giveTable, goTo, makeMine, number, openDrawer, planHash, quiet, savePlan, settled, solve, words,
} from "./steps.mjs";

const by = (name) => `[data-testid="${name}"]`;

async function rename(page, name) {
  await openDrawer(page);
  await page.fill(by("plan-name"), name);
  await page.press(by("plan-name"), "Tab");
  await page.waitForFunction((to) => document.querySelector('[data-testid="plan-pill"]').innerText.includes(to), name);
  await closeDrawer(page);
}

const pill = (page) => words(page, by("plan-pill"));

test("a plan of one's own is there after a reload, and its steps can be taken back and done again", async (t) => {
  const { page, seen } = await openFile(await chromium(t), { hash: "#/world" });
  await settled(page);
  const example = await pill(page);
  await makeMine(page);
  await rename(page, "First name");
  await rename(page, "Second name");
  const hash = await planHash(page);
  await page.reload();
  await isReady(page);
  assert.match(await pill(page), /Second name/);
  assert.equal(await planHash(page), hash);
  await page.keyboard.press("Control+z");
  assert.match(await pill(page), /First name/);
  await page.keyboard.press("Control+Shift+z");
  assert.match(await pill(page), /Second name/);
  assert.equal(await planHash(page), hash);
  // All the way back: the example as it was shipped.
  for (let step = 0; step < 3; step++) await page.keyboard.press("Control+z");
  assert.equal(await pill(page), example);
  await page.reload();
  await isReady(page);
  await page.keyboard.press("Control+y");
  await page.keyboard.press("Control+y");
  assert.match(await pill(page), /First name/);
  await quiet(page, seen);
});

test("a saved file opened in a fresh profile gives the same portfolio, accepted or not", async (t) => {
  const first = await openFile(await chromium(t), { hash: "#/portfolio" });
  await goTo(first.page, "portfolio");
  const heuristic = await number(first.page, "objective");
  await makeMine(first.page);
  const open = await savePlan(first.page);
  await goTo(first.page, "portfolio");
  await solve(first.page);
  await first.page.click(by("accept"));
  await first.page.waitForSelector(by("accept") + ":disabled");
  const [objective, gap] = [await number(first.page, "objective"), await number(first.page, "gap")];
  const accepted = await savePlan(first.page);
  const hash = await planHash(first.page);

  const second = await openFile(await chromium(t), { hash: "#/portfolio" });
  await givePlan(second.page, open.name, open.text);
  await second.page.waitForFunction((name) => document.querySelector('[data-testid="plan-pill"]').innerText.includes(name), JSON.parse(open.text).plan.name);
  await closeDrawer(second.page);
  await goTo(second.page, "portfolio");
  assert.equal(await number(second.page, "objective"), heuristic);
  await givePlan(second.page, accepted.name, accepted.text);
  await second.page.waitForFunction((to) => document.querySelector('[data-testid="objective"]').dataset.value === to, String(objective));
  await closeDrawer(second.page);
  await settled(second.page);
  assert.equal(await number(second.page, "gap"), gap);
  assert.equal(await planHash(second.page), hash);
  await quiet(second.page, second.seen);
});

test("a file that is truncated, foreign, altered or empty gets a clear error and changes nothing", async (t) => {
  const { page, seen } = await openFile(await chromium(t), { hash: "#/world" });
  await settled(page);
  await makeMine(page);
  await rename(page, "Kept as it is");
  const { text } = await savePlan(page);
  const hash = await planHash(page);
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  const files = [
    ["truncated.json", text.slice(0, text.length / 2), /cut off/],
    ["foreign.json", '{"type":"FeatureCollection","features":[]}', /not a plan/i],
    ["other-kind.json", '{"format":"groundwork-problem","version":1}', /groundwork-problem/],
    ["altered.json", text.replace("Kept as it is", "Kept as it was"), /changed/],
    ["newer.json", text.replace(/"minimum_reader": ?1/, '"minimum_reader": 99'), /newer/],
    ["empty.json", "", /empty/],
    ["picture.json", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x00]), /./],
  ];
  for (const [name, content, said] of files) {
    await givePlan(page, name, content);
    await page.waitForFunction((file) => document.querySelector('[data-testid="plan-fault"]')?.innerText.includes(file), name);
    const fault = await words(page, by("plan-fault"));
    assert.match(fault, said, `${name}: ${fault}`);
    assert.ok(fault.length > 40, fault);
    await closeDrawer(page);
    assert.equal(await planHash(page), hash, name);
  }
  assert.equal(await page.evaluate(() => JSON.stringify({ ...localStorage })), kept);
  await quiet(page, seen);
});

test("a file written where the reader picked counts as saved; a download does not", async (t) => {
  const context = await chromium(t);
  await context.addInitScript(() => {
    // The picker is the browser's own window, which no test can press: a file that holds what it is given.
    window.showSaveFilePicker = async ({ suggestedName }) => {
      let text = "";
      return {
        name: suggestedName,
        createWritable: async () => ({ write: async (part) => { text += part; }, close: async () => {} }),
        getFile: async () => ({ text: async () => text }),
      };
    };
  });
  const { page } = await openFile(context, { hash: "#/world" });
  await settled(page);
  await makeMine(page);
  const unsaved = await pill(page);
  await savePlan(page);
  assert.equal(await pill(page), unsaved);
  await openDrawer(page);
  await page.click(by("plan-save"));
  await page.waitForFunction(() => document.querySelector('[data-testid="saved-state"]').innerText.includes(".groundwork.json"));
  await closeDrawer(page);
  await rename(page, "Changed since");
  assert.doesNotMatch(await pill(page), /\.groundwork\.json/);
});

const TABLE = [
  "iso3,indicator,year,value,source",
  "KEN,internet_users_pct,2024,61.5,National survey 2024",
  "KEN,internet_users_pct,2023,58,National survey 2023",
  "Atlantis,internet_users_pct,2024,50,x",
  "UGA,no_such_indicator,2024,50,x",
  "UGA,internet_users_pct,2024,many,x",
  "UGA,internet_users_pct,24,50,x",
  "WLD,internet_users_pct,2024,67,x",
  "",
].join("\n");

test("a table of own values is previewed with the place of every error, and applied as one step", async (t) => {
  const { page, seen } = await openFile(await chromium(t), { hash: "#/world" });
  await settled(page);
  await makeMine(page);
  const hash = await planHash(page);
  await openDrawer(page);
  await giveTable(page, "own.csv", TABLE, "point");
  await page.waitForSelector(by("import-apply"));
  const count = async (what) => Number(await page.getAttribute(by("import-" + what), "data-n"));
  assert.deepEqual([await count("accepted"), await count("refused")], [2, 5]);
  const rows = await page.locator(`${by("import-preview")} table`).first().locator("tbody tr").evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => cell.innerText.trim())));
  assert.equal(rows.length, 5);
  const place = rows.map(([row, column, found]) => [row, column, found]);
  assert.deepEqual(place, [
    ["4", "iso3", "Atlantis"],
    ["5", "indicator", "no_such_indicator"],
    ["6", "value", "many"],
    ["7", "year", "24"],
    ["8", "iso3", "WLD"],
  ]);
  for (const [, , , expected, mend] of rows) assert.ok(expected.length > 3 && mend.length > 10, `${expected} | ${mend}`);
  // The published value stands beside the one that is brought.
  const accepted = await page.locator(`${by("import-preview")} table`).nth(1).innerText();
  assert.match(accepted, /61\.5/);
  assert.match(accepted, /\d+(\.\d+)? \(\d{4}\)/);
  await page.click(by("import-apply"));
  await page.waitForSelector(by("import-preview"), { state: "detached" });
  const changed = await planHash(page);
  assert.notEqual(changed, hash);
  await page.keyboard.press("Control+z");
  await settled(page);
  assert.equal(await planHash(page), hash);
  await page.keyboard.press("Control+y");
  assert.equal(await planHash(page), changed);
  await quiet(page, seen);
});

test("a table whose numbers could be read in two ways is asked about", async (t) => {
  const { page } = await openFile(await chromium(t), { hash: "#/world" });
  await settled(page);
  await makeMine(page);
  await openDrawer(page);
  const text = "iso3;indicator;year;value\nKEN;internet_users_pct;2024;61,5\n";
  await giveTable(page, "own.csv", text);
  await page.waitForSelector(by("decimal-mark"));
  assert.equal(await page.locator(by("import-apply")).count(), 0);
  await page.locator(`${by("decimal-mark")} input`).nth(1).check();
  await page.waitForSelector(by("import-apply"));
  assert.match(await page.locator(by("import-preview")).innerText(), /61\.5/);
});
