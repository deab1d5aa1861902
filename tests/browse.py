"""A browser of the tests: signed in at once, or the real way.

Belongs here: opening web sessions for the cast. Not here: the cast itself.
"""

import time
from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import reverse

from alongside.people import totp
from alongside.people.account_selectors import totp_is_spent
from alongside.people.sessions import SessionStore
from alongside.vault.crypto.holders import halve
from tests.cast import Person


def sign_in(client: Client, person: Person, *, stepped_up: bool = True) -> None:
    """An open web session of hers, as both factors leave it."""
    cookie_half, server_half = halve(person.private, context=person.holder_id.bytes)
    session = SessionStore()
    session.update(
        {
            "open": True,
            "account": str(person.id),
            "holder": str(person.holder_id),
            "half": server_half.hex(),
            "device": "",
            "stepped_up": time.time() if stepped_up else 0,
        }
    )
    session.create()
    client.cookies[settings.SESSION_COOKIE_NAME] = str(session.session_key)
    client.cookies[settings.UNLOCK_COOKIE_NAME] = cookie_half


def code_of(person: Person) -> str:
    """A code of hers that is right now and was not used yet."""
    here = totp.step_now()
    unused = (step for step in (here, here + 1, here - 1) if not totp_is_spent(person.id, step))
    return totp.code_at(person.totp_secret, next(unused))


def sign_in_by_form(client: Client, person: Person, *, next_page: str = "") -> Any:
    """Both factors, typed into the two pages. Returns the answer to the second."""
    first = {"login": person.account.login, "passphrase": person.passphrase, "next": next_page}
    client.post(reverse("people:sign_in"), first)
    return client.post(reverse("people:second_factor"), {"code": code_of(person)})
