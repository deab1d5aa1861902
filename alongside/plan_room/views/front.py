"""The front of the plan room: one sentence, real numbers, the doors.

Belongs here: the page. Not here: counting (selectors.findings). The numbers are of several documents and say so; a
door is shown when there is something behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from alongside.foundation.htmx import render_page
from alongside.foundation.http import address, open_to_all
from alongside.plan_room import shown
from alongside.plan_room.forms import FINDINGS
from alongside.plan_room.selectors import findings
from alongside.plan_room.selectors.findings import Numbers
from alongside.plan_room.selectors.plans import clock_kinds, in_focus, links_within, plan_lines
from alongside.plan_room.selectors.remembering import remembered

if TYPE_CHECKING:
    from alongside.plan_room.models import Plan

MOST_DOORS = 3


class Door(NamedTuple):
    """One way on."""

    url: str
    text: str | Promise
    hint: str | Promise


@open_to_all
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What was promised, who owes it, when, and whether it happened."""
    focus = in_focus()
    ids = [plan.id for plan in focus]
    counted, links = remembered(("front", *ids), lambda: _counted(focus))
    documents = [(plan, counted.get(plan.id, Numbers())) for plan in focus]
    numbers = sum((numbers for _plan, numbers in documents), Numbers())
    lines = plan_lines()
    kinds = remembered(("kinds", *ids), lambda: clock_kinds(ids, numbers.unclocked))
    context = {
        "focus": [line for line in lines if line.plan.id in ids],
        "numbers": numbers,
        "links": links,
        "doors": _doors(),
        "lines": lines,
        "kinds": [(KINDS[name], count, given) for name, count, given in kinds],
        "most": max((count for _name, count, _given in kinds), default=1),
        "findings": _by_document(documents),
    }
    return render_page(request, "plan_room/front.html", context)


def _counted(focus: Sequence[Plan]) -> tuple[dict[UUID, Numbers], int]:
    """All numbers of each document, and the links between them."""
    ids = [plan.id for plan in focus]
    return findings.numbers_by_plan(findings.current(ids), ids), links_within(focus)


KINDS: dict[str, str | Promise] = {
    "none": _("Nothing"),
    "ongoing": _("“Will continue” or the like"),
    "again": _("Again and again, no interval"),
    "length": _("A length of time, such as one year"),
    "event": _("After or for an event"),
    "interval": _("An interval, such as every year"),
    "period": _("Only the years of the plan"),
}


def _doors() -> list[Door]:
    """Reading first; a consultation and a place for evidence where there is one; who and what changed otherwise."""
    doors = [
        Door("#promises", _("Read the promises"), _("Each in plain words, with its line in the document")),
        Door(address("consultations:front"), _("Have your say"), _("Comment, alone or as an organization")),
        Door(address("plans:evidence"), _("Bring evidence"), _("For survivor groups and others who checked")),
        Door(reverse("plans:bodies"), _("Who owes what"), _("Each agency, and what it leads")),
        Door(reverse("plans:changes"), _("What changed"), _("New reports, new versions, clocks that moved")),
    ]
    return [door for door in doors if door.url][:MOST_DOORS]


def _by_document(plans: Sequence[tuple[Plan, Numbers]]) -> list[tuple[str | Promise, list[tuple[str, str]]]]:
    """Each finding, for each document apart: how many of how many, and where to read them."""
    rows: list[tuple[str | Promise, list[tuple[str, str]]]] = []
    for name, label in FINDINGS:
        if name:
            counts = [
                (shown.out_of(getattr(numbers, name), numbers.total), _narrowed(plan.key, name))
                for plan, numbers in plans
            ]
            rows.append((label, counts))
    return rows


def _narrowed(key: str, finding: str) -> str:
    return f"{reverse('plans:table', args=[key])}?finding={finding}"
