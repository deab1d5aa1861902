"""Making and changing a row of this area: sent twice it is made once, nothing is written over, each leaves its line.

Belongs here: the shapes, and the line in the ledger (who did what to which row; never its words). Not here: who may
(policies_evaluation), what follows (actions.evaluation, system).
"""

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model

from alongside.vault import ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import What
from alongside.vault.once import once, require_version

Row = TypeVar("Row", bound=Model)
Given = Mapping[str, Any]


def make(
    model: type[Row], *, actor: Actor, why: str, coalition_id: UUID, row_id: UUID, given: Given, **fixed: Any
) -> Row:
    """A new row, and its line. SavedBefore where a form sent earlier made it: that leaves no second line."""
    rows = model._default_manager.filter(agency_id=coalition_id)

    def create() -> Row:
        row = model(id=row_id, agency_id=coalition_id, made_by_id=actor.account_id, **given, **fixed)
        row.save(force_insert=True)
        say(actor, row.pk, why)
        return row

    return once(
        create,
        made=lambda: rows.filter(id=row_id).first(),
        same=lambda row: all(getattr(row, name) == value for name, value in given.items()),
    )


def change(row: Any, *, actor: Actor, why: str, version: int, given: Given) -> None:
    """What the form said, over a row that was locked. SomeoneElseWasFaster when it changed since `version`."""
    require_version(row.version, version)
    write(row, **given)
    say(actor, row.id, why)


def write(row: Any, **given: Any) -> None:
    """Set these and count the version on."""
    for name, value in given.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*given, "version"])


def say(actor: Actor, about: UUID, why: str) -> None:
    """The line in the ledger."""
    ledger.add(actor, What.RULES_CHANGED, about=about, why=why)
