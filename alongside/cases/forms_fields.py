"""Fields for words about a person: whatever someone types arrives whole, or she is told why not.

Belongs here: names of people, and the fields that every room shares by the name that this room knows. Not here: those
fields themselves (people.forms.fields), any form.
"""

import unicodedata
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from alongside.people.forms.fields import (
    LINE_LENGTH,
    NOT_WHOLE,
    PASSAGE_LENGTH,
    RowIdField,
    TextField,
    VersionField,
)
from alongside.vault.crypto.blind import WILDCARDS

__all__ = [
    "LINE_LENGTH", "NAME_LENGTH", "NOT_WHOLE", "PASSAGE_LENGTH", "NameField", "RowIdField", "TextField", "VersionField",
]  # fmt: skip

NAME_LENGTH = 120


class NameField(TextField):
    """A name. A star or a question mark in it would be a wildcard when someone looks for her."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(limit=NAME_LENGTH, **kwargs)

    def to_python(self, value: Any) -> str:
        name = super().to_python(value)
        if WILDCARDS.intersection(unicodedata.normalize("NFKC", name)):
            raise ValidationError(_("A name cannot hold any of these signs: * % _ ?"))
        return name
