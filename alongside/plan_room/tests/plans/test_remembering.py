"""A count is remembered until anything that is counted changes, and not a moment longer."""

from importlib import import_module
from itertools import count

import pytest
from django.db import connection
from django.urls import reverse

from alongside.plan_room.actions.sweeping import forget_stirring
from alongside.plan_room.enums import Moderation
from alongside.plan_room.models import ShadowReport, Stirring
from alongside.plan_room.selectors import remembering
from alongside.plan_room.selectors.remembering import remembered
from alongside.plan_room.tests import ground

COUNTED = import_module("alongside.plan_room.migrations.0058_stirring").COUNTED


@pytest.fixture
def counting():
    """Something that is asked again and again, and answers how often it had to count."""
    times = count(1)
    return lambda: remembered("a test", lambda: next(times))


@pytest.fixture(autouse=True)
def forgotten():
    remembering._known.clear()


def test_what_did_not_change_is_counted_once(db, counting):
    assert [counting() for _ in range(3)] == [1, 1, 1]


@pytest.mark.parametrize("table", COUNTED)
def test_every_counted_table_makes_it_count_anew(cast, as_person, counting, table):
    with as_person(cast.fay), connection.cursor() as cursor:
        assert [counting(), counting()] == [1, 1]
        cursor.execute(
            "select count(*) from pg_trigger where tgrelid = %s::regclass and tgname = 'stirs' and tgenabled = 'O'"
            " and (tgtype & 1) = 0 and (tgtype & 28) = 28",  # for each statement; insert, update and delete
            [f"plan_room_{table}"],
        )
        assert cursor.fetchone() == (1,)


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


def test_the_night_leaves_the_last_line(db, counting):
    with connection.cursor() as cursor:
        cursor.execute("update plan_room_plan set key = key where false")
    counting()
    forget_stirring()
    assert Stirring.objects.count() >= 1
