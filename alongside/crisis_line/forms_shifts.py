"""Forms of the roster, of hand-overs and of the agency's rules for its line.

Belongs here: parsing and wording. Not here: who may be put on (actions.roster).
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import DomainNameValidator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.cases.forms_fields import PASSAGE_LENGTH, RowIdField, TextField, VersionField
from alongside.crisis_line.enums_shifts import Place
from alongside.foundation.forms import DayInput, Segment, TimeInput

DAY_WRONG = gettext_lazy("Write a day, for example 2026-05-14.")
CLOCK_WRONG = gettext_lazy("Write a time, for example 19:00.")


class ShiftForm(forms.Form):
    """Someone, a place, hours, on one day or several."""

    row_id = RowIdField()
    who = forms.ChoiceField(
        label=gettext_lazy("Who"),
        error_messages={
            "required": gettext_lazy("Choose someone."),
            "invalid_choice": gettext_lazy("Choose someone."),
        },
    )
    place = forms.ChoiceField(
        label=gettext_lazy("Where"),
        widget=Segment,
        choices=Place.choices,
        error_messages={"required": gettext_lazy("Choose one of the two.")},
    )
    first = forms.DateField(
        label=gettext_lazy("First day"),
        widget=DayInput,
        error_messages={"required": DAY_WRONG, "invalid": DAY_WRONG},
    )
    begins = forms.TimeField(
        label=gettext_lazy("From"),
        widget=TimeInput,
        error_messages={"required": CLOCK_WRONG, "invalid": CLOCK_WRONG},
    )
    ends = forms.TimeField(
        label=gettext_lazy("To"),
        help_text=gettext_lazy("Not later than the beginning? Then it is the next day."),
        widget=TimeInput,
        error_messages={"required": CLOCK_WRONG, "invalid": CLOCK_WRONG},
    )
    days = forms.IntegerField(
        label=gettext_lazy("Days in a row"),
        min_value=1,
        max_value=31,
        initial=1,
        error_messages={
            "min_value": gettext_lazy("At least one day."),
            "max_value": gettext_lazy("Up to 31 days at once."),
            "invalid": gettext_lazy("Write a number of days."),
            "required": gettext_lazy("Write a number of days."),
        },
    )

    def __init__(self, *args: Any, people: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [("", _("Choose")), *people]  # type: ignore[attr-defined]

    def clean_first(self) -> date:
        day: date = self.cleaned_data["first"]
        if not 0 <= (day - timezone.localdate()).days + 1 <= 400:
            raise ValidationError(_("Choose a day from today on, within a year."))
        return day


class CoverForm(forms.Form):
    """Whom to ask."""

    who = forms.ChoiceField(
        label=gettext_lazy("Ask a colleague to take it"),
        error_messages={
            "required": gettext_lazy("Choose someone."),
            "invalid_choice": gettext_lazy("Choose someone."),
        },
    )

    def __init__(self, *args: Any, people: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [("", _("Choose")), *people]  # type: ignore[attr-defined]


class HandOverForm(forms.Form):
    """What the next one should know."""

    row_id = RowIdField()
    text = TextField(
        label=gettext_lazy("What should the next one know?"),
        help_text=gettext_lazy("One thing a line. Say no name if you can do without."),
        rows=6,
        limit=PASSAGE_LENGTH,
        error_messages={"required": gettext_lazy("There is nothing written yet.")},
    )


class RulesForm(forms.Form):
    """How this agency holds its line."""

    version = VersionField()
    longest_hours = forms.IntegerField(
        label=gettext_lazy("Most hours in a row"), min_value=1, max_value=72,
        help_text=gettext_lazy("Longer runs are pointed out. Nothing is forbidden by it."),
    )  # fmt: skip
    nights_a_quarter = forms.IntegerField(
        label=gettext_lazy("Most nights in a quarter of a year"), min_value=0, max_value=92
    )
    minutes_to_answer = forms.IntegerField(
        label=gettext_lazy("Minutes to wait for an answer before the next person is called"),
        min_value=1,
        max_value=60,
    )
    takes_requests = forms.BooleanField(
        label=gettext_lazy("Hospitals, police and schools may ask for an advocate online"),
        help_text=gettext_lazy("Switch it on only if someone looks at the requests day and night."),
        required=False,
    )
    days_kept = forms.IntegerField(
        label=gettext_lazy("Days that hand-overs and answered requests are kept"),
        min_value=7,
        max_value=730,
        help_text=gettext_lazy("Then every word of them goes, and nobody can bring it back."),
    )
    text_gateway = forms.CharField(
        label=gettext_lazy("Where a mail becomes a text"),
        help_text=gettext_lazy(
            "Your text service’s part after the @, for example text.example.net. Colleagues can then be paged as well"
            " as rung: their number goes there with “Please ring the line.” and nothing else. Empty: nobody is paged."
        ),
        max_length=120,
        required=False,
        validators=[
            DomainNameValidator(
                message=gettext_lazy("Only what stands after the @, for example text.example.net.")
            )
        ],
        widget=forms.TextInput(attrs={"spellcheck": "false", "autocapitalize": "none"}),
    )


class NumberField(forms.CharField):
    """A telephone number of ten digits, however it is written."""

    def to_python(self, value: Any) -> Any:
        digits = re.sub(r"\D", "", str(value or ""), flags=re.ASCII)
        digits = digits[1:] if len(digits) == 11 and digits.startswith("1") else digits
        if not digits and not str(value or "").strip():
            return None
        if len(digits) != 10 or digits[0] in "01":
            raise ValidationError(_("A number has ten digits, for example 217-555-0142."))
        return int(digits)


class OwnNumberForm(forms.Form):
    """Where colleagues ring you."""

    digits = NumberField(
        label=gettext_lazy("The number at which colleagues ring you"),
        help_text=gettext_lazy("Shown to your agency, beside your shifts. Leave it empty to take it away."),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
