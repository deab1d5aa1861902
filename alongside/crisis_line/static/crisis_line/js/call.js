/* A call, saved as it is written. The sheet is one form that works without this script.
   What is not saved yet lives in the memory of this page and nowhere else: never in storage.
   Hooks are data-* attributes:
     form[data-call]     the form of the sheet; data-version, data-step-url, data-changes-url
     data-sheet          where its fields stand
     data-step           a field that is saved on its own
     data-row="name"     what stands around a field; mistakes and others' words go after it
     data-advice, data-at   shown while that field has that answer
     data-words-of       sentences in one language
     data-state          what is said about saving; data-clock   when the call began
     data-part="4"       a section; its key (a digit, or h) goes there, F2 to the next one
     data-look           what htmx looks at again while a bed is asked for
     data-take-call      the button behind the key C; data-leaves   a form that waits until all is saved */
(() => {
  "use strict";

  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const covered = () => document.documentElement.classList.contains("is-covered");
  const writing = (target) => target.closest("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])");
  const single = (event) => !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat && document.body.dataset.keys !== "off";

  /* ---- The key C takes a call ---- */
  document.addEventListener("keydown", (event) => {
    const take = one("[data-take-call]");
    if (!take || event.key.toLowerCase() !== "c" || !single(event) || covered() || writing(event.target)) return;
    event.preventDefault();
    take.click();
  });

  const form = one("form[data-call]");
  if (!form) return;
  const sheet = one("[data-sheet]"); /* the fields belong to the form, but stand in here beside other forms */

  const SOON = 450; /* ms after the last letter */
  const LONGEST = 10_000; /* ms until an answer counts as lost */
  const state = one("[data-state]");
  const known = new Map(); /* field → the version of the call at which this page last saw it */
  const queue = new Map(); /* field → what is not saved yet, in the order it was written */
  const chosen = new Map(); /* row of answers → the one chosen */
  let pulled = Number(form.dataset.version);
  let sending = false;
  let stopped = false;
  let leaving = false;
  let wait = 1000;
  let timer = 0;
  let savedAt = 0;
  let mood = "";
  let touched = Date.now();

  const version = (name) => known.get(name) ?? Number(form.dataset.version);
  const inputs = (name) => all(`[data-step][name="${CSS.escape(name)}"]`, sheet);
  const row = (name) => one(`[data-row="${CSS.escape(name)}"]`, sheet);

  /* ---- Saying how it stands ---- */
  const ago = new Intl.RelativeTimeFormat(document.documentElement.lang || "en", { style: "long" });
  const words = () => {
    const seconds = Math.round((Date.now() - savedAt) / 1000);
    const past = seconds < 60 ? ago.format(-Math.max(seconds, 1), "second") : ago.format(-Math.floor(seconds / 60), "minute");
    return state.dataset.saved.replace("{ago}", past);
  };
  const say = (next) => {
    const before = mood;
    mood = next;
    const bad = ["waiting", "signedOut", "ended"].includes(next);
    state.classList.toggle("is-waiting", bad);
    one("[data-state-words]").textContent = next === "saved" ? words() : state.dataset[next];
    /* Aloud only when it turns: a screen reader is not told every second that all is well. */
    const turned = bad || (next === "saved" && ["waiting", "signedOut"].includes(before));
    if (turned && before !== next) one("[data-state-said]").textContent = one("[data-state-words]").textContent;
  };
  setInterval(() => {
    if (mood === "saved") one("[data-state-words]").textContent = words();
  }, 1000);

  /* ---- The clock, quiet ---- */
  const clock = one("[data-clock]");
  const tick = () => {
    const seconds = Math.max(0, Math.floor(Date.now() / 1000 - Number(clock.dataset.clock)));
    const two = (number) => String(number).padStart(2, "0");
    const hours = Math.floor(seconds / 3600);
    clock.textContent = `${hours ? `${hours}:` : ""}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  };
  tick();
  setInterval(tick, 1000);

  /* ---- What follows from an answer ---- */
  const follow = (name, value) => {
    for (const advice of all(`[data-advice="${CSS.escape(name)}"]`)) advice.hidden = advice.dataset.at !== value;
    if (name !== "language") return;
    const lists = all("[data-words-of]");
    const wanted = lists.find((list) => list.dataset.wordsOf === value) ?? lists.find((list) => list.dataset.wordsOf === "en");
    for (const list of lists) list.hidden = list !== wanted;
  };

  const put = (name, value) => {
    for (const input of inputs(name)) {
      if (input.type === "radio") input.checked = input.value === value;
      else if (input.type === "checkbox") input.checked = value !== "";
      else input.value = value;
    }
    if (value) chosen.set(name, value);
    else chosen.delete(name);
    follow(name, value);
  };
  const inWords = (name, value) => {
    const radio = inputs(name).find((input) => input.type === "radio" && input.value === value);
    const option = inputs(name)[0]?.options && [...inputs(name)[0].options].find((each) => each.value === value);
    return (radio?.closest("label") ?? option)?.textContent.trim() || value;
  };

  /* ---- Below a field: a mistake, or someone else's words ---- */
  const clear = (name) => {
    for (const line of all(`[data-below="${CSS.escape(name)}"]`)) line.remove();
    for (const input of inputs(name)) input.removeAttribute("aria-invalid");
  };
  const below = (kind, name, text) => {
    clear(name);
    const line = one(`template[data-${kind}]`).content.firstElementChild.cloneNode(true);
    line.dataset.below = name;
    const place = one("[data-text]", line);
    place.textContent = text || place.dataset.empty || "";
    row(name).after(line);
    return line;
  };
  const mistake = (name, sentence) => {
    below("mistake", name, sentence);
    for (const input of inputs(name)) input.setAttribute("aria-invalid", "true");
  };
  const present = (name) => {
    const found = inputs(name);
    if (!["radio", "checkbox"].includes(found[0].type)) return found[0].value;
    return found.find((input) => input.checked)?.value ?? "";
  };
  const conflict = (name, theirs, at) => {
    queue.delete(name);
    const line = below("theirs", name, inWords(name, theirs));
    const focus = () => inputs(name)[0]?.focus();
    one("[data-take]", line).addEventListener("click", () => {
      clear(name);
      known.set(name, at);
      put(name, theirs);
      focus();
    });
    one("[data-insist]", line).addEventListener("click", () => {
      clear(name);
      known.set(name, at);
      note(name, present(name), 0);
      focus();
    });
  };
  const undecided = (name) => one(`[data-below="${CSS.escape(name)}"] [data-insist]`);

  /* ---- Sending, one field after the other ---- */
  const post = (name, value) => {
    const body = new URLSearchParams();
    body.set("field", name);
    body.set("value", value);
    body.set("version", version(name));
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    return fetch(form.dataset.stepUrl, { method: "POST", body, redirect: "manual", signal: AbortSignal.timeout(LONGEST) });
  };
  /* After signing in again the page's token is an old one: read the new one from the page itself. */
  const renew = async () => {
    try {
      const page = await fetch(location.href, { redirect: "manual", signal: AbortSignal.timeout(LONGEST) });
      if (!page.ok) return;
      const fresh = new DOMParser().parseFromString(await page.text(), "text/html");
      const token = one("[name=csrfmiddlewaretoken]", fresh)?.value;
      if (token) for (const input of all("[name=csrfmiddlewaretoken]")) input.value = token;
    } catch {}
  };

  const note = (name, value, after) => {
    queue.delete(name);
    queue.set(name, value);
    clearTimeout(timer);
    timer = setTimeout(flush, after);
  };
  const settle = (name, value) => {
    if (queue.get(name) === value) queue.delete(name);
  };
  const later = (how) => {
    say(how);
    clearTimeout(timer);
    timer = setTimeout(flush, wait);
    wait = Math.min(wait * 2, 8000);
  };
  const stop = () => {
    stopped = true;
    say("ended");
  };

  const take = async (name, value, answer) => {
    if (answer.status === 204) {
      const at = Number(answer.headers.get("X-Version"));
      known.set(name, at);
      if (at === pulled + 1) pulled = at;
      settle(name, value);
      clear(name);
      savedAt = Date.now();
    } else if (answer.status === 409) {
      const there = await answer.json();
      conflict(name, there.value, there.version);
    } else if (answer.status === 422) {
      settle(name, value);
      mistake(name, await answer.text());
    } else if (answer.status === 404) {
      stop();
    } else {
      return answer.status === 403 || answer.type === "opaqueredirect" ? "signedOut" : "waiting";
    }
    return "";
  };

  const flush = async () => {
    if (sending || stopped || !queue.size) return;
    sending = true;
    const [name, value] = queue.entries().next().value;
    if (!["waiting", "signedOut"].includes(mood)) say("saving");
    let trouble;
    try {
      trouble = await take(name, value, await post(name, value));
    } catch {
      trouble = "waiting";
    }
    sending = false;
    if (stopped) return;
    if (trouble === "signedOut") await renew();
    if (trouble) {
      later(trouble);
      return;
    }
    wait = 1000;
    if (queue.size) flush();
    else say(savedAt ? "saved" : "saving");
  };
  window.addEventListener("online", () => {
    wait = 1000;
    flush();
  });

  /* ---- What a colleague writes meanwhile ---- */
  const look = async () => {
    if (stopped || sending || queue.size || document.hidden || Date.now() - touched > 600_000) return;
    try {
      const answer = await fetch(`${form.dataset.changesUrl}?since=${pulled}`, { redirect: "manual", signal: AbortSignal.timeout(LONGEST) });
      if (answer.status === 404) stop();
      if (answer.status !== 200) return;
      const there = await answer.json();
      for (const [name, value] of Object.entries(there.fields)) {
        if (queue.has(name) || undecided(name)) continue;
        known.set(name, there.version);
        put(name, value);
      }
      pulled = Math.max(pulled, there.version);
      if (there.ended) stop();
    } catch {}
  };
  setInterval(look, 4000);
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id === "bed-answers") look(); /* a bed that was taken is written on the sheet, too */
  });
  /* Whether a shelter has answered: htmx asks, as quietly, and only where a bed was asked for. */
  setInterval(() => {
    if (!stopped && !document.hidden && Date.now() - touched < 600_000) one("[data-look]")?.dispatchEvent(new Event("look"));
  }, 5000);

  /* ---- Writing and choosing ---- */
  sheet.addEventListener("click", () => {
    touched = Date.now();
  });
  sheet.addEventListener("input", (event) => {
    touched = Date.now();
    const input = event.target.closest("[data-step]");
    if (!input || ["radio", "checkbox"].includes(input.type)) return;
    if (undecided(input.name)) queue.delete(input.name);
    else note(input.name, input.value, input.tagName === "SELECT" ? 0 : SOON);
    follow(input.name, input.value);
  });
  sheet.addEventListener("change", (event) => {
    const input = event.target.closest("[data-step]");
    if (!input) return;
    if (!["radio", "checkbox"].includes(input.type)) {
      flush();
      return;
    }
    const value = present(input.name);
    if (undecided(input.name)) queue.delete(input.name);
    else note(input.name, value, 0);
    follow(input.name, value);
  });
  /* Chosen once more, an answer is taken back: not asked is a state of its own. */
  for (const radio of all("input[type=radio][data-step]:checked", sheet)) chosen.set(radio.name, radio.value);
  sheet.addEventListener("click", (event) => {
    const radio = event.target.closest("input[type=radio][data-step]");
    if (!radio) return;
    if (chosen.get(radio.name) === radio.value) {
      put(radio.name, "");
      note(radio.name, "", 0);
    } else {
      chosen.set(radio.name, radio.value);
    }
  });

  /* ---- Leaving: nothing that is not saved yet is left behind without a question ---- */
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && (queue.size || sending || one("[data-insist]", sheet))) event.preventDefault();
  });
  const drained = async () => {
    for (let tries = 0; tries < 100 && !stopped && (queue.size || sending); tries += 1) {
      clearTimeout(timer);
      flush();
      await new Promise((resume) => setTimeout(resume, 50));
      if (["waiting", "signedOut"].includes(mood)) return false;
    }
    return !queue.size && !sending;
  };
  document.addEventListener(
    "submit",
    async (event) => {
      const sent = event.target;
      if (sent.closest("dialog")) leaving = true; /* nothing is kept: nothing waits to be saved */
      if (!sent.matches("form[data-call], form[data-leaves]")) return;
      if (!queue.size && !sending) {
        leaving = true;
        return;
      }
      event.preventDefault();
      if (await drained()) {
        leaving = true;
        sent.requestSubmit(event.submitter);
      }
    },
    true,
  );
  window.addEventListener("pageshow", () => {
    leaving = false;
  });

  /* ---- Keys ---- */
  const parts = all("[data-part]");
  const go = (part) => {
    const stops = all("input:not([type=hidden]), textarea, select, button, a[href], summary", part).filter((each) => !each.disabled);
    const first = stops.find((each) => each.type === "radio" && each.checked && each.name === stops[0].name) ?? stops[0];
    one("h2", part).scrollIntoView();
    (first ?? one("h2", part)).focus({ preventScroll: true });
  };
  document.addEventListener("keydown", (event) => {
    if (covered() || one("dialog[open]")) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      one("[data-end]").click();
    } else if (event.key === "Enter" && event.target.matches("input[data-step]")) {
      event.preventDefault(); /* a line that is done, not a call that is over */
      flush();
    } else if (event.key === "F2") {
      event.preventDefault();
      const here = parts.findIndex((part) => part.contains(document.activeElement));
      go(parts[(here + (event.shiftKey ? -1 : 1) + parts.length) % parts.length]);
    } else if (/^[\dh]$/.test(event.key) && single(event) && !event.shiftKey && !writing(event.target)) {
      const part = parts.find((each) => each.dataset.part === event.key);
      if (!part) return;
      event.preventDefault();
      go(part);
    }
  });

  one("[data-save-button]").hidden = true;
})();
