"""What was changed of a consultation: for everyone what changed since it is open to all, for its keepers all of it.

Belongs here: reading revisions. Not here: changing (actions.wording).
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from alongside.plan_room import policies
from alongside.plan_room.consultations.parts import KINDS
from alongside.plan_room.consultations.shown_parts import label_of, said
from alongside.plan_room.enums_consultations import Part
from alongside.plan_room.grouping.differing import Piece, difference
from alongside.plan_room.models import Campaign, Consultation, Contribution, Draft, Revision
from alongside.plan_room.selectors.consultations import text_of
from alongside.vault.actors import Actor, require

LONG = {"text", "about", "about_es", "prompt", "prompt_es"}


@dataclass(frozen=True, slots=True)
class Changed:
    """One column of a change: what it is called, and either both sides or the words with what differs marked."""

    label: str
    was: str
    now: str
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Change:
    """One change and its columns."""

    row: Revision
    title: str
    columns: list[Changed]

    @property
    def can_come_back(self) -> bool:
        """Whether something stood there before."""
        return self.row.was is not None


@dataclass(frozen=True, slots=True)
class DraftVersion:
    """Earlier words of a draft, and what the next version changed."""

    number: int
    row: Revision
    pieces: list[Piece]


def shown_of(consultation: Consultation) -> "QuerySet[Revision]":
    """What changed since everyone reads it, the latest first."""
    return all_of(consultation).filter(shown=True)


def all_of(consultation: Consultation) -> "QuerySet[Revision]":
    """Every change, the latest first."""
    return Revision.objects.filter(consultation=consultation).order_by("-at", "-id")


def kept_of(actor: Actor, consultation: Consultation) -> "QuerySet[Revision]":
    """The same for those who keep it."""
    require(policies.may_edit_plan(actor, consultation.keeper_id))
    return all_of(consultation)


def last_move(consultation: Consultation) -> Change | None:
    """The last time that its days were moved after it was open to all."""
    row = shown_of(consultation).filter(part=Part.DAYS).first()
    return told(consultation, [row])[0] if row is not None else None


def told(consultation: Consultation, rows: list[Revision]) -> list[Change]:
    """Each change column by column."""
    names = {str(row.id): row.title for row in Campaign.objects.filter(consultation=consultation)}
    return [Change(row, _called(row.now or row.was or {}), _columns(row, names)) for row in rows]


def _called(words: dict[str, Any]) -> str:
    """The title of what was changed, or the name of a tag."""
    return str(words.get("title") or words.get("name") or "")


def _columns(row: Revision, names: dict[str, str]) -> list[Changed]:
    was, now = row.was or {}, row.now or {}
    found = []
    for name in KINDS[row.part].columns:
        before, after = was.get(name), now.get(name)
        if before == after:
            continue
        both = name in LONG and before and after
        pieces = difference(str(before), str(after)) if both else []
        found.append(Changed(label_of(name), said(name, before, names), said(name, after, names), pieces))
    return found


def versions_of(draft: Draft) -> list[DraftVersion]:
    """What its words were before, the latest first; only what everyone could read."""
    rows = Revision.objects.filter(part=Part.DRAFT, about=draft.id, shown=True).exclude(was=None)
    kept = [row for row in rows.order_by("-number") if _text(row.was) != _text(row.now)]
    return [DraftVersion(row.number - 1, row, difference(_text(row.was), _text(row.now))) for row in kept]


def words_adapted(row: Contribution) -> str:
    """The words of the draft as they were when this was made from them."""
    draft = row.derived_from
    if draft is None:
        return ""
    version = row.derived_version or 1
    later = Revision.objects.filter(part=Part.DRAFT, about=draft.id, number__gt=version).exclude(was=None)
    first = later.order_by("number").first()
    return _text(first.was) if first is not None else text_of(draft)


def _text(words: Any) -> str:
    return str((words or {}).get("text", ""))
