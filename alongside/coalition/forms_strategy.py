"""Forms of the plan: the plan itself, an action, agreeing, a review's note.

Belongs here: parsing and wording. Not here: who may, what follows (actions). No field asks for anyone who is helped.
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

from alongside.coalition.actions.strategy import ActionSaid, PlanSaid
from alongside.coalition.enums_strategy import SixMeasure, Stage
from alongside.coalition.forms_promise import PromiseField
from alongside.foundation.forms import DayInput
from alongside.people.forms.fields import PASSAGE_LENGTH, RowIdField, TextField, VersionField

DAY_WRONG = gettext_lazy("Write a day, for example 2026-05-14.")
NOBODY = gettext_lazy("Nothing about anyone who is helped.")


class DayField(forms.DateField):
    """A day within the lifetime of a plan."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=DayInput, error_messages={"required": DAY_WRONG, "invalid": DAY_WRONG}, **kwargs
        )

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day and not 1990 <= day.year <= timezone.localdate().year + 20:
            raise ValidationError(DAY_WRONG)
        return day


class PlanForm(forms.Form):
    """What a plan is called and for how long it holds."""

    row_id = RowIdField()
    version = VersionField()
    title = TextField(label=gettext_lazy("What the plan is called"), limit=160)
    starts_on = DayField(label=gettext_lazy("Begins on"))
    ends_on = DayField(label=gettext_lazy("Ends on"))
    review_every = forms.TypedChoiceField(
        label=gettext_lazy("Look at it together"),
        coerce=int,
        choices=[
            (1, gettext_lazy("Every month")),
            (3, gettext_lazy("Every quarter")),
            (12, gettext_lazy("Every year")),
        ],
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if starts and ends and ends <= starts:
            self.add_error("ends_on", _("Choose a day after it begins."))
        return data

    def said(self) -> PlanSaid:
        """What was typed, as the action takes it."""
        data = self.cleaned_data
        return PlanSaid(data["title"], data["starts_on"], data["ends_on"], data["review_every"])


class QuickForm(forms.Form):
    """One row while the meeting goes on: who does what by when."""

    row_id = RowIdField()
    what = TextField(label=gettext_lazy("What"), limit=300)
    member = forms.ChoiceField(label=gettext_lazy("Who"), required=False)
    due_on = DayField(label=gettext_lazy("By when"), required=False)

    def __init__(self, *args: Any, members: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = [("", _("All together")), *members]  # type: ignore[attr-defined]

    def said(self) -> ActionSaid:
        """What was typed, as the action takes it."""
        data = self.cleaned_data
        return ActionSaid(what=data["what"], member_id=_id(data["member"]), due_on=data["due_on"])


class ActionForm(QuickForm):
    """Everything an action says."""

    version = VersionField()
    barrier = forms.ChoiceField(label=gettext_lazy("Which barrier it answers"), required=False)
    barrier_words = TextField(
        label=gettext_lazy("Or in your own words"), limit=300, required=False, help_text=NOBODY
    )
    change = TextField(
        label=gettext_lazy("What is different afterwards"), rows=2, limit=PASSAGE_LENGTH, required=False
    )
    owner = TextField(
        label=gettext_lazy("Who there does it, and do they have the time"), limit=200, required=False
    )
    starts_on = DayField(label=gettext_lazy("From when"), required=False)
    resources = TextField(label=gettext_lazy("What it takes"), rows=2, limit=PASSAGE_LENGTH, required=False)
    success = TextField(
        label=gettext_lazy("How you will know that it worked"), rows=2, limit=PASSAGE_LENGTH, required=False
    )
    measure = forms.ChoiceField(label=gettext_lazy("Which measure it moves"), required=False)
    stage = forms.ChoiceField(label=gettext_lazy("Where on the way of help"), required=False)
    answers = PromiseField()
    field_order = ("row_id", "version", "what", "member", "starts_on", "due_on")

    def __init__(self, *args: Any, barriers: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.barriers = dict(barriers)
        for name, choices in (
            ("barrier", barriers),
            ("measure", SixMeasure.choices),
            ("stage", Stage.choices),
        ):
            self.fields[name].choices = [("", _("Not chosen")), *choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        starts, due = data.get("starts_on"), data.get("due_on")
        if starts and due and due < starts:
            self.add_error("due_on", _("Choose a day after it begins."))
        return data

    def said(self) -> ActionSaid:
        """What was typed; a chosen barrier brings its words along."""
        data = self.cleaned_data
        words = data["barrier_words"] or self.barriers.get(data["barrier"], "")[:300]
        return ActionSaid(
            member_id=_id(data["member"]), barrier_id=_id(data["barrier"]), barrier_words=words,
            **{name: data[name] for name in PLAIN},
        )  # fmt: skip


PLAIN = (
    "what", "due_on", "starts_on", "change", "owner", "resources", "success", "measure", "stage", "answers",
)  # fmt: skip


class AgreeForm(forms.Form):
    """The decision of the meeting."""

    decision = forms.ChoiceField(
        label=gettext_lazy("Which decision of a meeting agreed it"), required=False,
        error_messages={"invalid_choice": gettext_lazy("Choose one of the decisions in the list.")},
    )  # fmt: skip
    on = DayField(label=gettext_lazy("Decided on"))
    words = TextField(
        label=gettext_lazy("How it was decided"), rows=2, limit=PASSAGE_LENGTH, required=False,
        help_text=gettext_lazy("As the minutes say it. Nothing about anyone who is helped."),
    )  # fmt: skip

    def __init__(self, *args: Any, decisions: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Not in the list")), *decisions]
        self.fields["decision"].choices = choices  # type: ignore[attr-defined]

    def decision_id(self) -> UUID | None:
        """The one that was chosen."""
        return _id(self.cleaned_data["decision"])


class NoteForm(forms.Form):
    """What a review says about one measure."""

    version = VersionField()
    seen = TextField(
        label=gettext_lazy("What you see in it"),
        rows=3,
        limit=PASSAGE_LENGTH,
        required=False,
        help_text=NOBODY,
    )
    solution = TextField(
        label=gettext_lazy("What you will try"),
        rows=3,
        limit=PASSAGE_LENGTH,
        required=False,
        help_text=NOBODY,
    )


def _id(value: str) -> UUID | None:
    return UUID(value) if value else None
