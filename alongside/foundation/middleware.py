"""What every request passes: an id, a language and a theme, strict headers, a fair origin check.

Belongs here: middleware that knows no account and no record. Not here: sessions,
the signed context, the ledger (vault and people). Order in settings, outermost
first: RequestIdMiddleware, HeadersMiddleware, static files, sessions, accounts,
PreferencesMiddleware, ErrorPagesMiddleware, CommonMiddleware, CsrfMiddleware, the rest.
"""

import logging
import time
import uuid
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers

from alongside.foundation import errors
from alongside.foundation.logs import request_id
from alongside.foundation.preferences import preferences_of

GetResponse = Callable[[HttpRequest], HttpResponseBase]

log = logging.getLogger("alongside.request")

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "manifest-src 'self'",
    )
)

_OFF = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
# Passkeys are the one feature that staff pages need, and only for this origin.
_SELF = ("publickey-credentials-create", "publickey-credentials-get")
PERMISSIONS_POLICY = ", ".join([f"{name}=()" for name in _OFF] + [f"{name}=(self)" for name in _SELF])

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Permissions-Policy": PERMISSIONS_POLICY,
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class RequestIdMiddleware:
    """Give each request an id of its own and write one line about it when it ends."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.request_id = uuid.uuid4().hex  # type: ignore[attr-defined]
        token = request_id.set(request.request_id)  # type: ignore[attr-defined]
        started = time.perf_counter()
        try:
            response = self.get_response(request)
            response.headers["X-Request-Id"] = request.request_id  # type: ignore[attr-defined]
            self._note(request, response, time.perf_counter() - started)
            return response
        finally:
            request_id.reset(token)

    @staticmethod
    def _note(request: HttpRequest, response: HttpResponseBase, seconds: float) -> None:
        """The name of the view, never the address: addresses hold ids and words."""
        match = request.resolver_match
        log.info(
            "request",
            extra={
                "method": request.method if request.method in errors.METHODS else "other",
                "view": match.view_name if match else "",
                "status": response.status_code,
                "ms": round(seconds * 1000, 1),
            },
        )


class HeadersMiddleware:
    """Strict headers on every answer; nothing is stored unless a view says it may be."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        own_policy = response.headers.get("Content-Security-Policy")  # a download is stricter still
        for name, value in HEADERS.items():
            response.headers[name] = value
        if own_policy:
            response.headers["Content-Security-Policy"] = own_policy
        if not self._may_be_stored(request, response):
            response.headers["Cache-Control"] = "no-store"
        return response

    @staticmethod
    def _may_be_stored(request: HttpRequest, response: HttpResponseBase) -> bool:
        if request.path.startswith(settings.STATIC_URL):
            return response.status_code < 400
        return bool(getattr(response, "house_public", False)) and not response.cookies


class PreferencesMiddleware:
    """Speak the reader's language and keep the reader's light or dark."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        chosen = preferences_of(request)
        request.theme = chosen.theme  # type: ignore[attr-defined]
        request.single_keys = chosen.single_keys  # type: ignore[attr-defined]
        request.LANGUAGE_CODE = chosen.language
        with translation.override(chosen.language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", chosen.language)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response


class ErrorPagesMiddleware:
    """Put a page with words behind refusals that come without any (405, 413, 429, 503)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code in errors.BARE and not response.streaming and not response.content:  # type: ignore[attr-defined]
            return errors.dressed(request, response)
        return response


class CsrfMiddleware(CsrfViewMiddleware):
    """Django's check, able to live with `Referrer-Policy: no-referrer`.

    Under that policy a browser sends `Origin: null` with every form it posts, ours
    included, and Django alone would refuse them all. So where the origin is null, the
    browser's own `Sec-Fetch-Site` decides; a browser too old to send it is left to
    the token, which is checked in every case.
    """

    def _origin_verified(self, request: HttpRequest) -> bool:
        if request.headers.get("Origin") == "null":
            return request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
        return bool(super()._origin_verified(request))  # type: ignore[misc]
