"""Finding a place for a client and asking there, what waits, who knows the list of services.

Belongs here: this area's part of the tours (tests/areas.py). Not here: what is looked at on a page (test_axe).
"""

from collections.abc import Iterator
from typing import Any

PAGES: dict[str, str] = {}
ON_THE_WAY = "referrals:find directory:trained referrals:refer referrals:waiting"
NO_PAGE = ""


def finding(visit: Any) -> Iterator[str]:
    """A need that was picked, words that find something, a ZIP that lacks a number; a training without anyone."""
    case_id = visit.esther.case_id
    visit.sign_in(visit.cast.amira)
    yield visit.open("referrals:find", case_id=case_id)
    visit.open("referrals:find", "?need=food", case_id=case_id)
    yield "referrals:find"
    visit.send(words="food", zip="6160")
    yield "referrals:find"
    visit.open("referrals:refer", f"?again={visit.esther.more['referral_id']}", case_id=case_id)
    yield "referrals:refer"
    yield visit.open("referrals:waiting")
    visit.sign_in(visit.cast.chloe)
    yield visit.open("directory:trained")
    visit.send(on="2026-05-12")
    yield "directory:trained"


TOURS = {"flow-finding": finding}
