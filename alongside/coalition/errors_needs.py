"""Named refusals of the needs assessment: each says what to do."""

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused


class CardNotGood(Refused):
    """The code opens nothing: mistyped, or its round is over. One that was sent before still opens the questions."""

    code = "card_not_good"
    sentence = _(
        "This code does not open anything. Look at the letters once more. "
        "A code works while answers are asked for, and then no longer."
    )


class MovedOn(Refused):
    """The round is elsewhere than on the screen."""

    code = "moved_on"
    sentence = _("This round has moved on since you opened the page. Look at how it stands now.")


class NothingAsked(Refused):
    """A round without a single question cannot be opened."""

    code = "nothing_asked"
    sentence = _("Write at least one question for agencies and one for the community first.")


class NothingSaid(Refused):
    """An answer without a word or a choice cannot be given; it may stay a draft."""

    code = "nothing_said"
    sentence = _("Nothing is answered yet. Answer at least one question, then give it.")
