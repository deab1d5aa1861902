"""Keeping what stood there before a text was changed.

Belongs here: putting the former words of a row, sealed, into the row itself. Not here: showing them
(selectors.former), notes, which keep theirs in a table (actions.notes).
"""

import json
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from alongside.vault.actors import Actor


def replace_words(actor: Actor, row: Any, said: Mapping[str, Any]) -> list[str]:
    """Set the fields of a row and keep what they said. Returns the columns to save."""
    kept = json.loads(row.former or "[]")
    before = {name: plain(getattr(row, name)) for name in said if not is_same(row, {name: said[name]})}
    kept.append(
        {
            "version": row.version,
            "at": timezone.now().isoformat(),
            "by": str(actor.account_id),
            "said": before,
        }
    )
    row.former = json.dumps(kept)
    for name, value in said.items():
        setattr(row, name, value)
    row.version += 1
    return [*columns_of(row, said), "former_sealed", "version"]


def columns_of(row: Any, said: Mapping[str, Any]) -> list[str]:
    """The columns behind these fields: a sealed one has its seal's name."""
    return [f"{name}_sealed" if f"{name}_sealed" in row.Care.sealed else name for name in said]


def is_same(row: Any, said: Mapping[str, Any]) -> bool:
    """Whether the row says this already; an empty text is the same as none."""
    return all((getattr(row, name) or None) == (value or None) for name, value in said.items())


def plain(value: Any) -> Any:
    """A value as JSON keeps it."""
    if value is None or isinstance(value, str | bool | int | list):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
