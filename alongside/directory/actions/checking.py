"""Keeping it true: checked today, taken back; "tell us it's wrong", settled.

Belongs here: these verbs, each a function of the wall, because whoever checks or reports may not write the tables.
Not here: what is stale (selectors.keeping).
"""

from datetime import date
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from alongside.directory import policies
from alongside.directory.actions.changelog import note_done
from alongside.directory.enums import ReportState, Wrong
from alongside.directory.errors import NotUndone, TooManyReports
from alongside.directory.models import ErrorReport
from alongside.directory.selectors.services import service_for
from alongside.vault.actors import Actor, require
from alongside.vault.errors import NotFound


def check_today(*, actor: Actor, check_id: UUID, service_id: UUID, on: date) -> None:
    """Everything about this service is right today. Sent twice, it is one check."""
    require(policies.may_check(actor))
    service_for(service_id)
    with connection.cursor() as cursor:
        cursor.execute("select wall.check_service(%s, %s, %s)", [check_id, service_id, on])
    note_done(actor, "checked", service_id)


def undo_check(*, actor: Actor, check_id: UUID) -> None:
    """That was the wrong one. What stood there before stands there again."""
    require(policies.may_check(actor))
    with connection.cursor() as cursor:
        cursor.execute("select wall.undo_check(%s)", [check_id])
        done = cursor.fetchone()[0]
    if not done:
        raise NotUndone
    note_done(actor, "check.undone", check_id)


def tell_wrong(*, report_id: UUID, service_id: UUID, wrong: str, text: str) -> None:
    """Anyone says that something is wrong. Who it was is not kept."""
    service_for(service_id)
    with connection.cursor() as cursor:
        cursor.execute(
            "select wall.tell_wrong(%s, %s, %s, %s)", [report_id, service_id, Wrong(wrong).value, text]
        )
        kept = cursor.fetchone()[0]
    if not kept:
        raise TooManyReports


@transaction.atomic
def settle_report(*, actor: Actor, report_id: UUID, state: str) -> ErrorReport:
    """Mended, or it was right; or open again."""
    require(policies.may_read_reports(actor))
    row = ErrorReport.objects.select_for_update().filter(id=report_id).first()
    if row is None:
        raise NotFound
    row.state = ReportState(state)
    row.settled_at = None if row.state == ReportState.NEW else timezone.now()
    row.save(update_fields=["state", "settled_at"])
    note_done(actor, f"report.{row.state}", row.service_id)
    return row
