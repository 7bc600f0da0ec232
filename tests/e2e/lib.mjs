// What the end-to-end tests share: browsers, the build, a server, what was requested.
//
// The tests run against a finished build (GROUNDWORK_DIST, default dist/) with browsers that are on
// the machine (CHROMIUM, FIREFOX). `cargo xtask test` sets all of it.
import { createRequire } from "node:module";
import { spawn } from "node:child_process";
import { mkdtempSync, mkdirSync, existsSync, readFileSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
export const root = join(here, "..", "..");
export const dist = process.env.GROUNDWORK_DIST || join(root, "dist");
export const single = join(dist, "groundwork.html");
export const out = join(here, "out");
mkdirSync(out, { recursive: true });
// One listener for each temporary folder.
process.setMaxListeners(100);

const cache = process.env.GROUNDWORK_CACHE || join(homedir(), ".cache", "groundwork");
const modules = process.env.GROUNDWORK_NPM || join(cache, "npm", "node_modules");
const require = createRequire(join(modules, "..", "package.json"));

const CHROMIUM = process.env.CHROMIUM || "/usr/bin/chromium";
const FIREFOX = process.env.FIREFOX || "/usr/bin/firefox-esr";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A folder that is gone when the tests of a file have ended: by then nothing writes to it. */
export function temporary() {
  const folder = mkdtempSync(join(tmpdir(), "groundwork-"));
  process.on("exit", () => {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    } catch (error) {
      // A browser that has not quite ended still holds a file: no reason for a test to fail.
      console.warn(String(error));
    }
  });
  return folder;
}

/** Chromium with a fresh profile; closed after the test. `options` go to playwright. */
export async function chromium(t, options = {}) {
  const driver = require("playwright-core").chromium;
  const context = await driver.launchPersistentContext(temporary(), {
    executablePath: CHROMIUM,
    headless: true,
    args: FLAGS,
    viewport: { width: 1366, height: 768 },
    ...options,
  });
  t.after(() => context.close());
  return context;
}

/** Firefox with a fresh profile, over WebDriver BiDi; closed after the test. Downloads go to a folder. */
export async function firefox(t, { downloads } = {}) {
  const driver = require("puppeteer-core");
  const browser = await driver.launch({
    browser: "firefox",
    executablePath: FIREFOX,
    headless: true,
    defaultViewport: { width: 1366, height: 768 },
    extraPrefsFirefox: downloads && { "browser.download.folderList": 2, "browser.download.dir": downloads },
  });
  t.after(() => browser.close());
  return browser;
}

/** Keeps what the page asks of the network, its errors, and breaches of its policy. */
export async function watched(context) {
  const seen = { requests: [], errors: [], breaches: [] };
  context.on("request", (request) => {
    const address = request.url();
    if (!/^(file|blob|data):/.test(address)) seen.requests.push(address);
  });
  const page = await context.newPage();
  if (process.env.GROUNDWORK_PATIENCE) page.setDefaultTimeout(Number(process.env.GROUNDWORK_PATIENCE));
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  page.on("console", (message) => {
    const text = message.text();
    if (/Content.Security.Policy/i.test(text)) seen.breaches.push(text);
    else if (message.type() === "error") seen.errors.push(text);
  });
  await page.addInitScript(() => {
    window.breaches = [];
    addEventListener("securitypolicyviolation", (event) =>
      window.breaches.push(event.violatedDirective + " " + event.blockedURI));
  });
  return { page, seen };
}

/** Opens the single file from the disk, with no network, and waits until the app is interactive. */
export async function openFile(context, { file = single, hash = "", ready = true } = {}) {
  await context.setOffline(true);
  const { page, seen } = await watched(context);
  await page.goto(pathToFileURL(file).href + hash);
  if (ready) await isReady(page);
  return { page, seen };
}

/** Waits until the app says that it is interactive. */
export async function isReady(page) {
  await page.waitForSelector("html[data-ready]", { state: "attached", timeout: 20000 });
}

/** Opens the single file in Firefox and waits until the app is interactive. */
export async function openInFirefox(browser, file = single) {
  const page = await browser.newPage();
  const seen = { requests: [], errors: [] };
  page.on("request", (request) => {
    if (!/^(file|blob|data):/.test(request.url())) seen.requests.push(request.url());
  });
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  await page.goto(pathToFileURL(file).href);
  await page.waitForSelector("html[data-ready]", { timeout: 20000 });
  return { page, seen };
}

/** Serves a folder with the project's own server. Returns its address and a way to stop it. */
export async function served(t, folder = dist) {
  const name = process.platform === "win32" ? "xtask.exe" : "xtask";
  const program = process.env.GROUNDWORK_XTASK || join(root, "target", "debug", name);
  const server = spawn(program, ["serve", "--dir", folder, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((done) => server.on("exit", done));
  const stop = async () => {
    server.kill("SIGKILL");
    await ended;
  };
  t.after(stop);
  const address = await new Promise((done, failed) => {
    let text = "";
    server.on("error", failed);
    server.on("exit", () => failed(new Error("the server ended: " + text)));
    server.stdout.on("data", (data) => {
      text += data;
      const found = /http:\/\/[\d.]+:\d+\//.exec(text);
      if (found) done(found[0]);
    });
  });
  return { address, stop };
}

/** A picture for a person to look at. */
export async function picture(page, name) {
  await page.screenshot({ path: join(out, name + ".png") });
}

/** What axe finds in `part` of the page that is serious or critical, one line each. */
export async function axe(page, part = "html") {
  const source = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
  // Evaluated by the driver: the page's policy, which would refuse a script element, stays in force.
  await page.evaluate(source);
  const { violations } = await page.evaluate((within) => window.axe.run(within, { resultTypes: ["violations"] }), part);
  return violations
    .filter((violation) => ["serious", "critical"].includes(violation.impact))
    .flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(" ")}`));
}

/** Ends the module as a Rust panic does: by a trap in a call from the event loop. */
export async function trap(page) {
  await page.evaluate(() => {
    const module = new WebAssembly.Module(new Uint8Array([
      0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11,
    ]));
    setTimeout(new WebAssembly.Instance(module).exports.f);
  });
}

/** Fails early, in words, when there is nothing to test. */
export function needBuild() {
  if (!existsSync(single)) throw new Error(single + " is missing: cargo xtask build");
}

/** Chromium for a measurement: a browser of its own with nothing in its profile. */
export async function launchFresh() {
  const driver = require("playwright-core").chromium;
  const browser = await driver.launch({ executablePath: CHROMIUM, headless: true, args: FLAGS });
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  return { browser, page, close: () => browser.close() };
}

/** Memory that only the tab's process holds, megabytes; undefined where the system does not say. */
export async function residentMegabytes(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const sizes = processInfo
    .filter((entry) => entry.type === "renderer")
    .map((entry) => {
      const file = `/proc/${entry.id}/smaps_rollup`;
      const text = existsSync(file) ? readFileSync(file, "utf8") : "";
      const parts = [...text.matchAll(/^Private_(?:Clean|Dirty): +(\d+) kB$/gm)];
      return parts.length ? parts.reduce((sum, part) => sum + Number(part[1]), 0) / 1e3 : undefined;
    });
  // An empty spare process may stand by: the tab is the largest.
  return sizes.includes(undefined) || !sizes.length ? undefined : Math.max(...sizes);
}

/** The middle value. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
