"""Why a step of a training does not go through, in words for whoever took it.

Belongs here: what trainers and learners meet. Not here: the other refusals of the room (errors).
"""

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused


class SessionFull(Refused):
    """Every place is taken."""

    code = "session_full"
    sentence = _("Every place in this session is taken.")


class SessionOver(Refused):
    """It was held, called off, or is only proposed."""

    code = "session_over"
    sentence = _("This session is not open for that now.")


class HoursWrong(Refused):
    """Not in quarter hours, or more than the session had."""

    code = "hours_wrong"
    sentence = _("Give the hours in quarter hours, and no more than the session had.")


class NotReady(Refused):
    """Hours or topics are still missing."""

    code = "not_ready"
    sentence = _("Hours or topics of this curriculum are still missing.")


class TopicMissing(Refused):
    """A curriculum without a topic teaches nothing."""

    code = "topic_missing"
    sentence = _("Write at least one topic first.")


class NotUntilThen(Refused):
    """Attendance before the day of the session."""

    code = "not_until_then"
    sentence = _("The day of this session has not come yet.")


class MaterialNotAccepted(Refused):
    """A file that cannot be kept: `too_large`, `empty`, `too_many`, or of another kind than is taken here."""

    code = "kind"
    sentences = {
        "too_large": _("Not kept: the file is larger than 25 MB."),
        "empty": _("Not kept: the file is empty."),
        "too_many": _("Not kept: there are twenty files here already. Take one away first."),
        "kind": _(
            "Not kept: choose a PDF, a PNG, a JPEG, a Word or a PowerPoint file without programs in it."
        ),
    }

    def __str__(self) -> str:
        return str(self.sentences[self.code])


class MaterialGone(Refused):
    """The file is missing or does not open."""

    code = "material_gone"
    sentence = _("This file cannot be opened any more. Bring it once more.")


class CertificateUnknown(Refused):
    """No certificate has this code."""

    code = "certificate_unknown"
    sentence = _("No certificate has this code. Look at each letter again.")


class CertificateTakenBack(Refused):
    """Whoever gave it took it back, or it counts no longer."""

    code = "certificate_taken_back"
    sentence = _("This certificate was taken back, or counts no longer. It cannot be taken over.")


class SomebodyElsesCertificate(Refused):
    """The code is right; the person is another."""

    code = "somebody_elses"
    sentence = _("This certificate was given to somebody else, or to another account of hers.")


class CertificateGivenHere(Refused):
    """One's own agency gave it: its hours count already."""

    code = "given_here"
    sentence = _("Your own agency gave this certificate. Its hours count where they were written down.")


class AlreadyTakenOver(Refused):
    """A certificate counts once."""

    code = "already_taken_over"
    sentence = _("This certificate was taken over already. It counts once.")


class HoursBeyondCertificate(Refused):
    """More than the certificate says, or not in quarters."""

    code = "hours_beyond"
    sentence = _("Give the hours in quarter hours, and no more than the certificate says.")


# What is wrong with a code, said where it was typed.
CERTIFICATE_PROBLEMS = (
    CertificateUnknown,
    CertificateTakenBack,
    SomebodyElsesCertificate,
    CertificateGivenHere,
    AlreadyTakenOver,
)
