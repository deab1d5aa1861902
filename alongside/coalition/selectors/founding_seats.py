"""Seats of expert advisers: how many for everyone, who and what was paid for organizers, one's own suggestions.

Belongs here: reads. Not here: who may (the row wall: sittings, payments and others' suggestions are empty for everyone
but organizers).
"""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet, Sum

from alongside.coalition.models import Payment, Seat, Sitting, Suggestion
from alongside.vault.errors import NotFound


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat as organizers see it."""

    row: Seat
    sitting: Sitting | None
    paid: Decimal


def seats_open(coalition_id: UUID) -> int:
    """How many seats there are. That is all that members see."""
    return Seat.objects.filter(agency_id=coalition_id, until=None).count()


def seats_ever(coalition_id: UUID) -> int:
    """How many numbers were given out."""
    return Seat.objects.filter(agency_id=coalition_id).count()


def seat_lines(coalition_id: UUID) -> list[SeatLine]:
    """Every seat by number, with who sits there and what was paid in all. For organizers."""
    sitting = {one.seat_id: one for one in Sitting.objects.filter(agency_id=coalition_id)}
    sums = (
        Payment.objects.filter(agency_id=coalition_id, taken_back_on=None).order_by().values_list("seat_id")
    )
    paid = dict(sums.annotate(sum=Sum("dollars")))
    rows = Seat.objects.filter(agency_id=coalition_id).order_by("until", "number")
    lines = [SeatLine(one, sitting.get(one.id), paid.get(one.id, Decimal(0))) for one in rows]
    return sorted(lines, key=lambda line: (line.row.until is not None, line.row.number))


def seat_for(coalition_id: UUID, seat_id: UUID, *, lock: bool = False) -> Seat:
    """One seat. NotFound otherwise."""
    rows = Seat.objects.filter(agency_id=coalition_id, id=seat_id)
    row = (rows.select_for_update() if lock else rows).first()
    if row is None:
        raise NotFound
    return row


def sitting_of(seat: Seat) -> Sitting | None:
    """Who sits there now."""
    return Sitting.objects.filter(seat=seat).order_by("-since", "-id").first()


def payments(coalition_id: UUID, seat: Seat | None = None) -> "QuerySet[Payment]":
    """What was paid, newest first."""
    rows = Payment.objects.filter(agency_id=coalition_id).select_related("seat")
    return (rows.filter(seat=seat) if seat else rows).order_by("-on", "-id")


def suggestions(coalition_id: UUID) -> "QuerySet[Suggestion]":
    """All for organizers, one's own for everyone else."""
    return Suggestion.objects.filter(agency_id=coalition_id).order_by("-made_at", "-id")


def same_name_told(coalition_id: UUID, name: str, but: UUID) -> bool:
    """Whether the list that one sees names this person already, apart from the row itself being sent again.

    Members see their own suggestions alone (row wall), so nobody learns from a refusal whom another thought of.
    """
    rows = Suggestion.objects.filter(agency_id=coalition_id, name__iexact=name.strip())
    return rows.exclude(id=but).exists()
