"""Counted facts about the network: how long answers take, who says yes, what is lost. No referral, no person.

Belongs here: what may be counted, and which numbers may be shown. Not here: reading a referral (selectors). The wall
counts one dimension at a time; here, no number under five is shown, nor what could be found by subtracting.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.bulletin.small import protected
from alongside.directory.selectors.areas import areas
from alongside.people.selectors import agencies
from alongside.referrals import policies
from alongside.referrals.enums import Reason
from alongside.vault.actors import Actor, require_found

SPANS = {30: _("The last month"), 90: _("The last three months"), 365: _("The last year")}
ASK = "select dim, key, total, part, hours from wall.referral_facts(%s)"
AGES = {
    "days_3": _("Three days or less"),
    "days_14": _("Two weeks or less"),
    "days_30": _("A month or less"),
    "older": _("Longer"),
}
LOOPS = {
    "closed_loop": _("Closed, and we know what came of it"),
    "open": _("Still open, in time"),
    "open_late": _("Still open, and waiting too long"),
    "no_outcome": _("Closed without an outcome"),
    "on_a_call": _("Noted on a call: nobody asks a caller later"),
}
WITH = {"with": _("Under an agreement"), "without": _("Without an agreement")}


@dataclass(frozen=True, slots=True)
class Cell:
    """One line of a table. A number that is None is hidden."""

    words: str
    total: int | None
    part: int | None = None
    hours: float | None = None

    @property
    def percent(self) -> int | None:
        """The part of the total, where both may be shown."""
        if not self.total or self.part is None:
            return None
        return round(100 * self.part / self.total)

    @property
    def days(self) -> float | None:
        return None if self.hours is None else round(self.hours / 24, 1)


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that is shown about some time."""

    since: datetime
    open: list[Cell] = field(default_factory=list)
    partners: list[Cell] = field(default_factory=list)
    areas: list[Cell] = field(default_factory=list)
    reasons: list[Cell] = field(default_factory=list)
    loops: list[Cell] = field(default_factory=list)
    agreements: list[Cell] = field(default_factory=list)


def network_facts(actor: Actor, days: int) -> Facts:
    """The counts of so many days, for who looks after the network."""
    require_found(policies.may_see_network(actor))
    since = timezone.now() - timedelta(days=days)
    found = _counted(since)
    names = {str(one.id): one.name for one in agencies()}
    about = {one.code: one.name for one in areas()}
    reasons = dict(Reason.choices)
    return Facts(
        since=since,
        open=_cells(found.get("open", {}), AGES),
        partners=_cells(found.get("partner", {}), names),
        areas=_cells(found.get("area", {}), about),
        reasons=_cells(found.get("reason", {}), reasons),
        loops=_cells(found.get("lost", {}), LOOPS, parts=False),
        agreements=_cells(found.get("agreement", {}), WITH, parts=False),
    )


def rows_of(facts: Facts) -> list[list[str]]:
    """The same as a table, for a file. A hidden number is told as such."""
    tables: Sequence[tuple[str, list[Cell]]] = (
        (str(_("Open, by age")), facts.open),
        (str(_("By partner")), facts.partners),
        (str(_("By kind of help")), facts.areas),
        (str(_("Why places could not help")), facts.reasons),
        (str(_("What became of them")), facts.loops),
        (str(_("Agreements")), facts.agreements),
    )
    return [
        [name, cell.words, _number(cell.total), _number(cell.part), _number(cell.days)]
        for name, cells in tables
        for cell in cells
    ]


def _counted(since: datetime) -> dict[str, dict[str, tuple[int, int, float | None]]]:
    with connection.cursor() as cursor:
        cursor.execute(ASK, [since])
        found: dict[str, dict[str, tuple[int, int, float | None]]] = {}
        for dim, key, total, part, hours in cursor.fetchall():
            found.setdefault(dim, {})[key] = (int(total), int(part or 0), hours)
    return found


def _cells(
    counts: Mapping[str, tuple[int, int, float | None]], names: Mapping[str, Any], *, parts: bool = True
) -> list[Cell]:
    """A table, small numbers hidden: each total, and each part with the rest that it leaves.

    What never happened is no line of it: so a hidden line is never nought, and only lines hide one another.
    """
    counts = {key: count for key, count in counts.items() if count[0]}
    shown = protected({key: total for key, (total, _part, _hours) in counts.items()})
    cells = []
    for key, (total, part, hours) in counts.items():
        visible = shown[key]
        split = protected({"part": part, "rest": total - part}) if visible is not None else {"part": None}
        cells.append(
            Cell(
                words=str(names.get(key, key)),
                total=visible,
                part=split["part"] if parts else None,
                hours=hours if visible is not None else None,
            )
        )
    order = [str(name) for name in names.values()]
    return sorted(cells, key=lambda one: order.index(one.words) if one.words in order else len(order))


def _number(value: float | None) -> str:
    return str(_("fewer than five, or hidden")) if value is None else str(value)
