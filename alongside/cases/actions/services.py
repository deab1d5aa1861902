"""Entering services for clients of this room: one, or several at once.

Belongs here: which client an entry is about, the guard against sending twice. Not here: what an entry may hold
(service_entries.actions.entering). No list of who came to a group is kept: the group's line counts people, and a
client who wants it on her own record has a line of her own there (docs/rooms/service_entries.md).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from alongside.cases.actions.once import once
from alongside.cases.actions.working import case_to_write, was_worked_on
from alongside.service_entries.actions.entering import enter_service
from alongside.service_entries.errors import HowMany
from alongside.service_entries.selectors import entry_already_made
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer

if TYPE_CHECKING:
    from alongside.service_entries.models import Entry


def enter_for(
    actor: Actor, *, entry_id: UUID, given: Mapping[str, Any], case_id: UUID | None = None, people: int = 1
) -> Entry:
    """Write down what was done for a client, or for so many people nobody names."""
    if case_id is None:
        return _once(
            actor, entry_id, given, lambda: enter_service(actor, entry_id=entry_id, people=people, **given)
        )
    return _once(actor, entry_id, given, lambda: _for_client(actor, case_id, entry_id, given))


def enter_several(
    actor: Actor, *, entry_id: UUID, given: Mapping[str, Any], case_ids: Sequence[UUID], others: int
) -> Entry:
    """One line for all who came, and one for each client named on whose record it shall stand."""

    def make() -> Entry:
        whole = enter_service(actor, entry_id=entry_id, people=len(case_ids) + others, **given)
        for case_id in case_ids:
            _for_client(actor, case_id, uuid5(entry_id, str(case_id)), given, in_group=True)
        return whole

    if len(case_ids) + others < 1:
        raise HowMany
    return _once(actor, entry_id, given, make)


def _for_client(
    actor: Actor, case_id: UUID, entry_id: UUID, given: Mapping[str, Any], *, in_group: bool = False
) -> Entry:
    case = case_to_write(actor, case_id, Drawer.PLAN)
    entry = enter_service(actor, entry_id=entry_id, subject_id=case.subject_id, in_group=in_group, **given)
    was_worked_on(case)
    return entry


def _once(actor: Actor, entry_id: UUID, given: Mapping[str, Any], make: Callable[[], Entry]) -> Entry:
    return once(
        make,
        made=lambda: entry_already_made(actor, entry_id),
        same=lambda entry: all(getattr(entry, name) == value for name, value in given.items()),
    )
