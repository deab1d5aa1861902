"""The tables of this room, a file a part: calls, and whatever stands beside them.

Belongs here: the list of tables. Not here: fields (the files beside), who may (policies).
"""

from alongside.crisis_line.models.calls import AgencyLines, Call, Debrief

__all__ = [
    "AgencyLines",
    "Call",
    "Debrief",
]
