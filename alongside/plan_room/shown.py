"""How a thing of a plan is shown: its title in the reader's language or said to be in another, its shapes, its place.

Belongs here: small values for templates. Not here: reading (selectors), words of clocks (clock_words).
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from alongside.foundation.dates import number
from alongside.plan_room.clock_words import in_full
from alongside.plan_room.enums import Finding, NodeKind, Status
from alongside.plan_room.models import Action, Node, Plan, PlanAgency
from alongside.plan_room.selectors.findings import Standing

SHAPES = {
    None: "sq0", Status.PLANNED: "sq1", Status.UNDER_WAY: "sq2", Status.DONE: "sq3", Status.DELAYED: "sq4",
    "": "c0", Finding.NO_EVIDENCE: "c5", Finding.NOT_STARTED: "c1", Finding.LIMITED: "c2", Finding.SUBSTANTIAL: "c3",
    Finding.COMPLETE: "c4",
}  # fmt: skip
SAID: dict[str | None, str | Promise] = {
    None: gettext_lazy("No report"),
    Status.PLANNED: gettext_lazy("The agency says it is planned"),
    Status.UNDER_WAY: gettext_lazy("The agency says it is under way"),
    Status.DONE: gettext_lazy("The agency says it is done"),
    Status.DELAYED: gettext_lazy("The agency says it is delayed"),
}
FOUND: dict[str | None, str | Promise] = {
    None: gettext_lazy("Nobody else has reported"),
    Finding.NO_EVIDENCE: gettext_lazy("Others looked and found no evidence"),
    Finding.NOT_STARTED: gettext_lazy("Others found it not started"),
    Finding.LIMITED: gettext_lazy("Others found limited progress"),
    Finding.SUBSTANTIAL: gettext_lazy("Others found substantial progress"),
    Finding.COMPLETE: gettext_lazy("Others found it complete"),
}
KINDS: dict[str, str | Promise] = {
    NodeKind.PILLAR: gettext_lazy("Pillar %(number)s"),
    NodeKind.GOAL: gettext_lazy("Goal %(number)s"),
    NodeKind.OBJECTIVE: gettext_lazy("Objective %(number)s"),
    NodeKind.PRINCIPLE: gettext_lazy("Principle %(number)s"),
    NodeKind.BULLET: gettext_lazy("Point %(number)s"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """A title, and its language where that is not the reader's."""

    text: str
    lang: str = ""

    def __str__(self) -> str:
        return self.text


def words(title: str, spanish: str) -> Words:
    """The title in the reader's language, where it has one."""
    if not (get_language() or "en").startswith("es"):
        return Words(title)
    return Words(spanish) if spanish else Words(title, "en")


def titled(row: Plan | Node | Action) -> Words:
    """The title of a row."""
    return words(row.title, row.title_es)


def named(row: PlanAgency) -> Words:
    """The name of a body of government."""
    return words(row.name, row.name_es)


def number_of(node: Node) -> str:
    """Principle 3.2."""
    return str(KINDS[node.kind]) % {"number": node.number}


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a promise: a shape, a sentence, a tone."""

    shape: str
    words: str | Promise
    tone: str = ""


def said_side(standing: Standing) -> Side:
    """A square: what the agency says."""
    return Side(SHAPES[standing.said], SAID[standing.said], "accent" if standing.said else "soft")


def found_side(standing: Standing) -> Side:
    """A circle: what others found."""
    return Side(SHAPES[standing.found or ""], FOUND[standing.found], "" if standing.found else "soft")


@dataclass(frozen=True, slots=True)
class Line:
    """A promise as a line of a list."""

    key: str
    title: Words
    plan: Words
    said: Side
    found: Side
    apart: bool
    owners: str = ""
    note: str = ""

    @property
    def url(self) -> str:
        return reverse("plans:promise", args=[self.key])


def line(action: Action, standing: Standing, *, owners: str = "", note: str = "") -> Line:
    """The line of a promise; `action.plan` is read with it."""
    return Line(
        action.key, titled(action), titled(action.plan), said_side(standing), found_side(standing), standing.apart,
        owners, note,
    )  # fmt: skip


def out_of(count: int, total: int) -> str:
    """64 of 92."""
    return _("%(count)s of %(total)s") % {"count": number(count), "total": number(total)}


def span_of(plan: Plan) -> str:
    """The years of a plan, or the day it came out."""
    if plan.period_start and plan.period_end:
        return f"{plan.period_start}–{plan.period_end}"
    day: date | None = plan.posted_on or plan.released_on
    return in_full(day) if day else ""


def declared_words(rows: list[Any], loaded: int) -> str:
    """9 of more than 250: what the plan says it has beside what is here."""
    for row in rows:
        if row.what == "actions" and row.number > loaded:
            said = (
                _("%(count)s of more than %(total)s promises are here")
                if row.more_than
                else _("%(count)s of %(total)s promises are here")
            )
            return said % {"count": number(loaded), "total": number(row.number)}
    return ""
