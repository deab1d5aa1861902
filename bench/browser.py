"""One visitor whose requests go straight into the application that granian would call.

Belongs here: cookies, tokens, and the clock around one answer. Not here: which pages (scenarios). The clock
runs from the call until the answer is closed: all middleware, the database, the template, both commits.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie
from importlib import import_module
from itertools import islice
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory

from alongside.vault.crypto.holders import halve
from bench.staff import Worker

TOKEN = "b" * 32
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, and how long it took."""

    status: int
    body: bytes
    ms: float


class Browser:
    """Keeps cookies. One a thread."""

    def __init__(self, application: WSGIHandler) -> None:
        self.application = application
        self.cookies = {settings.CSRF_COOKIE_NAME: TOKEN}

    def get(self, path: str, *, pieces: int | None = None) -> Answer:
        """`pieces`: of an answer that is sent in parts only the first few are waited for."""
        return self._ask("GET", path, {}, pieces)

    def post(self, path: str, data: Mapping[str, str]) -> Answer:
        return self._ask(
            "POST", path, {**data, "csrfmiddlewaretoken": self.cookies[settings.CSRF_COOKIE_NAME]}
        )

    def open_session(self, worker: Worker, *, sealed: bool) -> None:
        """As if she had signed in a minute ago."""
        told: dict[str, Any] = {
            "open": True,
            "account": worker.id,
            "stepped_up": time.time(),
            "device": "Bench",
        }
        if sealed:
            context = UUID(worker.holder_id).bytes
            self.cookies[settings.UNLOCK_COOKIE_NAME], half = halve(
                bytes.fromhex(worker.private), context=context
            )
            told |= {"holder": worker.holder_id, "half": half.hex()}
        session = import_module(settings.SESSION_ENGINE).SessionStore()
        session.update(told)
        session.create()
        self.cookies[settings.SESSION_COOKIE_NAME] = session.session_key

    def _ask(self, method: str, path: str, data: dict[str, str], pieces: int | None = None) -> Answer:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        factory = RequestFactory(SERVER_NAME="localhost", HTTP_COOKIE=cookies, HTTP_ACCEPT_LANGUAGE="en")
        request = factory.post(path, urlencode(data), FORM) if method == "POST" else factory.get(path)
        environ = request.environ
        told: list[Any] = []

        def begin(*line: Any) -> Any:
            told.extend(line)

        began = time.perf_counter()
        response = self.application(environ, begin)
        body = b"".join(islice(response, pieces))
        response.close()
        ms = (time.perf_counter() - began) * 1000
        self._keep(told[1])
        return Answer(int(told[0].split()[0]), body, ms)

    def _keep(self, headers: list[tuple[str, str]]) -> None:
        for name, value in headers:
            if name == "Set-Cookie":
                for cookie in SimpleCookie(value).values():
                    self.cookies[cookie.key] = cookie.value
