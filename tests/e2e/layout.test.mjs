// Nothing sticks out sideways, on the smallest laptop and on a large screen, in print, and mirrored.
import assert from "node:assert/strict";
import test from "node:test";
import { chromium, openFile, picture } from "./lib.mjs";
import { SCREENS, goTo, overflow, prefer, settled } from "./steps.mjs";

const SIZES = [[1366, 768], [1920, 1080]];
/** A4 within the margins of the print style, 12 mm a side, at 96 pixels an inch: upright and across. */
const PAPER = { upright: [703, 1009], across: [1032, 680] };

for (const language of ["en", "fr", "ar"]) {
  test(`no screen is wider than the window, ${language}`, async (t) => {
    const { page } = await openFile(await chromium(t));
    await settled(page);
    if (language !== "en") await prefer(page, language);
    for (const name of Object.keys(SCREENS)) {
      await t.test(name, async () => {
        for (const [width, height] of SIZES) {
          await page.setViewportSize({ width, height });
          await goTo(page, name);
          assert.equal(await overflow(page), "", `${width}x${height}`);
        }
      });
    }
  });
}

test("every screen prints on A4, and nothing is cut", async (t) => {
  const { page } = await openFile(await chromium(t));
  await settled(page);
  for (const name of Object.keys(SCREENS)) {
    await t.test(name, async () => {
      await goTo(page, name);
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
      assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
      const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
      assert.ok(pages >= 1 && pages <= 30, `${pages} pages`);
      await page.emulateMedia({ media: "print" });
      // A screen may ask for the paper to lie across.
      const across = await page.evaluate(() => getComputedStyle(document.querySelector("main > *")).page === "wide");
      const [width, height] = across ? PAPER.across : PAPER.upright;
      await page.setViewportSize({ width, height });
      await settled(page);
      // Charts take the paper's width once they have measured it.
      for (let look = 0; look < 30 && (await overflow(page)) !== ""; look++) await page.waitForTimeout(100);
      assert.equal(await overflow(page), "", `${width}x${height}`);
      // The foot names plan, date and vintage; what only a screen needs is gone.
      assert.ok(await page.locator(".print-foot").isVisible());
      assert.equal(await page.locator(".no-print:visible").count(), 0);
      await picture(page, "print-" + name);
      await page.emulateMedia({ media: null });
      await page.setViewportSize({ width: 1366, height: 768 });
    });
  }
});
