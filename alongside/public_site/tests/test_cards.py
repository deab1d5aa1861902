"""Cards and posters: made without a network, in both languages, with nothing that finds a place."""

from pathlib import Path

import pytest
from django.urls import reverse

from alongside.foundation import typesetting
from alongside.public_site import lines, printing
from alongside.public_site.actions.our_page import save_our_page
from alongside.public_site.tests import ground
from tests.browse import sign_in

CHOSEN = {"sheet": "card", "language": "en", "name": "with"}


@pytest.mark.parametrize("kind", ["card", "letter", "a4"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_it_is_a_file_to_print(kind, language):
    made = printing.sheet(kind, language, name="Linden #set text(1pt) & *Center*", phone="217-555-0100")
    assert made.startswith(b"%PDF")
    assert len(made) < 300_000


def test_the_sheet_asks_for_no_package_and_no_file():
    text = printing.TEMPLATE.read_text(encoding="utf-8")
    assert "@preview" not in text
    assert "import" not in text
    assert Path(printing.TEMPLATE).is_file()


def test_what_goes_in_is_the_line_a_name_and_no_address(monkeypatch, cast, as_person, client):
    told = []
    monkeypatch.setattr(typesetting.typst, "compile", lambda path, **how: told.append(how) or b"%PDF")
    with as_person(cast.chloe) as actor:
        facts = ground.OUR_PAGE | {"hides_place": False, "address": "12 Elm Street"}
        save_our_page(actor=actor, version=0, facts=facts)
    sign_in(client, cast.amira)
    answer = client.get(reverse("public_site:cards_file"), CHOSEN)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert client.get(reverse("public_site:cards_file"), CHOSEN | {"name": "without"}).status_code == 200
    with_name, without = (how["sys_inputs"]["told"] for how in told)
    assert lines.HOTLINE.shown in with_name
    assert "217-555-0100" in with_name
    assert "Elm" not in with_name
    assert "Linden" not in without
    assert "217-555-0100" not in without
    assert all(how["ignore_system_fonts"] for how in told)


def test_what_is_not_chosen_is_asked(cast, client):
    sign_in(client, cast.amira)
    assert client.get(reverse("public_site:cards")).status_code == 200
    assert client.get(reverse("public_site:cards_file"), {"sheet": "card"}).status_code == 422
