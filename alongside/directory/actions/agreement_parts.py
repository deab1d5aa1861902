"""What hangs on an agreement: who speaks for a side, trainings, exchanges, meetings (S4-229 to S4-232).

Belongs here: the verbs. Not here: the agreement itself (agreements). Each side adds its own and changes its own.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model
from django.utils import timezone

from alongside.directory import policies_agreements as policies
from alongside.directory.enums_agreements import MeetingState
from alongside.directory.models import Agreement, CoordinationMeeting, CrossTraining, Exchange, Liaison
from alongside.directory.selectors.agreements import agreement_for, part_for
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.once import once, require_version

Part = TypeVar("Part", Liaison, CrossTraining, Exchange, CoordinationMeeting)


def name_liaison(*, actor: Actor, agreement_id: UUID, row_id: UUID, given: Mapping[str, Any]) -> Liaison:
    """Who speaks for a side, and how to reach them."""
    return _add(actor, agreement_id, Liaison(id=row_id), given, "agreement.liaison")


def end_liaison(*, actor: Actor, liaison_id: UUID) -> Liaison:
    """Someone else speaks from now on."""
    row = part_for(actor, Liaison, liaison_id, lock=True)
    _to_change(actor, row.agreement_id)
    row.until = timezone.localdate()
    return _kept(actor, row, "agreement.liaison", "until")


def promise_training(
    *, actor: Actor, agreement_id: UUID, row_id: UUID, given: Mapping[str, Any]
) -> CrossTraining:
    """A training that one side gives the other; promised, or given already."""
    return _add(actor, agreement_id, CrossTraining(id=row_id), given, "agreement.training")


def give_training(
    *, actor: Actor, training_id: UUID, version: int, given_on: date, hours: Any, people: int | None
) -> CrossTraining:
    """It was given: when, how long, to how many. Nobody's name."""
    row = part_for(actor, CrossTraining, training_id, lock=True)
    _to_change(actor, row.agreement_id)
    require_version(row.version, version)
    row.given_on, row.hours, row.people, row.version = given_on, hours, people, row.version + 1
    return _kept(actor, row, "agreement.training", "given_on", "hours", "people", "version")


def note_exchange(*, actor: Actor, agreement_id: UUID, row_id: UUID, given: Mapping[str, Any]) -> Exchange:
    """Materials, resources, links that one side gave the other."""
    return _add(actor, agreement_id, Exchange(id=row_id), given, "agreement.exchange")


def plan_meeting(*, actor: Actor, agreement_id: UUID, row_id: UUID, on: date) -> CoordinationMeeting:
    """A day on which both sides look at how working together goes."""
    return _add(actor, agreement_id, CoordinationMeeting(id=row_id), {"on": on}, "agreement.meeting")


def hold_meeting(*, actor: Actor, meeting_id: UUID, version: int, on: date, went: str) -> CoordinationMeeting:
    """What was said about working together: what goes well, what does not, what changes."""
    row = part_for(actor, CoordinationMeeting, meeting_id, lock=True)
    _to_change(actor, row.agreement_id)
    require_version(row.version, version)
    row.on, row.went, row.state, row.version = on, went, MeetingState.HELD, row.version + 1
    return _kept(actor, row, "agreement.meeting", "on", "went", "state", "version")


def _to_change(actor: Actor, agreement_id: UUID) -> Agreement:
    agreement = agreement_for(actor, agreement_id)
    require(policies.may_add_to_agreement(actor, agreement))
    return agreement


def _add(actor: Actor, agreement_id: UUID, row: Part, given: Mapping[str, Any], why: str) -> Part:
    """Add a part once, whoever sends its form twice."""
    agreement = _to_change(actor, agreement_id)
    row.agency_id, row.agreement_id = actor.agency_id, agreement.id
    for name, value in given.items():
        setattr(row, name, value)

    def make() -> Part:
        row.save(force_insert=True)
        ledger.add(actor, What.RULES_CHANGED, about=row.id, why=why)
        return row

    kind: Any = type(row)
    added: Part = once(
        make,
        made=lambda: kind.objects.filter(agency_id=actor.agency_id, id=row.id).first(),
        same=lambda found: all(getattr(found, name) == value for name, value in given.items()),
    )
    return added


def _kept(actor: Actor, row: Part, why: str, *fields: str) -> Part:
    kept: Model = row
    kept.save(update_fields=list(fields))
    ledger.add(actor, What.RULES_CHANGED, about=row.id, why=why)
    return row
