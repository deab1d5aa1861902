"""The pages of agreements, through their addresses: written, filled, confirmed; what cannot be; who reads."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.directory.models import Agreement, CoordinationMeeting, CrossTraining, Liaison
from alongside.directory.tests.agreements.ground import in_force, written
from tests.browse import sign_in


def today():
    return timezone.localdate()


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
    rosa.post(
        url("add_exchange", row.id), {"side": "theirs", "kind": "links", "what": "A list", "on": "2026-05-01"}
    )
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
    rosa.post(
        url("training_given", training.id), {"version": "1", "given_on": today().isoformat(), "people": "7"}
    )
    rosa.post(
        url("meeting_held", meeting.id),
        {"version": "1", "on": today().isoformat(), "went": "Answers come quicker."},
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
        ({"answer_days": "0"}, "Write 1 or more."),
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
    assert (
        client.post(url("move_agreement", row.id), {"then": "ended", "seen": "in_force"}).status_code == 403
    )
