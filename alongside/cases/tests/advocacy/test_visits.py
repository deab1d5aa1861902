"""With a client at a hospital: moments by one tap, permission part by part, what they chose and were told."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.cases.actions import visits
from alongside.cases.errors import SomeoneElseWasFaster
from alongside.cases.errors_advocacy import NoSuchStep
from alongside.cases.models import HospitalVisit
from alongside.cases.selectors.advocacy import read_visit
from alongside.cases.selectors.clocks import client_clocks
from alongside.clocks.actions.running import start_clock
from alongside.vault.errors import NotFound, Refused
from alongside.vault.ids import uuid7

STAY = {
    "place": "Saint Anne",
    "stay_talking": "yes",
    "stay_exam": "no",
    "stay_evidence": "",
    "stay_police": "",
    "parts_chosen": '["body", "medicine"]',
    "kit_number": "K-555-0142",
    "told": "That it costs nothing.",
    "follow_up": "Clinic on Monday, Amira goes along.",
    "follow_up_on": None,
}


@pytest.fixture
def visit(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        return visits.begin_visit(actor=actor, case_id=esther.id, place="Saint Anne")


def test_a_visit_begins_with_nothing_at_all_and_a_second_sending_begins_none(
    cast, as_person, browser, esther
):
    client, row_id = browser(cast.amira), str(uuid7())
    for _ in range(2):
        answer = client.post(f"/clients/{esther.id}/advocacy/visits/add/", {"row_id": row_id})
        assert answer.headers["Location"] == f"/clients/{esther.id}/advocacy/visits/{row_id}/"
    with as_person(cast.amira):
        assert HospitalVisit.objects.count() == 1


def test_a_moment_is_noted_with_one_tap_and_the_first_time_stands(cast, as_person, browser, esther, visit):
    client = browser(cast.amira)
    here = f"/clients/{esther.id}/advocacy/visits/{visit.id}/"
    assert client.post(f"{here}now/", {"step": "arrived"}).headers["Location"] == f"{here}#moment-arrived"
    with as_person(cast.amira):
        first = HospitalVisit.objects.get().arrived_at
    client.post(f"{here}now/", {"step": "arrived"})
    with as_person(cast.amira):
        assert HospitalVisit.objects.get().arrived_at == first
    assert "Take back" in client.get(here).content.decode()


def test_a_slip_of_the_finger_is_taken_back(cast, as_person, browser, esther, visit):
    client = browser(cast.amira)
    client.post(reverse("cases:note_moment", args=[esther.id, visit.id]), {"step": "left"})
    assert (
        client.post(
            reverse("cases:take_back_moment", args=[esther.id, visit.id]), {"step": "left"}
        ).status_code
        == 303
    )
    with as_person(cast.amira):
        assert HospitalVisit.objects.get().left_at is None


def test_a_moment_that_there_is_not_is_no_column(cast, as_person, esther, visit):
    with as_person(cast.amira) as actor, pytest.raises(NoSuchStep):
        visits.note_moment(actor=actor, case_id=esther.id, visit_id=visit.id, step="begun")


def test_a_tap_does_not_disturb_whoever_types_beside_it(cast, as_person, esther, visit):
    with as_person(cast.chloe) as actor:
        visits.note_moment(actor=actor, case_id=esther.id, visit_id=visit.id, step="exam_began")
    with as_person(cast.amira) as actor:
        row = visits.change_visit(actor=actor, case_id=esther.id, visit_id=visit.id, version=1, stay=STAY)
        assert row.version == 2
        assert row.exam_began_at is not None


def test_permission_is_asked_part_by_part_and_nothing_is_chosen_beforehand(cast, browser, esther, visit):
    page = (
        browser(cast.amira).get(f"/clients/{esther.id}/advocacy/visits/{visit.id}/change/").content.decode()
    )
    for question in (
        "May I stay while you talk with staff?",
        "May I stay during the exam?",
        "May I stay while evidence is collected?",
        "May I stay while police are in the room?",
    ):
        assert question in page
    assert "checked" not in page


def test_what_they_chose_and_were_told_is_sealed_and_shown(cast, as_person, browser, esther, visit):
    client = browser(cast.amira)
    here = f"/clients/{esther.id}/advocacy/visits/{visit.id}/"
    sent = {**STAY, "version": "1", "parts_chosen": ["body", "medicine"], "follow_up_on": ""}
    assert client.post(f"{here}change/", sent).status_code == 303
    page = client.get(here).content.decode()
    for words in (
        "K-555-0142",
        "Looking for injuries",
        "That it costs nothing.",
        "Not asked",
        "Clinic on Monday",
    ):
        assert words in page
    with as_person(cast.amira) as actor:
        row = HospitalVisit.objects.get()
        assert b"K-555" not in bytes(row.kit_number_sealed)
        assert b"medicine" not in bytes(row.parts_chosen_sealed)
        visits.change_visit(
            actor=actor, case_id=esther.id, visit_id=visit.id, version=2, stay={**STAY, "parts_chosen": ""}
        )
        _, parts, former = read_visit(actor, HospitalVisit.objects.get())
        assert parts == []
        assert (
            "Parts of the exam they chose",
            "Looking for injuries, Medicine to prevent infection",
        ) in former[0].said


def test_nobody_writes_over_a_colleague(cast, as_person, browser, esther, visit):
    with as_person(cast.chloe) as actor:
        its = {"actor": actor, "case_id": esther.id, "visit_id": visit.id, "version": 1}
        visits.change_visit(**its, stay={**STAY, "told": "Chloe told them."})
        with pytest.raises(SomeoneElseWasFaster):
            visits.change_visit(**its, stay={**STAY, "told": "Late."})
    answer = browser(cast.amira).post(
        f"/clients/{esther.id}/advocacy/visits/{visit.id}/change/",
        {"version": "1", "told": "Amira told them.", "parts_chosen": ["swabs"]},
    )
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Chloe told them." in page
    assert "Amira told them." in page
    assert "Looking for injuries, Medicine to prevent infection" in page


@pytest.mark.parametrize("who", ["dev", "ida", "noor", "ben"])
def test_for_everyone_else_there_is_none(cast, as_person, browser, esther, visit, who):
    with as_person(getattr(cast, who)) as actor, pytest.raises((NotFound, Refused)):
        visits.note_moment(actor=actor, case_id=esther.id, visit_id=visit.id, step="arrived")
    client = browser(getattr(cast, who))
    assert client.get(f"/clients/{esther.id}/advocacy/visits/{visit.id}/").status_code == 404


def test_what_is_short_at_a_hospital_is_named_and_started_by_nobody(cast, as_person, browser, esther, visit):
    here = f"/clients/{esther.id}/advocacy/visits/{visit.id}/"
    page = browser(cast.amira).get(here).content.decode()
    for rule in ("us-hiv-pep-72h", "us-emergency-contraception-120h", "il-evidence-kit-7d"):
        assert f'?rule={rule}"' in page
    with as_person(cast.amira) as actor:
        assert client_clocks(actor, esther.subject_id) == ([], [])


def test_a_clock_that_runs_stands_there_with_what_is_left(cast, as_person, browser, esther, visit):
    with as_person(cast.amira) as actor:
        began = timezone.now() - timedelta(hours=41)
        start_clock(actor, esther.subject_id, "plan", "us-hiv-pep-72h", began)
    page = browser(cast.amira).get(f"/clients/{esther.id}/advocacy/visits/{visit.id}/").content.decode()
    assert "?rule=us-hiv-pep-72h" not in page
    assert "30 hours, until" in page or "31 hours, until" in page
