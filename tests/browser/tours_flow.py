"""Finding a place for a client, who knows the list of services, and what came back without help.

Belongs here: this area's part of the tours (tests/areas.py). Not here: what is looked at on a page (test_axe).
"""

from collections.abc import Iterator
from typing import Any

PAGES = {"amira": "referrals:find", "chloe": "directory:trained"}
ON_THE_WAY = "referrals:find directory:trained"
NO_PAGE = ""


def finding(visit: Any) -> Iterator[str]:
    """A need that was picked, words that find something, a ZIP that lacks a number; a training without anyone."""
    case_id = visit.esther.case_id
    visit.sign_in(visit.cast.amira)
    visit.open("referrals:find", "?need=food", case_id=case_id)
    yield "referrals:find"
    visit.send(words="food", zip="6160")
    yield "referrals:find"
    visit.sign_in(visit.cast.chloe)
    visit.open("directory:trained")
    visit.send(on="2026-05-12")
    yield "directory:trained"


TOURS = {"flow-finding": finding}
