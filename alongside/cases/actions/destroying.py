"""Destroying a record, and the legal hold that keeps it from being destroyed.

Belongs here: the three verbs. Not here: closing (actions.closing), doing it again after a restore
(config.backup_restore). Destroying a record is destroying its keys: the rows stay, sealed for good, and with
them the coded facts that are counted (when the work began and ended, and why). There is no way back.
"""

from datetime import date, timedelta
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from alongside.cases import policies
from alongside.cases.errors import HoldInThePast, LegalHold, WorkGoesOn
from alongside.cases.models import CareTeamMember, Case
from alongside.cases.selectors import case_for
from alongside.cases.selectors.documents import files_of_destroyed
from alongside.people.stepping_up import require_step_up
from alongside.vault import files, tombstones
from alongside.vault.actions import access
from alongside.vault.actors import Actor, require
from alongside.vault.errors import Refused
from alongside.vault.selectors import held_until


def destroy_record(*, actor: Actor, case_id: UUID, today: date) -> date:
    """End every key, trace and access of a client; return the day on which the last backup of the keys ends.

    Refused to whoever does not lead or only reads, while the work goes on (WorkGoesOn), without the second
    factor (StepUpNeeded), under a hold (LegalHold). Done twice it finds nothing: NotFound.
    """
    case = case_for(actor, case_id, lock=True)
    decision = policies.may_destroy(actor, case)
    require(decision, WorkGoesOn if decision.reason == "open" else Refused)
    require_step_up(actor)
    held = held_until(actor, case.subject_id)
    if held is not None and held >= today:
        raise LegalHold
    gone_on = keys_gone_on(today)
    _end_care_team(case)
    _destroy(actor, case.subject_id, gone_on)
    transaction.on_commit(partial(tombstones.append, case.subject_id, timezone.now()), robust=True)
    transaction.on_commit(partial(_remove, files_of_destroyed(case.subject_id)), robust=True)
    return gone_on


def set_hold(*, actor: Actor, case_id: UUID, until: date, today: date) -> None:
    """Keep a record up to and including a day, whoever wants it gone."""
    case = _case_to_hold(actor, case_id)
    if until < today:
        raise HoldInThePast
    if held_until(actor, case.subject_id) != until:
        access.hold(actor=actor, subject_id=case.subject_id, until=until)


def end_hold(*, actor: Actor, case_id: UUID) -> None:
    """Lift the hold. Doing it twice is harmless."""
    case = _case_to_hold(actor, case_id)
    if held_until(actor, case.subject_id) is not None:
        access.hold(actor=actor, subject_id=case.subject_id, until=None)


def keys_gone_on(today: date) -> date:
    """The day on which a backup of the keys that was made today ends."""
    return today + timedelta(days=settings.KEY_BACKUP_DAYS)


def _case_to_hold(actor: Actor, case_id: UUID) -> Case:
    case = case_for(actor, case_id, lock=True)
    require(policies.may_hold(actor, case))
    return case


def _end_care_team(case: Case) -> None:
    """As a coded fact: nobody works with someone whose record is gone."""
    standing = CareTeamMember.objects.filter(subject_id=case.subject_id, until=None)
    standing.update(until=timezone.now())


def _destroy(actor: Actor, subject_id: UUID, gone_on: date) -> None:
    try:
        access.destroy(actor=actor, subject_id=subject_id, keys_gone_on=gone_on)
    except Refused as refusal:
        if refusal.code == LegalHold.code:
            raise LegalHold from None
        raise


def _remove(stored: list[UUID]) -> None:
    """What does not go now is unknown to the sweep from now on, which tries again."""
    for stored_as in stored:
        files.remove(stored_as)
