// Firefox, from the disk: open, solve, save, and what was saved is what was on screen.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { firefox, openInFirefox, picture, temporary } from "./lib.mjs";
import { commandLine } from "./steps.mjs";

const by = (name) => `[data-testid="${name}"]`;
const LONG = { timeout: 90000 };

const click = (page, name) => page.waitForSelector(by(name)).then(() => page.$eval(by(name), (element) => element.click()));
const value = (page, name) => page.$eval(by(name), (element) => Number(element.dataset.value));

/** The file that has come to a folder, once it is whole. */
async function arrived(folder) {
  for (let tries = 0; tries < 100; tries++) {
    const names = readdirSync(folder);
    const whole = names.find((name) => name.endsWith(".json") && !existsSync(join(folder, name + ".part")));
    if (whole && readFileSync(join(folder, whole)).length) return join(folder, whole);
    await new Promise((done) => setTimeout(done, 100));
  }
  return assert.fail("no file was saved: " + readdirSync(folder).join(", "));
}

test("Firefox opens the file, solves the example and saves the plan", async (t) => {
  const downloads = temporary(t);
  const { page, seen } = await openInFirefox(await firefox(t, { downloads }));
  const coloured = await page.$$eval("svg.map path[data-economy]", (all) =>
    new Set(all.filter((e) => /\bs[1-7]\b/.test(e.getAttribute("class"))).map((e) => e.dataset.economy)).size);
  assert.ok(coloured >= 170, `${coloured} are coloured`);

  await page.evaluate(() => { location.hash = "#/portfolio"; });
  await page.waitForSelector(by("objective"), LONG);
  const heuristic = await value(page, "objective");
  await click(page, "solve");
  await page.waitForSelector(`${by("gap")}[data-value]`, LONG);
  const [objective, gap] = [await value(page, "objective"), await value(page, "gap")];
  assert.ok(gap <= 0.001 && objective >= heuristic, `${objective}, gap ${gap}, heuristic ${heuristic}`);
  await picture(page, "portfolio-firefox");

  // Accepting the example's portfolio makes the example the reader's own.
  await click(page, "accept");
  await page.waitForSelector(by("accept") + ":disabled", LONG);
  await click(page, "plan-pill");
  await page.waitForSelector(by("plan-drawer"));
  // Firefox cannot write to a picked file: it is offered as a download.
  await click(page, "plan-save");
  const file = await arrived(downloads);
  assert.match(file, /\.groundwork\.json$/);
  const { stdout } = await commandLine("portfolio", "check", file);
  assert.equal(Number(/objective (\S+)/.exec(stdout)[1]), objective);
  assert.deepEqual(seen, { requests: [], errors: [] });

  // Opened again, here: the same plan.
  const copy = join(downloads, "copy.json");
  writeFileSync(copy, readFileSync(file));
  const input = await page.$(`input${by("plan-open")}`);
  await input.uploadFile(copy);
  await page.waitForFunction(() => document.querySelector('[data-testid="saved-state"]')?.innerText.includes("copy.json"), LONG);
});
