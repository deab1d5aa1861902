"""The screens: proposing, writing, deciding, tasks, paper, calendar, the wall."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alongside.coalition.actions.meetings import move_meeting
from alongside.coalition.enums_meetings import Need
from alongside.coalition.errors_meetings import KeptHidden
from alongside.coalition.models import (
    AgendaItem,
    ItemMinutes,
    Meeting,
    MeetingAttendance,
    MeetingDecision,
    Member,
    Task,
)
from alongside.coalition.selectors.meetings import host_proposed
from alongside.coalition.tests.meetings import ground
from alongside.directory.tests.ground import organization
from alongside.vault.ids import uuid7
from tests.browse import sign_in

HX = {"HX-Request": "true"}


@pytest.fixture
def scene(cast, as_person):
    """A meeting that goes on, with an item of Linden's."""
    with as_person(cast.fay) as fay:
        meeting = ground.meeting(fay, state=ground.GOING)
    with as_person(cast.amira) as amira:
        item = ground.item(amira, meeting, "Night line", Need.NOW)
    return cast.coalition.id, meeting, item


def _url(name, *parts):
    return reverse(f"coalition:{name}", args=parts)


def test_a_meeting_is_set_and_proposed_for(cast, as_person, client):
    with as_person(cast.fay) as fay:
        ground.members(fay)
    sign_in(client, cast.fay)
    sent = {
        "row_id": str(uuid7()), "on": "2027-01-12", "starts": "10:00", "ends": "12:00", "place": "Library",
        "step_free": "on", "weeks_to_next": "4", "host": "",
    }  # fmt: skip
    url = _url("meeting_new", cast.coalition.id)
    for _twice in range(2):
        answer = client.post(url, sent, follow=True)
        assert "No steps on the way in" in answer.text
    assert client.post(url, sent | {"ends": "09:00"}).status_code == 422
    with as_person(cast.fay):
        meeting = Meeting.objects.get()
    item = {
        "row_id": str(uuid7()),
        "title": "Shelter beds",
        "kind": "coordination",
        "need": "3",
        "presenter": "",
    }
    sign_in(client, cast.ben)
    for _twice in range(2):
        answer = client.post(_url("propose_item", cast.coalition.id, meeting.id), item, follow=True)
        assert "Shelter beds" in answer.text
    with as_person(cast.ben):
        made = AgendaItem.objects.get(title="Shelter beds")
    sign_in(client, cast.amira)
    client.post(_url("support_item", cast.coalition.id, made.id), {"need": "3"})
    shown = client.get(_url("meeting", cast.coalition.id, meeting.id)).text
    assert "Matters to you too" in shown
    assert shown.index("What expert advisers bring") < shown.index("Shelter beds")
    assert client.get(_url("meeting_change", cast.coalition.id, meeting.id)).status_code in (403, 404)


def test_minutes_save_themselves_and_two_writers_see_both_texts(scene, cast, client, as_person):
    coalition_id, _meeting, item = scene
    sign_in(client, cast.fay)
    url = _url("note_item", coalition_id, item.id)
    saved = client.post(url, {"text": "Who answers at night", "version": "0"}, headers=HX)
    assert 'value="1"' in saved.text
    late = client.post(url, {"text": "My own words", "version": "0"}, headers=HX)
    assert "Who answers at night" in late.text
    assert 'name="over" value="1"' in late.text
    plain = client.post(url, {"text": "My own words", "version": "0"})
    assert plain.status_code == 409
    assert "My own words" in plain.text
    assert "Who answers at night" in plain.text
    client.post(url, {"text": "My own words", "version": "0", "over": "1"}, headers=HX)
    with as_person(cast.fay):
        assert ItemMinutes.objects.get().text == "My own words"


def test_a_decision_from_form_to_paper(scene, cast, client, as_person):
    coalition_id, meeting, item = scene
    sign_in(client, cast.fay)
    sent = {
        "row_id": str(uuid7()), "what": "One number for the night", "item": str(item.id), "method": "votes",
        "votes_for": "7", "votes_against": "1", "dissent": "We would have wanted two",
    }  # fmt: skip
    url = _url("decide", coalition_id, meeting.id)
    assert "Write the number" in client.post(url, sent).text
    client.post(url, sent | {"abstained": "0"})
    move = {"then": "closed", "seen": "going"}
    refused = client.post(_url("meeting_move", coalition_id, meeting.id), move, follow=True)
    assert "how survivors were heard" in refused.text
    with as_person(cast.fay):
        row = MeetingDecision.objects.get()
    rest = sent | {"abstained": "0", "version": "1", "heard": "not_asked", "best_interest": "yes"}
    change = _url("decision_change", coalition_id, row.id)
    assert "Say why they were not asked" in client.post(change, rest).text
    client.post(change, rest | {"heard_words": "No adviser was free; we ask before March"})
    client.post(_url("meeting_move", coalition_id, meeting.id), move)
    shown = client.get(_url("minutes_print", coalition_id, meeting.id)).text
    assert "No adviser was free" in shown
    assert client.get(_url("minutes_file", coalition_id, meeting.id)).content[:5] == b"%PDF-"
    assert "One number" in client.get(_url("decisions", coalition_id) + "?words=number&heard=not_asked").text
    assert "No decision fits" in client.get(_url("decisions", coalition_id) + "?words=nothing").text


