// Boot and rescue: the only JavaScript of the page that is not generated.
//
// It starts the WebAssembly module on the page and in workers, the same way from a double-clicked
// file and from a web server, and it is what is left when the module dies: a Rust panic ends a
// WebAssembly app for good, so the panel that offers the last kept plan must not depend on it.
//
// Contract with the app (globalThis.groundwork):
//   kind          "file" | "web"
//   build         { version, hash }
//   spawnEngine() a Worker running the same module; messages posted at once are kept until it listens
//   spawnSolver() a Promise of a Worker holding HiGHS (static/solver-worker.js)
//   panic(text)   shows the rescue panel; rescue: optional () => plan text, used by the panel
//   update        null, or { apply() } once a newer version waits (event "groundwork:update")
(() => {
  "use strict";
  const root = document.documentElement;
  const stored = (key) => {
    try { return localStorage.getItem(key); } catch { return null; }
  };

  // The reader's own choices, before the first paint, so that nothing flashes.
  const theme = stored("groundwork:theme");
  if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  if (stored("groundwork:steps-hidden")) root.dataset.stepsHidden = "";
  const language = stored("groundwork:language") || navigator.language || "en";
  // The map that is painted before the app starts belongs to the first screen only.
  if (!/^(#\/?|#\/world.*)?$/.test(location.hash)) root.dataset.elsewhere = "";

  const TEXT = {
    en: {
      dir: "ltr",
      stopped: "Groundwork has stopped",
      wrong: "Something went wrong inside the program.",
      kept: "Your plan, as this browser last kept it, is safe. Download the rescue file first, then reload.",
      none: "This browser holds no plan of yours, so there is nothing to rescue.",
      old: "This browser is too old for Groundwork",
      need: "Groundwork needs WebAssembly with SIMD and DecompressionStream: Chrome or Edge 91, Firefox 113, Safari 16.4, or newer. Missing here: ",
      rescue: "Download rescue file",
      reload: "Reload",
    },
    fr: {
      dir: "ltr",
      stopped: "Groundwork s’est arrêté",
      wrong: "Une erreur s’est produite dans le programme.",
      kept: "Votre plan, tel que ce navigateur l’a conservé en dernier, est intact. Téléchargez d’abord le fichier de secours, puis rechargez la page.",
      none: "Ce navigateur ne contient aucun de vos plans : il n’y a rien à récupérer.",
      old: "Ce navigateur est trop ancien pour Groundwork",
      need: "Groundwork a besoin de WebAssembly avec SIMD et de DecompressionStream : Chrome ou Edge 91, Firefox 113, Safari 16.4, ou plus récent. Manque ici : ",
      rescue: "Télécharger le fichier de secours",
      reload: "Recharger",
    },
    ar: {
      dir: "rtl",
      stopped: "توقف Groundwork عن العمل",
      wrong: "حدث خطأ داخل البرنامج.",
      kept: "خطتك، كما حفظها هذا المتصفح آخر مرة، سليمة. نزّل ملف الإنقاذ أولاً ثم أعد التحميل.",
      none: "لا يحتفظ هذا المتصفح بأي خطة لك، فلا شيء لإنقاذه.",
      old: "هذا المتصفح قديم جدًا بالنسبة إلى Groundwork",
      need: "يحتاج Groundwork إلى WebAssembly مع SIMD وإلى DecompressionStream: ‏Chrome أو Edge 91 أو Firefox 113 أو Safari 16.4 أو أحدث. الناقص هنا: ",
      rescue: "تنزيل ملف الإنقاذ",
      reload: "إعادة التحميل",
    },
  };

  root.lang = TEXT[language.slice(0, 2)] ? language.slice(0, 2) : "en";
  root.dir = TEXT[root.lang].dir;

  // Plans kept in this browser: the app's own answer if it still can give one, else what the
  // storage holds under its prefix. Untrusted text: it is only ever saved, never interpreted.
  function plans() {
    try {
      const text = groundwork.rescue && groundwork.rescue();
      if (typeof text === "string" && text) return [text];
    } catch { /* the module is dead: fall back to storage */ }
    try {
      const last = stored(stored("groundwork:last") || "");
      if (last) return [last];
      return Object.keys(localStorage)
        .filter((key) => key.startsWith("groundwork:plan"))
        .sort()
        .map((key) => localStorage.getItem(key));
    } catch { return []; }
  }

  function download(text, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  function element(tag, text, parent) {
    const made = document.createElement(tag);
    made.textContent = text;
    parent.append(made);
    return made;
  }

  // `lack`: what this browser has not; nothing else is wrong then, and nothing needs rescue.
  function panel(detail, lack) {
    if (document.getElementById("crash")) return;
    // The app keeps the root's language up to date.
    const code = root.lang.slice(0, 2);
    const words = TEXT[code] || TEXT.en;
    const box = document.createElement("section");
    box.id = "crash";
    box.setAttribute("role", "alertdialog");
    box.setAttribute("aria-labelledby", "crash-title");
    box.lang = TEXT[code] ? code : "en";
    box.dir = words.dir;
    const found = lack ? [] : plans();
    element("h1", lack ? words.old : words.stopped, box).id = "crash-title";
    element("p", lack ? words.need + lack : words.wrong + " " + (found.length ? words.kept : words.none), box);
    const acts = element("div", "", box);
    acts.className = "acts";
    if (found.length) {
      element("button", words.rescue, acts).onclick = () =>
        found.forEach((plan, at) =>
          download(plan, "groundwork-rescue" + (at ? "-" + (at + 1) : "") + ".groundwork.json"));
    }
    element("button", words.reload, acts).onclick = () => location.reload();
    if (detail) element("pre", detail, box);
    const show = () => {
      for (const rest of document.body.children) rest.inert = true;
      document.body.append(box);
      root.setAttribute("data-stopped", "");
      acts.querySelector("button").focus();
    };
    if (document.body) show(); else addEventListener("DOMContentLoaded", show);
  }

  const say = (error) => String((error && (error.stack || error.message)) || error).slice(0, 4000);
  const panic = (detail) => panel(say(detail));

  // A trap reaches the page as the error of whatever JavaScript called into the module.
  const trapped = (error) => typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
  addEventListener("error", (event) => { if (trapped(event.error)) panic(event.error); });
  addEventListener("unhandledrejection", (event) => { if (trapped(event.reason)) panic(event.reason); });

  function missing() {
    // A function that splats an i32 over a v128 and takes lane 0 back: valid only with SIMD.
    const simd = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];
    if (typeof WebAssembly !== "object") return "WebAssembly";
    if (!WebAssembly.validate(new Uint8Array(simd))) return "WebAssembly SIMD";
    if (typeof DecompressionStream !== "function") return "DecompressionStream";
    return "";
  }

  let build;
  const about = () => build || (build = JSON.parse(document.getElementById("part-build").textContent));

  // Parts of the build, by name. In the single file they are inert scripts (binary ones gzip, a byte
  // a character); on a web server they are files with hashed names.
  const inert = (name) => document.getElementById("part-" + name);
  function unsqueezed(text) {
    // Blocks of 48 bytes, each after the number they are shifted by; 1 stands before a byte written 64
    // higher (xtask/src/pack/squeeze.rs). This function goes into the worker's source as well.
    const bytes = new Uint8Array(text.length);
    let at = 0, i = 0;
    while (i < text.length) {
      const shift = text.charCodeAt(i++);
      for (let n = 0; n < 48 && i < text.length; n++) {
        const value = text.charCodeAt(i++);
        // The array keeps the lowest eight bits.
        bytes[at++] = (value === 1 ? text.charCodeAt(i++) - 64 : value) - shift;
      }
    }
    return bytes.subarray(0, at);
  }
  async function part(name, type) {
    const headers = { "content-type": type };
    if (about().kind === "web") {
      const response = await fetch(about().files[name]);
      if (!response.ok) throw new Error(name + ": HTTP " + response.status);
      // Not every server knows the type that streaming compilation insists on.
      return new Response(response.body, { headers });
    }
    const held = inert(name);
    if (!held) throw new Error(name + ": not in this file");
    const text = held.textContent;
    if (held.type === "text/plain") return new Response(text);
    const inflated = new Blob([unsqueezed(text)]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(inflated, { headers });
  }
  const text = async (name) => (await part(name, "text/javascript")).text();

  // Parts that follow in the document are still being read while the app starts.
  const read = new Promise((done) => {
    if (document.readyState !== "loading") done();
    else addEventListener("DOMContentLoaded", done);
  });

  let module, glue;
  const painted = () => new Promise((done) => {
    // Twice round the event loop after a frame: the first paint is on the screen. A hidden tab
    // gets no frames, hence the limit.
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 200);
  });

  // In the single file a worker unpacks and compiles the module while the page reads and paints the
  // rest, and then stays as the engine's first worker. Where that fails the page does it itself.
  let first;
  // The worker starts while the app's part is still being read: earlier it would delay the map.
  function prepare() {
    if (!missing()) first = worker("engine", () => engineSource(inert("glue").textContent));
  }
  function unpacked() {
    const held = inert("app");
    const made = first;
    first = null;
    return new Promise((done, fail) => {
      made.onerror = fail;
      made.onmessage = ({ data }) => {
        made.onmessage = made.onerror = null;
        if (!data.module) return fail(new Error(data.message));
        first = made;
        done(data.module);
      };
      made.postMessage({ gw: "unpack", packed: held.textContent });
    }).catch((error) => {
      made?.terminate();
      console.warn("the module is unpacked on the page:", error);
      return compiled();
    });
  }
  const compiled = async () => WebAssembly.compileStreaming(await part("app", "application/wasm"));

  async function start() {
    try {
      const lack = missing();
      if (lack) return panel("", lack);
      // A server that names a character set of its own takes the bytes of the parts away.
      if (about().kind === "file" && document.characterSet !== "windows-1252")
        throw new Error("groundwork.html was read as " + document.characterSet + ": open it from a folder, or serve index.html");
      // Compiling goes on beside the first paint; running, which would delay it, comes after.
      [module, glue] = await Promise.all([
        about().kind === "file" ? unpacked() : compiled(),
        text("glue"),
        painted().then(() => performance.mark("groundwork:painted")),
      ]);
      performance.mark("groundwork:compiled");
      if (about().kind === "file") inert("app").remove();
      const script = document.createElement("script");
      // Allowed by its hash in the policy.
      script.textContent = glue;
      document.head.append(script);
      await wasm_bindgen({ module_or_path: module });
      performance.mark("groundwork:started");
    } catch (error) {
      panic(error);
    }
  }

  // Classic workers from a Blob: the only kind that browsers start from file://.
  const urls = {};
  const worker = (name, source) => new Worker(
    urls[name] || (urls[name] = URL.createObjectURL(new Blob(source(), { type: "text/javascript" }))));

  // Runs in the engine's worker, after the glue. Messages that arrive before the module listens
  // are kept in order and given to it then.
  function engineBoot() {
    const early = [];
    globalThis.groundwork = { kind: "engine", panic: (text) => postMessage({ gw: "panic", message: String(text) }) };
    const keep = (event) => {
      event.stopImmediatePropagation();
      if (event.data && event.data.gw === "init") begin(event.data.module);
      else if (event.data && event.data.gw === "unpack") unpack(event.data.packed);
      else early.push(event);
    };
    addEventListener("message", keep);
    async function unpack(packed) {
      try {
        const inflated = new Blob([unsqueezed(packed)]).stream().pipeThrough(new DecompressionStream("gzip"));
        const module = await WebAssembly.compileStreaming(
          new Response(inflated, { headers: { "content-type": "application/wasm" } }));
        postMessage({ gw: "module", module });
        begin(module);
      } catch (error) {
        postMessage({ gw: "module", message: String(error) });
      }
    }
    async function begin(module) {
      try {
        await wasm_bindgen({ module_or_path: module });
      } catch (error) {
        return groundwork.panic(error);
      }
      removeEventListener("message", keep);
      for (const event of early) dispatchEvent(new MessageEvent("message", { data: event.data, ports: event.ports }));
    }
  }

  const engineSource = (glue) => [glue, "\n", unsqueezed, "\n(", engineBoot, ")();\n"];

  function spawnEngine() {
    if (first) {
      const made = first;
      first = null;
      return made;
    }
    const made = worker("engine", () => engineSource(glue));
    made.postMessage({ gw: "init", module });
    return made;
  }

  let solver;
  async function spawnSolver() {
    await read;
    if (!solver) solver = Promise.all([text("highs"), text("solver-worker")]);
    const sources = await solver;
    const wasm = await (await part("highs-wasm", "application/wasm")).arrayBuffer();
    const made = worker("solver", () => [sources[0], "\n", sources[1]]);
    made.postMessage({ gw: "init", wasm }, [wasm]);
    return made;
  }

  globalThis.groundwork = {
    get kind() { return about().kind; },
    get build() { return { version: about().version, hash: about().hash }; },
    spawnEngine, spawnSolver, panic, prepare, start, rescue: null, update: null,
  };

  // Installed from a web server, the app keeps working without it. A newer version waits until the
  // reader agrees: never a silent reload.
  addEventListener("load", async () => {
    if (about().kind !== "web" || !("serviceWorker" in navigator)) return;
    try {
      const registration = await navigator.serviceWorker.register("service-worker.js");
      const offer = () => {
        if (!registration.waiting || !navigator.serviceWorker.controller) return;
        groundwork.update = {
          apply() {
            navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
            registration.waiting.postMessage({ gw: "apply-update" });
          },
        };
        dispatchEvent(new CustomEvent("groundwork:update"));
      };
      offer();
      registration.addEventListener("updatefound", () =>
        registration.installing.addEventListener("statechange", offer));
    } catch (error) {
      console.warn("offline use is not available:", error);
    }
  });
})();
