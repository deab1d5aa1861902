"""The tags of a consultation: one spelling of each, kept in order by whoever keeps the consultation."""

import pytest

from alongside.plan_room.actions import wording
from alongside.plan_room.errors_consultations import TagTaken, WhyNeeded
from alongside.plan_room.models import Contribution, Draft, Revision, Tag
from alongside.plan_room.selectors.consultations import read_tags, tags_of
from alongside.plan_room.tests.consultations import ground
from alongside.plan_room.tests.consultations.by_hand import KEY, draft_of, keep, url
from alongside.vault.errors import NotFound
from alongside.vault.ids import uuid7
from tests.browse import sign_in

YOUTH = {"name": "youth", "aliases": ["teens", "young people"], "suggested": True, "priority": False}


def tag(actor, *, version=0, row_id=None, why="", **more):
    row_id = row_id or uuid7()
    keep(actor, "tag", row_id, version, {**YOUTH, **more}, why)
    return Tag.objects.get(id=row_id)


def test_another_spelling_written_down_later_changes_what_has_it_already(read, cast, as_person):
    with as_person(cast.rosa) as rosa:
        draft = draft_of(rosa, tags=["teens", "signs"])
        Tag.objects.filter(consultation=read, name="teens").delete()
    with as_person(cast.chloe) as chloe:
        sent = ground.published(chloe, read, tags=["young people", "teens", "housing"])
        tag(chloe)
        assert Draft.objects.get(id=draft.id).tags == ["youth", "signs"]
        assert Contribution.objects.get(id=sent).tags == ["youth", "housing"]
        assert read_tags("Teens, YOUTH, signs", tags_of(read)) == ["youth", "signs"]


def test_a_tag_that_gets_another_name_keeps_the_old_one_as_a_spelling(city, cast, as_person):
    with as_person(cast.rosa) as rosa:
        row = tag(rosa)
        draft = draft_of(rosa, tags=["teens"])
        named = tag(rosa, row_id=row.id, version=1, name="young people", aliases=["teens"])
        assert (named.name, named.aliases) == ("young people", ["teens", "youth"])
        assert Draft.objects.get(id=draft.id).tags == ["young people"]
        assert Revision.objects.latest("at").now["aliases"] == ["teens", "youth"]


@pytest.mark.parametrize(
    "more", [{"name": "teens", "aliases": []}, {"name": "girls", "aliases": ["youth"]}, {"aliases": []}]
)
def test_a_word_means_one_tag(city, cast, as_person, more):
    with as_person(cast.rosa) as rosa:
        tag(rosa)
        with pytest.raises(TagTaken):
            tag(rosa, **more)


def test_a_tag_is_taken_out_and_comes_back_and_what_was_said_keeps_its_words(read, cast, as_person):
    with as_person(cast.rosa) as rosa:
        row = tag(rosa)
        draft = draft_of(rosa, tags=["youth"])
        with pytest.raises(WhyNeeded):
            wording.take_out(actor=rosa, consultation_key=KEY, part="tag", row_id=row.id)
        gone = wording.take_out(
            actor=rosa, consultation_key=KEY, part="tag", row_id=row.id, why="Twice here."
        )
        assert not Tag.objects.filter(id=row.id).exists()
        assert Draft.objects.get(id=draft.id).tags == ["youth"]
        wording.bring_back(actor=rosa, revision_id=gone.id, why="It was not.")
        assert Tag.objects.get(id=row.id).aliases == YOUTH["aliases"]


def test_on_the_screen_it_is_written_with_commas_and_mistakes_are_told(city, cast, client, seen):
    sign_in(client, cast.rosa)
    form = {
        "version": 0,
        "row_id": uuid7(),
        "name": " Youth ",
        "aliases": "Teens,, youth, young  People ,teens",
    }
    assert client.post(url("part", KEY, "tag"), form | {"suggested": "on"}).status_code == 303
    row = seen(lambda: Tag.objects.get(consultation__key=KEY))
    assert (row.name, row.aliases, row.suggested) == ("youth", ["teens", "young people"], True)
    page = client.get(url("one", KEY)).text
    assert "offered while people write" in page
    assert "teens, young people" in page
    there = client.get(url("part_there", KEY, "tag", row.id)).text
    assert "teens, young people" in there
    for name in ("", "youth, girls", "teens"):
        answer = client.post(url("part", KEY, "tag"), form | {"row_id": uuid7(), "name": name, "aliases": ""})
        assert answer.status_code == 422, name
    long = form | {
        "row_id": uuid7(),
        "name": "ß" * 60,
        "aliases": "ŉ" * 60,
    }  # longer once they are small letters
    assert client.post(url("part", KEY, "tag"), long).status_code == 303
    assert len(seen(lambda: Tag.objects.get(consultation=city, name__startswith="ss").name)) == 60
    stale = client.post(url("part_there", KEY, "tag", row.id), form | {"row_id": row.id, "version": 7})
    assert stale.status_code == 422
    assert client.post(url("take_out", KEY, "tag", row.id)).status_code == 303
    assert not seen(lambda: Tag.objects.filter(consultation=city, name="youth").exists())


def test_the_reason_and_the_change_of_a_tag_are_read_by_everyone(read, cast, as_person, client):
    with as_person(cast.rosa) as rosa:
        row = tag(rosa, suggested=False)
        with pytest.raises(WhyNeeded):
            tag(rosa, row_id=row.id, version=1, suggested=True)
        tag(rosa, row_id=row.id, version=1, suggested=True, why="Many ask about it.")
    page = client.get(f"/have-your-say/{KEY}/changes/").text
    assert "Many ask about it." in page
    assert "Offered while people write" in page


def test_nobody_keeps_the_tags_of_a_coalition_that_is_not_theirs(cast, as_person):
    with as_person(cast.fay) as fay:
        own = ground.open_one(fay, keeper_id=fay.agency_id)
    with as_person(cast.rosa) as rosa, pytest.raises(NotFound):
        wording.keep(
            actor=rosa, consultation_key=own.key, part="tag", row_id=uuid7(), version=0, given=dict(YOUTH)
        )
