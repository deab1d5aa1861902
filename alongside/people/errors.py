"""Named refusals of this room."""

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused


class InvitationNotUsable(Refused):
    """Used, withdrawn, ended, or never there: the answer is the same."""

    code = "invitation"
    sentence = _("This invitation can no longer be used. Ask your agency for a new one.")


class SignInFailed(Refused):
    """Wrong login, passphrase or code: the answer does not say which."""

    code = "sign_in"
    sentence = _("That did not open. Check the address, the passphrase and the code, and try again.")


class TooManyAttempts(Refused):
    """Too many failures for this login from this place."""

    code = "too_many"
    sentence = _("Too many tries. Wait a quarter of an hour, or ask a custodian of your agency.")


class PassphraseTooWeak(Refused):
    """zxcvbn finds it guessable."""

    code = "weak"
    sentence = _("This passphrase is easy to guess. Four or five unrelated words are better.")


class NotYourself(Refused):
    """Nobody records her own papers, ends her own conflict or approves herself."""

    code = "yourself"
    sentence = _("Someone else must do this for you.")


class SharesNotRight(Refused):
    """The two recovery shares do not make this agency's key."""

    code = "shares"
    sentence = _("These two shares do not open your agency's recovery key.")
