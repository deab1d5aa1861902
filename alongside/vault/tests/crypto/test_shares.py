"""Three printed shares: two join, one does not, and a mistake is pointed at."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shamir_mnemonic import generate_mnemonics  # type: ignore[import-untyped]

from alongside.vault.crypto import shares
from alongside.vault.crypto.errors import KeyNotUsable, ShareProblem, SharesDoNotMatch
from alongside.vault.tests.crypto.strategies import keys

PRIVATE = bytes(range(32))
PRINTED = shares.split_recovery(PRIVATE)
FOREIGN = shares.split_recovery(bytes(32))


def refusal_of(typed: list[str]) -> SharesDoNotMatch:
    with pytest.raises(SharesDoNotMatch) as refusal:
        shares.join_recovery(typed)
    return refusal.value


@settings(deadline=None, max_examples=10)
@given(keys)
def test_any_two_shares_join_in_any_order(private: bytes) -> None:
    printed = shares.split_recovery(private)
    assert len(printed) == 3
    for pair in permutations(printed, 2):
        assert shares.join_recovery(pair) == private


def test_all_three_join_as_well() -> None:
    assert shares.join_recovery(PRINTED) == PRIVATE


@pytest.mark.parametrize("which", range(3))
def test_one_share_does_not_join(which: int) -> None:
    assert refusal_of([PRINTED[which]]).problem == ShareProblem.TOO_FEW


def test_no_share_does_not_join() -> None:
    assert refusal_of([]).problem == ShareProblem.TOO_FEW


def test_the_same_share_twice_does_not_join() -> None:
    assert refusal_of([PRINTED[0], PRINTED[0].upper()]).problem == ShareProblem.REPEATED


def test_shares_are_read_however_they_are_typed() -> None:
    numbered = "\n".join(f"{place}.  {word}," for place, word in enumerate(PRINTED[1].upper().split(), 1))
    assert shares.join_recovery([f"  {PRINTED[0].title()}\t", "", numbered]) == PRIVATE


def test_shares_of_two_keys_do_not_join() -> None:
    refusal = refusal_of([PRINTED[0], FOREIGN[1]])
    assert (refusal.problem, refusal.which) == (ShareProblem.DIFFERENT_SETS, None)


def test_shares_of_two_keys_that_claim_one_number_do_not_join(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shamir_mnemonic.shamir._random_identifier", lambda: 7)
    first, second = shares.split_recovery(PRIVATE), shares.split_recovery(bytes(32))
    assert refusal_of([first[0], second[1]]).problem == ShareProblem.DIFFERENT_SETS
    assert refusal_of([first[0], second[0]]).problem == ShareProblem.DIFFERENT_SETS


def broken(printed: str, place: int) -> str:
    words = printed.split()
    words[place] = "academic" if words[place] != "academic" else "acid"
    return " ".join(words)


@pytest.mark.parametrize("which", range(3))
@given(place=st.integers(0, 32))
def test_a_mistyped_word_is_found_and_its_share_is_named(which: int, place: int) -> None:
    typed = list(PRINTED)
    typed[which] = broken(typed[which], place)
    refusal = refusal_of(typed)
    assert (refusal.problem, refusal.which) == (ShareProblem.UNREADABLE, which)


@pytest.mark.parametrize("typed", ["zzzz", "lamp window door", "ñandú", "123"])
def test_what_is_no_share_is_named(typed: str) -> None:
    refusal = refusal_of([PRINTED[0], typed])
    assert (refusal.problem, refusal.which) == (ShareProblem.UNREADABLE, 1)


def test_a_missing_word_is_named() -> None:
    refusal = refusal_of([PRINTED[0], PRINTED[1].rsplit(" ", 1)[0]])
    assert (refusal.problem, refusal.which) == (ShareProblem.UNREADABLE, 1)


@pytest.mark.parametrize(
    "changes",
    [
        {"extendable": False},
        {"iteration_exponent": 1},
        {"threshold": 1, "groups": [(3, 5)]},
        {"threshold": 2, "groups": [(2, 3), (2, 3)]},
        {"secret": bytes(16)},
    ],
)
def test_shares_of_another_make_are_refused(changes: dict[str, object]) -> None:
    make = {"threshold": 1, "groups": [(2, 3)], "secret": PRIVATE} | changes
    others = generate_mnemonics(
        make["threshold"],
        make["groups"],
        make["secret"],
        extendable=make.get("extendable", True),
        iteration_exponent=make.get("iteration_exponent", 0),
    )
    assert refusal_of(others[0][:2]).problem == ShareProblem.UNREADABLE


def test_a_refusal_repeats_nothing_of_what_was_typed() -> None:
    refusal = refusal_of([PRINTED[0], broken(PRINTED[1], 5)])
    assert refusal.args == ()
    assert refusal.__context__ is None


@pytest.mark.parametrize("size", [0, 16, 31, 33])
def test_only_a_whole_key_is_split(size: int) -> None:
    with pytest.raises(KeyNotUsable):
        shares.split_recovery(bytes(size))
