"""Cross-training of a coalition: sessions by field, hours of each organization, topics that reached nobody yet.

Belongs here: putting together what people counts (selectors.crosstraining) and who has joined. Not here: anyone's name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from alongside.coalition.selectors.members import joined
from alongside.people.enums_training import SessionState
from alongside.people.selectors import crosstraining
from alongside.people.selectors.trainings import coming_up, sessions_of


@dataclass(frozen=True, slots=True)
class Organization:
    """Who came to a training, or could have: a member of the coalition, or a guest."""

    name: str
    hours: Decimal
    is_member: bool


@dataclass(frozen=True, slots=True)
class Reach:
    """One organization: how often somebody came, and hours in sessions about each of the eight topics."""

    organization: Organization
    people: int
    topics: list[Decimal]


def organizations_of(coalition_id: UUID, start: date, end: date) -> list[Organization]:
    """By name, with their hours: every member, those without an hour too, and whoever else came."""
    hours = crosstraining.hours_counted(coalition_id, start, end)
    members = set(joined(coalition_id).values_list("name", flat=True))
    names = sorted({*members, *hours}, key=str.casefold)
    return [Organization(name, hours.get(name, Decimal(0)), name in members) for name in names]


def reach_of(coalition_id: UUID, start: date, end: date, shown: Sequence[Organization]) -> list[Reach]:
    """These organizations, in this order, with what reached them."""
    learned = crosstraining.learned(coalition_id, start, end, [one.name for one in shown])
    nothing, keys = crosstraining.Learned(), [key for key, _words in crosstraining.eight_topics()]
    found = []
    for organization in shown:
        one = learned.get(organization.name, nothing)
        topics = [one.topics.get(key, Decimal(0)) for key in keys]
        found.append(Reach(organization, one.people, topics))
    return found


def sessions_by_field(coalition_id: UUID, field: str = "") -> QuerySet[Any]:
    """All sessions, the latest first; with a field, those in which it learns."""
    rows = sessions_of(coalition_id)
    return rows.filter(disciplines__contains=[field]) if field else rows


def next_sessions(coalition_id: UUID, many: int = 3) -> list[Any]:
    """What comes next."""
    return list(coming_up(coalition_id)[:many])


def proposed(coalition_id: UUID) -> QuerySet[Any]:
    """What members proposed and nobody has planned yet."""
    return sessions_of(coalition_id).filter(state=SessionState.PROPOSED)
