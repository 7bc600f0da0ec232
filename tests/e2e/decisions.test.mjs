// What the user decides beside envelopes and region: projects by hand, terms and earmarks of a funder;
// and the two maps that show what comes of it.
import assert from "node:assert/strict";
import test from "node:test";
import { chromium, openFile } from "./lib.mjs";
import { goTo, makeMine, quiet, savePlan, settled, words } from "./steps.mjs";

const by = (name) => `[data-testid="${name}"]`;
const plan = async (page) => JSON.parse((await savePlan(page)).text);

async function mine(t) {
  const { page, seen } = await openFile(await chromium(t, { acceptDownloads: true }), { hash: "#/portfolio" });
  await settled(page);
  await makeMine(page);
  await goTo(page, "portfolio");
  return { page, seen };
}

/** The rules of a plan file, whatever stands around the plan in it. */
const part = (file, name) => file[name] ?? file.plan?.[name];

test("a project kept out leaves the portfolio, one that must be in stays, and both are let go", async (t) => {
  const { page, seen } = await mine(t);
  const first = page.locator(".chosen tbody tr[data-project]").first();
  const id = await first.getAttribute("data-project");
  await first.locator("button.expand").click();
  await page.click(`.detail ${by("hold-out")}`);
  await page.waitForSelector(`${by("held")} [data-held="${id}"]`);
  await page.waitForSelector(`.chosen tr[data-project="${id}"]`, { state: "detached" });
  await settled(page);
  assert.ok(part(await plan(page), "rules").never.includes(id));

  // Something that was left out must be in.
  const out = page.locator(".left-out tbody tr[data-group]").first();
  await out.locator("button.expand").click();
  await page.locator(`.left-out .detail ${by("hold-in")}`).click();
  await settled(page);
  const must = part(await plan(page), "rules").must;
  assert.equal(must.length, 1);
  await page.waitForSelector(`.chosen tr[data-project="${must[0]}"]`);
  assert.match(await words(page, `.chosen tr[data-project="${must[0]}"]`), /Must be in/);

  for (const held of await page.locator(`${by("held")} li button`).all()) {
    if (await held.isVisible()) await page.locator(`${by("held")} li button`).first().click();
    await settled(page);
  }
  await page.waitForSelector(by("held"), { state: "detached" });
  const rules = part(await plan(page), "rules");
  assert.deepEqual([rules.must, rules.never], [[], []]);
  await quiet(page, seen);
});

test("an earmark is added, given a share and a scope, taken away, and each step can be undone", async (t) => {
  const { page } = await mine(t);
  const before = part(await plan(page), "funders");
  await page.click(by(`earmarks-${before[0].id}`));
  await page.click(by("earmark-add"));
  const added = page.locator(".earmarks fieldset").last();
  await added.locator(by("earmark-name")).fill("Islands first");
  await added.locator(by("earmark-name")).press("Tab");
  const share = added.locator("input.num");
  await share.fill("12.5");
  await share.press("Tab");
  await added.locator(".scope input").first().click();
  await page.click(by("earmarks-done"));
  await settled(page);
  const marks = part(await plan(page), "funders")[0].earmarks;
  assert.equal(marks.length, before[0].earmarks.length + 1);
  const last = marks.at(-1);
  assert.deepEqual([last.name, last.share, last.scope.ldc_only], ["Islands first", 1250, true]);
  await page.click(by(`earmarks-${before[0].id}`));
  await page.locator(".earmarks fieldset").last().locator(by("earmark-remove")).click();
  await page.click(by("earmarks-done"));
  assert.equal(part(await plan(page), "funders")[0].earmarks.length, before[0].earmarks.length);
});

test("readiness before and after stands on two maps, in a table and in a file", async (t) => {
  const { page } = await openFile(await chromium(t, { acceptDownloads: true }), { hash: "#/impact" });
  await settled(page);
  await page.waitForSelector(`${by("change-map")} svg`);
  const fills = await page.evaluate(() => new Set([...document.querySelectorAll('[data-testid="change-map"] svg [data-datum]')].map((m) => m.getAttribute("fill"))).size);
  assert.ok(fills >= 2, `${fills} classes`);
  const rows = await page.locator(`${by("change-table")} tbody tr`).evaluateAll((all) => all.map((r) => [...r.cells].map((c) => c.innerText)));
  assert.ok(rows.length > 5);
  const value = (cell) => Number(cell.replace("−", "-").replace("+", ""));
  for (const [name, base, without, withIt, change, portfolio] of rows) {
    assert.ok(Math.abs(value(withIt) - value(base) - value(change)) < 0.11, name);
    assert.ok(Math.abs(value(withIt) - value(without) - value(portfolio)) < 0.11, name);
  }
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(`${by("change-map")} .chart-tools .link`).last().click(),
  ]);
  assert.equal(download.suggestedFilename(), "groundwork-change.svg");
});
