"""Sealing a page to one or two people, and giving or taking its key.

Belongs here: keys and boxes. Not here: what stands in them (actions.supervision, actions.own_pages), reading
(selectors.pages).
"""

import json
from collections.abc import Iterable
from uuid import UUID

from alongside.people.errors_supervision import NoKeyYet
from alongside.people.models import PageKey
from alongside.people.selectors.pages import Words, box_place, key_holder, key_place, page_keys
from alongside.vault import keyring
from alongside.vault.actors import Actor
from alongside.vault.crypto.sealing import new_key, seal_text
from alongside.vault.errors import Locked


def seal_page(actor: Actor, page_id: UUID, words: Words, key: bytes | None = None) -> tuple[bytes, bytes]:
    """The box, and the key that opens it; a new key where none is given."""
    key = key or new_key()
    text = json.dumps(words, ensure_ascii=False, sort_keys=True)
    return seal_text(key, text, box_place(actor.agency_id, page_id)), key


def known_key(actor: Actor, page_id: UUID) -> bytes:
    """The key of a page that she holds already. Locked where she does not."""
    found = page_keys(actor, [page_id])
    if page_id not in found:
        raise Locked("locked:page")
    return found[page_id]


def give_key(actor: Actor, *, page_id: UUID, owner_id: UUID, key: bytes, to: Iterable[UUID]) -> None:
    """Seal the key to people's own keys. Who has it already keeps it. NoKeyYet for someone who has none to seal to."""
    ring = keyring.opened()
    for reader_id in to:
        holder = key_holder(reader_id)
        if holder is None:
            raise NoKeyYet
        if PageKey.objects.filter(page_id=page_id, holder_id=holder.id).exists():
            continue
        place = key_place(actor.agency_id, page_id, holder.id)
        sealed = ring.wrap_for(holder.id, bytes(holder.public_key), key, place)
        PageKey(
            agency_id=actor.agency_id, page_id=page_id, owner_id=owner_id, reader_id=reader_id, holder_id=holder.id,
            sealed_key=sealed,
        ).save(force_insert=True)  # fmt: skip


def take_key(*, page_id: UUID, reader_id: UUID) -> None:
    """Close a page to someone. What she has read, she has read."""
    PageKey.objects.filter(page_id=page_id, reader_id=reader_id).delete()
