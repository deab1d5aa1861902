"""Passkeys (WebAuthn): what to ask of the browser, and whether what it answers holds.

Belongs here: the protocol. Not here: storing, using a challenge once (actions.factors). A passkey here is a
second factor: it never opens anything without the passphrase.
"""

import ipaddress
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    UserVerificationRequirement,
)

from alongside.people.models import Account, Passkey

MAX_ANSWER = 20_000


@dataclass(frozen=True, slots=True)
class Site:
    """This installation as a browser names it."""

    host: str
    origin: str

    @property
    def can_use_passkeys(self) -> bool:
        """Browsers offer passkeys to names, never to bare addresses."""
        try:
            ipaddress.ip_address(self.host.strip("[]"))
        except ValueError:
            return True
        return False


class PasskeyNotRight(Exception):
    """What the browser sent is not a valid answer. Says nothing more."""


def ask_for_new(
    site: Site, account: Account, known: Sequence[Passkey]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Options for the browser, and the state to keep until it answers."""
    person = PublicKeyCredentialUserEntity(
        id=account.id.bytes, name=account.login, display_name=account.working_name
    )
    options, state = _server(site).register_begin(
        person, [_data(passkey) for passkey in known], user_verification=UserVerificationRequirement.PREFERRED
    )
    return dict(options), state


def check_new(site: Site, state: dict[str, Any], answer: str) -> AttestedCredentialData:
    """The new credential, or PasskeyNotRight."""
    try:
        found = _server(site).register_complete(state, _read(answer))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        raise PasskeyNotRight from None
    if found.credential_data is None:
        raise PasskeyNotRight
    return found.credential_data


def ask_for_known(site: Site, known: Sequence[Passkey]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Options for the browser to sign with one of these, and the state to keep."""
    options, state = _server(site).authenticate_begin(
        [_data(passkey) for passkey in known], user_verification=UserVerificationRequirement.PREFERRED
    )
    return dict(options), state


def check_known(site: Site, state: dict[str, Any], known: Sequence[Passkey], answer: str) -> None:
    """PasskeyNotRight unless one of these signed this challenge for this site."""
    try:
        _server(site).authenticate_complete(state, [_data(passkey) for passkey in known], _read(answer))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        raise PasskeyNotRight from None


def _server(site: Site) -> Fido2Server:
    us = PublicKeyCredentialRpEntity(id=site.host, name="Alongside")
    return Fido2Server(us, verify_origin=lambda origin: origin == site.origin)


def _data(passkey: Passkey) -> AttestedCredentialData:
    return AttestedCredentialData(bytes(passkey.public_data))


def _read(answer: str) -> dict[str, Any]:
    if len(answer) > MAX_ANSWER:
        raise ValueError("too long")
    found = json.loads(answer)
    if not isinstance(found, dict):
        raise ValueError("not an answer")
    return found
