"""Needs, in the client's own order, and who comes along.

Belongs here: adding, changing, moving, how it stands, taking that back. Not here: reading (selectors.plan).
"""

from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID

from django.utils import timezone

from alongside.cases.actions.planning import Given, add_row, change_row, noted, save, to_plan
from alongside.cases.enums_plan import NeedStatus
from alongside.cases.errors_plan import NothingToTakeBack, NotThere
from alongside.cases.models import Companion, Need
from alongside.cases.selectors.plan_rows import row_for, rows_of
from alongside.vault.actors import Actor

Thing = TypeVar("Thing")


def add_need(*, actor: Actor, case_id: UUID, given: Given, row_id: UUID | None = None) -> Need:
    """A need, last in their order until they say otherwise."""
    case = to_plan(actor, case_id)
    last = rows_of(actor, Need, case.subject_id).order_by("-place").values_list("place", flat=True).first()
    place = 0 if last is None else last + 1
    return add_row(actor, case, Need, given, why="need_added", row_id=row_id, place=place)


def change_need(*, actor: Actor, case_id: UUID, need_id: UUID, version: int, given: Given) -> Need:
    """The same need, said better. SomeoneElseWasFaster when it changed since `version` was read."""
    case = to_plan(actor, case_id)
    return change_row(actor, case, Need, need_id, version, given, why="need_changed")


def move_need(*, actor: Actor, case_id: UUID, need_id: UUID, way: str) -> None:
    """One place up or down. At either end nothing happens."""
    case = to_plan(actor, case_id)
    needs = list(rows_of(actor, Need, case.subject_id).order_by("place", "id"))
    moving = row_for(actor, Need, case.subject_id, need_id)
    for place, need in enumerate(moved(needs, moving, way)):
        if need.place != place:
            need.place = place
            need.save(update_fields=["place"])
    noted(actor, case, moving, "need_moved")


def moved(things: Sequence[Thing], thing: Thing, way: str) -> list[Thing]:
    """The same things in another order: `thing` changes places with its neighbour above or below."""
    order = list(things)
    here = order.index(thing)
    there = here + {"up": -1, "down": 1}.get(way, 0)
    if 0 <= there < len(order):
        order[here], order[there] = order[there], order[here]
    return order


def set_status(*, actor: Actor, case_id: UUID, need_id: UUID, status: str) -> Need:
    """How it stands now. What it was before can be put back."""
    if status not in NeedStatus.values:
        raise NotThere
    case = to_plan(actor, case_id)
    need = row_for(actor, Need, case.subject_id, need_id, lock=True)
    if need.status != status:
        given = {"status_before": need.status, "status": status, "status_at": timezone.now()}
        save(actor, case, need, given, why=f"need_{status}")
    return need


def undo_status(*, actor: Actor, case_id: UUID, need_id: UUID) -> Need:
    """It was a slip: as it stood before."""
    case = to_plan(actor, case_id)
    need = row_for(actor, Need, case.subject_id, need_id, lock=True)
    if not need.status_before:
        raise NothingToTakeBack
    given = {"status": need.status_before, "status_before": "", "status_at": timezone.now()}
    save(actor, case, need, given, why="need_put_back")
    return need


def add_companion(*, actor: Actor, case_id: UUID, given: Given, row_id: UUID | None = None) -> Companion:
    """Someone who comes along."""
    return add_row(actor, to_plan(actor, case_id), Companion, given, why="companion_added", row_id=row_id)


def change_companion(
    *, actor: Actor, case_id: UUID, companion_id: UUID, version: int, given: Given
) -> Companion:
    """What is known about them, said better."""
    case = to_plan(actor, case_id)
    return change_row(actor, case, Companion, companion_id, version, given, why="companion_changed")


def end_companion(*, actor: Actor, case_id: UUID, companion_id: UUID) -> Companion:
    """They no longer come along. Doing it again brings them back."""
    case = to_plan(actor, case_id)
    row = row_for(actor, Companion, case.subject_id, companion_id, lock=True)
    save(actor, case, row, {"ended_on": day_or_none(row.ended_on)}, why="companion_changed")
    return row


def day_or_none(day: Any) -> Any:
    """Today where there was no day yet; none where there was one."""
    return timezone.localdate() if day is None else None
