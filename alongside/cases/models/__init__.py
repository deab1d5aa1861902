"""The tables of this room, a file a part: the record itself, and what is worked on with a client.

Belongs here: the list of tables. Not here: fields (the files beside), who may (policies).
"""

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

__all__ = [
    "Accord",
    "CareTeamMember",
    "Case",
    "CaseQuerySet",
    "Companion",
    "ContactMethod",
    "Document",
    "FormerGoal",
    "FormerNote",
    "FormerSafetyPart",
    "Goal",
    "Identity",
    "Need",
    "Note",
    "Printout",
    "Reading",
    "SafetyPart",
    "Saying",
    "Search",
    "StageMove",
    "Step",
]
