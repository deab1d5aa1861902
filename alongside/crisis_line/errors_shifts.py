"""Named refusals of the roster, of sending someone and of requests from outside."""

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused


class ShiftsOverlap(Refused):
    """Someone holds this place already, or the person stands in both places at once."""

    code = "overlap"
    sentence = _(
        "Someone is on the line for part of this time already. Choose another time, or take them off."
    )


class NotForTheLine(Refused):
    """Not in the on-call team, has left, or whose papers end before the shift does."""

    code = "not_for_the_line"
    sentence = _(
        "This person cannot be put on for this time. They need to be in the on-call team, with papers in force."
    )


class ShiftTooLong(Refused):
    """A shift has an end after its beginning, and no more than a day."""

    code = "shift_length"
    sentence = _("A shift lasts up to 24 hours. Look at the two times again.")


class ShiftOver(Refused):
    """What is past is not changed any more."""

    code = "shift_over"
    sentence = _("This shift is over. What has been cannot be changed.")


class SwapIsAnswered(Refused):
    """Somebody answered, or took it back, in the meantime."""

    code = "swap_answered"
    sentence = _("This was answered already.")


class AskedAlready(Refused):
    """One colleague at a time is asked."""

    code = "swap_asked"
    sentence = _("Someone is asked already. Take that back first, then ask another.")


class StepOutOfOrder(Refused):
    """A step that cannot follow the one before it."""

    code = "step_order"
    sentence = _("This does not follow from what stands here. Look at the page again.")


class TooLateToUndo(Refused):
    """A step is taken back within a minute."""

    code = "undo_late"
    sentence = _("A step can be taken back within a minute. Note what is so now instead.")


class ConsentFirst(Refused):
    """Nobody is rung before the person has said yes."""

    code = "consent_first"
    sentence = _("Ask the person first. Nobody is called before they say yes.")


class RequestAnswered(Refused):
    """A colleague was faster."""

    code = "request_answered"
    sentence = _("A colleague has changed this request in the meantime. Here is how it stands.")


class NotTakingRequests(Refused):
    """The agency takes no requests this way, or too many came at once."""

    code = "no_requests"
    sentence = _("This form cannot be sent now. Please call the line instead.")


class WordsMissing(Refused):
    """Nothing is written."""

    code = "words_missing"
    sentence = _("There is nothing written yet.")


class BreachIsAnswered(Refused):
    """Nothing waits here for an answer."""

    code = "breach_answered"
    sentence = _("Nothing waits for an answer here.")
