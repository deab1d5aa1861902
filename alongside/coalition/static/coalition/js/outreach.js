/* Counting on a round, with one hand and without a network (docs/decisions/0024).
   A tap becomes numbers: which round (a random token), which place (1, 2, 3 …), what (a code), which part of the day.
   They are sealed with a key that this browser does not give out, and wait (outreach_shelf.js) until the server has said
   that it has them; then they are deleted. Names of places and people live in the memory of this page and nowhere else.
   Hooks are data-* attributes:
     data-tally            the page; its data-*-url are where to ask, its data-words-* what to say
     data-state, data-sign-in   how it stands; the way to sign in
     data-rounds, data-places   rows of choices; data-tab, data-group   the four groups
     data-code             a thing to count; its [data-count] is how often, here
     data-undo, data-check-in, data-back, data-alarm, data-due, data-off, data-sum
     data-apart            counts that the server could not take: 1 for good, 2 because somebody else's round it is */
(() => {
  "use strict";

  const page = document.querySelector("[data-tally]");
  if (!page) return;
  const one = (selector, from = page) => from.querySelector(selector);
  const all = (selector, from = page) => [...from.querySelectorAll(selector)];
  const { roundsUrl, tapsUrl, checkUrl, backUrl, workerUrl } = page.dataset;
  const words = (name, number = "") => page.dataset[`words${name}`].replace("#", number);

  const BATCH = 200;
  const LONGEST = 15_000; /* ms until an answer counts as lost */

  let rounds = []; /* {token, places: [[number, name or ""]], starts, due, out, back, counted, call} */
  let ahead = 0; /* ms by which the agency's clock is ahead of this phone's, which may be wrong */
  let round = null;
  let place = 0;
  let csrf = "";
  let language = "";
  let sending = false;
  let looked = 0;
  let fresh = false; /* the server has counts that its last sum did not */
  let wait = 2000;
  let timer = 0;
  let checkId = "";
  let mood = "";
  const done = []; /* what was tapped since the page opened, for Undo and for the small numbers */

  let opening = null;
  const shelf = () => {
    opening ??= window.openTally(() => {
      one("[data-no-shelf]").hidden = false;
    });
    return opening;
  };

  /* ---- Saying how it stands ---- */
  const say = async (next) => {
    mood = next ?? mood;
    const rows = await (await shelf()).bare();
    const waiting = rows.filter((row) => row.apart !== 1).length; /* those of somebody else's round wait as well */
    const apart = rows.filter((row) => row.apart).length;
    const state = one("[data-state]");
    const said = waiting ? words(mood === "SignedOut" ? "SignedOut" : "Waiting", waiting) : apart ? "" : words("Sent");
    if (state.textContent !== said) state.textContent = said;
    state.classList.toggle("is-waiting", waiting > 0);
    one("[data-sign-in]").hidden = mood !== "SignedOut";
    one("[data-apart]").hidden = !apart;
    if (apart) await sayApart();
  };
  /* What it is that could not be counted, so that it can be written down elsewhere before it is thrown away. */
  const sayApart = async () => {
    const rows = (await (await shelf()).list()).filter((row) => row.apart);
    const others = rows.filter((row) => row.apart === 2).length;
    const lost = rows.length - others;
    one("[data-apart-words]").textContent = lost ? words("Apart", lost) : "";
    one("[data-others-words]").textContent = others ? words("Others", others) : "";
    const found = new Map();
    for (const { tap } of rows.filter((row) => row.apart !== 2 && !row.tap?.[4])) {
      const label = tap ? one(`[data-code="${tap[2]}"] [data-label]`)?.textContent.trim() : "";
      const line = label ? `${words("Place", tap[1])}: ${label}` : "?";
      found.set(line, (found.get(line) ?? 0) + 1);
    }
    const lines = [...found].sort().map(([line, number]) => {
      const item = document.createElement("li");
      item.textContent = `${line} × ${number}`;
      return item;
    });
    one("[data-apart-list]").replaceChildren(...lines);
  };

  /* ---- Asking and sending ---- */
  const ask = (url, more = {}) => fetch(url, { redirect: "manual", signal: AbortSignal.timeout(LONGEST), ...more });
  const isOut = (answer) => answer.type === "opaqueredirect" || answer.status === 403;

  const look = async () => {
    const answer = await ask(roundsUrl);
    if (isOut(answer)) return "SignedOut";
    if (!answer.ok) return "Waiting";
    const told = await answer.json();
    const first = !csrf;
    csrf = told.token;
    looked = performance.now();
    language = told.language;
    await heard(told);
    /* Whoever has signed in now may be the one whose round it is. */
    const there = await shelf();
    if (first) await there.setApart((await there.bare()).filter((row) => row.apart === 2), 0);
    return "";
  };
  const heard = async (told) => {
    rounds = told.rounds;
    ahead = told.wall - Date.now();
    one("[data-off]").textContent = told.off.map((starts) => words("Off", clock(starts))).join(" ");
    draw();
    const bare = rounds.map((each) => ({ token: each.token, places: each.places.map(([number]) => [number, ""]) }));
    await (await shelf()).keepRounds({ rounds: bare, ahead: Math.round(ahead / 60_000) * 60_000 });
  };
  const wall = () => Date.now() + ahead; /* what the clock in the agency shows, as if it hung in Greenwich */

  const later = (how) => {
    say(how);
    clearTimeout(timer);
    timer = setTimeout(flush, wait);
    wait = Math.min(wait * 2, 60_000);
  };

  const send = async (kept) => {
    const sent = kept.map(({ id, tap }) => {
      const [r, p, c, h, g] = tap ?? []; /* unreadable: the server names it as garbled */
      return { i: id, r, p, c, h, g };
    });
    const answer = await ask(tapsUrl, {
      method: "POST",
      body: JSON.stringify(sent),
      headers: { "Content-Type": "application/json", "X-CSRFToken": csrf },
    });
    if (isOut(answer)) return "SignedOut";
    if (!answer.ok) return "Waiting";
    const told = await answer.json();
    const bad = new Map(told.apart.map((each) => [each.id, each.why === "no_round" ? 2 : 1]));
    const good = new Set(told.kept);
    const plain = (id) => id.replaceAll("-", "");
    const there = await shelf();
    await there.drop(kept.filter((row) => good.has(plain(row.id))));
    for (const why of [1, 2]) {
      await there.setApart(kept.filter((row) => (bad.get(plain(row.id)) ?? bad.get(row.id)) === why), why);
    }
    if (told.kept.length) fresh = true;
    return "";
  };

  const flush = async () => {
    if (sending) return;
    sending = true;
    clearTimeout(timer);
    let trouble = "";
    try {
      if (!csrf) trouble = await look();
      for (;;) {
        const kept = (await (await shelf()).list()).filter((row) => !row.apart).slice(0, BATCH);
        if (trouble || !kept.length) break;
        trouble = await send(kept);
      }
    } catch {
      trouble = "Waiting";
    }
    sending = false;
    if (trouble) {
      if (trouble === "SignedOut") csrf = ""; /* signing in again brings another one */
      later(trouble);
      return;
    }
    wait = 2000;
    if (fresh && performance.now() - looked > 10_000) {
      fresh = false;
      await look().catch(() => {});
    }
    await say("Sent");
    tidy();
  };
  window.addEventListener("online", () => {
    wait = 2000;
    flush();
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) flush();
  });

  /* Nothing waits and no round is near: nothing stays on this phone, not even the key. */
  const tidy = async () => {
    const there = await shelf();
    if (rounds.length || done.length || (await there.bare()).length) return;
    opening = null;
    await there.forget();
  };

  /* ---- Drawing ---- */
  const choice = (text, current, then) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    button.setAttribute("aria-pressed", String(current));
    button.addEventListener("click", then);
    return button;
  };
  /* Whoever goes by keyboard stays where she was. */
  const refill = (row, buttons) => {
    const at = [...row.children].indexOf(document.activeElement);
    row.replaceChildren(...buttons);
    buttons[at]?.focus();
  };
  const draw = () => {
    round = rounds.find((each) => each.token === round?.token) ?? rounds.find((each) => each.out) ?? rounds.find((each) => !each.back) ?? rounds[0] ?? null;
    if (!round?.places.some(([number]) => number === place)) place = round?.places[0]?.[0] ?? 0;
    one("[data-none]").hidden = Boolean(round);
    one("[data-board]").hidden = !round;
    one("[data-rounds]").hidden = rounds.length < 2;
    refill(
      one("[data-rounds]"),
      rounds.map((each, at) =>
        choice(words("Round", at + 1) + (each.starts ? `, ${clock(each.starts)}` : ""), each === round, () => {
          round = each;
          draw();
        }),
      ),
    );
    refill(
      one("[data-places]"),
      (round?.places ?? []).map(([number, name]) =>
        choice(name ? `${number} ${name}` : words("Place", number), number === place, () => {
          place = number;
          draw();
        }),
      ),
    );
    for (const button of all("[data-code]")) {
      const code = Number(button.dataset.code);
      const here = done.filter((tap) => !tap.gone && tap.token === round?.token && tap.place === place && tap.code === code);
      one("[data-count]", button).textContent = here.length || "+";
      button.classList.toggle("is-counted", here.length > 0);
    }
    one("[data-sum]").textContent = round?.counted ? words("Sum", round.counted) : "";
    one("[data-undo]").disabled = !done.some((tap) => !tap.gone);
    const due = one("[data-due]");
    const left = round?.due ? Math.round((round.due - wall()) / 60_000) : 0;
    due.textContent = round?.due ? `${words("Due", clock(round.due))} ${left < 0 ? words("Late", -left) : words("Left", left)}` : "";
    due.classList.toggle("is-late", Boolean(round?.due) && left < 0);
    one("[data-back]").hidden = !round?.out;
    one("[data-check-in]").disabled = Boolean(round?.back);
    one("[data-is-back]").hidden = !round?.back;
  };
  const clock = (moment) =>
    new Intl.DateTimeFormat(document.documentElement.lang || "en", { hour: "numeric", minute: "2-digit", timeZone: "UTC" }).format(new Date(moment));
  setInterval(() => {
    if (round?.due) draw();
  }, 30_000);

  /* ---- Tapping ---- */
  const band = () => {
    const hour = new Date(wall()).getUTCHours();
    return hour < 1 ? 4 : hour < 5 ? 5 : hour < 12 ? 1 : hour < 17 ? 2 : hour < 21 ? 3 : 4;
  };
  let writing = Promise.resolve();
  const put = (tap) => {
    const written = writing.then(async () => {
      await (await shelf()).put(tap.id, [tap.token, tap.place, tap.code, tap.band, tap.gone ? 1 : 0]);
      await say("Waiting");
      flush();
    });
    writing = written.catch(() => {}); /* whatever happens to one, the next is written */
    return written;
  };
  page.addEventListener("click", (event) => {
    const button = event.target.closest("[data-code]");
    if (!button || !round) return;
    const tap = { id: crypto.randomUUID(), token: round.token, place, code: Number(button.dataset.code), band: band(), gone: false };
    done.push(tap);
    draw();
    put(tap);
  });
  one("[data-undo]").addEventListener("click", () => {
    const last = done.findLast((tap) => !tap.gone);
    if (!last) return;
    last.gone = true;
    round = rounds.find((each) => each.token === last.token) ?? round;
    place = last.place;
    draw();
    put(last);
  });
  for (const tab of all("[data-tab]")) {
    tab.addEventListener("click", () => {
      for (const each of all("[data-tab]")) each.setAttribute("aria-pressed", String(each === tab));
      for (const group of all("[data-group]")) group.hidden = group.dataset.group !== tab.dataset.tab;
    });
  }

  /* ---- We are well: counts when it arrives, so it is never kept for later ---- */
  const tell = async (url, said, done) => {
    const alarm = one("[data-alarm]");
    try {
      if (!csrf) await look();
      const body = new URLSearchParams({ round: round.token, ...said });
      const answer = await ask(url, { method: "POST", body, headers: { "X-CSRFToken": csrf } });
      const told = answer.ok || answer.status === 409 ? await answer.json() : {};
      if (told.why === "not_out") {
        await look();
        one("[data-checked]").textContent = words("NotOut");
        return;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      alarm.hidden = true;
      one("[data-checked]").textContent = done(told.wall);
      await heard(told);
    } catch {
      one("[data-checked]").textContent = "";
      const [name, phone] = round?.call ?? [];
      one("[data-call]").textContent = name ? `${name}, ${phone}` : words("Call");
      alarm.hidden = false;
    }
  };
  one("[data-check-in]").addEventListener("click", async () => {
    checkId ||= crypto.randomUUID();
    await tell(checkUrl, { id: checkId }, (now) => {
      checkId = "";
      return words("Checked", clock(now));
    });
  });
  /* What cannot be undone here asks a second time, in its own words, for a few seconds. */
  const twice = (button, then) => {
    const first = button.textContent;
    let sure = 0;
    const calm = () => {
      clearTimeout(sure);
      sure = 0;
      button.textContent = first;
    };
    button.addEventListener("click", () => {
      if (sure) {
        calm();
        then();
        return;
      }
      button.textContent = button.dataset.sure;
      sure = setTimeout(calm, 6000);
    });
  };
  twice(one("[data-back]"), () => tell(backUrl, {}, () => ""));

  /* ---- Counts that the server could not take ---- */
  const aside = async (then) => {
    const there = await shelf();
    await then(there, (await there.list()).filter((row) => row.apart));
    await say();
    flush();
  };
  one("[data-again]").addEventListener("click", () => aside((there, rows) => there.setApart(rows, 0)));
  twice(one("[data-away]"), () => aside((there, rows) => there.drop(rows)));

  /* ---- The page itself, as a stranger gets it, for where there is no network ---- */
  const keepPage = async () => {
    if (!navigator.serviceWorker || !window.caches) return;
    const mine = { credentials: "omit", headers: language ? { "Accept-Language": language } : {} };
    const shell = await fetch(location.pathname, mine);
    if (!shell.ok || shell.redirected) return;
    const read = new DOMParser().parseFromString(await shell.clone().text(), "text/html");
    const sheets = all("link[rel=stylesheet]", read).map((link) => link.getAttribute("href"));
    const files = [...sheets, ...all("script[src]", read).map((script) => script.getAttribute("src"))];
    const cache = await caches.open("shell");
    await cache.addAll(files.map((file) => new Request(file, { credentials: "omit" })));
    await cache.put(location.pathname, shell);
    const wanted = new Set([location.pathname, ...files]);
    for (const old of await cache.keys()) {
      const { pathname, search } = new URL(old.url);
      if (!wanted.has(pathname + search)) await cache.delete(old);
    }
    await navigator.serviceWorker.register(workerUrl);
    navigator.storage?.persist?.();
    await navigator.serviceWorker.ready;
    page.dataset.kept = "";
  };

  const begin = async () => {
    const known = await (await shelf()).knownRounds().catch(() => null);
    rounds = known?.rounds ?? [];
    ahead = known?.ahead ?? -new Date().getTimezoneOffset() * 60_000;
    draw();
    await say("Waiting");
    await flush();
    if (csrf) await keepPage().catch(() => {});
  };
  begin();
})();
