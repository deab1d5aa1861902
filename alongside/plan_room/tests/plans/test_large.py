"""A plan too large for one page: its pillars first, every promise within reach, and never what was taken back."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from alongside.plan_room.enums import Moderation
from alongside.plan_room.models import ShadowReport
from alongside.plan_room.tests import ground
from alongside.plan_room.views import comparing, plans
from tests.browse import sign_in

NODES = [
    {"key": "1", "kind": "pillar", "number": "1", "title": "See"},
    {"key": "1.1", "kind": "principle", "number": "1.1", "title": "Look", "parent": "1"},
    {"key": "2", "kind": "pillar", "number": "2", "title": "Help"},
]


def promises(count):
    """So many: of four one names nobody under a principle, one stands under each pillar, one under none."""
    places = ["1.1", "1", "2", None]
    return [
        {
            "key": f"LARCH-{n}", "node": places[n % 4], "title": f"Promise {n}", "unnamed": n % 4 == 0,
            "owners": [] if n % 4 == 0 else [{"code": "CITY", "role": "lead"}],
        }
        for n in range(count)
    ]  # fmt: skip


@pytest.fixture
def larch(cast, as_person, monkeypatch):
    """A plan of forty promises, on pages of six cells."""
    monkeypatch.setattr(plans, "CELLS", 6)
    with as_person(cast.fay) as actor:
        ground.published(actor, nodes=NODES, actions=promises(40))
    return reverse("plans:plan", args=["LARCH"])


def cells(html):
    return re.findall(r'class="cell[^"]*" href="[^"]*/promise/([^/"]+)/"', html)


def pillars(html):
    part = html.split('class="part pillars"', 1)
    return (
        [unescape(one) for one in re.findall(r'<a href="(\?[^"]*pillar=[^"]*)"', part[1])]
        if len(part) > 1
        else []
    )


def test_its_pillars_come_first_each_with_its_count_and_no_cell(larch, client):
    html = client.get(larch).content.decode()
    assert len(pillars(html)) == 3
    assert not cells(html)
    assert "20 promises" in html
    assert "10 promises" in html


def test_every_promise_is_reached_by_links_alone(larch, client):
    seen, waiting = [], pillars(client.get(larch).content.decode())
    asked = set()
    while waiting:
        query = waiting.pop().split("#")[0]
        if query not in asked:
            asked.add(query)
            html = client.get(larch + query).content.decode()
            seen += cells(html)
            pages = html.split('class="pages"', 1)
            waiting += re.findall(r'href="(\?[^"]*page=\d+)"', unescape(pages[1])) if len(pages) > 1 else []
    assert set(seen) == {f"LARCH-{n}" for n in range(40)}


def test_narrowed_to_one_pillar_its_cells_come_at_once(larch, client):
    html = client.get(larch, {"said": "done"}).content.decode()
    assert "No promise answers this." in html
    html = client.get(larch, {"finding": "unowned"}).content.decode()
    assert "10 of 40" in re.sub(r"<[^>]+>", "", html)
    assert len(cells(html)) == 6


def test_a_pillar_that_is_none_shows_the_pillars(larch, client):
    html = client.get(larch, {"pillar": "9'\"<"}).content.decode()
    assert len(pillars(html)) == 3
    assert not cells(html)


def test_a_strip_says_in_words_what_it_shows(larch, client, cast, as_person):
    with as_person(cast.fay):
        ground.say("LARCH-1", "done", "2026-01-02")
        ground.say("LARCH-2", "delayed", "2026-01-02")
        ground.find("LARCH-1", "no_evidence")
    told = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", client.get(larch).content.decode()))
    assert "No report 19 Done 1 They differ 1" in told
    assert "No report 9 Delayed 1" in told


def test_the_list_of_it_has_pages_and_counts_all(larch, client, monkeypatch):
    monkeypatch.setattr(plans, "LINES", 7)
    html = client.get(reverse("plans:table", args=["LARCH"]), {"page": "6"}).content.decode()
    assert html.count('class="promise-title"') == 5
    assert "40 of 40" in re.sub(r"<[^>]+>", "", html)


def test_two_large_plans_are_compared_page_by_page(db, client, monkeypatch):
    monkeypatch.setattr(comparing, "LINES", 4)
    keys = []
    for number in (1, 2, 3):
        html = client.get(reverse("plans:compare"), {"page": number}).content.decode()
        keys += re.findall(r'<p class="meta key">([^<]+)', html)
        assert "10 links" in html
    assert len(keys) == 20
    alone = client.get(
        reverse("plans:compare"), {"one": "NAP20", "other": "HHS20", "alone": "one", "page": 9}
    )
    assert "36." in alone.content.decode()
    assert alone.content.decode().count("/plans/promise/NAP20") == 4


# -- what a reader keeps -----------------------------------------------------------------------------

KEPT = [
    ("all_feed", []), ("plan_feed", ["NAP20"]), ("promise_feed", ["NAP20-3.2-c"]), ("plan_calendar", ["HHS20"]),
    ("plan_csv", ["NAP20"]), ("plan_json", ["NAP20"]), ("all_csv", []),
]  # fmt: skip
PAGES = ("front", "changes", "reports", "search", "bodies", "counting")


@pytest.mark.parametrize(("name", "parts"), KEPT)
def test_what_somebody_has_already_is_not_sent_again(db, name, parts):
    path = reverse(f"plans:{name}", args=parts)
    first = Client().get(path)
    assert first.headers["Cache-Control"] == "private, no-cache"
    again = Client().get(path, headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    spanish = Client(headers={"accept-language": "es"}).get(
        path, headers={"if-none-match": first.headers["ETag"]}
    )
    assert spanish.status_code == (200 if "feed" in name or "calendar" in name else 304)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_leaves_nothing_on_the_device_of_whoever_reads(db, name):
    answer = Client().get(reverse(f"plans:{name}"))
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers


def test_whoever_is_signed_in_keeps_nothing(cast, client):
    sign_in(client, cast.fay)
    answer = client.get(reverse("plans:all_csv"))
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers


def test_a_report_taken_back_is_gone_from_what_was_kept(cast, as_person):
    with as_person(cast.fay):
        report = ground.find("NAP20-3.2-c", "limited")
    told = ("all_feed", "plan_feed", "promise_feed", "plan_csv", "all_csv")
    paths = [reverse(f"plans:{name}", args=parts) for name, parts in KEPT if name in told]
    marks = {path: Client().get(path).headers["ETag"] for path in paths}
    with as_person(cast.fay):
        ShadowReport.objects.filter(id=report.id).update(state=Moderation.WITHDRAWN)
    for path, mark in marks.items():
        now = Client().get(path, headers={"if-none-match": mark})
        assert now.status_code == 200, path
        assert b"Prairie Survivor" not in now.content
        assert now.headers["ETag"] != mark
