"""Everyone proposes; the agenda orders itself."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.coalition.actions.agenda import place_item, support_item, withdraw_item
from alongside.coalition.actions.meetings import set_meeting
from alongside.coalition.agenda import ordered
from alongside.coalition.enums_meetings import EIGHT_TOPICS, ItemKind, Need
from alongside.coalition.errors_meetings import ReasonNeeded
from alongside.coalition.models import AgendaItem, ItemSupport
from alongside.coalition.selectors.meetings import items_of
from alongside.coalition.tests.ground import joined
from alongside.coalition.tests.meetings import ground
from alongside.vault.errors import NotFound, Refused
from alongside.vault.ids import uuid7


@dataclass(frozen=True)
class One:
    standing: int | None
    weight: int
    place: int | None
    age: tuple[int]


ONES = st.builds(
    One,
    standing=st.none(),
    weight=st.integers(1, 9),
    place=st.none() | st.integers(1, 12),
    age=st.tuples(st.integers(0, 99)),
)


@given(st.lists(ONES, max_size=12))
def test_the_survivors_item_is_first_whatever_is_proposed_or_moved(proposals):
    survivors = One(0, 0, None, (0,))
    order = ordered([*proposals, survivors])
    assert order[0] is survivors
    assert sorted(map(id, order)) == sorted(map(id, [*proposals, survivors]))
    free = [one.weight for one in order[1:] if one.place is None]
    assert free == sorted(free, reverse=True)


def test_need_decides_and_support_of_organizations_adds_to_it(cast, as_person):
    with as_person(cast.fay) as fay:
        meeting = ground.meeting(fay)
        ground.item(fay, meeting, "Website", Need.SOON)
    with as_person(cast.amira) as amira:
        mine = ground.item(amira, meeting, "Night line", Need.SOON)
    with as_person(cast.ben) as ben:
        ground.item(ben, meeting, "Court dates", Need.NOW)
        support_item(actor=ben, coalition_id=meeting.agency_id, item_id=mine.id, need=Need.NOW)
    with as_person(cast.ruth) as ruth:  # of the same organization: it counts once, as she says now
        support_item(actor=ruth, coalition_id=meeting.agency_id, item_id=mine.id, need=Need.SOON)
        assert ItemSupport.objects.get().need == Need.SOON
        lines = items_of(ruth, meeting)
        assert [line.row.title for line in lines] == ["", "", "Night line", "Court dates", "Website"]
        assert [line.row.kind for line in lines[:2]] == [ItemKind.SURVIVORS, ItemKind.TASKS]
        assert lines[2].organizations == ["Linden Crisis Center", "Millrace Legal Aid"]


def test_support_is_taken_back(cast, as_person):
    with as_person(cast.fay) as fay:
        meeting = ground.meeting(fay)
        item = ground.item(fay, meeting)
    with as_person(cast.ben) as ben:
        for need in (Need.NOW, 0):
            support_item(actor=ben, coalition_id=meeting.agency_id, item_id=item.id, need=need)
        assert not ItemSupport.objects.exists()


def test_an_organizer_moves_an_item_only_with_a_reason(cast, as_person):
    with as_person(cast.fay) as fay:
        meeting = ground.meeting(fay)
        first, second = ground.item(fay, meeting, "First", Need.NOW), ground.item(fay, meeting, "Second")
        with pytest.raises(ReasonNeeded):
            place_item(actor=fay, coalition_id=fay.agency_id, item_id=second.id, place=1, why=" ")
        place_item(
            actor=fay, coalition_id=fay.agency_id, item_id=second.id, place=1, why="A guest leaves early"
        )
        assert [one.row.id for one in items_of(fay, meeting)][2:] == [second.id, first.id]
    with as_person(cast.rosa) as rosa, pytest.raises(Refused):
        place_item(actor=rosa, coalition_id=meeting.agency_id, item_id=first.id, place=1, why="I like it")


def test_nobody_moves_or_takes_off_the_survivors_item(cast, as_person):
    with as_person(cast.fay) as fay:
        meeting = ground.meeting(fay)
        standing = AgendaItem.objects.get(meeting_id=meeting.id, kind=ItemKind.SURVIVORS)
        for act in (
            lambda: place_item(
                actor=fay, coalition_id=fay.agency_id, item_id=standing.id, place=5, why="Later"
            ),
            lambda: withdraw_item(actor=fay, coalition_id=fay.agency_id, item_id=standing.id),
            lambda: ground.item(fay, meeting, kind=ItemKind.SURVIVORS),
        ):
            with pytest.raises(Refused):
                act()


def test_a_member_takes_off_her_own_item_and_nobody_elses(cast, as_person):
    with as_person(cast.fay) as fay:
        meeting = ground.meeting(fay)
        theirs = ground.item(fay, meeting)
    with as_person(cast.amira) as amira:
        hers = ground.item(amira, meeting)
        withdraw_item(actor=amira, coalition_id=meeting.agency_id, item_id=hers.id)
        assert hers.id not in [one.row.id for one in items_of(amira, meeting)]
        withdraw_item(actor=amira, coalition_id=meeting.agency_id, item_id=hers.id, back=True)
        assert hers.id in [one.row.id for one in items_of(amira, meeting)]
        with pytest.raises(Refused):
            withdraw_item(actor=amira, coalition_id=meeting.agency_id, item_id=theirs.id)
        assert not AgendaItem.objects.filter(id=theirs.id).update(title="Changed")


def test_who_does_not_belong_finds_no_meeting(cast, as_person):
    with as_person(cast.fay) as fay:
        joined(fay, cast.linden)
        meeting = set_meeting(actor=fay, coalition_id=fay.agency_id, meeting_id=uuid7(), facts=ground.facts())
    with as_person(cast.ben) as ben, pytest.raises(NotFound):
        ground.item(ben, meeting)


def test_the_eight_topics_of_the_source_are_there():
    assert len(EIGHT_TOPICS) == 8
