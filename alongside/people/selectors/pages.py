"""Opening the boxes of supervision, check-ins and growth with the reader's own key.

Belongs here: reading keys and boxes. Not here: sealing (actions.pages), what the words are. No line goes to the ledger:
its readers, the custodians, would learn from it who did a check-in or talked with whom. A box that does not open
with her present key is told as closed, never as an error.
"""

import json
from collections.abc import Iterable
from typing import Any, Protocol
from uuid import UUID

from alongside.people.models import PageKey
from alongside.vault import keyring
from alongside.vault.actors import Actor
from alongside.vault.crypto.errors import SealBroken
from alongside.vault.crypto.grants import unwrap
from alongside.vault.crypto.sealing import associated, open_text
from alongside.vault.models import Holder
from alongside.vault.selectors import holder_of

Words = dict[str, Any]


class Boxed(Protocol):
    """A row with a box."""

    id: UUID
    agency_id: UUID
    box: Any


def box_place(agency_id: UUID, page_id: UUID) -> bytes:
    """What a box is bound to."""
    return associated("own page", agency_id, page_id)


def key_place(agency_id: UUID, page_id: UUID, holder_id: UUID) -> bytes:
    """What its key, sealed to one holder, is bound to."""
    return associated("page key", agency_id, page_id, holder_id)


def open_pages(actor: Actor, rows: Iterable[Boxed]) -> dict[UUID, Words]:
    """The words of those that open with her own key, by id. One question for all keys."""
    boxed = [row for row in rows if row.box is not None]
    if not boxed:
        return {}
    keys = page_keys(actor, [row.id for row in boxed])
    found: dict[UUID, Words] = {}
    for row in boxed:
        if row.id in keys:
            try:
                text = open_text(keys[row.id], bytes(row.box), box_place(row.agency_id, row.id))
            except SealBroken:
                continue
            found[row.id] = json.loads(text)
    return found


def page_keys(actor: Actor, page_ids: Iterable[UUID]) -> dict[UUID, bytes]:
    """The keys of these pages that are sealed to herself. No team and no office opens one."""
    private = keyring.opened().private_of(actor.holder_id)
    rows = PageKey.objects.filter(page_id__in=list(page_ids), holder_id=actor.holder_id)
    found: dict[UUID, bytes] = {}
    for row in rows:
        place = key_place(row.agency_id, row.page_id, row.holder_id)
        try:
            found[row.page_id] = unwrap(bytes(row.sealed_key), private=private, ad=place)
        except SealBroken:
            continue
    return found


def readers_of(page_ids: Iterable[UUID]) -> dict[UUID, set[UUID]]:
    """Who holds a living key of each page, as far as whoever asks may know."""
    rows = list(
        PageKey.objects.filter(page_id__in=list(page_ids)).values_list("page_id", "reader_id", "holder_id")
    )
    living = set(
        Holder.objects.filter(id__in={row[2] for row in rows}, retired_at=None).values_list("id", flat=True)
    )
    found: dict[UUID, set[UUID]] = {}
    for page_id, reader_id, holder_id in rows:
        if holder_id in living:
            found.setdefault(page_id, set()).add(reader_id)
    return found


def key_holder(account_id: UUID) -> Holder | None:
    """The living key of a person."""
    return holder_of(account_id)
