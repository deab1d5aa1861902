"""Purpose and ground rules: one draft at a time, agreed on a day, every agreed version kept.

Belongs here: writing a draft, agreeing on it. Not here: reading (selectors.founding_words).
"""

from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max

from alongside.coalition.errors_founding import NothingWritten, StandsElsewhere
from alongside.coalition.models import GroundRules, Purpose
from alongside.coalition.policies import may_organise
from alongside.vault.actors import Actor, require
from alongside.vault.errors import SomeoneElseWasFaster
from alongside.vault.once import require_version

Text = TypeVar("Text", Purpose, GroundRules)


def write_purpose(*, actor: Actor, coalition_id: UUID, version: int, given: dict[str, Any]) -> Purpose:
    """The draft of the next purpose. `version` is 0 where none was on the screen."""
    return _write(Purpose, actor, coalition_id, version, given)


def write_rules(*, actor: Actor, coalition_id: UUID, version: int, given: dict[str, Any]) -> GroundRules:
    """The draft of the next ground rules."""
    return _write(GroundRules, actor, coalition_id, version, given)


def agree_purpose(*, actor: Actor, coalition_id: UUID, version: int, on: date) -> None:
    """The members agreed on the draft as it was on the screen. It stands from that day on."""
    _agree(Purpose, actor, coalition_id, version, on, ("vision", "mission"))


def agree_rules(*, actor: Actor, coalition_id: UUID, version: int, on: date) -> None:
    """The same for the ground rules."""
    _agree(GroundRules, actor, coalition_id, version, on, ("leads", "deciding"))


def throw_draft_away(*, actor: Actor, coalition_id: UUID, of: str, version: int) -> None:
    """A draft that nobody agreed on. Thrown away twice, it is gone."""
    require(may_organise(actor, coalition_id))
    model = Purpose if of == "purpose" else GroundRules
    rows = model._default_manager.filter(agency_id=coalition_id, stands_since=None)
    draft = rows.select_for_update().first()
    if draft is not None:
        require_version(draft.version, version)
        draft.delete()


def _write(model: type[Text], actor: Actor, coalition_id: UUID, version: int, given: dict[str, Any]) -> Text:
    require(may_organise(actor, coalition_id))
    rows = model._default_manager.filter(agency_id=coalition_id)
    draft = rows.filter(stands_since=None).select_for_update().first()
    if draft is None:
        return _begin(model, coalition_id, given)
    if all(getattr(draft, name) == value for name, value in given.items()):
        return draft  # sent twice, written once
    require_version(draft.version, version)
    for name, value in given.items():
        setattr(draft, name, value)
    draft.version += 1
    draft.save(update_fields=[*given, "version"])
    return draft


def _begin(model: type[Text], coalition_id: UUID, given: dict[str, Any]) -> Text:
    rows = model._default_manager
    last = rows.filter(agency_id=coalition_id).aggregate(last=Max("number"))["last"] or 0
    try:
        with transaction.atomic():
            return rows.create(agency_id=coalition_id, number=last + 1, **given)
    except IntegrityError as began:  # someone began one at the same moment
        raise SomeoneElseWasFaster from began


def _agree(
    model: type[Text], actor: Actor, coalition_id: UUID, version: int, on: date, needed: tuple[str, ...]
) -> None:
    require(may_organise(actor, coalition_id))
    rows = model._default_manager.filter(agency_id=coalition_id)
    draft = rows.filter(stands_since=None).select_for_update().first()
    if draft is None:
        if rows.filter(stands_since=on, version=version).exists():
            return  # sent twice, agreed once
        raise StandsElsewhere
    if draft.version != version:
        raise StandsElsewhere
    if not all(getattr(draft, name) for name in needed):
        raise NothingWritten
    draft.stands_since = on
    draft.save(update_fields=["stands_since"])
