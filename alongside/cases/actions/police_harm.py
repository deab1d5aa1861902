"""Harm by police: writing it down as told, saying it better.

Belongs here: the two verbs. Not here: who may read it (policies_advocacy), a complaint or an attorney: what the client
wants done is noted, and nothing happens by itself.
"""

from datetime import date
from typing import TypedDict
from uuid import UUID

from alongside.cases import policies_advocacy
from alongside.cases.actions.former import is_same, replace_words
from alongside.cases.actions.once import once
from alongside.cases.actions.working import case_to_write, require_version, was_worked_on
from alongside.cases.errors_advocacy import KeepOnlyWithTheirYes
from alongside.cases.models import Case, PoliceHarm
from alongside.cases.selectors.advocacy import harm_for
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import Drawer, What
from alongside.vault.ids import uuid7


class Told(TypedDict):
    """What the client told, and what they want done."""

    agreed_to_keep: str
    kinds: list[str]
    wish: str
    happened_on: date | None
    when_told: str
    what_happened: str
    officer: str
    next_step: str


def write_harm(*, actor: Actor, case_id: UUID, told: Told, harm_id: UUID | None = None) -> PoliceHarm:
    """Write it down, once the client has said that it may be kept.

    SavedBefore where a form sent earlier made `harm_id` (actions.once).
    """
    case = case_to_write(actor, case_id, Drawer.NOTES)
    require(policies_advocacy.may_open_harm_log(actor, case))
    require(policies_advocacy.may_keep_harm(told["agreed_to_keep"]), KeepOnlyWithTheirYes)
    new_id = harm_id or uuid7()
    return once(
        lambda: _write(actor, case, new_id, told),
        made=lambda: PoliceHarm.objects.filter(subject_id=case.subject_id, id=new_id).first(),
        same=lambda row: is_same(row, told),
    )


def correct_harm(*, actor: Actor, case_id: UUID, harm_id: UUID, version: int, told: Told) -> PoliceHarm:
    """Say it better; what stood there is kept. Only its author. The same again changes nothing."""
    case = case_to_write(actor, case_id, Drawer.NOTES)
    harm = harm_for(actor, case, harm_id)
    require(policies_advocacy.may_correct_harm(actor, case, harm))
    require(policies_advocacy.may_keep_harm(told["agreed_to_keep"]), KeepOnlyWithTheirYes)
    if is_same(harm, told):
        return harm
    require_version(harm.version, version)
    harm.save(update_fields=replace_words(actor, harm, told))
    was_worked_on(case)
    ledger.add(actor, What.NOTE_CORRECTED, case.subject_id, drawer=Drawer.NOTES, about=harm.id)
    return harm


def _write(actor: Actor, case: Case, harm_id: UUID, told: Told) -> PoliceHarm:
    harm = PoliceHarm(
        id=harm_id, agency_id=actor.agency_id, subject_id=case.subject_id, author_id=actor.account_id
    )
    for name, value in told.items():
        setattr(harm, name, value)
    harm.save(force_insert=True)
    was_worked_on(case)
    ledger.add(actor, What.NOTE_WRITTEN, case.subject_id, drawer=Drawer.NOTES, about=harm.id)
    return harm
