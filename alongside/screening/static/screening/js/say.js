/* A conversation, by keyboard. Every answer is a form of its own and works without this.
     data-say              one question: its letters answer it while it has the focus, arrows go on
     data-letter           the letter of an answer
     data-without-script   a button that is not needed where every change is saved as it is made */
(() => {
  "use strict";

  const root = document.documentElement;
  const quiet = () => document.body.dataset.keys === "off" || root.classList.contains("is-covered");
  const writes = (target) => target.matches("textarea, select, input:not([type=radio], [type=checkbox])");

  const go = (question, step) => {
    const all = [...document.querySelectorAll("details[data-say]")];
    const next = all[all.indexOf(question) + step];
    if (!next) return;
    next.open = true;
    next.querySelector("summary").focus();
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const question = event.target.closest("details[data-say]");
    if (!question || writes(event.target)) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      go(question, event.key === "ArrowDown" ? 1 : -1);
      return;
    }
    if (quiet() || event.repeat) return;
    const letter = event.key.toLowerCase();
    const answer = [...question.querySelectorAll("input[data-letter]")].find((input) => input.dataset.letter === letter);
    if (!answer) return;
    event.preventDefault();
    question.open = true;
    answer.click();
  });

  /* Every change is saved as it is made: the button would only be one more thing to look at. */
  const ready = (part) => {
    for (const button of part.querySelectorAll("[data-without-script]")) button.hidden = true;
  };
  document.addEventListener("htmx:load", (event) => ready(event.detail.elt));
  ready(document);

  /* The network went away: what was typed stays in its place, and goes on when it is back. */
  const again = () => {
    for (const form of document.querySelectorAll("form[data-unsent]")) {
      delete form.dataset.unsent;
      form.dispatchEvent(new Event("change"));
    }
  };
  for (const trouble of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(trouble, (event) => {
      if (!event.target.closest("details[data-say]")) return;
      event.target.dataset.unsent = "";
      setTimeout(again, 5000);
    });
  }
  window.addEventListener("online", again);

  /* What had the focus may have been replaced: the question keeps it. */
  document.addEventListener("htmx:beforeRequest", (event) => {
    const question = event.target.closest("details[data-say]");
    if (question) root.dataset.asked = question.parentElement.id;
  });
  document.addEventListener("htmx:afterSettle", () => {
    if (document.activeElement !== document.body || !root.dataset.asked) return;
    document.getElementById(root.dataset.asked)?.querySelector("summary")?.focus();
  });
})();
