"""Finding by two identifiers: what counts as the same, what is refused, how little a token says."""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.vault.crypto import blind
from alongside.vault.crypto.errors import KeyNotUsable, TooFewIdentifiers, WildcardRefused

KEY = bytes(range(32))
BORN = date(1998, 3, 9)
FULL: dict[str, Any] = {"given": "Esther", "family": "Okoye", "born": BORN, "phone": "(217) 555-0143"}


def tokens(key: bytes = KEY, **known: Any) -> list[bytes]:
    return blind.compound_tokens(key, **(dict.fromkeys(FULL) | known))


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("Mary-Ann", "mary ann"),
        ("O'Neil", "O\u2019NEIL"),
        ("Jos\u00e9", "jose\u0301"),
        ("N\u00fa\u00f1ez", "NUNEZ"),
        ("Stra\u00dfe", "strasse"),
        ("S\u00f8ren", "soren"),
        ("\u0141ucja", "lucja"),
        ("\u0130rem", "irem"),
        ("\uff21\uff4d\uff49\uff52\uff41", "amira"),
    ],
)
def test_names_that_people_write_in_two_ways_are_one(typed: str, same: str) -> None:
    assert blind.normalise_name(typed) == blind.normalise_name(same) != ""


def test_names_in_other_scripts_are_kept() -> None:
    assert blind.normalise_name("\u0410\u043c\u0438\u0440\u0430") == "\u0430\u043c\u0438\u0440\u0430"
    assert blind.normalise_name("\u674e \u660e") == "\u674e\u660e"


@given(st.text(st.characters(exclude_characters="*%_?\uff0a\uff05\uff3f\uff1f"), max_size=30))
def test_a_name_in_its_one_form_stays_as_it_is(name: str) -> None:
    try:
        once = blind.normalise_name(name)
    except WildcardRefused:  # some signs are made of a question mark, such as a double one
        return
    assert blind.normalise_name(once) == once


def test_a_date_has_one_form() -> None:
    assert blind.normalise_date(BORN) == "1998-03-09"
    assert blind.normalise_date(datetime(1998, 3, 9, 23, 59)) == "1998-03-09"
    assert blind.normalise_date(date(98, 3, 9)) == "0098-03-09"


@pytest.mark.parametrize(
    "typed",
    [
        "(217) 555-0143",
        "217.555.0143",
        "+1 217 555 0143",
        "1-217-555-0143 ext. 12",
        "217 555 0143 x4",
        "text 217 555 0143",
        "\uff12\uff11\uff17 555 0143",
    ],
)
def test_phone_numbers_that_people_write_in_many_ways_are_one(typed: str) -> None:
    assert blind.normalise_phone(typed) == "2175550143"


def test_another_country_keeps_its_digits() -> None:
    assert blind.normalise_phone("+52 55 5550 0143") == "525555500143"


@pytest.mark.parametrize("typed", ["", "none", "12", "555-014", "911"])
def test_what_is_too_short_for_a_phone_number_counts_as_none(typed: str) -> None:
    assert blind.normalise_phone(typed) == ""


def test_all_four_identifiers_give_all_six_pairs() -> None:
    assert len(set(tokens(**FULL))) == 6


@pytest.mark.parametrize(("one", "other"), blind.PAIRS)
def test_two_identifiers_give_the_token_that_the_full_record_has_for_them(one: str, other: str) -> None:
    found = tokens(**{one: FULL[one], other: FULL[other]})
    assert len(found) == 1
    assert found[0] == tokens(**FULL)[blind.PAIRS.index((one, other))]


@pytest.mark.parametrize("name", [None, *FULL])
def test_one_identifier_alone_is_refused(name: str | None) -> None:
    with pytest.raises(TooFewIdentifiers):
        tokens(**({name: FULL[name]} if name else {}))


@pytest.mark.parametrize("nothing", ["", "   ", "--", "\u0301"])
def test_an_identifier_of_which_nothing_is_left_does_not_count(nothing: str) -> None:
    with pytest.raises(TooFewIdentifiers):
        tokens(given="Esther", family=nothing)
    with pytest.raises(TooFewIdentifiers):
        tokens(given="Esther", phone=nothing)


@pytest.mark.parametrize("sign", ["*", "%", "_", "?", "\uff0a", "\ufe56"])
@pytest.mark.parametrize("name", ["given", "family", "phone"])
def test_wildcards_are_refused(name: str, sign: str) -> None:
    with pytest.raises(WildcardRefused) as refusal:
        tokens(**(FULL | {name: f"{FULL[name]}{sign}"}))
    assert refusal.value.args == ()


def test_a_token_is_twenty_bits() -> None:
    for token in tokens(**FULL):
        assert len(token) == 3
        assert token[2] & 0x0F == 0


def test_the_last_four_bits_in_use_do_vary() -> None:
    endings = {tokens(given="Esther", family=f"Okoye{number}")[0][2] for number in range(200)}
    assert len(endings) == 16


def test_another_key_gives_other_tokens() -> None:
    assert not set(tokens(**FULL)) & set(tokens(key=bytes(32), **FULL))


def test_given_and_family_name_are_not_interchangeable() -> None:
    assert tokens(given="Esther", family="Okoye") != tokens(given="Okoye", family="Esther")
    assert tokens(given="Esther", born=BORN) != tokens(family="Esther", born=BORN)


def test_letters_cannot_be_shifted_from_one_name_to_the_other() -> None:
    assert tokens(given="Ann", family="Alee") != tokens(given="Anna", family="Lee")


def test_a_key_of_another_size_is_refused() -> None:
    with pytest.raises(KeyNotUsable):
        tokens(key=b"", **FULL)
