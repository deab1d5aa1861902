"""The tables of this room, a file a part: the record itself, and what is worked on with a client.

Belongs here: the list of tables. Not here: fields (the files beside), who may (policies).
"""

<<<<<<< HEAD
<<<<<<< HEAD
<<<<<<< HEAD
from alongside.cases.models.evaluation import Evaluation, EvaluationCard, EvaluationChange
from alongside.cases.models.groups import AgendaItem, Group, GroupResource, Meeting
=======
from alongside.cases.models.plan import Companion, FormerGoal, Goal, Need, StageMove, Step
>>>>>>> b-plan
=======
from alongside.cases.models.minors import Adult, Asked, ChildReport, Minor
>>>>>>> b-clocks
=======
from alongside.cases.models.advocacy import (
    AdvocacyContact,
    Checklist,
    ChecklistMark,
    CounsellingSession,
    HospitalVisit,
    PoliceHarm,
)
>>>>>>> b-advocacy
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
<<<<<<< HEAD
<<<<<<< HEAD
<<<<<<< HEAD
    "AgendaItem",
=======
    "Accord",
>>>>>>> b-plan
    "CareTeamMember",
    "Case",
    "CaseQuerySet",
    "Companion",
=======
    "Adult",
    "Asked",
    "CareTeamMember",
    "Case",
    "CaseQuerySet",
    "ChildReport",
>>>>>>> b-clocks
=======
    "AdvocacyContact",
    "CareTeamMember",
    "Case",
    "CaseQuerySet",
    "Checklist",
    "ChecklistMark",
>>>>>>> b-advocacy
    "ContactMethod",
    "CounsellingSession",
    "Document",
<<<<<<< HEAD
    "Evaluation",
    "EvaluationCard",
    "EvaluationChange",
    "FormerNote",
<<<<<<< HEAD
    "Group",
    "GroupResource",
=======
    "HospitalVisit",
>>>>>>> b-advocacy
    "Identity",
<<<<<<< HEAD
    "Meeting",
=======
    "FormerGoal",
    "FormerNote",
    "FormerSafetyPart",
    "Goal",
    "Identity",
    "Need",
>>>>>>> b-plan
=======
    "Minor",
>>>>>>> b-clocks
    "Note",
<<<<<<< HEAD
    "Printout",
    "Reading",
    "SafetyPart",
    "Saying",
=======
    "PoliceHarm",
>>>>>>> b-advocacy
    "Search",
    "StageMove",
    "Step",
]
