// Keeps the web version working without its server. Written into the build with the exact list of
// files; their names change with their content, so what is in the cache is never out of date.
"use strict";

const BUILD = "{{hash}}";
const FILES = ["{{files}}"];
const PREFIX = "groundwork-";
const CACHE = PREFIX + BUILD;

self.addEventListener("install", (event) => {
  // All or nothing; past the browser's own cache, which may hold an older page.
  const fresh = FILES.map((file) => new Request(file, { cache: "reload" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(fresh)));
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
    }
    await self.clients.claim();
  })());
});

// A newer version takes over only when the reader has agreed to it on the page.
self.addEventListener("message", (event) => {
  if (event.data && event.data.gw === "apply-update") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const request = event.request;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  event.respondWith((async () => {
    const cache = await caches.open(CACHE);
    const found = await cache.match(request, { ignoreSearch: request.mode === "navigate" });
    return found || fetch(request);
  })());
});
