"""Material of a training as a file: brought, handed out, taken away.

Belongs here: screens, and forgetting an upload that is not kept. Not here: bytes (vault), who may (policies_training).
A file leaves under a word of ours.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.foundation.http import hand_over, see_other
from alongside.people.actions.training_files import keep_file, take_file_away
from alongside.people.errors_training import MaterialGone, MaterialNotAccepted
from alongside.people.forms.training_files import TrainingFileForm
from alongside.people.policies_training import may_bring_material
from alongside.people.selectors import trainings as reads
from alongside.people.selectors.training_files import read_file
from alongside.people.types import StaffRequest
from alongside.people.views.again import say_saved_already
from alongside.people.views.training import show
from alongside.people.views.training_curricula import show_curriculum
from alongside.people.views.training_sessions import show_session
from alongside.vault import files
from alongside.vault.actors import require
from alongside.vault.errors import SavedBefore
from alongside.vault.uploads import SealedUpload

if TYPE_CHECKING:
    from alongside.people.models import Curriculum, TrainingFile, TrainingSession

GONE = 410
Shown = Callable[..., HttpResponse]


@require_POST
def add_session_file(request: StaffRequest, session_id: UUID) -> HttpResponseBase:
    """Bring what is handed out in a session."""
    return _keeping(request, lambda: reads.session_for(request.actor, session_id), show_session)


@require_POST
def add_curriculum_file(request: StaffRequest, curriculum_id: UUID) -> HttpResponseBase:
    """Bring what belongs to a curriculum, so that it stands at every session of it."""
    return _keeping(request, lambda: reads.curriculum_for(request.actor, curriculum_id), show_curriculum)


def _keeping(
    request: StaffRequest, found: Callable[[], TrainingSession | Curriculum], shown: Shown
) -> HttpResponseBase:
    """What is not kept does not lie about, not even sealed."""
    kept = False
    try:
        answer, kept = _add(request, found(), shown)
    finally:
        if not kept:
            _forget(request)
    return answer


def _add(
    request: StaffRequest, where: TrainingSession | Curriculum, shown: Shown
) -> tuple[HttpResponseBase, bool]:
    require(may_bring_material(request.actor, where, teaches=reads.teaches(request.actor, where.id)))
    form = TrainingFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return shown(request, where.id, status=422, file_form=form), False
    said = form.cleaned_data
    try:
        row = keep_file(
            actor=request.actor, where=where, file_id=said["row_id"], title=said["title"], upload=said["file"]
        )
    except MaterialNotAccepted as problem:
        form.add_error("file", str(problem))
        return shown(request, where.id, status=422, file_form=form), False
    except SavedBefore as before:
        say_saved_already(request)
        return _back(before.row), False
    messages.success(request, _("The file is here. Whoever may see the session can open it."))
    return _back(row), True


@require_safe
def training_file(request: StaffRequest, training_file_id: UUID) -> HttpResponseBase:
    """Hand one out. The log's line precedes the first byte."""
    try:
        ending, pieces = read_file(request.actor, training_file_id)
    except MaterialGone as problem:
        context: dict[str, Any] = {"problem": problem}
        return show(
            request, "people/training_file_gone.html", context, tab="people:training_sessions", status=GONE
        )
    return hand_over(pieces, ending)


@require_POST
def take_training_file_away(request: StaffRequest, training_file_id: UUID) -> HttpResponseBase:
    """It is not handed out any more."""
    row = take_file_away(actor=request.actor, file_id=training_file_id)
    messages.success(request, _("The file is gone."))
    return _back(row)


def _back(row: TrainingFile) -> HttpResponseBase:
    if row.session_id:
        return see_other("people:training_session", row.session_id, at="files")
    return see_other("people:curriculum", row.curriculum_id, at="files")


def _forget(request: StaffRequest) -> None:
    for upload in request.FILES.values():
        if isinstance(upload, SealedUpload):
            files.remove(upload.stored_as)
