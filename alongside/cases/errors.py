"""Named refusals of this room."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused, SavedBefore, SomeoneElseWasFaster

__all__ = ["SavedBefore", "SomeoneElseWasFaster"]  # (of the vault, by the name that this room knows)


class CaseNotClosable(Refused):
    """Something is unfinished, or it is closed already."""

    code = "not_closable"
    sentence = _("This cannot be closed yet.")


class NotDestroyable(Refused):
    """Work goes on, or the law says that it must be kept. `sentence` says which."""

    code = "not_destroyable"
    sentence = _("This record cannot be destroyed now.")


class WorkGoesOn(NotDestroyable):
    """Only a record that rests is destroyed."""

    code = "open"
    sentence = _("Let the work rest first. Only then can the record be destroyed.")


class LegalHold(NotDestroyable):
    """A court, a subpoena or a request for records: nothing may be destroyed before it ends."""

    code = "legal_hold"
    sentence = _("A legal hold keeps this record. It cannot be destroyed before the hold ends.")


class HoldInThePast(Refused):
    """A hold that ends before today holds nothing."""

    code = "hold_past"
    sentence = _("Choose today or a later day.")


class NameMissing(Refused):
    """A chosen name is the one thing needed, and any name will do."""

    code = "name_missing"
    sentence = _("Write any name. It need not be a legal one.")


class NotOnTheTeam(Refused):
    """Someone who cannot be on a care team: another agency, not cleared, shut out, or there already."""

    code = "not_on_team"
    sentence = _("This person cannot join the care team.")


class LastOne(Refused):
    """The last person who can open the record cannot leave it."""

    code = "last_one"
    sentence = _("Someone must stay with this client. Name another person first.")


class FileNotAccepted(Refused):
    """Too large, empty, or not a kind of file we keep."""

    code = "file"
    sentence = _("This file cannot be kept. It may be empty or larger than 25 MB.")


class TextMissing(Refused):
    """A note without a word in it."""

    code = "text_missing"
    sentence = _("There is nothing written yet.")


class FileGone(Refused):
    """The file is not where it should be, or is not what was put there."""

    code = "file_gone"
    sentence = _(
        "This document does not open. It may be damaged. Please tell whoever looks after this system."
    )


class ClientsWithoutSuccessor(Refused):
    """Clients for whom nobody was chosen, or someone who cannot have them; nothing was done."""

    code = "without_successor"
    sentence = _("Choose someone for each client marked here. Nothing has changed yet.")

    def __init__(self, unfinished: Sequence[UUID]) -> None:
        self.unfinished = list(unfinished)
        super().__init__()


class NeedsNewSupervisor(Refused):
    """Whoever leaves supervises others, and nobody was named in her place."""

    code = "needs_supervisor"
    sentence = _("Choose who supervises from now on.")


class DrawersWouldBeLost(Refused):
    """Only the one who leaves can open some drawers."""

    code = "drawers_lost"
    sentence = _("Only this person can open some of the notes. Someone must be given the key first.")

    def __init__(self, clients: int) -> None:
        self.clients = clients
        super().__init__()


class AnotherCustodian(Refused):
    """Some of this is kept from the custodian who asks; another one must do it."""

    code = "another_custodian"
    sentence = _("Ask another custodian to do this. Some of it is not yours to see.")
