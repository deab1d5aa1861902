"""Keeping documents, taking them away, putting them back.

Belongs here: the three verbs. Not here: receiving bytes (vault.uploads), handing them out
(selectors.documents). Taking away only marks the row; the file itself goes when the sweep finds it a
month later, so that a slip of the hand destroys nothing.
"""

from datetime import timedelta
from itertools import zip_longest
from uuid import UUID

from django.utils import timezone

from alongside.cases import policies
from alongside.cases.actions.drawers import ensure_counselling
from alongside.cases.actions.once import once
from alongside.cases.actions.working import case_to_write, was_worked_on
from alongside.cases.errors import FileNotAccepted
from alongside.cases.models import Case, Document
from alongside.cases.names import safe_file_name
from alongside.cases.selectors.documents import document_for
from alongside.vault import files, ledger
from alongside.vault.actors import Actor, require
from alongside.vault.crypto.errors import SealBroken
from alongside.vault.enums import Drawer, What
from alongside.vault.ids import uuid7
from alongside.vault.uploads import SealedUpload

KEPT_AFTER_REMOVAL = timedelta(days=30)


def add_document(
    *, actor: Actor, case_id: UUID, drawer: str, upload: SealedUpload, document_id: UUID | None = None
) -> Document:
    """Keep an upload, which was sealed while it arrived; its key goes into the drawer.

    SavedBefore where a form sent earlier made `document_id` of the same bytes; other bytes are another document.
    """
    case = case_to_write(actor, case_id, drawer)
    require_keepable(upload)
    if drawer == Drawer.COUNSELLING:
        ensure_counselling(actor, case.subject_id)
    new_id = document_id or uuid7()
    earlier = Document.objects.filter(subject_id=case.subject_id, id=new_id).first()
    same = earlier is not None and _is_kept_as(earlier, drawer, upload)
    return once(
        lambda: _keep(actor, case, uuid7() if earlier else new_id, drawer, upload),
        made=lambda: earlier if same else None,
        same=lambda _: same,
    )


def _keep(actor: Actor, case: Case, document_id: UUID, drawer: str, upload: SealedUpload) -> Document:
    document = Document(
        id=document_id,
        agency_id=actor.agency_id,
        subject_id=case.subject_id,
        drawer=drawer,
        stored_as=upload.stored_as,
        size_band=size_band(upload.size or 0),
        added_by_id=actor.account_id,
    )
    document.name, document.media_type = safe_file_name(upload.name or ""), upload.content_type or ""
    document.file_key = upload.key.hex()
    document.save(force_insert=True)
    was_worked_on(case)
    ledger.add(actor, What.FILE_ADDED, case.subject_id, drawer=drawer, about=document.id)
    return document


def remove_document(*, actor: Actor, case_id: UUID, document_id: UUID) -> Document:
    """Take a document away. It can be put back until the sweep. Doing it twice is harmless."""
    case = case_to_write(actor, case_id, Drawer.IDENTITY)
    document = document_for(actor, case.subject_id, document_id, lock=True, removed=True)
    require(policies.may_remove_document(actor, document))
    if document.removed_at is None:
        document.removed_at = timezone.now()
        document.save(update_fields=["removed_at"])
        was_worked_on(case)
        ledger.add(actor, What.FILE_REMOVED, case.subject_id, drawer=document.drawer, about=document.id)
    return document


def put_back_document(*, actor: Actor, case_id: UUID, document_id: UUID) -> Document:
    """Undo the taking away."""
    case = case_to_write(actor, case_id, Drawer.IDENTITY)
    document = document_for(actor, case.subject_id, document_id, lock=True, removed=True)
    require(policies.may_remove_document(actor, document))
    if document.removed_at is not None:
        document.removed_at = None
        document.save(update_fields=["removed_at"])
        ledger.add(
            actor, What.FILE_ADDED, case.subject_id, drawer=document.drawer, why="put_back", about=document.id
        )
    return document


def require_keepable(upload: SealedUpload) -> None:
    """Something is in it, and it was not cut off at the limit."""
    if upload.too_large:
        raise FileNotAccepted("too_large")
    if not upload.size:
        raise FileNotAccepted("empty")


def _is_kept_as(document: Document, drawer: str, upload: SealedUpload) -> bool:
    """The same paper, byte by byte, in the same place, and not taken away."""
    if (document.removed_at, document.drawer) != (None, drawer):
        return False
    if document.name != safe_file_name(upload.name or ""):
        return False
    kept = files.read(document.stored_as, bytes.fromhex(document.file_key or ""))
    try:
        return all(one == other for one, other in zip_longest(kept, files.read(upload.stored_as, upload.key)))
    except (FileNotFoundError, SealBroken):
        return False


def size_band(size: int) -> int:
    """Kilobytes, rounded up to a power of two: an exact length can name a known file."""
    band = 1
    while band * 1024 < size:
        band *= 2
    return band
