"""Recognizing a training that somebody had elsewhere, by the code of its certificate; and undoing that.

Belongs here: those two verbs. Not here: the sums (wall.count_training), one's own trainings (attendance).
"""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from alongside.people import policies_training as rules
from alongside.people.actions.attendance import QUARTER, finished
from alongside.people.errors_training import (
    AlreadyTakenOver,
    CertificateGivenHere,
    CertificateTakenBack,
    CertificateUnknown,
    HoursBeyondCertificate,
    SomebodyElsesCertificate,
)
from alongside.people.models import Account, Certificate, Curriculum, TakenOver, Topic
from alongside.people.selectors.progress import Checked, check
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.errors import NotFound


@dataclass(frozen=True, slots=True)
class FromElsewhere:
    """What was typed: the code, which topic it counts for, and how many hours (None: all that it says)."""

    code: str
    topic: str
    hours: Decimal | None = None


def take_over(*, actor: Actor, curriculum_id: UUID, account_id: UUID, draft: FromElsewhere) -> TakenOver:
    """Count a certificate from elsewhere in one's own curriculum, once. What it completes goes on record."""
    require(rules.may_plan_training(actor))
    require(rules.may_record_hours_of(actor, account_id))
    curriculum = _curriculum(actor, curriculum_id, draft.topic)
    if not Account.objects.filter(id=account_id, agency_id=actor.agency_id, left_at=None).exists():
        raise NotFound
    said = _holds(draft.code)
    certificate = _hers(actor, account_id, draft.code)
    hours = _hours(said.hours, draft.hours)
    row = TakenOver(
        agency_id=actor.agency_id, account_id=account_id, from_agency_id=actor.agency_id, line=curriculum.line,
        topic=draft.topic, certificate=certificate, giver=said.agency, code=draft.code, on=said.finished_on,
        hours=hours, taken_by_id=actor.account_id,
    )  # fmt: skip
    _keep_once(row)
    ledger.add(actor, What.CREDENTIAL_CHANGED, about=account_id, why="training.taken_over")
    finished(actor, curriculum.line, [account_id])
    return row


def undo_taking_over(*, actor: Actor, taken_over_id: UUID) -> TakenOver:
    """It does not count any more. What it completed stays on record until somebody takes that certificate back."""
    row = TakenOver.objects.filter(id=taken_over_id, agency_id=actor.agency_id).first()
    if row is None:
        raise NotFound
    require(rules.may_plan_training(actor))
    require(rules.may_record_hours_of(actor, row.account_id))
    if row.undone_at is None:
        row.undone_at = timezone.now()
        row.save(update_fields=["undone_at"])
        ledger.add(actor, What.CREDENTIAL_CHANGED, about=row.account_id, why="training.taken_over_undone")
    return row


def _curriculum(actor: Actor, curriculum_id: UUID, topic: str) -> Curriculum:
    row = Curriculum.objects.filter(id=curriculum_id, agency_id=actor.agency_id, retired_at=None).first()
    if row is None or not Topic.objects.filter(curriculum=row, key=topic).exists():
        raise NotFound
    return row


def _holds(code: str) -> Checked:
    """What the page for everyone says about the code, where it still holds."""
    said = check(code)
    if said is None:
        raise CertificateUnknown
    if said.withdrawn_at or said.ended_on:
        raise CertificateTakenBack
    return said


def _hers(actor: Actor, account_id: UUID, code: str) -> Certificate:
    """The certificate itself. Somebody else's is refused alike, whether or not whoever asks could read it."""
    row = Certificate.objects.filter(code=code, account_id=account_id).first()
    if row is None:
        raise SomebodyElsesCertificate
    if row.agency_id == actor.agency_id:
        raise CertificateGivenHere
    return row


def _hours(most: Decimal, asked: Decimal | None) -> Decimal:
    hours = asked if asked is not None else most - most % QUARTER
    if hours <= 0 or hours > most or hours % QUARTER:
        raise HoursBeyondCertificate
    return hours


def _keep_once(row: TakenOver) -> None:
    """Two who send it at once: the second is told that it is there."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as problem:
        if "people_takenover_once" not in str(problem):
            raise
        raise AlreadyTakenOver from problem
