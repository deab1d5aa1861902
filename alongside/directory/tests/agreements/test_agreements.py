"""Agreements: written by one, confirmed by the other; their words stand; looked at again; what hangs on them."""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from alongside.directory.actions import agreement_parts as parts
from alongside.directory.actions import agreements as acts
from alongside.directory.agreement_steps import STEPS, Party, may_become, next_states
from alongside.directory.enums_agreements import AgreementState as State
from alongside.directory.errors_agreements import (
    LiaisonMissing,
    NotThere,
    OtherSideMissing,
    ReviewMissing,
    WithOneself,
)
from alongside.directory.models import Agreement, CoordinationMeeting, CrossTraining, Exchange, Liaison
from alongside.directory.selectors import agreements as reads
from alongside.directory.tests import ground as directory
from alongside.directory.tests.agreements.ground import draft, in_force, speaks, written
from alongside.vault.errors import NotFound, Refused, SavedBefore, SomeoneElseWasFaster
from alongside.vault.ids import uuid7
from tests.attacks.ground import ask, refused
from tests.browse import sign_in


def today():
    return timezone.localdate()


def move(actor, row, then, seen, **more):
    return acts.move_agreement(actor=actor, agreement_id=row.id, then=then, seen=seen, **more)


# -- the steps -------------------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.sampled_from(State), st.sampled_from(Party)), max_size=10))
def test_what_has_ended_stays_ended_and_a_proposal_holds_by_the_other_sides_yes_only(tries):
    state = State.DRAFT
    for then, by in tries:
        if may_become(state, then, by):
            assert state != State.ENDED
            if (state, then) == (State.PROPOSED, State.IN_FORCE):
                assert by == Party.OTHER
            state = then


@given(st.sampled_from(State), st.sampled_from(Party))
def test_what_is_offered_is_what_is_allowed(state, by):
    assert next_states(state, by) == [then for then in State if may_become(state, then, by)]
    assert all(now != State.ENDED for now, _ in STEPS)


# -- writing, proposing, confirming ----------------------------------------------------------------------


def test_a_draft_is_seen_by_its_writers_agency_only(cast, as_person):
    with as_person(cast.rosa) as actor:
        row = written(actor, cast)
    with as_person(cast.amira) as actor:
        assert reads.agreement_for(actor, row.id).purpose == "Legal help."
    for who in (cast.ruth, cast.ben, cast.fay):
        with as_person(who) as actor:
            assert reads.agreements_of(actor, on=today()) == []
            assert ask("select count(*) from directory_agreement") == [(0,)]
            assert ask("select count(*) from directory_liaison") == [(0,)]
            with pytest.raises(NotFound):
                reads.agreement_for(actor, row.id)


def test_what_was_proposed_is_read_by_both_and_by_nobody_else(cast, as_person):
    row = in_force(cast)
    for who in (cast.amira, cast.ben):
        with as_person(who) as actor:
            assert [line.row.id for line in reads.agreements_of(actor, on=today())] == [row.id]
    with as_person(cast.fay):
        assert ask("select count(*) from directory_agreement") == [(0,)]


def test_each_side_sees_the_others_name_and_its_own_people_as_its_own(cast, as_person):
    row = in_force(cast)
    for who, other in ((cast.rosa, "Millrace Legal Aid"), (cast.ruth, "Linden Crisis Center")):
        with as_person(who) as actor:
            found = reads.agreement_for(actor, row.id)
            assert reads.other_side(actor, found) == other
            lines = reads.liaisons_of(actor, found)
            assert [line.ours for line in lines] == [True, False]
            assert lines[1].side == other


