// The line from money to result, in the browser and on the command line: one programme, one optimum
// within the gap, the same cents, the same projection byte for byte.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { chromium, openFile, picture, temporary } from "./lib.mjs";
import { commandLine, goTo, kept, makeMine, number, quiet, savePlan, settled, solve, words } from "./steps.mjs";

/** Rows that differ, for a message that says where two tables part. */
function firstDifferences(a, b) {
  const [left, right] = [a.split("\n"), b.split("\n")];
  const at = left.map((_, i) => i).filter((i) => left[i] !== right[i]);
  return `${at.length} of ${left.length} rows (${right.length} rows on the other side); ` +
    at.slice(0, 5).map((i) => `${i + 1}: ${left[i]} | ${right[i]}`).join("; ");
}

/** Halves the largest envelope on screen. */
async function halve(page) {
  const field = await page.evaluate(() => {
    const fields = [...document.querySelectorAll('input[data-testid^="envelope-"]')];
    return fields.reduce((a, b) => (Number(b.value) > Number(a.value) ? b : a)).dataset.testid;
  });
  const input = page.locator(`[data-testid="${field}"]`);
  const half = Number(await input.inputValue()) / 2;
  assert.ok(half > 0);
  await input.fill(String(half));
  await input.press("Tab");
  return { field, half };
}

const cents = (text) => {
  const [, dollars, rest] = /^(\d+)\.(\d\d)$/.exec(text.replace(/,/g, "")) ?? assert.fail(text);
  return BigInt(dollars) * 100n + BigInt(rest);
};

test("an envelope halved, solved, accepted and saved is the same on the command line", async (t) => {
  const folder = temporary(t);
  const file = (name) => join(folder, name);
  const { page, seen } = await openFile(await chromium(t, { acceptDownloads: true }), { hash: "#/world" });
  const found = {};

  await t.test("on first open a heuristic portfolio is computed and labelled as not optimised", async () => {
    await settled(page);
    assert.match(await words(page, ".plan-strip"), /not optimised/);
    await goTo(page, "portfolio");
    assert.ok((await number(page, "objective")) > 0);
    assert.match(await words(page, "[data-testid=objective]"), /not optimised/);
    assert.equal(await page.getAttribute("[data-testid=gap]", "data-value"), null, "nothing stored passes as solved");
  });

  await t.test("half an envelope is worth less", async () => {
    await makeMine(page);
    await goTo(page, "portfolio");
    const before = await number(page, "objective");
    const { field, half } = await halve(page);
    await page.waitForFunction((old) => document.querySelector("[data-testid=objective]").dataset.value !== old, String(before));
    await settled(page);
    assert.equal(Number(await page.locator(`[data-testid="${field}"]`).inputValue()), half);
    found.heuristic = await number(page, "objective");
    assert.ok(found.heuristic < before, `${found.heuristic} < ${before}`);
  });

  await t.test("HiGHS solves it in the browser and proves how good it is", async () => {
    await solve(page);
    found.objective = await number(page, "objective");
    found.gap = await number(page, "gap");
    assert.ok(found.gap <= 0.001, `gap ${found.gap}`);
    assert.ok(found.objective >= found.heuristic);
    await picture(page, "portfolio-solved");
  });

  await t.test("the command line finds the same objective within the gap", async () => {
    writeFileSync(file("plan.json"), (await savePlan(page)).text);
    await commandLine("portfolio", "problem", file("plan.json"), "--out", file("problem.json"));
    await commandLine("portfolio", "solve", file("problem.json"), "--out", file("result.json"));
    const result = JSON.parse(readFileSync(file("result.json"), "utf8"));
    const apart = Math.abs(result.objective - found.objective) / found.objective;
    assert.ok(apart <= Math.max(result.gap, found.gap) + 1e-9, `${result.objective} and ${found.objective}`);
    assert.ok(result.objective <= found.objective * (1 + found.gap) + 1e-6, "the screen's bound holds");
    await commandLine("portfolio", "check", file("problem.json"), file("result.json"));
  });

  await t.test("accepting is a step of the plan, and what was accepted passes the check", async () => {
    await page.click("[data-testid=accept]");
    await page.waitForSelector("[data-testid=accept]:disabled");
    const { name, text } = await savePlan(page);
    assert.match(name, /\.groundwork\.json$/);
    writeFileSync(file("accepted.json"), text);
    const { stdout } = await commandLine("portfolio", "check", file("accepted.json"));
    found.paid = cents(/paid (\S+), partners/.exec(stdout)[1]);
    assert.equal(Number(/objective (\S+)/.exec(stdout)[1]), found.objective);
    const { payments } = JSON.parse(text).plan.accepted.outcome;
    found.payments = payments.reduce((sum, payment) => sum + BigInt(payment.amount), 0n);
    assert.equal(found.payments, found.paid);
  });

  await t.test("the money on the impact screen is the sum of the payments, to the cent", async () => {
    await goTo(page, "impact");
    const totals = await page.$$eval("[data-testid=total]", (all) => all.map((e) => [e.dataset.total, e.dataset.value]));
    const all = totals.filter(([key]) => key === "all");
    assert.ok(all.length > 0);
    for (const [, value] of all) assert.equal(BigInt(value), found.payments);
    for (const kind of ["funder", "year", "group"]) {
      const parts = new Map(totals.filter(([key]) => key.startsWith(kind + ":")));
      if (!parts.size) continue;
      const sum = [...parts.values()].reduce((a, b) => a + BigInt(b), 0n);
      assert.equal(sum, found.payments, `${kind}: ${[...parts.keys()].join(" ")}`);
    }
    await picture(page, "impact-accepted");
  });

  await t.test("impact.csv of the screen is the command line's, byte for byte", async () => {
    await page.waitForSelector("[data-testid=impact-export]:enabled", { timeout: 90000 });
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("[data-testid=impact-export]")]);
    const screen = (await kept(download)).text;
    await commandLine("project", file("accepted.json"), "--draws", "500", "--seed", "1", "--out", file("impact.csv"));
    const native = readFileSync(file("impact.csv"), "utf8");
    assert.ok(native.split("\n").length > 100);
    assert.ok(screen === native, firstDifferences(screen, native));
  });

  await t.test("nothing was asked of the network, and nothing went wrong", async () => {
    await quiet(page, seen);
  });
});

