"""Ways to use, and to attack, the phone page of outreach.

Belongs here: what its browser tests share. Not here: what is asked of it.
"""

import json
from collections import Counter

from playwright.sync_api import expect

from alongside.coalition.enums_outreach import Counted
from alongside.coalition.models import OutreachTap
from alongside.coalition.tests import ground
from alongside.coalition.tests.outreach.ground import a_round, stop_of
from tests.cast import as_person

PHONE = {"width": 360, "locale": "en-US"}
STATE = "[data-state]"
PLACES = ("Rail yard lot", "Night kitchen")
# Everything that a browser keeps for this site, as text; sealed bytes as the signs that they would be on a disk.
KEPT = """
async () => {
  const found = [];
  const signs = (bytes) => String.fromCharCode(...new Uint8Array(bytes));
  for (const { name } of await indexedDB.databases()) {
    const base = await new Promise((done) => { indexedDB.open(name).onsuccess = (e) => done(e.target.result); });
    for (const store of base.objectStoreNames) {
      const rows = await new Promise((done) => {
        base.transaction(store).objectStore(store).getAll().onsuccess = (e) => done(e.target.result);
      });
      for (const row of rows) {
        if (row instanceof CryptoKey) found.push(`key ${row.extractable}`);
        else found.push(JSON.stringify(Object.entries(row).map(([field, value]) =>
          [field, value instanceof ArrayBuffer ? signs(value) : value instanceof Uint8Array ? signs(value) : value])));
      }
    }
    base.close();
  }
  const shells = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const asked of await cache.keys()) {
      found.push(asked.url);
      shells.push(await (await cache.match(asked, { ignoreVary: true })).text());
    }
  }
  found.push(JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
  return { rows: found.join("\\n"), shells: shells.join("\\n") };
}
"""


def three_rounds(cast):
    """Three rounds of Amira's tonight, each with the same two places."""
    for fay in as_person(cast.fay):
        for agency in (cast.linden, cast.millrace):
            ground.joined(fay, agency)
    for amira in as_person(cast.amira):
        first = a_round(amira, cast.coalition.id, cast.dev)
        places = [stop_of(first, number).place for number in (1, 2)]
        rounds = [first, *(a_round(amira, cast.coalition.id, cast.dev, places=places) for _ in range(2))]
    return rounds


def counted(cast):
    """What the server has: round, place, code → how many."""
    for _ in as_person(cast.amira):
        rows = OutreachTap.objects.filter(gone=False).values_list("round__token", "stop__number", "code")
        found = Counter((token, number, code) for token, number, code in rows)
    return found


def phone(signed_in, who, **more):
    """The page, opened once with a network, as before going out."""
    window = signed_in(who, **PHONE | more)
    window.go("coalition:round_phone")
    expect(window.page.locator("[data-tally][data-kept]")).to_be_attached()
    return window


def tap(window, *words, place=0, of=0):
    """Choose a round and a place, and tap."""
    page = window.page
    if page.locator("[data-rounds] button").count() > of:
        page.locator("[data-rounds] button").nth(of).click()
    page.locator("[data-places] button").nth(place).click()
    for word in words:
        code = next(each for each in Counted if each.label == word)
        button = page.locator(f"[data-code='{code.value}']")
        if not button.is_visible():
            group = button.locator("xpath=ancestor::*[@data-group]").get_attribute("data-group")
            page.locator(f"[data-tab={group}]").click()
        button.click()


def waits(window, number):
    expect(window.page.locator(STATE)).to_contain_text(f"Waiting on this phone: {number}")


def is_sent(window):
    expect(window.page.locator(STATE)).to_have_text("All sent. Nothing waits on this phone.", timeout=30_000)


def nothing_readable(window, cast, three):
    """No name, no word, no number that means something: neither in the rows nor in the kept page."""
    kept = window.page.evaluate(KEPT)
    assert "key false" in kept["rows"]  # the key does not leave the browser's own cryptography
    ids = (
        [str(row.id) for row in three] + [row.token.hex for row in three] + [str(row.token) for row in three]
    )
    people = ["Amira", "Dev", "Chloe", "Fay", "Linden", "Millrace", "Coalition", "amira@", "217-555"]
    for secret in (*PLACES, *people, *ids, str(cast.coalition.id), str(cast.amira.id)):
        assert secret not in kept["rows"], secret
        assert secret not in kept["shells"], secret
    rows = [dict(json.loads(line)) for line in kept["rows"].split("\n") if '"box"' in line]
    for row in rows:
        assert set(row) <= {"id", "iv", "box", "apart"}
        assert not any(
            word in row["box"].lower() for word in ("coffee", "greeting", "condom", "place", "token")
        )
    lengths = {len(row["box"]) for row in rows if len(row["id"]) == 36}
    assert len(lengths) <= 1  # not even how long it is
