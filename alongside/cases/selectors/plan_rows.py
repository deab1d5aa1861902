"""Reading one row of the plan, whichever table it stands in.

Belongs here: the door to a single row. Not here: pages (plan, safety), writing (actions.planning).
"""

from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

from alongside.cases import policies_plan
from alongside.vault.actors import Actor, require_found
from alongside.vault.errors import NotFound

Row = TypeVar("Row", bound=Model)


def rows_of(actor: Actor, model: type[Row], subject_id: UUID) -> "QuerySet[Row]":
    """The rows of one client, for someone to whom the plan is open; for anyone else there are none."""
    require_found(policies_plan.may_read_plan(actor, subject_id))
    return model._default_manager.filter(agency_id=actor.agency_id, subject_id=subject_id)


def row_for(actor: Actor, model: type[Row], subject_id: UUID, row_id: UUID, *, lock: bool = False) -> Row:
    """One row of one client."""
    rows = rows_of(actor, model, subject_id)
    if lock:
        rows = rows.select_for_update(of=("self",))
    return found(rows.filter(pk=row_id).first())


def found(row: Row | None) -> Row:
    """It, or NotFound."""
    if row is None:
        raise NotFound
    return row


def said(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """What a form shows of a row: texts opened, nothing left as None where a text belongs."""
    return {name: getattr(row, name) for name in names}
