"""The signed agreement as a file: kept, and taken away by the side that brought it.

Belongs here: the two verbs. Not here: receiving bytes (vault.uploads), handing them out (selectors.agreement_papers).
What kind of file it is, its first bytes say: the name that it came with is believed nothing and not kept.
"""

from functools import partial
from uuid import UUID

from django.db import transaction

from alongside.directory import policies_agreements as policies
from alongside.directory.errors_agreements import PaperNotAccepted
from alongside.directory.models import AgreementPaper
from alongside.directory.selectors.agreements import agreement_for, part_for
from alongside.vault import files, ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.ids import uuid7
from alongside.vault.once import once
from alongside.vault.uploads import SealedUpload

BEGINS = {b"%PDF-": "pdf", b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}


def keep_paper(
    *, actor: Actor, agreement_id: UUID, upload: SealedUpload, paper_id: UUID | None = None
) -> AgreementPaper:
    """Keep an upload, which was sealed while it arrived. SavedBefore where a form sent earlier brought it.

    The caller forgets the upload where this raises (`files.remove`).
    """
    row = agreement_for(actor, agreement_id)
    require(policies.may_add_to_agreement(actor, row))
    ending = _ending(upload)
    paper = AgreementPaper(
        id=paper_id or uuid7(), agency_id=actor.agency_id, agreement_id=row.id, stored_as=upload.stored_as,
        key=upload.key, ending=ending, size=upload.size or 0, added_by_id=actor.account_id,
    )  # fmt: skip

    def make() -> AgreementPaper:
        paper.save(force_insert=True)
        ledger.add(actor, What.FILE_ADDED, about=paper.id, why="agreement.paper")
        return paper

    return once(
        make,
        made=lambda: AgreementPaper.objects.filter(agency_id=actor.agency_id, id=paper.id).first(),
        same=lambda found: (found.agreement_id, found.size) == (row.id, paper.size),
    )


def take_paper_away(*, actor: Actor, paper_id: UUID) -> AgreementPaper:
    """Take one away that our own side brought: its key goes with its row, its file as soon as that stands."""
    paper = part_for(actor, AgreementPaper, paper_id, lock=False)
    require(policies.may_add_to_agreement(actor, agreement_for(actor, paper.agreement_id)))
    ledger.add(actor, What.FILE_REMOVED, about=paper.id, why="agreement.paper")
    drop(paper)
    return paper


def drop(paper: AgreementPaper) -> None:
    """Row and file: the file once the row is gone for good. What stays behind is unknown to the sweep."""
    AgreementPaper.objects.filter(id=paper.id).delete()
    transaction.on_commit(partial(files.remove, paper.stored_as), robust=True)


def _ending(upload: SealedUpload) -> str:
    if upload.too_large:
        raise PaperNotAccepted("too_large")
    if not upload.size:
        raise PaperNotAccepted("empty")
    for begin, ending in BEGINS.items():
        if upload.head.startswith(begin):
            return ending
    raise PaperNotAccepted("kind")
