"""The findings: each number of the inventory, silence that blames nobody, two sides that differ."""

import pytest

from alongside.plan_room import keys
from alongside.plan_room.models import Action
from alongside.plan_room.selectors import findings
from alongside.plan_room.selectors.findings import Standing
from alongside.plan_room.tests import ground

OF_2020 = [keys.plan_id("NAP20"), keys.plan_id("HHS20")]


def of_2020(finding=""):
    rows = findings.current(OF_2020)
    return findings.filtered(rows, finding, OF_2020) if finding else rows


def keys_of(rows):
    return set(rows.values_list("key", flat=True))


def test_of_ninety_two_sixty_four_name_an_owner_and_four_have_a_clock(db):
    numbers = findings.numbers_of(of_2020(), OF_2020)
    assert (numbers.total, numbers.named, numbers.collective, numbers.unowned) == (92, 64, 21, 7)
    assert (numbers.clocked, numbers.per_case, numbers.unclocked, numbers.unanchored) == (4, 1, 73, 2)
    assert (numbers.silent, numbers.looked_at, numbers.apart) == (92, 0, 0)


def test_every_filter_finds_as_many_as_are_counted(db):
    numbers = findings.numbers_of(of_2020(), OF_2020)
    for name in (
        "named", "collective", "unowned", "clocked", "unclocked", "unanchored", "silent", "looked_at", "apart",
        "owners_differ",
    ):  # fmt: skip
        assert of_2020(name).count() == getattr(numbers, name), name


def test_a_length_without_a_stated_first_day_is_unanchored(db):
    assert keys_of(of_2020("unanchored")) == {"HHS20-L14-b", "HHS20-L16-c"}


def test_two_documents_that_name_other_owners_are_found(db):
    pairs = {
        frozenset(Action.objects.filter(id__in=pair).values_list("key", flat=True))
        for pair in findings.differing_pairs(OF_2020)
    }
    assert pairs == {
        frozenset({"NAP20-3.2-c", "HHS20-L31-a"}),
        frozenset({"HHS20-L29-a", "HHS20-L30-a"}),
    }
    assert findings.numbers_of(of_2020(), OF_2020).owners_differ == 4


@pytest.mark.parametrize(
    ("said", "found", "apart"),
    [
        ("done", "limited", True), ("done", "no_evidence", True), ("done", "complete", False),
        ("done", "substantial", False), ("under_way", "not_started", True), ("under_way", "limited", False),
        ("planned", "not_started", False), ("planned", "complete", True), ("delayed", "limited", False),
        (None, "not_started", False), ("done", None, False), (None, None, False),
    ],
)  # fmt: skip
def test_two_sides_differ_only_where_both_have_spoken(said, found, apart):
    assert Standing(said, found).apart is apart


def test_the_latest_of_each_side_counts(cast, as_person):
    with as_person(cast.fay):
        ground.say("NAP20-1.2-a", "planned", "2021-01-01")
        ground.say("NAP20-1.2-a", "done", "2022-01-01")
        ground.find("NAP20-1.2-a", "complete", on="2022-02-01")
        ground.find("NAP20-1.2-a", "limited", on="2023-02-01")
    standing = findings.standings(OF_2020)[keys.action_id("NAP20-1.2-a")]
    assert standing == Standing("done", "limited")
    numbers = findings.numbers_of(of_2020(), OF_2020)
    assert (numbers.silent, numbers.looked_at, numbers.apart) == (91, 1, 1)


@pytest.mark.parametrize("state", ["waiting", "asked", "sent_back", "withdrawn"])
def test_what_is_not_published_is_in_no_number(cast, as_person, state):
    with as_person(cast.fay):
        ground.say("NAP20-1.2-a", "done", "2022-01-01", state=state)
        ground.find("NAP20-1.2-a", "limited", state=state)
        numbers = findings.numbers_of(of_2020(), OF_2020)
    assert (numbers.silent, numbers.looked_at, numbers.apart) == (92, 0, 0)


def test_a_dropped_promise_is_in_no_number(cast, as_person):
    with as_person(cast.fay) as actor:
        ground.published(actor)
        ground.published(actor, actions=ground.ACTIONS[:2])
    plan = [keys.plan_id("LARCH")]
    assert findings.numbers_of(findings.current(plan), plan).total == 2
    assert Action.objects.filter(plan__key="LARCH").count() == 3
