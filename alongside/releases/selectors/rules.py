"""How long permissions last here, and who could read one elsewhere.

Belongs here: the agency's rules, the agencies and people a permission can be for. Not here: permissions (releases).
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from alongside.people.enums import AgencyKind
from alongside.people.models import Account, Agency
from alongside.people.policies import NEVER_OPENS_A_DRAWER
from alongside.people.selectors import agencies
from alongside.releases.models import ReleaseRules
from alongside.releases.models.releases import CEILING, DEFAULT
from alongside.vault.actors import Actor
from alongside.vault.models import Holder
from alongside.vault.selectors import holder_of, team_holders


@dataclass(frozen=True, slots=True)
class Rules:
    """In days. Version 0: nobody has said anything yet."""

    default_days: int = DEFAULT
    ceiling_days: int = CEILING
    version: int = 0


@dataclass(frozen=True, slots=True)
class Reader:
    """An agency that works here, and how many could open what is sent to its intake team."""

    agency: Agency
    at_intake: int


def rules_of(actor: Actor) -> Rules:
    """What the actor's own agency says."""
    row = rules_row(actor)
    return Rules(row.default_days, row.ceiling_days, row.version) if row else Rules()


def rules_row(actor: Actor, *, lock: bool = False) -> ReleaseRules | None:
    """The stored row, if anyone has said anything."""
    rows = ReleaseRules.objects.filter(agency_id=actor.agency_id)
    return (rows.select_for_update(of=("self",)) if lock else rows).first()


def readers_for(actor: Actor) -> list[Reader]:
    """The other agencies, by name. A coalition works with no client and receives nothing."""
    return [
        Reader(agency, at_intake(agency.id))
        for agency in agencies()
        if agency.id != actor.agency_id and agency.kind != AgencyKind.COALITION
    ]


def at_intake(agency_id: UUID) -> int:
    """How many people hold the key of an agency's intake team."""
    with connection.cursor() as cursor:
        cursor.execute("select wall.who_receives(%s)", [agency_id])
        return int(cursor.fetchone()[0])


def people_at(agency_id: UUID) -> list[Account]:
    """Who at an agency could be named as the reader."""
    rows = Account.objects.filter(agency_id=agency_id, left_at=None, must_regrant=False)
    return list(rows.exclude(role__in=NEVER_OPENS_A_DRAWER).order_by("working_name"))


def holder_for(agency_id: UUID, account_id: UUID | None) -> Holder | None:
    """Who would hold the packet's key there; none where nobody could open it."""
    if account_id is not None:
        named = {account.id for account in people_at(agency_id)}
        return holder_of(account_id) if account_id in named else None
    return team_holders(agency_id).get("intake") if at_intake(agency_id) else None
