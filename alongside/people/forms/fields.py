"""Fields for words about a person: whatever someone types arrives whole, or she is told why not.

Belongs here: text fields, their limits and the sentences for what cannot be kept. Not here: any form.
A limit is told, never cut: no field here carries `maxlength`, because a browser then cuts a paste short
without a word.
"""

import unicodedata
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy, ngettext

from alongside.vault.ids import uuid7

LINE_LENGTH = 200
PASSAGE_LENGTH = 4000

NOT_WHOLE = gettext_lazy(
    "Some letters did not arrive whole. Please look at this text again and send it once more."
)
TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
LINE_ENDS = str.maketrans({"\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"})


class TextField(forms.CharField):
    """Words. Refuses what did not arrive whole and what is too long, with the numbers."""

    def __init__(self, *, limit: int = LINE_LENGTH, rows: int = 0, **kwargs: Any) -> None:
        self.limit = limit
        if rows:
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**kwargs)
        self.many_lines = bool(rows)

    def to_python(self, value: Any) -> str:
        text = _tidy(str(value or ""), many_lines=self.many_lines)
        text = str(super().to_python(text) or "")
        if len(text) > self.limit:
            raise ValidationError(_too_long(len(text), self.limit))
        return text


class Words(TextField):
    """Words that may stay away, about a service, a plan, an office: never about a person."""

    def __init__(self, *, rows: int = 0, limit: int = 0, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(rows=rows, limit=limit or (6000 if rows else 300), **kwargs)


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
            return super().clean(value) or 0
        except ValidationError:
            return 0


def _tidy(text: str, *, many_lines: bool) -> str:
    """One kind of line end, no signs that turn a line around. Raises where letters were lost on the way."""
    if "\x00" in text or "\ufffd" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
        raise ValidationError(NOT_WHOLE)
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(LINE_ENDS)
    if many_lines:
        return "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) != "Cc")
    text = "".join(sign for sign in text if sign not in TURNS)
    return " ".join("".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in text).split())


def _too_long(length: int, limit: int) -> str:
    over = length - limit
    return ngettext(
        "This is %(over)s letter too long. There is room for %(limit)s.",
        "This is %(over)s letters too long. There is room for %(limit)s.",
        over,
    ) % {"over": number_format(over, force_grouping=True), "limit": number_format(limit, force_grouping=True)}
