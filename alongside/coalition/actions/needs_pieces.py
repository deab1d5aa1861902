"""What is learned and what changes: focus groups, findings, barriers, the seven steps, small changes.

Belongs here: writing, changing and taking back one piece. Not here: asking (needs), answers (needs_answers). Taking
back hides and can be undone; nothing is deleted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models
from django.utils import timezone

from alongside.coalition import policies_needs as policies
from alongside.coalition.enums_needs import BarrierState, FindingState
from alongside.coalition.models import Barrier, FocusGroup, NeedsFinding, SmallChange, StepNote
from alongside.vault.actors import Actor, require
from alongside.vault.errors import NotFound
from alongside.vault.once import once, require_version


@dataclass(frozen=True, slots=True)
class Piece:
    """One kind of piece: its table, when it was taken back, and what is settled when it is first written."""

    model: type[models.Model]
    taken: str
    fixed: tuple[str, ...] = ()


GROUP = Piece(FocusGroup, "removed_at", ("kind",))
FINDING = Piece(NeedsFinding, "removed_at")
BARRIER = Piece(Barrier, "taken_back_at")
CHANGE = Piece(SmallChange, "taken_back_at")


def piece_of(piece: Piece, coalition_id: UUID, row_id: UUID, *, lock: bool = False) -> Any:
    """One of them. NotFound otherwise."""
    rows = piece.model._default_manager.filter(agency_id=coalition_id, id=row_id)
    row = (rows.select_for_update() if lock else rows).first()
    if row is None:
        raise NotFound
    return row


def write_piece(
    piece: Piece, *, actor: Actor, coalition_id: UUID, row_id: UUID, given: Mapping[str, Any]
) -> Any:
    """A new one. SavedBefore where a form sent earlier made it."""
    more: dict[str, Any] = {}
    if piece is CHANGE:
        require(policies.may_note_change(actor, coalition_id))
        more["made_by_id"] = actor.account_id
    else:
        require(policies.may_ask(actor, coalition_id))
    said = dict(given) | _settled(piece, None, given)
    return once(
        lambda: piece.model._default_manager.create(id=row_id, agency_id=coalition_id, **said, **more),
        made=lambda: piece.model._default_manager.filter(agency_id=coalition_id, id=row_id).first(),
        same=lambda row: all(getattr(row, name) == value for name, value in given.items()),
    )


def change_piece(
    piece: Piece, *, actor: Actor, coalition_id: UUID, row_id: UUID, version: int, given: Mapping[str, Any]
) -> Any:
    """Say it better, or that it stands elsewhere now. SomeoneElseWasFaster when it changed since `version` was read."""
    row = piece_of(piece, coalition_id, row_id, lock=True)
    require(may_change(piece, actor, row))
    require_version(row.version, version)
    said = {name: value for name, value in given.items() if name not in piece.fixed}
    said |= _settled(piece, row, said)
    return _save(row, said)


def take_back(piece: Piece, *, actor: Actor, coalition_id: UUID, row_id: UUID, back: bool = False) -> Any:
    """Hide what was written by mistake, or put it back."""
    row = piece_of(piece, coalition_id, row_id, lock=True)
    require(may_change(piece, actor, row))
    if (getattr(row, piece.taken) is None) == back:
        return row  # sent twice, done once
    return _save(row, {piece.taken: None if back else timezone.now()})


def share_finding(*, actor: Actor, coalition_id: UUID, row_id: UUID, back: bool = False) -> NeedsFinding:
    """Let every member read it; or take it back to the organizers."""
    require(policies.may_ask(actor, coalition_id))
    row: NeedsFinding = piece_of(FINDING, coalition_id, row_id, lock=True)
    then = FindingState.DRAFT if back else FindingState.PUBLISHED
    return row if row.state == then else _save(row, {"state": then})


def move_barrier(*, actor: Actor, coalition_id: UUID, row_id: UUID, then: str) -> Barrier:
    """Named, being answered, removed: in any order, because a barrier may come back."""
    require(policies.may_ask(actor, coalition_id))
    row: Barrier = piece_of(BARRIER, coalition_id, row_id, lock=True)
    if row.state == then:
        return row
    said = {"state": BarrierState(then)}
    return _save(row, said | _settled(BARRIER, row, said))  # type: ignore[no-any-return]


def keep_step(*, actor: Actor, coalition_id: UUID, step: str, version: int, words: str) -> StepNote:
    """What the coalition thinks about one of the seven questions."""
    require(policies.may_ask(actor, coalition_id))
    row, made = StepNote.objects.select_for_update().get_or_create(
        agency_id=coalition_id, step=step, defaults={"words": words}
    )
    if made or row.words == words:
        return row
    require_version(row.version, version)
    return _save(row, {"words": words, "changed_at": timezone.now()})  # type: ignore[no-any-return]


def may_change(piece: Piece, actor: Actor, row: Any) -> Any:
    if piece is CHANGE:
        return policies.may_take_change_back(actor, row)
    return policies.may_ask(actor, row.agency_id)


def _settled(piece: Piece, row: Any, said: Mapping[str, Any]) -> dict[str, Any]:
    """A barrier that is removed has the day on which it was."""
    if piece is not BARRIER or "state" not in said:
        return {}
    if said["state"] != BarrierState.REMOVED:
        return {"removed_on": None}
    return {"removed_on": (row.removed_on if row else None) or timezone.localdate()}


def _save(row: Any, said: Mapping[str, Any]) -> Any:
    for name, value in said.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*said, "version"])
    return row
