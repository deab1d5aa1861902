"""Cards and posters to print.

Belongs here: the form and the file. Not here: typesetting (printing). Nothing is kept: the same form makes it again.
"""

from django.http import HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from alongside.directory.navigation import tabs
from alongside.foundation.htmx import render_page
from alongside.foundation.http import download
from alongside.people.types import StaffRequest
from alongside.public_site.forms import CardForm
from alongside.public_site.policies import may_keep_library, may_make_cards
from alongside.public_site.selectors_agency import our_page
from alongside.vault.actors import require


@require_safe
def cards(request: StaffRequest) -> HttpResponseBase:
    """What to print, in which language, with a name or without."""
    require(may_make_cards(request.actor))
    return _show(request, CardForm(), 200)


@require_safe
def cards_file(request: StaffRequest) -> HttpResponseBase:
    """The file."""
    require(may_make_cards(request.actor))
    form = CardForm(request.GET)
    if not form.is_valid():
        return _show(request, form, 422)
    from alongside.public_site.printing import sheet  # large, and needed here only

    asked = form.cleaned_data
    told = our_page(request.actor.agency_id)
    body = sheet(
        asked["sheet"],
        asked["language"],
        name=request.account.agency.name if asked["name"] == "with" else "",
        phone=told.phone if told and told.is_shown else "",
    )
    return download(body, kind="print", extension="pdf", content_type="application/pdf")


def _show(request: StaffRequest, form: CardForm, status: int) -> HttpResponse:
    context = {
        "form": form,
        "tabs": tabs(request.actor, "public_site:cards"),
        "may_keep": bool(may_keep_library(request.actor)),
    }
    return render_page(request, "public_site/cards.html", context, status=status)
