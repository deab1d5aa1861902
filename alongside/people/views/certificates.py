"""Certificates: the paper, the name on it, taking one back, and asking whether one holds.

Belongs here: those screens. Not here: when one is made (actions.attendance). The page for everyone says what a code
stands for and never whose it is.
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.foundation.htmx import render_page
from alongside.foundation.http import download, open_to_all, see_other
from alongside.foundation.rates import Meter, origin_of
from alongside.people.actions import attendance
from alongside.people.forms.training import CertificateNameForm, CheckForm
from alongside.people.printing import certificate_sheet
from alongside.people.selectors.progress import certificate_for, check
from alongside.people.types import StaffRequest

TRIES = Meter(20, seconds=300)


@require_safe
def certificate(request: StaffRequest, certificate_id: UUID) -> HttpResponse:
    """The certificate as a PDF, in English or Spanish."""
    row = certificate_for(request.actor, certificate_id)
    language = "es" if request.GET.get("language") == "es" else "en"
    body = certificate_sheet(row, language)
    return download(body, kind="certificate", extension="pdf", content_type="application/pdf")


@require_POST
def certificate_name(request: StaffRequest, certificate_id: UUID) -> HttpResponseBase:
    """The name she wants on hers."""
    form = CertificateNameForm(request.POST)
    if form.is_valid():
        attendance.name_on_certificate(
            actor=request.actor, certificate_id=certificate_id, name=form.cleaned_data["name"]
        )
        messages.success(request, _("The certificate has this name now."))
    else:
        messages.warning(request, str(form.errors["name"][0]))
    return see_other("people:my_training")


@require_POST
def withdraw_certificate(request: StaffRequest, certificate_id: UUID) -> HttpResponseBase:
    """It was a mistake."""
    attendance.withdraw_certificate(actor=request.actor, certificate_id=certificate_id)
    messages.success(request, _("Taken back. Whoever asks with its code is told so."))
    return see_other("people:training")


@open_to_all
@require_http_methods(["GET", "POST"])
def check_certificate(request: HttpRequest) -> HttpResponse:
    """Type a code: what it stands for, and whether a name is the same."""
    form = CheckForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"form": form, "found": None}
    if request.method == "POST" and form.is_valid():
        if TRIES.wait(origin_of(request)):
            form.add_error(None, _("That was often. Please wait a few minutes."))
        elif found := check(form.cleaned_data["code"], form.cleaned_data["name"]):
            context["found"] = found
        else:
            form.add_error("code", _("No certificate has this code. Look at each letter again."))
    response = render_page(
        request, "people/check_certificate.html", context, status=422 if form.errors else 200
    )
    response.headers["Cache-Control"] = "no-store"
    return response
