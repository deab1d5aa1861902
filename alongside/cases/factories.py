"""Clients and what belongs to them, for tests and demonstrations: made by the same actions as in life.

Belongs here: short ways to say "a client with a note". Not here: anything an action does not do.
"""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from alongside.cases.actions import contacts, documents, notes
from alongside.cases.actions.opening import open_client
from alongside.cases.enums import ContactKind
from alongside.cases.models import Case, ContactMethod, Document, Note
from alongside.vault import files
from alongside.vault.actors import Actor
from alongside.vault.crypto.files import SealingWriter
from alongside.vault.crypto.sealing import new_key
from alongside.vault.enums import Drawer
from alongside.vault.ids import uuid7
from alongside.vault.uploads import SealedUpload


def a_client(
    actor: Actor, name: str = "Esther", *, opened_on: date | None = None, pronouns: str = ""
) -> Case:
    """Someone this person works with."""
    day = opened_on or timezone.localdate() - timedelta(days=60)
    return open_client(actor=actor, chosen_name=name, opened_on=day, pronouns=pronouns)


def a_note(
    actor: Actor, case: Case, text: str = "We met.", *, drawer: str = Drawer.NOTES, at: datetime | None = None
) -> Note:
    """Something that was written down."""
    return notes.write_note(
        actor=actor, case_id=case.id, drawer=drawer, text=text, happened_at=at or timezone.now()
    )


def a_contact(actor: Actor, case: Case, value: str = "217-555-0142", **way: object) -> ContactMethod:
    """A way to reach someone, by phone unless `kind` says otherwise."""
    kind = str(way.pop("kind", ContactKind.PHONE))
    given: contacts.Way = {"value": value, **way}  # type: ignore[typeddict-item]
    return contacts.add_contact(actor=actor, case_id=case.id, kind=kind, way=given)


def a_document(
    actor: Actor,
    case: Case,
    name: str = "letter.txt",
    body: bytes = b"A letter.",
    *,
    drawer: str = Drawer.NOTES,
) -> Document:
    """A file, sealed as an upload would be."""
    return documents.add_document(actor=actor, case_id=case.id, drawer=drawer, upload=an_upload(name, body))


def an_upload(name: str, body: bytes, content_type: str = "text/plain") -> SealedUpload:
    """What the upload handler leaves behind."""
    stored_as, key = uuid7(), new_key()
    if len(body) <= settings.UPLOAD_MAX_BYTES:
        _write(stored_as, key, body)
    return SealedUpload(
        stored_as=stored_as, key=key, name=name, content_type=content_type, size=len(body), head=body[:512]
    )


def _write(stored_as: UUID, key: bytes, body: bytes) -> None:
    with (
        files.path_of(stored_as, make=True).open("wb") as target,
        SealingWriter(target, key, files.place(stored_as)) as writer,
    ):
        writer.write(body)
