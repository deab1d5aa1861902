"""What the tests of clocks share: a client's subject, a moment, a frozen now.

Belongs here: making scenes. Not here: any rule.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

CHICAGO = ZoneInfo("America/Chicago")


def at(*parts):
    """A moment in Chicago."""
    return datetime(*parts, tzinfo=CHICAGO)


def freeze(monkeypatch, moment):
    """It is then."""
    monkeypatch.setattr(timezone, "now", lambda: moment)
