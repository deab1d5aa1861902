"""One's own agency: what it says about itself, what it asks of its people.

Belongs here: the screen. Not here: founding an agency (no screen does).
"""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.foundation.htmx import render_page
from alongside.people import policies
from alongside.people.actions import agencies
from alongside.people.forms.agency import AgencyForm
from alongside.people.selectors.staff import asked_by_agency
from alongside.people.types import StaffRequest
from alongside.vault.actors import require


@require_http_methods(["GET", "POST"])
def agency(request: StaffRequest) -> HttpResponse:
    """Name, phone, time zone, the grace, and papers asked beyond the law."""
    require(policies.may_change_agency(request.actor))
    mine = request.account.agency
    form = AgencyForm(request.POST or None, agency=mine, asked=asked_by_agency(mine.id))
    if request.method == "POST" and form.is_valid():
        agencies.change_agency(actor=request.actor, particulars=form.particulars, asked=form.asked)
        messages.success(request, _("Saved. Everyone’s drawers follow at once."))
        answer = HttpResponseRedirect(reverse("people:agency"))
        answer.status_code = 303
        return answer
    context = {"form": form, "agency": mine}
    return render_page(request, "people/agency.html", context, status=422 if form.errors else 200)
