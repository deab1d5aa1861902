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

__all__ = [
    "AdvocacyContact",
    "CareTeamMember",
    "Case",
    "CaseQuerySet",
    "Checklist",
    "ChecklistMark",
    "ContactMethod",
    "CounsellingSession",
    "Document",
    "FormerNote",
    "HospitalVisit",
    "Identity",
    "Note",
    "PoliceHarm",
    "Search",
]
