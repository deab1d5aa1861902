"""No count that is kept back can be found: whoever knows the total and the rule tries every way it could be."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from alongside.bulletin.small import LEAST, protected, total_shown

cells = st.integers(2, 4).flatmap(lambda many: st.lists(st.integers(0, 14), min_size=many, max_size=many))


def named(counts):
    return {f"c{number}": count for number, count in enumerate(counts)}


def ways(counts):
    """Every list of counts with the same total that would be shown in the same way."""
    shown, total = protected(named(counts)), sum(counts)
    for other in product(range(total + 1), repeat=len(counts) - 1):
        last = total - sum(other)
        if last >= 0 and protected(named((*other, last))) == shown:
            yield (*other, last)


@given(cells.filter(lambda counts: LEAST <= sum(counts) <= 24))
def test_each_hidden_count_may_still_be_two_numbers(counts):
    found = list(ways(counts))
    for place, shown in enumerate(protected(named(counts)).values()):
        if shown is None:
            assert len({way[place] for way in found}) > 1


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 60), max_size=8))
def test_no_small_count_is_shown_and_no_shown_count_is_changed(counts):
    shown = protected(counts)
    assert set(shown) == set(counts)
    assert all(value is None or (value >= LEAST and value == counts[name]) for name, value in shown.items())


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 60), min_size=2, max_size=8))
def test_one_count_is_never_hidden_alone(counts):
    assert list(protected(counts).values()).count(None) != 1


def test_what_is_large_enough_is_shown():
    assert protected({"yes": 9, "no": 5}) == {"yes": 9, "no": 5}
    assert protected({"yes": 20, "partly": 12, "no": 7, "": 0}) == {
        "yes": 20,
        "partly": 12,
        "no": None,
        "": None,
    }
    assert protected({"yes": 20, "no": 0}) == {"yes": None, "no": None}


def test_a_total_is_said_from_five_on():
    assert total_shown({"yes": 3, "no": 1}) is None
    assert total_shown({"yes": 3, "no": 2}) == 5
