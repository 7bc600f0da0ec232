// Commitments of others: imported with errors, they leave less of an envelope, and the programme sees
// less money.
import assert from "node:assert/strict";
import test from "node:test";
import { axe, chromium, openFile, picture } from "./lib.mjs";
import { goTo, makeMine, settled } from "./steps.mjs";

const HEAD = "project,funder,economies,sector,year,amount,currency,status\n";

test("commitments imported with errors come off the envelope and off what can be chosen", async (t) => {
  const { page, seen } = await openFile(await chromium(t), { hash: "#/world" });
  await makeMine(page);
  await goTo(page, "portfolio");
  const objective = () => page.getAttribute("[data-testid=objective]", "data-value").then(Number);
  const before = await objective();
  await goTo(page, "ledger");
  const cells = page.locator('[data-testid^="left-"]');
  const first = await cells.first().getAttribute("data-testid");
  const left = () => page.getAttribute(`[data-testid="${first}"]`, "data-value").then(Number);
  const free = await left();
  const [, funder, year] = /^left-(.+)-(\d{4})$/.exec(first);
  const amount = (Math.floor(free / 200) / 1).toFixed(0);
  const rows = `Theirs,${funder},KEN,power,${year},${amount},USD,active\nBad split,${funder},KEN 60;UGA 39,power,${year},5,USD,active\nBad year,${funder},KEN,power,27,5,USD,active\n`;
  await page.locator("input[data-testid=ledger-import]").setInputFiles({ name: "theirs.csv", mimeType: "text/csv", buffer: Buffer.from(HEAD + rows) });
  await page.waitForSelector("[data-testid=import-accepted]");
  assert.equal(await page.getAttribute("[data-testid=import-accepted]", "data-n"), "1");
  assert.equal(await page.getAttribute("[data-testid=import-refused]", "data-n"), "2");
  assert.match(await page.locator("[data-testid=import-faults]").innerText(), /99\.00 %/);
  await page.click("[data-testid=import-apply]");
  await page.waitForSelector("[data-testid=ledger-entries] tbody tr");
  await settled(page);
  assert.equal(free - (await left()), Number(amount) * 100);
  assert.equal(Number(await page.getAttribute("[data-testid=total-commitment]", "data-value")), Number(amount) * 100);
  assert.deepEqual(await axe(page), []);
  await picture(page, "ledger");
  await goTo(page, "portfolio");
  await settled(page);
  assert.ok((await objective()) <= before, "less money never buys more");
  await goTo(page, "ledger");
  await page.click("header .history-buttons button");
  await settled(page);
  assert.equal(await left(), free, "the import is one step that can be taken back");
  assert.equal(seen?.errors?.length ?? 0, 0);
});
