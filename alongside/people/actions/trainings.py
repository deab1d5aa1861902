"""Planning a session, its trainers, who has a place.

Belongs here: those verbs. Not here: who came (attendance), curricula.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from alongside.people import policies_training as policies
from alongside.people.enums_training import SessionState as State
from alongside.people.errors_training import SessionFull, SessionOver
from alongside.people.models import Account, Curriculum, Enrolment, Trainer, TrainerPayment, TrainingSession
from alongside.people.selectors.trainings import taken
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.errors import NotFound
from alongside.vault.once import once, require_version


@dataclass(frozen=True, slots=True)
class SessionDraft:
    """What a session says."""

    title: str
    topics: Sequence[str]
    on: date
    hours: Decimal
    starts: time | None = None
    place: str = ""
    remote: bool = False
    places: int | None = None
    audience: str = ""
    disciplines: Sequence[str] = field(default_factory=list)


SAID = ("title", "topics", "on", "hours", "starts", "place", "remote", "places", "audience", "disciplines")


def plan_session(
    *, actor: Actor, session_id: UUID, draft: SessionDraft, curriculum_id: UUID | None = None
) -> TrainingSession:
    """A session of one's own agency. SavedBefore where the form was sent before."""
    require(policies.may_plan_training(actor))
    return _write(actor, actor.agency_id, session_id, draft, State.PLANNED, curriculum_id)


def propose_session(
    *, actor: Actor, coalition_id: UUID, session_id: UUID, draft: SessionDraft
) -> TrainingSession:
    """A member of a coalition proposes one there; its organizers plan it, or not. The row asks whether she belongs."""
    return _write(actor, coalition_id, session_id, draft, State.PROPOSED, None)


def change_session(*, actor: Actor, session_id: UUID, version: int, draft: SessionDraft) -> TrainingSession:
    """Another day, another place, other topics, until it was held."""
    row = _held(actor, session_id)
    if row.state in (State.HELD, State.CALLED_OFF):
        raise SessionOver
    require_version(row.version, version)
    for name in SAID:
        setattr(row, name, _as_kept(getattr(draft, name)))
    row.version += 1
    row.save(update_fields=[*SAID, "version"])
    return row


def plan_proposed(*, actor: Actor, session_id: UUID, curriculum_id: UUID | None = None) -> TrainingSession:
    """What a member proposed takes place."""
    row = _held(actor, session_id)
    if row.state == State.PROPOSED:
        curriculum = _curriculum(row.agency_id, curriculum_id)
        row.curriculum, row.line = curriculum, curriculum.line if curriculum else None
        row.state = State.PLANNED
        row.save(update_fields=["state", "curriculum", "line"])
    return row


def call_off(*, actor: Actor, session_id: UUID) -> TrainingSession:
    """It does not take place. Where somebody came already, it did."""
    row = _held(actor, session_id)
    if row.state == State.HELD:
        raise SessionOver
    row.state = State.CALLED_OFF
    row.save(update_fields=["state"])
    return row


def put_back(*, actor: Actor, session_id: UUID) -> TrainingSession:
    """It takes place after all."""
    row = _held(actor, session_id)
    if row.state == State.CALLED_OFF:
        row.state = State.PLANNED
        row.save(update_fields=["state"])
    return row


def name_trainer(
    *, actor: Actor, session_id: UUID, trainer_id: UUID, credit: str, account_id: UUID | None = None
) -> Trainer:
    """Who teaches, credited as she wishes. With an account of the agency she takes the attendance herself."""
    row = _held(actor, session_id)
    if account_id and not Account.objects.filter(id=account_id, agency_id=actor.agency_id).exists():
        raise NotFound

    def make() -> Trainer:
        return Trainer.objects.create(
            id=trainer_id, agency_id=row.agency_id, session=row, account_id=account_id, credit=credit
        )

    return once(
        make,
        made=lambda: Trainer.objects.filter(session=row, id=trainer_id).first(),
        same=lambda one: (one.credit, one.account_id) == (credit, account_id),
    )


def remove_trainer(*, actor: Actor, trainer_id: UUID) -> None:
    """Somebody else teaches. What was paid stays written down, and then so does the trainer."""
    trainer = _trainer(actor, trainer_id)
    if not TrainerPayment.objects.filter(trainer=trainer).exists():
        trainer.delete()


