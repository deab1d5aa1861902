"""What a version changed, told from what is stored, is what stands in both whole forms."""

from copy import deepcopy

import pytest

from alongside.plan_room.models import Plan, PlanVersion
from alongside.plan_room.selectors.versions import difference, version_with_difference
from alongside.plan_room.tests import ground


def added(rows):
    rows.append(deepcopy(rows[0]) | {"key": "LARCH-9", "title": "Something new"})


def left_out(rows):
    del rows[0]


def reworded(rows):
    rows[0]["title"] = "Said otherwise"


def owed_by_others(rows):
    rows[0]["owners"] = rows[1]["owners"]


def timed_anew(rows):
    rows[0]["clock"] = None


def said_elsewhere(rows):
    """What no reader of a difference is shown: it is nothing that changed."""
    rows[0]["source_line"] = 7


CHANGES = (added, left_out, reworded, owed_by_others, timed_anew, said_elsewhere)


@pytest.mark.parametrize("changes", [[one] for one in CHANGES] + [CHANGES[:1], CHANGES[1:], []])
def test_what_is_told_of_a_version_stands_in_both_forms(cast, as_person, changes):
    with as_person(cast.fay) as fay:
        before = ground.published(fay)
        rows = deepcopy(before["actions"])
        for change in changes:
            change(rows)
        ground.published(fay, actions=rows, title="Another title")
        first, second = (PlanVersion.objects.get(plan__key="LARCH", number=one) for one in (1, 2))
        version, total, earlier, told = version_with_difference(Plan.objects.get(key="LARCH"), 2)
    assert told == difference(first.form, second.form)
    assert told.is_empty is (changes in ([], [said_elsewhere]))
    assert (version.id, total, earlier.id) == (second.id, len(rows), first.id)
