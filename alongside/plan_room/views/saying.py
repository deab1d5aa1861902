"""What an agency said about a promise, written down at the desk of those who keep plans.

Belongs here: two screens. Not here: saving (actions.saying), the promise's own page (promises).
"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.people.types import StaffRequest
from alongside.plan_room import policies, shown
from alongside.plan_room.actions import saying
from alongside.plan_room.errors import NotThere
from alongside.plan_room.forms_reports import SaidForm
from alongside.plan_room.selectors import reports as reading
from alongside.plan_room.selectors.promises import promise_by_key
from alongside.vault.actors import require


@require_http_methods(["GET", "POST"])
def said(request: StaffRequest, promise_key: str) -> HttpResponseBase:
    """What was said so far, and a line more."""
    require(policies.may_read_sent_in(request.actor))
    promise = promise_by_key(promise_key)
    form = SaidForm(
        request.POST if request.method == "POST" else None, bodies=reading.bodies_to_say(promise),
        today=timezone.localdate(),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        saying.write_said(actor=request.actor, promise_key=promise_key, **form.cleaned_data)
        messages.success(request, _("Written down. Everyone can read it now."))
        return see_other("plan_desk:said", promise_key)
    context = {
        "form": form,
        "promise": promise,
        "title": shown.titled(promise),
        "lines": [(shown.SHAPES[row.status], row) for row in reading.said_about(request.actor, promise)],
        "own": request.actor.agency_id,
    }
    return render_page(request, "plan_room/desk_said.html", context, status=422 if form.errors else 200)


@require_POST
def take_off_said(request: StaffRequest, said_id: UUID) -> HttpResponseBase:
    """That was not so."""
    try:
        row = saying.take_off(actor=request.actor, update_id=said_id)
    except NotThere as refusal:
        messages.warning(request, str(refusal))
        return see_other("plan_desk:sent_in")
    messages.success(request, _("Taken off. It is on no page any more."))
    return see_other("plan_desk:said", row.action.key)