def test_who_came_is_written_down_without_a_name_of_an_adviser(scene, cast, client, as_person):
    coalition_id, meeting, _item = scene
    sign_in(client, cast.fay)
    url = _url("who_came", coalition_id, meeting.id)
    assert "Amira" in client.get(url).text
    sent = {"hours": "2", "seats": "3", f"a-{cast.amira.id}": "on"}
    assert "3 seats of expert advisers" in client.post(url, sent, follow=True).text
    with as_person(cast.fay):
        assert MeetingAttendance.objects.count() == 2
    assert client.post(url, sent | {"hours": ""}).status_code == 422


def test_a_task_is_taken_on_done_and_taken_back(scene, cast, client, as_person):
    coalition_id, meeting, _item = scene
    sign_in(client, cast.amira)
    form = client.get(_url("task_new", coalition_id)).text
    assert "Millrace" not in form
    with as_person(cast.fay) as fay:
        linden = ground.members(fay)[0]
    sent = {
        "row_id": str(uuid7()), "what": "Print the cards", "member": str(linden.id), "account": str(cast.amira.id),
        "due_on": (timezone.localdate() + timedelta(days=3)).isoformat(),
    }  # fmt: skip
    client.post(_url("task_new", coalition_id) + f"?meeting={meeting.id}", sent)
    with as_person(cast.amira):
        task = Task.objects.get()
        assert task.meeting_id == meeting.id
    step = _url("task_move", coalition_id, task.id)
    done = client.post(step, {"then": "done", "seen": "open", "here": "which=mine"}, follow=True)
    assert "Take it back" in done.text
    client.post(step, {"then": "open", "seen": "done", "here": "which=mine", "undo": "1"})
    with as_person(cast.amira):
        assert Task.objects.get().state == "open"
    for which in ("mine", "ours", "late", "done", "all"):
        assert client.get(_url("tasks", coalition_id) + f"?which={which}").status_code == 200


def test_the_wall_shows_the_item_and_no_name(scene, cast, client):
    coalition_id, meeting, item = scene
    sign_in(client, cast.fay)
    assert "Welcome" in client.get(_url("projector", coalition_id, meeting.id)).text
    client.post(_url("begin_item", coalition_id, meeting.id), {"item": str(item.id), "from": "projector"})
    wall = client.get(_url("projector", coalition_id, meeting.id) + "?shade=dark", headers=HX).text
    assert "Night line" in wall
    assert "<html" not in wall
    assert 'data-theme="dark"' in client.get(_url("projector", coalition_id, meeting.id) + "?shade=dark").text


def test_calendars_say_day_and_place_and_nothing_of_the_agenda(scene, cast, client):
    coalition_id, meeting, _item = scene
    sign_in(client, cast.amira)
    for url in (_url("meetings_calendar", coalition_id), _url("meeting_calendar", coalition_id, meeting.id)):
        text = client.get(url).text
        assert "LOCATION:Library\\, room 2" in text
        assert "Night line" not in text


def test_what_came_of_a_decision_is_written_and_not_overwritten(scene, cast, as_person, client):
    coalition_id, meeting, _item = scene
    with as_person(cast.fay) as fay:
        row = ground.decision(fay, meeting)
    sign_in(client, cast.fay)
    url = reverse("coalition:decision_outcome", args=[coalition_id, row.id])
    said = {"version": "1", "came_of_it": "Calls are answered"}
    assert "Calls are answered" in client.post(url, said, follow=True).text
    late = client.post(url, said | {"came_of_it": "Nobody knows"})
    assert late.status_code == 409
    assert "Calls are answered" in late.text
    assert "Nobody knows" in late.text
    assert "Calls are answered" in client.get(reverse("coalition:decision", args=[coalition_id, row.id])).text


def test_a_task_is_changed_and_two_changes_are_compared(scene, cast, as_person, client):
    coalition_id, _meeting, _item = scene
    with as_person(cast.fay) as fay:
        task = ground.task(fay, coalition_id)
    sign_in(client, cast.fay)
    url = reverse("coalition:task_change", args=[coalition_id, task.id])
    sent = {"version": "1", "what": "Print more cards", "member": "", "account": "", "due_on": "2027-02-01"}
    assert "Print more cards" in client.post(url, sent, follow=True).text
    late = client.post(url, sent | {"what": "Print none"})
    assert late.status_code == 409
    assert "Print more cards" in late.text


def test_a_notice_is_sent_and_may_be_sent_again(cast, as_person, client):
    with as_person(cast.fay) as fay:
        meeting = ground.meeting(fay)
    sign_in(client, cast.fay)
    move = {"then": "noticed", "seen": "planned"}
    client.post(_url("meeting_move", cast.coalition.id, meeting.id), move)
    assert "Send it again" in client.get(_url("notice", cast.coalition.id, meeting.id)).text


