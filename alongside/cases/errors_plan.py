"""Why something in the plan was not done.

Belongs here: refusals of the plan. Not here: those of the record (errors).
"""

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused


class NotThere(Refused):
    """A form asked for something that is none of the choices."""

    code = "no_such_choice"
    sentence = _("This is none of the choices. Open the page again and choose one that is there.")


class NothingToTakeBack(Refused):
    """There is no earlier state, or someone took it back already."""

    code = "nothing_before"
    sentence = _("There is nothing to put back here.")


class NothingOnPaper(Refused):
    """What was to be printed has no words in it yet."""

    code = "nothing_on_paper"
    sentence = _("There is nothing written in these parts yet.")


class PrintOver(Refused):
    """The paper was asked for some time ago; the question about safety is asked each time."""

    code = "print_over"
    sentence = _("Ask again how it would be found, then print. This was asked some time ago.")
