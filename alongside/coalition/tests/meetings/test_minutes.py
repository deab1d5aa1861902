"""Writing while people talk, who came, approving, and what then stands."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.urls import reverse

from alongside.coalition.actions.approving import approve_minutes, correct_minutes
from alongside.coalition.actions.decisions import change_decision, note_outcome
from alongside.coalition.actions.meetings import move_meeting
from alongside.coalition.actions.minutes import Present, begin_item, note_who_came, write_minutes
from alongside.coalition.enums_meetings import Heard, Method
from alongside.coalition.errors_meetings import (
    BegunAlready,
    MeetingElsewhere,
    MinutesStand,
    NextMeetingNeeded,
    NotApproved,
    NotHeard,
    NotTheTime,
    ReasonNeeded,
)
from alongside.coalition.models import AgendaItem, ItemMinutes, Meeting, MeetingAttendance
from alongside.coalition.selectors.meetings import came_to, host_proposed, meetings_of, next_meeting
from alongside.coalition.tests.meetings import ground
from alongside.vault.errors import Refused, SomeoneElseWasFaster
from alongside.vault.ids import uuid7
from tests.attacks.ground import ask
from tests.browse import sign_in

pypdf = pytest.importorskip("pypdf")


def _note(fay, item, text, version=0):
    return write_minutes(actor=fay, coalition_id=fay.agency_id, item_id=item.id, version=version, text=text)


def _move(fay, meeting, then, **said):
    row = Meeting.objects.get(id=meeting.id)
    return move_meeting(
        actor=fay, coalition_id=fay.agency_id, meeting_id=row.id, then=then, seen=row.state, **said
    )


def test_nothing_is_written_before_the_meeting_begins_nor_by_members(cast, as_person):
    with as_person(cast.fay) as fay:
        meeting = ground.meeting(fay)
        item = ground.item(fay, meeting)
        with pytest.raises(NotTheTime):
            _note(fay, item, "We talked")
        _move(fay, meeting, ground.GOING)
        assert _note(fay, item, "We talked").version == 1
    with as_person(cast.rosa) as rosa, pytest.raises(Refused):
        write_minutes(
            actor=rosa, coalition_id=meeting.agency_id, item_id=item.id, version=1, text="Something else"
        )
    with as_person(cast.rosa):
        assert not ItemMinutes.objects.update(text="Something else")
        assert ItemMinutes.objects.get().text == "We talked"


def test_two_who_write_at_once_lose_nothing(cast, as_person):
    with as_person(cast.fay) as fay:
        meeting = ground.meeting(fay, state=ground.GOING)
        item = ground.item(fay, meeting)
        _note(fay, item, "One")
        assert _note(fay, item, "One", version=0).version == 1  # sent twice
        _note(fay, item, "Two", version=1)
        with pytest.raises(SomeoneElseWasFaster):
            _note(fay, item, "Mine", version=1)
        with pytest.raises(SomeoneElseWasFaster):
            _note(fay, item, "Mine")
        assert ItemMinutes.objects.get().text == "Two"


def test_the_next_item_follows_the_order(cast, as_person):
    with as_person(cast.fay) as fay:
        meeting = ground.meeting(fay, state=ground.GOING)
        item = ground.item(fay, meeting)
        ids = list(
            AgendaItem.objects.filter(meeting_id=meeting.id).order_by("kind").values_list("id", flat=True)
        )
        seen = [
            begin_item(actor=fay, coalition_id=fay.agency_id, meeting_id=meeting.id, item_id=None).current_id
            for _turn in range(4)
        ]
        assert seen[0] in ids
        assert seen[1:] == [item.id, item.id, item.id]  # no task is late: nothing stands between


def test_who_came_is_a_list_without_a_name_of_an_adviser(cast, as_person):
    with as_person(cast.fay) as fay:
        meeting = ground.meeting(fay, state=ground.GOING)
        linden = ground.members(fay)[0]
        came = [
            Present(1, Decimal("2"), account_id=cast.amira.id),
            Present(3, Decimal("1.5"), member_id=linden.id),
            Present(2, Decimal("2")),
        ]
        for _twice in range(2):
            note_who_came(actor=fay, coalition_id=fay.agency_id, meeting_id=meeting.id, present=came)
        assert [one.people for one in came_to(meeting)] == [3, 1, 2]
        assert MeetingAttendance.objects.get(member=None, account=None).people == 2
        with pytest.raises(Refused):
            note_who_came(
                actor=fay, coalition_id=fay.agency_id, meeting_id=meeting.id,
                present=[Present(1, Decimal("2"), account_id=uuid7())],
            )  # fmt: skip


def test_a_meeting_closes_only_when_each_decision_says_how_survivors_were_heard(cast, as_person):
    with as_person(cast.fay) as fay:
        meeting = ground.meeting(fay, state=ground.GOING)
        row = ground.decision(fay, meeting, heard="", best_interest=None)
        with pytest.raises(NotHeard):
            _move(fay, meeting, ground.CLOSED)
        with pytest.raises(ReasonNeeded):
            ground.decision(fay, meeting, heard=Heard.NOT_ASKED)
        whole = ground.Decided(
            row.what, Method.CONSENSUS, heard=Heard.RECEIVED, heard_words="Shorter words", best_interest=True
        )
        change_decision(
            actor=fay, coalition_id=fay.agency_id, decision_id=row.id, version=row.version, decided=whole
        )
        assert _move(fay, meeting, ground.CLOSED).state == ground.CLOSED


def test_votes_are_counted_and_consensus_has_none(cast, as_person):
    with as_person(cast.fay) as fay:
        meeting = ground.meeting(fay, state=ground.GOING)
        counted = {"votes_for": 5, "votes_against": 1, "abstained": 0}
        assert ground.decision(fay, meeting, method=Method.VOTES, **counted).votes_for == 5
        with pytest.raises(ReasonNeeded):
            ground.decision(fay, meeting, method=Method.VOTES)
        with pytest.raises(ReasonNeeded):
            ground.decision(fay, meeting, method=Method.CONSENSUS, **counted)


def test_approved_minutes_stand_whoever_asks(cast, as_person):
    with as_person(cast.fay) as fay:
        first = ground.meeting(fay, state=ground.GOING)
        item = ground.item(fay, first)
        _note(fay, item, "As it was")
        row = ground.decision(fay, first)
        _move(fay, first, ground.CLOSED)
        second = ground.meeting(fay)
        approve = {"actor": fay, "coalition_id": fay.agency_id, "meeting_id": first.id}
        with pytest.raises(NextMeetingNeeded):
            approve_minutes(**approve, in_meeting_id=second.id)
        _move(fay, second, ground.GOING)
        approve_minutes(**approve, in_meeting_id=second.id)
        with pytest.raises(MinutesStand):
            _note(fay, item, "Better", version=1)
        with pytest.raises(MeetingElsewhere):
            _move(fay, first, ground.GOING)
        for change in (
            lambda: ItemMinutes.objects.filter(item_id=item.id).update(text="Better"),
            lambda: Meeting.objects.filter(id=first.id).update(approved_at=None, approved_in=None),
            lambda: AgendaItem.objects.filter(id=item.id).update(title="Other"),
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                change()
        note_outcome(
            actor=fay, coalition_id=fay.agency_id, decision_id=row.id, version=row.version,
            came_of_it="Calls are answered", review_on=None,
        )  # fmt: skip


def test_whoever_hosted_least_lately_is_proposed(cast, as_person):
    with as_person(cast.fay) as fay:
        linden, millrace = ground.members(fay)
        ground.meeting(fay, host_id=linden.id)
        assert host_proposed(fay.agency_id).id == millrace.id
        later = ground.facts().on.replace(year=ground.facts().on.year + 1)
        ground.meeting(fay, host_id=millrace.id, on=later)
        assert host_proposed(fay.agency_id).id == linden.id


# -- calling off, taking back, putting right ---------------------------------------------------------------


def test_a_meeting_is_called_off_with_a_reason_and_takes_place_after_all(cast, as_person):
    with as_person(cast.fay) as fay:
        row = _move(fay, ground.meeting(fay, state=ground.NOTICED), ground.OFF, why=" Snow. ")
        assert (row.state, row.off_why, row.off_at is None) == ("off", "Snow.", False)
        assert next_meeting(row.agency_id, on=row.on) is None
        assert row in meetings_of(row.agency_id, past=False, on=row.on)
        assert row in meetings_of(row.agency_id, past=True, on=row.on + timedelta(days=1))
        for then in (ground.GOING, ground.CLOSED):
            with pytest.raises(MeetingElsewhere):
                _move(fay, row, then)
        told = row.noticed_at
        row = _move(fay, row, ground.NOTICED)
        assert (row.state, row.off_why, row.off_at, row.noticed_at) == ("noticed", "", None, told)


def test_nothing_is_proposed_for_a_meeting_that_is_called_off(cast, as_person):
    with as_person(cast.fay) as fay:
        row = ground.meeting(fay, state=ground.OFF)
    with as_person(cast.amira) as amira, pytest.raises(Refused):
        ground.item(amira, row)


def test_a_member_calls_nothing_off(cast, as_person):
    with as_person(cast.fay) as fay:
        row = ground.meeting(fay)
    with as_person(cast.rosa) as rosa, pytest.raises(Refused):
        _move(rosa, row, ground.OFF)


def test_one_begun_by_mistake_goes_back_until_something_is_written(cast, as_person):
    with as_person(cast.fay) as fay:
        row = ground.meeting(fay, state=ground.GOING)
        row = _move(fay, row, ground.NOTICED)  # nobody was told: it is planned again
        assert (row.state, row.begun_at, row.noticed_at) == ("planned", None, None)
        row = _move(fay, row, ground.GOING)
        ground.decision(fay, row)
        with pytest.raises(BegunAlready):
            _move(fay, row, ground.PLANNED)


def _approved(fay):
    first = ground.meeting(fay, state=ground.CLOSED)
    second = ground.meeting(fay, state=ground.GOING, on=first.on + timedelta(days=28))
    both = {"actor": fay, "coalition_id": fay.agency_id, "meeting_id": first.id}
    approve_minutes(**both, in_meeting_id=second.id)
    return first, second


def test_approved_minutes_are_put_right_below_and_on_paper(cast, as_person, client):
    with as_person(cast.fay) as fay:
        first, second = _approved(fay)
    sign_in(client, cast.fay)
    url = reverse("coalition:correct_minutes", args=[cast.coalition.id, first.id])
    sent = {"row_id": str(uuid7()), "agreed_in": str(second.id), "text": "There were fourteen beds."}
    for _twice in range(2):
        answer = client.post(url, sent, follow=True)
        assert answer.text.count("There were fourteen beds.") == 1
    assert client.post(url, sent | {"row_id": str(uuid7()), "text": ""}).status_code == 422
    assert client.post(url, sent | {"row_id": str(uuid7()), "agreed_in": str(first.id)}).status_code == 422
    paper = client.get(reverse("coalition:minutes_file", args=[cast.coalition.id, first.id]))
    assert paper.content.startswith(b"%PDF")
    sign_in(client, cast.amira)
    assert (
        "There were fourteen beds."
        in client.get(reverse("coalition:minutes_print", args=[cast.coalition.id, first.id])).text
    )
    assert client.post(url, sent | {"row_id": str(uuid7())}).status_code in (403, 404)


def test_the_minutes_on_paper_are_an_acta_in_spanish_and_never_minutes_of_an_hour(cast, as_person, client):
    with as_person(cast.fay) as fay:
        first, _second = _approved(fay)
    sign_in(client, cast.fay)
    client.cookies["lang"] = "es"
    paper = client.get(reverse("coalition:minutes_file", args=[cast.coalition.id, first.id]))
    words = pypdf.PdfReader(BytesIO(paper.content)).pages[0].extract_text()
    assert words.count("Acta") == 2  # at its head and at its foot
    assert "Minutos" not in words


def test_minutes_that_are_not_approved_are_changed_and_not_put_right(cast, as_person):
    with as_person(cast.fay) as fay:
        first = ground.meeting(fay, state=ground.CLOSED)
        second = ground.meeting(fay, state=ground.GOING, on=first.on + timedelta(days=28))
        with pytest.raises(NotApproved):
            correct_minutes(
                actor=fay, coalition_id=fay.agency_id, meeting_id=first.id, addendum_id=uuid7(),
                in_meeting_id=second.id, text="x",
            )  # fmt: skip


def test_a_correction_is_never_edited_or_taken_away(cast, as_person):
    with as_person(cast.fay) as fay:
        first, second = _approved(fay)
        correct_minutes(
            actor=fay, coalition_id=fay.agency_id, meeting_id=first.id, addendum_id=uuid7(),
            in_meeting_id=second.id, text="There were fourteen beds.",
        )  # fmt: skip
        for sql in (
            "update coalition_minutesaddendum set text = 'x'",
            "delete from coalition_minutesaddendum",
        ):
            with pytest.raises(ProgrammingError), transaction.atomic():
                ask(sql)
