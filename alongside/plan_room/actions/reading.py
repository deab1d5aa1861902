"""A document that somebody brought to the desk: kept sealed until the worker has read it, then put beside its plan.

Belongs here: its way from the desk to the plan, and what a failure leaves. Not here: finding sentences (attaching),
opening documents (reader). A hostile document costs the worker its twenty seconds, and no page has to wait for it.
"""

import logging
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from alongside.people.selectors import account_here, actor_of
from alongside.plan_room import policies
from alongside.plan_room.actions import attaching
from alongside.plan_room.enums_sources import ReadingState
from alongside.plan_room.errors_sources import DocumentNotRead, NothingFound
from alongside.plan_room.models import Reading
from alongside.vault import files, ledger, wall
from alongside.vault.actors import Actor, require
from alongside.vault.crypto.errors import SealBroken
from alongside.vault.errors import Refused

log = logging.getLogger(__name__)
KEPT_FOR = timedelta(days=1)  # how long it is told what became of a document


@transaction.atomic
def start_reading(*, actor: Actor, name: str, size: int, stored_as: UUID, key: bytes) -> Reading:
    """Keep the sealed upload for the worker, and ask it."""
    require(policies.may_edit_plans(actor))
    account_id = actor.account_id
    assert account_id is not None
    Reading.objects.filter(agency=actor.agency_id, began_at__lt=timezone.now() - KEPT_FOR).delete()
    row = Reading(
        agency_id=actor.agency_id,
        file_name=attaching.short_name(name),
        size=size,
        stored_as=stored_as,
        key=key,
    )
    row.save(force_insert=True)
    transaction.on_commit(lambda: ask_worker(row.id, account_id))
    return row


def ask_worker(reading_id: UUID, account_id: UUID) -> None:
    """Leave it to the worker, by its ids."""
    app.configure_task("plan_room.read").defer(reading_id=str(reading_id), account_id=str(account_id))


def go_on(reading_id: UUID, account_id: UUID) -> str:
    """Read it and put it beside its plan, in the name of whoever brought it; how it stands afterwards."""
    account = account_here(account_id)
    if account is None:
        return ""
    actor = actor_of(account)
    with wall.acting_as(actor):
        row = Reading.objects.filter(id=reading_id, state=ReadingState.WAITING).first()
        if row is None or row.stored_as is None:
            return ""
        _move(row, ReadingState.READING)
    stored_as = row.stored_as
    try:
        why = _put_beside(actor, row)
    except Exception as problem:
        log.error("plan_room.reading_failed", extra={"error": type(problem).__name__})
        why = "broken_off"
    files.remove(stored_as)
    with wall.acting_as(actor):
        row.why, row.stored_as, row.key = why, None, None
        over = ReadingState.NOT_TAKEN if why else ReadingState.DONE
        _move(row, over, "why", "stored_as", "key", "document", "missing")
    return row.state


def _put_beside(actor: Actor, row: Reading) -> str:
    """Why it was not taken; an empty word when it was."""
    assert row.stored_as is not None
    try:
        data = b"".join(files.read(row.stored_as, bytes(row.key or b"")))
    except (FileNotFoundError, SealBroken):
        return "gone"
    try:
        document = attaching.read(data, row.file_name)
        with wall.acting_as(actor):
            _move(row, ReadingState.LOOKING)
        with wall.acting_as(actor), ledger.writing():
            told = attaching.attach(actor=actor, document=document, name=row.file_name)
    except DocumentNotRead as refusal:
        return refusal.why
    except NothingFound as refusal:
        return refusal.code
    except Refused:
        return "not_yours"
    row.document, row.missing = told.document, told.missing
    return ""


def _move(row: Reading, state: ReadingState, *fields: str) -> None:
    row.state, row.moved_at = state, timezone.now()
    row.save(update_fields=["state", "moved_at", *fields])
