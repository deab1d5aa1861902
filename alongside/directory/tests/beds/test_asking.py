"""Asking several shelters at once: with their yes, with codes and counts only, until it ends and is gone."""

import pytest
from django.db import connection

from alongside.directory.actions import bed_requests as asks
from alongside.directory.actions.bed_sweeping import sweep_beds
from alongside.directory.errors_beds import (
    HoldIsOver,
    HoldTooShort,
    NobodyAsked,
    NobodyComes,
    NoLongerNeeded,
    YesNeeded,
)
from alongside.directory.models import BedHold, BedReply, BedRequest, BedTally, BedWord
from alongside.directory.selectors import bed_requests as reads
from alongside.directory.tests.beds.ground import asked, shelters, wanted, yes
from alongside.vault.errors import NotFound, Refused, SavedBefore
from alongside.vault.ids import uuid7
from tests.attacks.ground import ask


@pytest.fixture(autouse=True)
def _two_shelters(cast):
    shelters(cast)


def tallies(actor):
    rows = BedTally.objects.filter(agency_id=actor.agency_id)
    return {(row.what, row.reason): row.count for row in rows}


def test_nobody_is_asked_for_without_their_own_yes(cast, as_person):
    with as_person(cast.amira) as actor:
        for missing in ({"they_said_yes": False}, {"yes_how": ""}):
            with pytest.raises(YesNeeded):
                asked(actor, cast, **missing)
        assert not BedRequest.objects.exists()


def test_the_row_itself_refuses_a_question_without_a_yes(cast, as_person):
    with as_person(cast.amira) as actor:
        request = asked(actor, cast)
        with pytest.raises(Exception, match="they_said_yes"):
            ask(
                "insert into directory_bedrequest (id, agency_id, code, asked, bed_type, ages, needs, yes_how, "
                "tell_back, made_at, deadline) select gen_random_uuid(), agency_id, 'BB-2222', asked, bed_type, ages, "
                "needs, '', tell_back, made_at, deadline from directory_bedrequest where id = %s",
                [request.id],
            )


def test_somebody_must_come_and_somebody_must_be_asked(cast, as_person):
    with as_person(cast.amira) as actor:
        for ages in ({}, {"adult": 0}, {"adult": 31}):
            with pytest.raises(NobodyComes):
                asked(actor, cast, ages=ages)
        for chosen in ([], [cast.linden.id], [uuid7()]):
            with pytest.raises(NobodyAsked):
                asked(actor, cast, shelters=chosen)


def test_what_crosses_is_a_code_counts_and_codes(cast, as_person):
    """The row as a shelter can read it, column by column."""
    with as_person(cast.amira) as actor:
        asked(actor, cast)
    with as_person(cast.ben), connection.cursor() as cursor:
        cursor.execute("select * from directory_bedrequest")
        columns = {one.name for one in cursor.description}
        assert len(cursor.fetchall()) == 1
    assert columns == {
        "id", "agency_id", "code", "asked", "bed_type", "ages", "needs", "yes_how", "tell_back", "made_at", "deadline",
    }  # fmt: skip


def test_the_same_form_asks_once(cast, as_person):
    with as_person(cast.amira) as actor:
        same = uuid7()
        asks.ask_for_bed(actor=actor, wanted=wanted(cast), request_id=same)
        with pytest.raises(SavedBefore):
            asks.ask_for_bed(actor=actor, wanted=wanted(cast), request_id=same)
        assert BedRequest.objects.count() == 1


@pytest.mark.parametrize("who", ["ida", "fay"])
def test_whoever_works_with_no_client_asks_for_no_bed(cast, as_person, who):
    with as_person(getattr(cast, who)) as actor, pytest.raises(Refused):
        asked(actor, cast)


def test_a_shelter_answers_and_the_one_who_asked_sees_it(cast, as_person):
    with as_person(cast.amira) as actor:
        request = asked(actor, cast)
    with as_person(cast.ben) as actor:
        assert [line.row.id for line in reads.asked_of_us(actor)] == [request.id]
        asks.answer_bed(actor=actor, request_id=request.id, said=yes(beds=2))
    with as_person(cast.dev) as actor:  # a colleague of Amira's, after the shift has changed
        line = reads.request_for(actor, request.id)
        assert [(one.name, one.answer) for one in line.answers] == [
            ("Millrace Legal Aid", "yes"),
            ("Linden County Coalition", ""),
        ]
        assert line.answers[0].hold.beds == 2


def test_a_shelter_that_was_not_asked_sees_nothing(cast, as_person):
    with as_person(cast.amira) as actor:
        request = asked(actor, cast, shelters=[cast.coalition.id])
    with as_person(cast.ben) as actor:
        assert reads.asked_of_us(actor) == []
        assert ask("select count(*) from directory_bedrequest") == [(0,)]
        with pytest.raises(NoLongerNeeded):
            asks.answer_bed(actor=actor, request_id=request.id, said=yes())


