"""The tables of this room, a file a part: the record itself, and what is worked on with a client.

Belongs here: the list of tables. Not here: fields (the files beside), who may (policies).
"""

from alongside.cases.models.advocacy import (
    AdvocacyContact,
    Checklist,
    ChecklistMark,
    CounsellingSession,
    HospitalVisit,
    PoliceHarm,
)
from alongside.cases.models.evaluation import Evaluation, EvaluationCard, EvaluationChange
from alongside.cases.models.groups import AgendaItem, Group, GroupResource, Meeting
from alongside.cases.models.minors import Adult, Asked, ChildReport, Minor
from alongside.cases.models.plan import Companion, FormerGoal, Goal, Need, StageMove, Step
from alongside.cases.models.record import (
    CareTeamMember,
    Case,
    CaseQuerySet,
    ContactMethod,
    Document,
    FormerNote,
    Identity,
    Note,
    Search,
)
from alongside.cases.models.safety import FormerSafetyPart, Printout, SafetyPart
from alongside.cases.models.together import Accord, Reading, Saying
from alongside.cases.models.told import FormerTold, Told

__all__ = [
    "Accord",
    "Adult",
    "AdvocacyContact",
    "AgendaItem",
    "Asked",
    "CareTeamMember",
    "Case",
    "CaseQuerySet",
    "Checklist",
    "ChecklistMark",
    "ChildReport",
    "Companion",
    "ContactMethod",
    "CounsellingSession",
    "Document",
    "Evaluation",
    "EvaluationCard",
    "EvaluationChange",
    "FormerGoal",
    "FormerNote",
    "FormerSafetyPart",
    "FormerTold",
    "Goal",
    "Group",
    "GroupResource",
    "HospitalVisit",
    "Identity",
    "Meeting",
    "Minor",
    "Need",
    "Note",
    "PoliceHarm",
    "Printout",
    "Reading",
    "SafetyPart",
    "Saying",
    "Search",
    "StageMove",
    "Step",
    "Told",
]
