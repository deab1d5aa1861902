"""A rule that is asked of many things in one test names each that breaks it, and is never asked of none."""

import pytest

from tests.every import of_every


def is_short(word: str) -> None:
    """A word of three letters at most."""
    assert len(word) < 4, "it is long"


def test_each_that_breaks_it_is_named_and_no_other() -> None:
    with pytest.raises(AssertionError) as told:
        of_every(["one", "three", "four"])(is_short)()

    assert [line for line in str(told.value).splitlines() if line in ("one", "three", "four")] == [
        "three",
        "four",
    ]
    assert str(told.value).count("it is long") == 2


def test_what_none_breaks_passes() -> None:
    of_every(["one", "two"])(is_short)()


def test_asked_of_nothing_it_does_not_hold() -> None:
    with pytest.raises(AssertionError, match="asked of nothing"):
        of_every([])(is_short)()


def test_a_mistake_in_the_rule_is_told_as_well() -> None:
    with pytest.raises(AssertionError, match="no len"):
        of_every([7])(is_short)()
