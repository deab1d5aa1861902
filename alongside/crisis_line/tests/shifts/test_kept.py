"""Hand-overs and answered requests go when the agency's days are over: key, row, every word; a line stays."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.crisis_line.actions import asking as acts
from alongside.crisis_line.actions import sending
from alongside.crisis_line.actions.handing_over import hand_over
from alongside.crisis_line.actions.roster import HowHeld, change_rules
from alongside.crisis_line.actions.sweeping import sweep_line
from alongside.crisis_line.models import Asking, HandOver, Sending
from alongside.crisis_line.selectors.sendings import read_sending
from alongside.vault import ledger, tombstones, wall
from alongside.vault.enums import What
from alongside.vault.ids import uuid7
from alongside.vault.models import DrawerKey, Subject
from tests.attacks.ground import ask

WORDS = acts.Words("hospital", "emergency_room", "now", "The desk", "217-555-0188", "Room 12", "Hausa")


@pytest.fixture(autouse=True)
def stones(settings, tmp_path):
    """The list of what was destroyed, of this test alone."""
    settings.ANCHOR_FILE = tmp_path / "anchor.txt"


def keep(cast, as_person, **how):
    with as_person(cast.rosa) as actor:
        change_rules(actor=actor, version=0, how=HowHeld(takes_requests=True, **how))


def written(cast, as_person, days):
    with as_person(cast.dev) as actor:
        row = hand_over(actor=actor, text="The Polish interpreter is away.")
        HandOver.objects.filter(id=row.id).update(written_at=timezone.now() - timedelta(days=days))
    return row


def asked(cast, as_person, days, *, state="closed", sent=False):
    own = uuid7()
    with wall.nobody(read_only=False), ledger.writing():
        acts.ask_from_outside(agency_id=cast.linden.id, words=WORDS, asking_id=own)
    with as_person(cast.amira) as actor:
        if sent:
            errand = sending.Errand("hospital", "emergency_room", "now", "Room 12", "Hausa")
            sending.send(actor=actor, errand=errand, asking_id=own)
        then = timezone.now() - timedelta(days=days)
        ask(
            "update crisis_line_asking set state = %s, closed_at = %s, answered_at = %s where id = %s",
            [state, then if state == "closed" else None, then if state != "new" else None, own],
        )
    return own


@pytest.mark.parametrize(("days_kept", "old", "goes"), [(90, 89, 0), (90, 91, 1), (7, 8, 1), (730, 700, 0)])
def test_a_hand_over_is_kept_for_the_agencys_days(cast, as_person, said, days_kept, old, goes):
    keep(cast, as_person, days_kept=days_kept)
    row = written(cast, as_person, old)
    assert sweep_line() == goes
    with as_person(cast.dev):
        assert HandOver.objects.count() == 1 - goes
        assert DrawerKey.objects.filter(subject_id=row.subject_id).exists() is not bool(goes)
    lines = [line for line in said if line.what == What.CALL_FORGOTTEN]
    assert [(line.about_id, line.why) for line in lines] == [(row.id, f"after_{days_kept}_days")] * goes
    assert [stone.id for stone in tombstones.read()] == [row.subject_id] * goes


def test_an_agency_that_decided_nothing_keeps_ninety_days(cast, as_person):
    written(cast, as_person, 91), written(cast, as_person, 89)
    assert sweep_line() == 1
    assert sweep_line() == 0


@pytest.mark.parametrize(("state", "goes"), [("closed", 1), ("answered", 1), ("taken", 0), ("new", 0)])
def test_a_request_goes_only_after_it_was_answered(cast, as_person, state, goes):
    keep(cast, as_person)
    asked(cast, as_person, 91, state=state)
    assert sweep_line() == goes
    with as_person(cast.amira):
        assert Asking.objects.count() == 1 - goes


def test_who_was_sent_stays_counted_and_no_word_stays(cast, as_person):
    keep(cast, as_person)
    asked(cast, as_person, 91, sent=True)
    assert sweep_line() == 1
    with as_person(cast.amira) as actor:
        row = Sending.objects.get()
        assert (row.what_place, row.how_soon) == ("emergency_room", "now")
        assert read_sending(actor, row).where == ""


def test_nobodys_call_goes_with_it(cast, as_person):
    with as_person(cast.amira) as actor:
        errand = sending.Errand("client", "emergency_room", "now", "Gate 4")
        sending.send(actor=actor, errand=errand)
    with as_person(cast.rosa):
        before = Subject.objects.count()
    assert sweep_line() == 0
    with as_person(cast.rosa):
        assert Subject.objects.count() == before
