/* Counting on a round, with one hand and without a network (docs/decisions/0024).
   A tap becomes numbers: which round (a random token), which place (1, 2, 3 …), what (a code), which part of the day.
   They are sealed with a key that this browser does not give out, and wait in IndexedDB until the server has said that
   it has them; then they are deleted. Names of places and people live in the memory of this page and nowhere else.
   Hooks are data-* attributes:
     data-tally            the page; its data-*-url are where to ask, its data-words-* what to say
     data-state, data-sign-in   how it stands; the way to sign in
     data-rounds, data-places   rows of choices; data-tab, data-group   the four groups
     data-code             a thing to count; its [data-count] is how often, here
     data-undo, data-check-in, data-alarm, data-due
     data-apart, data-again, data-away   counts that the server could not take */
(() => {
  "use strict";

  const page = document.querySelector("[data-tally]");
  if (!page) return;
  const one = (selector, from = page) => from.querySelector(selector);
  const all = (selector, from = page) => [...from.querySelectorAll(selector)];
  const { roundsUrl, tapsUrl, checkUrl, workerUrl } = page.dataset;
  const words = (name, number = "") => page.dataset[`words${name}`].replace("#", number);

  const BATCH = 200;
  const LONGEST = 15_000; /* ms until an answer counts as lost */
  const LENGTH = 128; /* every box is as long as any other */

  let rounds = []; /* {token, places: [[number, name or ""]], starts, due, call} */
  let round = null;
  let place = 0;
  let csrf = "";
  let language = "";
  let sending = false;
  let wait = 2000;
  let timer = 0;
  let checkId = "";
  let mood = "";
  const done = []; /* what was tapped since the page opened, for Undo and for the small numbers */

  /* ---- The shelf: sealed rows in IndexedDB; the memory of this page where there is none ---- */
  const asked = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const settled = (change) =>
    new Promise((resolve, reject) => {
      change.oncomplete = () => resolve();
      change.onerror = change.onabort = () => reject(change.error);
    });

  const openShelf = async () => {
    const asking = indexedDB.open("tally", 1);
    asking.onupgradeneeded = () => {
      asking.result.createObjectStore("keys");
      asking.result.createObjectStore("rows", { keyPath: "id" });
      asking.result.createObjectStore("lists", { keyPath: "id" });
    };
    const base = await asked(asking);
    base.onversionchange = () => base.close();
    const fresh = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    const change = base.transaction("keys", "readwrite");
    const known = await asked(change.objectStore("keys").get(1)); /* another tab may have been first */
    if (!known) change.objectStore("keys").put(fresh, 1);
    await settled(change);
    const key = known ?? fresh;

    const seal = async (id, value, length) => {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const text = new TextEncoder().encode(JSON.stringify(value).padEnd(length));
      const additionalData = new TextEncoder().encode(id);
      return { id, iv, box: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData }, key, text) };
    };
    const unseal = async ({ id, iv, box }) => {
      const additionalData = new TextEncoder().encode(id);
      const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData }, key, box);
      return JSON.parse(new TextDecoder().decode(text));
    };
    const write = async (store, row) => {
      const writing = base.transaction(store, "readwrite", { durability: "strict" });
      writing.objectStore(store).put(row);
      await settled(writing);
    };
    /* Only what is still as it was sent: an Undo that came in between stays. */
    const ifSame = async (rows, then) => {
      const writing = base.transaction("rows", "readwrite", { durability: "strict" });
      const store = writing.objectStore("rows");
      for (const row of rows) {
        const now = await asked(store.get(row.id));
        if (now && String(now.iv) === String(row.iv)) then(store, now);
      }
      await settled(writing);
    };
    return {
      put: async (id, tap) => write("rows", { ...(await seal(id, tap, LENGTH)), apart: 0 }),
      list: async () => {
        const rows = await asked(base.transaction("rows").objectStore("rows").getAll());
        return Promise.all(rows.map(async (row) => ({ ...row, tap: await unseal(row) })));
      },
      drop: (rows) => ifSame(rows, (store, now) => store.delete(now.id)),
      setApart: (rows, apart) => ifSame(rows, (store, now) => store.put({ ...now, apart })),
      keepRounds: async (told) => write("lists", await seal("1", told, 2048)),
      knownRounds: async () => {
        const row = await asked(base.transaction("lists").objectStore("lists").get("1"));
        return row ? unseal(row) : [];
      },
      forget: async () => {
        base.close();
        await asked(indexedDB.deleteDatabase("tally"));
      },
    };
  };

  const memoryShelf = () => {
    const rows = new Map();
    const same = (given, then) => {
      for (const row of given) if (rows.get(row.id)?.iv === row.iv) then(rows.get(row.id));
    };
    window.addEventListener("beforeunload", (event) => {
      if (rows.size) event.preventDefault();
    });
    return {
      put: async (id, tap) => rows.set(id, { id, tap, iv: Math.random(), apart: 0 }),
      list: async () => [...rows.values()],
      drop: async (given) => same(given, (row) => rows.delete(row.id)),
      setApart: async (given, apart) => same(given, (row) => rows.set(row.id, { ...row, apart })),
      keepRounds: async () => {},
      knownRounds: async () => [],
      forget: async () => {},
    };
  };
  let opening = null;
  const shelf = () => {
    opening ??= openShelf().catch(() => {
      one("[data-no-shelf]").hidden = false;
      return memoryShelf();
    });
    return opening;
  };

  /* ---- Saying how it stands ---- */
  const say = async (next) => {
    mood = next ?? mood;
    const rows = await (await shelf()).list();
    const waiting = rows.filter((row) => !row.apart).length;
    const apart = rows.length - waiting;
    const state = one("[data-state]");
    const said = waiting ? words(mood === "SignedOut" ? "SignedOut" : "Waiting", waiting) : words("Sent");
    if (state.textContent !== said) state.textContent = said;
    state.classList.toggle("is-waiting", waiting > 0);
    one("[data-sign-in]").hidden = mood !== "SignedOut";
    one("[data-apart]").hidden = !apart;
    one("[data-apart-words]").textContent = words("Apart", apart);
  };

  /* ---- Asking and sending ---- */
  const ask = (url, more = {}) => fetch(url, { redirect: "manual", signal: AbortSignal.timeout(LONGEST), ...more });
  const isOut = (answer) => answer.type === "opaqueredirect" || answer.status === 403;

  const look = async () => {
    const answer = await ask(roundsUrl);
    if (isOut(answer)) return "SignedOut";
    if (!answer.ok) return "Waiting";
    const told = await answer.json();
    csrf = told.token;
    language = told.language;
    await heard(told.rounds);
    return "";
  };
  const heard = async (told) => {
    rounds = told;
    const bare = told.map((each) => ({ token: each.token, places: each.places.map(([number]) => [number, ""]) }));
    await (await shelf()).keepRounds(bare);
    draw();
  };

  const later = (how) => {
    say(how);
    clearTimeout(timer);
    timer = setTimeout(flush, wait);
    wait = Math.min(wait * 2, 60_000);
  };

  const send = async (kept) => {
    const sent = kept.map(({ id, tap: [r, p, c, h, g] }) => ({ i: id, r, p, c, h, g }));
    const answer = await ask(tapsUrl, {
      method: "POST",
      body: JSON.stringify(sent),
      headers: { "Content-Type": "application/json", "X-CSRFToken": csrf },
    });
    if (isOut(answer)) return "SignedOut";
    if (!answer.ok) return "Waiting";
    const told = await answer.json();
    const bad = new Set(told.apart.map((each) => each.id));
    const good = new Set(told.kept);
    const plain = (id) => id.replaceAll("-", "");
    const there = await shelf();
    await there.drop(kept.filter((row) => good.has(plain(row.id))));
    await there.setApart(kept.filter((row) => bad.has(plain(row.id)) || bad.has(row.id)), 1);
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
    say("Sent");
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
    if (rounds.length || done.length || (await there.list()).length) return;
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
  const draw = () => {
    round = rounds.find((each) => each.token === round?.token) ?? rounds.find((each) => each.out) ?? rounds[0] ?? null;
    if (!round?.places.some(([number]) => number === place)) place = round?.places[0]?.[0] ?? 0;
    one("[data-none]").hidden = Boolean(round);
    one("[data-board]").hidden = !round;
    one("[data-rounds]").hidden = rounds.length < 2;
    one("[data-rounds]").replaceChildren(
      ...rounds.map((each, at) =>
        choice(words("Round", at + 1) + (each.starts ? `, ${clock(each.starts)}` : ""), each === round, () => {
          round = each;
          draw();
        }),
      ),
    );
    one("[data-places]").replaceChildren(
      ...(round?.places ?? []).map(([number, name]) =>
        choice(name ? `${number} ${name}` : words("Place", number), number === place, () => {
          place = number;
          draw();
        }),
      ),
    );
    for (const button of all("[data-code]")) {
      const code = Number(button.dataset.code);
      const here = done.filter((tap) => !tap.gone && tap.token === round?.token && tap.place === place && tap.code === code);
      one("[data-count]", button).textContent = here.length || "";
    }
    one("[data-undo]").disabled = !done.some((tap) => !tap.gone);
    const due = one("[data-due]");
    due.textContent = round?.due ? words("Due", clock(round.due * 1000)) : "";
    due.classList.toggle("is-late", Boolean(round?.due) && Date.now() > round.due * 1000);
  };
  const clock = (moment) =>
    new Intl.DateTimeFormat(document.documentElement.lang || "en", { hour: "numeric", minute: "2-digit" }).format(new Date(moment));
  setInterval(() => {
    if (round?.due) draw();
  }, 30_000);

  /* ---- Tapping ---- */
  const band = () => {
    const hour = new Date().getHours();
    return hour < 1 ? 4 : hour < 5 ? 5 : hour < 12 ? 1 : hour < 17 ? 2 : hour < 21 ? 3 : 4;
  };
  let writing = Promise.resolve();
  const put = (tap) => {
    writing = writing.then(async () => {
      await (await shelf()).put(tap.id, [tap.token, tap.place, tap.code, tap.band, tap.gone ? 1 : 0]);
      await say("Waiting");
      flush();
    });
    return writing;
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
  one("[data-check-in]").addEventListener("click", async () => {
    const alarm = one("[data-alarm]");
    checkId ||= crypto.randomUUID();
    try {
      if (!csrf) await look();
      const answer = await ask(checkUrl, {
        method: "POST",
        body: new URLSearchParams({ round: round.token, id: checkId }),
        headers: { "X-CSRFToken": csrf },
      });
      if (!answer.ok) throw new Error(String(answer.status));
      checkId = "";
      alarm.hidden = true;
      await heard((await answer.json()).rounds);
      one("[data-checked]").textContent = words("Checked", clock(Date.now()));
    } catch {
      one("[data-checked]").textContent = "";
      const [name, phone] = round?.call ?? [];
      one("[data-call]").textContent = name ? `${name}, ${phone}` : words("Call");
      alarm.hidden = false;
    }
  });

  /* ---- Counts that the server could not take ---- */
  const aside = async (then) => {
    const there = await shelf();
    await then(there, (await there.list()).filter((row) => row.apart));
    await say();
    flush();
  };
  one("[data-again]").addEventListener("click", () => aside((there, rows) => there.setApart(rows, 0)));
  one("[data-away]").addEventListener("click", () => aside((there, rows) => there.drop(rows)));

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
    rounds = await (await shelf()).knownRounds().catch(() => []);
    draw();
    await say("Waiting");
    await flush();
    if (csrf) await keepPage().catch(() => {});
  };
  begin();
})();
