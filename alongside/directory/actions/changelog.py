"""The change log of the standard: what changed, from what, to what; never who.

Belongs here: writing its rows. Not here: the agency's ledger, which knows who (vault.ledger). Of a confidential
place nothing is written: the former value is just what should be gone.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.directory.models import Metadata
from alongside.vault import ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import What

BY = "staff"


def note_changes(kind: str, row_id: UUID, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """A row for each field that says something else now."""
    today = timezone.localdate()
    Metadata.objects.bulk_create(
        Metadata(
            resource_id=row_id,
            resource_type=kind,
            last_action_date=today,
            last_action_type="update",
            field_name=name,
            previous_value=_words(before.get(name)),
            replacement_value=_words(value),
            updated_by=BY,
        )
        for name, value in after.items()
        if before.get(name) != value
    )


def note_done(actor: Actor, what: str, about: UUID) -> None:
    """A line in the agency's own ledger: who did what to the directory."""
    ledger.add(actor, What.RULES_CHANGED, why=f"directory.{what}", about=about)


def _words(value: Any) -> str:
    if value is None:
        return ""
    return ", ".join(str(each) for each in value) if isinstance(value, list | tuple) else str(value)
