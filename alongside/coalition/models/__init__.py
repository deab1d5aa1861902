"""The tables of a coalition: one file an area. Nothing in this room says anything about a client."""

from alongside.coalition.models.founding import (
    Approach,
    Commitment,
    Contact,
    GroundRules,
    Letter,
    Purpose,
    Step,
    Strength,
)
from alongside.coalition.models.founding_seats import Payment, Seat, Sitting, Suggestion
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
    "Approach",
    "Commitment",
    "Contact",
    "GroundRules",
    "Letter",
    "Member",
    "Payment",
    "Purpose",
    "Seat",
    "Sitting",
    "Step",
    "Strength",
    "Suggestion",
from alongside.coalition.models.decisions import MeetingDecision, Task
from alongside.coalition.models.meetings import (
    AgendaItem,
    ItemMinutes,
    ItemSupport,
    Meeting,
    MeetingAttendance,
)
from alongside.coalition.models.evaluation import Learned, Policy, PolicyDecision, PolicyFinding, PolicyLook
from alongside.coalition.models.members import Member
from alongside.coalition.models.system import (
    Ask,
    Failing,
    Institution,
    Material,
    MaterialShare,
    SystemContact,
    SystemLog,
    SystemStep,
)

__all__ = [
    "AgendaItem",
    "ItemMinutes",
    "ItemSupport",
    "Meeting",
    "MeetingAttendance",
    "MeetingDecision",
    "Member",
    "Task",
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
    "Ask",
    "Failing",
    "Institution",
    "Learned",
    "Material",
    "MaterialShare",
    "Member",
    "Policy",
    "PolicyDecision",
    "PolicyFinding",
    "PolicyLook",
    "SystemContact",
    "SystemLog",
    "SystemStep",
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
