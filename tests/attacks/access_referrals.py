"""Who gets in where: referrals, and finding on the line. One was sent to Ben; whoever leads there has it too.

Belongs here: this area's part of the table (tests/areas.py). Not here: an attack.
"""

from typing import Any

from django.db import connections
from django.utils import timezone

from alongside.people.models import Account
from alongside.referrals.actions.referring import Ask, refer, send
from alongside.referrals.models import Link, Placement
from alongside.releases.actions.giving import Explained, Reader, Signed, give
from alongside.releases.items import Item
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7

SIGNED_IN = {"amira", "dev", "chloe", "rosa", "vera", "noor", "ida", "ben", "ruth", "fay"}
ON_THE_CARE_TEAM = {"amira", "chloe"}
ON_THE_LINE = {"amira", "dev", "chloe", "rosa"}
LEADS_HERE = {"chloe", "rosa", "vera"}
THEIRS = {"ben", "ruth"}
NOBODY: set[str] = set()
GROUPS: list[tuple[set[str], str]] = [
    (SIGNED_IN, "referrals:waiting referrals:inbox referrals:refer_service"),
    ({*LEADS_HERE, "ruth"}, "referrals:referrals_all"),
    ({*LEADS_HERE, "ruth", "fay"}, "referrals:network referrals:network_table"),
    ({*LEADS_HERE, "ruth"}, "referrals:routing"),
    (LEADS_HERE, "referrals:end_routing referrals:resume_routing"),  # the rule is this agency's
    (
        ON_THE_CARE_TEAM,
        """referrals:referrals referrals:refer referrals:place_bed referrals:untie_bed referrals:send
        referrals:slip""",
    ),
    ({"amira", *LEADS_HERE}, "referrals:referral"),  # who leads sees the codes
    ({*ON_THE_CARE_TEAM, *THEIRS}, "referrals:move referrals:appointment referrals:warm"),
    (THEIRS, "referrals:incoming referrals:still referrals:reply"),
    (NOBODY, "crisis_line:refer"),  # that call has ended: referrals/tests/test_calls opens them
]
MODELS: list[type[Any]] = [Link, Placement]
WORD = "Zelenograd Quill"


def parts(actor: Actor, record: Any) -> dict[str, Any]:
    """A referral to one person at the other agency, under a permission of its own, and a bed."""
    other = "amira@linden.example" if _is(actor, "ben") else "ben@millrace.example"
    to = Account.objects.select_related("agency").get(login=other)
    release = give(
        actor=actor, subject_id=record.subject_id, purpose="a lease", reason=f"{WORD} asked for it",
        reader=Reader("packet", "helper", "Someone there", to_agency_id=to.agency_id, to_account_id=to.id),
        items=[Item("words", "A door of my own")], days=30,
        explained=Explained("en", "alone", help_told=True, law_told=True), signed=Signed("typed", WORD),
    ).release  # fmt: skip
    ask = Ask(
        way="agency", area="legal", priority="routine", do_not_contact=False, for_whom="self",
        to_agency_id=to.agency_id, why=f"{WORD} wants a lawyer", note=f"about {WORD}",
    )  # fmt: skip
    row = refer(actor=actor, subject_id=record.subject_id, ask=ask)
    send(actor=actor, referral_id=row.id, release_id=release.id)
    bed = Placement(
        agency_id=actor.agency_id, subject_id=record.subject_id, drawer="plan", hold_id=uuid7(), state="held",
        made_by_id=actor.account_id, made_at=timezone.now(),
    )  # fmt: skip
    bed.save(force_insert=True)
    return {"referral_id": row.id, "placement_id": bed.id, "routing_id": _routing(actor)}


def _routing(actor: Actor) -> Any:
    """A standing rule of the agency, written as the owner: no agreement is in force here."""
    row_id = uuid7()
    written = (
        "insert into referrals_routing (id, agency_id, areas, team, made_by_id, made_at) "
        "values (%s, %s, '{}', 'intake', %s, now())"
    )
    with connections["owner"].cursor() as cursor:
        cursor.execute(written, [row_id, actor.agency_id, actor.account_id])
    return row_id


def _is(actor: Actor, name: str) -> bool:
    return Account.objects.get(id=actor.account_id).login.startswith(f"{name}@")
