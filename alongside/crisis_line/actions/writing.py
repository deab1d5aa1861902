"""Writing on the sheet of a call: one field as it is typed, or the whole sheet at once.

Belongs here: the two verbs and the rule that nothing is written over what was not seen. Not here: parsing (forms).
Each field remembers the version of the call at which it was written. Different fields never collide; in the same
field, whoever had not seen what stands there is told, and both texts are kept until she chooses.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.crisis_line.actions.calls import call_to_write
from alongside.crisis_line.actions.debriefs import change_wish
from alongside.crisis_line.errors import StaleStep, UnknownField
from alongside.crisis_line.models import Call
from alongside.crisis_line.selectors.calls import Sheet, opened, value_in
from alongside.crisis_line.sheet import FIELDS, Field
from alongside.vault import ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer, What


def save_step(*, actor: Actor, call_id: UUID, name: str, value: str, version: int) -> Call:
    """Save one field. StaleStep, with what stands there, where someone wrote in it after `version`.

    The same value again changes nothing: an answer that was lost on the way is asked for twice.
    """
    if name not in FIELDS:
        raise UnknownField
    call = call_to_write(actor, call_id)
    sheet = opened(call)
    present = value_in(call, sheet, FIELDS[name])
    if present == value:
        return call
    if sheet.at.get(name, 0) > version:
        raise StaleStep(present, call.version)
    _write(actor, call, sheet, {name: value})
    return call


def save_sheet(*, actor: Actor, call_id: UUID, values: Mapping[str, str], version: int) -> dict[str, str]:
    """Save a whole form; return the fields that were not written over, with what stands there.

    A box that is empty on a page opened before someone filled it in is no wish to empty it again.
    """
    call = call_to_write(actor, call_id)
    sheet = opened(call)
    changed, stale = {}, {}
    for name, value in values.items():
        present = value_in(call, sheet, FIELDS[name])
        if present == value:
            continue
        if sheet.at.get(name, 0) <= version:
            changed[name] = value
        elif value:
            stale[name] = present
    if changed:
        _write(actor, call, sheet, changed)
    return stale


def _write(actor: Actor, call: Call, sheet: Sheet, values: Mapping[str, str]) -> None:
    call.version += 1
    columns = {_put(actor, call, sheet, FIELDS[name], value) for name, value in values.items()}
    sheet.at |= dict.fromkeys(values, call.version)
    call.sheet = sheet.text()
    call.save(update_fields=sorted({"sheet_sealed", "version"} | columns - {""}))
    ledger.add(actor, What.RECORD_CHANGED, call.subject_id, drawer=Drawer.CALL, why="step")


def _put(actor: Actor, call: Call, sheet: Sheet, asked: Field, value: str) -> str:
    """Put a value in its place; return the column it stands in, if it is coded."""
    if asked.name == "debrief":
        call.debrief_id = change_wish(actor=actor, debrief_id=call.debrief_id, wanted=value == "yes")
        _say(sheet, asked.name, value)
        return "debrief_id"
    if not asked.column:
        _say(sheet, asked.name, value)
    elif asked.code:
        others = [code for code in getattr(call, asked.column) if code != asked.code]
        setattr(call, asked.column, [*others, asked.code] if value else others)
    else:
        setattr(call, asked.column, _coded(asked, value))
    return asked.column


def _say(sheet: Sheet, name: str, value: str) -> None:
    if value:
        sheet.said[name] = value
    else:
        sheet.said.pop(name, None)


def _coded(asked: Field, value: str) -> Any:
    """A code as its column keeps it."""
    if asked.name == "contacts":
        return int(value or 1)
    if asked.name in ("quarters", "county"):
        return int(value) if value else None
    if asked.kind == "moment":
        return (
            datetime.fromisoformat(value).replace(tzinfo=timezone.get_current_timezone()) if value else None
        )
    return value
