"""The front page on the smallest phone: leaving, calling and finding help stand on the first screen, without script.

Belongs here: what is seen before anything is moved, and that no other origin is asked. Not here: axe (test_axe).
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from alongside.public_site import lines

FIRST_SCREEN = """height => [...document.querySelectorAll('a[href]')]
  .filter(each => each.getBoundingClientRect().bottom <= height).map(each => each.getAttribute('href'))"""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("locale", ["en-US", "es-US"])
def test_it_is_all_on_the_first_screen(open_window: Callable[..., Any], settings: Any, locale: str) -> None:
    settings.DEMO = False
    window = open_window(javascript=False, width=320, locale=locale)
    asked: list[str] = []
    window.page.on("request", lambda request: asked.append(request.url))
    window.page.set_viewport_size({"width": 320, "height": 568})
    window.page.goto(window.home + reverse("public_site:front"))
    first = window.page.evaluate(FIRST_SCREEN, 568)  # the browser may ask, the page itself runs nothing
    assert first[0] == settings.QUICK_EXIT_URL
    wanted = {f"tel:{lines.HOTLINE.dial}", f"sms:{lines.HOTLINE.text_to}", reverse("find:places")}
    assert wanted <= set(first)
    assert {urlsplit(url).netloc for url in asked if not url.startswith("data:")} == {
        urlsplit(window.home).netloc
    }
