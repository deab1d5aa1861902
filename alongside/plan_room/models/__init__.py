"""The tables of the plan room. Public knowledge, no client; sealed are addresses for mail alone.

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
from alongside.plan_room.models.following import Followed, Follower
from alongside.plan_room.models.links import ActionLink, Evidence, Excluded
from alongside.plan_room.models.plans import Action, DeclaredCount, Node, Plan, PlanVersion
from alongside.plan_room.models.shadow import OfficialUpdate, ShadowFinding, ShadowReport
from alongside.plan_room.models.sources import Reading, SourceDocument, SourcePassage
from alongside.plan_room.models.stirring import Stirring

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
    "Followed",
    "Follower",
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
    "Reading",
    "ReportParty",
    "ReportStep",
    "Revision",
    "ShadowFinding",
    "ShadowReport",
    "Signatory",
    "SourceDocument",
    "SourcePassage",
    "Stirring",
    "Tag",
]
