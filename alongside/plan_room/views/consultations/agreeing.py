"""Agreeing, and following the link of a mail.

Belongs here: the pages. Not here: what a link says (consultations.secrets).
Opening it changes nothing; its button does.
"""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.foundation.htmx import render_page
from alongside.foundation.http import open_to_all
from alongside.foundation.rates import Meter, origin_of
from alongside.plan_room.actions import sending
from alongside.plan_room.consultations import secrets
from alongside.plan_room.errors_consultations import NotOpen, Reworded
from alongside.plan_room.forms_consultations import AgreeForm
from alongside.plan_room.selectors import consultations as found
from alongside.vault.errors import NotFound

MAILS = Meter(5, seconds=600)  # mails asked for from one place


@open_to_all
@require_http_methods(["GET", "POST"])
def agree(request: HttpRequest, idea_id: UUID) -> HttpResponse:
    """Ask for the mail that says it."""
    idea = found.idea_by_id(idea_id)
    line = found.line_of(idea.consultation)
    form = AgreeForm(request.POST if request.method == "POST" else None)
    asked = False
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        if not line.is_open:
            form.add_error(None, str(NotOpen.sentence))
        elif form.is_machine:
            asked = True
        elif MAILS.wait(origin_of(request)):
            form.add_error(None, _("That was often. Please wait a few minutes."))
        else:
            sending.ask_to_agree(
                contribution_id=idea.id, mail=told["mail"], organization=told["organization"]
            )
            asked = True
    context = {"form": form, "idea": idea, "row": idea.consultation, "line": line, "asked": asked}
    return render_page(
        request, "plan_room/consultations/agree.html", context, status=422 if form.errors else 200
    )


@open_to_all
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """What the link says, and the button that does it."""
    told = secrets.read_token(token)
    context = {"told": told, "done": False, "problem": "", "code": ""}
    if request.method == "POST" and told:
        try:
            _kind, context["code"] = sending.confirm(token=token)
            context["done"] = True
        except (NotOpen, Reworded) as refusal:
            context["problem"] = str(refusal)
        except NotFound:
            context["problem"] = _("It was taken back meanwhile.")
    response = render_page(request, "plan_room/consultations/confirm.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response
