"""Reading what a text said before it was changed.

Belongs here: the former words that lie sealed in a row, as a page shows them. Not here: keeping them
(actions.former). Whoever reads them has opened the row, which is the line in the ledger.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.foundation import dates
from alongside.people.models import Account


@dataclass(frozen=True, slots=True)
class Before:
    """What stood there until someone changed it."""

    said: list[tuple[str, str]]
    replaced_at: datetime
    replaced_by: str


def former_of(row: Any, labels: Mapping[str, str], choices: Mapping[str, Mapping[Any, Any]]) -> list[Before]:
    """Former words, newest first, each with the label of its field; a code in the words of its choice."""
    kept = json.loads(row.former or "[]")
    people = Account.objects.in_bulk([UUID(entry["by"]) for entry in kept])
    found = []
    for entry in reversed(kept):
        who = people.get(UUID(entry["by"]))
        said = [
            (labels[name], _told(name, value, choices.get(name, {})))
            for name, value in entry["said"].items()
            if name in labels
        ]
        found.append(
            Before(said, datetime.fromisoformat(entry["at"]), who.working_name if who is not None else "")
        )
    return found


def _told(name: str, value: Any, choices: Mapping[Any, Any]) -> str:
    """A former value; days and moments as the rest of the page says them."""
    if value and name.endswith("_at"):
        return dates.moment(datetime.fromisoformat(value))
    if value and name.endswith("_on"):
        return dates.day(date.fromisoformat(value))
    return in_words(value, choices)


def in_words(value: Any, choices: Mapping[Any, Any]) -> str:
    """A value as one reads it."""
    if value is None:
        return ""
    if choices and isinstance(value, str) and value.startswith("["):
        value = listed(value)
    if isinstance(value, list):
        return ", ".join(str(choices.get(one, one)) for one in value)
    return str(choices.get(value, value))


def listed(text: str | None) -> list[str]:
    """A sealed list of codes."""
    return [str(code) for code in json.loads(text)] if text else []


def sealed_list(codes: Any) -> str:
    """A list of codes as it is sealed; nothing where none was chosen."""
    found = [str(code) for code in codes or ()]
    return json.dumps(found) if found else ""
