"""Fields of this room's forms: words that arrive whole, the row's id, the version that was on the screen.

Belongs here: fields. Not here: any form. The limits are told, never cut.
"""

import re
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alongside.directory.enums import Weekday
from alongside.directory.hours import time_of
from alongside.foundation.forms import TimeInput
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


class DaysField(forms.MultipleChoiceField):
    """Weekdays, kept as the standard writes them: MO,WE. Which one of a month is asked beside."""

    def __init__(self, **kwargs: Any) -> None:
        wrong = {"required": _("Choose at least one day.")}
        super().__init__(choices=Weekday, widget=forms.CheckboxSelectMultiple, error_messages=wrong, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return re.findall("[A-Z]{2}", value) if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        return ",".join(super().clean(value))


class ClockField(forms.TimeField):
    """A time of day, kept as text: 09:00."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=TimeInput, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        found = time_of(value) if isinstance(value, str) else None
        return f"{found[0]:%H:%M}" if found else value

    def clean(self, value: Any) -> str:
        return f"{super().clean(value):%H:%M}"


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


class VersionField(forms.IntegerField):
    """Which version of the row was on the screen."""

    def __init__(self) -> None:
        super().__init__(required=False, min_value=0, widget=forms.HiddenInput(attrs={"autocomplete": "off"}))

    def clean(self, value: Any) -> int:
        """One that is missing or garbled is never the present one, so that nothing is overwritten."""
        try:
            found = super().clean(value)
        except ValidationError:
            return -1
        return -1 if found is None else int(found)
