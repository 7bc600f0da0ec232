// Under Node: a request on stdin, messages on stdout, one a line. Runs after solver-worker.js.
{
  const { readFileSync, writeSync } = require("node:fs");
  const { join, resolve } = require("node:path");
  const folder = resolve(process.argv[1]);
  const post = (message) => {
    // For the benchmarks: kilobytes at the most, and the processor's seconds.
    if (message.done) {
      const used = process.resourceUsage();
      message.done.memory = used.maxRSS;
      message.done.cpu = (used.userCPUTime + used.systemCPUTime) / 1e6;
    }
    const bytes = Buffer.from(JSON.stringify(message) + "\n");
    for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
  };
  // Ctrl-C goes to everybody in the terminal: who asked for the solve ends it and keeps its best.
  process.on("SIGINT", () => {});
  const request = JSON.parse(readFileSync(0, "utf8"));
  const bytes = readFileSync(join(folder, "highs.wasm"));
  const wasm = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const answer = module.exports.serve(require(join(folder, "highs.js")), post);
  answer({ gw: "init", wasm }).then(() => answer({ id: 1, ...request }));
}
