"""The signed agreement as a file: brought, handed out, taken away.

Belongs here: screens and the headers of a download. Not here: bytes (vault.uploads, vault.files), who may (policies).
A file leaves under a word of ours: its stored name would say more than the paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.directory import policies_agreements as policies
from alongside.directory.actions.agreement_papers import keep_paper, take_paper_away
from alongside.directory.enums_agreements import AgreementState
from alongside.directory.errors_agreements import PaperGone, PaperNotAccepted
from alongside.directory.forms_agreements import PaperForm
from alongside.directory.selectors import agreements as reads
from alongside.directory.selectors.agreement_papers import read_paper
from alongside.directory.views.agreements import show_agreement
from alongside.directory.views.bed_pages import tabs
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.people.types import StaffRequest
from alongside.people.views.again import say_saved_already
from alongside.vault import files
from alongside.vault.actors import require
from alongside.vault.errors import SavedBefore
from alongside.vault.uploads import SealedUpload

if TYPE_CHECKING:
    from alongside.directory.models import Agreement

GONE = 410
TYPES = {"pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg"}


@require_POST
def add_agreement_paper(request: StaffRequest, agreement_id: UUID) -> HttpResponseBase:
    """Bring the signed paper."""
    kept = False
    try:
        answer, kept = _add(request, agreement_id)
    finally:
        if not kept:
            _forget(request)
    return answer


def _add(request: StaffRequest, agreement_id: UUID) -> tuple[HttpResponseBase, bool]:
    row = reads.agreement_for(request.actor, agreement_id)
    require(policies.may_add_to_agreement(request.actor, row))
    form = PaperForm(request.POST, request.FILES)
    if not form.is_valid():
        return show_agreement(request, agreement_id, status=422, paper_form=form), False
    try:
        keep_paper(
            actor=request.actor, agreement_id=agreement_id, upload=form.cleaned_data["paper"],
            paper_id=form.cleaned_data["row_id"],
        )  # fmt: skip
    except PaperNotAccepted as problem:
        form.add_error("paper", str(problem))
        return show_agreement(request, agreement_id, status=422, paper_form=form), False
    except SavedBefore:
        say_saved_already(request)
        return see_other("directory:agreement", agreement_id), False
    messages.success(request, _said(row))
    return see_other("directory:agreement", agreement_id), True


def _said(row: Agreement) -> str:
    """Who opens it from now on."""
    if row.other_id is None:
        return _("The signed paper is here.")
    if row.state == AgreementState.DRAFT:
        return _("The signed paper is here. The other side can open it once you send the draft to them.")
    return _("The signed paper is here. Both sides can open it.")


@require_safe
def agreement_paper(request: StaffRequest, agreement_paper_id: UUID) -> HttpResponseBase:
    """Hand one out. The log's line precedes the first byte."""
    try:
        ending, pieces = read_paper(request.actor, agreement_paper_id)
    except PaperGone as problem:
        context = {"tabs": tabs(request.actor, "directory:agreements"), "problem": problem}
        return render_page(request, "directory/agreement_paper_gone.html", context, status=GONE)
    response = StreamingHttpResponse(pieces, content_type=TYPES[ending])
    response.headers["Content-Disposition"] = f'attachment; filename="agreement.{ending}"'
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_POST
def take_agreement_paper_away(request: StaffRequest, agreement_paper_id: UUID) -> HttpResponseBase:
    """Take away what our own side brought."""
    paper = take_paper_away(actor=request.actor, paper_id=agreement_paper_id)
    messages.success(request, _("The file is gone."))
    return see_other("directory:agreement", paper.agreement_id)


def _forget(request: StaffRequest) -> None:
    """What is not kept does not lie about, not even sealed."""
    for upload in request.FILES.values():
        if isinstance(upload, SealedUpload):
            files.remove(upload.stored_as)