def pay_trainer(
    *, actor: Actor, trainer_id: UUID, payment_id: UUID, amount: Decimal, paid_on: date
) -> TrainerPayment:
    """What she was paid. Read by whoever plans trainings there."""
    trainer = _trainer(actor, trainer_id)

    def make() -> TrainerPayment:
        return TrainerPayment.objects.create(
            id=payment_id, agency_id=trainer.agency_id, trainer=trainer, amount=amount, paid_on=paid_on,
            made_by_id=actor.account_id,
        )  # fmt: skip

    return once(
        make,
        made=lambda: TrainerPayment.objects.filter(id=payment_id, trainer=trainer).first(),
        same=lambda one: (one.amount, one.paid_on) == (amount, paid_on),
    )


def enrol(*, actor: Actor, session: TrainingSession, account: Account) -> Enrolment:
    """A place for somebody. Asked twice, it is one place; SessionFull where none is left."""
    require(policies.may_enrol(actor, account.id, account.agency_id))
    if not policies.is_open(actor, session, on=timezone.localdate()):
        raise SessionOver
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"training{session.id}"])
    known = Enrolment.objects.filter(session=session, account=account).first()
    if known and known.left_at is None:
        return known
    if session.places is not None and taken([session.id]).get(session.id, 0) >= session.places:
        raise SessionFull
    if known:
        known.left_at, known.made_at = None, timezone.now()
        known.save(update_fields=["left_at", "made_at"])
        return known
    return Enrolment.objects.create(
        agency_id=session.agency_id, session=session, account=account, from_agency_id=account.agency_id
    )


def give_place_up(*, actor: Actor, session: TrainingSession, account: Account) -> None:
    """Her place is free again."""
    require(policies.may_enrol(actor, account.id, account.agency_id))
    if session.state != State.PLANNED:
        raise SessionOver
    Enrolment.objects.filter(session=session, account=account, left_at=None).update(
        left_at=timezone.now(), here_at=None
    )


def say_here(*, actor: Actor, session: TrainingSession) -> Enrolment:
    """She is there: from her own screen, on the day. Whoever takes the attendance finds her ticked and confirms it."""
    if session.on != timezone.localdate():
        raise SessionOver
    account = Account.objects.get(id=actor.account_id)
    row = enrol(actor=actor, session=session, account=account)
    if row.here_at is None:
        row.here_at = timezone.now()
        row.save(update_fields=["here_at"])
    return row


def _write(
    actor: Actor,
    agency_id: UUID,
    session_id: UUID,
    draft: SessionDraft,
    state: State,
    curriculum_id: UUID | None,
) -> TrainingSession:
    curriculum = _curriculum(agency_id, curriculum_id)
    said: dict[str, Any] = {name: _as_kept(getattr(draft, name)) for name in SAID}

    def make() -> TrainingSession:
        row = TrainingSession.objects.create(
            id=session_id, agency_id=agency_id, curriculum=curriculum, line=curriculum.line if curriculum else None,
            state=state, made_by_id=actor.account_id, **said,
        )  # fmt: skip
        ledger.add(actor, What.RULES_CHANGED, about=row.id, why="training.session")
        return row

    return once(
        make,
        made=lambda: TrainingSession.objects.filter(agency_id=agency_id, id=session_id).first(),
        same=lambda row: all(getattr(row, name) == value for name, value in said.items()),
    )


def _as_kept(value: Any) -> Any:
    return list(value) if isinstance(value, list | tuple) else value


def _curriculum(agency_id: UUID, curriculum_id: UUID | None) -> Curriculum | None:
    if curriculum_id is None:
        return None
    row = Curriculum.objects.filter(agency_id=agency_id, id=curriculum_id, retired_at=None).first()
    if row is None:
        raise NotFound
    return row


def _held(actor: Actor, session_id: UUID) -> TrainingSession:
    """A session of one's own agency, locked, by whoever plans there."""
    row = TrainingSession.objects.filter(id=session_id).first()
    if row is None:
        raise NotFound
    require(policies.may_change_session(actor, row))
    return TrainingSession.objects.select_for_update().get(id=session_id)


def _trainer(actor: Actor, trainer_id: UUID) -> Trainer:
    trainer = Trainer.objects.filter(id=trainer_id).first()
    if trainer is None:
        raise NotFound
    _held(actor, trainer.session_id)
    return trainer
