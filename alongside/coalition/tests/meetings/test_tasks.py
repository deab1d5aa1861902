"""Who does what by when."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.coalition.actions.decisions import Duty, change_task, give_task, move_task
from alongside.coalition.enums_meetings import TaskState
from alongside.coalition.errors_meetings import NotOfThem, ReasonNeeded, TaskElsewhere
from alongside.coalition.models import Task
from alongside.coalition.selectors.decisions import late_tasks, our_late_tasks, tasks_of
from alongside.coalition.tests.meetings import ground
from alongside.vault.errors import Refused, SavedBefore, SomeoneElseWasFaster
from alongside.vault.ids import uuid7
from tests.browse import sign_in

YESTERDAY = timedelta(days=-1)


def _move(actor, task, then, seen, why=""):
    return move_task(actor=actor, coalition_id=task.agency_id, task_id=task.id, then=then, seen=seen, why=why)


def test_an_organizer_gives_to_anyone_and_a_member_takes_on_for_her_own(cast, as_person):
    with as_person(cast.fay) as fay:
        linden, millrace = ground.members(fay)
        ground.task(fay, fay.agency_id, member_id=linden.id, account_id=cast.amira.id)
        with pytest.raises(NotOfThem):
            ground.task(fay, fay.agency_id, member_id=millrace.id, account_id=cast.amira.id)
    with as_person(cast.dev) as dev:
        ground.task(dev, cast.coalition.id, member_id=linden.id)
        for member_id in (millrace.id, None):
            with pytest.raises(Refused):
                ground.task(dev, cast.coalition.id, member_id=member_id)


def test_her_organization_moves_it_and_others_do_not(cast, as_person):
    with as_person(cast.fay) as fay:
        linden = ground.members(fay)[0]
        task = ground.task(fay, fay.agency_id, member_id=linden.id)
    with as_person(cast.ben) as ben:
        with pytest.raises(Refused):
            _move(ben, task, TaskState.DONE, TaskState.OPEN)
        assert not Task.objects.filter(id=task.id).update(what="Changed")
    with as_person(cast.amira) as amira:
        assert _move(amira, task, TaskState.DONE, TaskState.OPEN).done_at
        _move(amira, task, TaskState.DONE, TaskState.OPEN)  # sent twice
        with pytest.raises(TaskElsewhere):
            _move(amira, task, TaskState.DOING, TaskState.OPEN)
        back = _move(amira, task, TaskState.OPEN, TaskState.DONE)
        assert back.done_at is None
        with pytest.raises(ReasonNeeded):
            _move(amira, task, TaskState.LET_GO, TaskState.OPEN, " ")
        assert _move(amira, task, TaskState.LET_GO, TaskState.OPEN, "The city prints them").why


def test_sent_twice_makes_one_and_nothing_is_overwritten(cast, as_person):
    with as_person(cast.fay) as fay:
        ground.members(fay)
        duty = Duty("Print the cards", timezone.localdate())
        sent = {"actor": fay, "coalition_id": fay.agency_id, "task_id": uuid7(), "duty": duty}
        task = give_task(**sent)
        with pytest.raises(SavedBefore) as before:
            give_task(**sent)
        assert before.value.same
        change_task(actor=fay, coalition_id=fay.agency_id, task_id=task.id, version=1, duty=duty)
        with pytest.raises(SomeoneElseWasFaster):
            change_task(actor=fay, coalition_id=fay.agency_id, task_id=task.id, version=1, duty=duty)


def test_what_is_late_stands_on_the_agenda_and_on_the_today_of_who_leads(cast, as_person, client):
    today = timezone.localdate()
    with as_person(cast.fay) as fay:
        linden = ground.members(fay)[0]
        meeting = ground.meeting(fay)
        ground.task(
            fay, fay.agency_id, "Cards", today + YESTERDAY, member_id=linden.id, account_id=cast.amira.id
        )
        assert [one.what for one in late_tasks(fay.agency_id, on=today)] == ["Cards"]
    with as_person(cast.rosa) as rosa:
        assert [one.what for one in our_late_tasks(rosa, on=today)] == ["Cards"]
    with as_person(cast.amira) as amira:
        assert tasks_of(amira, cast.coalition.id, "mine", on=today).count() == 1
    sign_in(client, cast.amira)
    shown = client.get(reverse("coalition:meeting", args=[cast.coalition.id, meeting.id])).text
    assert "Tasks that are late" in shown
    assert "Cards" in shown
    assert "Cards" in client.get(reverse("people:today")).text


def test_the_table_holds_no_formula(cast, as_person, client):
    with as_person(cast.fay) as fay:
        ground.members(fay)
        ground.task(fay, fay.agency_id, "=SUM(A1)")
    sign_in(client, cast.fay)
    answer = client.get(reverse("coalition:tasks_csv", args=[cast.coalition.id]) + "?which=all")
    assert "'=SUM(A1)" in answer.text


def test_tasks_are_found_by_words_and_organization_and_stay_so_after_a_step(cast, as_person, client):
    with as_person(cast.fay) as fay:
        linden, millrace = ground.members(fay)
        cards = ground.task(fay, fay.agency_id, "Print the cards", member_id=linden.id)
        ground.task(fay, fay.agency_id, "Print the plan", member_id=millrace.id)
        ground.task(fay, fay.agency_id, "Ask the library", member_id=linden.id)
    sign_in(client, cast.fay)
    url = reverse("coalition:tasks", args=[cast.coalition.id])
    here = f"which=all&words=print&member={linden.id}"
    page = client.get(f"{url}?{here}").text
    assert "Print the cards" in page
    assert not [words for words in ("Print the plan", "Ask the library") if words in page]
    assert "No task fits." in client.get(f"{url}?which=all&words=nothing").text
    assert "Print the plan" in client.get(f"{url}?which=all&member=nonsense").text
    table = client.get(reverse("coalition:tasks_csv", args=[cast.coalition.id]) + f"?{here}")
    assert "Ask the library" not in table.content.decode()
    step = reverse("coalition:task_move", args=[cast.coalition.id, cards.id])
    answer = client.post(step, {"then": "doing", "seen": "open", "here": here})
    assert answer.headers["Location"] == f"{url}?{here}&moved={cards.id}"
    odd = client.post(step, {"then": "open", "seen": "doing", "here": "which=//evil.example&next=x"})
    assert odd.headers["Location"] == f"{url}?which=mine&moved={cards.id}"
