"""A count is remembered until anything that is counted changes, and not a moment longer."""

from importlib import import_module
from itertools import count

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from alongside.plan_room.actions import publishing
from alongside.plan_room.actions.sweeping import forget_stirring
from alongside.plan_room.enums import Moderation
from alongside.plan_room.models import Action, ShadowReport, Stirring
from alongside.plan_room.selectors import findings, remembering
from alongside.plan_room.selectors.remembering import _known, remembered
from alongside.plan_room.tests import ground
from tests.browse import sign_in

COUNTED = import_module("alongside.plan_room.migrations.0058_stirring").COUNTED


@pytest.fixture
def counting():
    """Something that is asked again and again, and answers how often it had to count."""
    times = count(1)
    return lambda: remembered("a test", lambda: next(times))


@pytest.fixture(autouse=True)
def forgotten():
    _known.clear()


def test_what_did_not_change_is_counted_once(db, counting):
    assert [counting() for _ in range(3)] == [1, 1, 1]


def test_every_counted_table_makes_it_count_anew(transactional_db, counting):
    for number, table in enumerate(COUNTED, 1):
        assert [counting(), counting()] == [number, number], table
        with connections["owner"].cursor() as cursor:
            cursor.execute(f"update plan_room_{table} set id = id where false")
    assert counting() == len(COUNTED) + 1


@pytest.mark.parametrize("table", COUNTED)
def test_a_row_added_or_deleted_counts_as_well(db, table):
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select (tgtype & 28) = 28 and (tgtype & 1) = 0 from pg_trigger"  # insert, update, delete; a statement
            " where tgrelid = %s::regclass and tgname = 'stirs' and tgenabled = 'O'",
            [f"plan_room_{table}"],
        )
        assert cursor.fetchall() == [(True,)]


def test_a_draft_is_in_no_number_also_for_those_who_write_it(cast, as_person, client):
    """It says nearly the same as a published promise and names other owners: a keeper's look must not tell others."""

    def numbers(reader):
        return reader.get(reverse("plans:front")).context["numbers"]

    before = numbers(client)
    _known.clear()
    alike = {
        "source": "LARCH-1",
        "target": "NAP20-1.1-a",
        "kind": "near_duplicate",
        "note": "",
        "basis": "a test",
    }
    with as_person(cast.fay) as fay:
        publishing.keep_draft(actor=fay, form=ground.form(links=[alike]), why="A first draft")
        ids = [Action.objects.get(key="NAP20-1.1-a").plan_id]
        by_fay = findings.numbers_of(findings.current(ids), ids)
        listed = findings.filtered(findings.current(ids), "owners_differ", ids).count()
    sign_in(client, cast.fay)
    assert numbers(client) == before
    assert numbers(Client()) == before
    assert by_fay.owners_differ == listed == findings.numbers_of(findings.current(ids), ids).owners_differ


def test_a_number_on_the_page_goes_with_the_report_that_was_taken_back(cast, as_person, client):
    def looked_at():
        return client.get(reverse("plans:plan", args=["NAP20"])).context["numbers"].looked_at

    before = looked_at()
    with as_person(cast.fay):
        report = ground.find("NAP20-3.2-c", "limited")
    assert looked_at() == before + 1
    with as_person(cast.fay):
        ShadowReport.objects.filter(id=report.id).update(state=Moderation.WITHDRAWN)
    assert looked_at() == before


def test_of_two_writers_the_one_that_began_first_may_end_last(counting, monkeypatch):
    for state, counted in (((1, 900_002), 1), ((1, 900_002), 1), ((2, 900_002), 2)):
        monkeypatch.setattr(remembering, "_state", lambda state=state: state)
        assert counting() == counted


def test_nobody_writes_a_line_by_hand(cast, as_person):
    with as_person(cast.fay), pytest.raises(Exception, match="permission denied"):
        Stirring(at="2026-01-01T00:00Z").save(force_insert=True)


def test_the_night_takes_the_lines_of_yesterday_and_makes_no_state_that_was_before(
    transactional_db, counting
):
    with connections["owner"].cursor() as cursor:
        cursor.execute("update plan_room_plan set key = key where false")
        cursor.execute("update plan_room_stirring set at = at - interval '2 days'")
    known = remembering._state()
    assert counting() == 1
    forget_stirring()
    lines, last = remembering._state()
    assert lines == 1
    assert last > known[1]
    assert counting() == 2
