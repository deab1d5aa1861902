"""What every change of the plan has in common: once, never over someone else's text, with its line in the ledger.

Belongs here: adding and changing a row of the plan. Not here: what a row means (needs, goals, safety, together).
"""

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model

from alongside.cases.actions.once import once
from alongside.cases.actions.working import case_to_write, require_version, was_worked_on
from alongside.cases.models import Case
from alongside.cases.selectors.plan_rows import row_for
from alongside.vault import ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer, What
from alongside.vault.ids import uuid7
from alongside.vault.sealed import Sealed

Row = TypeVar("Row", bound=Model)
Given = Mapping[str, Any]


def to_plan(actor: Actor, case_id: UUID) -> Case:
    """The client's case, locked, for someone who may write in the plan."""
    return case_to_write(actor, case_id, Drawer.PLAN)


def add_row(
    actor: Actor,
    case: Case,
    model: type[Row],
    given: Given,
    *,
    why: str,
    row_id: UUID | None = None,
    **fixed: Any,
) -> Row:
    """Make a row. SavedBefore where an earlier sending of the same form made it (actions.once)."""
    new_id = row_id or uuid7()
    return once(
        lambda: _add(actor, case, model(id=new_id, **fixed), given, why),
        made=lambda: model._default_manager.filter(subject_id=case.subject_id, pk=new_id).first(),
        same=lambda row: says(row, given),
    )


def _add(actor: Actor, case: Case, row: Row, given: Given, why: str) -> Row:
    row.agency_id, row.subject_id = case.agency_id, case.subject_id  # type: ignore[attr-defined]
    fill(row, given)
    row.save(force_insert=True)
    noted(actor, case, row, why)
    return row


def change_row(
    actor: Actor, case: Case, model: type[Row], row_id: UUID, version: int, given: Given, *, why: str
) -> Row:
    """Save a row anew. SomeoneElseWasFaster when it changed since `version` was read; the same again is no change."""
    row = row_for(actor, model, case.subject_id, row_id, lock=True)
    if not says(row, given):
        require_version(row.version, version)  # type: ignore[attr-defined]
        save(actor, case, row, given, why=why)
    return row


def save(actor: Actor, case: Case, row: Row, given: Given, *, why: str) -> None:
    """Write these fields, raise the version, say so in the ledger."""
    columns = fill(row, given)
    if hasattr(row, "version"):
        row.version += 1
        columns.append("version")
    row.save(update_fields=columns)
    noted(actor, case, row, why)


def fill(row: Model, given: Given) -> list[str]:
    """Set what was given; return the columns it stands in."""
    for name, value in given.items():
        setattr(row, name, value)
    return [f"{name}_sealed" if _is_sealed(row, name) else name for name in given]


def says(row: Model, given: Given) -> bool:
    """Whether the row says this already. An empty text is the same as none."""
    return all(_plain(getattr(row, name)) == _plain(value) for name, value in given.items())


def noted(actor: Actor, case: Case, row: Model, why: str) -> None:
    """Something was worked on: the caseload is sorted by it, the client's log has it."""
    was_worked_on(case)
    ledger.add(actor, What.PLAN_CHANGED, case.subject_id, drawer=Drawer.PLAN, why=why, about=row.pk)


def _is_sealed(row: Model, name: str) -> bool:
    return isinstance(vars(type(row)).get(name), Sealed)


def _plain(value: Any) -> Any:
    return None if value == "" else value
