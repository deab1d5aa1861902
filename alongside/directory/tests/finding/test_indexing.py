"""What is written in the directory is found at once; the national lines are added once."""

import pytest
from django.db import connections

from alongside.directory.actions import services as writing
from alongside.directory.actions.indexing import index_all
from alongside.directory.actions.national import load_national
from alongside.directory.models import Found, Service, Word
from alongside.directory.selectors.finding import find, question_of
from alongside.directory.tests.finding.conftest import THURSDAY_EVENING
from alongside.vault.ids import uuid7


def names(text):
    return [hit.name for hit in find(None, question_of(text), moment=THURSDAY_EVENING).hits]


def test_a_service_written_by_hand_is_found_by_its_name_and_its_need(cast, as_person):
    with as_person(cast.chloe) as actor:
        row = writing.new_service(
            actor=actor,
            row_id=uuid7(),
            organization_id=None,
            organization="Quillfeather",
            name="Quillfeather beds",
        )
        assert names("quilfeather") == ["Quillfeather beds"]
        writing.set_areas(actor=actor, service_id=row.id, codes=["food"])
        assert names("something to eat") == ["Quillfeather beds"]


def test_what_is_not_offered_any_more_is_not_found(cast, as_person):
    with as_person(cast.chloe) as actor:
        row = writing.new_service(
            actor=actor,
            row_id=uuid7(),
            organization_id=None,
            organization="Quillfeather",
            name="Quillfeather soup",
        )
        writing.change_service(
            actor=actor, service_id=row.id, version=row.version, words={"status": "defunct"}
        )
        assert names("quillfeather") == []


def test_the_national_lines_are_added_once_and_say_that_nobody_has_compared_them(cast, as_person):
    with as_person(cast.fay):
        assert load_national(using="default") == 19
        assert load_national(using="default") == 0
        assert set(Service.objects.values_list("assured_date", flat=True)) == {None}
        found = find(None, question_of("I want to kill myself"), moment=THURSDAY_EVENING)
        assert "988 Suicide and Crisis Lifeline" in [hit.name for hit in found.hits[:3]]
        assert all(hit.is_stale for hit in found.hits)


def test_a_line_that_somebody_mended_stays_mended(cast, as_person):
    with as_person(cast.fay):
        load_national(using="default")
        Service.objects.filter(name="211").update(description="Ours")
        load_national(using="default")
        assert Service.objects.get(name="211").description == "Ours"


def test_the_whole_table_can_be_written_anew(filled, as_person):
    with as_person(filled.fay):
        before = Found.objects.count()
        Found.objects.all().delete()
        assert index_all(using="default") == before == Found.objects.count()


def test_who_does_not_keep_the_directory_writes_none_of_it(filled, as_person):
    with as_person(filled.amira):
        assert Found.objects.all().delete()[0] == 0
    assert connections["default"].vendor == "postgresql"


def test_a_place_far_from_everything_says_that_there_is_more_farther_away(filled):
    asked = question_of("shelter near Chicago")
    few = find(None, asked, moment=THURSDAY_EVENING)
    assert len(few.near) == 3
    assert few.farther
    every = find(None, asked.also(far=True), moment=THURSDAY_EVENING)
    assert every.near_total > 3


def test_a_town_that_only_the_directory_knows_is_a_place_to_be_near(filled, as_person):
    with as_person(filled.fay):
        Found.objects.filter(town="rantoul").update(town="quillmouth")
        Word.objects.create(word="quillmouth", forms=["quillmouth"])
    asked = question_of("food in Quillmouth")
    assert asked.near.called == "Quillmouth"
    assert asked.names == ()
    assert find(None, asked, moment=THURSDAY_EVENING).near[0].name == "Rantoul pantry"


def test_pages_follow_one_another_without_a_gap(filled):
    asked = question_of("food near Peoria").also(size=2, far=True)
    first, second = (find(None, asked.also(page=page), moment=THURSDAY_EVENING) for page in (1, 2))
    whole = find(None, asked.also(size=4), moment=THURSDAY_EVENING)
    assert [hit.name for hit in first.near + second.near] == [hit.name for hit in whole.near]


@pytest.mark.parametrize("typed", ["'; drop table x; --", "a & b | !c", "(((", "\\", "%s %(x)s", "\x00 food"])
def test_whatever_is_typed_is_only_looked_for(filled, typed):
    before = Found.objects.count()
    find(None, question_of(typed), moment=THURSDAY_EVENING)
    assert Found.objects.count() == before
