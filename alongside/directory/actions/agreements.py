"""Writing an agreement, proposing and confirming it, looking at it again, ending it.

Belongs here: the agreement itself. Not here: who speaks, trainings, exchanges, meetings (agreement_parts). What was
proposed is never edited: a new one follows it, and the old one ends on the day on which the new one begins.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.utils import timezone

from alongside.directory import policies_agreements as policies
from alongside.directory.agreement_steps import may_become
from alongside.directory.enums_agreements import AgreementState, Clause
from alongside.directory.errors_agreements import (
    LiaisonMissing,
    NotThere,
    OtherSideMissing,
    ReviewMissing,
    WithOneself,
)
from alongside.directory.models import Agreement, CoordinationMeeting, CrossTraining, Exchange, Liaison
from alongside.directory.selectors.agreements import (
    agreement_for,
    agreement_made,
    organization_name,
    speaks_for,
)
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.ids import uuid7
from alongside.vault.once import once, require_version

TERMS = (
    "other_id", "organization_id", "other_name", "purpose", "clauses", "own_clauses", "answer_days", "outcome_days",
    "starts_on", "review_on",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draft:
    """What an agreement says."""

    other_id: UUID | None
    organization_id: UUID | None
    other_name: str
    purpose: str
    clauses: Sequence[str]
    own_clauses: str
    answer_days: int | None
    outcome_days: int | None
    starts_on: date | None
    review_on: date | None


def write_agreement(*, actor: Actor, agreement_id: UUID, draft: Draft) -> Agreement:
    """Begin an agreement. SavedBefore where a form sent earlier began it (vault.once)."""
    require(policies.may_write_agreement(actor))
    said = _checked(actor, draft)
    return once(
        lambda: _write(actor, agreement_id, said),
        made=lambda: agreement_made(actor, agreement_id),
        same=lambda row: all(getattr(row, name) == getattr(said, name) for name in TERMS),
    )


def change_agreement(*, actor: Actor, agreement_id: UUID, version: int, draft: Draft) -> Agreement:
    """Say it better, while it is a draft. SomeoneElseWasFaster when it changed since `version` was read."""
    row = agreement_for(actor, agreement_id, lock=True)
    require(policies.may_change_agreement(actor, row))
    said = _checked(actor, draft)
    require_version(row.version, version)
    _fill(row, said)
    return _changed(actor, row, "agreement.changed", *TERMS)


def move_agreement(
    *, actor: Actor, agreement_id: UUID, then: str, seen: str, review_on: date | None = None
) -> Agreement:
    """Take the next step. NotThere where it stands elsewhere than on the screen, or the step is the other side's."""
    row = agreement_for(actor, agreement_id, lock=True)
    require(policies.may_write_agreement(actor))
    if row.state == then and seen != then:
        return row  # sent twice, done once
    if row.state != seen or not may_become(row.state, then, policies.party_of(actor.agency_id, row)):
        raise NotThere
    _ready(actor, row, then, review_on)
    was, row.state = row.state, AgreementState(then)
    today = timezone.localdate()
    if then == AgreementState.IN_FORCE:
        _begin(actor, row, was, review_on, today)
    if then == AgreementState.ENDED:
        row.ended_on = today
    return _changed(
        actor, row, f"agreement.{then}", "state", "starts_on", "review_on", "ended_on", "confirmed_at"
    )


