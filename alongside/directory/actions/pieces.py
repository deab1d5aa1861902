"""What hangs on a service, a place or an organization: added, changed, taken away, and all of that taken back.

Belongs here: these four verbs, for every kind of the table in `pieces`. Not here: what the row itself refuses about a
confidential place (migrations/sql/0002_hidden.sql); the same is said here first, with a sentence.
"""

import json
import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from alongside.directory import policies
from alongside.directory.actions.changelog import note_changes, note_done
from alongside.directory.actions.indexing import index
from alongside.directory.enums import Did
from alongside.directory.errors import ChangedMeanwhile, LeadsThere, NotUndone
from alongside.directory.models import PieceChange, Service
from alongside.directory.pieces import LOCATION, ORGANIZATION, Kind, kind_of
from alongside.directory.scanning import leads_somewhere
from alongside.directory.selectors import pieces as reading
from alongside.directory.selectors.pieces import BACK_WITHIN, Owner
from alongside.directory.selectors.tables import model_of, name_of
from alongside.vault.actors import Actor, require
from alongside.vault.errors import NotFound

DIGIT = re.compile(r"\d")


@transaction.atomic
def add_piece(
    *, actor: Actor, row_id: UUID, owner: str, owner_id: UUID, table: str, facts: Mapping[str, Any]
) -> Any:
    """One more of a kind. The same form twice makes one."""
    require(policies.may_keep(actor))
    kind, of = kind_of(table, owner), reading.owner_for(owner, owner_id, lock=True)
    model: Any = model_of(table)
    earlier = model.objects.filter(pk=row_id).first()
    if earlier is not None:
        return earlier
    told = _told(kind, of, facts)
    row = model(id=row_id, **reading.keys_of(kind, of), **told)
    row.save(force_insert=True)
    _note(actor, kind, of, row.pk, Did.ADDED, [])
    return row


@transaction.atomic
def change_piece(*, actor: Actor, table: str, piece_id: UUID, version: int, facts: Mapping[str, Any]) -> Any:
    """Say it better. Nothing is overwritten that somebody else has changed meanwhile."""
    require(policies.may_keep(actor))
    kind, of, row = _locked(table, piece_id)
    before = reading.facts_of(kind, row)
    if reading.version_of(kind, row) != version:
        raise ChangedMeanwhile({**before, "version": reading.version_of(kind, row)})
    stood = [_kept(table, row.pk)]
    told = _told(kind, of, facts)
    for name, value in told.items():
        setattr(row, name, value)
    row.save(update_fields=list(told))
    if not of.hidden:
        note_changes(table, row.pk, before, reading.facts_of(kind, row))
    if _kept(table, row.pk) != stood[0]:
        _note(actor, kind, of, row.pk, Did.CHANGED, stood)
    return row


@transaction.atomic
def remove_piece(*, actor: Actor, table: str, piece_id: UUID) -> PieceChange:
    """What is no longer right. It can be put back for a month, with what hung on it."""
    require(policies.may_keep(actor))
    kind, of, row = _locked(table, piece_id)
    stood = [_kept(table, row.pk)] + [_kept(name, one) for name, one in reading.hung_on(kind, row)]
    if table == "program":
        under = Service.objects.filter(program_id=row.pk).values_list("id", flat=True)
        stood[0]["services"] = [str(one) for one in under]
    row.delete()
    return _note(actor, kind, of, piece_id, Did.REMOVED, stood)


@transaction.atomic
def undo_piece(*, actor: Actor, change_id: UUID) -> None:
    """As it was before. Raises NotUndone where it no longer stands as it was left, or may no longer stand at all."""
    require(policies.may_keep(actor))
    done = PieceChange.objects.select_for_update().filter(id=change_id).first()
    if done is None:
        raise NotFound("change")
    of, kind = reading.owner_for(done.owner, done.owner_id, lock=True), kind_of(done.table)
    if reading.stored(done.table, done.row_id) != done.after or done.at < timezone.now() - BACK_WITHIN:
        raise NotUndone
    if done.did != Did.ADDED and not _may_stand(kind, of, done.before[0]["row"]):
        raise NotUndone
    _put_back(done)
    done.delete()
    _touch(of)
    note_done(actor, f"{done.table}.undone", done.row_id)