def test_the_front_page_says_what_is_next(scene, cast, client):
    coalition_id, _meeting, _item = scene
    sign_in(client, cast.fay)
    assert "Next meeting" in client.get(_url("front", coalition_id)).text


def test_pages_ask_as_often_with_one_row_as_with_many(scene, cast, as_person, client):
    coalition_id, meeting, _item = scene
    pages = [
        _url("meetings", coalition_id),
        _url("meeting", coalition_id, meeting.id),
        _url("tasks", coalition_id) + "?which=all",
        _url("decisions", coalition_id),
    ]
    sign_in(client, cast.fay)

    def asked(url):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(url).status_code == 200
        return len(queries)

    def more():
        with as_person(cast.fay) as fay:
            for member in ground.members(fay):
                ground.meeting(fay, host_id=member.id)
                ground.item(fay, meeting, presenter_id=member.id)
                ground.task(fay, fay.agency_id, member_id=member.id)
                ground.decision(fay, meeting)

    more()
    before = [asked(url) for url in pages]
    more()
    assert [asked(url) for url in pages] == before
    assert max(before) < 40


def test_an_item_is_put_elsewhere_with_a_reason_and_taken_off(scene, cast, as_person, client):
    coalition_id, _meeting, item = scene
    sign_in(client, cast.fay)
    without = client.post(_url("place_item", coalition_id, item.id), {"place": "1", "why": ""})
    assert without.status_code == 422
    client.post(_url("place_item", coalition_id, item.id), {"place": "1", "why": "The guest leaves early."})
    client.post(_url("withdraw_item", coalition_id, item.id))
    with as_person(cast.fay):
        row = AgendaItem.objects.get(id=item.id)
    assert (row.place, row.place_why) == (1, "The guest leaves early.")
    assert row.withdrawn_at


def test_what_came_of_a_decision_is_written_later(scene, cast, as_person, client):
    coalition_id, meeting, _item = scene
    with as_person(cast.fay) as fay:
        decided = ground.decision(fay, meeting)
    sign_in(client, cast.amira)
    assert "One number for the night" in client.get(_url("decision", coalition_id, decided.id)).text
    said = {"came_of_it": "It rings since March.", "version": "1"}
    assert (
        client.post(_url("decision_outcome", coalition_id, decided.id), said).status_code == 404
    )  # she may not write it
    sign_in(client, cast.fay)
    client.post(_url("decision_outcome", coalition_id, decided.id), said)
    with as_person(cast.fay):
        assert MeetingDecision.objects.get(id=decided.id).came_of_it == "It rings since March."


def test_minutes_are_approved_at_a_later_meeting(scene, cast, as_person, client):
    coalition_id, earlier, _item = scene
    with as_person(cast.fay) as fay:
        ground.move_meeting(
            actor=fay, coalition_id=coalition_id, meeting_id=earlier.id, then="closed", seen="going"
        )
        later = ground.meeting(fay, state=ground.GOING, on=earlier.on + timedelta(days=30))
    sign_in(client, cast.ben)
    assert (
        client.post(_url("minutes_approve", coalition_id, later.id), {"earlier": str(earlier.id)}).status_code
        != 200
    )
    sign_in(client, cast.fay)
    client.post(_url("minutes_approve", coalition_id, later.id), {"earlier": str(earlier.id)})
    with as_person(cast.fay):
        assert Meeting.objects.get(id=earlier.id).approved_in_id == later.id


def test_a_place_that_nobody_may_learn_is_no_place_to_meet(cast, as_person, client):
    with as_person(cast.fay) as fay:
        linden, millrace = ground.members(fay)
        organization("Wren House", confidential=True)
        Member.objects.filter(id=linden.id).update(name="Wren House")
        assert host_proposed(fay.agency_id) == millrace
        with pytest.raises(KeptHidden):
            ground.meeting(fay, place="wren house, the kitchen")
        row = ground.meeting(fay, way_there="Beside the mill")
    sign_in(client, cast.fay)
    url = _url("meeting_change", cast.coalition.id, row.id)
    sent = {"on": "2027-01-12", "starts": "10:00", "place": "Library", "version": row.version}
    for said in ({"place": "A confidential shelter"}, {"way_there": "Behind Wren House"}):
        answer = client.post(url, sent | said)
        assert answer.status_code == 422
        assert "such as a library" in answer.text
    assert client.post(url, sent).status_code == 303


def test_what_was_not_talked_about_is_proposed_again(cast, as_person, client):
    with as_person(cast.fay) as fay:
        row = ground.meeting(fay)
        ground.item(fay, row, "Rides & buses")
        move_meeting(actor=fay, coalition_id=fay.agency_id, meeting_id=row.id, then="off", seen="planned")
    sign_in(client, cast.fay)
    page = client.get(_url("meeting", cast.coalition.id, row.id)).text
    assert "Set the next meeting" in page
    assert "Propose it for the next meeting" not in page
    with as_person(cast.fay) as fay:
        ground.meeting(fay)
    page = client.get(_url("meeting", cast.coalition.id, row.id))
    [link] = re.findall(r'href="([^"]+/propose/[^"]+)"', page.text)
    assert "Rides &amp; buses" in client.get(unescape(link)).text
