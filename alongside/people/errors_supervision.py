"""Why a step in supervision does not go through, in words for whoever took it."""

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused


class NoKeyYet(Refused):
    """The other has no key to seal to."""

    code = "no_key_yet"
    sentence = _("There is no key here yet to seal it to. They join first.")


class NothingToShareWith(Refused):
    """She has no supervisor with a key."""

    code = "no_supervisor"
    sentence = _("Nobody is named as your supervisor here, so there is nobody to share it with.")


class HeldAlready(Refused):
    """What was held is not taken away."""

    code = "held_already"
    sentence = _("This has been held and written down. It stays.")
