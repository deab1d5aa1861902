"""Coming back with a code: see where it stands, take it back, take a signature back.

Belongs here: the page. Not here: what a code opens (the wall). The code stands in no address.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.foundation.htmx import render_page
from alongside.foundation.http import open_to_all
from alongside.foundation.rates import Meter, origin_of
from alongside.plan_room.actions import sending
from alongside.plan_room.forms_consultations import ReceiptForm

TRIES = Meter(20, seconds=300)


@open_to_all
@require_http_methods(["GET", "POST"])
def receipt(request: HttpRequest) -> HttpResponse:
    """Type the code; what it belongs to is shown, and can be taken back."""
    form = ReceiptForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"form": form, "found": None, "gone": ""}
    if request.method == "POST" and form.is_valid():
        code, do = form.cleaned_data["code"], request.POST.get("do")
        if TRIES.wait(origin_of(request)):
            form.add_error(None, _("That was often. Please wait a few minutes."))
        elif do == "withdraw" and sending.withdraw(code=code):
            context["gone"] = _("It is taken back. Its words are gone.")
        elif do == "unsign" and sending.take_signature_back(code=code):
            context["gone"] = _("The signature is taken back.")
        elif found := sending.contribution_of(code):
            context |= {"found": found, "code": code}
        elif do == "unsign":
            form.add_error(
                "code", _("No signature with this code can be taken back. Was the letter sent already?")
            )
        else:
            form.add_error("code", _("Nothing has this code. Look at each letter again."))
            context["code"] = code
    response = render_page(
        request, "plan_room/consultations/receipt.html", context, status=422 if form.errors else 200
    )
    response.headers["Cache-Control"] = "no-store"
    return response
