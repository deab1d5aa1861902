"""Reading a question: needs, wishes, slips of the finger, places, English and Spanish. No database is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.directory.understanding import places
from alongside.directory.understanding.question import Question
from alongside.directory.understanding.reading import read
from alongside.directory.understanding.spelling import slips
from alongside.directory.understanding.vocabulary import vocabulary
from alongside.directory.understanding.words import stem


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("somewhere to sleep", ("housing_tonight",)),
        ("donde dormir esta noche", ("housing_tonight",)),
        ("denist", ("health",)),
        ("abogdo de inmigracion", ("immigration",)),
        ("ged", ("ged",)),
        ("tengo hambre", ("food",)),
        ("my husband hits me and I need a lawyer", ("legal",)),
        ("necesito ropa", ("clothing",)),
        ("hello", ()),
    ],
)
def test_what_people_say_becomes_a_need(text, needs):
    assert read(text).needs == needs


@pytest.mark.parametrize(
    ("text", "barrier"),
    [
        ("bed, no ID", "id"),
        ("albergue sin identificación", "id"),
        ("I am drunk and need a bed", "sobriety"),
        ("shelter without church", "faith_activity"),
        ("refugio donde no me quiten el celular", "phone_taken"),
        ("I dont want police", "police_contact"),
    ],
)
def test_what_must_not_be_asked_is_heard(text, barrier):
    assert barrier in read(text).no_barriers


def test_a_word_alone_is_no_refusal_of_it():
    assert read("I need an ID").no_barriers == ()
    assert read("I need an ID").needs == ("papers",)


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("food near 61602", "61602"),
        ("food in Peoria", "Peoria"),
        ("food in peoira", "Peoria"),
        ("comida cerca de Springfield", "Springfield"),
        ("shelter normal il", "Normal"),
        ("a normal doctor", ""),
        ("east peoria clinic", "East Peoria"),
    ],
)
def test_a_place_is_heard_where_a_place_may_stand(text, called):
    near = read(text).near
    assert (near.called if near else "") == called


def test_a_county_is_heard_in_both_languages():
    assert read("shelter in Peoria County").county == "17143"
    assert read("refugio en el condado de Peoria").county == "17143"


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("I am 17", 17),
        ("tengo 16 años", 16),
        ("my son is 5 years old", None),
        ("girl 15", 15),
        ("two kids", None),
    ],
)
def test_an_age_is_the_age_of_whoever_comes(text, age):
    assert read(text).age == age


def test_a_child_that_comes_along_is_no_child_that_comes_alone():
    assert read("with my 3 year old").accepts == ()
    assert "families" in read("with my kids").accepts


def test_no_kids_is_no_family():
    assert "families" not in read("just me, no kids").accepts


def test_every_topic_has_words_and_every_need_is_an_area():
    known = vocabulary()
    areas = {"housing_tonight", "health", "mental", "substance", "immigration", "legal", "housing_transitional",
             "housing_long", "ged", "english", "work", "life", "reentry", "crisis", "food", "clothing", "hygiene",
             "transport", "childcare", "money", "papers", "phone", "interpreting", ""}  # fmt: skip
    meanings = [m for rows in (known.needs.whole, known.needs.bare) for found in rows.values() for m in found]
    assert {m.value for m in meanings} | {m.beside for m in meanings} <= areas
    assert {m.topic for m in meanings} - {""} == set(known.topic_words)


def test_counties_of_the_zips_are_counties_of_the_directory():
    from alongside.directory import counties

    assert {code: counties.name_of(code) for code in places.known().counties} == places.known().counties


@given(st.text(max_size=600))
def test_whatever_is_typed_is_read_without_an_error(text):
    assert isinstance(read(text), Question)


@given(st.text(alphabet="abcdef", max_size=8), st.text(alphabet="abcdef", max_size=8))
def test_slips_are_counted_the_same_in_both_directions(one, other):
    assert slips(one, other) == slips(other, one)
    assert (slips(one, other) == 0) == (one == other)


@given(
    st.tuples(st.floats(37, 43), st.floats(-91, -87)), st.tuples(st.floats(37, 43), st.floats(-91, -87)),
    st.floats(1, 100),
)  # fmt: skip
def test_everything_within_some_miles_lies_in_the_box(one, other, radius):
    near = places.Near(*one, called="here")
    south, north, west, east = places.box(near, radius)
    if places.miles(one, other) <= radius * 0.999:
        assert south <= other[0] <= north
        assert west <= other[1] <= east


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cuida", "cuidan"),
        ("cuidar", "cuiden"),
        ("shelter", "shelters"),
        ("classes", "class"),
        ("beaten", "beat"),
    ],
)
def test_forms_of_a_word_have_one_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("mes", "mesa"), ("muchacha", "muchacho"), ("hermana", "hermano")]
)
def test_words_that_mean_something_else_have_stems_of_their_own(one, other):
    assert stem(one) != stem(other)


def test_short_ways_of_writing_are_written_out():
    assert read("tngo hambre, dnd como").needs == ("food",)
    assert read("need a bed 2nite").when == "tonight"


def test_a_common_word_is_neither_a_slip_nor_a_name():
    assert read("he texts me").topics == ()
    assert read("the people next door are loud").names == ()


def test_to_be_on_methadone_is_a_wish_beside_another_need():
    assert read("shelter, I am on methadone").needs == ("housing_tonight",)
    assert read("shelter, I am on methadone").no_barriers == ("mat_refused",)
    assert "substance" in read("detox and a shelter, I am on methadone").needs


def test_who_does_not_drink_does_not_ask_for_a_place_where_one_may():
    assert "sobriety" not in read("a bed, I do not drink").no_barriers


def test_a_county_counts_without_the_word_county():
    assert read("apartments tazewell").county == "17179"
    assert read("my lake house").county == ""
