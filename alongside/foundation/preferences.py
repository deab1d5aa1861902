"""Language, light or dark, and single keys: three choices kept in plain cookies.

Belongs here: reading and writing those choices. Not here: accounts. A room that
keeps them with an account names a function in settings.ACCOUNT_PREFERENCES; it
is asked only when there is no cookie. The cookies say nothing about a person
and end with the browser's session, so that a borrowed phone keeps no trace.
"""

from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.module_loading import import_string
from django.utils.translation import check_for_language, get_language_from_request

from alongside.foundation.types import Theme

LANGUAGE_COOKIE = "lang"
THEME_COOKIE = "theme"
KEYS_COOKIE = "keys"


class Preferences(NamedTuple):
    """What a reader chose; empty means the device decides."""

    language: str = ""
    theme: Theme = ""
    single_keys: bool = True


def known_language(code: str) -> str:
    """The code when this house speaks it, else nothing."""
    offered = dict(settings.LANGUAGES)
    return code if code in offered and check_for_language(code) else ""


def known_theme(name: str) -> Theme:
    """Light, dark, or nothing for the device's own choice."""
    if name == "light":
        return "light"
    if name == "dark":
        return "dark"
    return ""


def preferences_of(request: HttpRequest) -> Preferences:
    """Cookie first, then the account, then what the browser asks for."""
    language = known_language(request.COOKIES.get(LANGUAGE_COOKIE, ""))
    theme_cookie = request.COOKIES.get(THEME_COOKIE)
    account = Preferences() if language and theme_cookie is not None else _of_account(request)
    return Preferences(
        language=language or known_language(account.language) or get_language_from_request(request),
        theme=account.theme if theme_cookie is None else known_theme(theme_cookie),
        single_keys=request.COOKIES.get(KEYS_COOKIE) != "off",
    )


def _of_account(request: HttpRequest) -> Preferences:
    path: str | None = getattr(settings, "ACCOUNT_PREFERENCES", None)
    found: Preferences | None = import_string(path)(request) if path else None
    return found or Preferences()


def remember(response: HttpResponseBase, *, name: str, value: str) -> None:
    """Set one of the three cookies until the browser closes."""
    response.set_cookie(
        name,
        value,
        path="/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
