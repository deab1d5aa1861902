"""One plan: its matrix, and the same as a list.

Belongs here: the two pages and what narrows them. Not here: reading (selectors.plans). A plan of many promises comes
in pages, so that no page is heavy.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from alongside.foundation.htmx import render_page
from alongside.foundation.http import open_to_all, page_of
from alongside.plan_room import shown
from alongside.plan_room.enums import Publication
from alongside.plan_room.forms import NarrowForm
from alongside.plan_room.selectors import findings
from alongside.plan_room.selectors import plans as reading
from alongside.plan_room.selectors.following import plan_thing
from alongside.plan_room.views.following import offered

CELLS, LINES = 400, 100


@open_to_all
@require_safe
def plan(request: HttpRequest, plan_key: str) -> HttpResponse:
    """Its promises by pillar and principle, each as a square and a circle."""
    context = _context(request, plan_key, CELLS)
    found = context["plan"]
    context["follow"] = None if context["is_draft"] else offered(plan_thing(found))
    sections, pairs = reading.matrix(found, list(context["page"]))
    context |= {
        "sections": sections,
        "pairs": pairs,
        "alone": reading.nodes_alone(found),
        "facts": reading.facts_in(found),
        "elsewhere": reading.from_elsewhere(found),
        "excluded": reading.not_counted(found),
        "declared": reading.declared_in(found),
        "versions": list(reading.versions_of(found)),
        "parts": reading.parts_of(found),
    }
    return render_page(request, "plan_room/plan.html", context)


@open_to_all
@require_safe
def table(request: HttpRequest, plan_key: str) -> HttpResponse:
    """The same as a list, with words for every shape."""
    context = _context(request, plan_key, LINES)
    context["lines"] = reading.lines_of(list(context["page"]))
    return render_page(request, "plan_room/table.html", context)


def _context(request: HttpRequest, plan_key: str, size: int) -> dict[str, Any]:
    """The plan, its numbers, what was asked, and the promises that answer."""
    found = reading.plan_by_key(plan_key)
    here = findings.current([found.id])
    form = NarrowForm(request.GET, bodies=reading.bodies_in(found), themes=reading.themes_in(found))
    narrow = form.narrow()
    page = page_of(request, reading.ordered(reading.narrowed(here, narrow, [found.id])), size=size)
    return {
        "plan": found,
        "title": shown.titled(found),
        "span": shown.span_of(found),
        "part_of": shown.titled(found.part_of) if found.part_of else None,
        "is_draft": found.state != Publication.PUBLISHED,
        "numbers": findings.numbers_of(here, [found.id]),
        "form": form,
        "narrow": narrow,
        "page": page,
        "query": _query(request),
    }


def _query(request: HttpRequest) -> str:
    """The rest of the address, for the links to other pages of the list."""
    given = request.GET.copy()
    given.pop("page", None)
    return f"{given.urlencode()}&" if given else ""
