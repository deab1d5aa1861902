"""Why a step with a policy or an ask does not go through, in words for whoever took it.

Belongs here: the refusals of this area. Not here: others' (errors).
"""

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused


class NotThatStep(Refused):
    """The policy, gap or ask stands elsewhere than the screen said."""

    code = "not_that_step"
    sentence = _("This has moved on since the page was opened. Look at it again.")


class NotTheLatest(Refused):
    """Only what was decided last can be taken back."""

    code = "not_the_latest"
    sentence = _("Only the latest decision can be taken back. Write a new decision for this one.")


class DayMissing(Refused):
    """A promise without a day is not a promise that anyone can look at again."""

    code = "day_missing"
    sentence = _("Write the day by which it is promised, or the day since which it holds.")
