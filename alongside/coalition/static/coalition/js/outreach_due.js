/* A page with a round on it that stays open says by itself when a check-in was to be there: it does not ask the server,
   so that a page left open keeps nobody signed in. Hook: data-left, the seconds until then, on a hidden sentence. */
(() => {
  "use strict";

  for (const each of document.querySelectorAll("[data-left]")) {
    const show = () => {
      each.hidden = false;
    };
    /* A browser lets a hidden page's clocks sleep: when it is looked at again, the time is asked for anew. */
    const due = performance.now() + Number(each.dataset.left) * 1000;
    setTimeout(show, due - performance.now());
    document.addEventListener("visibilitychange", () => {
      if (performance.now() >= due) show();
    });
  }
})();
