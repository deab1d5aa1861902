"""Documents beside plans: which are here, putting one there, taking one away.

Belongs here: screens. Not here: reading a document (reader), what is stored (actions.attaching).
"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.people.types import StaffRequest
from alongside.plan_room import policies
from alongside.plan_room.actions import attaching
from alongside.plan_room.errors_sources import DocumentNotRead, NothingFound
from alongside.plan_room.forms_sources import SourceForm
from alongside.plan_room.selectors import sources as reading
from alongside.vault import files
from alongside.vault.actors import require
from alongside.vault.uploads import SealedUpload


@require_http_methods(["GET", "POST"])
def documents(request: StaffRequest) -> HttpResponseBase:
    """The documents that are here; and one more."""
    try:
        require(policies.may_edit_plans(request.actor))
        form = SourceForm(request.POST, request.FILES) if request.method == "POST" else SourceForm()
        if request.method == "POST" and form.is_valid() and _attached(request, form):
            return see_other("plan_sources:documents")
        context = {"form": form, "documents": reading.documents()}
        return render_page(request, "plan_room/sources.html", context, status=422 if form.errors else 200)
    finally:
        _forget_upload(request)


def _attached(request: StaffRequest, form: SourceForm) -> bool:
    upload: SealedUpload = form.cleaned_data["file"]
    name = upload.name or ""
    try:
        read = attaching.read(b"".join(files.read(upload.stored_as, upload.key)), name)
        told = attaching.attach(actor=request.actor, document=read, name=name)
    except (DocumentNotRead, NothingFound) as refusal:
        form.add_error("file", str(refusal))
        return False
    numbers = {"found": told.document.found, "wanted": told.document.wanted, "key": told.document.key}
    messages.success(request, _("%(found)s of %(wanted)s sentences of %(key)s were found.") % numbers)
    if told.missing:
        messages.warning(request, _("Not found: %(keys)s") % {"keys": ", ".join(told.missing[:20])})
    return True


@require_POST
def take_away(request: StaffRequest, source_id: UUID) -> HttpResponse:
    """Take a document and its sentences away. Whoever has the file can put it there again."""
    attaching.detach(actor=request.actor, document_id=source_id)
    messages.success(request, _("The document and its sentences are gone from here."))
    return see_other("plan_sources:documents")


def _forget_upload(request: StaffRequest) -> None:
    """An upload is read once; nothing of it stays on the disk."""
    if request.method == "POST":
        for upload in request.FILES.values():
            if isinstance(upload, SealedUpload):
                files.remove(upload.stored_as)
