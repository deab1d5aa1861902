"""Clocks that run: started, stopped, done; said in words; kept behind the walls."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from alongside.cases.factories import a_client
from alongside.clocks import policies
from alongside.clocks.actions.rules import change_rule
from alongside.clocks.actions.running import (
    carry_over,
    forget_clocks,
    mark_done,
    run_again,
    start_clock,
    stop_clock,
)
from alongside.clocks.errors import (
    ClockEnded,
    DoneTooEarly,
    MomentMissing,
    NoSuchRule,
    RangeTurned,
    YearOutOfReach,
)
from alongside.clocks.models import Clock
from alongside.clocks.rulefiles import shipped
from alongside.clocks.selectors.running import clock_for, clocks_about, clocks_of_mine, soonest_of_mine
from alongside.clocks.tests.ground import at, freeze
from alongside.people.enums import TeamKind
from alongside.vault import ledger
from alongside.vault.actions import keys
from alongside.vault.actors import deny
from alongside.vault.enums import Drawer, What
from alongside.vault.errors import NotFound, Refused
from alongside.vault.selectors import holder_of, team_holders

NOON = at(2026, 5, 14, 12)


@pytest.fixture
def esther(cast, as_person):
    with as_person(cast.amira) as actor:
        return a_client(actor, "Esther", opened_on=date(2026, 3, 3)).subject_id


@pytest.fixture
def said(monkeypatch):
    lines, write = [], ledger.Pen.write
    monkeypatch.setattr(ledger.Pen, "write", lambda pen: (lines.extend(pen.lines), write(pen)))
    return lines


@pytest.fixture
def call(cast, as_person):
    """A call of Amira's: a subject with the one drawer."""
    with as_person(cast.amira) as actor:
        subject = keys.make_subject(actor=actor)
        holders = [holder_of(actor.account_id), team_holders(actor.agency_id)[TeamKind.ON_CALL]]
        keys.make_drawers(actor=actor, subject_id=subject.id, holders={Drawer.CALL: holders})
        return subject.id


def only(actor, subject_id, drawer="plan"):
    [running] = clocks_about(actor, subject_id, drawer)
    return running


# -- starting --------------------------------------------------------------------------------------------


def test_a_clock_says_how_long_until_when_and_how_that_was_found(cast, as_person, esther, monkeypatch):
    with as_person(cast.amira) as actor:
        start_clock(
            actor, esther, "plan", "us-hiv-pep-72h", at(2026, 5, 12, 21, 20), words="The clinic knows."
        )
        freeze(monkeypatch, at(2026, 5, 14, 14, 10))
        found = only(actor, esther)
    assert found.mark == "31 hours, until Fri, May 15, 9:20 pm"
    assert (found.state, found.shape, found.tone) == ("soon", "soon", "warm")
    assert found.bound == "Client"
    assert found.words == "The clinic knows."
    assert found.working == [
        "The last time HIV could have been passed on: Tue, May 12, 9:20 pm.",
        "72 hours later: Fri, May 15, 9:20 pm.",
    ]


