"""Giving a permission: everything said, signed, sealed for its one reader, in one step.

Belongs here: the verb and what it refuses. Not here: gathering what a client has (cases), ending (withdrawing, ending).
Nobody extends one: a longer time is a new permission, and she gives it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from alongside.releases import policies, texts
from alongside.releases.enclosing import Source, enclose, require_few, take_away
from alongside.releases.enums import Guardian, SignedHow, Way
from alongside.releases.errors import (
    GuardianMissing,
    NobodyToRead,
    NotAmongThem,
    NothingChosen,
    SayFirst,
    SignatureMissing,
    SupervisorsYes,
    TooLong,
    TooMuch,
    WitnessMissing,
)
from alongside.releases.items import Item, as_text
from alongside.releases.models import Release
from alongside.releases.sealing import Contents, Secret, key_place, new_secret, proof_and_key, seal_contents
from alongside.releases.selectors.packets import sender_of
from alongside.releases.selectors.releases import sessions_with_yes
from alongside.releases.selectors.rules import holder_for, rules_of
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.crypto.grants import wrap_for_public, wrap_with
from alongside.vault.crypto.sealing import associated, new_key
from alongside.vault.enums import Drawer, What
from alongside.vault.errors import Refused
from alongside.vault.ids import uuid7
from alongside.vault.models import Holder

MOST_SIGNS = 120_000  # of all that is shared; the wall takes a sealed copy of a megabyte
SEND = "select wall.send_packet(%s, %s, %s, %s, %s, %s)"


@dataclass(frozen=True, slots=True)
class Reader:
    """The one who may read."""

    way: str
    kind: str
    name: str
    to_agency_id: UUID | None = None
    to_account_id: UUID | None = None
    service_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """What was said before, and in which language."""

    language: str
    read_how: str
    help_told: bool
    law_told: bool
    language_words: str = ""
    letter_told: bool = False
    privilege_told: bool = False
    documents_told: bool = False


@dataclass(frozen=True, slots=True)
class Signed:
    """How it was signed, and for a minor by whom too."""

    how: str
    signature: str
    witness: str = ""
    is_minor: bool = False
    guardian_how: str = ""
    guardian: str = ""
    adult_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Handed:
    """A permission that was given. The secret of a link is shown once, and then known to nobody here."""

    release: Release
    link_id: UUID | None = None
    secret: Secret | None = None


def give(
    *,
    actor: Actor,
    subject_id: UUID,
    reader: Reader,
    purpose: str,
    reason: str,
    items: Sequence[Item],
    explained: Explained,
    signed: Signed,
    days: int,
    release_id: UUID | None = None,
    starts_at: datetime | None = None,
    sources: Mapping[UUID, Source] | None = None,
) -> Handed:
    """Keep a permission and seal its packet. Refused: what is not whole, too long, or would be read by nobody.

    `sources` has the bytes of each document among the items, by the item's id.
    """
    require(policies.may_give(actor, subject_id))
    if not items or not purpose.strip() or not reader.name.strip():
        raise NothingChosen
    if sum(len(item.text) for item in items) > MOST_SIGNS:
        raise TooMuch
    documents = require_few(items, sources or {})
    require_said(reader, explained, documents=documents)
    require_signed(signed)
    holder = _holder(reader)
    ceiling = rules_of(actor).ceiling_days
    if not 1 <= days <= ceiling:
        raise TooLong
    row = Release(
        id=release_id or uuid7(), agency_id=actor.agency_id, subject_id=subject_id, way=reader.way,
        to_agency_id=reader.to_agency_id, to_account_id=reader.to_account_id, service_id=reader.service_id,
        reader_kind=reader.kind, item_count=len(items), ceiling_days=ceiling, explained_by_id=actor.account_id,
        packet_id=None if reader.way == Way.LETTER else uuid7(), text_version=texts.VERSION, document_count=documents,
    )  # fmt: skip
    row.starts_at = starts_at or timezone.now()
    row.ends_at = row.starts_at + timedelta(days=days)
    row.reader, row.purpose, row.reason = reader.name.strip(), purpose.strip(), reason.strip()
    row.items = as_text(items, whole=False)
    _fill(row, explained, signed)
    _privileged(actor, row, items, explained)
    row.save(force_insert=True)
    handed = _send(row, items, holder, sources or {})
    ledger.add(actor, What.RELEASE_GIVEN, subject_id, drawer=Drawer.PLAN, why=f"way.{row.way}", about=row.id)
    return handed


def require_said(reader: Reader, explained: Explained, *, documents: int = 0) -> None:
    """Help does not depend on it; what the reader must pass on; what never comes back: a letter, a saved document."""
    if not (explained.help_told and explained.law_told):
        raise SayFirst
    if reader.way == Way.LETTER and not explained.letter_told:
        raise SayFirst
    if documents and not explained.documents_told:
        raise SayFirst
    if documents and reader.way == Way.LETTER:
        raise NotAmongThem


def require_signed(signed: Signed) -> None:
    """A mark is enough; what was said needs someone who heard it; a minor needs a guardian or the law."""
    if not signed.signature.strip():
        raise SignatureMissing
    if signed.how == SignedHow.SPOKEN and not signed.witness.strip():
        raise WitnessMissing
    if signed.is_minor and (
        signed.guardian_how not in Guardian.values
        or (signed.guardian_how == Guardian.SIGNED and not signed.guardian.strip())
    ):
        raise GuardianMissing


def _fill(row: Release, explained: Explained, signed: Signed) -> None:
    for name in (
        "language",
        "read_how",
        "help_told",
        "law_told",
        "letter_told",
        "privilege_told",
        "documents_told",
    ):
        setattr(row, name, getattr(explained, name))
    row.language_words = explained.language_words.strip()
    row.signed_how, row.signature, row.witness = signed.how, signed.signature.strip(), signed.witness.strip()
    row.is_minor = signed.is_minor
    if signed.is_minor:
        row.guardian_how, row.adult_id = signed.guardian_how, signed.adult_id
        row.guardian = signed.guardian.strip() if signed.guardian_how == Guardian.SIGNED else ""


def _privileged(actor: Actor, row: Release, items: Sequence[Item], explained: Explained) -> None:
    """Counselling sessions: each with the clinical supervisor's yes, which is used up, and the word on privilege."""
    sessions = [item.id for item in items if item.is_privileged]
    if not sessions:
        return
    known = sessions_with_yes(actor, row.subject_id)
    if not explained.privilege_told or any(session not in known for session in sessions):
        raise SupervisorsYes
    row.has_counselling = True
    for session in sessions:
        yes = known[session]  # type: ignore[index]
        row.counselling_by_id = yes.said_by_id
        yes.used_at = timezone.now()
        yes.save(update_fields=["used_at"])


