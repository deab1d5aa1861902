"""Days that may pass: counted in work days where someone must look, marked by the worker, told to who leads."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as some

from alongside.clocks.calendars import is_work_day
from alongside.referrals.actions.marking import mark_late
from alongside.referrals.actions.moving import move
from alongside.referrals.due import CALENDAR, Days, answer_by, late_for, next_due
from alongside.referrals.enums import CLOSED, Late, State
from alongside.referrals.models import Referral
from alongside.referrals.selectors.inbox import incoming_for
from alongside.referrals.selectors.referrals import all_waiting, late_for_leads, my_waiting

ZONE = "America/Chicago"
FRIDAY = datetime(2026, 5, 15, 20, 0, tzinfo=UTC)
moments = some.datetimes(datetime(2024, 1, 1), datetime(2032, 1, 1), timezones=some.just(UTC))


def test_over_a_weekend_nobody_is_late():
    due = next_due(State.REQUESTED, FRIDAY, Days(), ZONE)
    assert due.date() == datetime(2026, 5, 18).date()
    assert answer_by(FRIDAY, Days(answer=3), ZONE).date() == datetime(2026, 5, 20).date()
    assert next_due(State.ACCEPTED, FRIDAY, Days(outcome=30), ZONE) == FRIDAY + timedelta(days=30)


@given(moments, some.integers(1, 10))
def test_an_answer_is_due_on_a_work_day_after_it_was_asked(moment, days):
    due = answer_by(moment, Days(answer=days), ZONE)
    assert due > moment
    assert is_work_day(due.date(), CALENDAR)
    assert next_due(State.REQUESTED, moment, Days(answer=days), ZONE) <= due


@given(some.sampled_from(CLOSED), moments)
def test_what_is_closed_is_never_late(state, moment):
    assert next_due(state, moment, Days(), ZONE) is None
    assert late_for(state, None, moment, is_seen=False) is None


def test_what_is_late_says_for_what():
    now = timezone.now()
    for state, seen, late in (
        ("requested", False, Late.SEEN), ("requested", True, Late.ANSWER), ("accepted", True, Late.OUTCOME),
        ("on-hold", True, Late.OUTCOME),
    ):  # fmt: skip
        assert late_for(state, now, now, is_seen=seen) is late
        assert late_for(state, now + timedelta(seconds=1), now, is_seen=seen) is None


def waits_since(cast, as_person, row, **ago):
    with as_person(cast.amira):
        Referral.objects.filter(id=row.id).update(due_at=timezone.now() - timedelta(**ago))


def test_the_worker_marks_it_and_a_move_takes_the_mark_away(cast, as_person, sent):
    assert mark_late() == 0
    waits_since(cast, as_person, sent, minutes=1)
    assert mark_late() == 1
    assert mark_late() == 0
    with as_person(cast.ben) as actor:
        assert Referral.objects.get(id=sent.id).late_at is not None
        move(actor=actor, referral_id=sent.id, then="accepted", seen="requested")
        row = Referral.objects.get(id=sent.id)
        assert row.late_at is None
        assert row.due_at > timezone.now() + timedelta(days=29)


def test_it_is_told_to_the_worker_at_once_and_to_who_leads_after_a_day(cast, as_person, sent):
    for ago, leads in (({"minutes": 5}, 0), ({"hours": 25}, 1)):
        waits_since(cast, as_person, sent, **ago)
        with as_person(cast.amira) as actor:
            assert [line.late for line in my_waiting(actor)] == [Late.SEEN]
            assert late_for_leads(actor) == []
        with as_person(cast.rosa) as actor:
            assert len(late_for_leads(actor)) == leads
            assert len(all_waiting(actor)) == 1


@pytest.mark.django_db(transaction=True)
def test_who_has_looked_is_known_from_the_ledger(cast, as_person, sent):
    with as_person(cast.ben, read_only=True) as actor:
        incoming_for(actor, sent.id)
    mark_late()
    with as_person(cast.amira):
        row = Referral.objects.get(id=sent.id)
        assert row.seen_at is not None
        assert row.due_at == row.answer_due_at
