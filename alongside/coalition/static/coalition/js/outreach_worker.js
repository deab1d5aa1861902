/* Answers for the phone's counting page where there is no network, and for nothing else: its scope is that page.
   What it keeps is the page as a stranger gets it (outreach.js puts it there): the same for everyone, with no name. */
(() => {
  "use strict";

  const KEPT = ["document", "script", "style"];

  self.addEventListener("install", () => self.skipWaiting());
  self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
  self.addEventListener("fetch", (event) => {
    const { request } = event;
    if (request.method !== "GET" || !KEPT.includes(request.destination)) return;
    const found = caches.match(request, { ignoreVary: true, ignoreSearch: true });
    event.respondWith(found.then((kept) => kept ?? fetch(request)));
  });
})();