test("a solve that is cancelled leaves the page answering and the portfolio as it was", async (t) => {
  const { page, seen } = await openFile(await chromium(t), { hash: "#/portfolio" });
  await goTo(page, "portfolio");
  const before = await number(page, "objective");
  // Both clicks in one go: the search cannot have ended before the second.
  const cancelled = await page.evaluate(async () => {
    document.querySelector("[data-testid=solve]").click();
    await new Promise((done) => setTimeout(done, 60));
    const cancel = document.querySelector("[data-testid=solve-cancel]");
    cancel?.click();
    return Boolean(cancel);
  });
  assert.ok(cancelled, "Cancel stands where Solve was");
  await page.waitForSelector("[data-testid=solve]", { timeout: 5000 });
  await page.keyboard.press("/");
  await page.waitForSelector(".palette");
  await page.keyboard.press("Escape");
  await settled(page);
  assert.ok((await number(page, "objective")) >= before);
  // And it can be solved after all.
  await solve(page);
  assert.ok((await number(page, "gap")) <= 0.001);
  await quiet(page, seen);
});

test("a solve goes on while another screen is looked at", async (t) => {
  const { page, seen } = await openFile(await chromium(t), { hash: "#/portfolio" });
  await goTo(page, "portfolio");
  await page.click("[data-testid=solve]");
  await page.evaluate(() => { location.hash = "#/world"; });
  await page.waitForFunction(() => /optimised, gap/.test(document.querySelector(".plan-strip")?.innerText ?? ""), null, { timeout: 90000 });
  await goTo(page, "portfolio");
  assert.ok((await number(page, "gap")) <= 0.001);
  await quiet(page, seen);
});
