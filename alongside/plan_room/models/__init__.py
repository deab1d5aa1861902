"""The tables of the plan room. All of it is public knowledge: no client, nothing sealed.

Belongs here: the list of tables. Not here: fields (the files beside), who may (policies).
"""

from alongside.plan_room.models.agencies import ActionAgency, PlanAgency
from alongside.plan_room.models.clocks import ClockEvent, PlanClock
from alongside.plan_room.models.consultations import Briefing, Campaign, Consultation, Draft, Revision, Tag
from alongside.plan_room.models.contributions import (
    Agree,
    Contact,
    Contribution,
    Decided,
    Grouping,
    Letter,
    Likeness,
    Outcome,
    Signatory,
)
from alongside.plan_room.models.filing import ReportParty, ReportStep
from alongside.plan_room.models.links import ActionLink, Evidence, Excluded
from alongside.plan_room.models.plans import Action, DeclaredCount, Node, Plan, PlanVersion
from alongside.plan_room.models.shadow import OfficialUpdate, ShadowFinding, ShadowReport
from alongside.plan_room.models.sources import SourceDocument, SourcePassage

__all__ = [
    "Action",
    "ActionAgency",
    "ActionLink",
    "Agree",
    "Briefing",
    "Campaign",
    "ClockEvent",
    "Consultation",
    "Contact",
    "Contribution",
    "Decided",
    "DeclaredCount",
    "Draft",
    "Evidence",
    "Excluded",
    "Grouping",
    "Letter",
    "Likeness",
    "Node",
    "OfficialUpdate",
    "Outcome",
    "Plan",
    "PlanAgency",
    "PlanClock",
    "PlanVersion",
    "ReportParty",
    "ReportStep",
    "Revision",
    "ShadowFinding",
    "ShadowReport",
    "Signatory",
    "SourceDocument",
    "SourcePassage",
    "Tag",
]
