// What a person does in the app, and what a test reads off the screen: the steps that several test
// files share. Elements are found by their role in the task (`data-testid`), never by their words,
// so that the steps work in every language.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "./lib.mjs";

/** Screens by name: address, and what is there once the screen shows its results. */
export const SCREENS = {
  world: { hash: "#/world", done: ".rank-rows li" },
  economy: { hash: "#/economy/KEN", done: "[data-testid=score]" },
  "what-if": { hash: "#/what-if/KEN?t=electricity_use_kwh_pc:1000", done: "[data-testid=score-then]" },
  compare: { hash: "#/compare", done: "[data-testid=agreement] tbody tr" },
  portfolio: { hash: "#/portfolio", done: "[data-testid=objective]" },
  impact: { hash: "#/impact", done: "[data-testid=money-table]" },
  frameworks: { hash: "#/frameworks", done: "[data-testid=frame-effect] ol" },
  coherence: { hash: "#/coherence", done: "[data-testid=coherence-little] tbody tr" },
  ledger: { hash: "#/ledger", done: "[data-testid=claims]" },
  catalogue: { hash: "#/catalogue", done: "tr[data-archetype]" },
  "catalogue-graph": { hash: "#/catalogue?show=graph", done: "[data-testid=graph-table] tbody tr" },
  method: { hash: "#/method", done: ".worked-one" },
  sources: { hash: "#/sources", done: ".page.sources tbody tr" },
  help: { hash: "#/help", done: ".page.help h1" },
};

const by = (name) => `[data-testid="${name}"]`;

/** Goes to a screen and waits until nothing on it is under way. */
export async function goTo(page, name) {
  await page.evaluate((hash) => { location.hash = hash; }, SCREENS[name].hash);
  await page.waitForSelector(SCREENS[name].done, { state: "attached", timeout: 60000 });
  await settled(page);
}

/** Waits until no part of the screen says that it is busy. */
export async function settled(page) {
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'), null, { timeout: 90000 });
  // Two frames: what has just been computed is drawn.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Text as a reader sees it, without the invisible marks that hold directions apart. */
export async function words(page, selector = "body") {
  const text = await page.locator(selector).first().innerText();
  return plain(text);
}

export const plain = (text) => text.replace(/[\u2066-\u2069\u200e\u200f]/g, "").replace(/[\u00a0\u202f]/g, " ");

/** A number that an element carries in full, beside the rounded one it shows. */
export async function number(page, test) {
  const value = await page.locator(by(test)).first().getAttribute("data-value");
  const found = value === null || value === "" ? NaN : Number(value);
  assert.ok(Number.isFinite(found), `${test}: data-value is ${value}`);
  return found;
}

/** The screen's hash of the plan file. */
export async function openDrawer(page) {
  if (!(await page.locator(by("plan-drawer")).count())) await page.click(by("plan-pill"));
  await page.waitForSelector(by("plan-drawer"));
}

export async function closeDrawer(page) {
  await page.keyboard.press("Escape");
  await page.waitForSelector(by("plan-drawer"), { state: "detached" });
}

/** The plan is the reader's own from here on. */
export async function makeMine(page) {
  await openDrawer(page);
  await page.click(`${by("plan-drawer")} ${by("make-mine")}`);
  await page.waitForSelector(by("plan-name"));
  await closeDrawer(page);
}

/** Hash of the plan as it stands, in full. */
export async function planHash(page) {
  await openDrawer(page);
  const hash = await page.getAttribute(by("plan-hash"), "title");
  await closeDrawer(page);
  return hash;
}

/** Saves the plan as a download; returns its name and its text. */
export async function savePlan(page) {
  await openDrawer(page);
  const blind = await page.locator(by("plan-download")).count();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.click(by(blind ? "plan-download" : "plan-save")),
  ]);
  const file = await kept(download);
  await closeDrawer(page);
  return file;
}

