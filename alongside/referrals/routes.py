"""Which of an agency's standing rules takes a referral. Pure: no tables, no clock.

Belongs here: the order in which rules hold. Not here: reading them (selectors.routing), writing them (actions.routing).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Route:
    """One rule that holds. Without a partner: every one with an agreement; without areas: every kind of help."""

    id: UUID
    partner_id: UUID | None
    areas: frozenset[str]
    people: frozenset[UUID]
    words: str
    made_at: datetime = field(compare=False)

    def fits(self, partner_id: UUID, area: str) -> bool:
        """Whether it is about such a referral."""
        return self.partner_id in (None, partner_id) and (not self.areas or area in self.areas)


def route_of(routes: Sequence[Route], partners: frozenset[UUID], partner_id: UUID, area: str) -> Route | None:
    """The rule that takes it: one for this partner before one for all, one for this help before one for all, the
    newest of those. None without an agreement that runs, and none where nobody is left who could read it.
    """
    if partner_id not in partners:
        return None
    fitting = [one for one in routes if one.people and one.fits(partner_id, area)]
    return max(fitting, key=_closeness, default=None)


def _closeness(route: Route) -> tuple[bool, bool, datetime]:
    return route.partner_id is not None, bool(route.areas), route.made_at
