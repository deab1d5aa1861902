"""The tables of this room, a file a part: the record itself, and what is worked on with a client.

Belongs here: the list of tables. Not here: fields (the files beside), who may (policies).
"""

from alongside.cases.models.minors import Adult, Asked, ChildReport, Minor
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
    "Adult",
    "Asked",
    "CareTeamMember",
    "Case",
    "CaseQuerySet",
    "ChildReport",
    "ContactMethod",
    "Document",
    "FormerNote",
    "Identity",
    "Minor",
    "Note",
    "Search",
]
