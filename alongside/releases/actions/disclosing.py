"""What a court or a law made the agency give, written down.

Belongs here: the verb and what it refuses. Not here: permissions: nothing here rests on one.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.people.policies import LEADS
from alongside.people.selectors.staff import colleague_for
from alongside.releases import policies
from alongside.releases.enums import CompelledBy
from alongside.releases.errors import ApproverMissing, NoOrder
from alongside.releases.models import Disclosure
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import Drawer, What
from alongside.vault.ids import uuid7


@dataclass(frozen=True, slots=True)
class Compelled:
    """What asked for it, what was tried, and what was given, if anything was."""

    by: str
    asked_on: date
    document: str
    notice: str
    notice_words: str = ""
    safety: str = ""
    least: str = ""
    given_on: date | None = None
    approved_by_id: UUID | None = None


def note_disclosure(
    *, actor: Actor, subject_id: UUID, said: Compelled, disclosure_id: UUID | None = None
) -> Disclosure:
    """Keep it. Given only under an order or a law, with the yes of someone who leads, and only the least."""
    require(policies.may_give(actor, subject_id))
    if said.given_on is not None:
        _require_may_be_given(actor, said)
    row = Disclosure(
        id=disclosure_id or uuid7(), agency_id=actor.agency_id, subject_id=subject_id, by=said.by,
        asked_on=said.asked_on, notice=said.notice, given_on=said.given_on, approved_by_id=said.approved_by_id,
        noted_by_id=actor.account_id,
    )  # fmt: skip
    for name in ("document", "least", "notice_words", "safety"):
        setattr(row, name, getattr(said, name).strip())
    row.save(force_insert=True)
    ledger.add(actor, What.COMPELLED, subject_id, drawer=Drawer.PLAN, why=f"by.{said.by}", about=row.id)
    return row


def _require_may_be_given(actor: Actor, said: Compelled) -> None:
    if said.by == CompelledBy.SUBPOENA:
        raise NoOrder
    if said.approved_by_id is None or not said.least.strip():
        raise ApproverMissing
    if colleague_for(actor, said.approved_by_id).role not in LEADS:
        raise ApproverMissing
