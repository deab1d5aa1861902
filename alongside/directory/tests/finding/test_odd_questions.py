"""What is no question, and what is one in an unusual shape: a clear answer to each, and never a mistake of ours."""

import pytest
from django.urls import reverse

from alongside.directory.models import Service
from alongside.directory.selectors.finding import find, question_of
from alongside.directory.tests.finding.conftest import THURSDAY_EVENING
from alongside.directory.understanding.reading import read
from alongside.directory.understanding.tongues import tongue_of


def found(text):
    return find(None, question_of(text), moment=THURSDAY_EVENING)


def names(text):
    return [hit.name for hit in found(text).hits]


NOTHING = (
    "",
    "   ",
    "😭😭",
    "!!!",
    "a & b | c:*",
    "help",
    "217-555-0142",
    "x" * 10_000,
    "00000",
    "i hate everyone",
)


def test_what_is_no_question_finds_nothing_and_breaks_nothing(filled):
    for text in NOTHING:
        assert names(text) == [], text


def test_every_service_is_found_by_its_own_name(filled):
    every = list(Service.objects.filter(status="active").values_list("name", flat=True))
    missed = [name for name in every if name not in names(name)[:5]]
    assert len(missed) <= len(every) // 50, missed


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("gdzie mogę spać dziś w nocy z dziećmi", "pl"),
        ("我需要一个睡觉的地方", "zh"),
        ("أحتاج مكان للنوم", "ar"),
        ("tôi cần bác sĩ", "vi"),
    ],
)
def test_who_writes_in_another_language_is_shown_who_interprets(filled, text, code):
    assert read(text).languages == (code,)
    assert "Interpreter at any hour" in names(text)[:2]


@pytest.mark.parametrize("text", ["mañana en Peoria", "¿dónde?", "café", "Ñuñoa", "Guantánamo", "François"])
def test_letters_of_spanish_and_french_are_no_other_language(text):
    assert tongue_of(text) == ""


def test_a_zip_or_a_town_alone_shows_what_is_near(filled):
    for text in ("61602", "Peoria", "peoria county"):
        assert found(text).total > 10, text


def test_the_name_of_a_person_is_no_town(filled):
    assert read("Maria Gonzalez").near is None
    assert names("Maria Gonzalez") == []


def test_an_address_brings_up_no_confidential_place_but_by_its_county(filled):
    hidden = found("412 Birch Lane Peoria IL 61602").hidden
    assert all(hit.miles is None and not hit.where for hit in hidden)


def test_lines_are_found_by_their_numbers(filled):
    assert names("211")[0] == "211"
    assert names("988")[0] == "988 Suicide and Crisis Lifeline"


def test_what_only_a_confidential_place_offers_is_not_drowned_in_what_is_near(filled):
    answer = found("transitional housing for trafficking survivors, women, Peoria")
    assert len(answer.near) <= 3
    assert "River Door next step apartments" in [hit.name for hit in answer.hidden]
    assert answer.farther


def test_a_wish_to_see_more_shows_all_of_them(filled):
    question = question_of("transitional housing for trafficking survivors, women, Peoria").also(far=True)
    assert len(find(None, question, moment=THURSDAY_EVENING).near) > 3


def test_the_page_answers_whatever_was_typed(filled, client):
    for text in (
        *NOTHING,
        "我需要一个睡觉的地方",
        "<script>alert(1)</script>",
        "'; drop table x;--",
        "shelter " * 1500,
    ):
        answer = client.post(reverse("find:places"), {"words": text})
        assert answer.status_code in (200, 422), text[:40]
        assert "<script>alert(1)" not in answer.content.decode()
