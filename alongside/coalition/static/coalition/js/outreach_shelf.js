/* Where counts wait on a phone: sealed rows in IndexedDB; the memory of the page where there is none, or no room.
   openTally(sayFull) gives a shelf (put, list, bare, drop, setApart, keepRounds, knownRounds, forget) and calls sayFull
   when something lies in memory alone. What a row is, and what becomes of it: outreach.js, docs/decisions/0024. */
(() => {
  "use strict";

  const LENGTH = 128; /* every box is as long as any other */

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
    const all = async () => asked(base.transaction("rows").objectStore("rows").getAll());
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
      bare: all,
      /* One that cannot be read any more (tap: null) stops no other. */
      list: async () =>
        Promise.all((await all()).map(async (row) => ({ ...row, tap: await unseal(row).catch(() => null) }))),
      drop: (rows) => ifSame(rows, (store, now) => store.delete(now.id)),
      setApart: (rows, apart) => ifSame(rows, (store, now) => store.put({ ...now, apart })),
      keepRounds: async (told) => write("lists", await seal("1", told, 2048)),
      knownRounds: async () => {
        const row = await asked(base.transaction("lists").objectStore("lists").get("1"));
        return row ? unseal(row) : { rounds: [], ahead: 0 };
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
      bare: async () => [...rows.values()],
      put: async (id, tap) => rows.set(id, { id, tap, iv: Math.random(), apart: 0 }),
      list: async () => [...rows.values()],
      drop: async (given) => same(given, (row) => rows.delete(row.id)),
      setApart: async (given, apart) => same(given, (row) => rows.set(row.id, { ...row, apart })),
      keepRounds: async () => {},
      knownRounds: async () => ({ rounds: [], ahead: 0 }),
      forget: async () => {},
    };
  };
  let spare = null; /* what did not fit on the phone, in the memory of this page */
  let sayFull = () => {};
  const spareShelf = () => {
    sayFull();
    spare ??= memoryShelf();
    return spare;
  };
  /* Two shelves as one: what the phone has no room for stays in memory, so that no tap is lost to a full phone. */
  const both = (kept) => ({
    bare: async () => [...(await kept.bare()), ...((await spare?.bare()) ?? [])],
    list: async () => [...(await kept.list()), ...((await spare?.list()) ?? [])],
    put: async (id, tap) => {
      try {
        await kept.put(id, tap);
      } catch {
        await spareShelf().put(id, tap);
      }
    },
    /* An Undo that did not fit lies in memory while the tap lies on the phone: each shelf looks after its own. */
    drop: async (rows) => {
      await kept.drop(rows);
      await spare?.drop(rows);
    },
    setApart: async (rows, apart) => {
      await kept.setApart(rows, apart).catch(() => {});
      await spare?.setApart(rows, apart);
    },
    keepRounds: async (told) => kept.keepRounds(told).catch(() => {}), /* they are in memory; sending goes on */
    knownRounds: async () => kept.knownRounds(),
    forget: async () => kept.forget(),
  });
  window.openTally = async (full) => {
    sayFull = full;
    const kept = await openShelf().catch(spareShelf);
    return kept === spare ? kept : both(kept);
  };
})();
