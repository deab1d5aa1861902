"""A bed that is held under a code is tied to someone: in the plan, for the side that asked, and for nobody else."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.directory.actions import bed_holds, bed_requests, beds
from alongside.directory.selectors.bed_requests import holds_of
from alongside.referrals.actions.placing import follow, place
from alongside.referrals.errors import NoSuchBed
from alongside.referrals.models import Placement
from alongside.referrals.selectors.placements import placements_of
from alongside.vault.ids import uuid7


@pytest.fixture
def hold(cast, as_person):
    """Millrace keeps a bed for a code that Amira asked with."""
    with as_person(cast.ruth) as actor:
        beds.offer_beds(actor=actor, version=0, offer=beds.Offer("Linden", "217-555-0150", 720, True, None))
        beds.say_beds(actor=actor, bed_type="family", free=2, seen=None, total=4)
    with as_person(cast.amira) as actor:
        wanted = bed_requests.Wanted(
            "family", {"adult": 1, "child": 1}, [], 60, True, "spoken", True, [cast.millrace.id]
        )
        request = bed_requests.ask_for_bed(actor=actor, wanted=wanted)
    with as_person(cast.ben) as actor:
        until = timezone.now() + timedelta(hours=3)
        said = bed_requests.Answer("yes", beds=1, held_until=until)
        bed_requests.answer_bed(actor=actor, request_id=request.id, said=said)
        [held] = holds_of(actor)
    with as_person(cast.amira) as actor:
        bed_requests.take_bed(actor=actor, request_id=request.id, hold_id=held.id)
    return held


def test_a_bed_is_tied_by_its_code_and_followed(cast, as_person, browser, esther, hold):
    amira = browser(cast.amira)
    sent = amira.post(
        reverse("referrals:place_bed", args=[esther.id]), {"code": hold.code.lower()}, follow=True
    )
    assert "The shelter knows the code only." in sent.content.decode()
    with as_person(cast.ben) as actor:
        assert not Placement.objects.exists()
        bed_holds.move_hold(actor=actor, hold_id=hold.id, then="arrived", seen="confirmed")
    with as_person(cast.amira) as actor:
        [bed] = placements_of(actor, esther.subject_id, "plan")
        assert bed.state == "arrived"
        follow(actor=actor, subject_id=esther.subject_id)
        assert Placement.objects.get().state == "arrived"
    page = amira.get(reverse("referrals:referrals", args=[esther.id])).content.decode()
    assert hold.code in page
    untie = reverse("referrals:untie_bed", args=[esther.id, bed.row.id])
    assert amira.post(untie).status_code == 303
    with as_person(cast.amira):
        assert not Placement.objects.exists()


def test_a_bed_whose_hold_is_gone_is_not_said_to_be_held(cast, as_person, esther, hold):
    with as_person(cast.amira) as actor:
        place(actor=actor, subject_id=esther.subject_id, code=hold.code)
        [held] = placements_of(actor, esther.subject_id, "plan")
        assert "No longer held" not in held.words
        Placement.objects.update(hold_id=uuid7())
        [gone] = placements_of(actor, esther.subject_id, "plan")
        assert (gone.code, gone.words.startswith("No longer held.")) == ("", True)


def test_a_code_that_is_not_ours_is_no_bed(cast, as_person, esther, hold):
    with as_person(cast.amira) as actor:
        with pytest.raises(NoSuchBed):
            place(actor=actor, subject_id=esther.subject_id, code="K7QM-92")
        first = place(actor=actor, subject_id=esther.subject_id, code=hold.code)
        assert place(actor=actor, subject_id=esther.subject_id, code=hold.code).id == first.id
    with as_person(cast.dev) as actor:
        from alongside.cases.factories import a_client

        other = a_client(actor, "Hannah")
        with pytest.raises(NoSuchBed):
            place(actor=actor, subject_id=other.subject_id, code=hold.code)
