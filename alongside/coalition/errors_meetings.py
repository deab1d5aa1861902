"""Why a step around a meeting does not go through, in words for whoever took it.

Belongs here: what members and organizers meet. Not here: the room's own (errors).
"""

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused


class KeptHidden(Refused):
    """A place that nobody may learn is no place to meet: everyone who is invited would know it."""

    code = "kept_hidden"
    sentence = _(
        "This is kept confidential in the directory. Choose a place that everyone may know, such as a library."
    )


class MeetingElsewhere(Refused):
    """The page showed another state than the meeting has."""

    code = "meeting_elsewhere"
    sentence = _("The meeting has moved on since you opened this page. Look again.")


class NotHeard(Refused):
    """A decision does not say how survivors were heard."""

    code = "not_heard"
    sentence = _("A decision does not say yet how survivors were heard. Complete it, then close the meeting.")


class MinutesStand(Refused):
    """The minutes were approved: they stay as they are."""

    code = "minutes_stand"
    sentence = _("These minutes were approved and stay as they are. Decide anew at the next meeting.")


class BegunAlready(Refused):
    """Something of the meeting is written down: it has begun."""

    code = "begun_already"
    sentence = _("Something of this meeting is written down already. Close it when it is over.")


class NotApproved(Refused):
    """Minutes that nobody has approved are simply changed."""

    code = "not_approved"
    sentence = _("These minutes are not approved yet. Change them directly.")


class NotTheTime(Refused):
    """The meeting has not begun, or is over."""

    code = "not_the_time"
    sentence = _("This is not possible before the meeting begins, or after it is closed.")


class NextMeetingNeeded(Refused):
    """Minutes are approved at a later meeting."""

    code = "next_meeting_needed"
    sentence = _("Minutes are approved at a later meeting. Begin that one first.")


class ReasonNeeded(Refused):
    """A reason is part of this step."""

    code = "reason_needed"
    sentence = _("Say why, in a few words.")


class TaskElsewhere(Refused):
    """The page showed another state than the task has."""

    code = "task_elsewhere"
    sentence = _("Someone moved this task since you opened the page. Look again.")


class NotOfThem(Refused):
    """The person does not work at that organization."""

    code = "not_of_them"
    sentence = _("This person does not work at that organization. Choose one who does, or nobody.")
