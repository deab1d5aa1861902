"""What they told: writing it down, changing it, taking it back.

Belongs here: the one verb. Not here: reading (selectors.told), the lists (enums_told). What stood there before is kept,
sealed. Nothing has to be said, and everything can be emptied again.
"""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.cases.actions.working import case_to_write, require_version, was_worked_on
from alongside.cases.enums_told import LISTS, Stand
from alongside.cases.errors import TextMissing
from alongside.cases.errors_plan import NotThere
from alongside.cases.models import Case, FormerTold, Told
from alongside.cases.selectors.told import WORDS, row_of, said_in
from alongside.vault import ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer, What


def save_told(*, actor: Actor, case_id: UUID, version: int, told: Mapping[str, Any]) -> Told:
    """All of it as they say it now. SomeoneElseWasFaster when it changed since `version` (0: nothing yet) was read.

    TextMissing where nothing is said and nothing was; the same again is no change.
    """
    case = case_to_write(actor, case_id, Drawer.NOTES)
    row, kept = row_of(actor, case, lock=True), _kept(told)
    if row is None:
        require_version(0, version)
        return _begin(actor, case, kept)
    if kept != said_in(row):
        require_version(row.version, version)
        _keep_former(actor, row)
        row.told, row.version = json.dumps(kept), row.version + 1
        row.changed_at, row.changed_by_id = timezone.now(), actor.account_id
        row.save(update_fields=["told_sealed", "version", "changed_at", "changed_by"])
        _noted(actor, case, row)
    return row


def _kept(told: Mapping[str, Any]) -> dict[str, Any]:
    """What was said, in the order of the page; what is empty is left out. NotThere for a code of no list."""
    found: dict[str, Any] = {}
    if (stand := told.get("stand")) and stand not in Stand.values:
        raise NotThere
    for name, (_label, _hint, choices) in LISTS.items():
        chosen = set(told.get(name) or ())
        if not chosen <= set(choices.values):
            raise NotThere
        found[name] = [code for code in choices.values if code in chosen]
    texts = {name: str(told.get(name) or "").strip() for name in ["stand", *WORDS]}
    return {name: value for name, value in (found | texts).items() if value}


def _begin(actor: Actor, case: Case, kept: dict[str, Any]) -> Told:
    if not kept:
        raise TextMissing
    row = Told(agency_id=case.agency_id, subject_id=case.subject_id, changed_by_id=actor.account_id)
    row.told = json.dumps(kept)
    row.save(force_insert=True)
    _noted(actor, case, row)
    return row


def _keep_former(actor: Actor, row: Told) -> None:
    former = FormerTold(
        agency_id=row.agency_id,
        subject_id=row.subject_id,
        version=row.version,
        replaced_by_id=actor.account_id,
    )
    former.told = row.told
    former.save(force_insert=True)


def _noted(actor: Actor, case: Case, row: Told) -> None:
    was_worked_on(case)
    ledger.add(actor, What.RECORD_CHANGED, case.subject_id, drawer=Drawer.NOTES, why="told", about=row.id)
