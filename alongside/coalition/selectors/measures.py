"""The six measures over a quarter or a year, beside the time before; notes of a review.

Belongs here: gathering what areas count (settings.COALITION_MEASURES), times, what moved. Not here: counting, words
(measure_words). A count whose area does not exist yet is said to be not counted, never nought.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from alongside.coalition.enums_strategy import SixMeasure
from alongside.coalition.measure_words import question_of, words_for
from alongside.coalition.models import PlanAction, ReviewNote
from alongside.coalition.selectors.strategy import plan_now

Number = int | Decimal | None
SHOWN = 30  # feedback has at most 25 rows
COUNTED_AFTER = timedelta(days=14)
ABOUT_PEOPLE = (SixMeasure.REFERRALS, SixMeasure.PEOPLE, SixMeasure.FEEDBACK, SixMeasure.JUSTICE)


@dataclass(frozen=True, slots=True)
class Time:
    """A quarter or a year."""

    start: date
    months: int

    @property
    def end(self) -> date:
        """Its last day."""
        return self._shifted(1).start - timedelta(days=1)

    @property
    def before(self) -> "Time":
        """The one before it."""
        return self._shifted(-1)

    @property
    def code(self) -> str:
        """As it stands in an address: 2026-Q2, or 2026."""
        return (
            str(self.start.year) if self.months == 12 else f"{self.start.year}-Q{(self.start.month + 2) // 3}"
        )

    def _shifted(self, by: int) -> "Time":
        month = self.start.year * 12 + self.start.month - 1 + by * self.months
        return Time(date(month // 12, month % 12 + 1, 1), self.months)


@dataclass(frozen=True, slots=True)
class Cell:
    """One number, now and before. None is a number that is kept back. `under`: the question, of an answer."""

    under: str
    name: str
    now: Number
    before: Number
    had_before: bool

    @property
    def kept_back(self) -> bool:
        """Whether nothing of it may be said."""
        return self.now is None and self.before is None

    @property
    def moved(self) -> Number:
        """By how much, where both may be said."""
        if self.now is None or self.before is None or not self.had_before:
            return None
        return self.now - self.before

    @property
    def fewer(self) -> Number:
        """By how much it is less than before."""
        return None if self.moved is None else -self.moved


@dataclass(frozen=True, slots=True)
class Measured:
    """One of the six."""

    key: str
    name: str
    counted: bool
    cells: list[Cell]

    @property
    def shown(self) -> list[Cell]:
        """What a page shows: all of it, or, of hundreds of organizations, those with the most.

        Of a question, the answers that are kept back stand in one line.
        """
        if len(self.cells) <= SHOWN:
            return [
                one
                for under, cells in groupby(self.cells, attrgetter("under"))
                for one in _said(under, cells)
            ]
        return sorted(self.cells, key=lambda cell: (-(cell.now or 0), cell.name))[:SHOWN]

    @property
    def further(self) -> int:
        """How many are not shown."""
        return max(0, len(self.cells) - SHOWN)

    @property
    def most(self) -> Number:
        """The longest bar."""
        return max(
            (number for cell in self.cells for number in (cell.now, cell.before) if number), default=None
        )


def _said(under: str, cells: Iterable[Cell]) -> list[Cell]:
    """What is said of the answers to one question; what is under no question stands as it is."""
    every = list(cells)
    told = [one for one in every if not (under and one.kept_back)]
    if len(told) == len(every):
        return told
    name = _("The other answers") if told else _("All answers")
    return [*told, Cell(under, name, None, None, had_before=every[0].had_before)]


def time_of(code: str, today: date) -> Time:
    """The time that an address names; the last quarter that is counted where it names none."""
    year, _dash, quarter = code.partition("-Q")
    if year.isdigit() and 2000 <= int(year) <= 2200 and quarter in ("", "1", "2", "3", "4"):
        return (
            Time(date(int(year), 1, 1), 12)
            if not quarter
            else Time(date(int(year), int(quarter) * 3 - 2, 1), 3)
        )
    return last_counted(today)


def last_counted(today: date) -> Time:
    """The last quarter whose numbers stand: it has been over for two weeks (wall.tally_ends)."""
    day = today - COUNTED_AFTER
    return Time(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), 3).before


def times_to_choose(today: date) -> list[Time]:
    """The last six quarters that are counted, and two years that are over."""
    times = [time_of("", today)]
    while len(times) < 6:
        times.append(times[-1].before)
    return [*times, Time(date(today.year - 1, 1, 1), 12), Time(date(today.year - 2, 1, 1), 12)]


def measured(coalition_id: UUID, time: Time) -> list[Measured]:
    """All six, in their order."""
    return [_measured(measure, coalition_id, time) for measure in SixMeasure]


def _measured(measure: SixMeasure, coalition_id: UUID, time: Time) -> Measured:
    now, before = _count(measure, coalition_id, time), _count(measure, coalition_id, time.before)
    names = dict.fromkeys([*(now or {}), *(before or {})])
    none: dict[str, Number] = {}
    missing = None if measure in ABOUT_PEOPLE else 0  # what is said about people is left out to keep it back
    cells = [
        Cell(
            question_of(measure, key),
            words_for(measure, key),
            _plain((now or none).get(key, missing)),
            _plain((before or none).get(key, missing)),
            bool(before),
        )
        for key in names
    ]
    return Measured(measure.value, str(measure.label), now is not None, cells)


def _plain(number: Number) -> Number:
    """Fifteen hours are 15, not 15.00."""
    return int(number) if number is not None and number == int(number) else number


def _count(measure: str, coalition_id: UUID, time: Time) -> dict[str, Number] | None:
    """What its area counts; None where there is no such area."""
    try:
        counting = import_string(settings.COALITION_MEASURES[measure])
    except (ImportError, KeyError):
        return None
    counted: dict[str, Number] = counting(coalition_id, time.start, time.end)
    return counted


def notes_of(coalition_id: UUID, time: Time) -> dict[str, ReviewNote]:
    """What was said about each measure of this time."""
    rows = ReviewNote.objects.filter(agency_id=coalition_id, starts_on=time.start, months=time.months)
    return {row.measure: row for row in rows}


def actions_by_measure(coalition_id: UUID) -> dict[str, list[PlanAction]]:
    """The plan's actions under the measure that each should move."""
    plan = plan_now(coalition_id)
    found: dict[str, list[PlanAction]] = {}
    if plan is not None:
        rows = PlanAction.objects.filter(plan=plan, removed_at=None).exclude(measure="")
        for row in rows.select_related("member").order_by("place", "id")[:300]:
            found.setdefault(row.measure, []).append(row)
    return found
