"""The reason someone gives for breaking the glass, sealed to the custodians and to herself.

Belongs here: sealing and opening that one text. Not here: who may ask or decide (policies_access).
She does not hold the client's keys when she asks, so the reason travels under a key of its own, wrapped
once for each reader: count | (holder id | length | wrapped key)… | sealed text.
"""

from uuid import UUID

from alongside.people.enums import TeamKind
from alongside.vault import keyring
from alongside.vault.actors import Actor
from alongside.vault.crypto import grants
from alongside.vault.crypto.errors import SealBroken
from alongside.vault.crypto.sealing import associated, new_key, open_text, seal_text
from alongside.vault.errors import Locked
from alongside.vault.models import BreakGlass, Holder
from alongside.vault.selectors import team_holders

ID_BYTES, LENGTH_BYTES = 16, 2


def seal_reason(actor: Actor, subject_id: UUID, text: str) -> bytes:
    """Seal the reason to the custodians and to whoever asks."""
    key, place = new_key(), _place(actor.agency_id, subject_id, actor.account_id)
    wrapped = b"".join(_wrapped_for(holder, key, place) for holder in _readers(actor))
    return bytes([len(_readers(actor))]) + wrapped + seal_text(key, text, place)


def open_reason(glass: BreakGlass) -> str | None:
    """The reason in words; None for someone to whom it was not sealed, or when it was tampered with."""
    wrapped, sealed = _parts(bytes(glass.reason_sealed))
    place = _place(glass.agency_id, glass.subject_id, glass.asked_by_id)
    for holder_id, blob in wrapped:
        try:
            return _opened(holder_id, blob, sealed, place)
        except (Locked, SealBroken):
            continue
    return None


def _opened(holder_id: UUID, blob: bytes, sealed: bytes, place: bytes) -> str:
    ring = keyring.opened()
    if holder_id not in ring.reach():  # asked first: looking further costs a query for every glass of a list
        raise Locked
    private = ring.private_of(holder_id)
    return open_text(grants.unwrap(blob, private=private, ad=_for(place, holder_id)), sealed, place)


def _readers(actor: Actor) -> list[Holder]:
    mine = Holder.objects.get(id=actor.holder_id)
    return [team_holders(actor.agency_id)[TeamKind.CUSTODIANS], mine]


def _wrapped_for(holder: Holder, key: bytes, place: bytes) -> bytes:
    ad = _for(place, holder.id)
    blob = keyring.opened().wrap_for(holder.id, bytes(holder.public_key), key, ad)
    return holder.id.bytes + len(blob).to_bytes(LENGTH_BYTES, "big") + blob


def _parts(stored: bytes) -> tuple[list[tuple[UUID, bytes]], bytes]:
    """Take the stored form apart. What is cut short ends in parts that do not open."""
    wrapped: list[tuple[UUID, bytes]] = []
    rest = stored[1:]
    for _ in range(stored[0] if stored else 0):
        size = int.from_bytes(rest[ID_BYTES : ID_BYTES + LENGTH_BYTES], "big")
        start = ID_BYTES + LENGTH_BYTES
        if len(rest) < start:
            return wrapped, b""
        wrapped.append((UUID(bytes=rest[:ID_BYTES]), rest[start : start + size]))
        rest = rest[start + size :]
    return wrapped, rest


def _place(agency_id: UUID, subject_id: UUID, asker_id: UUID) -> bytes:
    return associated("break-glass reason", agency_id, subject_id, asker_id)


def _for(place: bytes, holder_id: UUID) -> bytes:
    return associated(place, holder_id)
