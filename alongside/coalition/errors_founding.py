"""Why a step of founding does not go through, in words for whoever took it.

Belongs here: what organizers, members and asked agencies meet. Not here: the shared ones (errors).
"""

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused


class StandsElsewhere(Refused):
    """Somebody took a step in between."""

    code = "stands_elsewhere"
    sentence = _("This changed in the meantime. Look at it again before you go on.")


class WrittenAbout(Refused):
    """A partner that something hangs on is not taken off the list."""

    code = "written_about"
    sentence = _(
        "Something is written about this organization, so it stays in the list. Say what became of it instead."
    )


class NotOpenAnyMore(Refused):
    """An invitation that was answered or taken back."""

    code = "not_open"
    sentence = _("This invitation was answered or taken back in the meantime.")


class Stands(Refused):
    """What was sent or agreed is not edited."""

    code = "stands"
    sentence = _("This was sent or agreed. Its words stand; write a new one.")


class NothingWritten(Refused):
    """A purpose or rules without words cannot be agreed."""

    code = "nothing_written"
    sentence = _("There is nothing to agree on yet. Write it first.")


class NobodyChosen(Refused):
    """Letters to nobody."""

    code = "nobody_chosen"
    sentence = _("Choose at least one organization.")


class BeforeIt(Refused):
    """A day before the one it builds on."""

    code = "before_it"
    sentence = _("This day is before the step it follows. Look at the day again.")


class MailedBefore(Refused):
    """A letter goes by mail once."""

    code = "mailed_before"
    sentence = _("This letter went by mail already. Write a new one if there is more to say.")


class NoAddress(Refused):
    """A contact without a mail address, or of another organization."""

    code = "no_address"
    sentence = _("No mail address of this organization is written down for that person.")


class SuggestedBefore(Refused):
    """The same name twice in the list one sees."""

    code = "suggested_before"
    sentence = _("This name is in the list already.")
