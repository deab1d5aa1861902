"""What cannot be done about a consultation, each with the sentence that says so.

Belongs here: named refusals. Not here: who may (policies).
"""

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused


class NotOpen(Refused):
    """It opens later, or it is over."""

    code = "consultation_closed"
    sentence = _("This is not open now. What was said stays here to be read.")


class TooMany(Refused):
    """More arrived within the hour than people can read."""

    code = "consultation_too_many"
    sentence = _("Many are writing at this moment. Please keep your text and send it again in a while.")


class NotConfirmed(Refused):
    """An organization that has not answered our mail."""

    code = "consultation_not_confirmed"
    sentence = _("The organization has not answered our mail yet. It can be published when it has.")


class AlreadySent(Refused):
    """A letter that is sent stays as it was."""

    code = "letter_sent"
    sentence = _("This letter was sent. It stays as it was then.")


class TagTaken(Refused):
    """A spelling means one tag, never two."""

    code = "tag_taken"
    sentence = _("One of these words is another tag, or another spelling of it. Take it out there first.")


class KeyTaken(Refused):
    """Another consultation has this address."""

    code = "consultation_key_taken"
    sentence = _("Another consultation has this address already. Choose another name for it.")


class WhyNeeded(Refused):
    """What everyone can read is not changed without a word."""

    code = "consultation_why"
    sentence = _("Write why, in a sentence. Everyone can read it beside what changed.")


class BegunAlready(Refused):
    """When it opened, and in which zone, stays as it was."""

    code = "consultation_begun"
    sentence = _("It has opened. Its first day and its time zone stay; its last day can be moved.")


class WrongOrder(Refused):
    """It would close before it opens."""

    code = "consultation_order"
    sentence = _("It closes before it opens. Look at the days again.")


class NotReady(Refused):
    """Without a question or an end there is nothing to open."""

    code = "consultation_not_ready"
    sentence = _("Before it can open it needs one question, and a day on which it closes.")


class LetterSigned(Refused):
    """An organization signed these words."""

    code = "letter_signed"
    sentence = _("An organization has signed this letter. Its words and its readers stay as they are.")


class Reworded(Refused):
    """The letter has other words than those that the link was asked for."""

    code = "letter_reworded"
    sentence = _(
        "This letter was changed after the mail was sent. Please read it again, then ask for a new link."
    )


class StillUsed(Refused):
    """Something hangs on it, or everyone has read it."""

    code = "consultation_used"
    sentence = _("This stays: others have read it, or something hangs on it. You can still change its words.")


class LetterOver(Refused):
    """It was sent, or its last day is over."""

    code = "letter_over"
    sentence = _("This letter takes no more names. It stays as it is.")
