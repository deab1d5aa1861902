"""The cast on the sign-in page of the demonstration.

Belongs here: reading settings.DEMO_CAST, and the two questions whether an account is part of it. Not here:
who the cast are (demo). Outside a demonstration everything here answers nothing.
"""

from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from alongside.people.models import Account


def cards() -> list[dict[str, Any]]:
    """Name, role, agency, login, passphrase, and a sentence what to try; empty outside a demonstration."""
    path = getattr(settings, "DEMO_CAST", "")
    if not settings.DEMO or not path:
        return []
    found: list[dict[str, Any]] = import_string(path)()
    return found


def typed_for(login: str) -> dict[str, str] | None:
    """What someone would type for one of the cards."""
    card = next((card for card in cards() if login and card["login"] == login), None)
    return {"login": card["login"], "passphrase": card["passphrase"]} if card else None


def shows_codes(account: Account) -> bool:
    """Whether the page may show this account's code: never outside a demonstration, never for a real one."""
    return bool(settings.DEMO) and account.is_demo
