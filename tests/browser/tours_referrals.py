"""The pages of referrals: one that is not sent, one that was answered, both sides, what waits, the network, the call.

Belongs here: this area's part of the tours (tests/areas.py). Not here: what is looked at on a page (test_axe).
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.utils import timezone

from alongside.directory.selectors.agreements import partners_in_force
from alongside.directory.tests.agreements.ground import in_force
from alongside.referrals.actions.moving import move, set_appointment
from alongside.referrals.actions.referring import Ask, refer, send
from alongside.referrals.actions.replying import reply
from alongside.referrals.actions.routing import Rule, end_routing, set_routing
from alongside.referrals.models import Placement
from alongside.releases.actions.giving import Explained, Reader, Signed, give
from alongside.releases.items import Item
from alongside.vault.ids import uuid7
from tests.cast import Cast, as_person

PAGES = {
    "amira": """referrals:waiting referrals:referrals referrals:refer referrals:referral referrals:slip
        referrals:refer_service""",
    "chloe": "referrals:referrals_all referrals:network referrals:waiting referrals:referral referrals:routing",
    "ben": "referrals:inbox referrals:incoming referrals:waiting people:today",
}
ON_THE_WAY = "referrals:move crisis_line:refer"
NO_PAGE = """referrals:send referrals:appointment referrals:warm referrals:still referrals:reply referrals:place_bed
    referrals:untie_bed referrals:network_table referrals:end_routing referrals:resume_routing"""
SAID = Explained("en", "alone", help_told=True, law_told=True)


def steps(visit: Any) -> Iterator[str]:
    """A form with something missing, a reason that is asked for, what is noted on the line."""
    visit.sign_in(visit.cast.amira)
    page, case_id = visit.window.page, visit.esther.case_id
    visit.open("referrals:refer", case_id=case_id)
    visit.send(why="Because they asked")
    yield "referrals:refer"
    yield visit.open("referrals:referral", referral_id=visit.esther.more["referral_id"])
    with page.expect_navigation():
        page.locator("a[href$='then=cancelled']").first.click()
    yield "referrals:move"
    visit.send()
    yield "referrals:move"
    visit.open("crisis_line:refer", call_id=visit.esther.more["call_id"])
    visit.send()
    yield "crisis_line:refer"


TOURS = {"referral-steps": steps}


def scene(cast: Cast, case: Any) -> dict[str, Any]:
    """One sent to Ben and accepted, with an answer; one not sent yet; a bed."""
    for actor in as_person(cast.amira):
        release = give(
            actor=actor, subject_id=case.subject_id, purpose="a lease", reason="Esther asked for it",
            reader=Reader(
                "packet", "helper", "Ben, Millrace Legal Aid", to_agency_id=cast.millrace.id, to_account_id=cast.ben.id
            ),
            items=[Item("words", "A door of my own.")], days=30, explained=SAID, signed=Signed("typed", "Esther"),
        ).release  # fmt: skip
        its = {
            "area": "legal",
            "priority": "urgent",
            "do_not_contact": True,
            "for_whom": "self",
            "warm": True,
        }
        to_ben = Ask(way="agency", to_agency_id=cast.millrace.id, interpreter="es", transport=True, **its)
        row = refer(actor=actor, subject_id=case.subject_id, ask=to_ben)
        send(actor=actor, referral_id=row.id, release_id=release.id)
        refer(
            actor=actor, subject_id=case.subject_id, ask=Ask(way="self", to_name="Harbor Food Shelf", **its)
        )
        bed = Placement(
            agency_id=actor.agency_id, subject_id=case.subject_id, drawer="plan", hold_id=uuid7(), state="held",
            made_by_id=actor.account_id,
        )  # fmt: skip
        bed.save(force_insert=True)
    for actor in as_person(cast.ben):
        move(actor=actor, referral_id=row.id, then="accepted", seen="requested")
        set_appointment(actor=actor, referral_id=row.id, at=timezone.now() + timedelta(days=4))
        reply(actor=actor, referral_id=row.id, words="Room 4, second floor.")
    return {"referral_id": row.id, "placement_id": bed.id, "routing_id": _routing(cast)}


def _routing(cast: Cast) -> Any:
    """Chloe takes what Millrace asks about a lease; another rule has ended."""
    for actor in as_person(cast.chloe):
        agreed = partners_in_force(actor.agency_id, timezone.localdate())
    if cast.millrace.id not in agreed:
        in_force(cast)
    for actor in as_person(cast.chloe):
        rule = Rule(cast.millrace.id, ["legal"], people=[actor.account_id])
        row = set_routing(actor=actor, routing_id=uuid7(), rule=rule)
        ended = set_routing(actor=actor, routing_id=uuid7(), rule=Rule(None, [], people=[actor.account_id]))
        end_routing(actor=actor, routing_id=ended.id)
    return row.id
