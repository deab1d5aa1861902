"""More people than a list can hold: they are found by name, and nobody who was ticked is lost."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.coalition.models import MeetingAttendance, Task
from alongside.coalition.selectors import meetings as reads
from alongside.coalition.tests.meetings import ground
from alongside.people.forms import choosing
from alongside.vault.ids import uuid7
from tests.browse import sign_in


@pytest.fixture
def meeting(cast, as_person, monkeypatch):
    """A meeting of a coalition in which three people are already many."""
    monkeypatch.setattr(reads, "TICKED", 3)
    monkeypatch.setattr(choosing, "LISTED", 3)
    with as_person(cast.fay) as fay:
        ground.members(fay)
        return ground.meeting(fay, state=ground.GOING)


def ticked(cast, as_person):
    with as_person(cast.fay):
        return set(MeetingAttendance.objects.exclude(account=None).values_list("account_id", flat=True))


def test_looking_for_one_keeps_the_ticks_and_saves_nothing(cast, as_person, client, meeting):
    sign_in(client, cast.fay)
    url = reverse("coalition:who_came", args=[cast.coalition.id, meeting.id])
    assert f"a-{cast.amira.id}" not in client.get(url).text
    sent = {"hours": "2", "seats": "0"}
    look = sent | {"look": "yes", "find": cast.amira.account.working_name}
    found = client.post(url, look).text
    assert f"a-{cast.amira.id}" in found
    assert f"a-{cast.ben.id}" not in found
    again = client.post(
        url, look | {"find": cast.ben.account.working_name, f"a-{cast.amira.id}": "on"}
    ).context["form"]
    assert again[f"a-{cast.amira.id}"].value()
    assert not again[f"a-{cast.ben.id}"].value()
    assert ticked(cast, as_person) == set()
    client.post(url, sent | {f"a-{cast.amira.id}": "on", f"a-{cast.ben.id}": "on"})
    assert ticked(cast, as_person) == {cast.amira.id, cast.ben.id}


def test_who_was_ticked_before_is_there_to_be_kept_or_taken_off(cast, as_person, client, meeting):
    sign_in(client, cast.fay)
    url = reverse("coalition:who_came", args=[cast.coalition.id, meeting.id])
    sent = {"hours": "2", "seats": "0"}
    client.post(url, sent | {f"a-{cast.amira.id}": "on", f"a-{cast.ben.id}": "on"})
    page = client.get(url).context["form"]
    assert page[f"a-{cast.amira.id}"].value()
    assert page[f"a-{cast.ben.id}"].value()
    client.post(url, sent | {f"a-{cast.ben.id}": "on"})
    assert ticked(cast, as_person) == {cast.ben.id}


def test_more_than_can_be_shown_is_said(cast, as_person, client, meeting, monkeypatch):
    monkeypatch.setattr(reads, "FOUND", 1)
    sign_in(client, cast.fay)
    url = reverse("coalition:who_came", args=[cast.coalition.id, meeting.id])
    sent = {"hours": "2", "seats": "0", "look": "yes"}
    assert "write more of the name" in client.post(url, sent | {"find": "linden"}).text
    assert (
        "write more of the name"
        not in client.post(url, sent | {"find": cast.amira.account.working_name}).text
    )
    for odd in ("\x00", "%", "x" * 500):
        assert client.post(url, sent | {"find": odd}).status_code == 200
    assert client.post(url, {"hours": "2", "seats": "0", "a-nobody": "on"}).status_code == 303
    assert ticked(cast, as_person) == set()


def test_whoever_does_a_task_is_found_by_name_among_those_she_may_choose(cast, as_person, client, meeting):
    with as_person(cast.fay) as fay:
        linden = ground.members(fay)[0]
    sign_in(client, cast.amira)
    url = reverse("coalition:task_new", args=[cast.coalition.id])
    sent = {
        "row_id": str(uuid7()), "what": "Print the cards", "member": str(linden.id), "account": "",
        "due_on": (timezone.localdate() + timedelta(days=3)).isoformat(),
    }  # fmt: skip
    assert "Find it by its name" in client.get(url).text
    other = client.post(url, sent | {"account_find": cast.ben.account.working_name})
    assert (other.status_code, "Nothing is found" in other.text) == (422, True)
    assert client.post(url, sent | {"account_find": cast.dev.account.working_name}).status_code == 303
    with as_person(cast.amira):
        assert Task.objects.get().account_id == cast.dev.id
