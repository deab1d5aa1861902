"""Why a step of a training does not go through, in words for whoever took it.

Belongs here: what trainers and learners meet. Not here: the other refusals of the room (errors).
"""

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused


class SessionFull(Refused):
    """Every place is taken."""

    code = "session_full"
    sentence = _("Every place in this session is taken.")


class SessionOver(Refused):
    """It was held, called off, or is only proposed."""

    code = "session_over"
    sentence = _("This session is not open for that now.")


class HoursWrong(Refused):
    """Not in quarter hours, or more than the session had."""

    code = "hours_wrong"
    sentence = _("Give the hours in quarter hours, and no more than the session had.")


class NotReady(Refused):
    """Hours or topics are still missing."""

    code = "not_ready"
    sentence = _("Hours or topics of this curriculum are still missing.")


class TopicMissing(Refused):
    """A curriculum without a topic teaches nothing."""

    code = "topic_missing"
    sentence = _("Write at least one topic first.")


class NotUntilThen(Refused):
    """Attendance before the day of the session."""

    code = "not_until_then"
    sentence = _("The day of this session has not come yet.")
