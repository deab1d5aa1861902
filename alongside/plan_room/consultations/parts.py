"""What of a consultation is written by hand, part by part: which table it lies in, which fields are its words.

Belongs here: the list of parts, a row's words as they are kept in a revision and read from it again. Not here: who may
change them (actions.wording), forms.
"""

from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from django.db import models

from alongside.plan_room.enums_consultations import Part
from alongside.plan_room.models import Briefing, Campaign, Consultation, Draft, Letter, Tag


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of part: its table and the columns that hold its words."""

    model: type[models.Model]
    columns: tuple[str, ...]
    whole: bool = False  # of the consultation itself: there is one


KINDS: dict[str, Kind] = {
    Part.FACTS: Kind(
        Consultation,
        ("title", "title_es", "about", "about_es", "attributed_to", "plan_version_id"),
        whole=True,
    ),
    Part.DAYS: Kind(
        Consultation,
        ("time_zone", "opens_on", "opens_time", "closes_on", "closes_time", "advised_on"),
        whole=True,
    ),
    Part.QUESTION: Kind(Campaign, ("title", "title_es", "prompt", "prompt_es")),
    Part.DRAFT: Kind(Draft, ("campaign_id", "title", "text", "tags", "author")),
    Part.LETTER: Kind(Letter, ("title", "text", "addressees", "goal", "closes_on", "closes_time")),
    Part.BRIEFING: Kind(Briefing, ("title", "title_es", "host", "on", "starts", "ends", "time_zone", "note")),
    Part.TAG: Kind(Tag, ("name", "aliases", "suggested", "priority")),
}


def words_of(row: Any, kind: Kind) -> dict[str, Any]:
    """The row's words, as a revision keeps them."""
    return {name: _plain(getattr(row, name)) for name in kind.columns}


def put(row: Any, kind: Kind, given: dict[str, Any]) -> None:
    """Write these words into the row, whether they come from a form or from a revision."""
    for name in kind.columns:
        if name in given:
            field = row._meta.get_field(name)
            value = given[name]
            setattr(row, name, None if value is None else field.target_field.to_python(value)
                    if field.is_relation else field.to_python(value))  # fmt: skip


def _plain(value: Any) -> Any:
    if isinstance(value, time):
        return value.strftime("%H:%M:%S")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
