"""Who was turned away, as codes and counts: the audit report (S4-094).

Belongs here: reading and counting. No client is named anywhere in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncMonth

from alongside.crisis_line import policies_shifts
from alongside.crisis_line.enums_shifts import NEVER_A_GROUND, Breach, Ground
from alongside.crisis_line.models import TurnedAway
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.errors import NotFound


@dataclass(frozen=True, slots=True)
class GroundLine:
    """One ground with its count for each month of the report."""

    ground: str
    label: str
    is_never_one: bool
    counts: list[int]

    @property
    def total(self) -> int:
        return sum(self.counts)


def row_for(actor: Actor, row_id: UUID, *, lock: bool = False) -> TurnedAway:
    """One time, for those who lead."""
    require(policies_shifts.may_see_turned_away(actor))
    rows = TurnedAway.objects.filter(agency_id=actor.agency_id, id=row_id).select_related("noted_by")
    found = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if found is None:
        raise NotFound
    return found


def breaches_of(actor: Actor) -> "QuerySet[TurnedAway]":
    """What is to be answered, and what was: open ones first."""
    require(policies_shifts.may_see_turned_away(actor))
    rows = TurnedAway.objects.filter(agency_id=actor.agency_id).exclude(breach=Breach.NONE)
    return rows.select_related("noted_by", "answered_by").order_by("-breach", "-happened_on", "-id")


def open_breaches(actor: Actor) -> int:
    """How many wait for an answer from whoever asks."""
    if not policies_shifts.may_see_turned_away(actor):
        return 0
    return TurnedAway.objects.filter(agency_id=actor.agency_id, breach=Breach.OPEN).count()


def months_up_to(day: date, count: int = 6) -> list[date]:
    """The first days of the last months, oldest first."""
    first = day.year * 12 + day.month - count
    return [date((first + n) // 12, (first + n) % 12 + 1, 1) for n in range(count)]


def report(actor: Actor, months: Sequence[date]) -> list[GroundLine]:
    """Counts by ground and month. Grounds that are never one come first, also with none."""
    require(policies_shifts.may_see_turned_away(actor))
    rows = (
        TurnedAway.objects.filter(agency_id=actor.agency_id, happened_on__gte=months[0])
        .annotate(month=TruncMonth("happened_on"))
        .values_list("ground", "month")
        .annotate(count=Count("id"))
    )
    counted = {(ground, month): count for ground, month, count in rows}
    return [
        GroundLine(
            ground.value,
            str(ground.label),
            ground in NEVER_A_GROUND,
            [counted.get((ground.value, month), 0) for month in months],
        )
        for ground in Ground
    ]


def exported(actor: Actor) -> None:
    """The report left the screen as a file."""
    ledger.add(actor, What.EXPORTED, why="turned_away")
