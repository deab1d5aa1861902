"""Named refusals of the line."""

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused


class UnknownField(Refused):
    """A step names something that is not on the sheet."""

    code = "unknown_field"
    sentence = _("This is not on the sheet. Load the page again: what is saved is still there.")


class NotListed(Refused):
    """Only a service that the directory lists is noted as given."""

    code = "not_listed"
    sentence = _("This service is not in the directory any more. Look for it again.")


class CallEnded(Refused):
    """Nothing is written on a call that has ended; within the night it can be opened again."""

    code = "ended"
    sentence = _("This call has ended. Open it again to write.")


class NotReopenable(Refused):
    """It goes on already, the night is over, or it became a client's page."""

    code = "not_reopenable"
    sentence = _("This call cannot be opened again. Take a new one.")


class StaleStep(Refused):
    """Someone else wrote in the same field since this page saw it: `value` is what stands there now."""

    code = "stale"
    sentence = _("Someone else wrote here while you were writing. Both are shown: choose one.")

    def __init__(self, value: str, version: int) -> None:
        self.value, self.version = value, version
        super().__init__()


class NotOnTheLine(Refused):
    """A call goes only to someone who can open it."""

    code = "not_on_the_line"
    sentence = _("This colleague is not on the on-call team. Choose someone else.")


class NotYourCall(Refused):
    """Only who took it, who has it now, or who leads may let a call be forgotten."""

    code = "not_hers"
    sentence = _("Someone else has this call. Take it over first: then nothing is kept.")


class NoConsent(Refused):
    """Nobody is called back, and no page opens, without her yes."""

    code = "no_consent"
    sentence = _("They have not said yes to this.")


class LinesStale(Refused):
    """The list was changed while it was being changed."""

    code = "lines_stale"
    sentence = _(
        "Someone changed this list while you were writing. Yours is still here: compare, then save again."
    )
