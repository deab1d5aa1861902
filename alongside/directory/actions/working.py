"""The worker's part of an import: found by its id, done in the name of whoever asked.

Belongs here: from ids to the work, and what a failure leaves. Not here: the work (importing, undoing). No key is at
hand here: an import touches nothing that is sealed. A worker that is killed leaves the import in its state; it is
asked for again (waiting.pick_up) and goes on, or begins to take it back anew: nothing of that had happened.
"""

import logging
from uuid import UUID

from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from alongside.directory.actions import importing, undoing
from alongside.directory.enums import ImportState
from alongside.directory.errors_imports import HeldElsewhere, LaterImport
from alongside.directory.exchange.rows import Unreadable
from alongside.directory.models import Import
from alongside.directory.selectors.imports import WORKING
from alongside.foundation.alone import alone
from alongside.people.selectors import account_here, actor_of
from alongside.vault import wall
from alongside.vault.actors import Actor

log = logging.getLogger(__name__)
OURS = 4117  # the first half of our advisory locks; the second is of the import


def ask_worker(run_id: UUID, account_id: UUID) -> None:
    """Leave it to the worker, by its ids."""
    app.configure_task("directory.go_on").defer(run_id=str(run_id), account_id=str(account_id))


def ask_again(run_id: UUID, account_id: UUID) -> bool:
    """The same once more, unless it is asked for already."""
    try:
        task = app.configure_task("directory.go_on", queueing_lock=f"directory.go_on.{run_id}")
        task.defer(run_id=str(run_id), account_id=str(account_id))
    except AlreadyEnqueued:
        return False
    return True


def go_on(run_id: UUID, account_id: UUID) -> str:
    """Do what the import waits for; its state afterwards. Someone who has left does nothing any more."""
    account = account_here(account_id)
    if account is None:
        return ""
    with alone(OURS, run_id) as free:
        return _go_on(run_id, actor_of(account)) if free else ""


def _go_on(run_id: UUID, actor: Actor) -> str:
    with wall.acting_as(actor):
        run = Import.objects.select_related("source").filter(id=run_id, state__in=WORKING).first()
    if run is None:
        return ""
    try:
        _undo(actor, run) if run.state == ImportState.UNDOING else _bring(actor, run)
    except Exception as problem:
        log.error("directory.import_failed", extra={"error": type(problem).__name__})
        _broke_off(actor, run)
        raise
    return str(run.state)


def _broke_off(actor: Actor, run: Import) -> None:
    if run.was:
        undoing.stays(actor, run, "not_taken_back")
    else:
        importing.fail(actor, run)


def _bring(actor: Actor, run: Import) -> None:
    try:
        package = importing.package_of(run)
    except Unreadable as refused:
        if run.source is not None:  # rows of it are in: it broke off, and can be taken back
            importing.fail(actor, run)
        else:
            importing.refuse(actor, run, refused)
        return
    step = importing.check if run.state == ImportState.CHECKING else importing.bring_in
    step(actor, run, package)


def _undo(actor: Actor, run: Import) -> None:
    try:
        undoing.undo(actor=actor, run=run)
    except (LaterImport, HeldElsewhere) as refusal:
        undoing.stays(actor, run, refusal.code)
