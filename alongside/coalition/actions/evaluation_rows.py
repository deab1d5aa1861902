"""Making and changing a row of this area: sent twice it is made once, and nothing is written over.

Belongs here: the two shapes. Not here: who may (policies_evaluation), what follows (actions.evaluation, system).
"""

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model

from alongside.vault.actors import Actor
from alongside.vault.once import once, require_version

Row = TypeVar("Row", bound=Model)
Given = Mapping[str, Any]


def make(
    model: type[Row], *, actor: Actor, coalition_id: UUID, row_id: UUID, given: Given, **fixed: Any
) -> Row:
    """A new row. SavedBefore where a form sent earlier made it."""
    rows = model._default_manager.filter(agency_id=coalition_id)

    def create() -> Row:
        row = model(id=row_id, agency_id=coalition_id, made_by_id=actor.account_id, **given, **fixed)
        row.save(force_insert=True)
        return row

    return once(
        create,
        made=lambda: rows.filter(id=row_id).first(),
        same=lambda row: all(getattr(row, name) == value for name, value in given.items()),
    )


def change(row: Any, *, version: int, given: Given) -> None:
    """What the form said, over a row that was locked. SomeoneElseWasFaster when it changed since `version`."""
    require_version(row.version, version)
    write(row, **given)


def write(row: Any, **given: Any) -> None:
    """Set these and count the version on."""
    for name, value in given.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*given, "version"])
