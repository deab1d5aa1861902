"""Forms of supervision, check-ins and growth.

Belongs here: parsing and wording. Not here: who may, sealing (actions). In a check-in nothing is asked for and nothing
chosen beforehand; what a form is given leaves it sealed.
"""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.foundation.forms import DayInput, Segment
from alongside.people.actions.supervision import Said
from alongside.people.enums_supervision import (
    QUESTIONS,
    CheckInWish,
    GoalState,
    Lately,
    Present,
    SupervisionKind,
    SupervisionTheme,
)
from alongside.people.forms.fields import PASSAGE_LENGTH, RowIdField, TextField, VersionField

DAY_WRONG = gettext_lazy("Write a day, for example 2026-05-14.")
NO_CLIENTS = gettext_lazy("No client’s name, and nothing by which a client could be known.")
SHORT = {"class": "in-short", "autocomplete": "off"}


class SittingDay(forms.DateField):
    """A day within the working life of a person."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=DayInput, error_messages={"required": DAY_WRONG, "invalid": DAY_WRONG}, **kwargs
        )

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day and not 1980 <= day.year <= timezone.localdate().year + 5:
            raise ValidationError(DAY_WRONG)
        return day


def _kind() -> forms.ChoiceField:
    missing = gettext_lazy("Choose which of the two.")
    return forms.ChoiceField(
        label=gettext_lazy("What for"), choices=SupervisionKind.choices, widget=Segment,
        error_messages={"required": missing, "invalid_choice": missing},
    )  # fmt: skip


class CadenceForm(forms.Form):
    """How often the two sit down."""

    version = VersionField()
    weeks = forms.IntegerField(
        label=gettext_lazy("Every how many weeks"), min_value=1, max_value=26, widget=forms.NumberInput(SHORT)
    )
    evaluation_months = forms.IntegerField(
        label=gettext_lazy("An evaluation every how many months"), required=False, min_value=1, max_value=24,
        widget=forms.NumberInput(SHORT), help_text=gettext_lazy("Leave it empty where there is none."),
    )  # fmt: skip


class PlanForm(forms.Form):
    """A day for the next one."""

    row_id = RowIdField()
    kind = _kind()
    on = SittingDay(label=gettext_lazy("On"))

    def clean_on(self) -> date | None:
        day: date | None = self.cleaned_data["on"]
        if day and day < timezone.localdate():
            raise ValidationError(_("This day is over. Choose a day to come, or write down what was."))
        return day


class SittingForm(forms.Form):
    """What was said and agreed."""

    row_id = RowIdField()
    version = VersionField()
    kind = _kind()
    on = SittingDay(label=gettext_lazy("Held on"))
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes"), min_value=1, max_value=600, widget=forms.NumberInput(SHORT)
    )
    present = forms.ChoiceField(
        label=gettext_lazy("Who was there"), choices=Present.choices, widget=Segment, required=False
    )
    themes = forms.MultipleChoiceField(
        label=gettext_lazy("What it was about"), choices=SupervisionTheme.choices,
        widget=forms.CheckboxSelectMultiple, required=False,
    )  # fmt: skip
    notes = TextField(
        label=gettext_lazy("Notes"), rows=8, limit=PASSAGE_LENGTH, required=False, help_text=NO_CLIENTS
    )
    agreed = TextField(
        label=gettext_lazy("What you agreed"), rows=4, limit=PASSAGE_LENGTH, required=False,
        help_text=gettext_lazy("One step a line: who does what by when."),
    )  # fmt: skip

    def clean_on(self) -> date | None:
        day: date | None = self.cleaned_data["on"]
        if day and day > timezone.localdate():
            raise ValidationError(_("This day is still to come. Plan it instead."))
        return day

    def said(self) -> Said:
        data = self.cleaned_data
        return Said(data["present"], data["themes"], data["notes"], data["agreed"])


class CheckInForm(forms.Form):
    """A few plain questions to oneself. Every one may stay empty."""

    row_id = RowIdField()
    wish = forms.MultipleChoiceField(
        label=gettext_lazy("What would do you good"), choices=CheckInWish.choices,
        widget=forms.CheckboxSelectMultiple, required=False,
    )  # fmt: skip
    words = TextField(
        label=gettext_lazy("In your own words"),
        rows=5,
        limit=PASSAGE_LENGTH,
        required=False,
        help_text=NO_CLIENTS,
    )
    share = forms.BooleanField(
        label=gettext_lazy("My supervisor may read this one"), required=False,
        help_text=gettext_lazy("You can close it again at any time."),
    )  # fmt: skip

    field_order = ["row_id", *QUESTIONS, "wish", "words", "share"]

    def __init__(self, *args: Any, may_share: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, asked in QUESTIONS.items():
            self.fields[name] = forms.ChoiceField(
                label=asked, choices=Lately.choices, widget=Segment, required=False
            )
        if not may_share:
            del self.fields["share"]
        self.order_fields(self.field_order)

    def said(self) -> dict[str, Any]:
        kept = (*QUESTIONS, "wish", "words")
        return {name: self.cleaned_data[name] for name in kept if self.cleaned_data[name]}

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not self.said():
            self.add_error(None, _("There is nothing to keep yet. Answer what you like, or write a word."))
        return data


class GoalForm(forms.Form):
    """A goal of hers."""

    row_id = RowIdField()
    version = VersionField()
    goal = TextField(
        label=gettext_lazy("What I want to learn or become"), rows=2, limit=500,
        error_messages={"required": gettext_lazy("Write it in your own words.")},
    )  # fmt: skip
    why = TextField(label=gettext_lazy("What for"), rows=2, limit=1000, required=False)
    steps = TextField(
        label=gettext_lazy("Steps"), rows=4, limit=2000, required=False, help_text=gettext_lazy("One a line.")
    )
    by = SittingDay(label=gettext_lazy("Look at it again on"), required=False)
    hours = forms.DecimalField(
        label=gettext_lazy("Hours spent so far"), min_value=0, max_value=2000, decimal_places=1, required=False,
        widget=forms.NumberInput({**SHORT, "step": "0.5"}),
    )  # fmt: skip
    state = forms.ChoiceField(
        label=gettext_lazy("Where it stands"), choices=GoalState.choices, widget=Segment, required=False
    )
    came = TextField(
        label=gettext_lazy("What came of it"), rows=3, limit=2000, required=False, help_text=NO_CLIENTS
    )

    def said(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "goal": data["goal"],
            "why": data["why"],
            "steps": data["steps"],
            "by": data["by"].isoformat() if data["by"] else "",
            "hours": str(data["hours"]) if data["hours"] is not None else "",
            "state": data["state"],
            "came": data["came"],
        }