def test_it_holds_from_the_other_sides_yes_on(cast, as_person):
    with as_person(cast.rosa) as actor:
        row = written(actor, cast)
        move(actor, row, "proposed", "draft")
        with pytest.raises(NotThere):
            move(actor, row, "in_force", "proposed")
        assert reads.agreement_between(cast.linden.id, cast.millrace.id, today()) is None
    with as_person(cast.ruth) as actor:
        speaks(actor, row)
        move(actor, row, "in_force", "proposed")
        move(actor, row, "in_force", "proposed")  # sent twice
    for who in (cast.amira, cast.ben):
        with as_person(who):
            for sides in ((cast.linden.id, cast.millrace.id), (cast.millrace.id, cast.linden.id)):
                terms = reads.agreement_between(*sides, today())
                assert (terms.answer_days, terms.outcome_days, terms.no_decline) == (3, 30, True)
            assert reads.agreement_between(*sides, today() - timedelta(days=1)) is None


def test_the_row_itself_lets_no_writer_confirm_for_the_other_side(cast, as_person):
    with as_person(cast.rosa) as actor:
        row = written(actor, cast)
        sql = "update directory_agreement set state = 'in_force', starts_on = now() where id = %s"
        assert "terms_stand" in refused(sql, [row.id])
        move(actor, row, "proposed", "draft")
        assert "terms_stand" in refused(sql, [row.id])
        insert = (
            "insert into directory_agreement (id, agency_id, other_id, other_name, purpose, clauses, own_clauses, "
            "state, starts_on, review_on, made_by_id, changed_at, version) values (gen_random_uuid(), %s, %s, '', '', "
            "'{}', '', 'in_force', now(), now(), %s, now(), 1)"
        )
        assert "row-level security" in refused(insert, [cast.linden.id, cast.millrace.id, cast.rosa.id])


@pytest.mark.parametrize("who", ["rosa", "ruth"])
def test_the_words_of_what_was_proposed_stand_at_the_row(cast, as_person, who):
    row = in_force(cast)
    with as_person(getattr(cast, who)):
        for change in ("answer_days = 90", "clauses = '{}'", "purpose = 'x'", "own_clauses = 'y'"):
            assert "terms_stand" in refused(f"update directory_agreement set {change} where id = %s", [row.id])
        assert "terms_stand" in refused("delete from directory_agreement where id = %s", [row.id])


def test_a_proposal_is_taken_back_by_who_sent_it_and_declined_by_who_got_it(cast, as_person):
    with as_person(cast.rosa) as actor:
        row = written(actor, cast)
        move(actor, row, "proposed", "draft")
        move(actor, row, "draft", "proposed")
    with as_person(cast.ruth) as actor, pytest.raises(NotFound):
        reads.agreement_for(actor, row.id)
    with as_person(cast.rosa) as actor:
        move(actor, row, "proposed", "draft")
    with as_person(cast.ruth) as actor:
        assert move(actor, row, "ended", "proposed").ended_on == today()


def test_it_needs_a_day_to_look_again_and_someone_who_speaks_for_each_side(cast, as_person):
    with as_person(cast.rosa) as actor:
        row = acts.write_agreement(actor=actor, agreement_id=uuid7(), draft=draft(cast, review_on=None))
        with pytest.raises(ReviewMissing):
            move(actor, row, "proposed", "draft")
        acts.change_agreement(actor=actor, agreement_id=row.id, version=1, draft=draft(cast))
        with pytest.raises(LiaisonMissing):
            move(actor, row, "proposed", "draft")
        speaks(actor, row)
        move(actor, row, "proposed", "draft")
    with as_person(cast.ruth) as actor, pytest.raises(LiaisonMissing):
        move(actor, row, "in_force", "proposed")


def test_with_a_side_that_does_not_work_here_a_paper_is_enough(cast, as_person):
    with as_person(cast.rosa) as actor:
        entry = directory.organization("Prairie Help")
        row = written(actor, cast, other_id=None, organization_id=entry.id)
        assert row.other_name == "Prairie Help"
        move(actor, row, "in_force", "draft")
        assert reads.agreement_with_organization(cast.linden.id, entry.id, today()).answer_days == 3


def test_another_side_is_needed_and_it_is_not_oneself(cast, as_person):
    with as_person(cast.rosa) as actor:
        for problem, more in (
            (OtherSideMissing, {"other_id": None}),
            (WithOneself, {"other_id": cast.linden.id}),
            (NotFound, {"other_id": None, "organization_id": uuid7()}),
        ):
            with pytest.raises(problem):
                acts.write_agreement(actor=actor, agreement_id=uuid7(), draft=draft(cast, **more))


