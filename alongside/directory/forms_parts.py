"""Forms for numbers, hours, messages about mistakes, terms.

Belongs here: parsing and wording. Not here: saving.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.directory.enums import Weekday, Wrong
from alongside.foundation.forms import TimeInput
from alongside.people.forms.fields import RowIdField, Words


class PhoneForm(forms.Form):
    """A number."""

    row_id = RowIdField()
    number = Words(label=gettext_lazy("Number"), required=True, limit=40)
    extension = Words(label=gettext_lazy("Extension"), limit=10)
    description = Words(label=gettext_lazy("What it is for"), limit=200)
    central = forms.BooleanField(
        label=gettext_lazy("This is the organization's central line"),
        required=False,
        help_text=gettext_lazy("It can be given to anyone and says nothing about where a place is."),
    )

    def clean_number(self) -> str:
        number = str(self.cleaned_data["number"])
        if sum(sign.isdigit() for sign in number) < 3:
            raise ValidationError(_("A number has at least three digits."))
        return number

    def clean_extension(self) -> str:
        extension = str(self.cleaned_data["extension"])
        if extension and not extension.isdigit():
            raise ValidationError(_("An extension has digits only."))
        return extension


EVERY = [
    ("WEEKLY", gettext_lazy("Every week")),
    ("1", gettext_lazy("First of the month")),
    ("2", gettext_lazy("Second of the month")),
    ("3", gettext_lazy("Third of the month")),
    ("4", gettext_lazy("Fourth of the month")),
    ("-1", gettext_lazy("Last of the month")),
]


class HoursForm(forms.Form):
    """One line of hours."""

    row_id = RowIdField()
    days = forms.MultipleChoiceField(
        label=gettext_lazy("Days"),
        choices=Weekday,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one day.")},
    )
    every = forms.ChoiceField(
        label=gettext_lazy("How often"),
        required=False,
        choices=[("", EVERY[0][1]), *EVERY[1:]],
    )
    all_day = forms.BooleanField(label=gettext_lazy("Day and night"), required=False)
    opens = forms.TimeField(label=gettext_lazy("Opens"), required=False, widget=TimeInput)
    closes = forms.TimeField(
        label=gettext_lazy("Closes"),
        required=False,
        widget=TimeInput,
        help_text=gettext_lazy("A time before the opening is the next morning."),
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("all_day"):
            return data | {"opens": "00:00", "closes": "24:00"}
        for name in ("opens", "closes"):
            if data.get(name) is None and name not in self.errors:
                self.add_error(name, _("Say when, or tick day and night."))
        if data.get("opens") is not None and data.get("opens") == data.get("closes"):
            self.add_error(
                "closes", _("It opens and closes at the same time. Day and night has a tick of its own.")
            )
        return data | {
            name: f"{data[name]:%H:%M}" for name in ("opens", "closes") if data.get(name) is not None
        }


class WrongForm(forms.Form):
    """Tell us it's wrong. No name is asked for."""

    row_id = RowIdField()
    wrong = forms.ChoiceField(
        label=gettext_lazy("What is wrong?"),
        choices=Wrong,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what is wrong.")},
    )
    text = Words(
        label=gettext_lazy("What should stand here?"),
        rows=3,
        limit=500,
        help_text=gettext_lazy("Please do not write your name, or anything about you."),
    )


class TermForm(forms.Form):
    """A word of one's own for what services are about."""

    name = Words(label=gettext_lazy("In English"), required=True, limit=80)
    name_es = Words(label=gettext_lazy("In Spanish"), limit=80)
