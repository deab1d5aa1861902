"""Writing about the local system: institutions, steps, gaps, contacts, asks, materials, and what came of them.

Belongs here: the writes and the log that each step leaves. Not here: members' own rules (actions.evaluation), screens.
Nobody who was hurt and no officer stands here: what happened to a person lies in that person's own record.
"""

from datetime import date
from typing import Any
from uuid import UUID

from alongside.coalition.actions.evaluation_rows import Given, change, make, say, write
from alongside.coalition.enums_system import AskState, FailingState
from alongside.coalition.errors_evaluation import DayMissing, NotThatStep
from alongside.coalition.models import (
    Ask,
    Failing,
    Institution,
    Material,
    MaterialShare,
    SystemContact,
    SystemLog,
    SystemStep,
)
from alongside.coalition.policies import may_take_part
from alongside.coalition.policies_evaluation import may_change_hers
from alongside.coalition.selectors import system as reads
from alongside.vault.actors import Actor, require


def write_institution(*, actor: Actor, coalition_id: UUID, row_id: UUID, given: Given) -> Institution:
    """Someone a person meets on the way."""
    require(may_take_part(actor, coalition_id))
    return make(
        Institution,
        actor=actor,
        why="system.institution",
        coalition_id=coalition_id,
        row_id=row_id,
        given=given,
    )


def change_institution(
    *, actor: Actor, coalition_id: UUID, institution_id: UUID, version: int, given: Given
) -> Institution:
    """Its name, its part, its place on the way."""
    row = reads.institution_for(coalition_id, institution_id, lock=True)
    require(may_change_hers(actor, row))
    change(row, actor=actor, why="system.institution_changed", version=version, given=given)
    return row


def add_step(
    *, actor: Actor, coalition_id: UUID, institution_id: UUID, row_id: UUID, given: Given
) -> SystemStep:
    """What a person goes through there."""
    require(may_take_part(actor, coalition_id))
    there = reads.institution_for(coalition_id, institution_id)
    return make(
        SystemStep,
        actor=actor,
        why="system.step",
        coalition_id=coalition_id,
        row_id=row_id,
        given=given,
        institution_id=there.id,
    )


def take_step_away(*, actor: Actor, coalition_id: UUID, step_id: UUID) -> UUID:
    """It is not so, or no longer. The institution it stood at."""
    row = reads.step_for(coalition_id, step_id)
    require(may_change_hers(actor, row))
    institution_id: UUID = row.institution_id
    say(actor, row.id, "system.step_taken_away")
    row.delete()
    return institution_id


def name_failing(
    *, actor: Actor, coalition_id: UUID, institution_id: UUID, row_id: UUID, given: Given
) -> Failing:
    """Where the system fails people."""
    require(may_take_part(actor, coalition_id))
    there = reads.institution_for(coalition_id, institution_id)
    return make(
        Failing,
        actor=actor,
        why="system.gap",
        coalition_id=coalition_id,
        row_id=row_id,
        given=given,
        institution_id=there.id,
    )


def change_failing(
    *, actor: Actor, coalition_id: UUID, failing_id: UUID, version: int, given: Given
) -> Failing:
    """Say it better."""
    row = reads.failing_for(coalition_id, failing_id, lock=True)
    require(may_change_hers(actor, row))
    change(row, actor=actor, why="system.gap_changed", version=version, given=given)
    return row


def move_failing(
    *, actor: Actor, coalition_id: UUID, failing_id: UUID, row_id: UUID, version: int, said: Given
) -> SystemLog:
    """What came of it: a line in the log, and where it stands since. DayMissing for a promise without a day."""
    row = reads.failing_for(coalition_id, failing_id, lock=True)
    require(may_change_hers(actor, row))
    if known := reads.logged(coalition_id, row_id):
        return known  # sent twice, done once
    _at(row, version)
    days: dict[str, Any] = {}
    if said["state"] == FailingState.PROMISED:
        days["promised_by"] = _day(said["day"] or row.promised_by)
    days["changed_on"] = (said["day"] or said["on"]) if said["state"] == FailingState.CHANGED else None
    write(row, state=said["state"], **days)
    return _log(actor, coalition_id, row_id, said, failing_id=row.id)


