"""Blind traces: what lets a colleague learn that there may be a record, and nothing more.

Belongs here: the agency's index key, which identifiers become traces. Not here: searching (finding), the
tokens themselves (vault.crypto.blind).
"""

from collections.abc import Iterable
from datetime import date
from itertools import product
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from alongside.cases.enums import ContactKind
from alongside.cases.models import ContactMethod, Identity
from alongside.cases.selectors.cases import born_on
from alongside.people.enums import TeamKind
from alongside.vault import keyring
from alongside.vault.actors import Actor
from alongside.vault.crypto import blind
from alongside.vault.crypto.errors import TooFewIdentifiers, WildcardRefused
from alongside.vault.errors import Locked
from alongside.vault.models import BlindToken
from alongside.vault.selectors import team_holders

NUMBERS = (ContactKind.PHONE, ContactKind.TEXT)


def index_key(agency_id: UUID) -> bytes:
    """The key of the agency's blind index, from the key everyone here holds. Raises Locked without it."""
    everyone = team_holders(agency_id)[TeamKind.EVERYONE]
    private = keyring.opened().private_of(everyone.id)
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"alongside blind index").derive(private)


def rewrite_traces(*, actor: Actor, identity: Identity) -> None:
    """Write a client's traces anew, after a name, a birth date or a number changed.

    Someone who has not been given the key that everyone holds leaves the traces as they are: her work is
    not held up by it.
    """
    try:
        key = index_key(actor.agency_id)
    except Locked:
        return
    tokens = _tokens(key, identity)
    BlindToken.objects.filter(subject_id=identity.subject_id).delete()
    BlindToken.objects.bulk_create(
        [BlindToken(agency_id=actor.agency_id, subject_id=identity.subject_id, token=t) for t in tokens]
    )


def _tokens(key: bytes, identity: Identity) -> set[bytes]:
    """Every first name she goes by with every number: each pair of identifiers leaves a trace."""
    given, family = names_of(identity)
    ways = product(given or [""], _numbers(identity) or [""])
    born = born_on(identity)
    return {t for first, number in ways for t in _some(key, first, family, born, number)}


def names_of(identity: Identity) -> tuple[list[str], str]:
    """First names (the chosen one, and the first word of the legal one) and the family name."""
    legal = (identity.legal_name or "").split()
    given = [identity.chosen_name or "", legal[0] if legal else ""]
    return [name for name in dict.fromkeys(given) if name], legal[-1] if len(legal) > 1 else ""


def _numbers(identity: Identity) -> list[str]:
    ways = ContactMethod.objects.filter(subject_id=identity.subject_id, kind__in=NUMBERS, ended_on=None)
    return [way.value for way in ways if way.value]


def _some(key: bytes, given: str, family: str, born: date | None, phone: str) -> Iterable[bytes]:
    """The tokens of one combination; none where fewer than two identifiers remain."""
    try:
        return blind.compound_tokens(key, given=given, family=family, born=born, phone=phone)
    except (TooFewIdentifiers, WildcardRefused):
        return []
