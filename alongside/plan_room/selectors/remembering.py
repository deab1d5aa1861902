"""Counts of published plans, remembered until anything that is counted changes.

Belongs here: keeping a count beside the state it was counted in. Not here: counting (tally, plans). Only what everyone
may read is remembered, in this process alone, and each page asks first whether something changed: what was
taken back is in no number (docs/decisions/0025).
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from django.db import connection

from alongside.plan_room.enums import Publication
from alongside.plan_room.models import Plan

Counted = TypeVar("Counted")
MOST = 200  # counts that are kept
_known: dict[Hashable, tuple[tuple[int, int], Any]] = {}


def remembered(what: Hashable, ask: Callable[[], Counted]) -> Counted:
    """What was counted under this name, or the count of now. `what` names count and published plans.

    Only a count that is the same for whoever asks: a keeper's is shown to everyone (tally leaves drafts out).
    """
    state, key = _state(), (connection.settings_dict["NAME"], what)
    known = _known.get(key)
    if known and known[0] == state:
        return known[1]  # type: ignore[no-any-return]
    counted = ask()
    if len(_known) >= MOST:
        _known.clear()
    _known[key] = (state, counted)
    return counted


def remembered_of(plan: Plan, what: Hashable, ask: Callable[[], Counted]) -> Counted:
    """The same of one plan; a draft is counted anew each time."""
    return remembered((what, plan.id), ask) if plan.state == Publication.PUBLISHED else ask()


def _state() -> tuple[int, int]:
    """How many lines, and the last. No state comes again: whoever commits late adds to the number, and the night, which
    takes from it, adds a last one."""
    with connection.cursor() as cursor:
        cursor.execute("select count(*), coalesce(max(id), 0) from plan_room_stirring")
        lines, last = cursor.fetchone()
    return lines, last
