"""What a text says about a person is found before it is public; what plans are about passes."""

import time

import pytest

from alongside.plan_room import safety
from alongside.plan_room.safety import Kind

STOPS = [
    ("Call her at (312) 555-0142 today", Kind.PHONE),
    ("312.555.0142", Kind.PHONE),
    ("+52 55 5555 0142", Kind.PHONE),
    ("Write to maria@example.org", Kind.MAIL),
    ("Her number is A 123456789", Kind.NUMBER),
    ("123-45-6789", Kind.NUMBER),
    ("case number 19-CR-1234", Kind.NUMBER),
    ("She lives at 1420 North Elm Street", Kind.STREET),
    ("12 W. 5th Ave", Kind.STREET),
    ("Calle Juárez 14", Kind.STREET),
    ("born March 3, 1998", Kind.BIRTH),
    ("DOB 3/3/98", Kind.BIRTH),
    ("Find me @larch_girl", Kind.HANDLE),
    ("Her name is Maria Lopez", Kind.NAME),
    ("Me llamo Ángela", Kind.NAME),
    ("a client named Dana", Kind.NAME),
]
LOOKS = [
    ("Officer Brandt told us so", Kind.NAME),
    ("She was then sold for money", Kind.STORY),
    ("a 15-year-old from the county", Kind.STORY),
    ("See https://example.org/report", Kind.LINK),
]
PASSES = [
    "We asked 12 agencies on March 3, 2026 and 4 answered.",
    "Call 1-888-373-7888, the hotline.",
    "The plan says this within 180 days, at a cost of $1,250,000.",
    "Section 106 of the law of 2000, 22 U.S.C. 7102, asks for 45 trainings.",
    "Her name is not in any paper.",
    "The Department of Health and Human Services held 3 meetings in Linden County.",
    "El condado respondió en 30 días.",
]


@pytest.mark.parametrize(("text", "kind"), STOPS)
def test_what_finds_a_person_stops_the_text(text, kind):
    assert [one.kind for one in safety.stops(text)] == [kind]


@pytest.mark.parametrize(("text", "kind"), LOOKS)
def test_what_a_person_decides_is_only_marked(text, kind):
    assert safety.stops(text) == []
    assert safety.looks([text]) == [kind]


@pytest.mark.parametrize("text", PASSES)
def test_what_plans_are_about_passes(text):
    assert safety.worries(text) == []


def test_the_writer_is_told_what_and_where():
    text = "Ask 312-555-0142."
    assert safety.told(safety.stops(text), text) == ["a phone number: 312-555-0142"]


def test_markup_scripts_and_hidden_letters_go_and_the_words_stay():
    assert (
        safety.plain("<b>One</b> <script>two()</script>three\u202e\u200b &amp; 1 < 2")
        == "One three &amp; 1 < 2"
    )
    assert safety.plain("a\r\n\r\n\r\n\r\nb") == "a\n\nb"
    assert safety.without_links("See https://example.org/x now") == "See  now"


def test_a_hidden_letter_does_not_hide_a_number():
    assert safety.stops(safety.plain("312\u200b-555-0142"))


@pytest.mark.parametrize(
    "noise", ["1 " * 50_000, "A" * 100_000, "<" * 100_000, "Ab " * 33_000, "a@" * 50_000]
)
def test_a_long_text_of_noise_is_read_quickly(noise):
    begun = time.perf_counter()
    safety.worries(noise)
    safety.plain(noise)
    assert time.perf_counter() - begun < 3
