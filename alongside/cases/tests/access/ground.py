"""Ground for the tests of who may see: a client of Amira's whose traces can be found, and small shorthands.

Belongs here: making things, in the way the screens make them. Not here: a test.
"""

from datetime import date
from typing import Any

from alongside.cases.actions import finding, glass
from alongside.cases.actions.identity import change_identity
from alongside.cases.actions.opening import open_client
from alongside.cases.models import Case
from alongside.vault.models import BreakGlass
from tests.cast import Cast, as_person

OPENED_ON = date(2026, 5, 14)
BORN_ON = date(1999, 3, 3)
ESTHER = {"given": "Esther", "family": "Quill"}


def esther_of(cast: Cast, *, name: str = "Esther", legal: str = "Esther Quill", by: str = "amira") -> Case:
    """A client with a legal name and a birth date, so that she leaves traces."""
    for actor in as_person(getattr(cast, by)):
        case = open_client(actor=actor, chosen_name=name, opened_on=OPENED_ON)
        change_identity(
            actor=actor, case_id=case.id, version=1, chosen_name=name, legal_name=legal, born_on=BORN_ON
        )
    return case


def asked_by(cast: Cast, who: str, case: Case, **said: Any) -> BreakGlass:
    """Someone asks to break the glass."""
    said = {"reason": "At the hospital, no one else is reachable.", "code": "danger", **said}
    for actor in as_person(getattr(cast, who)):
        found = glass.ask_glass(actor=actor, subject_id=case.subject_id, **said)
    return found


def opened_for(cast: Cast, who: str, case: Case, *, by: str = "chloe", minutes: int = 30) -> BreakGlass:
    """Someone asks, someone else opens."""
    broken = asked_by(cast, who, case)
    for actor in as_person(getattr(cast, by)):
        glass.open_glass(actor=actor, glass_id=broken.id, minutes=minutes)
    return broken


def found_by(cast: Cast, who: str, **said: Any) -> finding.Found:
    """What someone's search finds."""
    for actor in as_person(getattr(cast, who)):
        found = finding.search(actor=actor, **(said or ESTHER))
    return found
