"""The tables of the line, a file a part.

Belongs here: the list of tables. Not here: fields (the files beside), who may (policies).
"""

from alongside.crisis_line.models.asking import Asking
from alongside.crisis_line.models.calls import AgencyLines, Call, Debrief
from alongside.crisis_line.models.helping import BedAsked, NumberGiven
from alongside.crisis_line.models.sending import Sending, SendingStep, WarmHandoff
from alongside.crisis_line.models.shifts import CalendarFeed, HandOver, LineRules, OnCallNumber, Shift, Swap
from alongside.crisis_line.models.turned_away import TurnedAway

__all__ = [
    "AgencyLines",
    "Asking",
    "BedAsked",
    "CalendarFeed",
    "Call",
    "Debrief",
    "HandOver",
    "LineRules",
    "NumberGiven",
    "OnCallNumber",
    "Sending",
    "SendingStep",
    "Shift",
    "Swap",
    "TurnedAway",
    "WarmHandoff",
]
