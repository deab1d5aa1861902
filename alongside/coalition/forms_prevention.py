"""Forms of prevention.

Belongs here: parsing and wording. Not here: who may, what is kept of a count (actions). No field is about a person.
"""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy

from alongside.coalition.enums_prevention import (
    ActionKind,
    ActionState,
    Audience,
    GroupState,
    PlaceOfRecruitment,
    Tier,
    Topic,
)
from alongside.foundation.forms import DayInput, Segment
from alongside.people.forms.fields import PASSAGE_LENGTH, RowIdField, TextField, VersionField

DAY_WRONG = gettext_lazy("Write a day, for example 2026-05-14.")
NOBODY = gettext_lazy("The place, never a person. Nothing by which somebody could be known.")
COUNT = gettext_lazy("A count, no names. One to four is kept as “fewer than 5”.")
CHOOSE = gettext_lazy("Choose one.")
COUNTED = gettext_lazy("Count these too, and write 0 where nobody said so.")
LINKED = ("curriculum_id", "plan_action_id")  # what a row belongs to: a curriculum, an action of the plan


def day(label: Any, **more: Any) -> forms.DateField:
    """A day."""
    wrong = {"required": DAY_WRONG, "invalid": DAY_WRONG}
    return forms.DateField(label=label, widget=DayInput, error_messages=wrong, **more)


def number(label: Any, most: int, **more: Any) -> forms.IntegerField:
    """A whole number that may stay away."""
    widget = forms.NumberInput({"class": "in-short", "autocomplete": "off"})
    return forms.IntegerField(label=label, min_value=0, max_value=most, required=False, widget=widget, **more)


def counted(label: Any) -> forms.IntegerField:
    """How many papers. An empty one is asked again: it may be a number that is kept back, and would become none."""
    field = number(label, 500, error_messages={"required": COUNTED})
    field.required = True
    return field


def choice(label: Any, choices: Any, **more: Any) -> forms.ChoiceField:
    """One of a list. None is chosen beforehand."""
    wrong = {"required": CHOOSE, "invalid_choice": CHOOSE}
    return forms.ChoiceField(label=label, choices=[("", "—"), *choices], error_messages=wrong, **more)


def topics() -> forms.MultipleChoiceField:
    """What is spoken about."""
    return forms.MultipleChoiceField(
        label=gettext_lazy("Topics"),
        choices=Topic.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class RowForm(forms.Form):
    """A row of one of the lists."""

    row_id = RowIdField()
    version = VersionField()

    def __init__(self, *args: Any, linked: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in set(LINKED) & set(self.fields):
            self.fields[name].choices = [("", gettext_lazy("None of these")), *linked]  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        """What the row keeps."""
        given = {
            name: value for name, value in self.cleaned_data.items() if name not in ("row_id", "version")
        }
        for name in set(LINKED) & set(given):
            given[name] = UUID(given[name]) if given[name] else None
        return given


class PlaceForm(RowForm):
    """A place at which people are approached."""

    kind = choice(gettext_lazy("What kind of place"), PlaceOfRecruitment.choices)
    name = TextField(label=gettext_lazy("Which"), limit=120, required=False, help_text=NOBODY)
    county = TextField(label=gettext_lazy("County"), limit=60)
    done = TextField(
        label=gettext_lazy("What is done there"),
        rows=4,
        limit=PASSAGE_LENGTH,
        required=False,
        help_text=NOBODY,
    )


class GroupForm(RowForm):
    """A group that a member runs."""

    title = TextField(label=gettext_lazy("What the group is called"))
    tier = choice(gettext_lazy("For whom"), Tier.choices)
    topics = topics()
    curriculum_id = forms.ChoiceField(label=gettext_lazy("By which curriculum"), required=False)
    county = TextField(label=gettext_lazy("County"), limit=60, required=False)
    state = choice(gettext_lazy("Where it stands"), GroupState.choices)


class CurriculumForm(RowForm):
    """Facts about a curriculum."""

    title = TextField(label=gettext_lazy("Title"))
    owner = TextField(label=gettext_lazy("Who owns it"))
    licence = TextField(
        label=gettext_lazy("What allows us to use it"), required=False,
        help_text=gettext_lazy("For example: bought in 2025, trained by its owner, free to use."),
    )  # fmt: skip
    tier = choice(gettext_lazy("For whom"), Tier.choices)
    sessions = number(gettext_lazy("Sessions"), 100)
    languages = TextField(label=gettext_lazy("Languages"), limit=120, required=False)


class TeachingForm(RowForm):
    """A session for those who meet people first."""

    audience = choice(gettext_lazy("Who was taught"), Audience.choices)
    about = TextField(label=gettext_lazy("What about"))
    on = day(gettext_lazy("On"))
    hours = forms.DecimalField(
        label=gettext_lazy("Hours"), min_value=0, max_value=200, decimal_places=1, required=False,
        widget=forms.NumberInput({"class": "in-short", "step": "0.5"}),
    )  # fmt: skip
    people = number(gettext_lazy("How many came"), 5000, help_text=COUNT)


class ActionForm(RowForm):
    """What is pressed for."""

    kind = choice(gettext_lazy("What it aims at"), ActionKind.choices)
    what = TextField(label=gettext_lazy("Which rule, law or practice"), limit=300)
    ask = TextField(label=gettext_lazy("What we ask for"), rows=3, limit=PASSAGE_LENGTH, required=False)
    to_whom = TextField(
        label=gettext_lazy("Of whom"),
        required=False,
        help_text=gettext_lazy("An office, never a private person."),
    )
    state = choice(gettext_lazy("How far it is"), ActionState.choices)
    plan_action_id = forms.ChoiceField(
        label=gettext_lazy("Which action of the plan it belongs to"),
        required=False,
        error_messages={"invalid_choice": CHOOSE},
    )
    plan_step = TextField(
        label=gettext_lazy("Or in words, where the plan here does not have it"), required=False
    )
    look_on = day(gettext_lazy("Look at it again on"), required=False)


FORMS: dict[str, type[RowForm]] = {
    "places": PlaceForm,
    "groups": GroupForm,
    "curricula": CurriculumForm,
    "teaching": TeachingForm,
    "actions": ActionForm,
}


class SessionForm(forms.Form):
    """One meeting of a group."""

    row_id = RowIdField()
    on = day(gettext_lazy("Held on"))
    minutes = number(gettext_lazy("Minutes"), 600)
    people = number(gettext_lazy("How many came"), 500, help_text=COUNT)
    topics = topics()


class QuestionForm(forms.Form):
    """A question for the paper."""

    row_id = RowIdField()
    words = TextField(
        label=gettext_lazy("A question for before and after"),
        help_text=gettext_lazy(
            "One that can be answered with yes, not sure or no. No name stands on the paper."
        ),
    )


class TallyForm(forms.Form):
    """How many papers said what."""

    version = VersionField()
    moment = forms.ChoiceField(
        label=gettext_lazy("When"), choices=[("before", gettext_lazy("Before")), ("after", gettext_lazy("After"))],
        widget=Segment, error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )  # fmt: skip
    yes = counted(gettext_lazy("Yes"))
    unsure = counted(gettext_lazy("Not sure"))
    no = counted(gettext_lazy("No"))
    skipped = counted(gettext_lazy("Left open"))

    def counts(self) -> dict[str, int]:
        return {name: self.cleaned_data[name] for name in ("yes", "unsure", "no", "skipped")}
