// Pictures of every screen for a person to look at, into out/shots: node tests/e2e/shots.mjs [NAME...]
// Two sizes, light and dark, and mirrored in Arabic. NAME: only screens whose name contains it.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launchFresh, needBuild, out, single } from "./lib.mjs";
import { SCREENS, goTo, openDrawer, closeDrawer, prefer, settled } from "./steps.mjs";

needBuild();
const wanted = process.argv.slice(2);
const folder = join(out, "shots");
mkdirSync(folder, { recursive: true });
const names = Object.keys(SCREENS).filter((name) => !wanted.length || wanted.some((part) => name.includes(part)));

for (const [look, choice] of [["light", "light"], ["dark", "dark"], ["ar", "ar"]]) {
  const { page, close } = await launchFresh();
  await page.goto(pathToFileURL(single).href);
  await page.waitForSelector("html[data-ready]", { state: "attached" });
  await settled(page);
  await prefer(page, choice);
  for (const name of names) {
    for (const [width, height] of [[1366, 768], [1920, 1080]]) {
      await page.setViewportSize({ width, height });
      try {
        await goTo(page, name);
        await page.waitForTimeout(300);
        await page.screenshot({ path: join(folder, `${name}-${width}-${look}.png`) });
        if (width === 1366) await page.screenshot({ path: join(folder, `${name}-whole-${look}.png`), fullPage: true });
        console.log(`${name} ${width} ${look}`);
      } catch (error) {
        console.log(`${name} ${width} ${look}: ${String(error).split("\n")[0]}`);
      }
    }
  }
  await page.setViewportSize({ width: 1366, height: 768 });
  await openDrawer(page);
  await page.screenshot({ path: join(folder, `drawer-${look}.png`) });
  await closeDrawer(page);
  await close();
}
