"""Spanish is whole: every sentence of the house is translated, keeps its placeholders, and reads as ours do.

What `config.messages` counts as a fault is tested in tests/cli/test_messages.py; here it looks at the real
catalogues, and at what only Spanish can get wrong.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import gettext, ngettext, override

from config import messages, paths

CATALOGUES = sorted(paths.CHECKOUT.glob("locale/*/LC_MESSAGES/*.po"))
TAG = re.compile(r"</?[a-z]+[^>]*>")
# A person is none of these; and no sentence shouts, nor changes from "tú" to "usted".
NOT_OURS = re.compile(r"[!¡]|\b(víctimas?|casos?|usuari[oa]s?|usted(es)?|su contraseña)\b", re.IGNORECASE)


def sentences() -> Iterator[tuple[str, str]]:
    """Each English sentence beside its Spanish, every form of a plural by itself."""
    for message in messages._read(messages.CATALOG):
        if message.id:
            yield from zip(messages._forms(message.id), messages._forms(message.string), strict=True)


def test_every_language_offered_but_english_has_its_catalogue() -> None:
    spoken = {path.parent.parent.name for path in CATALOGUES}

    assert spoken == {code for code, _name in settings.LANGUAGES} - {"en"}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_nothing_is_missing_doubtful_left_over_or_without_its_placeholders(path: Path) -> None:
    assert messages.check(path) == []


def test_the_sentences_of_every_room_are_looked_at() -> None:
    rooms = {
        "/".join(place.split("/")[:2]) for message in messages.gather() for place, _line in message.locations
    }

    assert {
        f"alongside/{room}" for room in ("foundation", "vault", "people", "cases", "public_site")
    } <= rooms


def test_a_translation_keeps_the_tags_of_its_sentence() -> None:
    differing = [
        (said, spanish)
        for said, spanish in sentences()
        if sorted(TAG.findall(said)) != sorted(TAG.findall(spanish))
    ]

    assert differing == []


def test_spanish_is_calm_and_calls_nobody_a_case() -> None:
    assert [spanish for _said, spanish in sentences() if NOT_OURS.search(spanish)] == []


@pytest.mark.parametrize(
    "words", ["Espere usted.", "La víctima", "El caso", "Los usuarios", "Listo!", "¡Listo"]
)
def test_a_sentence_that_is_not_calm_would_be_noticed(words: str) -> None:
    assert NOT_OURS.search(words)


def faults(spanish: str) -> list[str]:
    """What is wrong with one translation of "Hello %(name)s {0}"."""
    wanted = Catalog()
    wanted.add("Hello %(name)s {0}", locations=[("x.py", 1)])
    written = f'msgid "Hello %(name)s {{0}}"\nmsgstr "{spanish}"\n'
    return messages.faults(wanted, read_po(BytesIO(written.encode()), locale="es"))


@pytest.mark.parametrize("spanish", ["Hola, %(name)s. {0}", "{0} %(name)s"])
def test_placeholders_may_change_their_order(spanish: str) -> None:
    assert faults(spanish) == []


@pytest.mark.parametrize("spanish", ["Hola {0}", "Hola, %(name)s", "%(name)s {0} {1}", "%(nombre)s {0}"])
def test_a_placeholder_left_out_added_or_renamed_is_a_fault(spanish: str) -> None:
    assert faults(spanish)


def test_every_name_by_which_the_code_calls_gettext_is_gathered() -> None:
    """A name of one's own for gettext would keep its sentences out of the catalogue, in silence."""
    named = re.compile(r"import .*?\b\w*gettext\w* as (\w+)")
    folders = (paths.CHECKOUT / folder for folder in messages.SOURCES)
    files = (path for folder in folders for path in folder.rglob("*.py") if "tests" not in path.parts)
    names = {name for path in files for name in named.findall(path.read_text(encoding="utf-8"))}
    assert names <= set(messages.KEYWORDS)


def test_the_tests_themselves_read_spanish() -> None:
    """The compiled form is made before the tests begin (conftest.py); the repository holds none."""
    with override("es"):
        assert gettext("Get help") == "Pedir ayuda"
        assert ngettext("%(count)s person", "%(count)s people", 5) == "%(count)s personas"
    with override("en"):
        assert gettext("Get help") == "Get help"
