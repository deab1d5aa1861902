"""The local system: the way, gaps and what came of them, contacts, asks, materials."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from alongside.coalition.actions import system as acts
from alongside.coalition.enums_system import AskState, ContactState, FailingState
from alongside.coalition.errors_evaluation import DayMissing, NotThatStep
from alongside.coalition.models import Ask, Failing, Institution, MaterialShare, SystemLog
from alongside.coalition.selectors import system as reads
from alongside.coalition.tests import ground as coalition
from alongside.coalition.tests.evaluation.ground import (
    ask,
    contact,
    failing,
    institution,
    material,
    moved,
    step,
    today,
)
from alongside.directory.actions.agreements import write_agreement
from alongside.directory.tests import ground as directory
from alongside.directory.tests.agreements.ground import draft
from alongside.vault.errors import Refused, SomeoneElseWasFaster
from alongside.vault.ids import uuid7


def test_members_draw_the_way_together_and_read_all_of_it(cast, two, as_person):
    with as_person(cast.amira) as amira:
        room = institution(amira, two, position=2)
    with as_person(cast.ben) as ben:
        police = institution(ben, two, name="Police", position=1)
        step(ben, police, words="Is asked for papers.", leads_to_id=room.id)
        gap = failing(ben, room)
    with as_person(cast.fay):
        first, second = reads.way_of(two)
        assert (first.institution.name, second.institution.name) == ("Police", "Emergency room")
        assert first.steps[0].leads_to.name == "Emergency room"
        assert [one.id for one in second.failings] == [gap.id]


def test_each_changes_what_she_wrote_and_the_organizers_any(cast, two, as_person):
    with as_person(cast.amira) as amira:
        room = institution(amira, two)
    with as_person(cast.ben) as ben:
        with pytest.raises(Refused):
            acts.change_institution(
                actor=ben, coalition_id=two, institution_id=room.id, version=1, given={"name": "Other"}
            )
        assert not Institution.objects.filter(id=room.id).update(name="Other")
    with as_person(cast.fay) as fay:
        acts.change_institution(
            actor=fay, coalition_id=two, institution_id=room.id, version=1, given={"name": "ER"}
        )
    with as_person(cast.amira) as amira, pytest.raises(SomeoneElseWasFaster):
        acts.change_institution(
            actor=amira, coalition_id=two, institution_id=room.id, version=1, given={"name": "Hall"}
        )


def test_an_agency_outside_reads_and_writes_nothing(cast, as_person):
    with as_person(cast.fay) as fay:
        coalition.joined(fay, cast.linden)
        failing(fay, institution(fay, cast.coalition.id))
        ask(fay, cast.coalition.id)
    with as_person(cast.ben) as ben:
        assert reads.way_of(cast.coalition.id) == []
        assert not Failing.objects.exists()
        assert not Ask.objects.exists()
        with pytest.raises(DatabaseError), transaction.atomic():
            institution(ben, cast.coalition.id)


def test_nobody_writes_in_anothers_name(cast, two, as_person):
    with as_person(cast.amira), pytest.raises(DatabaseError), transaction.atomic():
        Institution(agency_id=two, made_by_id=cast.dev.id, kind="police", name="P").save(force_insert=True)


def test_a_gap_goes_from_named_to_changed_with_a_line_for_each_step(cast, two, as_person):
    with as_person(cast.amira) as amira:
        gap = failing(amira, institution(amira, two))
        moved(amira, gap, FailingState.RAISED)
        with pytest.raises(DayMissing):
            moved(amira, gap, FailingState.PROMISED)
        moved(amira, gap, FailingState.PROMISED, day=today() - timedelta(days=1))
        assert [(one.by, one.late) for one in reads.promises_of(two, today())] == [(gap.promised_by, True)]
        moved(amira, gap, FailingState.CHANGED)
        assert gap.changed_on == today()
        assert reads.promises_of(two, today()) == []
        assert [one.state for one in reads.log_of(gap)] == ["changed", "promised", "raised"]
        moved(amira, gap, FailingState.NAMED)  # it came back
        assert gap.changed_on is None


def test_a_step_sent_twice_stands_once_and_one_from_an_old_page_is_not_taken(cast, two, as_person):
    with as_person(cast.amira) as amira:
        gap = failing(amira, institution(amira, two))
        line = moved(amira, gap, FailingState.RAISED)
        said = {"state": FailingState.RAISED, "on": today(), "words": "", "day": None}
        again = acts.move_failing(
            actor=amira, coalition_id=two, failing_id=gap.id, row_id=line.id, version=1, said=said
        )
        assert again.id == line.id
        with pytest.raises(NotThatStep):
            acts.move_failing(
                actor=amira, coalition_id=two, failing_id=gap.id, row_id=uuid7(), version=1, said=said
            )
        assert SystemLog.objects.count() == 1


def test_a_zero_tolerance_ask_is_asked_answered_promised_and_in_force(cast, two, as_person):
    with as_person(cast.fay) as fay:
        row = ask(fay, two)
        moved(fay, row, AskState.ASKED)
        assert row.asked_on == today()
        moved(fay, row, AskState.NO, words="They will not write it down.")
        moved(fay, row, AskState.PROMISED, day=today() + timedelta(days=30))
        assert [one.words for one in reads.promises_of(two, today())] == [
            "Police department: No officer pays for, asks for or takes sex: zero tolerance"
        ]
        moved(fay, row, AskState.IN_FORCE)
        assert row.in_force_on == today()
        assert [reads.log_words(one) for one in reads.log_of(row)] == [
            "In force", "Promised", "They said no", "Asked",
        ]  # fmt: skip


def test_a_promise_without_a_day_is_not_stored(cast, two, as_person):
    with as_person(cast.fay) as fay:
        row = ask(fay, two)
        with pytest.raises(DatabaseError), transaction.atomic():
            Ask.objects.filter(id=row.id).update(state=AskState.PROMISED)


def test_a_meeting_is_arranged_and_then_took_place(cast, two, as_person):
    with as_person(cast.amira) as amira:
        room = institution(amira, two)
        row = contact(
            amira, room, kind="meeting", state=ContactState.ARRANGED, on=today() + timedelta(days=3)
        )
        assert [one.id for one in reads.meetings_ahead(two, today())] == [row.id]
        acts.change_contact(
            actor=amira, coalition_id=two, contact_id=row.id, version=1,
            given={"state": ContactState.DONE, "on": today()},
        )  # fmt: skip
        assert reads.meetings_ahead(two, today()) == []


def test_what_was_given_out_stands_at_the_material_and_at_the_institution(cast, two, as_person):
    with as_person(cast.amira) as amira:
        room, page = institution(amira, two), material(amira, two)
    with as_person(cast.ben) as ben:
        acts.share_material(
            actor=ben, coalition_id=two, material_id=page.id, row_id=uuid7(),
            given={"with_whom": "Night shift", "institution_id": room.id, "on": today(), "people": 11},
        )  # fmt: skip
        assert [one.people for one in reads.shares_by_material([page])[page.id]] == [11]
        assert [one.material.title for one in reads.shares_at(room)] == [page.title]
        assert MaterialShare.objects.count() == 1


def test_agreements_there_are_those_of_whoever_reads(cast, two, as_person):
    with as_person(cast.rosa) as rosa:
        organization = directory.organization()
        said = draft(cast, other_id=None, organization_id=organization.id)
        write_agreement(actor=rosa, agreement_id=uuid7(), draft=said)
        room = institution(rosa, two, organization_id=organization.id)
        assert len(reads.agreements_with(rosa, room, today())) == 1
    with as_person(cast.ruth) as ruth:
        assert reads.agreements_with(ruth, room, today()) == []


def test_the_way_asks_three_questions_however_long_it_is(cast, two, as_person):
    with as_person(cast.fay) as fay:
        for number in range(12):
            there = institution(fay, two, name=f"Stop {number}", position=number + 1)
            step(fay, there)
            step(fay, there, leads_to_id=there.id)
            failing(fay, there)
        with CaptureQueriesContext(connection) as asked:
            way = reads.way_of(two)
            assert len([one.leads_to.name for stop in way for one in stop.steps if one.leads_to_id]) == 12
    assert len(asked) == 3
