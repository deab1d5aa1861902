/* The house's small script. Every page works without it.
   Hooks are data-* attributes, never classes:
     data-exit          a link that leaves; data-covers is where that covers a session
     data-cover         a form that covers the screen; data-covered is what shows then
     data-keep          a form whose typed text is guarded until it is sent
                        (data-typed: there is some)
     data-filter="id"   an input that filters the children of that element as one types
     data-find          where / goes
     data-opens="id", data-closes   a dialog; data-goes, data-goes-now   a line that can be closed
     data-focus         takes the focus, unless one comes to a #place
     data-with-script   stays hidden where there is no script
     data-again         a form that may be sent more than once */
(() => {
  "use strict";

  const root = document.documentElement;
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const tell = (url, body) => fetch(url, { method: "POST", body, redirect: "manual", keepalive: true }).catch(() => {});
  let leaving = false;

  /* ---- Leave: blank at once, cover the session, replace; Back leaves again (left.js) ---- */
  const leave = (exit) => {
    leaving = true;
    root.classList.add("is-gone");
    document.title = "";
    if (exit.dataset.covers) tell(exit.dataset.covers);
    left(exit.href);
    window.location.replace(exit.href);
  };

  /* Where to; nothing where storage is turned off. */
  const left = (href) => {
    try {
      if (href) sessionStorage.setItem("left", href);
      return sessionStorage.getItem("left");
    } catch {}
  };

  /* ---- Cover: hide at once, tell the server, and keep what was typed ---- */
  const cover = () => {
    const form = one("form[data-cover]");
    const panel = one("[data-covered]");
    if (!form || !panel || root.classList.contains("is-covered")) return;
    for (const dialog of all("dialog[open]")) dialog.close();
    panel.dataset.was = document.title;
    document.title = panel.dataset.title;
    root.classList.add("is-covered");
    panel.hidden = false;
    one("h2", panel).focus();
    tell(form.action, new FormData(form));
  };

  const uncover = async (form) => {
    const panel = form.closest("[data-covered]");
    const refused = one("[data-refused]", panel);
    const field = one("[type=password]", form);
    refused.hidden = true;
    const answer = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      redirect: "manual",
      headers: { "X-Cover": "1" },
    }).catch(() => ({ status: 0 }));
    field.value = "";
    if (answer.status === 204) {
      root.classList.remove("is-covered");
      panel.hidden = true;
      document.title = panel.dataset.was;
      one("#main").focus();
    } else if (answer.type !== "opaqueredirect" && [0, 403, 429, 503].includes(answer.status)) {
      refused.hidden = false;
      field.focus();
    } else {
      /* More is asked for than a passphrase: go where it can be given. */
      leaving = true;
      window.location.assign(form.action);
    }
  };

  /* ---- Shift three times within two seconds, nothing else in between ---- */
  let presses = [];
  document.addEventListener("keydown", (event) => {
    if (event.repeat) return;
    if (event.key !== "Shift") {
      presses = [];
      return;
    }
    presses = [...presses, Date.now()].slice(-3);
    if (presses.length < 3 || presses[2] - presses[0] > 2000) return;
    presses = [];
    const exit = one("a[data-exit]");
    if (exit) leave(exit);
    else cover();
  });

  /* ---- Kept in memory a page is blank; brought back, it is asked for again ---- */
  window.addEventListener("pagehide", (event) => {
    if (event.persisted) root.classList.add("is-gone");
  });
  window.addEventListener("pageshow", (event) => {
    leaving = false;
    if (event.persisted) {
      if (left()) window.location.replace(left());
      else window.location.reload();
      return;
    }
    for (const button of all("[data-sent]")) release(button);
  });

  /* ---- Typed text is not lost by accident ---- */
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-keep]");
    if (form) form.dataset.typed = "";
  });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && one("form[data-keep][data-typed]")) event.preventDefault();
  });

  /* ---- A form is sent once ---- */
  const release = (button) => {
    delete button.dataset.sent;
    button.disabled = false;
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("[data-cover]")) {
      event.preventDefault();
      cover();
      return;
    }
    if (form.closest("[data-covered]")) {
      event.preventDefault();
      uncover(form);
      return;
    }
    if (event.defaultPrevented) return;
    delete form.dataset.typed;
    if (form.matches("[data-again], [method=dialog], [method=get]")) return;
    /* After the browser has read the form: a disabled button would not be sent. */
    setTimeout(() => {
      for (const button of all("button:not([type=button])", form)) {
        button.dataset.sent = "";
        button.disabled = true;
      }
    });
  });

  /* ---- Clicks ---- */
  document.addEventListener("click", (event) => {
    const hit = (selector) => event.target.closest(selector);
    const exit = hit("a[data-exit]");
    if (exit && !event.metaKey && !event.ctrlKey) {
      event.preventDefault();
      leave(exit);
    }
    const opens = hit("[data-opens]");
    if (opens) document.getElementById(opens.dataset.opens)?.showModal();
    if (hit("[data-closes]")) hit("dialog")?.close();
    if (hit("[data-goes-now]")) hit("[data-goes]").remove();
  });

  /* ---- Find as you type, in a list that is already here ---- */
  const flat = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const filter = (input) => {
    const words = flat(input.value).split(/\s+/).filter(Boolean);
    const rows = [...document.getElementById(input.dataset.filter).children];
    for (const row of rows) {
      const text = flat(row.dataset.words || row.textContent);
      row.hidden = !words.every((word) => text.includes(word));
    }
    const count = document.getElementById(`${input.dataset.filter}-count`);
    if (count) count.textContent = (count.dataset.words || "#").replace("#", rows.filter((row) => !row.hidden).length);
  };
  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-filter]")) filter(event.target);
  });

  /* ---- The / key goes to the search, unless one is writing or has turned it off ---- */
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.body.dataset.keys === "off" || root.classList.contains("is-covered")) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const find = one("[data-find]");
    if (!find) return;
    event.preventDefault();
    find.focus();
  });

  /* ---- htmx: say so when something did not go through; look after what came in ---- */
  const trouble = (shown) => {
    const line = one("[data-trouble]");
    if (line) line.hidden = !shown;
  };
  document.addEventListener("htmx:responseError", () => trouble(true));
  document.addEventListener("htmx:sendError", () => trouble(true));
  document.addEventListener("htmx:timeout", () => trouble(true));
  document.addEventListener("htmx:beforeRequest", () => trouble(false));
  document.addEventListener("htmx:afterSwap", (event) => ready(event.target));
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest("form[data-keep]");
    if (form && event.detail.successful) delete form.dataset.typed;
  });

  const ready = (part) => {
    for (const hint of all("[data-with-script]", part)) hint.hidden = false;
    if (part !== document || !location.hash) one("[data-focus]", part)?.focus();
  };
  ready(document);
})();