def test_which_clock_it_is_and_when_things_happened_stand_sealed(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        row = start_clock(actor, esther, "plan", "us-hiv-pep-72h", NOON, words="At the clinic.")
    assert b"hiv" not in bytes(row.basis_sealed)
    assert b"clinic" not in bytes(row.words_sealed)


def test_a_clock_from_a_birthday_tells_no_birth_date_in_the_open(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        row = start_clock(actor, esther, "plan", "us-rfa-before-18", date(2011, 5, 20))
        assert row.look_on == date(2029, 5, 1)
        assert "2029" in only(actor, esther).mark


def test_a_range_is_shown_as_one_and_a_guess_says_so(cast, as_person, esther, monkeypatch):
    freeze(monkeypatch, NOON)
    with as_person(cast.amira) as actor:
        start_clock(
            actor, esther, "plan", "il-evidence-kit-7d", certainty="unknown",
            earliest=date(2026, 5, 10), latest=date(2026, 5, 12),
        )  # fmt: skip
        assert only(actor, esther).until == "Between Sun, May 17 and Tue, May 19."
    with as_person(cast.amira) as actor:
        Clock.objects.all().delete()
        start_clock(actor, esther, "plan", "il-compensation-5y", date(2016, 10, 19), certainty="assumed")
        found = only(actor, esther)
    assert found.mark == "Would be due Oct 19, 2021. The first day is our guess. Ask an attorney."


def test_a_first_day_nobody_knows_is_no_blank(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        start_clock(actor, esther, "plan", "il-lab-10wd", certainty="unknown")
        found = only(actor, esther)
    assert (found.state, found.shape) == ("not_known", "none")
    assert found.working == ["The day the client agreed to the test: not known."]


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({}, MomentMissing),
        ({"certainty": "assumed"}, MomentMissing),
        ({"certainty": "unknown", "earliest": date(2026, 5, 2), "latest": date(2026, 5, 1)}, RangeTurned),
        ({"rule_id": "no-such-rule", "happened_at": NOON}, NoSuchRule),
        ({"happened_at": date(9999, 12, 31)}, YearOutOfReach),
        ({"certainty": "unknown", "earliest": date(1, 1, 1)}, YearOutOfReach),
    ],
)
def test_what_cannot_be_counted_is_refused(cast, as_person, esther, more, refusal):
    with as_person(cast.amira) as actor, pytest.raises(refusal):
        start_clock(actor, esther, "plan", more.pop("rule_id", "il-lab-10wd"), **more)


# -- what is behind ----------------------------------------------------------------------------------------

PAST = [
    ("il-police-notice-7d", date(2026, 5, 1), "May still be possible. Ask an attorney.", "wait"),
    ("us-hiv-pep-72h", at(2026, 5, 1, 9), "May still be possible. Ask a nurse.", "wait"),
    ("il-lab-10wd", date(2026, 4, 28), "Should have happened by Tue, May 12", "wait"),
    (
        "il-child-report-written-48h",
        at(2026, 5, 1, 8),
        "Was due Sun, May 3, 8:00 am. It can still be done.",
        "soon",
    ),
    ("il-child-report-call", at(2026, 5, 14, 11), "Now, whatever the hour.", "soon"),
    ("us-interim-assistance-120d", date(2026, 1, 1), "May have ended Fri, May 1. Ask an attorney.", "wait"),
    ("us-t-presence-3y", date(2023, 1, 1), "May be possible since Thu, Jan 1. Ask an attorney.", "part"),
]


@pytest.mark.parametrize(("rule", "moment", "mark", "shape"), PAST)
def test_a_rule_that_nobody_verified_never_says_that_it_has_passed(
    cast, as_person, esther, monkeypatch, rule, moment, mark, shape
):
    freeze(monkeypatch, NOON)
    with as_person(cast.amira) as actor:
        start_clock(actor, esther, "plan", rule, moment)
        found = only(actor, esther)
    assert (found.mark, found.shape) == (mark, shape)


def test_no_draft_of_the_library_ever_says_passed(cast, as_person, esther, monkeypatch):
    with as_person(cast.amira) as actor:
        for rule in shipped().values():
            start_clock(actor, esther, "plan", rule.id, date(1900, 1, 1))
        marks = [running.mark for running in clocks_about(actor, esther, "plan")]
    assert len(marks) == len(shipped())
    assert [mark for mark in marks if "passed" in mark.lower() or mark.startswith("Ended")] == []


def test_a_verified_rule_says_passed_and_whom_to_ask(cast, as_person, esther, monkeypatch):
    freeze(monkeypatch, NOON)
    with as_person(cast.chloe) as actor:
        change_rule(
            actor=actor, rule_id="il-police-notice-7d", seen=0,
            changes={"state": "verified", "verified_on": "2026-05-01", "reviewer": "Ben"},
        )  # fmt: skip
    with as_person(cast.amira) as actor:
        start_clock(actor, esther, "plan", "il-police-notice-7d", date(2026, 5, 4))
        found = only(actor, esther)
    assert (found.mark, found.shape) == ("Passed Mon, May 11. Ask an attorney.", "late")
    assert found.bound == "Client, can be excused"
    assert found.rule_edition == "version 1, our edition 1"
    assert found.proof == "Checked on Fri, May 1 by Ben."


def test_a_running_clock_keeps_its_rule_when_the_library_changes(cast, as_person, esther, monkeypatch):
    freeze(monkeypatch, NOON)
    with as_person(cast.amira) as actor:
        start_clock(actor, esther, "plan", "il-evidence-kit-7d", date(2026, 5, 13))
    with as_person(cast.chloe) as actor:
        change_rule(actor=actor, rule_id="il-evidence-kit-7d", seen=0, changes={"count": 20})
    with as_person(cast.amira) as actor:
        assert only(actor, esther).mark == "6 days, until Wed, May 20"


# -- ending ----------------------------------------------------------------------------------------------


def test_done_and_stopped_say_when_and_why_and_can_be_taken_back(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        one = start_clock(actor, esther, "plan", "il-lab-10wd", NOON)
        mark_done(actor, one.id, timezone.now())
        assert only(actor, esther).state == "done"
        with pytest.raises(ClockEnded):
            stop_clock(actor, one.id, "chose_not")
        run_again(actor, one.id)
        stop_clock(actor, one.id, "chose_not")
        found = only(actor, esther)
        assert (found.state, found.shape) == ("stopped", "stop")
        assert found.mark.startswith("They chose not to. Stopped ")
        with pytest.raises(ClockEnded):
            mark_done(actor, one.id, timezone.now())


def test_nothing_is_done_tomorrow(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        one = start_clock(actor, esther, "plan", "il-lab-10wd", NOON)
        with pytest.raises(DoneTooEarly):
            mark_done(actor, one.id, timezone.now() + timedelta(days=1))


# -- who -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["dev", "ben", "ida", "noor"])
def test_nobody_else_sees_or_changes_one(cast, as_person, esther, who):
    with as_person(cast.amira) as actor:
        one = start_clock(actor, esther, "plan", "il-lab-10wd", NOON)
    with as_person(getattr(cast, who)) as actor:
        with pytest.raises(NotFound):
            clocks_about(actor, esther, "plan")
        with pytest.raises(NotFound):
            stop_clock(actor, one.id, "chose_not")
        with pytest.raises(Refused):
            start_clock(actor, esther, "plan", "il-lab-10wd", NOON)
        assert not Clock.objects.exists()
        assert clocks_of_mine(actor, date(2099, 1, 1)) == ([], 0)


@pytest.mark.parametrize("who", ["amira", "dev", "chloe", "rosa", "noor", "ben", "ida", "fay"])
def test_the_list_rule_and_the_rule_for_one_agree(cast, as_person, esther, call, who):
    with as_person(cast.amira) as actor:
        rows = [start_clock(actor, *of, "il-lab-10wd", NOON) for of in ((esther, "plan"), (call, "call"))]
    with as_person(getattr(cast, who)) as actor:
        listed = set(Clock.objects.filter(policies.readable(actor)))
        assert listed == {row for row in rows if policies.may_read(actor, row)}


def test_a_call_s_clocks_are_the_on_call_team_s(cast, as_person, call):
    with as_person(cast.amira) as actor:
        one = start_clock(actor, call, "call", "us-hiv-pep-72h", NOON)
    with as_person(cast.dev) as actor:
        assert only(actor, call, "call").id == one.id
        mark_done(actor, one.id, timezone.now())
    with as_person(cast.noor) as actor, pytest.raises(NotFound):
        clock_for(actor, one.id)


def test_a_caller_who_becomes_a_client_is_asked_nothing_twice(cast, as_person, esther, call):
    with as_person(cast.amira) as actor:
        start_clock(actor, call, "call", "us-hiv-pep-72h", NOON, words="Wants to go tomorrow.")
        assert carry_over(actor, call, esther) == 1
        assert clocks_about(actor, call, "call") == []
        assert only(actor, esther).words == "Wants to go tomorrow."


def test_stop_and_keep_nothing_leaves_no_row(cast, as_person, esther, call):
    with as_person(cast.amira) as actor:
        start_clock(actor, call, "call", "us-hiv-pep-72h", NOON)
        start_clock(actor, esther, "plan", "il-lab-10wd", NOON)
        forget_clocks(actor, call)
        assert [clock.drawer for clock in Clock.objects.all()] == ["plan"]


# -- for Today -------------------------------------------------------------------------------------------


def test_mine_are_soonest_first_and_done_ones_are_not_among_them(cast, as_person, esther, monkeypatch):
    freeze(monkeypatch, NOON)
    with as_person(cast.amira) as actor:
        for rule, moment in (
            ("il-order-ends", date(2026, 5, 29)),
            ("us-hiv-pep-72h", at(2026, 5, 12, 21, 20)),
            ("il-police-notice-7d", date(2026, 5, 1)),
            ("us-1595-10y", date(2026, 5, 1)),
        ):
            start_clock(actor, esther, "plan", rule, moment)
        mark_done(actor, start_clock(actor, esther, "plan", "il-lab-10wd", date(2026, 5, 12)).id, NOON)
        mine, total = clocks_of_mine(actor, date(2026, 6, 14))
        assert [one.rule_id for one in mine] == ["us-hiv-pep-72h", "il-order-ends", "il-police-notice-7d"]
        assert total == 3


def test_what_is_behind_takes_no_place_from_what_is_to_come(cast, as_person, esther, monkeypatch):
    freeze(monkeypatch, NOON)
    with as_person(cast.amira) as actor:
        for day in (2, 3, 4):
            start_clock(actor, esther, "plan", "il-police-notice-7d", date(2026, 5, day))
        start_clock(actor, esther, "plan", "us-rfa-before-18", date(2008, 5, 20))
        start_clock(actor, esther, "plan", "il-order-ends", date(2026, 5, 29))
        mine, total = clocks_of_mine(actor, date(2026, 6, 14), limit=3)
    assert total == 5
    assert [one.rule_id for one in mine] == ["us-rfa-before-18", "il-order-ends", "il-police-notice-7d"]


def test_a_list_that_was_opened_is_one_line(cast, as_person, esther, said):
    with as_person(cast.amira) as actor:
        start_clock(actor, esther, "plan", "il-lab-10wd", NOON)
        start_clock(actor, esther, "plan", "il-order-ends", NOON)
    said.clear()
    with as_person(cast.amira) as actor:
        clocks_about(actor, esther, "plan")
    assert [(line.what, line.subjects, line.drawer) for line in said] == [(What.PLAN_READ, (esther,), "plan")]


def test_the_first_few_are_those_of_the_whole_list(cast, as_person, esther, monkeypatch):
    freeze(monkeypatch, NOON)
    with as_person(cast.amira) as actor:
        for day in (2, 3, 4):
            start_clock(actor, esther, "plan", "il-police-notice-7d", date(2026, 5, day))
        start_clock(actor, esther, "plan", "us-rfa-before-18", date(2008, 5, 20))
        start_clock(actor, esther, "plan", "il-order-ends", date(2026, 5, 29))
        for limit in (1, 2, 3, 4, 5, 6):
            found = soonest_of_mine(actor, date(2026, 6, 14), limit)
            whole, _total = clocks_of_mine(actor, date(2026, 6, 14), limit=limit)
            assert [one.id for one in found] == [one.id for one in whole]
            assert len(found) == min(limit, 5)


def test_the_first_few_are_found_behind_many_that_are_not_hers(cast, as_person, esther, monkeypatch):
    freeze(monkeypatch, NOON)
    monkeypatch.setattr("alongside.clocks.selectors.running.A_PAGE", 1)
    with as_person(cast.amira) as actor:
        for day in (2, 3, 4):
            start_clock(actor, esther, "plan", "il-police-notice-7d", date(2026, 5, day))
        judge = policies.may_read
        first = clocks_of_mine(actor, date(2026, 6, 14))[0][0].id
        monkeypatch.setattr(
            policies,
            "may_read",
            lambda who, one: judge(who, one) if one.id != first else deny("not_assigned"),
        )
        found = soonest_of_mine(actor, date(2026, 6, 14), 2)
    assert first not in {one.id for one in found}
    assert len(found) == 2


@pytest.mark.parametrize("who", ["dev", "ben", "ida", "noor"])
def test_nobody_else_has_a_first_one(cast, as_person, esther, who):
    with as_person(cast.amira) as actor:
        start_clock(actor, esther, "plan", "il-lab-10wd", NOON)
    with as_person(getattr(cast, who)) as actor:
        assert soonest_of_mine(actor, date(2099, 1, 1), 5) == []
