"""A reader without an account: the long word from the link, the code that was said, and then the paper.

Belongs here: the screens. Not here: opening (actions.links). Nobody is signed in and no cookie is set. The word stands
in the part of the address that no browser sends; a script copies it into the field, without one it is typed.
"""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.foundation.htmx import render_page
from alongside.foundation.http import hand_over, same_site_post
from alongside.people.devices import place_of
from alongside.people.errors import TooManyAttempts
from alongside.people.middleware import public
from alongside.releases.actions.links import OpenedLink, open_link_file
from alongside.releases.actions.links import open_link as open_it
from alongside.releases.errors import DocumentLost, LinkShut, PageTooOld
from alongside.releases.forms import LinkForm
from alongside.releases.selectors.packets import OpenedFile

GONE = 410


@public
@same_site_post
@require_http_methods(["GET", "POST"])
def open_link(request: HttpRequest, link_id: UUID) -> HttpResponseBase:
    """Ask for word and code; show the paper; or say why it is over. A link that does not exist asks the same."""
    form = LinkForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            opened = open_it(link_id=link_id, place=place(request), **form.cleaned_data)
        except TooManyAttempts:
            form.add_error(None, _("Too many tries. Wait a quarter of an hour, then try again."))
            return _ask(request, link_id, form, status=429)
        if opened is None:
            form.add_error(None, str(LinkShut()))
        else:
            return _opened(request, link_id, opened)
    return _ask(request, link_id, form)


@public
@same_site_post
@require_POST
def link_file(request: HttpRequest, link_id: UUID, file_id: UUID) -> HttpResponseBase:
    """One document of a page that was opened just now. Once that is too long ago, word and code are asked for anew."""
    try:
        opened = open_link_file(link_id=link_id, file_id=file_id, ticket=request.POST.get("ticket", ""))
    except (PageTooOld, LinkShut) as refusal:
        return _ask(request, link_id, LinkForm(), told=str(refusal))
    except DocumentLost as refusal:
        return _ask(request, link_id, LinkForm(), told=str(refusal), status=GONE)
    if isinstance(opened, OpenedFile):
        return hand_over(opened.pieces, opened.ending)
    return _opened(request, link_id, opened)


def _opened(request: HttpRequest, link_id: UUID, opened: OpenedLink) -> HttpResponseBase:
    context = {"opened": opened, "now": timezone.now(), "link_id": link_id}
    status = 200 if opened.contents else GONE
    return render_page(request, "releases/opened_link.html", context, status=status)


def _ask(
    request: HttpRequest, link_id: UUID, form: LinkForm, *, told: str = "", status: int = 422
) -> HttpResponseBase:
    status = status if form.errors or told else 200
    context = {"form": form, "link_id": link_id, "told": told}
    return render_page(request, "releases/open_link.html", context, status=status)


def place(request: HttpRequest) -> bytes:
    """Where this comes from, as a keyed mark. A header is believed only where a setting names it."""
    header = settings.CLIENT_ADDRESS_HEADER
    said = request.headers.get(header, "") if header else request.META.get("REMOTE_ADDR", "")
    return place_of(said.rsplit(",", 1)[-1])
