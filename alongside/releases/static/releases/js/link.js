/* The long word of a link: it stands after the sign #, which no browser sends. Copied into its field, then taken out of
   the address bar and the history. Without this it is typed. */
(() => {
  "use strict";

  const field = document.querySelector("[data-word]");
  const word = decodeURIComponent(location.hash.slice(1));
  if (!field || !/^[A-Za-z0-9-]{20,40}$/.test(word)) return;
  field.value = word;
  history.replaceState(null, "", location.pathname);
  document.querySelector("[data-link] [name=code]")?.focus();
})();
