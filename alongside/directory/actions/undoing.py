"""An import taken back as a whole: what it added goes, what it wrote over stands there again.

Belongs here: that. Not here: what finds a confidential place, which the database has forgotten by then. Later imports
over the same rows go first; what other rooms hold on to (a referral to a service) keeps everything as it is.
"""

from uuid import UUID

from django.db import IntegrityError, connection
from django.db.models.deletion import ProtectedError, RestrictedError
from django.utils import timezone

from alongside.directory import policies
from alongside.directory.actions.storing import COUNTED, columns_of, model_of, name_of
from alongside.directory.enums import ImportState
from alongside.directory.errors_imports import HeldElsewhere, LaterImport, NotNow
from alongside.directory.exchange.shapes import ALL, Table
from alongside.directory.models import Import, ImportChange, Source
from alongside.vault import ledger, wall
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What

AT_ONCE = 2_000
LATER = """
select r.id from directory_importchange c
  join directory_importchange later on later.row_id = c.row_id and later.run_id <> c.run_id
  join directory_import r on r.id = later.run_id and r.state in ('done', 'failed') and r.started_at > %s
 where c.run_id = %s order by r.started_at desc limit 1
"""


def undo(*, actor: Actor, run: Import) -> Import:
    """Take an import back. LaterImport, HeldElsewhere say what stands in the way; then nothing has changed."""
    require(policies.may_keep(actor))
    if run.state not in (ImportState.DONE, ImportState.FAILED):
        raise NotNow
    if later := later_import(run):
        raise LaterImport(later)
    try:
        with wall.acting_as(actor):
            _take_back(actor, run)
            with connection.cursor() as cursor:
                cursor.execute("set constraints all immediate; set constraints all deferred")
    except (ProtectedError, RestrictedError, IntegrityError) as held:
        raise HeldElsewhere from held
    return run


def later_import(run: Import) -> Import | None:
    """A later import that changed the same rows and still stands."""
    with connection.cursor() as cursor:
        cursor.execute(LATER, [run.started_at, run.id])
        found = cursor.fetchone()
    return Import.objects.get(id=found[0]) if found else None


def _take_back(actor: Actor, run: Import) -> None:
    for table in ALL:
        with wall.acting_as(actor):  # said anew: it holds for a minute
            _restore(table, run.id)
    for table in reversed(ALL):
        _remove(actor, table, run.id)
    Source.objects.filter(id=run.source_id).update(undone_at=timezone.now())
    ImportChange.objects.filter(run=run).delete()
    run.state, run.ended_at = ImportState.UNDONE, timezone.now()
    run.save(update_fields=["state", "ended_at"])
    ledger.add(actor, What.RULES_CHANGED, why="directory.undo", about=run.id)


def _restore(table: Table, run: UUID) -> None:
    real = name_of(table.name)
    sets = [f'"{name}" = p."{name}"' for name in (*columns_of(table.name), "origin_id")]
    sets += ["version = t.version + 1"] if table.name in COUNTED else []
    with connection.cursor() as cursor:
        cursor.execute(
            f"update {real} t set {', '.join(sets)} from directory_importchange c, "
            f"jsonb_populate_record(null::{real}, c.before) p "
            f"where c.run_id = %s and c.\"table\" = %s and c.kind = 'changed' and c.before is not null and t.id = c.row_id",
            [run, table.name],
        )


def _remove(actor: Actor, table: Table, run: UUID) -> None:
    """With what hangs on it by now, whoever added that."""
    ids = ImportChange.objects.filter(run_id=run, table=table.name, kind="new").values_list("row_id", flat=True)
    every, model = list(ids), model_of(table.name)
    for start in range(0, len(every), AT_ONCE):
        with wall.acting_as(actor):
            model._default_manager.filter(pk__in=every[start : start + AT_ONCE]).delete()
