/* Comes before anything is drawn: a tab that was left quickly does not show this site again by going back.
   house.js keeps where to in sessionStorage, which ends with the tab. Coming here anew, by a link or by hand, is
   a wish to be here. */
(() => {
  "use strict";

  try {
    const away = sessionStorage.getItem("left");
    if (!away) return;
    const [way] = performance.getEntriesByType("navigation");
    if (way && way.type === "back_forward") {
      document.documentElement.classList.add("is-gone");
      window.location.replace(away);
    } else {
      sessionStorage.removeItem("left");
    }
  } catch {
    /* Storage is turned off: going back then shows what the server gives. */
  }
})();
