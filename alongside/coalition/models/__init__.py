"""The tables of a coalition: one file an area. Nothing in this room says anything about a client."""

from alongside.coalition.models.members import Member
from alongside.coalition.models.needs import (
    AgencyAnswer,
    AnswerCard,
    Barrier,
    CommunityAnswer,
    FocusGroup,
    NeedsFinding,
    NeedsRound,
    SmallChange,
    StepNote,
)

__all__ = [
    "AgencyAnswer",
    "AnswerCard",
    "Barrier",
    "CommunityAnswer",
    "FocusGroup",
    "Member",
    "NeedsFinding",
    "NeedsRound",
    "SmallChange",
    "StepNote",
]