def test_another_answer_takes_the_first_ones_place_and_lets_its_bed_go(cast, as_person):
    with as_person(cast.amira) as actor:
        request = asked(actor, cast)
    with as_person(cast.ben) as actor:
        asks.answer_bed(actor=actor, request_id=request.id, said=yes())
        asks.answer_bed(actor=actor, request_id=request.id, said=asks.Answer("no", "full"))
        assert BedReply.objects.get().answer == "no"
        assert BedHold.objects.get().state == "let_go"


@pytest.mark.parametrize("minutes", [-1, 0, 24 * 60 + 5])
def test_a_hold_ends_within_a_day(cast, as_person, minutes):
    with as_person(cast.amira) as actor:
        request = asked(actor, cast)
    with as_person(cast.ben) as actor, pytest.raises(HoldTooShort):
        asks.answer_bed(actor=actor, request_id=request.id, said=yes(minutes))


def test_taking_a_bed_deletes_the_question_with_its_answers_and_leaves_counts(cast, as_person):
    with as_person(cast.amira) as actor:
        request = asked(actor, cast)
    with as_person(cast.ben) as actor:
        asks.answer_bed(actor=actor, request_id=request.id, said=yes())
        hold = BedHold.objects.get()
    with as_person(cast.amira) as actor:
        asks.take_bed(actor=actor, request_id=request.id, hold_id=hold.id)
        assert not BedRequest.objects.exists()
        assert tallies(actor) == {
            ("asked", ""): 1, ("taken", ""): 1, ("said_yes", ""): 1, ("silent", ""): 1,
        }  # fmt: skip
        with pytest.raises(NotFound):
            reads.request_for(actor, request.id)
    with as_person(cast.ben) as actor:
        assert BedHold.objects.get().state == "confirmed"
        assert not BedReply.objects.exists()
        assert not BedWord.objects.exists()  # they know: their bed was taken
        assert tallies(actor) == {("asked_us", ""): 1, ("we_yes", ""): 1}
    with as_person(cast.fay) as actor:
        assert [(one.code, one.words) for one in reads.words_for(actor)] == [
            (request.code, "A bed was taken")
        ]


def test_a_bed_that_was_taken_is_taken_once(cast, as_person):
    with as_person(cast.amira) as actor:
        request = asked(actor, cast)
    with as_person(cast.ben) as actor:
        asks.answer_bed(actor=actor, request_id=request.id, said=yes())
        hold_id = BedHold.objects.get().id
    with as_person(cast.amira) as actor:
        asks.take_bed(actor=actor, request_id=request.id, hold_id=hold_id)
        with pytest.raises(HoldIsOver):
            asks.take_bed(actor=actor, request_id=request.id, hold_id=hold_id)


def test_the_one_who_was_asked_cannot_take_it_nor_end_it(cast, as_person):
    with as_person(cast.amira) as actor:
        request = asked(actor, cast)
    with as_person(cast.ben) as actor:
        asks.answer_bed(actor=actor, request_id=request.id, said=yes())
        hold_id = BedHold.objects.get().id
        with pytest.raises(HoldIsOver):
            asks.take_bed(actor=actor, request_id=request.id, hold_id=hold_id)
        with pytest.raises(NotFound):
            asks.end_request(actor=actor, request_id=request.id, became="not_wanted")
        with pytest.raises(Exception, match="not_found"):
            ask("select wall.end_bed_request(%s, 'taken')", [request.id])
        assert ask("select wall.end_bed_request(%s, 'passed')", [request.id]) == [
            (False,)
        ]  # its time has not


def test_when_they_want_none_any_more_everyone_is_told_and_it_is_gone(cast, as_person):
    with as_person(cast.amira) as actor:
        request = asked(actor, cast)
    with as_person(cast.ben) as actor:
        asks.answer_bed(actor=actor, request_id=request.id, said=yes())
    with as_person(cast.amira) as actor:
        asks.end_request(actor=actor, request_id=request.id, became="not_wanted")
        with pytest.raises(NotFound):
            asks.end_request(actor=actor, request_id=request.id, became="not_wanted")
    with as_person(cast.ben) as actor:
        assert BedHold.objects.get().state == "let_go"
        assert len(reads.words_for(actor)) == 1
        with pytest.raises(NoLongerNeeded):
            asks.answer_bed(actor=actor, request_id=request.id, said=yes())


def test_a_shelter_without_an_account_answers_on_the_telephone(cast, as_person):
    with as_person(cast.amira) as actor:
        request = asked(actor, cast)
        asks.note_phone_answer(actor=actor, request_id=request.id, said=asks.Answer("no", "full"))
        asks.note_phone_answer(actor=actor, request_id=request.id, said=yes())
        line = reads.request_for(actor, request.id)
        first = line.answers[0]
        assert first.by_phone
        assert first.can_be_taken
        hold = asks.take_bed(actor=actor, request_id=request.id, hold_id=first.hold.id)
        assert hold.state == "confirmed"
        assert tallies(actor)[("said_yes", "")] == 1
        assert tallies(actor)[("said_no", "full")] == 1


