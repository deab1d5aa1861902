"""Named refusals of standing beside a client.

Belongs here: what the actions of advocacy refuse, and the sentence for it. Not here: the rules (policies_advocacy).
"""

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused


class AskFirst(Refused):
    """Nothing is said about a client before they were asked."""

    code = "ask_first"
    sentence = _("Ask them first what may be said, and choose their answer here. Nothing you wrote is lost.")


class NeedsTheirYes(Refused):
    """No contact with police, prosecution or immigration without a yes to this contact."""

    code = "needs_their_yes"
    sentence = _(
        "With police, a state's attorney or an immigration office nothing is said without their yes to this contact. "
        "Where a life is in danger, mark it and say which supervisor was told. Nothing you wrote is lost."
    )


class SupervisorNotTold(Refused):
    """Danger to life stands above their word, and someone who leads must know."""

    code = "supervisor_not_told"
    sentence = _("Say which supervisor was told that a life was in danger. Nothing you wrote is lost.")


class KeepOnlyWithTheirYes(Refused):
    """Harm by police is written down only when the client wants it to be."""

    code = "keep_needs_yes"
    sentence = _("Write this down only once they have said that it may be kept. Nothing you wrote is lost.")


class ListPutAway(Refused):
    """A list that was put away takes no more words."""

    code = "put_away"
    sentence = _("This list was put away. Take it up again to write on it.")


class NoSuchStep(Refused):
    """A moment of a visit that cannot be noted."""

    code = "no_such_step"
    sentence = _("This moment cannot be noted.")
