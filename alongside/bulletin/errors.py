"""Named refusals of this room, each a sentence.

Belongs here: what may go wrong with figures. Not here: mistakes in single rows (tables.Problem).
"""

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused


class SameFileAgain(Refused):
    """These very bytes are here already under that key."""

    code = "same_file"
    sentence = _("This very file is here already. Nothing was changed.")


class OnlyIfInvented(Refused):
    """A county that does not exist, in a file that is not marked as made up."""

    code = "only_if_invented"
    sentence = _("It has an invented county. Tick that it is made up, or name a real place.")


class NotADraft(Refused):
    """Only what was looked at and is not published yet can be published."""

    code = "not_a_draft"
    sentence = _("This one is not waiting to be published.")
