"""Real windows: Chromium, started once a worker; every window of a test has cookies of its own.

Belongs here: the browser and its windows. Not here: what one does in them (pages.py), the tests.
Nothing sleeps: playwright waits for what it is told to look for. Where there is no Chromium the tests are
left out, and say so.
"""

import functools
import mimetypes
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.handlers import StaticFilesHandlerMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browse import sign_in
from tests.browser.ground import Esther, esther_of
from tests.browser.pages import SECONDS, Window
from tests.standing_ready import ready

# The shell is the same engine without a window's frame around it: half the work. Debian has it in a package of its own.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
ARGS = (
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
)  # fmt: skip
LEFT_OUT = "LEFT OUT: no Chromium on this machine, so no journey, no keyboard, no axe was tried in a browser."


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if item.path.is_relative_to(os.path.dirname(__file__)):
            item.add_marker(pytest.mark.browser)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say it in a line of its own: a skip among a thousand tests is easily overlooked."""
    skipped = terminalreporter.stats.get("skipped", [])
    if any(LEFT_OUT in str(report.longrepr) for report in skipped):
        terminalreporter.write_sep("!", LEFT_OUT, red=True)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser of this worker."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip(LEFT_OUT)
    # Playwright keeps an event loop in this thread; Django would take every query for an asynchronous one.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session", autouse=True)
def _files_are_kept() -> Iterator[None]:
    """A window keeps the style sheets and scripts it has, as it does in life: each page asks for twenty of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StaticFilesHandlerMixin, "serve", _kept)
        yield


def _kept(handler: Any, request: HttpRequest) -> HttpResponse:
    body, kind = _file(handler.file_path(request.path))
    return HttpResponse(body, content_type=kind, headers={"Cache-Control": "max-age=600, immutable"})


@functools.cache
def _file(path: str) -> tuple[bytes, str]:
    found = finders.find(path.lstrip("/"))
    if not found:
        raise Http404(path)
    kind = mimetypes.guess_type(found)[0] or "application/octet-stream"
    return Path(found).read_bytes(), kind


@pytest.fixture
@ready
def esther_in_full(cast: Any) -> Esther:
    """Amira's client, with whom much has happened (ground.py)."""
    return esther_of(cast)


@pytest.fixture
def open_window(chromium: Browser, live_server: Any) -> Iterator[Callable[..., Window]]:
    """`open_window()`: a window that nobody used before; `javascript=False`, `width=360` and so on."""
    contexts: list[BrowserContext] = []

    def open_one(*, javascript: bool = True, width: int = 1280, locale: str = "en-US", **more: Any) -> Window:
        context = chromium.new_context(
            base_url=live_server.url,
            java_script_enabled=javascript,
            viewport={"width": width, "height": 900},
            locale=locale,
            reduced_motion="reduce",
            **more,
        )
        context.set_default_timeout(SECONDS * 1000)
        contexts.append(context)
        return Window(context.new_page(), live_server.url)

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def signed_in(open_window: Callable[..., Window], live_server: Any) -> Callable[..., Window]:
    """`signed_in(cast.amira)`: a window in which she is signed in already."""

    def open_for(person: Any, *, stepped_up: bool = True, **more: Any) -> Window:
        window = open_window(**more)
        enter(window.page, person, live_server.url, stepped_up=stepped_up)
        return window

    return open_for


def enter(page: Page, person: Any, url: str, *, stepped_up: bool = True) -> None:
    """Put an open session of hers into this window, as both factors leave it."""
    client = Client()
    sign_in(client, person, stepped_up=stepped_up)
    page.context.add_cookies(
        [{"name": name, "value": found.value, "url": url} for name, found in client.cookies.items()]
    )
