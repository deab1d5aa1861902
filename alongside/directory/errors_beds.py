"""Named refusals of the beds: each says what to do."""

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused


class YesNeeded(Refused):
    """Nobody is asked for a bed for someone who did not say yes."""

    code = "yes_needed"
    sentence = _("Ask them first. Then say here that they said yes, and how.")


class NobodyAsked(Refused):
    """A request for nobody, or to no shelter."""

    code = "nobody_asked"
    sentence = _("Choose at least one shelter.")


class NobodyComes(Refused):
    """A request needs a count."""

    code = "nobody_comes"
    sentence = _("Say how many people come, in at least one line.")


class NoLongerNeeded(Refused):
    """The request was answered elsewhere, was taken back, or its time passed."""

    code = "no_longer_needed"
    sentence = _("This is no longer needed. There is nothing left to do.")


class HoldIsOver(Refused):
    """The bed is not held any more, or not in the state that was on the screen."""

    code = "hold_over"
    sentence = _("This changed in the meantime. Look at how it stands now.")


class CountChanged(Refused):
    """Someone said another number since the page was opened."""

    code = "count_changed"
    sentence = _("Someone said another number in the meantime. Nothing was changed; look again.")


class NoShelterHere(Refused):
    """The agency does not offer beds (yet)."""

    code = "no_shelter"
    sentence = _("This agency offers no beds here yet. Someone who leads can begin it.")


class HoldTooShort(Refused):
    """A hold that ends before it begins, or lasts longer than a day."""

    code = "hold_until"
    sentence = _("Choose a time between now and a day from now.")