@pytest.mark.parametrize("who", ["amira", "ida", "noor"])
def test_only_those_who_lead_write_and_confirm(cast, as_person, who):
    with as_person(getattr(cast, who)) as actor, pytest.raises(Refused):
        acts.write_agreement(actor=actor, agreement_id=uuid7(), draft=draft(cast))


def test_a_draft_changed_by_two_is_not_overwritten(cast, as_person):
    with as_person(cast.rosa) as actor:
        row = written(actor, cast)
        acts.change_agreement(actor=actor, agreement_id=row.id, version=1, draft=draft(cast, purpose="A"))
        with pytest.raises(SomeoneElseWasFaster):
            acts.change_agreement(actor=actor, agreement_id=row.id, version=1, draft=draft(cast, purpose="B"))


def test_the_same_form_writes_one(cast, as_person):
    with as_person(cast.rosa) as actor:
        same = uuid7()
        acts.write_agreement(actor=actor, agreement_id=same, draft=draft(cast))
        with pytest.raises(SavedBefore):
            acts.write_agreement(actor=actor, agreement_id=same, draft=draft(cast))


def test_a_draft_is_thrown_away_with_what_hangs_on_it(cast, as_person):
    with as_person(cast.rosa) as actor:
        row = written(actor, cast)
        acts.throw_draft_away(actor=actor, agreement_id=row.id)
        assert not Agreement.objects.exists()
        assert not Liaison.objects.exists()


# -- looking at it again ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "due"), [(61, ""), (60, "soon"), (0, "soon"), (-1, "late")])
def test_sixty_days_before_it_stands_on_today_and_past_its_day_it_is_said(cast, as_person, days, due):
    in_force(cast, review_on=today() + timedelta(days=days) if days > 0 else today() + timedelta(days=1))
    on = today() if days > 0 else today() + timedelta(days=1 - days)
    for who in (cast.rosa, cast.ruth):
        with as_person(who) as actor:
            assert [line.due for line in reads.agreements_due(actor, on=on)] == ([due] if due else [])
    with as_person(cast.amira) as actor:
        assert reads.agreements_due(actor, on=on) == []


def test_a_proposal_waits_on_today_for_the_other_side(cast, as_person, client):
    with as_person(cast.rosa) as actor:
        row = written(actor, cast)
        move(actor, row, "proposed", "draft")
    sign_in(client, cast.ruth)
    assert "waits for your yes" in client.get(reverse("people:today")).content.decode()


def test_after_the_review_it_goes_on_until_another_day(cast, as_person):
    row = in_force(cast)
    with as_person(cast.ruth) as actor:
        move(actor, row, "review", "in_force")
        assert reads.agreement_between(cast.linden.id, cast.millrace.id, today())  # it holds meanwhile
        for day in (None, today()):
            with pytest.raises(ReviewMissing):
                move(actor, row, "in_force", "review", review_on=day)
        found = move(actor, row, "in_force", "review", review_on=today() + timedelta(days=700))
        assert found.review_on == today() + timedelta(days=700)


def test_the_one_that_follows_ends_the_old_one_when_it_begins(cast, as_person):
    old = in_force(cast)
    with as_person(cast.ruth) as actor:
        fresh = acts.renew_agreement(actor=actor, agreement_id=old.id)
        assert acts.renew_agreement(actor=actor, agreement_id=old.id).id == fresh.id
        better = draft(cast, other_id=cast.linden.id, answer_days=1)
        acts.change_agreement(actor=actor, agreement_id=fresh.id, version=1, draft=better)
        move(actor, fresh, "proposed", "draft")
        assert reads.agreement_between(cast.linden.id, cast.millrace.id, today()).answer_days == 3
    with as_person(cast.rosa) as actor:
        speaks(actor, fresh)
        move(actor, fresh, "in_force", "proposed")
        assert reads.agreement_between(cast.linden.id, cast.millrace.id, today()).answer_days == 1
        assert reads.agreement_for(actor, old.id).state == "ended"


