"""What is to be translated is found, and what Spanish lacks is named."""

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from config import messages

TEMPLATE = """{% load i18n %}
<p>{% translate "Call us" %}</p>
  {% blocktranslate trimmed count n=n %}
    One file
  {% plural %}
    {{ n }} files
  {% endblocktranslate %}
  <p title="it's">{% translate "File" context "noun" %}</p>
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    room = tmp_path / "alongside" / "room"
    for folder in ("templates/room", "tests", "migrations"):
        (room / folder).mkdir(parents=True)
    (room / "enums.py").write_text('from x import gettext_lazy as _\nA = _("Shelter")\n')
    (room / "templates" / "room" / "page.html").write_text(TEMPLATE)
    (room / "tests" / "test_x.py").write_text('_("Only a test")\n')
    (room / "migrations" / "0001.py").write_text('_("Only a migration")\n')
    return tmp_path


def spanish(text: str) -> Catalog:
    return read_po(BytesIO(text.encode()), locale="es")


WHOLE = """
msgid "Shelter"
msgstr "Refugio"

msgid "Call us"
msgstr "Llámenos"

msgid "One file"
msgid_plural "%(n)s files"
msgstr[0] "Un archivo"
msgstr[1] "%(n)s archivos"

msgctxt "noun"
msgid "File"
msgstr "Archivo"
"""


def test_sentences_of_code_and_templates_are_found_and_those_of_tests_are_not(house: Path) -> None:
    found = {messages._key(message) for message in messages.gather(house) if message.id}

    assert found == {("Shelter", None), ("Call us", None), ("One file", None), ("File", "noun")}


def test_a_whole_catalogue_has_no_fault(house: Path) -> None:
    assert messages.faults(messages.gather(house), spanish(WHOLE)) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("Llámenos", ""), "not translated: “Call us”"),
        (('msgstr[1] "%(n)s archivos"', 'msgstr[1] ""'), "not translated: “One file”"),
        (('msgid "Call us"', '#, fuzzy\nmsgid "Call us"'), "doubtful (fuzzy): “Call us”"),
        (('msgctxt "noun"\n', ""), "not translated: “File”"),
        (("%(n)s archivos", "%(m)s archivos"), "“One file”"),
        (
            ('msgid "Shelter"', 'msgid "Old"\nmsgstr "Viejo"\n\nmsgid "Shelter"'),
            "no longer said anywhere: “Old”",
        ),
    ],
)
def test_each_fault_is_named(change: tuple[str, str], fault: str, house: Path) -> None:
    found = messages.faults(messages.gather(house), spanish(WHOLE.replace(*change)))

    assert any(fault in sentence for sentence in found), found


def test_updating_adds_what_is_new_and_keeps_what_was_said(
    house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "django.po"
    path.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Shelter"\nmsgstr "Refugio"\n'
    )
    gathered = messages.gather(house)
    monkeypatch.setattr(messages, "gather", lambda: gathered)

    found = messages.update(path)

    assert 'msgid "Call us"' in path.read_text()
    assert 'msgstr "Refugio"' in path.read_text()
    assert len(found) == 3
