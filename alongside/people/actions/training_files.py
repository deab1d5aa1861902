"""Material of a training as a file: kept, and taken away by those who may bring one.

Belongs here: the two verbs. Not here: receiving bytes (vault.uploads), what kind they are (vault.contents), handing
them out (selectors.training_files). What is taken away is gone: whoever brought it has it still, and the
ledger keeps that it was here.
"""

from functools import partial
from uuid import UUID

from django.db import transaction

from alongside.people.errors_training import MaterialNotAccepted
from alongside.people.models import Curriculum, TrainingFile, TrainingSession
from alongside.people.policies_training import may_bring_material
from alongside.people.selectors.training_files import file_for, place_of
from alongside.people.selectors.trainings import teaches
from alongside.vault import files, ledger
from alongside.vault.actors import Actor, require
from alongside.vault.contents import ending_of
from alongside.vault.enums import What
from alongside.vault.once import once
from alongside.vault.uploads import SealedUpload

MOST = 20
WHY = "training.material"


def keep_file(
    *, actor: Actor, where: TrainingSession | Curriculum, file_id: UUID, title: str, upload: SealedUpload
) -> TrainingFile:
    """Keep an upload, which was sealed while it arrived. SavedBefore where a form sent earlier brought it.

    The caller forgets the upload where this raises (`files.remove`).
    """
    _may_bring(actor, where)
    of = {"session": where} if isinstance(where, TrainingSession) else {"curriculum": where}
    row = TrainingFile(
        id=file_id, agency_id=actor.agency_id, title=title, stored_as=upload.stored_as, key=upload.key,
        ending=_ending(upload), size=upload.size or 0, added_by_id=actor.account_id, **of,
    )  # fmt: skip

    def make() -> TrainingFile:
        if TrainingFile.objects.filter(**of).count() >= MOST:
            raise MaterialNotAccepted("too_many")
        row.save(force_insert=True)
        ledger.add(actor, What.FILE_ADDED, about=row.id, why=WHY)
        return row

    return once(
        make,
        made=lambda: TrainingFile.objects.filter(agency_id=actor.agency_id, id=file_id).first(),
        same=lambda found: (
            (found.session_id, found.curriculum_id, found.size)
            == (row.session_id, row.curriculum_id, row.size)
        ),
    )


def take_file_away(*, actor: Actor, file_id: UUID) -> TrainingFile:
    """Its key goes with its row, its bytes as soon as that stands."""
    row = file_for(file_id)
    _may_bring(actor, place_of(row))
    ledger.add(actor, What.FILE_REMOVED, about=row.id, why=WHY)
    TrainingFile.objects.filter(id=row.id).delete()
    transaction.on_commit(partial(files.remove, row.stored_as), robust=True)
    return row


def _may_bring(actor: Actor, where: TrainingSession | Curriculum) -> None:
    taught = isinstance(where, TrainingSession) and teaches(actor, where.id)
    require(may_bring_material(actor, where, teaches=taught))


def _ending(upload: SealedUpload) -> str:
    if upload.too_large:
        raise MaterialNotAccepted("too_large")
    if not upload.size:
        raise MaterialNotAccepted("empty")
    ending = ending_of(upload)
    if not ending:
        raise MaterialNotAccepted("kind")
    return ending