def test_ended_it_promises_nothing_more_and_nothing_is_added(cast, as_person):
    row = in_force(cast)
    with as_person(cast.rosa) as actor:
        move(actor, row, "ended", "in_force")
        assert reads.agreement_between(cast.linden.id, cast.millrace.id, today()) is None
        with pytest.raises(Refused):
            speaks(actor, row)
        with pytest.raises(NotThere):
            move(actor, row, "in_force", "ended")


# -- what hangs on it ------------------------------------------------------------------------------------


def test_each_side_changes_what_it_wrote_and_reads_what_the_other_wrote(cast, as_person):
    row = in_force(cast)
    with as_person(cast.rosa) as actor:
        given = {"theirs": True, "topic": "Court orders", "hours": None, "promised_by": None}
        training = parts.promise_training(actor=actor, agreement_id=row.id, row_id=uuid7(), given=given)
    with as_person(cast.ruth) as actor:
        line = reads.trainings_of(actor, reads.agreement_for(actor, row.id))[0]
        assert line.ours  # "theirs", said by Linden, is Millrace's own
        with pytest.raises(NotFound):
            parts.give_training(
                actor=actor, training_id=training.id, version=1, given_on=today(), hours=2, people=9
            )
        assert ask("update directory_crosstraining set topic = 'x'") == [(0,)]
    with as_person(cast.rosa) as actor:
        given_one = parts.give_training(
            actor=actor, training_id=training.id, version=1, given_on=today(), hours=2, people=9
        )
        assert given_one.people == 9
        with pytest.raises(SomeoneElseWasFaster):
            parts.give_training(
                actor=actor, training_id=training.id, version=1, given_on=today(), hours=3, people=9
            )


@pytest.mark.parametrize("model", [Liaison, CrossTraining, Exchange, CoordinationMeeting])
def test_a_third_agency_hangs_nothing_on_it_and_reads_nothing(cast, as_person, model):
    row = in_force(cast)
    with as_person(cast.fay) as actor:
        part = model(agency_id=actor.agency_id, agreement_id=row.id, on=today()) if hasattr(model, "on") else model(
            agency_id=actor.agency_id, agreement_id=row.id
        )  # fmt: skip
        with pytest.raises(DatabaseError, match="row-level security"):
            part.save(force_insert=True)


# -- the pages -------------------------------------------------------------------------------------------


@pytest.fixture
def rosa(cast):
    browser = Client()
    sign_in(browser, cast.rosa)
    return browser


def sent(cast, **more):
    given = {
        "other": str(cast.millrace.id), "purpose": "Legal help.", "clauses": ["no_decline", "answer"],
        "answer_days": "3", "starts_on": "", "review_on": (today() + timedelta(days=300)).isoformat(),
    }  # fmt: skip
    return given | more


def url(name, *args):
    return reverse(f"directory:{name}", args=args)


