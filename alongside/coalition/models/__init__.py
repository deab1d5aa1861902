"""The tables of a coalition: one file an area. Nothing in this room says anything about a client."""

from alongside.coalition.models.members import Member
from alongside.coalition.models.strategy import ActionStep, PlanAction, ReviewNote, StrategicPlan

__all__ = ["ActionStep", "Member", "PlanAction", "ReviewNote", "StrategicPlan"]
