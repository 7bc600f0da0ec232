// Runs the end-to-end tests, one file after another: node tests/e2e/run.mjs [--smoke] [NAME...]
// --smoke: only that the packed build opens. NAME: only files whose name contains it.
import { readdirSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { needBuild } from "./lib.mjs";

needBuild();
const names = process.argv.slice(2);
const smoke = names[0] === "--smoke";
if (smoke) names.splice(0, 1, "smoke");
const here = fileURLToPath(new URL(".", import.meta.url));
const files = readdirSync(here)
  .filter((file) => file.endsWith(".test.mjs"))
  .filter((file) => !names.length || names.some((name) => file.includes(name)))
  .map((file) => here + file);
if (!files.length) throw new Error("no test file is called " + names.join(", "));
const { status } = spawnSync(
  process.execPath,
  // One browser at a time: two share two cores and time out. A limit, so that a browser that hangs
  // fails its test and not the whole run.
  ["--test", "--test-concurrency=1", "--test-timeout=900000", "--test-reporter=spec", ...files],
  { stdio: "inherit", env: { ...process.env, GROUNDWORK_SMOKE: smoke ? "1" : "" } },
);
process.exit(status ?? 1);
