"""An import taken back as a whole: what it added goes, what it wrote over stands there again.

Belongs here: that. Not here: what finds a confidential place, which the database has forgotten by then. Later imports
over the same rows go first; what other rooms hold on to (a referral to a service) keeps everything as it is. All of
it is one transaction, the search included: a worker that is killed has done nothing, and begins anew.
"""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection
from django.db.models import ForeignObjectRel, Model, QuerySet
from django.db.models.deletion import ProtectedError, RestrictedError
from django.utils import timezone

from alongside.directory import policies
from alongside.directory.actions.beside import Beside
from alongside.directory.actions.importing import Told
from alongside.directory.actions.indexing import AT_ONCE, index
from alongside.directory.actions.storing import COUNTED
from alongside.directory.actions.storing_facts import TABLE as FACTS
from alongside.directory.actions.storing_facts import restore_facts
from alongside.directory.enums import ImportState
from alongside.directory.errors_imports import HeldElsewhere, LaterImport, NotNow
from alongside.directory.exchange.shapes import ALL, Table
from alongside.directory.models import Import, ImportChange, Source
from alongside.directory.selectors.tables import columns_of, model_of, name_of
from alongside.directory.selectors.touched import touched
from alongside.vault import ledger, wall
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What

STANDING = (ImportState.DONE, ImportState.FAILED, ImportState.BRINGING, ImportState.UNDOING)
Tell = Callable[[int], None]


def ask_undo(*, actor: Actor, run: Import) -> Import:
    """Ask for it to be taken back; the worker does it. LaterImport says at once what stands in the way."""
    require(policies.may_keep(actor))
    if run.state not in (ImportState.DONE, ImportState.FAILED):
        raise NotNow
    if later := later_import(run):
        raise LaterImport(later)
    run.was, run.state, run.asked_by_id, run.moved_at = (
        run.state,
        ImportState.UNDOING,
        actor.account_id,
        timezone.now(),
    )
    run.done, run.total, run.whole = 0, _rows_of(run), None
    run.save(update_fields=["was", "state", "asked_by", "moved_at", "done", "total", "whole"])
    ledger.add(actor, What.RULES_CHANGED, why="directory.undo", about=run.id)
    return run


def stays(actor: Actor, run: Import, why: str) -> None:
    """It could not be taken back and stands as it stood; its page says why."""
    with wall.acting_as(actor):
        run.state, run.was, run.whole = run.was, "", {"code": why}
        run.save(update_fields=["state", "was", "whole"])


def undo(*, actor: Actor, run: Import, told: Told | None = None) -> Import:
    """Take an import back. LaterImport, HeldElsewhere say what stands in the way; then nothing has changed."""
    require(policies.may_keep(actor))
    asked = run.state == ImportState.UNDOING
    if not asked and run.state not in (ImportState.DONE, ImportState.FAILED):
        raise NotNow
    with wall.acting_as(actor, read_only=False):
        if later := later_import(run):
            raise LaterImport(later)
        total = _rows_of(run)
    try:
        # The wall's is the outermost, so that it may write: on a command line nobody opened one before.
        with Beside(actor, run.id) as beside, wall.acting_as(actor):
            _take_back(actor, run, _telling(beside, total, told))
            with connection.cursor() as cursor:
                cursor.execute("set constraints all immediate; set constraints all deferred")
    except (ProtectedError, RestrictedError, IntegrityError) as held:
        raise HeldElsewhere from held
    if not asked:
        ledger.add(actor, What.RULES_CHANGED, why="directory.undo", about=run.id)
    return run


def _telling(beside: Beside, total: int, told: Told | None) -> Tell:
    """Each part says how many rows it dealt with."""
    so_far = 0

    def tell(rows: int) -> None:
        nonlocal so_far
        so_far += rows
        beside.tell(min(so_far, total))
        if told is not None:
            told("rows", min(so_far, total), total)

    return tell


def _rows_of(run: Import) -> int:
    """How many rows it added or wrote over."""
    changed = ImportChange.objects.filter(run=run).count()
    if run.source_id is None:
        return changed
    return changed + sum(
        model_of(table.name)._default_manager.filter(origin_id=run.source_id).count() for table in ALL
    )


def later_import(run: Import) -> Import | None:
    """A later import that changed the same rows and still stands."""
    later = Import.objects.filter(started_at__gt=run.started_at, state__in=STANDING).exclude(id=run.id)
    for one in later.order_by("-started_at"):
        if any(_meet(run, one, table) for table in ALL):
            return one
    return None


def _meet(run: Import, later: Import, table: Table) -> bool:
    theirs = ImportChange.objects.filter(run=later, table=table.name).values("row_id")
    mine = ImportChange.objects.filter(run=run, table=table.name)
    if table.name == "service":  # what is said of it beside the standard is said of the same row
        mine = ImportChange.objects.filter(run=run, table__in=("service", FACTS))
        theirs = ImportChange.objects.filter(run=later, table__in=("service", FACTS)).values("row_id")
    if mine.filter(row_id__in=theirs).exists():
        return True
    added = model_of(table.name)._default_manager.filter(origin_id=run.source_id, pk__in=theirs)
    return run.source_id is not None and added.exists()


def _take_back(actor: Actor, run: Import, tell: Tell) -> None:
    services = touched(run.id, run.source_id) if run.source_id else []
    for table in ALL:
        with wall.acting_as(actor):  # said anew: it holds for a minute
            tell(_restore(table, run.id))
    with wall.acting_as(actor):
        tell(restore_facts(run.id))
    if run.source_id is not None:  # one that broke off early added nothing
        for table in reversed(ALL):
            with wall.acting_as(actor):
                tell(_remove(table, run.source_id))
    for start in range(0, len(services), AT_ONCE):
        with wall.acting_as(actor):
            index(services[start : start + AT_ONCE])
        tell(0)
    with wall.acting_as(actor):
        if run.source_id is not None:
            Source.objects.filter(id=run.source_id).update(undone_at=timezone.now())
        ImportChange.objects.filter(run=run).delete()
        run.state, run.was, run.ended_at = ImportState.UNDONE, "", timezone.now()
        run.save(update_fields=["state", "was", "ended_at"])


def _restore(table: Table, run: UUID) -> int:
    real = name_of(table.name)
    sets = [f'"{name}" = p."{name}"' for name in columns_of(table.name)]
    sets += ["version = t.version + 1"] if table.name in COUNTED else []
    with connection.cursor() as cursor:
        cursor.execute(
            f"update {real} t set {', '.join(sets)} from directory_importchange c, "
            f"jsonb_populate_record(null::{real}, c.before) p "
            f'where c.run_id = %s and c."table" = %s and c.before is not null and t.id = c.row_id',
            [run, table.name],
        )
        return int(cursor.rowcount)


def _remove(table: Table, origin: UUID) -> int:
    """What it added, and what was hung on that since, by whoever."""
    model = model_of(table.name)
    for hung in _hung_on(model, origin):
        hung.delete()
    mine = model._default_manager.filter(origin_id=origin)
    return int(mine._raw_delete(mine.db))  # one statement; all that hangs on it is gone


def _hung_on(model: type[Model], origin: UUID) -> "Iterator[QuerySet[Any]]":
    ours = {model_of(table.name) for table in ALL}
    for relation in model._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel) and not relation.field.many_to_many:
            child: Any = relation.related_model
            rows = child._base_manager.filter(**{f"{relation.field.name}__origin_id": origin})
            yield rows.exclude(origin_id=origin) if child in ours else rows
