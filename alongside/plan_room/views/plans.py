"""One plan: its matrix, and the same as a list.

Belongs here: the two pages and what narrows them. Not here: reading (selectors.plans). A plan of many promises comes
in pages, so that no page is heavy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from alongside.foundation.htmx import render_page
from alongside.foundation.http import open_to_all
from alongside.plan_room import shown
from alongside.plan_room.enums import Publication
from alongside.plan_room.forms import NarrowForm
from alongside.plan_room.selectors import findings
from alongside.plan_room.selectors import matrix as squares
from alongside.plan_room.selectors import plans as reading
from alongside.plan_room.selectors.following import plan_thing
from alongside.plan_room.selectors.matrix import Tally
from alongside.plan_room.selectors.remembering import remembered_of
from alongside.plan_room.views.following import offered

if TYPE_CHECKING:
    from alongside.plan_room.models import Action, Plan

CELLS, LINES = 250, 50  # a page; a plan of more cells shows its pillars first


@open_to_all
@require_safe
def plan(request: HttpRequest, plan_key: str) -> HttpResponse:
    """Its promises by pillar and principle, each as a square and a circle."""
    context, rows = _context(request, plan_key)
    found = context["plan"]
    context["follow"] = None if context["is_draft"] else offered(plan_thing(found))
    tallied, numbers = remembered_of(found, "nodes", lambda: _tallied(found))
    if not context["narrow"].is_empty:
        narrow = context["narrow"]
        count, counted = remembered_of(found, ("narrowed", narrow), lambda: _narrowed(found, rows))
        context |= _cells(request, found, rows, count, counted)
    else:
        context |= _cells(request, found, rows, numbers.total, tallied)
    context |= {
        "numbers": numbers,
        "alone": reading.nodes_alone(found, {node for node, _said, _one in tallied}),
        "facts": reading.facts_in(found),
        "elsewhere": reading.from_elsewhere(found),
        "excluded": reading.not_counted(found),
        "declared": reading.declared_in(found, numbers.total),
        "versions": list(reading.versions_of(found)),
        "parts": reading.parts_of(found),
    }
    return render_page(request, "plan_room/plan.html", context)


def _tallied(found: Plan) -> tuple[list[Tally], findings.Numbers]:
    """Every count of the whole plan, for each node and together."""
    tallied = findings.numbers_by_node(findings.current([found.id]), found.id)
    return tallied, sum((one for _node, _said, one in tallied), findings.Numbers())


def _narrowed(found: Plan, rows: QuerySet[Action]) -> tuple[int, list[Tally]]:
    """How many were asked for; and where they come in pillars, the counts of each node."""
    count = rows.count()
    return count, findings.numbers_by_node(rows, found.id) if count > CELLS else []


def _cells(
    request: HttpRequest, found: Plan, rows: QuerySet[Action], count: int, tallied: list[Tally]
) -> dict[str, Any]:
    """All of them on one page; where they are too many, the pillars, and of the one that was opened its cells."""
    pillars = squares.pillars(found, tallied) if count > CELLS else []
    told: dict[str, Any] = {"found": count}
    if len(pillars) > 1:
        opened = squares.pillar_of(request.GET.get("pillar", ""), pillars)
        told |= {"pillars": pillars, "opened": opened, "without_pillar": _query(request, "pillar")}
        if opened is None:
            return told
        rows, count = squares.within(rows, opened), opened.count
    rows = reading.in_order(rows)
    page = _page(request, rows, CELLS, count)
    begin = (page.number - 1) * CELLS
    sections, pairs = squares.matrix(found, rows[begin : begin + CELLS])
    return told | {"page": page, "sections": sections, "pairs": pairs, "paged": page.has_other_pages()}


@open_to_all
@require_safe
def table(request: HttpRequest, plan_key: str) -> HttpResponse:
    """The same as a list, with words for every shape."""
    context, rows = _context(request, plan_key)
    total = findings.current([context["plan"].id]).count()
    found = total if context["narrow"].is_empty else rows.count()
    page = _page(request, reading.in_order(rows).select_related("plan"), LINES, found)
    context |= {"page": page, "lines": reading.lines_of(page), "total": total, "found": found}
    return render_page(request, "plan_room/table.html", context)


def _context(request: HttpRequest, plan_key: str) -> tuple[dict[str, Any], QuerySet[Action]]:
    """The plan, its numbers, what was asked; and the promises that answer."""
    found = reading.plan_by_key(plan_key)
    here = findings.current([found.id])
    form = NarrowForm(request.GET, bodies=reading.bodies_in(found), themes=reading.themes_in(found))
    narrow = form.narrow()
    rows = here if narrow.is_empty else reading.narrowed(here, narrow, [found.id])
    context = {
        "plan": found,
        "title": shown.titled(found),
        "span": shown.span_of(found),
        "part_of": shown.titled(found.part_of) if found.part_of else None,
        "is_draft": found.state != Publication.PUBLISHED,
        "form": form,
        "narrow": narrow,
        "query": _query(request),
    }
    return context, rows


def _page(request: HttpRequest, rows: QuerySet[Action], size: int, count: int) -> Page[Action]:
    """The page that the address names, of so many: they are counted already."""
    paginator = Paginator(rows, size)
    paginator.count = count
    return paginator.get_page(request.GET.get("page"))


def _query(request: HttpRequest, *without: str) -> str:
    """The rest of the address, for the links to other pages of the list."""
    given = request.GET.copy()
    for name in ("page", *without):
        given.pop(name, None)
    return f"{given.urlencode()}&" if given else ""
