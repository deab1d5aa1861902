"""Named refusals of the vault. Their messages never carry a value that identifies a person."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """A rule said no. `code` is for the ledger and the tests, the sentence is for the person."""

    code = "refused"
    sentence = _("You may not do this.")

    def __init__(self, code: str | None = None) -> None:
        self.code = code or type(self).code
        super().__init__(self.code)

    def __str__(self) -> str:
        return str(self.sentence)


class NotFound(Refused):
    """There is no such record, or it is not for this person: the two look the same.

    `subjects` is for the ledger alone: whose log the refusal belongs to, where the database knows.
    """

    code = "not_found"
    sentence = _("There is nothing here for you.")

    def __init__(self, code: str | None = None, *, subjects: tuple[UUID, ...] = ()) -> None:
        super().__init__(code)
        self.subjects = subjects


class Locked(Refused):
    """The keyring in use does not open this drawer."""

    code = "locked"
    sentence = _("This part of the record is locked for you.")


class NoWall(Exception):
    """Someone reached for a record outside `wall.acting_as`."""


class LedgerDown(Exception):
    """The access log cannot be written, so nothing may be shown: no line, no plaintext."""


class StepUpNeeded(Refused):
    """The second factor must be given again first."""

    code = "step_up"
    sentence = _("Please give your second factor again first.")


class SomeoneElseWasFaster(Refused):
    """The record changed since the form was opened: nothing is overwritten."""

    code = "stale"
    sentence = _(
        "Someone changed this while you were writing. Your text is still here: compare, then save again."
    )


class SavedBefore(Refused):
    """The same form was sent before: `row` is what it made, `same` whether it says the same now."""

    code = "saved_before"
    sentence = _(
        "This was saved already, and says something else there. What you wrote is still here: "
        "save again to keep it as well."
    )

    def __init__(self, row: Any, *, same: bool) -> None:
        self.row, self.same = row, same
        super().__init__()
