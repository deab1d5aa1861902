"""Named refusals of groups and evaluation."""

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused


class MeetsThatDay(Refused):
    """One meeting a day."""

    code = "meets_that_day"
    sentence = _("This group meets on that day already. Choose another day.")


class MeetingHeld(Refused):
    """How many came was said already."""

    code = "held"
    sentence = _("How many came is written down already. Put the line among your services right instead.")


class CardNotGood(Refused):
    """The code opens nothing: mistyped, used, or too old."""

    code = "card"
    sentence = _(
        "This code does not open the form. Look at the letters on the card again. A card works once, for a year."
    )
