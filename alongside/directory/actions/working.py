"""The worker's part of an import: found by its id, done in the name of whoever asked.

Belongs here: from ids to the work, and what a failure leaves. Not here: the work (importing). No key is at
hand here: an import touches nothing that is sealed.
"""

import logging
from uuid import UUID

from procrastinate.contrib.django import app

from alongside.directory.actions import importing
from alongside.directory.enums import ImportState
from alongside.directory.exchange.rows import Unreadable
from alongside.directory.models import Import
from alongside.people.selectors import account_here, actor_of
from alongside.vault import wall

log = logging.getLogger(__name__)


def ask_worker(run_id: UUID, account_id: UUID) -> None:
    """Leave it to the worker, by its ids."""
    app.configure_task("directory.go_on").defer(run_id=str(run_id), account_id=str(account_id))


def go_on(run_id: UUID, account_id: UUID) -> str:
    """Do what the import waits for; its state afterwards. Someone who has left does nothing any more."""
    account = account_here(account_id)
    if account is None:
        return ""
    actor = actor_of(account)
    with wall.acting_as(actor):
        run = Import.objects.filter(id=run_id, state__in=(ImportState.CHECKING, ImportState.BRINGING)).first()
    if run is None:
        return ""
    try:
        package = importing.package_of(run)
    except Unreadable as refused:
        importing.refuse(actor, run, refused)
        return str(run.state)
    try:
        step = importing.check if run.state == ImportState.CHECKING else importing.bring_in
        step(actor, run, package)
    except Exception as problem:
        log.error("directory.import_failed", extra={"error": type(problem).__name__})
        importing.fail(actor, run)
        raise
    return str(run.state)
