"""Named refusals of who may see: the care team, finding a person, break-glass.

Belongs here: refusals of these three. Not here: refusals of the record itself (errors).
"""

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused


class LeadStays(Refused):
    """Whoever leads the work hands that over before she leaves."""

    code = "lead_stays"
    sentence = _("This person leads the work. Give the lead to someone else first.")


class PartNotPossible(Refused):
    """A part that this person's role does not allow."""

    code = "part"
    sentence = _("This person cannot have this part. Counselors counsel, supervisors supervise.")


class SupervisionStays(Refused):
    """Supervision is not ended by those who are supervised."""

    code = "supervision"
    sentence = _("A supervisor or a director changes who supervises.")


class WhyMissing(Refused):
    """Everyone on a care team is there for a reason, and it can be read."""

    code = "why"
    sentence = _("Write why this person needs to know. One sentence is enough.")


class TooLittleToFind(Refused):
    """One identifier alone, or a wildcard, would let someone leaf through the agency."""

    code = "too_little"
    sentence = _("Give at least two: given name, family name, date of birth, phone.")


class NoWildcards(Refused):
    """Signs that stand for other letters."""

    code = "wildcard"
    sentence = _("Write names and numbers in full, without * % _ or ?.")


class TooManySearches(Refused):
    """The hourly limit."""

    code = "too_many_searches"
    sentence = _("You have searched many times this hour. Wait a while, or ask a custodian.")


class ReasonMissing(Refused):
    """Breaking the glass needs a reason that someone else can read."""

    code = "reason"
    sentence = _("Write why it cannot wait. Someone will read it.")


class GlassNotOpenable(Refused):
    """It was decided meanwhile, it was asked too long ago, or it may not be opened at all."""

    code = "glass"
    sentence = _(
        "This can no longer be opened. Someone may have answered already, or it was asked too long ago."
    )


class NotYourOwnGlass(Refused):
    """Nobody approves or reviews what she asked for herself."""

    code = "own_glass"
    sentence = _("Someone else decides about what you asked for.")


class NotReviewedYet(Refused):
    """Nobody prolongs her own hour: alone it opens once, until someone has looked at it."""

    code = "not_reviewed"
    sentence = _(
        "The last time you opened this alone has not been reviewed yet. Ask someone to open it for you."
    )
