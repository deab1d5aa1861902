"""Fields of the forms of consultations: words that arrive whole, the id of the row.

Belongs here: fields. Not here: any form. The limits are told, never cut.
"""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alongside.vault.ids import uuid7

LINE, PASSAGE = 300, 6000


class Words(forms.CharField):
    """Text. Signs that no one types are dropped, one kind of line end."""

    def __init__(self, *, rows: int = 0, limit: int = 0, **kwargs: Any) -> None:
        self.limit = limit or (PASSAGE if rows else LINE)
        if rows:
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        told = str(value or "").replace("\r\n", "\n").replace("\r", "\n")
        text = str(
            super().to_python("".join(sign for sign in told if sign in "\n\t" or sign.isprintable())) or ""
        )
        if len(text) > self.limit:
            raise ValidationError(
                _("This is too long. There is room for %(limit)s letters."), params={"limit": self.limit}
            )
        return text


class RowIdField(forms.UUIDField):
    """The id of the row that this form makes: sent twice, it makes one."""

    def __init__(self) -> None:
        super().__init__(
            required=False, widget=forms.HiddenInput(attrs={"autocomplete": "off"}), initial=uuid7
        )

    def clean(self, value: Any) -> UUID:
        """An id that is none is no mistake of hers: the row gets a new one."""
        try:
            return super().clean(value) or uuid7()
        except ValidationError:
            return uuid7()
