"""Who may see a client, as the aside of her page says it.

Belongs here: the short list and its count. Not here: the whole page with reasons and keys (who may see),
changing any of it (actions.care_team).
"""

from dataclasses import dataclass
from uuid import UUID

from alongside.cases.enums import TeamPart
from alongside.cases.models import CareTeamMember
from alongside.people.enums import Role
from alongside.people.models import Account
from alongside.vault.actors import Actor
from alongside.vault.enums import Reason
from alongside.vault.selectors import entries_for, why_glass_is_open


@dataclass(frozen=True, slots=True)
class Seer:
    """Someone who may see, and her part."""

    account_id: UUID
    name: str
    part: str
    through_glass: bool
    glass_reason: str = ""


def people_who_may_see(actor: Actor, subject_id: UUID) -> list[Seer]:
    """Everyone whom the access list lets in now, each once; who is shut out is not among them."""
    entries = entries_for(actor, subject_id)
    shut_out = {entry.actor_id for entry in entries if entry.reason == Reason.CONFLICT}
    reasons: dict[UUID, set[str]] = {}
    for entry in entries:
        if entry.actor_id not in shut_out:
            reasons.setdefault(entry.actor_id, set()).add(entry.reason)
    accounts = {a.id: a for a in Account.objects.filter(id__in=list(reasons))}
    parts = _parts(actor, subject_id)
    through_glass = any(why == {Reason.BREAK_GLASS} for why in reasons.values())
    said = why_glass_is_open(subject_id) if through_glass else {}
    return [
        _seer(accounts[who], why, parts.get(who, ""), said.get(who, ""))
        for who, why in reasons.items()
        if who in accounts
    ]


def _parts(actor: Actor, subject_id: UUID) -> dict[UUID, str]:
    rows = CareTeamMember.objects.filter(agency_id=actor.agency_id, subject_id=subject_id, until=None)
    return {row.account_id: str(TeamPart(row.part).label) for row in rows.defer("why_sealed")}


def _seer(account: Account, reasons: set[str], part: str, glass_reason: str) -> Seer:
    return Seer(
        account_id=account.id,
        name=account.working_name,
        part=part or str(Role(account.role).label),
        through_glass=reasons == {Reason.BREAK_GLASS},
        glass_reason=glass_reason if reasons == {Reason.BREAK_GLASS} else "",
    )
