"""Writing the plan, its actions and their order; agreeing on it; saying how far each is.

Belongs here: the plan's verbs. Not here: publishing it in the plan room (actions/strategy_publishing), measures.
"""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from alongside.coalition import policies_strategy as policies
from alongside.coalition.enums_strategy import ActionState, PlanState
from alongside.coalition.errors_strategy import NothingToAgreeOn, StepNotThere, WhyMissing
from alongside.coalition.models import ActionStep, Member, PlanAction, StrategicPlan
from alongside.coalition.selectors import strategy as reads
from alongside.coalition.selectors.decisions import decision_for
from alongside.vault.actors import Actor, require
from alongside.vault.errors import NotFound
from alongside.vault.once import once, require_version


@dataclass(frozen=True, slots=True)
class PlanSaid:
    """What a plan says of itself."""

    title: str
    starts_on: date
    ends_on: date
    review_every: int = 3


@dataclass(frozen=True, slots=True)
class ActionSaid:
    """What an action says. `barrier_words` are kept beside the id, as they were when it was agreed."""

    what: str
    member_id: UUID | None = None
    due_on: date | None = None
    starts_on: date | None = None
    barrier_id: UUID | None = None
    barrier_words: str = ""
    change: str = ""
    owner: str = ""
    resources: str = ""
    success: str = ""
    measure: str = ""
    stage: str = ""
    answers: str = ""


def write_plan(*, actor: Actor, coalition_id: UUID, plan_id: UUID, said: PlanSaid) -> StrategicPlan:
    """Begin a plan. SavedBefore where a form sent earlier began it."""
    require(policies.may_write_plan(actor, coalition_id))
    return once(
        lambda: StrategicPlan.objects.create(id=plan_id, agency_id=coalition_id, **asdict(said)),
        made=lambda: StrategicPlan.objects.filter(agency_id=coalition_id, id=plan_id).first(),
        same=lambda row: _says(row, said),
    )


@transaction.atomic
def change_plan(
    *, actor: Actor, coalition_id: UUID, plan_id: UUID, version: int, said: PlanSaid
) -> StrategicPlan:
    """Say it better. SomeoneElseWasFaster when it changed since `version` was read."""
    require(policies.may_write_plan(actor, coalition_id))
    row = reads.plan_for(coalition_id, plan_id, lock=True)
    require_version(row.version, version)
    for name, value in asdict(said).items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*asdict(said), "version"])
    return row


@transaction.atomic
def agree_on_plan(
    *, actor: Actor, coalition_id: UUID, plan_id: UUID, on: date, words: str, decision_id: UUID | None = None
) -> StrategicPlan:
    """The coalition decided: the plan and every drafted action of it hold from this day. Again: the same day stays.

    NothingToAgreeOn while no action is in it; NotFound for a decision that is not this coalition's.
    """
    require(policies.may_write_plan(actor, coalition_id))
    if decision_id is not None:
        decision_for(coalition_id, decision_id)
    row = reads.plan_for(coalition_id, plan_id, lock=True)
    if not reads.actions_of(row).exclude(state=ActionState.LET_GO).exists():
        raise NothingToAgreeOn
    if row.state != PlanState.AGREED:
        row.state, row.agreed_on, row.decision_words, row.decision_id = (
            PlanState.AGREED,
            on,
            words,
            decision_id,
        )
        row.version += 1
        row.save(update_fields=["state", "agreed_on", "decision_words", "decision_id", "version"])
    for action in reads.actions_of(row).filter(state=ActionState.DRAFTED).select_for_update(of=("self",)):
        action.decision_id = decision_id
        _step(actor, action, ActionState.AGREED, words)
    return row


@transaction.atomic
def take_agreement_back(*, actor: Actor, coalition_id: UUID, plan_id: UUID) -> StrategicPlan:
    """Undo: it was not decided after all. Actions that nobody began are drafts again."""
    require(policies.may_write_plan(actor, coalition_id))
    row = reads.plan_for(coalition_id, plan_id, lock=True)
    if row.state == PlanState.AGREED:
        row.state, row.agreed_on, row.decision_words, row.decision_id = PlanState.DRAFTED, None, "", None
        row.version += 1
        row.save(update_fields=["state", "agreed_on", "decision_words", "decision_id", "version"])
        for action in reads.actions_of(row).filter(state=ActionState.AGREED).select_for_update(of=("self",)):
            action.decision_id = None
            _step(actor, action, ActionState.DRAFTED, "")
    return row


