"""What every page of a coalition begins with: whose it is, and the row of its areas.

Belongs here: finding the coalition of an address, the tabs. Not here: any area's screen.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from alongside.coalition.selectors.founding_steps import FoundingStep, comes_next
from alongside.coalition.selectors.members import Coalition, coalition_of
from alongside.foundation.htmx import render_page
from alongside.foundation.sheets import sheet
from alongside.people.types import StaffRequest
from alongside.vault import ledger
from alongside.vault.enums import What

Rest = ParamSpec("Rest")
# The areas in the order in which a coalition comes to them. One whose page does not exist is left out.
AREAS = (
    ("coalition:front", _("At a glance")),
    ("coalition:members", _("Members")),
    ("coalition:meetings", _("Meetings")),
    ("coalition:tasks", _("Tasks")),
    ("coalition:needs", _("Needs")),
    ("coalition:strategy", _("Plan")),
    ("coalition:measures", _("Measures")),
    ("coalition:training", _("Training")),
    ("coalition:policies", _("Rules we keep")),
    ("coalition:system", _("Local system")),
    ("coalition:outreach", _("Outreach")),
    ("coalition:prevention", _("Prevention")),
)


class Tab(NamedTuple):
    """One area in the row of areas."""

    url: str
    label: str | Promise
    current: bool


def in_coalition(
    view: Callable[Concatenate[StaffRequest, Coalition, Rest], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """A view of one coalition: it is given the coalition itself, or nobody finds the page."""

    @wraps(view)
    def found(request: StaffRequest, coalition_id: UUID, *args: Rest.args, **kwargs: Rest.kwargs) -> Any:
        return view(request, coalition_of(request.actor, coalition_id), *args, **kwargs)

    return found


def page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    coalition: Coalition,
    area: str,
    status: int = 200,
) -> HttpResponseBase:
    """A page in the frame. `area` is the name of an address in AREAS."""
    framed = {
        **context, "coalition": coalition, "areas": areas_of(coalition, area),
        "comes_next": SimpleLazyObject(lambda: _following(request, coalition)),  # counted where a page says it
    }  # fmt: skip
    return render_page(request, template, framed, status=status)


def table_of(
    request: StaffRequest, head: Sequence[Any], rows: Iterable[Sequence[Any]], *, kind: str, why: str
) -> HttpResponseBase:
    """A list of the coalition as a file for a spreadsheet. That it was taken along is a line in the ledger."""
    ledger.add(request.actor, What.EXPORTED, why=why)
    return sheet(head, rows, kind=kind)


def _following(request: HttpRequest, coalition: Coalition) -> FoundingStep | None:
    """What organizers do next, unless they are there already."""
    step = comes_next(coalition.id) if coalition.organised else None
    return None if step is None or request.path.startswith(step.url.split("?")[0]) else step


def areas_of(coalition: Coalition, current: str) -> list[Tab]:
    """The row of areas, with the one that is open."""
    tabs = []
    for name, label in AREAS:
        try:
            url = reverse(name, args=[coalition.id])
        except NoReverseMatch:
            continue
        tabs.append(Tab(url, label, name == current))
    return tabs
