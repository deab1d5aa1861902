"""Counting: a decline is never a no, partial is whole, nothing is decided."""

from hypothesis import given
from hypothesis import strategies as some

from alongside.screening.results import among, result_of
from alongside.screening.scoring import score_of, visible_items
from alongside.screening.shapes import Accuracy
from alongside.screening.tests.files import definition

FORM = definition(branching=[])
BRANCHED = definition()
POINTS = definition(
    items=[
        {"id": "a", "text": "A", "type": "choice", "options": [
            {"value": "x", "text": "X", "points": 3}, {"value": "y", "text": "Y"}]},
        {"id": "b", "text": "B", "type": "several", "options": [
            {"value": "x", "text": "X", "points": 1}, {"value": "y", "text": "Y", "points": 2}]},
        {"id": "c", "text": "C", "type": "scale", "from": 0, "to": 4},
        {"id": "d", "text": "D", "type": "yes_no", "points": 5},
    ],
    branching=[],
    rule={"kind": "sum_points", "items": ["a", "b", "c", "d"], "longer_from": 5},
    bands=[{"from": 0, "to": 15, "words": "Any"}],
)  # fmt: skip
answers = some.dictionaries(
    some.sampled_from(["one", "two", "three"]),
    some.sampled_from(["yes", "no", "unknown", "declined"]).map(lambda said: {"a": said}),
)


def yes(*items):
    return {item: {"a": "yes"} for item in items}


def test_a_yes_counts_and_a_no_does_not():
    assert score_of(FORM, yes("one", "two")).value == 2
    assert score_of(FORM, {"one": {"a": "no"}}).value == 0


def test_points_are_added_over_what_was_chosen():
    said = {
        "a": {"a": "said", "v": ["x"]},
        "b": {"a": "said", "v": ["x", "y"]},
        "c": {"a": "said", "v": ["4"]},
        "d": {"a": "yes"},
    }
    assert score_of(POINTS, said).value == 15
    assert score_of(POINTS, {"a": {"a": "declined"}, "c": {"a": "said", "v": ["2"]}}).value == 2


@given(answers)
def test_not_saying_counts_exactly_as_not_being_asked(said):
    heard = {item: entry for item, entry in said.items() if entry["a"] not in ("unknown", "declined")}
    assert score_of(FORM, said) == score_of(FORM, heard)
    assert result_of(FORM, said) == result_of(FORM, heard)


@given(answers, some.sampled_from(["one", "two", "three"]))
def test_one_more_yes_never_lowers_a_count_and_a_decline_never_raises_it(said, item):
    before = score_of(FORM, {k: v for k, v in said.items() if k != item})
    count = before.value if before else 0
    assert score_of(FORM, said | yes(item)).value == count + 1
    silent = score_of(FORM, said | {item: {"a": "declined"}})
    assert (silent.value if silent else 0) == count


@given(answers)
def test_no_result_says_what_someone_is(said):
    result = result_of(FORM, said)
    if result is not None:
        for word in ("victim", "trafficked", "positive", "negative", "is not"):
            assert word not in result.words + result.meaning


def test_nothing_answered_has_no_result():
    assert result_of(FORM, {}) is None
    assert result_of(FORM, {"one": {"a": "declined"}}) is None
    assert result_of(FORM, {"one": {"a": "", "words": "a few words"}}) is None


def test_a_count_suggests_a_longer_conversation_and_a_low_one_closes_nothing():
    high, low = result_of(FORM, yes("one")), result_of(FORM, {"one": {"a": "no"}})
    assert high.words == "Consider a longer conversation."
    assert "Every kind of help stays open." in low.words
    assert low.is_partial
    assert not low.suggests_longer


# -- branching ---------------------------------------------------------------------------------------


def test_an_item_shows_once_the_other_was_so_answered():
    assert [one.id for one in visible_items(BRANCHED, {})] == ["one", "three"]
    assert [one.id for one in visible_items(BRANCHED, yes("one"))] == ["one", "two", "three"]


def test_what_no_longer_shows_counts_for_nothing():
    assert score_of(BRANCHED, {"one": {"a": "no"}, "two": {"a": "yes"}}).value == 0


# -- what a result is worth --------------------------------------------------------------------------


def test_the_arithmetic_is_said_in_plain_numbers():
    people = among(Accuracy(prevalence=0.014, sensitivity=1.0, specificity=0.61))
    assert (people.living_so, people.found, people.missed, people.others_found) == (14, 14, 0, 385)
    form = definition(branching=[], accuracy={"prevalence": 0.014, "sensitivity": 1, "specificity": 0.61})
    meaning = result_of(form, yes("one")).meaning
    assert "Of 1,000 people asked, about 14" in meaning
    assert "of 399 people with a result like this, about 14" in meaning


@given(*[some.floats(0, 1)] * 3)
def test_the_people_of_the_arithmetic_are_always_a_thousand(prevalence, sensitivity, specificity):
    people = among(Accuracy(prevalence, sensitivity, specificity))
    assert people.found + people.missed == people.living_so
    assert people.pointed_to + people.not_pointed_to == 1000
    assert min(people.found, people.missed, people.others_found, people.not_pointed_to) >= 0
