"""Tables, forms, feeds and calendars: whole, readable again, inert, and of nothing but what is published."""

import csv
import io
import json
from datetime import date
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from django.utils.translation import override

from alongside.foundation.icalendar import folded
from alongside.plan_room import planform, seedform
from alongside.plan_room.calendars import Entry, calendar
from alongside.plan_room.models import Plan
from alongside.plan_room.selectors import exporting
from alongside.plan_room.tests import ground
from tests.browse import sign_in

ATOM = "{http://www.w3.org/2005/Atom}"


def body(client, name, *parts):
    answer = client.get(reverse(f"plans:{name}", args=parts))
    assert answer.status_code == 200
    return answer.content.decode("utf-8-sig")


@pytest.mark.parametrize("form", seedform.forms(), ids=lambda form: form["key"])
def test_what_is_exported_is_what_was_loaded(db, client, form):
    told = planform.read(json.loads(body(client, "plan_json", form["key"])))
    for name in planform.PlanForm.__annotations__:
        mine, theirs = told[name], form[name]
        if name in ("excluded", "links"):
            mine, theirs = (
                sorted(rows, key=lambda row: json.dumps(row, sort_keys=True)) for rows in (mine, theirs)
            )
        assert mine == theirs, name


def test_the_form_of_a_plan_made_here_is_the_form_it_was_made_from(cast, as_person):
    with as_person(cast.fay) as actor:
        made = ground.published(actor)
    told = exporting.form_of(Plan.objects.get(key="LARCH"))
    assert told["actions"] == made["actions"]
    assert told["nodes"] == made["nodes"]


def test_the_table_has_a_line_for_every_promise(db, client):
    rows = list(csv.DictReader(io.StringIO(body(client, "all_csv"))))
    assert len(rows) == 101
    assert tuple(rows[0]) == exporting.COLUMNS
    of_2020 = [row for row in rows if row["plan"] in ("NAP20", "HHS20")]
    assert sum(row["owner_named"] == "yes" for row in of_2020) == 64
    assert sum(row["clock_length"] != "" for row in of_2020) == 4
    assert {row["agency_says"] for row in rows} == {"no report"}
    late = next(row for row in rows if row["promise"] == "HHS20-L14-b")
    assert (late["clock_state"], late["clock_day"]) == ("would_be_due", "2021-10-19")
    assert late["address"] == "http://testserver/plans/promise/HHS20-L14-b/"
    assert len(list(csv.DictReader(io.StringIO(body(client, "plan_csv", "NAP20"))))) == 45


def test_no_cell_runs_in_a_spreadsheet(cast, as_person, client):
    with as_person(cast.fay) as actor:
        ground.published(actor, actions=[{**ground.ACTIONS[0], "title": '=HYPERLINK("x")'}])
    assert "'=HYPERLINK" in body(client, "plan_csv", "LARCH")


# -- feeds -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "parts"),
    [("all_feed", []), ("plan_feed", ["NAP20"]), ("promise_feed", ["NAP20-1.2-a"]), ("body_feed", ["SPOG"])],
)
def test_a_feed_tells_what_both_sides_published(cast, as_person, client, name, parts):
    with as_person(cast.fay):
        ground.say("NAP20-1.2-a", "done", "2022-03-01")
        ground.find("NAP20-1.2-a", "limited")
        ground.find("NAP20-1.1-a", "limited", organization="Not yet shown", state="waiting")
    sign_in(client, cast.fay)
    told = body(client, name, *parts)
    feed = ElementTree.fromstring(told)
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
    assert any("The agency says it is done" in title for title in titles)
    assert any("Others found limited progress" in title for title in titles)
    assert "Not yet shown" not in told
    for entry in feed.iter(f"{ATOM}entry"):
        assert entry.find(f"{ATOM}link").get("href").startswith("http://testserver/plans/")


def test_what_was_taken_back_leaves_the_feed(cast, as_person, client):
    with as_person(cast.fay):
        row = ground.say("NAP20-1.2-a", "done", "2022-03-01", text="x")
        assert "is done" in body(client, "promise_feed", "NAP20-1.2-a")
        row.state = "withdrawn"
        row.save(update_fields=["state"])
    assert "is done" not in body(client, "promise_feed", "NAP20-1.2-a")


# -- calendars ---------------------------------------------------------------------------------------


def test_a_promise_with_a_day_is_an_event_on_it(db, client):
    told = body(client, "promise_calendar", "HHS20-L14-b")
    assert "DTSTART;VALUE=DATE:20211019\r\nDTEND;VALUE=DATE:20211020" in told
    assert "It would be due by now" in told.replace("\r\n ", "")
    assert "VTODO" not in told


def test_a_promise_without_a_day_is_a_duty_without_one(db, client):
    told = body(client, "promise_calendar", "NAP20-1.1-a")
    assert "BEGIN:VTODO" in told
    assert "DTSTART" not in told


@pytest.mark.parametrize(
    ("name", "part", "events"), [("plan_calendar", "HHS20", 2), ("body_calendar", "FED", 1)]
)
def test_a_calendar_of_many_holds_the_days_that_there_are(db, client, name, part, events):
    assert body(client, name, part).count("BEGIN:VEVENT") == events


def test_a_calendar_is_well_formed_whatever_a_title_holds(db):
    entry = Entry(
        "K", "Commas, semicolons; back\\slashes\nand lines " + "ñ" * 90, "", "http://x/", date(2026, 1, 1)
    )
    with override("en"):
        told = calendar([entry], title="A;B", made_at=ground_moment())
    lines = told.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "X-WR-CALNAME:A\\;B" in lines
    assert "Commas\\, semicolons\\; back\\\\slashes\\nand" in told.replace("\r\n ", "")
    assert folded("x" * 80).count("\r\n") == 2


def ground_moment():
    from django.utils import timezone

    return timezone.now()
