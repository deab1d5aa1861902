"""Two plans side by side.

Belongs here: the page. Not here: what ties them (selectors.comparing).
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from alongside.foundation.htmx import render_page
from alongside.foundation.http import open_to_all
from alongside.plan_room import shown
from alongside.plan_room.forms import CompareForm
from alongside.plan_room.selectors import comparing
from alongside.plan_room.selectors.plans import in_focus, lines_of, public_plans


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
            context |= _both(left, right)
    return render_page(request, "plan_room/compare.html", context)


def _asked(request: HttpRequest) -> Any:
    if "one" in request.GET:
        return request.GET
    focus = in_focus()
    return {"one": focus[0].key, "other": focus[1].key} if len(focus) > 1 else None


def _both(left: Any, right: Any) -> dict[str, Any]:
    return {
        "left": shown.titled(left),
        "right": shown.titled(right),
        "found": comparing.compare(left, right),
        "left_alone": lines_of(comparing.alone(left, right)),
        "right_alone": lines_of(comparing.alone(right, left)),
    }
