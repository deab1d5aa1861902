"""Documents: the list, adding, handing out, taking away, putting back.

Belongs here: screens and the headers of a download. Not here: bytes (vault.uploads, vault.files).
Adding is outside the request's transaction: a slow upload must hold no transaction open, so the body is
read first and the wall is entered afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from django.contrib import messages
from django.http import HttpResponseBase, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.cases import names, policies
from alongside.cases.actions.documents import add_document as keep
from alongside.cases.actions.documents import put_back_document, remove_document
from alongside.cases.errors import FileGone, FileNotAccepted, SavedBefore
from alongside.cases.forms_notes import DocumentForm
from alongside.cases.selectors.documents import document_for, documents_of, papers, read_document, taken_away
from alongside.cases.selectors.notes import closed_drawers, drawers_for_notes
from alongside.cases.views.again import comes_back, first_of, say_saved_already
from alongside.cases.views.asking import StaffRequest, client_of, head
from alongside.foundation.htmx import render_page
from alongside.foundation.http import page_of, see_other
from alongside.people.middleware import outside_the_wall, ring_of
from alongside.vault import files, keyring, ledger, wall
from alongside.vault.actors import require
from alongside.vault.errors import Refused
from alongside.vault.uploads import SealedUpload

if TYPE_CHECKING:
    from alongside.cases.models import Case

TAKEN_AWAY = "documents_taken_away"


@require_safe
def documents(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """What is kept, and what was taken away just now."""
    return _list(request, client_of(request, case_id))


@outside_the_wall
@comes_back
@require_http_methods(["GET", "POST"])
def add_document(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Keep one file or several. One that cannot be kept does not cost the others."""
    sent: list[Any] = request.FILES.getlist("papers") if request.method == "POST" else []
    try:
        with _behind_the_wall(request):
            return _add(request, client_of(request, case_id))
    except Exception:
        for upload in sent:
            files.remove(upload.stored_as)
        raise


@require_safe
def document(request: StaffRequest, case_id: UUID, document_id: UUID) -> HttpResponseBase:
    """Hand out one document, never through a broken glass. The log's line precedes the first byte."""
    case = client_of(request, case_id)
    require(policies.may_export(request.actor, case))
    found = document_for(request.actor, case.subject_id, document_id)
    try:
        name, pieces = read_document(request.actor, found)
    except FileGone as refusal:
        messages.error(request, str(refusal))
        return _list(request, case, status=410)
    response = StreamingHttpResponse(pieces, content_type=names.media_type_of(name))
    response.headers["Content-Disposition"] = names.attachment(name)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_POST
def remove(request: StaffRequest, case_id: UUID, document_id: UUID) -> HttpResponseBase:
    """Take one away. The list offers to put it back."""
    _to_change(request, case_id, document_id)
    remove_document(actor=request.actor, case_id=case_id, document_id=document_id)
    earlier = request.session.get(TAKEN_AWAY, [])
    request.session[TAKEN_AWAY] = [*earlier, str(document_id)][-20:]
    return see_other("cases:documents", case_id)


@require_POST
def undo_remove(request: StaffRequest, case_id: UUID, document_id: UUID) -> HttpResponseBase:
    """Put it back."""
    _to_change(request, case_id, document_id)
    put_back_document(actor=request.actor, case_id=case_id, document_id=document_id)
    earlier = request.session.get(TAKEN_AWAY, [])
    request.session[TAKEN_AWAY] = [known for known in earlier if known != str(document_id)]
    messages.success(request, _("It is back."))
    return see_other("cases:documents", case_id)


def _to_change(request: StaffRequest, case_id: UUID, document_id: UUID) -> None:
    """Says no before the action does, so that reading only is told apart from not being there."""
    case = client_of(request, case_id)
    found = document_for(request.actor, case.subject_id, document_id, removed=True)
    require(policies.may_remove_document(request.actor, found))


@contextmanager
def _behind_the_wall(request: StaffRequest) -> Iterator[None]:
    """What the middleware does for other screens: context, keys, ledger lines before the commit."""
    reading = request.method in ("GET", "HEAD")
    with (
        wall.acting_as(request.actor, read_only=reading),
        keyring.using(ring_of(request)),
        ledger.writing(UUID(hex=request.request_id)),
    ):
        yield


def _add(request: StaffRequest, case: Case) -> HttpResponseBase:
    drawers = drawers_for_notes(request.actor, case.subject_id, writing=True)
    if not drawers:
        raise Refused("read_only")
    posted = request.method == "POST"
    sent = (request.POST, request.FILES) if posted else ()
    form = DocumentForm(*sent, drawers=drawers, initial=first_of(request))
    if not posted or not form.is_valid():
        _forget(request.FILES.getlist("papers"))
        context = head(request, case, "cases:documents") | {"form": form}
        return render_page(request, "cases/document_form.html", context, status=422 if form.errors else 200)
    _keep_each(request, case, form.cleaned_data)
    return see_other("cases:documents", case.id)


def _keep_each(request: StaffRequest, case: Case, data: dict[str, Any]) -> None:
    """Keep what can be kept, and say which could not, and whether some were there already."""
    kept, known = 0, False
    for upload in data["papers"]:
        row_id = uuid5(data["row_id"], f"{upload.name}:{upload.size}")
        try:
            keep(
                actor=request.actor, case_id=case.id, drawer=data["drawer"], upload=upload, document_id=row_id
            )
            kept += 1
        except FileNotAccepted as refusal:
            _forget([upload])
            messages.error(request, _not_kept(upload, refusal))
        except SavedBefore:
            _forget([upload])
            known = True
    if known:
        say_saved_already(request)
    if kept:
        said = ngettext("%(count)s document is kept.", "%(count)s documents are kept.", kept)
        messages.success(request, said % {"count": kept})


def _not_kept(upload: SealedUpload, refusal: FileNotAccepted) -> str:
    said = {
        "empty": _("Not kept: %(name)s is empty."),
        "too_large": _("Not kept: %(name)s is larger than 25 MB."),
    }.get(refusal.code, _("Not kept: %(name)s."))
    return said % {"name": names.safe_file_name(upload.name or "")}


def _forget(uploads: list[Any]) -> None:
    """What is not kept does not lie about, not even sealed."""
    for upload in uploads:
        files.remove(upload.stored_as)


def _list(request: StaffRequest, case: Case, *, status: int = 200) -> HttpResponseBase:
    opened = drawers_for_notes(request.actor, case.subject_id)
    page = page_of(request, documents_of(request.actor, case.subject_id, opened), size=50)
    lately = [UUID(known) for known in request.session.get(TAKEN_AWAY, [])]
    context = head(request, case, "cases:documents") | {
        "page": page,
        "papers": papers(request.actor, list(page.object_list)),
        "taken_away": taken_away(request.actor, case.subject_id, lately) if lately else [],
        "closed_drawers": closed_drawers(request.actor, opened),
    }
    return render_page(request, "cases/documents.html", context, status=status)
