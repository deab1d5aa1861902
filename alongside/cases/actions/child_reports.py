"""Reports about a child that the law asks for.

Belongs here: writing one down and completing it; its clocks begin and end by themselves. Not here: whether a report
is due (a supervisor or an attorney says so), the minor's page (minors).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from alongside.cases.actions.minors import begin, finish
from alongside.cases.actions.once import once
from alongside.cases.actions.working import case_to_write, require_version, was_worked_on
from alongside.cases.errors_minors import CalledInTheFuture, WrittenBeforeCalled
from alongside.cases.models import Case, ChildReport
from alongside.cases.selectors.documents import document_for
from alongside.cases.selectors.minors import report_for, told_in
from alongside.vault import ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer, What
from alongside.vault.ids import uuid7

SAVED = sorted(
    (ChildReport.Care.linking | ChildReport.Care.operational | ChildReport.Care.sealed)
    - {"id", "agency", "subject_id", "made_at"}
)
CALL, WRITTEN = "il-child-report-call", "il-child-report-written-48h"
SLACK = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Account:
    """What is written down about one report."""

    cause_by_id: UUID
    cause_at: datetime
    office: str = ""
    called_at: datetime | None = None
    to_whom: str = ""
    number: str = ""
    told: Sequence[str] = ()
    told_words: str = ""
    written_at: datetime | None = None
    documents: Sequence[UUID] = ()


def add_report(
    *, actor: Actor, case_id: UUID, account: Account, report_id: UUID | None = None
) -> ChildReport:
    """Write down a report, made or still to be made. SavedBefore where the same form was sent before."""
    case = case_to_write(actor, case_id, Drawer.PLAN)
    _checked(account)
    new_id = report_id or uuid7()
    return once(
        lambda: _add(actor, case, new_id, account),
        made=lambda: ChildReport.objects.filter(subject_id=case.subject_id, id=new_id).first(),
        same=lambda row: account_of(row) == account,
    )


def change_report(
    *, actor: Actor, case_id: UUID, report_id: UUID, version: int, account: Account
) -> ChildReport:
    """Complete it: the call, its number, the written report. SomeoneElseWasFaster where it changed meanwhile."""
    case = case_to_write(actor, case_id, Drawer.PLAN)
    row = report_for(actor, case.subject_id, report_id, lock=True)
    _checked(account)
    if account_of(row) == account:
        return row
    require_version(row.version, version)
    _must_be_papers_of(actor, row, account)
    _put(row, account)
    _clocks(actor, row)
    row.version += 1
    row.save(update_fields=SAVED)
    _note(actor, case, row)
    return row


def account_of(row: ChildReport) -> Account:
    """The report as it is saved."""
    return Account(
        cause_by_id=row.cause_by_id,
        cause_at=row.cause_at,
        office=row.office,
        called_at=row.called_at,
        to_whom=row.to_whom or "",
        number=row.number or "",
        told=tuple(told_in(row)),
        told_words=row.told_words or "",
        written_at=row.written_at,
        documents=tuple(row.documents),
    )


def _add(actor: Actor, case: Case, report_id: UUID, account: Account) -> ChildReport:
    row = ChildReport(id=report_id, agency_id=actor.agency_id, subject_id=case.subject_id)
    _must_be_papers_of(actor, row, account)
    _put(row, account)
    _clocks(actor, row)
    row.save(force_insert=True)
    _note(actor, case, row)
    return row


def _put(row: ChildReport, account: Account) -> None:
    row.cause_by_id, row.cause_at = account.cause_by_id, account.cause_at
    row.office, row.called_at, row.written_at = account.office, account.called_at, account.written_at
    row.to_whom, row.number, row.told_words = account.to_whom, account.number, account.told_words
    row.told = json.dumps(list(account.told)) if account.told else ""
    row.documents = list(account.documents)


def _must_be_papers_of(actor: Actor, row: ChildReport, account: Account) -> None:
    """What is put to it is a paper of this client that opens to whoever puts it there."""
    for document_id in set(account.documents) - set(row.documents):
        document_for(actor, row.subject_id, document_id)


def _clocks(actor: Actor, row: ChildReport) -> None:
    """With the cause begins the call's clock, with the call the 48 hours of the written report."""
    if row.call_clock_id is None:
        row.call_clock_id = begin(actor, row.subject_id, CALL, row.cause_at)
    if row.called_at is not None:
        finish(actor, row.call_clock_id, row.called_at)
        if row.written_clock_id is None:
            row.written_clock_id = begin(actor, row.subject_id, WRITTEN, row.called_at)
    if row.written_at is not None:
        finish(actor, row.written_clock_id, row.written_at)


def _checked(account: Account) -> None:
    latest = timezone.now() + SLACK
    moments = (account.cause_at, account.called_at, account.written_at)
    if any(moment is not None and moment > latest for moment in moments):
        raise CalledInTheFuture
    if account.written_at is not None and (
        account.called_at is None or account.written_at < account.called_at
    ):
        raise WrittenBeforeCalled


def _note(actor: Actor, case: Case, row: ChildReport) -> None:
    was_worked_on(case)
    ledger.add(actor, What.PLAN_CHANGED, case.subject_id, drawer=Drawer.PLAN, why="report", about=row.id)
