"""The tables of a coalition: one file an area. Nothing in this room says anything about a client."""

from alongside.coalition.models.decisions import MeetingDecision, Task
from alongside.coalition.models.meetings import (
    AgendaItem,
    ItemMinutes,
    ItemSupport,
    Meeting,
    MeetingAttendance,
)
from alongside.coalition.models.members import Member

__all__ = [
    "AgendaItem",
    "ItemMinutes",
    "ItemSupport",
    "Meeting",
    "MeetingAttendance",
    "MeetingDecision",
    "Member",
    "Task",
]
