"""Named refusals of networking agreements."""

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused


class OtherSideMissing(Refused):
    """An agreement has another side."""

    code = "other_side"
    sentence = _("Say with whom: choose an agency, or write a name.")


class WithOneself(Refused):
    """An agency cannot agree with itself."""

    code = "with_oneself"
    sentence = _("Choose another agency than your own.")


class ReviewMissing(Refused):
    """An agreement is looked at again on a day (S4-233)."""

    code = "review_missing"
    sentence = _("Choose a day on which both sides look at it again.")


class TermsStand(Refused):
    """What was proposed is not edited; a new one follows it."""

    code = "terms_stand"
    sentence = _("This was proposed already, so its words stand. Take it back, or begin a new one.")


class NotThere(Refused):
    """The agreement is not at a place where this can be done."""

    code = "agreement_state"
    sentence = _("This changed in the meantime. Look at how it stands now.")


class LiaisonMissing(Refused):
    """An agreement names who speaks for each side (S4-229)."""

    code = "liaison_missing"
    sentence = _("Name who speaks for your side first.")
