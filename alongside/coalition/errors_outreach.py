"""Why a step in outreach does not go through, in words for whoever took it.

Belongs here: what planners and workers meet. Not here: other areas' errors.
"""

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused


class TwoNeeded(Refused):
    """Fewer than two go."""

    code = "two_needed"
    sentence = _(
        "A round needs two people, so that nobody is out alone. Add the second one; "
        "your coalition can settle another rule on the outreach page."
    )


class NobodyThere(Refused):
    """Nobody of the two has an account here: nobody could check in."""

    code = "nobody_there"
    sentence = _("One of the people who go needs an account here, so that somebody can check in.")


class WatchesFromAfar(Refused):
    """Whoever is out cannot be the one who notices that she is not heard of."""

    code = "watches_from_afar"
    sentence = _("Whoever watches for their check-ins stays behind. Choose somebody who does not go.")


class PlaceMissing(Refused):
    """A round without a place."""

    code = "place_missing"
    sentence = _("Choose at least one place.")


class LeadsThere(Refused):
    """The name of a place would find it, or finds a place that is kept confidential."""

    code = "leads_there"
    sentence = _(
        "Name the place without a street, a number or a link: a word that the two of you know is enough. "
        "The ZIP area or the county says where it is."
    )


class KeptConfidential(Refused):
    """A shelter whose place nobody may learn."""

    code = "kept_confidential"
    sentence = _(
        "This is kept confidential in the directory, so it never stands on a list of places. "
        "Ask its central line where you can meet."
    )


class NotNow(Refused):
    """The round stands elsewhere than on the screen."""

    code = "not_now"
    sentence = _("The round has moved on since this page was opened. Here is how it stands.")


class TooLate(Refused):
    """A number from paper for a month that the report shows already, or soon."""

    code = "too_late"
    sentence = _(
        "A round takes numbers until two weeks after its end. What a month counted does not change afterwards, "
        "so that no number tells who was added."
    )


class HaveSetOut(Refused):
    """Somebody who is out cannot be struck from the list of those to be looked for."""

    code = "have_set_out"
    sentence = _(
        "They have set out. Whoever is out stays on the round until they are back; you can add somebody."
    )


class AfterTheEnd(Refused):
    """A round that is over, or called off, is not planned anew."""

    code = "after_the_end"
    sentence = _("This round is over or called off. Bring it back first, then change it.")


class TooLittle(Refused):
    """More would be taken than is there."""

    code = "too_little"
    sentence = _("There is less than that in stock. Count it anew if the number is wrong.")
