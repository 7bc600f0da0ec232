// No serious or critical finding by axe, on each screen with its results, in both themes and from
// right to left; and on what lies over the screens.
import assert from "node:assert/strict";
import test from "node:test";
import { axe, chromium, openFile, picture } from "./lib.mjs";
import { SCREENS, goTo, openDrawer, prefer, settled, solve, unspoken } from "./steps.mjs";

for (const [colorScheme, language] of [["light", "en"], ["dark", "en"], ["light", "ar"]]) {
  test(`axe finds nothing serious, ${colorScheme}, ${language}`, async (t) => {
    const { page } = await openFile(await chromium(t, { colorScheme }));
    await settled(page);
    if (language !== "en") await prefer(page, language);
    for (const name of Object.keys(SCREENS)) {
      await t.test(name, async () => {
        await goTo(page, name);
        await picture(page, `${name}-${colorScheme}-${language}`);
        assert.deepEqual(await axe(page), []);
        assert.deepEqual(await unspoken(page), []);
      });
    }
    await t.test("table of the world", async () => {
      await page.evaluate(() => { location.hash = "#/world?view=table"; });
      await page.waitForSelector(".world table tbody tr");
      await settled(page);
      assert.deepEqual(await axe(page), []);
    });
    await t.test("plan drawer", async () => {
      await openDrawer(page);
      assert.deepEqual(await axe(page), []);
      assert.deepEqual(await unspoken(page), []);
      await page.keyboard.press("Escape");
    });
    await t.test("palette", async () => {
      await page.keyboard.press("/");
      await page.waitForSelector(".palette");
      await page.keyboard.type("ken");
      await page.waitForSelector(".palette [role=option]");
      assert.deepEqual(await axe(page), []);
      await page.keyboard.press("Escape");
    });
    await t.test("solved portfolio", async () => {
      await goTo(page, "portfolio");
      await solve(page);
      assert.deepEqual(await axe(page), []);
    });
  });
}

test("every screen is said in French without a word left out", async (t) => {
  const { page } = await openFile(await chromium(t));
  await settled(page);
  await prefer(page, "fr");
  for (const name of Object.keys(SCREENS)) {
    await goTo(page, name);
    await picture(page, `${name}-light-fr`);
    assert.deepEqual(await unspoken(page), [], name);
    // What has no French yet stands there in English, marked as English: none may be left.
    const english = await page.$$eval('main [lang="en"]', (all) => all.map((e) => e.textContent.trim()).filter(Boolean));
    t.diagnostic(`${name}: ${english.length} texts in English: ${english.slice(0, 5).join(" | ")}`);
  }
});

test("axe is able to find something", async (t) => {
  const { page } = await openFile(await chromium(t));
  await page.evaluate(() => document.body.append(document.createElement("button")));
  assert.ok((await axe(page)).some((line) => line.startsWith("button-name")));
});
