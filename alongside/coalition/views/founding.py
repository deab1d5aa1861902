"""Founding: the list of what is next, and the row of pages beneath Members.

Belongs here: this page, the tabs its neighbours share. Not here: the steps (selectors.founding_steps).
"""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from alongside.coalition.selectors.founding_steps import founding_steps, is_founded
from alongside.coalition.selectors.members import Coalition
from alongside.coalition.views.frame import in_coalition, page
from alongside.people.types import StaffRequest

LETTERS = "coalition:letters"
PAGES = (
    ("coalition:members", _("Members")),
    ("coalition:service_array", _("Help by stage")),
    ("coalition:founding", _("Founding")),
    (LETTERS, _("Letters")),
    ("coalition:purpose", _("Purpose")),
    ("coalition:rules", _("Ground rules")),
    ("coalition:seats", _("Seats of experts")),
)


def founding_page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    coalition: Coalition,
    at: str,
    status: int = 200,
) -> HttpResponseBase:
    """A page of this area, with its row of pages. Letters are the organizers' own."""
    tabs = [
        {"url": reverse(name, args=[coalition.id]), "label": label, "current": name == at}
        for name, label in PAGES
        if coalition.organised or name != LETTERS
    ]
    framed = {**context, "tabs": tabs}
    return page(request, template, framed, coalition=coalition, area="coalition:members", status=status)


@require_safe
@in_coalition
def founding(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """From nothing to a coalition that works, step by step."""
    steps = founding_steps(coalition.id)
    letters = reverse(LETTERS, args=[coalition.id])
    context = {
        "steps": [
            one if coalition.organised or one.url != letters else replace(one, url="") for one in steps
        ],
        "founded": is_founded(steps),
        "done": sum(one.state == "done" for one in steps),
    }
    return founding_page(
        request, "coalition/founding.html", context, coalition=coalition, at="coalition:founding"
    )
