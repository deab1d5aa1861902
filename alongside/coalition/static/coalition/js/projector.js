/* The page for the wall: the right arrow goes on to the next item. Works without this script by its button. */
(() => {
  "use strict";
  document.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowRight" || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (document.body.dataset.keys === "off" || event.target.closest("input, textarea, select")) return;
    const next = document.querySelector("[data-next]");
    if (!next) return;
    event.preventDefault();
    next.click();
  });
})();
