"""Documents beside plans: which are here, putting one there, taking one away.

Belongs here: screens. Not here: reading a document (actions.reading, by the worker), what is stored (attaching).
"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.people.types import StaffRequest
from alongside.plan_room import policies
from alongside.plan_room.actions import attaching
from alongside.plan_room.actions import reading as bringing
from alongside.plan_room.errors_sources import why_not
from alongside.plan_room.forms_sources import SourceForm
from alongside.plan_room.selectors import sources as found
from alongside.vault import files
from alongside.vault.actors import require
from alongside.vault.uploads import SealedUpload


@require_http_methods(["GET", "POST"])
def documents(request: StaffRequest) -> HttpResponseBase:
    """The documents that are here; and one more, which the worker reads."""
    kept = False
    try:
        require(policies.may_edit_plans(request.actor))
        form = SourceForm(request.POST, request.FILES) if request.method == "POST" else SourceForm()
        if request.method == "POST" and form.is_valid():
            reading_id = _brought(request, form.cleaned_data["file"])
            kept = True
            return see_other("plan_sources:reading", reading_id)
        context = {"form": form, "documents": found.documents(), "waiting": found.waiting(request.actor)}
        return render_page(request, "plan_room/sources.html", context, status=422 if form.errors else 200)
    finally:
        if not kept:
            _forget_upload(request)


def _brought(request: StaffRequest, upload: SealedUpload) -> UUID:
    name, size = upload.name or "", upload.size or 0
    row = bringing.start_reading(
        actor=request.actor, name=name, size=size, stored_as=upload.stored_as, key=upload.key
    )
    return row.id


@require_safe
def reading(request: StaffRequest, reading_id: UUID) -> HttpResponse:
    """How far it is, and what came of it. It goes on whether anyone looks or not."""
    told = found.on_its_way(request.actor, reading_id)
    context = {"told": told, "reading": told.row, "why_not": why_not(told.row.why) if told.row.why else ""}
    return render_page(request, "plan_room/sources_reading.html", context, partial="standing")


@require_POST
def take_away(request: StaffRequest, source_id: UUID) -> HttpResponse:
    """Take a document and its sentences away. Whoever has the file can put it there again."""
    attaching.detach(actor=request.actor, document_id=source_id)
    messages.success(request, _("The document and its sentences are gone from here."))
    return see_other("plan_sources:documents")


def _forget_upload(request: StaffRequest) -> None:
    """An upload that was not kept for the worker: nothing of it stays on the disk."""
    if request.method == "POST":
        for upload in request.FILES.values():
            if isinstance(upload, SealedUpload):
                files.remove(upload.stored_as)
