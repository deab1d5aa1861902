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
from alongside.coalition.models.strategy import ActionStep, PlanAction, ReviewNote, StrategicPlan

__all__ = [
    "ActionStep",
    "AgencyAnswer",
    "AnswerCard",
    "Barrier",
    "CommunityAnswer",
    "FocusGroup",
    "Member",
    "NeedsFinding",
    "NeedsRound",
    "PlanAction",
    "ReviewNote",
    "SmallChange",
    "StepNote",
    "StrategicPlan",
]
