"""What leads somebody to a place is found, however it is written; what does not, mostly stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.directory.enums import KeptOut
from alongside.directory.scanning import (
    is_redacted,
    kinds,
    leads_somewhere,
    safe_words,
    says_confidential,
    scan,
)

LEADS = {
    KeptOut.ADDRESS: [
        "4711 Quillfeather Lane", "12-B N. 5th St.", "1200 West Main Street, Peoria", "N2345 County Road 5",
        "off Highway 24", "PO Box 77", "Apt 4", "the corner of Elm and 5th", "Elm & Oak", "5th and Main",
        "between Knox and Park", "Calle Juárez 123", "Avenida de la Paz núm. 8", "en la esquina", "12 Oak Court",
        "900 N University", "Quillfeather Lane", "exit 91", "suite 200", "４７１１ Quillfeather Lane",
    ],
    KeptOut.COORDINATES: [
        "40.6936, -89.5890", "40°41'37\"N 89°35'20\"W", "lat: 40", "40.69361", "86HJMCV6+XQ", "geo:40.7,-89.6",
        "///filled.count.soap",
    ],
    KeptOut.PHONE: [
        "217-555-0147", "(217) 555-0147", "217.555.0147", "2175550147", "+1 217 555 0147", "2 1 7 5 5 5 0 1 4 7",
        "555-0147", "two one seven five five five oh one four seven", "800-555-HELP", "217\u2011555\u20110147",
        "217\u200b5550147", "dos uno siete cinco cinco cinco cero uno",
    ],
    KeptOut.LINK: ["https://maps.google.com/?q=x", "goo.gl/maps/abc", "www.prairiehouse.example"],
    KeptOut.AREA: ["serves 61602 only", "61602-1234"],
    KeptOut.TEXT: [
        "behind the church", "two blocks from the station", "across from the library", "next to Walmart",
        "look for the blue door", "near the river", "detrás de la iglesia", "al lado de la escuela",
    ],
}  # fmt: skip
HARMLESS = [
    "",
    "Beds for women with children. Open 24 hours a day, 7 days a week.",
    "Call us 24/7. Street outreach is another team.",
    "Up to 90 days, 12 beds, families of 6.",
    "An advocate goes with you to court and to the hospital.",
    "Checked on 2026-05-12.",
    "A safe place to rest. Bring nothing.",
    "Ayuda las 24 horas, en español.",
    "We help with rent: at most $1,200 a month.",
]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in LEADS.items() for text in texts])
def test_what_leads_to_a_place_is_found(kind, text):
    assert kind in kinds(f"Please come to us. {text} You are welcome.")


@pytest.mark.parametrize("text", HARMLESS)
def test_what_leads_nowhere_stays(text):
    assert scan(text) == []


@given(
    st.integers(1, 99999),
    st.text(st.characters(categories=["Lu", "Ll"]), min_size=2, max_size=15),
    st.sampled_from(["Street", "st", "AVE.", "Road", "Ln", "Boulevard", "Terrace", "Pkwy"]),
    st.text(max_size=40),
)
def test_any_house_number_with_a_road_is_found(number, name, road, around):
    assert leads_somewhere(f"{around} {number} {name} {road} {around}")


@given(
    st.lists(st.integers(0, 9), min_size=10, max_size=11),
    st.sampled_from(["", " ", "-", ".", " - ", "/", "\u2013", "\u00a0"]),
)
def test_any_ten_digits_are_a_number_however_they_are_broken_up(digits, between):
    assert KeptOut.PHONE in kinds("Ring " + between.join(str(digit) for digit in digits) + ".")


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_any_pair_of_coordinates_is_found(latitude, longitude):
    assert leads_somewhere(f"({latitude:.5f}, {longitude:.5f})")


@given(st.text(max_size=300))
def test_any_text_can_be_looked_at_and_is_kept_whole_or_not_at_all(text):
    kept, out = safe_words(text)
    assert (kept == text and not out) or (kept == "" and out)


@given(st.sampled_from([text for texts in LEADS.values() for text in texts]))
def test_what_was_kept_leads_nowhere_and_the_tally_holds_no_word_of_it(text):
    kept, out = safe_words(f"Come in. {text}")
    assert kept == ""
    assert set(out) <= set(KeptOut.values)


def test_a_long_text_is_looked_at_in_reasonable_time():
    for many in ("a ", "1 ", "1-", "a and ", "calle ", "12 a "):
        scan(many * 20_000)


@pytest.mark.parametrize(
    "text",
    [
        "Confidential", "Address not public", "undisclosed location", "Domestic violence shelter", "Safe house",
        "Ubicación privada", "location withheld", "DV shelter",
    ],
)  # fmt: skip
def test_a_place_that_is_said_to_be_confidential_is_recognised(text):
    assert says_confidential("", text)


@pytest.mark.parametrize("text", ["Homeless shelter", "Counseling, kept private", "Legal help"])
def test_other_places_are_not(text):
    assert not says_confidential(text)


def test_types_that_other_publishers_use_are_known():
    assert is_redacted(" Redacted ")
    assert not is_redacted("physical")
