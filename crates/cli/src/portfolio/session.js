// Under Node: requests on stdin, one a line, messages on stdout, one a line. Runs after solver-worker.js.
{
  const { readFileSync, writeSync } = require("node:fs");
  const { join, resolve } = require("node:path");
  const folder = resolve(process.argv[1]);
  const post = (message) => {
    if (message.incumbent || message.progress) return;
    const bytes = Buffer.from(JSON.stringify(message) + "\n");
    for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
  };
  const bytes = readFileSync(join(folder, "highs.wasm"));
  const wasm = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const answer = module.exports.serve(require(join(folder, "highs.js")), post);
  let last = answer({ gw: "init", wasm });
  let id = 0;
  require("node:readline")
    .createInterface({ input: process.stdin })
    .on("line", (line) => {
      last = last.then(() => answer({ id: (id += 1), ...JSON.parse(line) }));
    });
}