def renew_agreement(*, actor: Actor, agreement_id: UUID) -> Agreement:
    """Begin the one that follows it, with the same words. It ends the old one on the day it begins."""
    old = agreement_for(actor, agreement_id, lock=True)
    require(policies.may_add_to_agreement(actor, old))
    if old.state not in (AgreementState.IN_FORCE, AgreementState.REVIEW):
        raise NotThere
    begun = Agreement.objects.filter(
        agency_id=actor.agency_id, follows_id=old.id, state=AgreementState.DRAFT
    ).first()
    if begun is not None:
        return begun
    other = old.other_id if old.agency_id == actor.agency_id else old.agency_id
    said = Draft(
        other, old.organization_id, old.other_name, old.purpose, old.clauses, old.own_clauses, old.answer_days,
        old.outcome_days, None, None,
    )  # fmt: skip
    row = _write(actor, uuid7(), said, follows_id=old.id)
    for one in Liaison.objects.filter(agency_id=actor.agency_id, agreement_id=old.id, until=None):
        Liaison(
            agency_id=one.agency_id, agreement_id=row.id, theirs=one.theirs, name=one.name, part=one.part,
            reach=one.reach, since=one.since,
        ).save(force_insert=True)  # fmt: skip
    return row


def throw_draft_away(*, actor: Actor, agreement_id: UUID) -> None:
    """A draft that nobody else has seen."""
    row = agreement_for(actor, agreement_id, lock=True)
    require(policies.may_change_agreement(actor, row))
    for model in (Liaison, CrossTraining, Exchange, CoordinationMeeting):
        model.objects.filter(agreement_id=row.id).delete()
    _say(actor, row.id, "agreement.thrown_away")
    row.delete()


def _checked(actor: Actor, draft: Draft) -> Draft:
    if draft.other_id is None and draft.organization_id is None and not draft.other_name.strip():
        raise OtherSideMissing
    if draft.other_id == actor.agency_id:
        raise WithOneself
    if draft.other_id is not None:
        return replace(draft, organization_id=None, other_name="", clauses=_in_order(draft.clauses))
    name = organization_name(draft.organization_id) if draft.organization_id else draft.other_name.strip()
    return replace(draft, other_name=name, clauses=_in_order(draft.clauses))


def _in_order(clauses: Sequence[str]) -> list[str]:
    return [clause.value for clause in Clause if clause in set(clauses)]


def _write(actor: Actor, agreement_id: UUID, said: Draft, *, follows_id: UUID | None = None) -> Agreement:
    row = Agreement(
        id=agreement_id, agency_id=actor.agency_id, made_by_id=actor.account_id, follows_id=follows_id
    )
    _fill(row, said)
    row.save(force_insert=True)
    _say(actor, row.id, "agreement.written")
    return row


def _fill(row: Agreement, said: Draft) -> None:
    for name in TERMS:
        setattr(row, name, getattr(said, name))


def _ready(actor: Actor, row: Agreement, then: str, review_on: date | None) -> None:
    """Before the other side reads it, and before it holds: a day to look again, and who speaks for us."""
    if then not in (AgreementState.PROPOSED, AgreementState.IN_FORCE):
        return
    if (review_on or row.review_on) is None:
        raise ReviewMissing
    if row.state == AgreementState.REVIEW and (review_on is None or review_on <= timezone.localdate()):
        raise ReviewMissing
    if not speaks_for(row, actor.agency_id):
        raise LiaisonMissing


def _begin(actor: Actor, row: Agreement, was: str, review_on: date | None, today: date) -> None:
    row.review_on = review_on or row.review_on
    if was == AgreementState.REVIEW:
        return
    row.starts_on = max(row.starts_on or today, today)
    row.confirmed_at = timezone.now()
    if row.follows_id:
        _end_former(actor, row.follows_id, row.starts_on)


def _end_former(actor: Actor, former_id: UUID, on: date) -> None:
    former = agreement_for(actor, former_id, lock=True)
    if former.state in (AgreementState.IN_FORCE, AgreementState.REVIEW):
        former.state, former.ended_on = AgreementState.ENDED, on
        _changed(actor, former, "agreement.followed", "state", "ended_on")


def _changed(actor: Actor, row: Agreement, why: str, *fields: str) -> Agreement:
    row.version += 1
    row.changed_at = timezone.now()
    row.save(update_fields=[*fields, "version", "changed_at"])
    _say(actor, row.id, why)
    return row


def _say(actor: Actor, about: UUID, why: str) -> None:
    ledger.add(actor, What.RULES_CHANGED, about=about, why=why)