def _holder(reader: Reader) -> Holder | None:
    if reader.way != Way.PACKET:
        return None
    holder = holder_for(reader.to_agency_id, reader.to_account_id) if reader.to_agency_id else None
    if holder is None:
        raise NobodyToRead
    return holder


def _send(
    row: Release, items: Sequence[Item], holder: Holder | None, sources: Mapping[UUID, Source]
) -> Handed:
    """Seal what is allowed under a key of its own, and the key to the reader; then forget both."""
    if row.packet_id is None:
        return Handed(row)
    key = new_key()
    copied = enclose(key, row.agency_id, row.packet_id, items, sources)
    contents = Contents(sender_of(row.agency_id), row.purpose or "", copied.items, copied.enclosed)
    sealed = seal_contents(key, row.agency_id, row.packet_id, contents)
    stored = json.dumps([{"id": str(one), "stored_as": str(name)} for one, name in copied.stored.items()])
    try:
        return _hand_over(row, key, holder, sealed, stored)
    except BaseException:
        take_away(copied.stored.values())
        raise


def _hand_over(row: Release, key: bytes, holder: Holder | None, contents: bytes, stored: str) -> Handed:
    """To the reader's key, or behind a link with its word and code."""
    packet_id: UUID = row.packet_id  # type: ignore[assignment]
    if holder is not None:
        place = key_place(row.agency_id, packet_id, holder.id)
        grant = {"holder": str(holder.id), "key": wrap_for_public(key, bytes(holder.public_key), place).hex()}
        _call([row.id, contents, json.dumps([grant]), None, None, stored])
        return Handed(row)
    link_id, secret = uuid7(), new_secret()
    proof, wrapping = proof_and_key(link_id, secret.word, secret.code)
    sealed = wrap_with(key, wrapping, link_place(row.agency_id, packet_id))
    _call([row.id, contents, json.dumps([{"key": sealed.hex()}]), link_id, proof, stored])
    return Handed(row, link_id, secret)


def link_place(agency_id: UUID, packet_id: UUID) -> bytes:
    """What the key behind a link is bound to."""
    return associated("packet link", agency_id, packet_id)


def _call(params: list[Any]) -> None:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(SEND, params)
    except DatabaseError as problem:
        if "nobody_to_read" in str(problem):
            raise NobodyToRead from None
        if "refused:" in str(problem):
            raise Refused("not_found") from None
        raise
