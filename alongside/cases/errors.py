"""Named refusals of this room."""

from django.utils.translation import gettext_lazy as _

from alongside.vault.errors import Refused


class SomeoneElseWasFaster(Refused):
    """The record changed since the form was opened: nothing is overwritten."""

    code = "stale"
    sentence = _("Someone changed this while you were writing. Your text is still here: compare, then save again.")


class CaseNotClosable(Refused):
    """Something is unfinished, or it is closed already."""

    code = "not_closable"
    sentence = _("This cannot be closed yet.")


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
