"""Named refusals of this room, as sentences. None carries a word about a person."""

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused


class NotThisMove(Refused):
    """The referral stands elsewhere than on the screen, or the move is the other side's."""

    code = "not_this_move"
    sentence = _("It stands somewhere else by now. Look at it again.")


class ReasonMissing(Refused):
    """A move that needs a reason came without one."""

    code = "reason"
    sentence = _("Say why. One of the reasons is enough.")


class OutcomeMissing(Refused):
    """Completed, and nobody says what came of it."""

    code = "outcome"
    sentence = _("Say what came of it.")


class PermissionMissing(Refused):
    """What would be sent, nobody has allowed."""

    code = "no_permission"
    sentence = _(
        "There is no permission for this reader that runs. Make one first, or let them go by themselves: "
        "then we send nothing."
    )


class NoReaderThere(Refused):
    """Neither an agency nor a service nor a name."""

    code = "no_reader"
    sentence = _("Say where to: an agency, a service of the directory, or a name.")


class NoAgreementRuns(Refused):
    """A standing rule about a partner with whom nothing is agreed."""

    code = "no_agreement"
    sentence = _("No agreement with them is in force. A standing rule needs one; a single referral does not.")


class NobodyReadsThere(Refused):
    """A standing rule that would give it to somebody who does not read what comes in."""

    code = "nobody_reads"
    sentence = _("Choose people who read what comes in: the intake team, or who leads.")


class NothingSaid(Refused):
    """An empty answer."""

    code = "nothing_said"
    sentence = _("Write something first.")


class NoSuchBed(Refused):
    """No bed is held under this code, or it is held for someone else."""

    code = "no_such_bed"
    sentence = _("No bed is held for us under this code, or it is held for someone else.")
