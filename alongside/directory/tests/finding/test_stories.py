"""A story in several sentences: what it asks counts, what it tells says who comes and what happened."""

import pytest

from alongside.directory.understanding.reading import read
from alongside.directory.understanding.shorthand import written_out
from alongside.directory.understanding.stories import asks, parted

STORY = (
    "My boyfriend sold me for two years and I slept in shelters. My mother has the kids. "
    "I have a room now. My tooth hurts and I need a dentist."
)


def test_what_is_asked_decides_and_what_is_told_stays_as_a_wish():
    question = read(STORY)
    assert question.needs == ("health",)
    assert "health_dental" in question.topics
    assert "trafficking" in question.competences


def test_a_vague_question_is_asked_of_the_whole_story():
    question = read(
        "My boss keeps my passport and locks the door at night. We are nine in two rooms. What can I do?"
    )
    assert question.needs == ("crisis",)
    assert "crisis_labor" in question.topics


def test_a_man_in_a_story_is_not_the_one_who_asks():
    assert (
        "men" not in read("The man I lived with beat me again last night. I need a bed for tonight.").accepts
    )
    assert "men" in read("I am a man and she beat me again last night. I need a bed for tonight.").accepts


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("I don't need a shelter. I need food for my kids this week please", "food"),
        ("It's not about a bed, a friend has a couch. I need clothes and shoes", "clothing"),
        ("No necesito refugio. Necesito comida para mis hijos esta semana por favor", "food"),
    ],
)
def test_what_somebody_says_they_do_not_need_is_not_looked_for(text, need):
    assert read(text).needs == (need,)


def test_where_a_ride_goes_to_is_no_need_of_its_own():
    assert read("rides to court pekin").needs == ("transport",)


def test_what_somebody_does_meanwhile_is_not_looked_for():
    assert read("cuidado de niños mientras voy a la corte").needs == ("childcare",)


def test_a_young_person_who_is_told_of_comes_alone_and_one_who_comes_along_does_not():
    assert "minors_alone" in read("My son is 16 and his stepdad put him out. Where can he stay?").accepts
    assert "families" in read("Me and my daughter who is 14 need a place to sleep tonight").accepts


def test_sentences_that_ask_are_told_from_those_that_tell():
    assert all(asks(one) for one in ("I need a lawyer", "¿Dónde puedo comer?", "he says go but please help"))
    assert not any(asks(one) for one in ("He took the car", "I don't want to go back"))
    assert [asking for _, asking in parted(STORY)] == [False, False, False, True]
    assert parted("need bed peoria") == [("need bed peoria", True)]


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("F 28 no ID", "woman age 28 no ID"),
        ("17M", "boy age 17"),
        ("ES for 2", "emergency shelter for 2"),
        ("es para mi", "es para mi"),
        ("bed 4 my kids", "bed for my kids"),
        ("rides 2 court", "rides to court"),
        ("I owe 11,000", "I owe 11000"),
        ("open 9 pm to 5", "open 9 pm to 5"),
        ("2 kids and 4 cats", "2 kids and 4 cats"),
    ],
)
def test_what_is_written_short_is_written_out(short, long):
    assert written_out(short) == long


def test_a_county_that_is_named_has_a_middle_that_is_not_called_a_place():
    question = read("eviction lawyer in peoria county")
    assert question.county == "17143"
    assert question.near is not None
    assert question.near.called == ""


def test_the_longest_story_is_read_to_its_end():
    assert read("He was bad to me and I left him. " * 20 + "I need a dentist please.").needs == ("health",)
