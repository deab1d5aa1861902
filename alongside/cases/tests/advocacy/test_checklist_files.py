"""The files of the lists: whole, in both languages, without a word that blames, and refused with a sentence if not."""

import copy
import json
import re
from pathlib import Path

import pytest
from django.utils import translation

from alongside.cases.checklist_files import FOLDER, MalformedChecklist, definitions, parse, read
from alongside.cases.enums_advocacy import ChecklistKind, ItemKind

CASES = Path(__file__).parents[2]
PAGES = re.compile(
    r"advocacy|checklist|former|harm|privileged|clock|visit|counselling|session|papers_(to|sheet)"
)
OURS = [
    *sorted((CASES / "checklists").glob("*.json")),
    *sorted(path for path in (CASES / "templates/cases").glob("*.html") if PAGES.search(path.stem)),
    CASES / "enums_advocacy.py",
    CASES / "errors_advocacy.py",
    CASES / "forms_advocacy.py",
    CASES / "forms_counselling.py",
]
NEVER = re.compile(
    r"\b(victim\w*|víctima\w*|prostitute\w*|prostituta\w*|refused|refuses|non-?complian\w*|offender\w*|addict|addicts"
    r"|junkie|disorder\w*|trastorno\w*|eligible|elegible|must comply|failed|her fault|you should|you must)\b",
    re.IGNORECASE,
)
GOOD = {
    "kind": "orders",
    "area": "legal",
    "version": 1,
    "reviewed_on": "2026-11-22",
    "about": {"en": "About.", "es": "Sobre."},
    "items": [{"number": 1, "type": "talk", "text": {"en": "A.", "es": "B."}}],
}


def test_every_list_has_a_file_and_every_file_a_list():
    assert set(definitions()) == set(ChecklistKind.values)


@pytest.mark.parametrize("kind", ChecklistKind.values)
def test_a_list_speaks_both_languages(kind):
    found = definitions()[kind]
    for item in found.items:
        assert item.words["en"] != item.words["es"]
    with translation.override("es"):
        assert found.items[0].text == found.items[0].words["es"]
    with translation.override("en"):
        assert found.items[0].text == found.items[0].words["en"]


@pytest.mark.parametrize("kind", ChecklistKind.values)
def test_a_legal_list_leads_to_an_attorney_and_every_list_to_someone(kind):
    people = [item for item in definitions()[kind].items if item.kind == ItemKind.PERSON]
    assert people
    if definitions()[kind].area == "legal":
        assert any("attorney" in item.words["en"].lower() for item in definitions()[kind].items)


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_no_word_blames_diagnoses_or_commands(path):
    text = re.sub(r'""".*?"""', "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    if path.suffix == ".py":
        text = " ".join(re.findall(r'"([^"]*)"', text))
    assert NEVER.findall(text) == []
    said = " ".join(re.findall(r'"(?:en|es)": "([^"]*)"', text)) if path.suffix == ".json" else ""
    assert "!" not in said


def test_there_is_no_field_for_a_diagnosis_anywhere_in_the_room():
    from django.apps import apps

    named = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("cases").get_models()
        for field in model._meta.fields
        if re.search(r"diagnos|disorder|icd|dsm|symptom", field.name)
    ]
    assert named == []
    for path in CASES.glob("forms*.py"):
        assert not re.search(r"^\s+\w*(diagnos|disorder|symptom)\w* = ", path.read_text(), re.MULTILINE)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"kind": "other"}, "orders.json: 'kind' must be the file's own name."),
        ({"area": "spiritual"}, "orders.json: 'area' must be one of medical, legal."),
        ({"version": "one"}, "orders.json: 'version' must be a number."),
        ({"items": []}, "orders.json: 'items' must be a list with at least one line."),
        ({"about": {"en": "Only English."}}, "orders.json: 'about' must say something in en and es."),
        ({"eligible": True}, "orders.json: the file: there is no place for 'eligible' in a list."),
    ],
)
def test_a_file_that_is_not_whole_is_refused_with_file_and_reason(change, sentence):
    with pytest.raises(MalformedChecklist, match=re.escape(sentence)):
        parse({**GOOD, **change}, "orders.json")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"type": "rule"}, "orders.json: item 1: 'type' must be one of talk, paper, person, date."),
        ({"text": {"en": "A.", "es": " "}}, "orders.json: item 1: 'text' must say something in en and es."),
        ({"if": "adult"}, "orders.json: item 1: there is no place for 'if' in a list."),
        ({"number": 0}, "orders.json: every item needs a number of its own, from 1."),
    ],
)
def test_a_line_that_is_not_whole_is_refused_with_file_item_and_reason(change, sentence):
    raw = copy.deepcopy(GOOD)
    raw["items"][0] |= change
    with pytest.raises(MalformedChecklist, match=re.escape(sentence)):
        parse(raw, "orders.json")


def test_a_number_is_never_given_twice():
    raw = copy.deepcopy(GOOD)
    raw["items"] *= 2
    with pytest.raises(MalformedChecklist, match="item 1: its number is given twice"):
        parse(raw, "orders.json")


def test_a_file_that_is_no_json_is_refused(tmp_path):
    path = tmp_path / "orders.json"
    path.write_text("{")
    with pytest.raises(MalformedChecklist, match=r"orders\.json: it cannot be read as JSON"):
        read(path)


def test_a_clock_is_named_by_the_id_of_its_rule():
    for path in FOLDER.glob("*.json"):
        for item in json.loads(path.read_text())["items"]:
            assert re.fullmatch(r"(us|il)-[a-z0-9-]+", item.get("clock", "us-x")), path.name
