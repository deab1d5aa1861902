"""Forms of destroying a record and of the legal hold.

Belongs here: parsing and wording. Not here: who may (policies), doing it (actions.destroying).
"""

import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.cases.errors import HoldInThePast
from alongside.cases.forms_fields import TextField
from alongside.foundation.forms import DayInput


class DestroyForm(forms.Form):
    """The name, typed: so that it is this record that was meant, and not the one beside it."""

    name = TextField(
        label=gettext_lazy("Type the name as it stands above"),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Type the name of the person whose record you destroy.")},
    )

    def __init__(self, *args: Any, chosen_name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.chosen_name = chosen_name

    def clean_name(self) -> str:
        """Large and small letters are the same here; any other difference is another name."""
        typed = str(self.cleaned_data["name"])
        if _plain(typed) != _plain(self.chosen_name):
            raise ValidationError(_("This is not the name above. Nothing was destroyed."))
        return typed


class HoldForm(forms.Form):
    """Until when the record must be kept."""

    until = forms.DateField(
        label=gettext_lazy("Keep it up to and including"),
        widget=DayInput,
        error_messages={
            "required": gettext_lazy("Choose the last day of the hold."),
            "invalid": gettext_lazy("Write a day as year-month-day, for example 2027-04-30."),
        },
    )

    def clean_until(self) -> Any:
        """A hold that is over holds nothing."""
        until = self.cleaned_data["until"]
        if until < timezone.localdate():
            raise ValidationError(str(HoldInThePast.sentence))
        return until


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
