/* A page that may be taken back: at every click, and when someone comes back to it, it asks whether it still stands.
     data-still   the address that answers; the page behind it goes blank when the answer is no */
(() => {
  "use strict";

  const page = document.querySelector("[data-still]");
  if (!page) return;
  let asking = false;

  const ask = async () => {
    if (asking) return;
    asking = true;
    try {
      const answer = await fetch(page.dataset.still, { cache: "no-store" });
      if (answer.status === 204) return;
    } catch {
      /* No answer is no yes: without the server nothing stays on the screen. */
    } finally {
      asking = false;
    }
    page.replaceChildren();
    location.reload();
  };

  document.addEventListener("click", ask, true);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && ask());
  addEventListener("pageshow", (event) => event.persisted && ask());
  setInterval(ask, 60000);
})();
