// Money & impact: the unbroken line from a gap to its result, the parts of the screen, the results
// chain, chances, and two plans side by side.
import assert from "node:assert/strict";
import test from "node:test";
import { axe, chromium, openFile, picture } from "./lib.mjs";
import { goTo, makeMine, number, prefer, quiet, savePlan, settled, solve, unspoken, words } from "./steps.mjs";

const by = (name) => `[data-testid="${name}"]`;
const address = (page) => page.evaluate(() => location.hash);

async function at(t, hash, done, options = {}) {
  const { page, seen } = await openFile(await chromium(t, options), { hash });
  await page.waitForSelector(done, { timeout: 120000 });
  await settled(page);
  return { page, seen };
}

test("from the gap of an economy to its result: world, profile, candidates, portfolio, accept, impact", async (t) => {
  const { page, seen } = await openFile(await chromium(t));
  await settled(page);
  await makeMine(page);
  await page.evaluate(() => { location.hash = "#/economy/RWA"; });
  await page.waitForSelector("#depth-gaps h2");
  await settled(page);
  assert.ok(await page.locator("#depth-gaps li, #depth-gaps tr").count(), "the gaps are listed");
  await goTo(page, "portfolio");
  await solve(page);
  await page.click(by("accept"));
  await page.waitForSelector(`${by("accept")}:disabled`);
  await goTo(page, "impact");
  await page.waitForSelector(`${by("tier-table")} tbody tr`, { timeout: 120000 });
  await page.waitForSelector(`${by("costs")} tbody tr`, { timeout: 120000 });
  const effect = page.locator(`${by("change-table")} [data-economy="RWA"] button.total`);
  assert.match(await effect.innerText(), /^\+\d/);
  await picture(page, "impact-result");
  // What is in that number: the projects, what they build, what that moves.
  await effect.click();
  await page.waitForSelector(`${by("chain")} svg[role=img]`, { timeout: 60000 });
  assert.match(await address(page), /part=chain/);
  assert.match(await address(page), /economy=RWA/);
  assert.ok(await page.locator(`${by("chain")} [data-step=project]`).count());
  assert.ok(await page.locator(`${by("chain")} [data-step=tier]`).count() >= 4, "the four foundations");
  await picture(page, "impact-chain");
  // On from an indicator to its fans.
  await page.locator(`${by("chain")} [data-step=leaf]`).first().click();
  await page.waitForSelector(by("impact-fans"));
  assert.match(await address(page), /leaf=/);
  await quiet(page, seen);
});

test("one economy stands large, as rate and as total, and the last payment is told", async (t) => {
  const { page, seen } = await at(t, "#/impact?economy=KEN&leaf=internet_users_pct", by("fan-chain"));
  assert.equal(await page.inputValue(by("impact-economy")), "KEN");
  assert.ok(await page.locator(by("fade")).count(), "what nobody maintains fades, in words");
  const rate = await page.locator(`${by("impact-fans")} svg[role=img] text`).allTextContents();
  await page.locator('.impact-controls [role=tab]', { hasText: /./ }).nth(1).click();
  await page.waitForFunction(() => location.hash.includes("measure=total"));
  await settled(page);
  const total = await page.locator(`${by("impact-fans")} svg[role=img] text`).allTextContents();
  assert.notDeepEqual(total, rate);
  await page.selectOption(by("impact-subject"), "rank");
  await page.waitForFunction(() => location.hash.includes("leaf=rank"));
  await settled(page);
  await picture(page, "impact-rank-kenya");
  await page.click(by("fan-all"));
  await page.waitForSelector(by("fan-all"), { state: "detached" });
  await quiet(page, seen);
});

test("how sure: chances come with their error, and each question is computed when it is asked", async (t) => {
  const { page, seen } = await at(t, "#/impact?part=sure", `${by("chances")} table`);
  assert.match(await words(page, `${by("chances")} h2`), /CVaR|worst|±/);
  for (const question of ["tornado", "drivers", "study"]) {
    await page.click(by(`ask-${question}`));
    await page.waitForSelector(`${by(`sure-${question}`)} svg[role=img]`, { timeout: 180000 });
  }
  await settled(page);
  await picture(page, "impact-sure");
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(await unspoken(page), []);
  await quiet(page, seen);
});

test("two plans: no project never gains more, a second file is compared, and the plan at hand stays", async (t) => {
  const { page, seen } = await at(t, "#/two-plans", by("two-better"), { acceptDownloads: true });
  assert.ok((await number(page, "two-better")) >= 0.5, "some project is better than none");
  const hash = (await savePlan(page)).text;
  const other = JSON.parse(hash);
  // What was changed no longer has the hash of what was saved.
  delete other.hash;
  other.plan.name = "Half of it";
  other.plan.id = "00000000-0000-4000-8000-0000000000ff";
  other.plan.example = false;
  for (const funder of other.plan.funders) funder.envelopes = funder.envelopes.map((v) => Math.floor(v / 2));
  await page.locator(`input${by("two-file")}`).setInputFiles({
    name: "half.groundwork.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(other)),
  });
  await page.waitForFunction(() => location.hash.includes("b=file"));
  await page.waitForSelector(`${by("two-settings")} tbody tr`, { timeout: 120000 });
  await page.waitForSelector(by("two-better"), { timeout: 120000 });
  await settled(page);
  const rows = await page.locator(`${by("two-settings")} tbody tr`).count();
  assert.equal(rows, 15, "three funders, five years");
  assert.equal((await savePlan(page)).text, hash, "the plan at hand is untouched");
  await picture(page, "two-plans");
  await quiet(page, seen);
});

for (const [colorScheme, language] of [["light", "en"], ["dark", "en"], ["light", "ar"]]) {
  test(`axe finds nothing serious on result, chain and two plans, ${colorScheme}, ${language}`, async (t) => {
    const { page } = await at(t, "#/impact", `${by("costs")} table`, { colorScheme });
    if (language !== "en") await prefer(page, language);
    for (const [name, hash, done] of [
      ["result", "#/impact", `${by("tier-table")} tbody tr`],
      ["chain", "#/impact?part=chain", `${by("chain")} svg[role=img]`],
      ["two", "#/two-plans", by("two-better")],
    ]) {
      await page.evaluate((to) => { location.hash = to; }, hash);
      await page.waitForSelector(done, { timeout: 120000 });
      await settled(page);
      assert.deepEqual(await axe(page), [], name);
      assert.deepEqual(await unspoken(page), [], name);
      await picture(page, `impact-${name}-${colorScheme}-${language}`);
    }
  });
}

test("print keeps the result and its numbers", async (t) => {
  const { page } = await at(t, "#/impact", `${by("costs")} table`);
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length;
  assert.ok(pages >= 2 && pages <= 14, `${pages} pages`);
});
