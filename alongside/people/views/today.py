"""Today: what waits for whoever looks, in one page.

Belongs here: the screen. Not here: what waits (selectors.today).
"""

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe

from alongside.foundation.htmx import render_page
from alongside.foundation.types import Part
from alongside.people import policies
from alongside.people.selectors.today import papers_around, waiting_for
from alongside.people.types import StaffRequest


@require_safe
def today(request: StaffRequest) -> HttpResponse:
    """The day, what waits, and whose papers need looking after."""
    actor = request.actor
    mine, people = papers_around(request.account)
    context = {
        "now": timezone.now(),
        "mine": mine,
        "waiting": waiting_for(actor, request.account, mine),
        "people": people,
        "clients": len(actor.open_subjects),
        "works_with_clients": request.account.role not in policies.NEVER_OPENS_A_DRAWER,
        "may_invite": bool(policies.may_manage_people(actor)),
        "sees_keys": bool(policies.may_see_keys(actor)),
        "reads_ledger": bool(policies.may_read_ledger(actor)),
        "sees_lapses": bool(policies.may_see_lapses(actor)),
        "keeps_public": bool(policies.may_keep_what_is_public(actor)),
        "changes_agency": bool(policies.may_change_agency(actor)),
        "parts": _parts(request),
    }
    return render_page(request, "people/today.html", context)


def _parts(request: StaffRequest) -> dict[str, list[Part]]:
    """What the rooms above add, by place: this room does not know them."""
    found: dict[str, list[Part]] = {"lead": [], "head": [], "main": [], "aside": []}
    for name in settings.TODAY_PARTS:
        for part in import_string(name)(request):
            found[part.place].append(part)
    return found