def test_an_agreement_is_written_filled_and_confirmed_through_the_pages(cast, rosa, as_person):
    answer = rosa.post(url("agreement_new"), sent(cast))
    here = answer.headers["Location"]
    with as_person(cast.rosa):
        row = Agreement.objects.get()
    rosa.post(url("add_liaison", row.id), {"side": "ours", "name": "Rosa", "reach": "217-555-0101"})
    rosa.post(url("add_training", row.id), {"side": "ours", "topic": "What safety means", "hours": "2.5"})
    rosa.post(url("add_exchange", row.id), {"side": "theirs", "kind": "links", "what": "A list", "on": "2026-05-01"})
    rosa.post(url("add_meeting", row.id), {"on": (today() + timedelta(days=30)).isoformat()})
    rosa.post(url("move_agreement", row.id), {"then": "proposed", "seen": "draft"})
    shown = rosa.get(here).content.decode()
    for words in ("What safety means", "A list", "217-555-0101", "Waiting for the other side", "3 days"):
        assert words in shown
    assert "Change the draft" not in shown
    ruth = Client()
    sign_in(ruth, cast.ruth)
    ruth.post(url("add_liaison", row.id), {"side": "ours", "name": "Ruth"})
    ruth.post(url("move_agreement", row.id), {"then": "in_force", "seen": "proposed"})
    assert "In force" in rosa.get(url("agreements")).content.decode()
    with as_person(cast.rosa):
        training, meeting = CrossTraining.objects.get(), CoordinationMeeting.objects.get()
    rosa.post(url("training_given", training.id), {"version": "1", "given_on": today().isoformat(), "people": "7"})
    rosa.post(
        url("meeting_held", meeting.id), {"version": "1", "on": today().isoformat(), "went": "Answers come quicker."}
    )
    shown = ruth.get(here).content.decode()
    assert "7 people" in shown
    assert "Answers come quicker." in shown


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"other": ""}, "Say with whom"),
        ({"other_name": "Someone"}, "Choose one of the three."),
        ({"answer_days": ""}, "Write the number of days"),
        ({"answer_days": "0"}, "greater than or equal to 1"),
        ({"review_on": "soon"}, "Write a day"),
        ({"review_on": "1066-10-14"}, "Write a day"),
        ({"starts_on": "2030-01-01", "review_on": "2029-01-01"}, "Choose a day after it begins."),
    ],
)
def test_what_cannot_be_is_told_and_nothing_typed_is_lost(cast, rosa, as_person, more, told):
    answer = rosa.post(url("agreement_new"), sent(cast, **more))
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert "Legal help." in answer.content.decode()


def test_a_part_that_is_not_whole_is_told_on_the_page_it_was_typed_on(cast, rosa, as_person):
    with as_person(cast.rosa) as actor:
        row = written(actor, cast)
    answer = rosa.post(url("add_liaison", row.id), {"side": "ours", "name": "", "part": "Front desk"})
    assert answer.status_code == 422
    assert "Front desk" in answer.content.decode()
    late = rosa.post(url("move_agreement", row.id), {"then": "in_force", "seen": "proposed"}, follow=True)
    assert "This changed in the meantime" in late.content.decode()


def test_the_draft_on_two_screens_shows_both_texts(cast, rosa, as_person):
    with as_person(cast.rosa) as actor:
        row = written(actor, cast)
    rosa.post(url("change_agreement", row.id), sent(cast, version="1", purpose="First words."))
    answer = rosa.post(url("change_agreement", row.id), sent(cast, version="1", purpose="Second words."))
    assert answer.status_code == 409
    assert "First words." in answer.content.decode()
    assert "Second words." in answer.content.decode()


def test_someone_else_speaks_the_next_one_follows_and_a_draft_goes(cast, rosa, as_person):
    row = in_force(cast)
    with as_person(cast.rosa):
        liaison = Liaison.objects.get(agency_id=cast.linden.id)
    rosa.post(url("end_liaison", liaison.id))
    assert "217-555-0101" in rosa.get(url("agreement", row.id)).content.decode()  # Ruth's, at Millrace
    there = rosa.post(url("renew_agreement", row.id)).headers["Location"]
    assert rosa.get(there).status_code == 200
    with as_person(cast.rosa):
        fresh = Agreement.objects.get(follows_id=row.id)
    rosa.post(url("throw_agreement_away", fresh.id))
    assert rosa.get(url("agreement", fresh.id)).status_code == 404


def test_an_advocate_reads_and_changes_nothing(cast, as_person, client):
    row = in_force(cast)
    sign_in(client, cast.amira)
    shown = client.get(url("agreement", row.id))
    assert shown.status_code == 200
    assert url("add_liaison", row.id) not in shown.content.decode()
    assert client.get(url("agreement_new")).status_code == 403
    assert client.post(url("add_liaison", row.id), {"side": "ours", "name": "Amira"}).status_code == 403
    assert client.post(url("move_agreement", row.id), {"then": "ended", "seen": "in_force"}).status_code == 403
