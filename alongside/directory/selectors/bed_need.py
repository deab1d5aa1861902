"""What was asked for and not found: the counts that stay of requests, by month, county and kind of bed.

Belongs here: reading counts. Not here: counting (the wall does it when a request ends). An agency sees its own as they
are; a coalition sees all together, and there a count under five is hidden.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import connection
from django.db.models import Count, Q, Sum
from django.db.models.functions import TruncMonth

from alongside.directory import policies_beds as policies
from alongside.directory.enums_beds import BedType, Counted, NextPlace, NoReason
from alongside.directory.models import BedPast, BedTally
from alongside.people.enums import AgencyKind
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What

HIDDEN_UNDER = 5
OUR_ASKING = (
    Counted.ASKED,
    Counted.TAKEN,
    Counted.ELSEWHERE,
    Counted.NOT_WANTED,
    Counted.OVER,
    Counted.UNMET,
    Counted.PEOPLE,
)
OUR_SHELTERS = (Counted.SAID_YES, Counted.SAID_MAYBE, Counted.SAID_NO, Counted.SILENT)
OUR_BEDS = (
    Counted.ASKED_US,
    Counted.WE_YES,
    Counted.WE_MAYBE,
    Counted.WE_NO,
    Counted.WE_SILENT,
    Counted.LEFT,
)


@dataclass(frozen=True, slots=True)
class NeedLine:
    """One line of the report: what, and how often in each month. None: hidden, because it is small."""

    label: str
    counts: list[int | None]
    group: str = ""

    @property
    def total(self) -> int | None:
        return None if None in self.counts else sum(one or 0 for one in self.counts)


@dataclass(frozen=True, slots=True)
class Need:
    """The report of one agency, or of a coalition."""

    months: list[date]
    asked: list[NeedLine] = field(default_factory=list)
    by_bed: list[NeedLine] = field(default_factory=list)
    shelters: list[NeedLine] = field(default_factory=list)
    ours: list[NeedLine] = field(default_factory=list)
    reasons: list[NeedLine] = field(default_factory=list)
    went: list[NeedLine] = field(default_factory=list)
    full: list[NeedLine] = field(default_factory=list)


def months_up_to(day: date, count: int = 6) -> list[date]:
    """The first days of the last months, oldest first."""
    first = day.year * 12 + day.month - count
    return [date((first + n) // 12, (first + n) % 12 + 1, 1) for n in range(count)]


def need_for(actor: Actor, months: Sequence[date]) -> Need:
    """The counts of these months: one's own agency's, or all agencies' for a coalition."""
    require(policies.may_see_need(actor))
    if actor.agency_kind == AgencyKind.COALITION:
        return _of_all(months)
    return _of_ours(actor, months)


def exported(actor: Actor) -> None:
    """The report left the screen as a file."""
    ledger.add(actor, What.EXPORTED, why="bed_need")


def _of_ours(actor: Actor, months: Sequence[date]) -> Need:
    rows = (
        BedTally.objects.filter(agency_id=actor.agency_id, on__gte=months[0])
        .annotate(month=TruncMonth("on"))
        .values_list("what", "bed_type", "reason", "month")
        .annotate(count=Sum("count"))
    )
    found = [(what, bed, reason, month, int(count)) for what, bed, reason, month, count in rows]
    unmet = [row for row in found if row[0] == Counted.UNMET]
    refused = [row for row in found if row[0] == Counted.SAID_NO]
    left = [row for row in found if row[0] == Counted.LEFT]
    return Need(
        list(months),
        asked=_lines(OUR_ASKING, found, 0, months),
        by_bed=_lines(BedType, unmet, 1, months, zeros=False),
        shelters=_lines(OUR_SHELTERS, found, 0, months),
        reasons=_lines(NoReason, refused, 2, months, zeros=False),
        ours=_lines(OUR_BEDS, found, 0, months, zeros=False),
        went=_lines(NextPlace, left, 2, months, zeros=False),
        full=_full_days(actor, months),
    )


def _lines(
    codes: Iterable[Counted | BedType | NoReason | NextPlace],
    rows: Iterable[tuple[str, str, str, date, int]],
    at: int,
    months: Sequence[date],
    *,
    zeros: bool = True,
) -> list[NeedLine]:
    """One line a code, summed over whatever else the rows say."""
    sums: dict[tuple[str, date], int] = defaultdict(int)
    for row in rows:
        sums[(str(row[at]), row[3])] += row[4]
    lines = [NeedLine(str(code.label), [sums[(code.value, month)] for month in months]) for code in codes]
    return [line for line in lines if zeros or line.total]


def _full_days(actor: Actor, months: Sequence[date]) -> list[NeedLine]:
    """Days on which a shelter said that nothing of a kind was free."""
    rows = (
        BedPast.objects.filter(agency_id=actor.agency_id, said_at__date__gte=months[0])
        .annotate(month=TruncMonth("said_at"))
        .values_list("bed_type", "month")
        .annotate(days=Count("said_at__date", filter=Q(free=0), distinct=True))
    )
    found = [("", bed, "", month.date(), days) for bed, month, days in rows]
    return _lines(BedType, found, 1, months, zeros=False)


def _of_all(months: Sequence[date]) -> Need:
    """All agencies together, by county and kind of bed. A count under five, and what would tell it, is hidden."""
    with connection.cursor() as cursor:
        cursor.execute("select month, county, bed_type, what, count from wall.bed_need(%s)", [months[0]])
        rows = cursor.fetchall()
    sums: dict[tuple[str, str, str], dict[date, int]] = defaultdict(lambda: defaultdict(int))
    for month, county, bed_type, what, count in rows:
        if what in (Counted.ASKED, Counted.UNMET):
            sums[(county, bed_type, what)][month] += int(count)
    lines = [
        NeedLine(
            f"{BedType(bed_type).label}: {Counted(what).label}",
            [_shown(by_month.get(month, 0)) for month in months],
            group=county,
        )
        for (county, bed_type, what), by_month in sorted(sums.items())
    ]
    return Need(list(months), by_bed=lines)


def _shown(count: int) -> int | None:
    """None where the number is small: even nought would say that a small one is not nought."""
    return count if count >= HIDDEN_UNDER else None
