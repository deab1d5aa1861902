"""A coalition at a glance: what comes next, what is hers to do, what changed.

Belongs here: the page and gathering its parts. Not here: the parts themselves (settings.COALITION_PARTS names them).
"""

from django.conf import settings
from django.http import HttpResponseBase
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe

from alongside.coalition.selectors.invitations import invitations
from alongside.coalition.selectors.members import Coalition, coalitions_of
from alongside.coalition.views.frame import in_coalition, page
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.foundation.types import Part
from alongside.people.types import StaffRequest


@require_safe
def coalitions(request: StaffRequest) -> HttpResponseBase:
    """The coalitions she belongs to, and those that ask; with a single one that is all, that one."""
    found, asked = coalitions_of(request.actor), invitations(request.actor)
    if len(found) == 1 and not asked:
        return see_other("coalition:front", found[0].id)
    return render_page(request, "coalition/coalitions.html", {"coalitions": found, "invitations": asked})


@require_safe
@in_coalition
def front(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """The parts of all areas, each only where there is something to say."""
    parts: list[Part] = []
    for name in settings.COALITION_PARTS:
        parts += import_string(name)(request, coalition)
    shown = {"main": [], "aside": []}  # type: dict[str, list[Part]]
    for part in parts:
        shown["aside" if part.place == "aside" else "main"].append(part)
    return page(
        request, "coalition/front.html", {"parts": shown}, coalition=coalition, area="coalition:front"
    )
