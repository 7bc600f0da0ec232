// No serious or critical finding by axe. Screens add themselves to SCREENS.
import assert from "node:assert/strict";
import test from "node:test";
import { axe, chromium, openFile, picture } from "./lib.mjs";

const SCREENS = [["start", ""]];

for (const colorScheme of ["light", "dark"]) {
  for (const [name, hash] of SCREENS) {
    test(`axe finds nothing serious on ${name}, ${colorScheme}`, async (t) => {
      const { page } = await openFile(await chromium(t, { colorScheme }), { hash });
      await picture(page, `${name}-${colorScheme}`);
      assert.deepEqual(await axe(page), []);
    });
  }
}

test("axe is able to find something", async (t) => {
  const { page } = await openFile(await chromium(t));
  await page.evaluate(() => document.body.append(document.createElement("button")));
  assert.ok((await axe(page)).some((line) => line.startsWith("button-name")));
});
