"""The public pages: open to anyone, light, leaving no trace, and there when the database is not."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from alongside.people.enums import AgencyKind
from alongside.public_site import lines, selectors

PAGES = ["front", "help", "calling", "unsure", "rights", "privacy", "accessibility"]
WITHOUT_DATABASE = ["help", "calling", "unsure", "rights", "privacy", "accessibility"]
LIMIT = 60_000


class Links(HTMLParser):
    """Every address on a page, in order."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag in ("a", "button") or dict(attrs).get("tabindex") == "0":
            self.found.append(dict(attrs))


def page(name):
    answer = Client().get(reverse(f"public_site:{name}"))
    assert answer.status_code == 200
    return answer


@pytest.fixture
def no_agencies(monkeypatch):
    """No agency, and no database asked for any: the tests that take this have none."""
    monkeypatch.setattr(selectors, "agencies", list)


@pytest.mark.parametrize("name", WITHOUT_DATABASE)
def test_it_stands_without_a_database(name):
    """Nothing here is marked for the database: asking it would fail the test."""
    assert b"1-888-373-7888" in page(name).content


def test_the_front_stands_while_the_database_is_away(monkeypatch):
    def away():
        raise OperationalError

    monkeypatch.setattr(selectors, "agencies", away)
    text = page("front").content.decode()
    assert "1-888-373-7888" in text
    assert 'id="who"' not in text


@pytest.mark.parametrize("name", PAGES)
def test_it_is_stored_nowhere_and_sets_no_cookie(name, no_agencies):
    answer = page(name)
    assert answer.headers["Cache-Control"] == "no-store"
    assert not answer.cookies


@pytest.mark.parametrize("name", PAGES)
def test_the_way_out_comes_first(name, no_agencies, settings):
    first = Links(page(name).content.decode()).found[0]
    assert first["href"] == settings.QUICK_EXIT_URL
    assert "data-exit" in first


@pytest.mark.parametrize("name", PAGES)
def test_it_weighs_less_than_sixty_kilobytes_with_its_style_and_script(name, no_agencies):
    content = page(name).content
    fetched = re.findall(rb'(?:href|src)="/static/([^"]+)"', content)
    assert len(fetched) > 5
    files = [Path(str(finders.find(path.decode()))) for path in fetched]
    assert len(content) + sum(path.stat().st_size for path in files) < LIMIT


@pytest.mark.parametrize("name", PAGES)
def test_it_asks_nothing_of_anyone(name, no_agencies):
    """Its only forms choose a language or the light; there is no field to type in."""
    text = page(name).content.decode()
    assert set(re.findall(r'action="([^"]+)"', text)) <= {"/language/", "/theme/"}
    assert set(re.findall(r'<input type="(\w+)"', text)) <= {"hidden"}
    assert "<textarea" not in text


@pytest.mark.parametrize("name", PAGES)
def test_it_is_only_read(name, no_agencies):
    answer = Client().post(reverse(f"public_site:{name}"))
    assert answer.status_code in (403, 405)


def test_the_front_leads_to_help_and_to_the_staff_door(no_agencies):
    addresses = {link.get("href") for link in Links(page("front").content.decode()).found}
    assert {
        reverse("public_site:help"),
        reverse("public_site:privacy"),
        reverse("people:sign_in"),
    } <= addresses


def test_every_address_within_a_page_leads_to_a_place_that_is_there(no_agencies):
    for name in PAGES:
        for link in Links(page(name).content.decode()).found:
            path, _, place = (link.get("href") or "").partition("#")
            if place:
                held = Client().get(path).content.decode() if path else page(name).content.decode()
                assert f'id="{place}"' in held


def test_the_front_says_who_works_here_and_nothing_about_where(cast):
    text = page("front").content.decode()
    assert text.index("Linden Crisis Center") < text.index("Millrace Legal Aid")
    assert "Linden County Coalition" in text
    assert "217-555" not in text


def test_every_kind_of_agency_has_its_sentence():
    assert set(selectors.DOES) == set(AgencyKind.values)


@pytest.mark.parametrize("line", lines.LINES, ids=lambda line: line.shown)
def test_a_number_dials_what_it_shows(line):
    shown = re.sub(r"\D", "", line.shown)
    assert re.sub(r"\D", "", line.dial) == shown
    assert line.dial.startswith("+1") or len(shown) == 3


def test_the_numbers_are_those_that_were_checked():
    assert (lines.HOTLINE.shown, lines.HOTLINE.text_to) == ("1-888-373-7888", "233733")
    assert lines.LINES[0] is lines.HOTLINE


def test_whoever_is_not_sure_is_helped_to_decide_and_nothing_is_asked():
    text = page("unsure").content.decode()
    assert "Three questions to ask yourself" in text
    assert "“I do not know” is an answer too." in text
    assert "<form" not in text.split("<main")[1].split("</main")[0]
    assert reverse("public_site:unsure") in page("help").content.decode()
