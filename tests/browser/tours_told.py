"""The pages of what a client told: empty, written, folded and open, and when someone else was faster."""

from collections.abc import Iterator
from typing import Any

from alongside.cases.actions.told import save_told
from tests.cast import Cast, as_person

PAGES = {"amira": "cases:client cases:advocacy cases:told cases:write_told"}
ON_THE_WAY = ""
NO_PAGE = ""


def scene(cast: Cast, case: Any) -> dict[str, Any]:
    """Something in some of the lists, changed once."""
    said = {"stand": "leaving", "kinds": ["home_work", "selling"], "held": ["papers", "alone"]}
    for actor in as_person(cast.amira):
        save_told(actor=actor, case_id=case.id, version=0, told=said)
        said |= {"stand": "in_it", "held_words": "The phone is in the drawer with the salt."}
        save_told(actor=actor, case_id=case.id, version=1, told=said)
    return {}


def slips(visit: Any) -> Iterator[str]:
    """From the client's page; too much was typed; then someone else was faster."""
    visit.sign_in(visit.cast.amira)
    for name in ("cases:client", "cases:advocacy", "cases:told"):
        yield visit.open(name, case_id=visit.esther.case_id)
    visit.open("cases:write_told", case_id=visit.esther.case_id)
    visit.send(stand_words="word " * 100)
    yield "cases:write_told"
    visit.open("cases:write_told", case_id=visit.esther.case_id)
    for actor in as_person(visit.cast.chloe):
        told = {"stand": "have_left"}
        save_told(actor=actor, case_id=visit.esther.case_id, version=2, told=told)
    visit.send(stand_words="As they say it.")
    yield "cases:write_told"


TOURS = {"told-slips": slips}
