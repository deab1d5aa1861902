"""`Sealed`: a window on a plain binary column. The column holds the seal, the window opens it.

Belongs here: the descriptor and the binding of a text to its place. Not here: keys (keyring). A window
rather than a Field subclass, so that forms, deferred loading, pickling, `values()` and serializers only
ever meet the sealed bytes (decisions/0003). Reading through a drawer that is not open raises Locked.
"""

from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.exceptions import FieldError
from django.db import models

from alongside.vault import keyring
from alongside.vault.crypto.sealing import associated, open_text, seal_text

if TYPE_CHECKING:
    from django.db.models import Model


class Sealed:
    """`chosen_name = Sealed("identity")` makes the column `chosen_name_sealed` and the window `chosen_name`.

    With `by_field=True` the first argument names the field that says which drawer the row lies in.
    The row must have its id, agency_id and subject_id before a text is set: the seal is bound to them.
    """

    def __init__(self, drawer: str, *, by_field: bool = False) -> None:
        self.drawer, self.by_field = drawer, by_field
        self.name = self.column = ""

    def contribute_to_class(self, cls: type["Model"], name: str) -> None:
        self.name, self.column = name, f"{name}_sealed"
        cls.add_to_class(self.column, models.BinaryField(null=True, editable=False))
        setattr(cls, name, self)

    def __get__(self, row: Any, owner: type | None = None) -> Any:
        if row is None:
            return self
        blob = getattr(row, self.column)
        if blob is None:
            return None
        return keyring.current().open(row.subject_id, self.drawer_of(row), bytes(blob), self.place_of(row))

    def __set__(self, row: Any, text: str | None) -> None:
        if row.agency_id is None or row.subject_id is None:
            raise FieldError(f"{self.name} is sealed: set agency and subject first.")
        blob = None
        if text not in (None, ""):
            blob = keyring.current().seal(row.subject_id, self.drawer_of(row), str(text), self.place_of(row))
        setattr(row, self.column, blob)

    def drawer_of(self, row: Any) -> str:
        return str(getattr(row, self.drawer)) if self.by_field else self.drawer

    def place_of(self, row: Any) -> bytes:
        """Agency, subject, table, column and row: a seal moved anywhere else fails to open."""
        return place(row.agency_id, row.subject_id, row._meta.db_table, self.column, row.id)


class SealedToTeam(Sealed):
    """The same for words that are about no client: sealed to a team of the agency, `everyone` for all who work there.

    There is no drawer and no subject; the row wall of such a table is the agency's.
    """

    def __get__(self, row: Any, owner: type | None = None) -> Any:
        if row is None:
            return self
        blob = getattr(row, self.column)
        if blob is None:
            return None
        return open_text(keyring.opened().key_of_team(self.drawer), bytes(blob), self.place_of(row))

    def __set__(self, row: Any, text: str | None) -> None:
        if row.agency_id is None:
            raise FieldError(f"{self.name} is sealed: set the agency first.")
        blob = None
        if text not in (None, ""):
            blob = seal_text(keyring.opened().key_of_team(self.drawer), str(text), self.place_of(row))
        setattr(row, self.column, blob)

    def place_of(self, row: Any) -> bytes:
        return associated("team words", row.agency_id, row._meta.db_table, self.column, row.id)


def place(agency_id: UUID, subject_id: UUID, table: str, column: str, row_id: UUID) -> bytes:
    """The associated data of one sealed field: of agency, subject, table, column and row."""
    return b"".join((associated(agency_id, subject_id), _column(table, column), associated(row_id)))


@cache
def _column(table: str, column: str) -> bytes:
    """The same for every row: a list of fifty asks a hundred and fifty times."""
    return associated(table, column)
