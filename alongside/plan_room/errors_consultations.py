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


class KeyTaken(Refused):
    """Another consultation has this address."""

    code = "consultation_key_taken"
    sentence = _("Another consultation has this address already. Choose another name for it.")
