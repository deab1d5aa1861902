"""Who may see a client, as the aside of her page says it.

Belongs here: the short list and its count. Not here: the whole page with reasons and keys (who may see),
changing any of it (actions.care_team).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db import connection

from alongside.cases.enums import TeamPart
from alongside.people.enums import Role
from alongside.vault.actors import Actor
from alongside.vault.enums import Reason
from alongside.vault.selectors import why_glass_is_open

# One question for the access list, the names and the parts: the client's page is asked for more often than any other.
STANDING = """
    select e.actor_id, e.reason, a.working_name, a.role, m.part
      from vault_accessentry e
      join people_account a on a.id = e.actor_id
      left join cases_careteammember m on m.agency_id = e.agency_id and m.subject_id = e.subject_id
       and m.account_id = e.actor_id and m.until is null
     where e.agency_id = %s and e.subject_id = %s and (e.ends_at is null or e.ends_at > statement_timestamp())
     order by e.starts_at, e.id
"""


@dataclass(frozen=True, slots=True)
class Seer:
    """Someone who may see, and her part."""

    account_id: UUID
    name: str
    part: str
    through_glass: bool
    glass_reason: str = ""


@dataclass(slots=True)
class _Standing:
    """One person of the access list, with every reason she stands there for."""

    account_id: UUID
    name: str
    part: str
    reasons: set[str] = field(default_factory=set)

    @property
    def through_glass(self) -> bool:
        return self.reasons == {Reason.BREAK_GLASS}


def people_who_may_see(actor: Actor, subject_id: UUID) -> list[Seer]:
    """Everyone whom the access list lets in now, each once; who is shut out is not among them."""
    if subject_id not in actor.access:
        return []
    found = [one for one in _standing(actor, subject_id) if Reason.CONFLICT not in one.reasons]
    said = why_glass_is_open(subject_id) if any(one.through_glass for one in found) else {}
    return [
        Seer(one.account_id, one.name, one.part, one.through_glass, _glass_reason(one, said)) for one in found
    ]


def _standing(actor: Actor, subject_id: UUID) -> Iterable[_Standing]:
    found: dict[UUID, _Standing] = {}
    with connection.cursor() as cursor:
        cursor.execute(STANDING, [actor.agency_id, subject_id])
        for who, reason, name, role, part in cursor.fetchall():
            words = str(TeamPart(part).label if part else Role(role).label)
            found.setdefault(who, _Standing(who, name, words)).reasons.add(reason)
    return found.values()


def _glass_reason(one: _Standing, said: dict[UUID, str]) -> str:
    return said.get(one.account_id, "") if one.through_glass else ""
