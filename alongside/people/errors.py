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


class LastFactor(Refused):
    """A second factor is always there: the last one is replaced, never removed."""

    code = "last_factor"
    sentence = _("This is your only second factor. Add another one first.")


class PasskeyRefused(Refused):
    """The device's answer does not hold, or its challenge was used before."""

    code = "passkey"
    sentence = _("That passkey did not answer as it should. Try again, or give a code.")


class LoginTaken(Refused):
    """Somebody signs in with this address already, here or at another agency."""

    code = "login_taken"
    sentence = _("Someone signs in with this already. Choose another.")


class NeedsSupervisor(Refused):
    """Nobody is named who answers for this person."""

    code = "no_supervisor"
    sentence = _("Choose a supervisor, or write who on the board supervises this person.")


class NotASupervisor(Refused):
    """Someone who does not lead, or works elsewhere, or left."""

    code = "not_a_supervisor"
    sentence = _("This person cannot supervise. Choose someone who leads.")


class SupervisionLoop(Refused):
    """The chain of supervisors would come back to where it began."""

    code = "loop"
    sentence = _("These two would supervise each other. Choose someone else.")


class NotForThisRole(Refused):
    """A team that this role may not be in, or someone may not put her there."""

    code = "not_for_this_role"
    sentence = _("This colleague cannot join that team.")


class LastCustodian(Refused):
    """Without a custodian nobody could give keys again."""

    code = "last_custodian"
    sentence = _("This is the only custodian with a key. Add another one first.")


class MailNotSent(Exception):
    """The mail server did not take it. It says nothing more: what a server answers may hold an address."""
