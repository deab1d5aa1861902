"""Named refusals of this room."""

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused


class NoSuchRule(Refused):
    """No rule of this name is in use here."""

    code = "no_rule"
    sentence = _("There is no such rule in use here.")


class MomentMissing(Refused):
    """A known or assumed clock needs its first day."""

    code = "moment_missing"
    sentence = _("Say when it began, or choose that nobody knows.")


class RangeTurned(Refused):
    """The earliest moment lies after the latest."""

    code = "range_turned"
    sentence = _("The first of the two days must come before the second.")


class YearOutOfReach(Refused):
    """A slip of the keyboard: nothing that the law counts from lies there."""

    code = "year"
    sentence = _("Look at the year again.")


class ClockEnded(Refused):
    """It is done or stopped already."""

    code = "clock_ended"
    sentence = _("This clock is done or stopped already.")


class DoneTooEarly(Refused):
    """Something cannot be done in the future."""

    code = "done_in_future"
    sentence = _("This is still to come. Say when it was done.")


class RuleBroken(Refused):
    """What was typed does not make a rule; `problem` says why."""

    code = "rule_broken"

    def __init__(self, problem: str) -> None:
        self.problem = problem
        super().__init__()

    def __str__(self) -> str:
        return self.problem


class RuleChangedMeanwhile(Refused):
    """Someone saved another edition since the page was opened."""

    code = "stale"
    sentence = _(
        "Someone changed this while you were writing. Your text is still here: compare, then save again."
    )
