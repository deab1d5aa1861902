"""Reading what they told, and what it said before.

Belongs here: opening it, with a line in the ledger. Not here: writing (actions.told), the lists (enums_told).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from alongside.cases.enums import NoteDrawer
from alongside.cases.enums_told import LISTS, Stand
from alongside.cases.models import Case, FormerTold, Told
from alongside.cases.selectors.former import Before
from alongside.cases.selectors.notes import drawers_for_notes
from alongside.vault import ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer, What
from alongside.vault.errors import NotFound

STAND = _("Where they stand")
THEIR_WORDS = _("in their words")

# The few words that may stand beside where they stand, and beside each list.
WORDS: dict[str, Promise | str] = {
    "stand_words": format_lazy("{}, {}", STAND, THEIR_WORDS),
    **{f"{name}_words": format_lazy("{}, {}", label, THEIR_WORDS) for name, (label, _h, _c) in LISTS.items()},
}


@dataclass(frozen=True, slots=True)
class Part:
    """One list, as far as something was said."""

    label: str
    chosen: list[str]
    words: str


@dataclass(frozen=True, slots=True)
class Page:
    """All of it, opened."""

    parts: list[Part]
    former: list[Before]
    changed_at: datetime
    changed_by: str


def is_open_to(actor: Actor, case: Case) -> bool:
    """Whether the notes of this client open to her."""
    return NoteDrawer.NOTES in drawers_for_notes(actor, case.subject_id)


def row_of(actor: Actor, case: Case, *, lock: bool = False) -> Told | None:
    """The row, still sealed, or None where nothing is told yet. NotFound for whom the notes are closed."""
    if not is_open_to(actor, case):
        raise NotFound
    rows = Told.objects.filter(agency_id=actor.agency_id, subject_id=case.subject_id)
    if lock:
        rows = rows.select_for_update(of=("self",))
    return rows.select_related("changed_by").first()


def told_of(actor: Actor, case: Case) -> Page | None:
    """What they told, and what it said before; None where nothing is written down. One line in the ledger."""
    row = row_of(actor, case)
    if row is None:
        return None
    _line(actor, row)
    said = said_in(row)
    return Page(
        parts=_parts(said),
        former=_former(actor, case, said),
        changed_at=row.changed_at,
        changed_by=row.changed_by.working_name,
    )


def told_saved(actor: Actor, case: Case) -> dict[str, Any]:
    """What a form shows; the version is 0 where nothing is saved yet."""
    row = row_of(actor, case)
    if row is not None:
        _line(actor, row)
    said = said_in(row) if row else {}
    found = {name: said.get(name, "") for name in ("stand", "stand_words")}
    for name in LISTS:
        found |= {name: tuple(said.get(name, ())), f"{name}_words": said.get(f"{name}_words", "")}
    return {**found, "version": row.version if row else 0}


def said_in(row: Told | FormerTold) -> dict[str, Any]:
    """What was said: lists of codes, and words."""
    return dict(json.loads(row.told or "{}"))


def _line(actor: Actor, row: Told) -> None:
    ledger.add(actor, What.NOTE_READ, row.subject_id, drawer=Drawer.NOTES, why="told", about=row.id)


def _parts(said: Mapping[str, Any]) -> list[Part]:
    found = [Part(str(STAND), _stand(said), said.get("stand_words", ""))]
    found += [
        Part(str(label), _labels(name, said), said.get(f"{name}_words", ""))
        for name, (label, _h, _c) in LISTS.items()
    ]
    return [part for part in found if part.chosen or part.words]


def _former(actor: Actor, case: Case, said: Mapping[str, Any]) -> list[Before]:
    """Newest first, each with only what was then changed."""
    rows = FormerTold.objects.filter(agency_id=actor.agency_id, subject_id=case.subject_id)
    found, after = [], said
    for row in rows.select_related("replaced_by").order_by("-version"):
        before = said_in(row)
        lines = list(zip(_lines(before), _lines(after), strict=True))
        changed = [was for was, became in lines if was != became]
        found.append(Before(changed, row.replaced_at, row.replaced_by.working_name))
        after = before
    return found


def _lines(said: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Every list, a line each, and every text with its label, the empty ones too."""
    lines = [(str(STAND), "\n".join(_stand(said)))]
    lines += [(str(label), "\n".join(_labels(name, said))) for name, (label, _h, _c) in LISTS.items()]
    return lines + [(str(label), said.get(name, "")) for name, label in WORDS.items()]


def _stand(said: Mapping[str, Any]) -> list[str]:
    return [str(Stand(said["stand"]).label)] if said.get("stand") else []


def _labels(name: str, said: Mapping[str, Any]) -> list[str]:
    return [str(LISTS[name][2](code).label) for code in said.get(name, ())]
