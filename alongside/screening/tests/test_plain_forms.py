"""Forms that someone else wrote: whole or not at all, whatever shape they come in."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from alongside.screening.loading import load, stored
from alongside.screening.plain_forms import KINDS, Given
from alongside.screening.tests.files import refusals, source

NAME = {"name": "firstName", "label": "ChildFirstName", "type": "input"}
BED = {"name": "bed", "label": "Bed?", "type": "select", "options": ["A bed", "The floor"]}
PAIRS = {
    "label": "Pairs",
    "type": "radio",
    "options": [{"value": "", "label": "--"}, {"value": 1, "label": "One"}],
}


def loaded(said):
    return load(source(said), "intake.json")


@pytest.mark.parametrize(
    "shape",
    [
        [NAME, BED],
        {"fields": [NAME, BED]},
        {"title": "Intake", "fields": [NAME, BED]},
        {"elements": [{"title": "Group", "children": [NAME]}, {"title": "Other", "children": [BED]}]},
        {"pages": [{"name": "page1", "elements": [NAME, BED]}]},
        {"tabs": {"one": {"label": "One", "fields": [NAME]}, "two": [BED]}},
        {"form": {"sections": [{"title": "Empty", "fields": []}, {"questions": [NAME, BED]}]}},
        {"ChildInformation": [NAME], "CallerInformation": [BED]},
        {"properties": {"firstName": {"title": "ChildFirstName", "type": "string"},
                        "bed": {"title": "Bed?", "type": "string", "enum": ["A bed", "The floor"]}}},
        [[NAME], [BED]],
        {"fields": [NAME, {"type": "heading", "text": "Where they sleep"}, BED], "validation": [{"type": "required"}]},
        {"components": [{"type": "panel", "components": [NAME | {"type": "textfield"}]},
                        {"key": "bed", "label": "Bed?", "type": "select", "data": {"values": ["A bed", "The floor"]}}]},
    ],
)  # fmt: skip
def test_every_common_shape_gives_the_same_two_questions(shape):
    found = loaded(shape)
    assert [(one.id, one.text, one.type) for one in found.items] == [
        ("firstName", "ChildFirstName", "text"),
        ("bed", "Bed?", "choice"),
    ]
    assert [option.text for option in found.items[1].options] == ["A bed", "The floor"]
    assert not found.is_scored
    assert load(stored(found), "again.json") == found


@pytest.mark.parametrize(
    ("given_type", "kind"),
    [
        ("mixed-checkbox", "yes_no"), ("checkbox", "yes_no"), ("boolean", "yes_no"), ("counselor-select", "text"),
        ("date", "text"), ("email", "text"), ("textarea", "text"), ("number", "number"), ("numeric-input", "number"),
        ("Text", "text"), ("date_input", "text"), ("dateInput", "text"), ("rating", "scale"),
    ],
)  # fmt: skip
def test_a_type_becomes_the_nearest_of_ours(given_type, kind):
    assert loaded([{"label": "X", "type": given_type}]).items[0].type == kind


@pytest.mark.parametrize(
    ("given_type", "kind"),
    [
        ("listbox", "choice"), ("branching-select", "choice"), ("radio-input", "choice"), ("dropdown", "choice"),
        ("listbox-multiselect", "several"), ("checkbox", "several"), ("checkboxGroup", "several"), ("text", "choice"),
    ],
)  # fmt: skip
def test_options_decide_where_a_type_can_mean_two_things(given_type, kind):
    assert loaded([{"label": "X", "type": given_type, "options": ["a", "b"]}]).items[0].type == kind


def test_a_blank_option_is_no_answer_and_options_may_hang_on_another_answer():
    assert [one.value for one in loaded([PAIRS]).items[0].options] == ["1"]
    hanging = {
        "One": [{"value": "a", "label": "A"}],
        "Two": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}],
    }
    found = loaded([{"label": "X", "type": "dependent-select", "dependsOn": "y", "options": hanging}])
    assert [one.value for one in found.items[0].options] == ["a", "b"]


def test_two_items_of_one_name_are_two_items():
    assert [one.id for one in loaded([NAME, NAME]).items] == ["firstName", "firstName-2"]


def test_what_the_form_does_not_say_is_said_by_whoever_brings_it():
    found = load(
        source([NAME]), "intake.json", Given(publisher="Line 1", name="Calls", version="7", language="es")
    )
    assert (found.publisher, found.name, found.version, found.language) == ("Line 1", "Calls", "7", "es")
    assert loaded({"title": "Night calls", "fields": [NAME]}).name == "Night calls"
    assert loaded([NAME]).name == "intake"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ([NAME | {"type": "hologram"}], "intake.json, item 1 (firstName): We do not know the type “hologram”."),
        ([NAME, {"label": "X"}], "intake.json, item 2: This item has no type."),
        ([NAME, {"type": "text"}], "intake.json, item 2: This item has no label."),
        ([NAME, "words"], "intake.json, item 2: This is not an item"),
        ([BED | {"options": []}], "intake.json, item 1 (bed): There are no options"),
        ([BED | {"options": [{"label": {}}]}], "intake.json, item 1 (bed): The options cannot be read."),
        ([BED | {"options": [{"value": 1, "label": "A"}, {"value": 1}]}], "The option “1” stands there twice."),
        ([{"label": "S", "type": "scale", "min": 0, "max": 1000}], "The scale must go up"),
        ({"fields": {"x": {"label": "X"}}}, "intake.json, item 1 (x): This item has no type."),
        ({"title": "Nothing"}, "intake.json: There is no list of labelled items in this file."),
        ([], "intake.json: There is no list of labelled items in this file."),
        ([NAME] * 400, "intake.json: There are more than 300 in “items”."),
        ([NAME | {"label": "x" * 2000}], "“label” is longer than 1000 characters."),
    ],
)  # fmt: skip
def test_one_item_that_cannot_be_understood_refuses_the_file(said, sentence):
    assert any(sentence in found for found in refusals(said, "intake.json")), refusals(said, "intake.json")


words = ["fields", "options", "label", "type", "name", "elements", "x"]
values = some.none() | some.booleans() | some.integers() | some.text(max_size=10)
things = some.recursive(
    values | some.fixed_dictionaries({"label": some.text(max_size=5), "type": some.sampled_from([*KINDS, "?"])}),
    lambda inner: some.lists(inner, max_size=4)
    | some.dictionaries(some.sampled_from(words), inner, max_size=4),
    max_leaves=25,
)  # fmt: skip


@given(things)
def test_any_shape_loads_whole_or_is_refused_with_sentences(said):
    if not refusals(said, "any.json"):
        found = loaded(said)
        assert found.items
        assert load(stored(found), "again.json") == found
