"""Purpose and ground rules: what stands, the draft, earlier versions.

Belongs here: reads, for every area that asks how the coalition decides or who writes. Not here: writing.
"""

from typing import TypeVar
from uuid import UUID

from alongside.coalition.models import GroundRules, Purpose

Text = TypeVar("Text", Purpose, GroundRules)


def purpose_in_force(coalition_id: UUID) -> Purpose | None:
    """The purpose agreed last."""
    return _in_force(Purpose, coalition_id)


def rules_in_force(coalition_id: UUID) -> GroundRules | None:
    """The ground rules agreed last: `deciding`, `quorum`, who writes notices, agendas and minutes."""
    return _in_force(GroundRules, coalition_id)


def purposes(coalition_id: UUID) -> list[Purpose]:
    """Every version, the newest first; a draft on top."""
    return list(Purpose.objects.filter(agency_id=coalition_id).order_by("-number")[:50])


def all_rules(coalition_id: UUID) -> list[GroundRules]:
    """The same of the ground rules."""
    return list(GroundRules.objects.filter(agency_id=coalition_id).order_by("-number")[:50])


def _in_force(model: type[Text], coalition_id: UUID) -> Text | None:
    rows = model._default_manager.filter(agency_id=coalition_id, stands_since__isnull=False)
    return rows.order_by("-number").first()