def _locked(table: str, piece_id: UUID) -> tuple[Kind, Owner, Any]:
    """The owner is locked first, then the row read again as it stands behind the lock."""
    _kind, of, _row = reading.piece_for(table, piece_id)
    reading.owner_for(of.table, of.row.id, lock=True)
    return reading.piece_for(table, piece_id)


def _told(kind: Kind, of: Owner, facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts as columns. Raises LeadsThere with the fields that would find a confidential place."""
    said = {name: facts[name] for name in kind.fields if name in facts}
    if of.hidden:
        _must_not_lead(kind, of, said)
    if "term" in said:
        said["taxonomy_term"] = said.pop("term")
    return said


def _must_not_lead(kind: Kind, of: Owner, said: Mapping[str, Any]) -> None:
    allowed = kind.allowed(of.table, hidden=True)
    if not allowed:
        raise LeadsThere(kind.fields[0])
    found = [
        name for name, value in said.items() if value and (name not in allowed or _leads(kind, name, value))
    ]
    if kind.table == "phone" and not said.get("central"):
        found.append("number")
    if found:
        raise LeadsThere(*found)


def _leads(kind: Kind, name: str, value: Any) -> bool:
    if not isinstance(value, str) or (kind.table, name) == ("phone", "number"):
        return False
    return leads_somewhere(value) or (kind.table == "service_area" and bool(DIGIT.search(value)))


def _may_stand(kind: Kind, of: Owner, row: Mapping[str, Any]) -> bool:
    if not of.hidden:
        return True
    try:
        _must_not_lead(kind, of, {name: row[name] for name in kind.fields if name in row})
    except LeadsThere:
        return False
    return not row["extra"] and not row["foreign_id"]


def _kept(table: str, row_id: UUID) -> dict[str, Any]:
    return {"table": table, "row": reading.stored(table, row_id)}


def _note(
    actor: Actor, kind: Kind, of: Owner, row_id: UUID, did: Did, before: list[dict[str, Any]]
) -> PieceChange:
    """The way back, the search, the ledger. What is older than a month goes on this occasion."""
    PieceChange.objects.filter(at__lt=timezone.now() - BACK_WITHIN).delete()
    done = PieceChange(
        owner=of.table, owner_id=of.row.id, table=kind.table, row_id=row_id, did=did, before=before,
        after=reading.stored(kind.table, row_id),
    )  # fmt: skip
    done.save(force_insert=True)
    _touch(of)
    note_done(actor, f"{kind.table}.{did}", row_id)
    return done


def _put_back(done: PieceChange) -> None:
    if done.did == Did.ADDED:
        model_of(done.table)._default_manager.filter(pk=done.row_id).delete()
    elif done.did == Did.CHANGED:
        _write_over(done.before[0])
    else:
        for one in done.before:
            _insert(one)
        under = done.before[0].get("services", [])
        Service.objects.filter(id__in=under, program=None).update(program_id=done.row_id)


def _write_over(kept: Mapping[str, Any]) -> None:
    real = name_of(kept["table"])
    columns = [
        field.column for field in model_of(kept["table"])._meta.concrete_fields if not field.primary_key
    ]
    sets = ", ".join(f'"{column}" = p."{column}"' for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"update {real} t set {sets} from jsonb_populate_record(null::{real}, %s::jsonb) p where t.id = p.id",
            [json.dumps(kept["row"])],
        )


def _insert(kept: Mapping[str, Any]) -> None:
    real = name_of(kept["table"])
    with connection.cursor() as cursor:
        cursor.execute(
            f"insert into {real} select * from jsonb_populate_record(null::{real}, %s::jsonb)",
            [json.dumps(kept["row"])],
        )


def _touch(of: Owner) -> None:
    services = reading.touched_by(of)
    if of.table not in (ORGANIZATION, LOCATION):
        Service.objects.filter(id__in=services).update(last_modified=timezone.now())
    index(services)
