"""Every page, in both languages, light and dark, wide and narrow: axe finds nothing, nothing scrolls sideways.

Belongs here: what is looked at on each page. Not here: the ways there (tours.py). A page is loaded once in each
language and then turned dark or narrow where it stands. Dark changes colours alone, so in the dark only those are
measured; narrow may change anything. Both languages are held against 320 and 360 as well.
"""

from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.test import Client
from django.urls import resolve

from tests.attacks.addresses import addresses, example_of
from tests.browse import sign_in
from tests.browser.all_tours import NO_PAGE, ON_THE_WAY, OPENED, TOURS, YIELDED
from tests.browser.conftest import enter
from tests.browser.tours import Visit

AXE = """async options => {
  const found = await axe.run(document, { ...options, resultTypes: ['violations'], selectors: false, preload: false });
  const parts = nodes => nodes.map(node => node.html.slice(0, 160)).slice(0, 3).join(' | ');
  return found.violations.map(({ id, nodes }) => `${id}: ${parts(nodes)}`);
}"""
COLOURS = ("color-contrast", "link-in-text-block")
IN_THE_DARK = {"runOnly": {"type": "rule", "values": COLOURS}}
SHAPE = r"""() => {
  const seen = e => e.checkVisibility({ visibilityProperty: true });
  const stops = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]';
  const first = [...document.querySelectorAll(stops)].find(e => e.tabIndex >= 0 && !e.disabled && seen(e));
  return {
    headings: [...document.querySelectorAll('h1')].filter(seen).length,
    title: document.title.length > 2,
    first: first.matches('a[data-exit], form[data-cover] button'),
    machine: /\b[A-Z]\w+ object \(|<[A-Z]\w+: /.test(document.body.innerText)
      || document.documentElement.lang === 'es' && /\bNone\b/.test(document.body.innerText),
    jumps: document.querySelectorAll("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").length,
    lang: document.documentElement.lang,
  };
}"""
TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return '';
  const wide = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > room + 1);
  return wide.slice(-2).map(e => e.outerHTML.slice(0, 120)).join(' | ') || 'something';
}"""

SPOIL = """() => {
  const bad = '<img src="data:,"><h1>Another</h1><p id="faint">Dark on dark</p><p id="wide">Wide: Thing object (1)</p>';
  document.getElementById('main').insertAdjacentHTML('beforeend', bad);
  document.getElementById('faint').style.color = '#222222';
  document.getElementById('wide').style.width = '2000px';
}"""


class Look:
    """What is found on the pages of one tour."""

    def __init__(self, visit: Visit, lang: str) -> None:
        self.visit, self.lang, self.found, self.seen = visit, lang, [], set[str]()

    def at(self, name: str) -> None:
        page, before = self.visit.window.page, len(self.found)
        here = urlsplit(page.url).path
        view = resolve(here).view_name if name else ""
        if view != name:
            self.found.append(f"{name} was meant, {view} came")
        self.seen.add(name)
        self.look()
        self.found[before:] = [f"{name or page.url} [{self.lang}] {words}" for words in self.found[before:]]

    def look(self) -> None:
        """The page that stands there, in its colours and widths."""
        page = self.visit.window.page
        page.evaluate(AXE_SCRIPT)
        self._shape(page.evaluate(SHAPE))
        self._in_both_lights("wide")
        for width in (320, 360):
            page.set_viewport_size({"width": width, "height": 740})
            if wide := page.evaluate(TOO_WIDE):
                self.found.append(f"too wide at {width}: {wide}")
        self._in_both_lights("narrow")
        page.set_viewport_size({"width": 1280, "height": 900})

    def _in_both_lights(self, width: str) -> None:
        page = self.visit.window.page
        self._axe(width, {})
        page.emulate_media(color_scheme="dark")
        self._axe(f"{width} and dark", IN_THE_DARK)
        page.emulate_media(color_scheme="light")

    def _axe(self, how: str, options: dict[str, Any]) -> None:
        self.found += [f"{how}, {words}" for words in self.visit.window.page.evaluate(AXE, options)]

    def _shape(self, shape: dict[str, Any]) -> None:
        expected = {
            "headings": 1,
            "title": True,
            "first": True,
            "machine": False,
            "jumps": 0,
            "lang": self.lang,
        }
        if shape != expected:
            self.found.append(f"the page's shape: {shape}")


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("tour", TOURS)
def test_every_page_of_a_tour_is_without_a_finding(
    cast, esther_in_full, open_window, live_server, tour, lang
):
    window = open_window(color_scheme="light")
    window.page.on("dialog", lambda dialog: dialog.accept())
    window.page.context.add_cookies([{"name": "lang", "value": lang, "url": live_server.url}])
    visit = Visit(window, cast, esther_in_full, lambda person: enter(window.page, person, live_server.url))
    look = Look(visit, lang)
    for name in TOURS[tour](visit):
        look.at(name)
    assert look.found == []
    assert [said for said in window.complaints if "status of 4" not in said] == []
    assert window.strangers == []
    assert look.seen


@pytest.mark.parametrize("lang", ["en", "es"])
def test_what_is_wrong_is_found(db, open_window, lang):
    """The measure itself: a page spoiled on purpose is told in every colour and width that is looked at."""
    window = open_window(color_scheme="light")
    window.page.context.add_cookies([{"name": "lang", "value": lang, "url": window.home}])
    window.go("public_site:help")
    window.page.evaluate(SPOIL)
    look = Look(Visit(window, None, None, None), lang)
    look.look()
    told = {words.split(":")[0] for words in look.found}
    everywhere = {"wide, image-alt", "too wide at 320", "too wide at 360", "the page's shape"}
    assert everywhere <= told
    assert {"narrow, image-alt", "wide and dark, color-contrast", "narrow and dark, color-contrast"} <= told
    assert {"wide, color-contrast", "narrow, color-contrast"} & told == set()


def test_no_address_is_left_out():
    looked_at = OPENED | ON_THE_WAY
    assert {address.name for address in addresses()} == looked_at | NO_PAGE
    assert looked_at & NO_PAGE == set()


def test_what_is_shown_on_the_way_is_named_by_a_tour():
    assert ON_THE_WAY <= YIELDED


def test_what_is_left_out_is_no_page(cast, esther_in_full):
    browser = Client(raise_request_exception=False)
    sign_in(browser, cast.chloe)
    for address in addresses():
        if address.name in NO_PAGE:
            answer = browser.get(example_of(address, cast, esther_in_full))
            is_page = answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
            assert not is_page, address.name
