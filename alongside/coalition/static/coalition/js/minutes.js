/* Minutes: when the session has ended while people talked, the page stays, with what was typed on it.
   Hooks: form[data-note]   one text that saves itself
          [data-signed-out] what is said then, with a way to sign in beside this page */
(() => {
  "use strict";
  const said = () => document.querySelector("[data-signed-out]");
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    const form = event.target.closest("form[data-note]");
    if (!form) return;
    const ended = event.detail.xhr.getResponseHeader("HX-Redirect");
    said().hidden = !ended;
    if (!ended) return;
    event.preventDefault();
    form.dataset.unsaved = "";
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest("form[data-note][data-unsaved]");
    if (!form) return;
    delete form.dataset.unsaved;
    form.dataset.typed = ""; /* after the house's own script took it for saved */
  });
})();