# -- the clock ---------------------------------------------------------------------------------------------


def passed(minutes):
    """The clock of the database, moved by moving what it is compared with."""
    ask(
        "update directory_bedrequest set made_at = made_at - make_interval(mins => %s), "
        "deadline = deadline - make_interval(mins => %s)",
        [minutes, minutes],
        using="owner",
    )


def test_past_its_time_a_question_is_hidden_from_the_shelters_before_any_job_runs(
    transactional_db, cast, as_person
):
    with as_person(cast.amira) as actor:
        request = asked(actor, cast)
    passed(31)
    with as_person(cast.ben) as actor:
        assert ask("select count(*) from directory_bedrequest") == [(0,)]
        with pytest.raises(NoLongerNeeded):
            asks.answer_bed(actor=actor, request_id=request.id, said=yes())
    with as_person(cast.amira) as actor:
        assert reads.requests_of(actor) == []


def test_the_worker_counts_what_passed_and_tells_both_sides(transactional_db, cast, as_person):
    with as_person(cast.amira) as actor:
        asked(actor, cast)
    assert sweep_beds() == 0
    passed(31)
    assert sweep_beds() == 1
    assert sweep_beds() == 0
    with as_person(cast.amira) as actor:
        assert tallies(actor) == {("asked", ""): 1, ("unmet", ""): 1, ("people", ""): 2, ("silent", ""): 2}
        assert [one.words for one in reads.words_for(actor)] == ["The time passed without a bed"]
        assert ask("select count(*) from directory_bedrequest") == [(0,)]
    with as_person(cast.ben) as actor:
        assert len(reads.words_for(actor)) == 1


def test_while_a_bed_is_held_the_question_waits_for_the_one_who_asked(transactional_db, cast, as_person):
    with as_person(cast.amira) as actor:
        request = asked(actor, cast)
    with as_person(cast.ben) as actor:
        asks.answer_bed(actor=actor, request_id=request.id, said=yes())
        hold_id = BedHold.objects.get().id
    passed(31)
    assert sweep_beds() == 0
    with as_person(cast.amira) as actor:
        line = reads.request_for(actor, request.id)
        assert not line.waits
        assert line.yes == 1
        asks.take_bed(actor=actor, request_id=request.id, hold_id=hold_id)


def test_a_hold_that_ran_out_cannot_be_taken_and_the_question_ends(transactional_db, cast, as_person):
    with as_person(cast.amira) as actor:
        request = asked(actor, cast)
    with as_person(cast.ben) as actor:
        asks.answer_bed(actor=actor, request_id=request.id, said=yes(minutes=60))
        hold_id = BedHold.objects.get().id
    ask(
        "update directory_bedhold set made_at = made_at - interval '1 day', held_until = now()", using="owner"
    )
    with as_person(cast.amira) as actor, pytest.raises(HoldIsOver):
        asks.take_bed(actor=actor, request_id=request.id, hold_id=hold_id)
    passed(31)
    assert sweep_beds() == 1
    with as_person(cast.ben):
        assert BedHold.objects.get().state == "ran_out"


def test_a_question_cannot_be_made_to_last(cast, as_person):
    with as_person(cast.amira) as actor:
        request = asked(actor, cast)
        with pytest.raises(Exception, match="permission denied"):
            ask(
                "update directory_bedrequest set deadline = now() + interval '1 year' where id = %s",
                [request.id],
            )
        with pytest.raises(Exception, match="permission denied"):
            ask("delete from directory_bedrequest where id = %s", [request.id])


def test_no_agency_counts_for_another(cast, as_person):
    with as_person(cast.ben):
        for sql in (
            "select wall.count_bed(gen_random_uuid(), 'family', 'unmet', '', 1)",
            "insert into directory_bedtally select * from directory_bedtally",
        ):
            with pytest.raises(Exception, match="permission denied"):
                ask(sql)


def test_in_a_months_time_nothing_of_it_is_left_but_counts(transactional_db, cast, as_person):
    with as_person(cast.amira) as actor:
        request = asked(actor, cast)
    with as_person(cast.ben) as actor:
        asks.answer_bed(actor=actor, request_id=request.id, said=yes())
    with as_person(cast.amira) as actor:
        asks.end_request(actor=actor, request_id=request.id, became="elsewhere")
    ask("update directory_bedhold set changed_at = now() - interval '31 days'", using="owner")
    ask("update directory_bedword set at = now() - interval '13 hours'", using="owner")
    sweep_beds()
    for table in ("bedrequest", "bedreply", "bedhold", "bedword"):
        assert ask(f"select count(*) from directory_{table}", using="owner") == [(0,)]
    assert ask("select count(*) from directory_bedtally", using="owner")[0][0] > 0
    assert not [
        row for row in ask("select row_to_json(t)::text from directory_bedtally t", using="owner")
        if request.code in row[0] or str(request.id) in row[0]
    ]  # fmt: skip
