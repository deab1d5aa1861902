"""Why a step in the plan does not go through, in words for whoever took it.

Belongs here: what those who write the plan meet. Not here: the other areas' own.
"""

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused


class StepNotThere(Refused):
    """The action stands elsewhere than on the screen."""

    code = "step_not_there"
    sentence = _("This action stands elsewhere by now. Look at it again.")


class WhyMissing(Refused):
    """Let go without a word."""

    code = "why_missing"
    sentence = _("Say why it is let go: in a year somebody will ask.")


class NothingToAgreeOn(Refused):
    """The plan has no action."""

    code = "nothing_to_agree_on"
    sentence = _("No action is written yet. Write the first, then agree on the plan.")


class NothingToPublish(Refused):
    """No action is agreed yet."""

    code = "nothing_to_publish"
    sentence = _("No action is agreed yet. Agree on the plan first, then publish it.")