@transaction.atomic
def add_action(
    *, actor: Actor, coalition_id: UUID, plan_id: UUID, action_id: UUID, said: ActionSaid
) -> PlanAction:
    """Write an action at the end of the plan. SavedBefore where a form sent earlier wrote it."""
    plan = reads.plan_for(coalition_id, plan_id)
    house = _agency_of(coalition_id, said.member_id)
    require(policies.may_add_action(actor, coalition_id, house))
    return once(
        lambda: _add(actor, plan, action_id, house, said),
        made=lambda: reads.action_made(coalition_id, action_id),
        same=lambda row: _says(row, said),
    )


def _add(
    actor: Actor, plan: StrategicPlan, action_id: UUID, house: UUID | None, said: ActionSaid
) -> PlanAction:
    last = PlanAction.objects.filter(plan=plan).aggregate(last=Max("place"))["last"] or 0
    row = PlanAction.objects.create(
        id=action_id, agency_id=plan.agency_id, plan=plan, for_agency_id=house, place=last + 1, **asdict(said)
    )
    _note(actor, row, "")
    return row


@transaction.atomic
def change_action(
    *, actor: Actor, coalition_id: UUID, action_id: UUID, version: int, said: ActionSaid
) -> PlanAction:
    """Put it in better words, give it to somebody else. Its key stays, so that its story goes on."""
    row = reads.action_for(coalition_id, action_id, lock=True)
    require(policies.may_change_action(actor, row))
    house = _agency_of(coalition_id, said.member_id)
    require(policies.may_add_action(actor, coalition_id, house))
    require_version(row.version, version)
    for name, value in asdict(said).items():
        setattr(row, name, value)
    row.for_agency_id = house
    row.version += 1
    row.save(update_fields=[*asdict(said), "for_agency_id", "version"])
    return row


@transaction.atomic
def move_action(
    *, actor: Actor, coalition_id: UUID, action_id: UUID, then: str, seen: str, words: str = ""
) -> PlanAction:
    """Take its next step. StepNotThere where it stands elsewhere than on the screen; WhyMissing to let go silently."""
    row = reads.action_for(coalition_id, action_id, lock=True)
    if row.state == then and seen != then:
        return row  # sent twice, done once
    if row.state != seen or then not in policies.NEXT[row.state]:
        raise StepNotThere
    require(policies.may_move_action(actor, row, then))
    if then == ActionState.LET_GO and not words.strip():
        raise WhyMissing
    _step(actor, row, then, words)
    return row


@transaction.atomic
def shift_action(*, actor: Actor, coalition_id: UUID, action_id: UUID, up: bool) -> PlanAction:
    """One place up or down, by changing places with its neighbor. At the edge nothing happens."""
    require(policies.may_write_plan(actor, coalition_id))
    row = reads.action_for(coalition_id, action_id)
    rows = list(reads.actions_of(row.plan).select_for_update(of=("self",)))
    at = next((place for place, one in enumerate(rows) if one.id == row.id), None)
    other = None if at is None else at + (-1 if up else 1)
    if at is None or other is None or not 0 <= other < len(rows):
        return row
    here, there = rows[at], rows[other]
    here.place, there.place = there.place, here.place
    PlanAction.objects.bulk_update([here, there], ["place"])
    return here


@transaction.atomic
def remove_action(*, actor: Actor, coalition_id: UUID, action_id: UUID) -> PlanAction:
    """Written by mistake. What was agreed is let go with a reason instead."""
    row = reads.action_for(coalition_id, action_id, lock=True)
    require(policies.may_change_action(actor, row))
    if row.state != ActionState.DRAFTED:
        raise StepNotThere
    row.removed_at = timezone.now()
    row.save(update_fields=["removed_at"])
    return row


@transaction.atomic
def put_action_back(*, actor: Actor, coalition_id: UUID, action_id: UUID) -> PlanAction:
    """Undo."""
    row = reads.action_for(coalition_id, action_id, lock=True)
    require(policies.may_change_action(actor, row))
    row.removed_at = None
    row.save(update_fields=["removed_at"])
    return row


def _agency_of(coalition_id: UUID, member_id: UUID | None) -> UUID | None:
    """The agency of a member that joined. NotFound for somebody else's member."""
    if member_id is None:
        return None
    row = Member.objects.filter(agency_id=coalition_id, id=member_id).first()
    if row is None:
        raise NotFound
    return row.member_id


def _step(actor: Actor, row: PlanAction, then: str, words: str) -> None:
    row.state = then
    row.version += 1
    row.save(update_fields=["state", "decision_id", "version"])
    _note(actor, row, words)


def _note(actor: Actor, row: PlanAction, words: str) -> None:
    ActionStep.objects.create(
        agency_id=row.agency_id, action=row, for_agency_id=row.for_agency_id, state=row.state, words=words,
        by_name=actor.label[:120],
    )  # fmt: skip


def _says(row: StrategicPlan | PlanAction, said: PlanSaid | ActionSaid) -> bool:
    return all(getattr(row, name) == value for name, value in asdict(said).items())
