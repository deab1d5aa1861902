"""No count that is kept back can be found: whoever knows the total and the rule tries every way it could be."""

from hypothesis import given
from hypothesis import strategies as st

from alongside.bulletin.small import LEAST, alone, protected, total_shown
from alongside.bulletin.tests.guessing import found_out

cells = st.integers(2, 4).flatmap(lambda many: st.lists(st.integers(0, 14), min_size=many, max_size=many))


def named(counts):
    return {f"c{number}": count for number, count in enumerate(counts)}


@given(cells.filter(lambda counts: LEAST <= sum(counts) <= 24))
def test_each_hidden_count_may_still_be_two_numbers(counts):
    assert found_out(named(counts), protected) == {}


def test_a_rule_that_shows_nought_gives_two_cells_away():
    """What this house did before: nought stood there, and of two equal ones only the first was hidden."""

    def before(counts):
        hidden = {name for name, count in counts.items() if 0 < count < LEAST}
        while hidden and (len(hidden) < 2 or sum(counts[name] for name in hidden) < LEAST):
            rest = [name for name, count in counts.items() if count and name not in hidden]
            if not rest:
                return dict.fromkeys(counts)
            hidden.add(min(rest, key=lambda name: counts[name]))
        return {name: None if name in hidden else count for name, count in counts.items()}

    said = {"open": 0, "no": 5, "yes": 4, "unsure": 4}
    assert found_out(said, before) == {"yes": 4, "unsure": 4}
    assert found_out(said, protected) == {}


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


def test_a_count_beside_no_sum_is_said_from_five_on():
    assert [alone(count) for count in (0, 1, 4, 5)] == [None, None, None, 5]