def write_contact(
    *, actor: Actor, coalition_id: UUID, institution_id: UUID, row_id: UUID, given: Given
) -> SystemContact:
    """That we were in touch, or that we will meet (S4-109, S4-110)."""
    require(may_take_part(actor, coalition_id))
    there = reads.institution_for(coalition_id, institution_id)
    return make(
        SystemContact,
        actor=actor,
        why="system.contact",
        coalition_id=coalition_id,
        row_id=row_id,
        given=given,
        institution_id=there.id,
    )


def change_contact(
    *, actor: Actor, coalition_id: UUID, contact_id: UUID, version: int, given: Given
) -> SystemContact:
    """It took place, or it did not; what was said."""
    row = reads.contact_for(coalition_id, contact_id, lock=True)
    require(may_change_hers(actor, row))
    change(row, actor=actor, why="system.contact_changed", version=version, given=given)
    return row


def write_ask(*, actor: Actor, coalition_id: UUID, row_id: UUID, given: Given) -> Ask:
    """What is asked of whom, and why it is best for the people it is about."""
    require(may_take_part(actor, coalition_id))
    return make(Ask, actor=actor, why="system.ask", coalition_id=coalition_id, row_id=row_id, given=given)


def change_ask(*, actor: Actor, coalition_id: UUID, ask_id: UUID, version: int, given: Given) -> Ask:
    """Say it better."""
    row = reads.ask_for(coalition_id, ask_id, lock=True)
    require(may_change_hers(actor, row))
    change(row, actor=actor, why="system.ask_changed", version=version, given=given)
    return row


def move_ask(
    *, actor: Actor, coalition_id: UUID, ask_id: UUID, row_id: UUID, version: int, said: Given
) -> SystemLog:
    """Asked, what they answered, promised, in force: a line in the log, and where it stands since."""
    row = reads.ask_for(coalition_id, ask_id, lock=True)
    require(may_change_hers(actor, row))
    if known := reads.logged(coalition_id, row_id):
        return known
    _at(row, version)
    days: dict[str, Any] = {}
    if said["state"] != AskState.DRAFT and row.asked_on is None:
        days["asked_on"] = said["on"]
    if said["state"] == AskState.PROMISED:
        days["promised_by"] = _day(said["day"] or row.promised_by)
    days["in_force_on"] = (said["day"] or said["on"]) if said["state"] == AskState.IN_FORCE else None
    write(row, state=said["state"], **days)
    return _log(actor, coalition_id, row_id, said, ask_id=row.id)


def write_material(*, actor: Actor, coalition_id: UUID, row_id: UUID, given: Given) -> Material:
    """Training material that someone develops (S4-112)."""
    require(may_take_part(actor, coalition_id))
    return make(
        Material, actor=actor, why="system.material", coalition_id=coalition_id, row_id=row_id, given=given
    )


def change_material(
    *, actor: Actor, coalition_id: UUID, material_id: UUID, version: int, given: Given
) -> Material:
    """A later state of it."""
    row = reads.material_for(coalition_id, material_id, lock=True)
    require(may_change_hers(actor, row))
    change(row, actor=actor, why="system.material_changed", version=version, given=given)
    return row


def share_material(
    *, actor: Actor, coalition_id: UUID, material_id: UUID, row_id: UUID, given: Given
) -> MaterialShare:
    """That it was given to staff or allied professionals (S4-113)."""
    require(may_take_part(actor, coalition_id))
    material = reads.material_for(coalition_id, material_id)
    return make(
        MaterialShare,
        actor=actor,
        why="system.material_given",
        coalition_id=coalition_id,
        row_id=row_id,
        given=given,
        material_id=material.id,
    )


def _at(row: Failing | Ask, version: int) -> None:
    if row.version != version:
        raise NotThatStep


def _day(day: date | None) -> date:
    if day is None:
        raise DayMissing
    return day


def _log(actor: Actor, coalition_id: UUID, row_id: UUID, said: Given, **about: UUID) -> SystemLog:
    row = SystemLog(
        id=row_id, agency_id=coalition_id, made_by_id=actor.account_id, state=said["state"], on=said["on"],
        words=said["words"], **about,
    )  # fmt: skip
    row.save(force_insert=True)
    say(actor, row.id, f"system.{row.state}")
    return row
