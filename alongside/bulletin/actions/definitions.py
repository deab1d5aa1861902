"""Writing down how a state's law says an offense.

Belongs here: the write. Not here: which offenses and areas there are (enums, areas).
"""

from datetime import date
from typing import TypedDict
from uuid import UUID

from django.utils import timezone

from alongside.bulletin import policies
from alongside.bulletin.enums import State
from alongside.bulletin.models import Definition
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.errors import SomeoneElseWasFaster


class Said(TypedDict):
    """What a definition says."""

    citation: str
    words: str
    words_es: str
    beside: str
    as_of: date
    reviewed_by: str
    source_url: str


def write_definition(
    *, actor: Actor, area: str, offense: str, said: Said, version: int, public: bool
) -> UUID:
    """Make it or change it. Raises SomeoneElseWasFaster when `version` is not the one that is kept (0: none yet)."""
    require(policies.may_keep_numbers(actor))
    kept = Definition.objects.select_for_update().filter(area=area, offense=offense).first()
    if (kept.version if kept else 0) != version:
        raise SomeoneElseWasFaster
    row = kept or Definition(area=area, offense=offense, version=0)
    for name, value in said.items():
        setattr(row, name, value)
    row.state = State.PUBLISHED if public else State.DRAFT
    row.version += 1
    row.changed_at, row.changed_by_id = timezone.now(), actor.account_id
    if kept:
        row.save(update_fields=[*said, "state", "version", "changed_at", "changed_by"])
    else:
        row.save(force_insert=True)
    ledger.add(actor, What.RULES_CHANGED, why="numbers", about=row.id)
    return row.id
