"""The tables of this room, a file a part: the record itself, and what is worked on with a client.

Belongs here: the list of tables. Not here: fields (the files beside), who may (policies).
"""

from alongside.cases.models.evaluation import Evaluation, EvaluationCard, EvaluationChange
from alongside.cases.models.groups import AgendaItem, Group, GroupResource, Meeting
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
    "AgendaItem",
    "CareTeamMember",
    "Case",
    "CaseQuerySet",
    "ContactMethod",
    "Document",
    "Evaluation",
    "EvaluationCard",
    "EvaluationChange",
    "FormerNote",
    "Group",
    "GroupResource",
    "Identity",
    "Meeting",
    "Note",
    "Search",
]
