"""Two plans side by side.

Belongs here: the page. Not here: what ties them (selectors.comparing).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from alongside.foundation.htmx import render_page
from alongside.foundation.http import open_to_all, page_of
from alongside.plan_room import shown
from alongside.plan_room.forms import CompareForm
from alongside.plan_room.selectors import comparing
from alongside.plan_room.selectors.plans import in_focus, lines_of, public_plans

if TYPE_CHECKING:
    from alongside.plan_room.models import Plan

LINES = 50


@open_to_all
@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Their links, where owners differ, and what has no counterpart. Without a choice: the newest plan and its part."""
    plans = list(public_plans())
    form = CompareForm(_asked(request), plans=plans)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        by_key = {plan.key: plan for plan in plans}
        left, right = (by_key[form.cleaned_data[name]] for name in ("one", "other"))
        context["same"] = left == right
        if left != right:
            context |= _alone(request, left, right) or _both(request, left, right)
    return render_page(request, "plan_room/compare.html", context)


def _asked(request: HttpRequest) -> Any:
    if "one" in request.GET:
        return request.GET
    focus = in_focus()
    return {"one": focus[0].key, "other": focus[1].key} if len(focus) > 1 else None


def _both(request: HttpRequest, left: Plan, right: Plan) -> dict[str, Any]:
    """What ties them, a page of it, and the first of what stands in one alone."""
    places = comparing.places(left, right)
    page = page_of(request, places, size=LINES)
    found = comparing.compare(left, right, places, list(page))
    return {
        "left": shown.titled(left),
        "right": shown.titled(right),
        "found": found,
        "page": page,
        "query": _query(left, right),
        "left_alone": _few(left, right, found.left_alone),
        "right_alone": _few(right, left, found.right_alone),
    }


def _few(plan: Plan, other: Plan, count: int) -> list[shown.Line]:
    """What stands in one alone, if it is not too long for the page of both."""
    return lines_of(comparing.alone(plan, other).select_related("plan")) if count <= LINES else []


def _alone(request: HttpRequest, left: Plan, right: Plan) -> dict[str, Any] | None:
    """All that stands in one of them alone, where the address asks for that."""
    sides = {"one": (left, right), "other": (right, left)}
    if request.GET.get("alone") not in sides:
        return None
    plan, other = sides[request.GET["alone"]]
    page = page_of(request, comparing.alone(plan, other).select_related("plan"), size=LINES)
    told = _query(left, right)
    query = f"{told}alone={request.GET['alone']}&"
    return {
        "listed": lines_of(list(page)),
        "page": page,
        "query": query,
        "back": told,
        "whose": shown.titled(plan),
    }


def _query(left: Plan, right: Plan) -> str:
    """The rest of the address, for the links to other pages."""
    return f"one={left.key}&other={right.key}&"
