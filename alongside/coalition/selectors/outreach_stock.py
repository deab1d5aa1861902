"""What is packed and what was counted over time, with small numbers kept back.

Belongs here: reads for the boxes and for the report. Not here: who may (policies_outreach), one round's own numbers
(selectors.outreach_rounds).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db.models import QuerySet, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone

from alongside.bulletin.small import alone
from alongside.coalition.enums_outreach import Counted, Group, PlaceKind, counted_in
from alongside.coalition.models import (
    OutreachRound,
    OutreachStop,
    OutreachSupply,
    OutreachSupplyMove,
    OutreachTap,
)
from alongside.coalition.selectors.outreach_rounds import KEPT_FOR, ONE_DAY
from alongside.vault.errors import NotFound


@dataclass(frozen=True, slots=True)
class Box:
    """Something that is packed, and how much of it there is."""

    row: OutreachSupply
    stock: int

    @property
    def is_low(self) -> bool:
        """At or under its mark."""
        return self.stock <= self.row.low


def boxes_of(coalition_id: UUID, agency_id: UUID | None = None) -> list[Box]:
    """What each member keeps, as far as she may read it; or one member's."""
    rows = OutreachSupply.objects.filter(agency_id=coalition_id).select_related("for_agency")
    rows = rows.filter(for_agency_id=agency_id) if agency_id else rows
    found = list(rows.order_by("for_agency__name", "kind", "name", "id"))
    moves = OutreachSupplyMove.objects.filter(supply_id__in=[row.id for row in found])
    sums = dict(moves.values_list("supply_id").annotate(sum=Sum("change")).values_list("supply_id", "sum"))
    return [Box(row, sums.get(row.id, 0)) for row in found]


def supply_of(coalition_id: UUID, supply_id: UUID, *, lock: bool = False) -> OutreachSupply:
    """One of them. NotFound where there is none for her."""
    rows = OutreachSupply.objects.filter(agency_id=coalition_id, id=supply_id)
    found = (rows.select_for_update() if lock else rows).first()
    if found is None:
        raise NotFound
    return found


def stock_of(supply: OutreachSupply) -> int:
    """How much there is."""
    return OutreachSupplyMove.objects.filter(supply_id=supply.id).aggregate(sum=Sum("change"))["sum"] or 0


def moves_of(coalition_id: UUID, agency_id: UUID) -> QuerySet[OutreachSupplyMove]:
    """What came and went, the newest first."""
    rows = OutreachSupplyMove.objects.filter(agency_id=coalition_id, for_agency_id=agency_id)
    return rows.select_related("supply", "made_by").order_by("-made_at", "id")


@dataclass(frozen=True, slots=True)
class Packed:
    """Something that goes along on a round, and whether it was taken from the stock."""

    box: Box
    count: int
    taken: bool


def move_ids(row: OutreachRound) -> dict[UUID, UUID]:
    """What is packed: each supply with the one move that takes it from the stock, however often that is asked for."""
    return {UUID(key): uuid5(row.id, key) for key in sorted(row.packing)}


def taken_for(row: OutreachRound) -> set[UUID]:
    """The supplies that were taken from the stock for a round."""
    moves = OutreachSupplyMove.objects.filter(id__in=move_ids(row).values())
    return set(moves.values_list("supply_id", flat=True))


def packed_for(row: OutreachRound) -> list[Packed]:
    """What goes along, as far as she may read the boxes of who planned it."""
    taken, boxes = taken_for(row), boxes_of(row.agency_id, row.for_agency_id)
    packed = [(box, row.packing.get(str(box.row.id))) for box in boxes]
    return [Packed(box, count, box.row.id in taken) for box, count in packed if count]


# -- the report -----------------------------------------------------------------------------------------------------

# No code stands in two of them: otherwise their difference would be a number that nothing keeps back.
CODES: dict[str, Sequence[int]] = {
    Group.MET.value: [code.value for code in counted_in(Group.MET)],
    "cards": [Counted.CARD.value],
    Group.GIVEN.value: [code.value for code in counted_in(Group.GIVEN) if code != Counted.CARD],
    Group.ASKED.value: [code.value for code in counted_in(Group.ASKED)],
    Group.SPOKEN.value: [code.value for code in counted_in(Group.SPOKEN)],
}


@dataclass(frozen=True, slots=True)
class Row:
    """One month, and a number for each kind of place. None: fewer than five or none, kept back."""

    month: date
    cells: list[int | None]


@dataclass(frozen=True, slots=True)
class Report:
    """Months down, kinds of places across, as rounds went: that one is listed says nothing about what was counted.

    There are no sums: from one a number that is kept back could be reckoned.
    """

    kinds: list[PlaceKind]
    rows: list[Row]


def report_of(coalition_id: UUID, year: int, of: str) -> Report:
    """What was counted in a year, of the rounds that she may read, in months that are settled."""
    when = {"round__starts_at__year": year, "round__starts_at__lt": settled(timezone.now())}
    month = TruncMonth("round__starts_at")
    been = OutreachStop.objects.filter(agency_id=coalition_id, **when).annotate(month=month)
    pairs = set(been.values_list("month", "place__kind").distinct())
    taps = OutreachTap.objects.filter(agency_id=coalition_id, gone=False, code__in=CODES[of], **when)
    totals = taps.annotate(month=month).values_list("month", "stop__place__kind").annotate(total=Sum("count"))
    told = {(at, kind): total for at, kind, total in totals}
    kinds = [kind for kind in PlaceKind if any(kind == each for _at, each in pairs)]
    return Report(
        kinds,
        [
            Row(at.date(), [alone(told.get((at, kind.value), 0)) for kind in kinds])
            for at in sorted({at for at, _kind in pairs})
        ],
    )


def settled(now: datetime) -> datetime:
    """Up to when rounds are reported: whole months to which no count can come any more (takes_counts).

    A month that grew from one day to the next would tell what the round in between had met.
    """
    passed = timezone.localtime(now - KEPT_FOR - ONE_DAY)
    return passed.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
