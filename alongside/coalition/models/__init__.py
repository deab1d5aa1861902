"""The tables of a coalition: one file an area. Nothing in this room says anything about a client."""

from alongside.coalition.models.members import Member
from alongside.coalition.models.prevention import (
    PreventionAction,
    PreventionCurriculum,
    PreventionGroup,
    PreventionPlace,
    PreventionQuestion,
    PreventionSession,
    PreventionTally,
    PreventionTeaching,
)

__all__ = [
    "Member",
    "PreventionAction",
    "PreventionCurriculum",
    "PreventionGroup",
    "PreventionPlace",
    "PreventionQuestion",
    "PreventionSession",
    "PreventionTally",
    "PreventionTeaching",
]
