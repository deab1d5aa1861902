"""Shelters and requests for the tests of beds.

Belongs here: Millrace as a shelter, the coalition as a second one, a question of Amira's. Not here: a test.
"""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from alongside.directory.actions import bed_requests as asks
from alongside.directory.actions import beds as acts
from alongside.directory.models import BedRequest, Shelter
from tests.cast import as_person

TWO = {"adult": 1, "child": 1}


def offer(**more: Any) -> acts.Offer:
    given = {
        "county": "Linden", "line": "217-555-0150", "good_for_minutes": 720, "any_hour": True, "service_id": None,
    }  # fmt: skip
    return acts.Offer(**(given | more))


def shelters(cast: Any) -> None:
    """Millrace offers beds, led by Ruth; so does the coalition, so that there are two to ask."""
    for actor in as_person(cast.ruth):
        acts.offer_beds(actor=actor, version=0, offer=offer())
        acts.say_beds(actor=actor, bed_type="family", free=2, seen=None, total=5)
    for actor in as_person(cast.fay):
        Shelter(agency_id=actor.agency_id, county="Alder", line="217-555-0151").save(force_insert=True)


def wanted(cast: Any, **more: Any) -> asks.Wanted:
    given = {
        "bed_type": "family", "ages": TWO, "needs": ["no_id"], "minutes": 30, "they_said_yes": True,
        "yes_how": "spoken", "tell_back": False, "shelters": [cast.millrace.id, cast.coalition.id],
    }  # fmt: skip
    return asks.Wanted(**(given | more))


def asked(actor: Any, cast: Any, **more: Any) -> BedRequest:
    """A question of this person to both shelters."""
    return asks.ask_for_bed(actor=actor, wanted=wanted(cast, **more))


def yes(minutes: int = 120, beds: int = 1) -> asks.Answer:
    return asks.Answer("yes", beds=beds, held_until=timezone.now() + timedelta(minutes=minutes))
