"""Forms of the plan: needs, who comes along, goals, steps, paths.

Belongs here: parsing and wording. Not here: the safety plan and how the work is agreed (forms_together), saving.
Nothing that is theirs to decide is chosen beforehand; their words are kept as they were said.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.cases.enums_plan import CompanionKind, NeedArea, Stage, StageState, StepOwner, Urgency
from alongside.cases.forms import NOT_A_DAY, not_in_the_future, not_long_past
from alongside.cases.forms_fields import PASSAGE_LENGTH, RowIdField, TextField, VersionField
from alongside.foundation.forms import DayInput, Scale, Segment

IN_THEIR_WORDS = gettext_lazy("In their words")
CHOOSE = gettext_lazy("Choose one of these.")
FIVE = [(number, str(number)) for number in range(6)]


def not_far_off(day: date) -> None:
    """A slip of the keyboard, not a plan for another life."""
    if day.year > timezone.localdate().year + 50:
        raise ValidationError(_("Look at the year again."))


def day_field(label: Any, *, past: bool = False, **more: Any) -> forms.DateField:
    """A day; one of the past where something was said or done."""
    checks = [not_in_the_future, not_long_past] if past else [not_long_past, not_far_off]
    messages = {"invalid": NOT_A_DAY, "required": gettext_lazy("Give a day. About is good enough.")}
    return forms.DateField(label=label, widget=DayInput, validators=checks, error_messages=messages, **more)


class NeedForm(forms.Form):
    """One need."""

    row_id = RowIdField()
    version = VersionField()
    words = TextField(
        label=IN_THEIR_WORDS,
        rows=2,
        limit=PASSAGE_LENGTH,
        help_text=gettext_lazy("As they say it: “a place with my own key”."),
        error_messages={"required": gettext_lazy("Write down what they need. A word is enough.")},
    )
    area = forms.ChoiceField(
        label=gettext_lazy("What it is about"),
        required=False,
        choices=[("", gettext_lazy("Leave open")), *NeedArea.choices],
        help_text=gettext_lazy("It helps to find places that can help. Leave it open where it fits nowhere."),
    )
    urgency = forms.ChoiceField(
        label=gettext_lazy("How soon, as they say"), required=False, choices=Urgency.choices, widget=Segment
    )
    next_step = TextField(
        label=gettext_lazy("What happens next"),
        required=False,
        help_text=gettext_lazy("For example: see the room on Alder Street together."),
    )
    review_on = day_field(gettext_lazy("Ask again on"), required=False)


class CompanionForm(forms.Form):
    """A child, an adult or an animal that comes along."""

    row_id = RowIdField()
    version = VersionField()
    kind = forms.ChoiceField(
        label=gettext_lazy("Who"),
        choices=CompanionKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE},
    )
    name = TextField(
        label=gettext_lazy("First name, or a word for them"),
        error_messages={"required": gettext_lazy("Write a first name, or a word such as “the baby”.")},
    )
    age = TextField(label=gettext_lazy("Age, about"), required=False, limit=40)
    needs = TextField(
        label=gettext_lazy("What they need"),
        required=False,
        rows=3,
        limit=PASSAGE_LENGTH,
        help_text=gettext_lazy("A crib, a school, medicine, a place that takes dogs."),
    )


class GoalForm(forms.Form):
    """A goal, verbatim."""

    row_id = RowIdField()
    version = VersionField()
    words = TextField(
        label=IN_THEIR_WORDS,
        rows=3,
        limit=PASSAGE_LENGTH,
        help_text=gettext_lazy("Word for word, in the language they said it. Read it back to them."),
        error_messages={"required": gettext_lazy("Write down what they want, as they say it.")},
    )
    why = TextField(
        label=gettext_lazy("Why it matters to them"), required=False, rows=2, limit=PASSAGE_LENGTH
    )
    strengths = TextField(
        label=gettext_lazy("What they bring to it"),
        required=False,
        rows=2,
        limit=PASSAGE_LENGTH,
        help_text=gettext_lazy("What they can do, know, or have come through already."),
    )
    how_said = TextField(
        label=gettext_lazy("How it was said"),
        required=False,
        help_text=gettext_lazy("For example: through the interpreter."),
    )
    said_on = day_field(gettext_lazy("Said on"), past=True, initial=timezone.localdate)


class StepForm(forms.Form):
    """One step, and whose it is."""

    row_id = RowIdField()
    version = VersionField()
    words = TextField(
        label=gettext_lazy("The step"),
        error_messages={"required": gettext_lazy("Write down the step.")},
    )
    owner = forms.ChoiceField(
        label=gettext_lazy("Whose step it is"),
        choices=StepOwner.choices,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE},
    )
    account_id = forms.ChoiceField(label=gettext_lazy("Which colleague"), required=False)
    partner = TextField(
        label=gettext_lazy("Which partner"),
        required=False,
        help_text=gettext_lazy("A name and where they work, for example: Ben, Millrace Legal Aid."),
    )
    due_on = day_field(gettext_lazy("Until"), required=False)

    def __init__(self, *args: Any, colleagues: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account_id"].choices = [("", _("Nobody yet")), *colleagues]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Who it is stands beside whose it is, and only there."""
        data = dict(self.cleaned_data)
        owner = data.get("owner")
        if owner == StepOwner.WORKER and not data.get("account_id"):
            self.add_error("account_id", _("Choose the colleague."))
        if owner == StepOwner.PARTNER and not data.get("partner"):
            self.add_error("partner", _("Write who it is."))
        mine = owner == StepOwner.WORKER and data.get("account_id")
        data["account_id"] = UUID(str(data["account_id"])) if mine else None
        data["partner"] = data.get("partner", "") if owner == StepOwner.PARTNER else ""
        return data


class RatingForm(forms.Form):
    """How close a goal feels: theirs to say."""

    rating = forms.TypedChoiceField(
        label=gettext_lazy("How close does it feel to them?"),
        choices=FIVE,
        coerce=int,
        empty_value=None,
        required=False,
        widget=Scale,
        help_text=gettext_lazy("Ask, and take the number they say. 0 is far off, 5 is there."),
    )


class StagesForm(forms.Form):
    """The six paths. None chosen: not begun, or left as it is."""

    version = VersionField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for stage in Stage:
            self.fields[stage.value] = forms.ChoiceField(
                label=stage.label, required=False, choices=StageState.choices, widget=Segment
            )
