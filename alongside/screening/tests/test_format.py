"""Our own format: what loads, and that everything else is refused with file, item and reason."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as some

from alongside.screening.loading import load, shipped, stored
from alongside.screening.problems import SENTENCES
from alongside.screening.tests.files import definition, raw, refusals, source

YES_NO = {"id": "x", "text": "X?", "type": "yes_no"}


def item(**more):
    return raw(items=[YES_NO | more], branching=[], rule={"kind": "none"}, bands=[])


def test_a_definition_loads_and_is_kept_as_it_is():
    found = definition()
    assert [one.id for one in found.items] == ["one", "two", "three"]
    assert load(stored(found), "kept.json") == found


def test_the_same_four_words_are_the_same_definition_and_any_other_word_is_another():
    key = definition().key
    assert definition(licence="Something else").key == key
    for word in ("publisher", "name", "version"):
        assert definition(**{word: "Other"}).key != key
    assert definition(language="es").key != key


def test_the_thirteen_prompts_are_shipped_in_two_languages_and_nothing_of_them_is_counted():
    found = {one.language: one for one in shipped().values()}
    assert set(found) == {"en", "es"}
    for one in found.values():
        assert len(one.items) == 13
        assert not one.is_scored
        assert one.shipped
    assert [i.id for i in found["en"].items] == [i.id for i in found["es"].items]
    assert [len(i.options) for i in found["en"].items] == [len(i.options) for i in found["es"].items]


def test_a_shipped_definition_keeps_its_key_for_ever_because_answers_are_tied_to_it():
    assert {str(key) for key in shipped()} == {
        "ac76283b-af96-5398-8223-27b8bc917229",
        "2393daa0-9a51-5145-9b8a-9be338b99eaa",
    }


# -- refused -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (item(id=""), "form.json, item 1: “id” has no words in it."),
        (item(id="a b"), "form.json, item 1: The id “a b” may hold letters"),
        (item(text=7), "form.json, item 1 (x): “text” must be text."),
        (item(type="riddle"), "form.json, item 1 (x): “type” is “riddle”. It can be: yes_no, choice"),
        (item(required=True), "form.json, item 1 (x): “required” can only be false"),
        (item(colour="red"), "form.json, item 1 (x): “colour” is not a word of this format."),
        (item(type="choice"), "form.json, item 1 (x): There are no options"),
        (item(options=[{"value": "a", "text": "A"}]), "form.json, item 1 (x): An item of the type “yes_no”"),
        (item(type="scale", **{"from": 5, "to": 2}), "form.json, item 1 (x): The scale must go up"),
        (item(**{"from": 1}), "form.json, item 1 (x): Only a scale has"),
        (item(type="text", points=3), "form.json, item 1 (x): An item of the type “text” has no points."),
        (
            item(type="choice", options=[{"value": "declined", "text": "No word", "points": 2}]),
            "form.json, item 1 (x): Not knowing or not saying never counts",
        ),
        (item(type="choice", options=[{"value": "a", "text": "A"}] * 2), "item 1 (x): The option “a” stands"),
        (item(text="\ud800"), "form.json, item 1 (x): “text” holds characters that cannot be shown."),
        (item(text="x" * 1001), "form.json, item 1 (x): “text” is longer than 1000 characters."),
        (item() | {"items": [YES_NO, YES_NO]}, "item 2 (x): The id “x” is used"),
        (raw(items=[]), "form.json: There is no item to ask."),
        (raw(items="one"), "form.json: “items” must be a list."),
        (raw(items=["one"]), "form.json: “items” must hold objects"),
        (raw(mode="guess"), "form.json: “mode” is “guess”."),
        (raw(language="English"), "form.json: “language” is “English”."),
        (raw(review_by="soon"), "form.json: “review_by” must be a day"),
        (raw(review_by="2025-01-01"), "form.json: The review is due before"),
        (raw(branching=[{"show": "nine", "item": "one", "answered": ["yes"]}]), "branching 1: The branching names"),
        (raw(branching=[{"show": "two", "item": "one", "answered": ["maybe"]}]), "branching 1: The branching waits"),
        (raw(rule={"kind": "count_yes", "items": ["nine"], "longer_from": 1}), "rule: The rule names “nine”."),
        (raw(rule={"kind": "count_yes", "items": [], "longer_from": 1}), "rule: The rule names no item."),
        (raw(rule={"kind": "count_yes", "items": ["one"], "longer_from": 9}), "rule: “longer_from” must lie"),
        (raw(rule={"kind": "sum", "items": ["one"]}), "rule: “kind” is “sum”."),
        (raw(rule={"kind": "none"}), "bands: There are bands, but nothing is counted."),
        (raw(bands=[]), "bands: Something is counted"),
        (raw(bands=[{"from": 0, "to": 1, "words": "a"}]), "bands: No band holds 2."),
        (raw(bands=[{"from": 1, "to": 3, "words": "a"}]), "bands: No band holds 0."),
        (raw(bands=[{"from": 0, "to": 2, "words": "a"}, {"from": 2, "to": 3, "words": "b"}]), "Two bands hold 2."),
        (raw(bands=[{"from": 0, "to": 9, "words": "a"}]), "bands: A band goes up to 9."),
        (raw(bands=[{"from": 3, "to": 0, "words": "a"}]), "bands: The band from 3 to 0 goes backwards."),
        (raw(bands=[{"from": 0, "to": 3, "words": "She is a victim"}]), "band 1: “victim” says what someone is."),
        (raw(bands=[{"to": 3, "words": "a"}]), "band 1: “from” is missing."),
        (raw(accuracy={"prevalence": 2, "sensitivity": 1, "specificity": 1}), "“prevalence” must be a number"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_a_sentence(said, sentence):
    assert any(sentence in found for found in refusals(said)), refusals(said)


def test_branching_in_a_circle_is_refused_with_the_circle():
    circle = [
        {"show": "two", "item": "one", "answered": ["yes"]},
        {"show": "three", "item": "two", "answered": ["yes"]},
        {"show": "one", "item": "three", "answered": ["yes"]},
    ]
    [sentence] = refusals(raw(branching=circle))
    assert "goes round in a circle: two → one → three → two" in sentence


def test_all_that_is_wrong_is_said_at_once_and_nothing_loads():
    found = refusals(raw(mode="guess", items=[{"id": "one"}, {"text": "Two?", "type": "riddle"}]))
    assert len(found) >= 4


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (b"", "form.json: The file is empty."),
        (b"\xff\xfe{", "form.json: The file is not UTF-8 text."),
        (b'{"a": 1,}', "form.json: This is not JSON: line 1"),
        (b'{"a": 1, "a": 2}', "form.json: The word “a” stands twice"),
        (b"[" * 100_000, "form.json: The parts lie more than 24 deep"),
        (b'{"a": NaN}', "form.json: NaN and Infinity"),
        (b'{"a": 1e999}', "form.json: NaN and Infinity"),
        (b'{"a": ' + b"9" * 5000 + b"}", "form.json: NaN and Infinity"),
        (b" " * (256 * 1024 + 1), "form.json: The file is larger than 256 kB."),
        (b"7", "form.json: There is no list of labelled items"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(said, sentence):
    assert any(sentence in found for found in refusals(said)), refusals(said)


def test_a_long_text_in_a_sentence_is_cut_and_shown_as_plain_text():
    [sentence] = refusals(item(id="\x00" * 3 + "a" * 190))
    assert len(sentence) < 300
    assert sentence.isprintable()


def test_every_sentence_takes_its_values():
    for code, sentence in SENTENCES.items():
        names = {
            name
            for _, name, _, _ in string.Formatter().parse(sentence.replace("%(", "{").replace(")s", "}"))
            if name
        }
        assert sentence % dict.fromkeys(names, "x"), code


def test_a_chain_of_questions_has_an_end():
    many = [YES_NO | {"id": f"q{n}"} for n in range(60)]
    chain = [{"show": f"q{n + 1}", "item": f"q{n}", "answered": ["yes"]} for n in range(59)]
    said = raw(items=many, branching=chain, rule={"kind": "none"}, bands=[])
    assert refusals(said) == ["form.json, branching: More than 40 items wait behind one another."]
    assert refusals(raw(items=many, branching=chain[:40], rule={"kind": "none"}, bands=[])) == []


# -- fuzzed ------------------------------------------------------------------------------------------

anything = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)


@given(some.binary(max_size=300))
def test_any_bytes_load_or_are_refused_with_sentences(said):
    for sentence in refusals(said, "any.json"):
        assert sentence.startswith("any.json")


@given(anything, some.sampled_from([*raw(), "accuracy", "gates", "format"]))
def test_any_value_in_any_place_loads_or_is_refused(value, place):
    _loads_or_refuses(raw() | {place: value})


@given(
    anything, some.sampled_from(["id", "text", "type", "options", "why", "from", "to", "points", "required"])
)
def test_any_value_in_an_item_loads_or_is_refused(value, place):
    _loads_or_refuses(item(**{place: value}))


def _loads_or_refuses(said):
    sentences = refusals(said, "any.json")
    assert all(sentence.startswith("any.json") for sentence in sentences)
    if not sentences:
        found = load(source(said), "any.json")
        assert load(stored(found), "again.json") == found