/** Name and text of a download. */
export async function kept(download) {
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

/** Gives the plan drawer a file; `buffer` may be anything. */
export async function givePlan(page, name, buffer) {
  await openDrawer(page);
  const file = { name, mimeType: "application/json", buffer: Buffer.from(buffer) };
  await page.locator(`input${by("plan-open")}`).setInputFiles(file);
}

/** Gives the open plan drawer a table of own values; `mark` answers how decimals are written. */
export async function giveTable(page, name, text, mark) {
  await page.locator(`input${by("import-values")}`).setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.waitForSelector(by("import-preview"));
  if (mark) await page.locator(`${by("decimal-mark")} input`).nth(mark === "point" ? 0 : 1).check();
}

/** Chooses a language or a theme in the masthead: `fr`, `ar`, `dark`, … */
export async function prefer(page, id) {
  await page.click("button.lang");
  await page.locator(`.menu [role=option][id$="-${id}"]`).click();
  await page.waitForSelector(".menu", { state: "detached" });
  await settled(page);
}

/** Solves and waits for the proven result. */
export async function solve(page, timeout = 90000) {
  await page.click(by("solve"));
  await page.waitForSelector(`${by("gap")}[data-value]:not([data-value=""])`, { state: "attached", timeout });
  await page.waitForSelector(by("solve-cancel"), { state: "detached", timeout });
  await settled(page);
}

/** The keys of every message. */
const keys = readdirSync(join(root, "src/text/en"))
  .flatMap((file) => readFileSync(join(root, "src/text/en", file), "utf8").match(/^[a-z][\w-]*(?= =)/gm) ?? [])
  .filter((key) => key.includes("-"));

/** Words that no reader should see: keys of messages, and placeables that were not filled in. */
export async function unspoken(page) {
  const texts = await page.evaluate(() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement.closest("script, style, noscript, code")) found.push(node.textContent);
    }
    for (const element of document.querySelectorAll("[aria-label], [title], [placeholder]")) {
      for (const name of ["aria-label", "title", "placeholder"]) found.push(element.getAttribute(name) ?? "");
    }
    return found;
  });
  const known = new Set(keys);
  return texts.map(plain).filter((text) => /[{}]/.test(text) || known.has(text.trim()));
}

/** How far the page can be scrolled sideways, and what sticks out. */
export async function overflow(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.scrollingElement;
    return scrollWidth > Math.max(innerWidth, clientWidth) ? `${scrollWidth} > ${innerWidth}` : "";
  });
}

/** No request, no error, no breach of the policy. */
export async function quiet(page, seen) {
  assert.deepEqual(seen, { requests: [], errors: [], breaches: [] });
  assert.deepEqual(await page.evaluate(() => window.breaches), []);
}

const name = process.platform === "win32" ? "groundwork.exe" : "groundwork";
const program = process.env.GROUNDWORK_CLI || join(root, "target", "debug", name);

const npm = process.env.GROUNDWORK_NPM;
const env = { ...process.env, ...(npm && { GROUNDWORK_HIGHS: join(npm, "highs", "build") }) };

/** Runs the command line, built by the unit tests; rejects with what it wrote to stderr. */
export async function commandLine(...args) {
  if (!existsSync(program)) throw new Error(program + " is missing: cargo build -p cli");
  return promisify(execFile)(program, args, { maxBuffer: 64e6, env });
}

/** Points at an economy, as a hand does: with a movement. Resolves to what the card says. */
export async function pointAt(page, economy) {
  const { x, y } = await placeOf(page, economy);
  await page.mouse.move(x - 4, y - 4);
  await page.mouse.move(x, y, { steps: 3 });
  await page.waitForSelector(".map-card");
  return words(page, ".map-card");
}

/** The middle of an economy's largest shape on the map, where a pointer is over it. */
export async function placeOf(page, economy) {
  const found = await page.evaluate((code) => {
    for (const shape of document.querySelectorAll(`svg.map [data-economy="${code}"]`)) {
      const box = shape.getBoundingClientRect();
      for (const [x, y] of [[0.5, 0.5], [0.35, 0.5], [0.65, 0.5], [0.5, 0.35], [0.5, 0.65], [0.3, 0.3], [0.7, 0.7]]) {
        const at = { x: box.left + x * box.width, y: box.top + y * box.height };
        if (document.elementFromPoint(at.x, at.y)?.getAttribute("data-economy") === code) return at;
      }
    }
    return null;
  }, economy);
  assert.ok(found, `${economy} is nowhere on the map`);
  return found;
}
