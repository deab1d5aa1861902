"""The ground of the tests about finding help during a call: a food pantry and two shelters, made as whoever keeps them.

Belongs here: rows of the directory, through its actions. Not here: a test.
"""

from typing import Any

from alongside.directory.actions import bed_requests, beds, parts, services
from alongside.vault.ids import uuid7
from tests.cast import as_person


def pantry(cast: Any, name: str = "Prairie Pantry", areas: tuple[str, ...] = ("food",)) -> Any:
    """A service that gives out food, with a number."""
    for actor in as_person(cast.chloe):
        row = services.new_service(
            actor=actor, row_id=uuid7(), organization_id=None, organization="Prairie Help", name=name
        )
        services.set_areas(actor=actor, service_id=row.id, codes=list(areas))
        facts = {"number": "217-555-0147", "extension": "", "type": "", "description": "", "central": False}
        parts.add_phone(actor=actor, row_id=uuid7(), service_id=row.id, facts=facts)
    return row


def shelter(cast: Any) -> None:
    """Millrace offers beds: two family rooms are free."""
    for actor in as_person(cast.ruth):
        beds.offer_beds(actor=actor, version=0, offer=beds.Offer("Linden", "217-555-0150", 720, True, None))
        beds.say_beds(actor=actor, bed_type="family", free=2, seen=None, total=4)


def asked(cast: Any, **more: Any) -> dict[str, Any]:
    """What the form of a bed sends."""
    sent = {
        "row_id": str(uuid7()), "bed_type": "family", "shelters": [str(cast.millrace.id)], "minutes": "30",
        "they_said_yes": "on", "yes_how": "spoken", "age_adult": "1", "age_child": "2",
    }  # fmt: skip
    return sent | more


def said_yes(held_until: Any) -> Any:
    """A shelter's yes."""
    return bed_requests.Answer("yes", beds=1, held_until=held_until)


answer_bed = bed_requests.answer_bed
