"""Forms of beds: what a shelter says of itself, a question to several shelters, an answer, the next step of a hold.

Belongs here: parsing and wording. Not here: who may, what must be (actions). Nothing that is theirs to decide is chosen
beforehand, and no field takes words about a person.
"""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.directory.actions.bed_requests import Answer, Wanted
from alongside.directory.actions.beds import Offer
from alongside.directory.enums_beds import AgeBand, BedNeed, BedType, NextPlace, NoReason, Reply, YesHow
from alongside.foundation.forms import Segment
from alongside.people.forms.fields import RowIdField, TextField, VersionField

CHOOSE = ("", gettext_lazy("Choose"))
NOT_SAID = "not_said"
GOOD_FOR = [
    ("120", gettext_lazy("2 hours")),
    ("240", gettext_lazy("4 hours")),
    ("720", gettext_lazy("12 hours")),
    ("1440", gettext_lazy("a day")),
]
DEADLINES = [
    ("15", gettext_lazy("15 minutes")),
    ("30", gettext_lazy("30 minutes")),
    ("60", gettext_lazy("1 hour")),
    ("120", gettext_lazy("2 hours")),
]
HELD_FOR = [
    ("60", gettext_lazy("1 hour")),
    ("120", gettext_lazy("2 hours")),
    ("240", gettext_lazy("4 hours")),
    ("480", gettext_lazy("8 hours")),
    ("1380", gettext_lazy("until this time tomorrow")),
]


def _choice(label: Any, choices: Sequence[Any], missing: Any, **more: Any) -> forms.ChoiceField:
    """A choice with none chosen."""
    more.setdefault("widget", forms.Select)
    offered = choices if more["widget"] is not forms.Select else [CHOOSE, *choices]
    return forms.ChoiceField(
        label=label, choices=offered, error_messages={"required": missing, "invalid_choice": missing}, **more
    )


class LineField(TextField):
    """A telephone number, of ten digits or with a country's code."""

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        if text and not 7 <= len(re.sub(r"\D", "", text, flags=re.ASCII)) <= 15:
            raise ValidationError(_("Write a whole telephone number, for example 217-555-0142."))
        return text


class OfferForm(forms.Form):
    """How an agency offers its beds here."""

    version = VersionField()
    county = TextField(
        label=gettext_lazy("County"), limit=60, help_text=gettext_lazy("No town, no street: a county is enough."),
        error_messages={"required": gettext_lazy("Write the county.")},
    )  # fmt: skip
    line = LineField(
        label=gettext_lazy("Central line"),
        limit=20,
        help_text=gettext_lazy("A number that may be given out. Not the number of the house."),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    good_for = forms.ChoiceField(
        label=gettext_lazy("A number of free beds is good for"),
        help_text=gettext_lazy("After that it is shown as not known."),
        choices=GOOD_FOR,
        initial="720",
    )
    any_hour = forms.ChoiceField(
        label=gettext_lazy("Can people come at any hour?"),
        choices=[("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))],
        widget=Segment,
        required=False,
    )
    service = forms.ChoiceField(
        label=gettext_lazy("Your entry in the directory"),
        help_text=gettext_lazy("Whom you take and what you ask is read from there."),
        required=False,
    )

    def __init__(self, *args: Any, entries: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["service"].choices = [("", _("None of these")), *entries]  # type: ignore[attr-defined]

    def offer(self) -> Offer:
        data = self.cleaned_data
        return Offer(
            county=data["county"],
            line=data["line"],
            good_for_minutes=int(data["good_for"]),
            any_hour={"yes": True, "no": False}.get(data["any_hour"]),
            service_id=UUID(data["service"]) if data["service"] else None,
        )


class KindForm(forms.Form):
    """A kind of bed that this shelter has."""

    bed_type = _choice(gettext_lazy("Kind of bed"), BedType.choices, gettext_lazy("Choose a kind of bed."))
    free = forms.IntegerField(label=gettext_lazy("Free now"), min_value=0, max_value=500)
    total = forms.IntegerField(
        label=gettext_lazy("Beds of this kind"), min_value=0, max_value=500, required=False
    )


class SaidForm(forms.Form):
    """One tap: the number that is meant, and the one that was on the screen."""

    bed_type = forms.ChoiceField(choices=BedType.choices)
    free = forms.IntegerField(min_value=0, max_value=500)
    seen = forms.IntegerField(min_value=0, max_value=500, required=False)


class FilterForm(forms.Form):
    """Which shelters to show."""

    bed_type = forms.ChoiceField(
        label=gettext_lazy("Kind of bed"),
        choices=[("", gettext_lazy("Any")), *BedType.choices],
        required=False,
    )
    county = forms.ChoiceField(label=gettext_lazy("County"), required=False)
    free_only = forms.BooleanField(label=gettext_lazy("Only with something free"), required=False)

    def __init__(self, *args: Any, counties: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [("", _("Any")), *((one, one) for one in counties)]
        self.fields["county"].choices = offered  # type: ignore[attr-defined]


class AskForm(forms.Form):
    """One question to several shelters. Counts and codes: there is no field for a name, a story or a place."""

    row_id = RowIdField()
    bed_type = _choice(
        gettext_lazy("What is needed"), BedType.choices, gettext_lazy("Choose what is needed.")
    )
    needs = forms.MultipleChoiceField(
        label=gettext_lazy("What must fit"),
        choices=BedNeed.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    shelters = forms.MultipleChoiceField(
        label=gettext_lazy("Whom to ask"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one shelter.")},
    )
    minutes = forms.ChoiceField(
        label=gettext_lazy("Answer within"), choices=DEADLINES, initial="30", widget=Segment
    )
    they_said_yes = forms.BooleanField(
        label=gettext_lazy("They said yes to being asked for"),
        help_text=gettext_lazy(
            "They know which shelters are asked, and what is told: ages, a count, what must fit."
        ),
        error_messages={"required": gettext_lazy("Ask them first. Without their yes nobody is asked.")},
    )
    yes_how = _choice(
        gettext_lazy("How they said it"),
        YesHow.choices,
        gettext_lazy("Say how they said it."),
        widget=Segment,
    )
    tell_back = forms.BooleanField(
        label=gettext_lazy("They agree that the shelter tells us whether they came"),
        help_text=gettext_lazy("If not, we are told nothing after they set out. Either is fine."),
        required=False,
    )

    def __init__(self, *args: Any, shelters: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["shelters"].choices = shelters  # type: ignore[attr-defined]
        for band in AgeBand:
            self.fields[f"age_{band.value}"] = forms.IntegerField(
                label=band.label, min_value=0, max_value=30, required=False,
                widget=forms.NumberInput(attrs={"class": "in-count", "inputmode": "numeric", "autocomplete": "off"}),
            )  # fmt: skip

    @property
    def ages(self) -> list[forms.BoundField]:
        return [self[f"age_{band.value}"] for band in AgeBand]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(data.get(f"age_{band.value}") for band in AgeBand) and not self.errors:
            raise ValidationError(_("Say how many people come, in at least one line."))
        return data

    def wanted(self) -> Wanted:
        data = self.cleaned_data
        return Wanted(
            bed_type=data["bed_type"],
            ages={band.value: data.get(f"age_{band.value}") or 0 for band in AgeBand},
            needs=data["needs"],
            minutes=int(data["minutes"]),
            they_said_yes=data["they_said_yes"],
            yes_how=data["yes_how"],
            tell_back=data["tell_back"],
            shelters=[UUID(one) for one in data["shelters"]],
        )


class AnswerForm(forms.Form):
    """What a shelter answers."""

    answer = _choice(
        gettext_lazy("Your answer"), Reply.choices, gettext_lazy("Choose yes, maybe or no."), widget=Segment
    )
    beds = forms.IntegerField(
        label=gettext_lazy("If yes: how many beds or rooms"),
        min_value=1,
        max_value=50,
        initial=1,
        required=False,
    )
    held_for = _choice(
        gettext_lazy("If yes: held for"), HELD_FOR, gettext_lazy("Choose how long."), required=False
    )
    reason = _choice(
        gettext_lazy("If no: why"), NoReason.choices, gettext_lazy("Choose a reason."), required=False
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("answer") == Reply.YES and not data.get("held_for"):
            self.add_error("held_for", _("Say how long you hold it."))
        if data.get("answer") == Reply.YES and not data.get("beds"):
            self.add_error("beds", _("Say how many, at least one."))
        if data.get("answer") == Reply.NO and not data.get("reason"):
            self.add_error(
                "reason", _("Choose a reason. It is counted, so that what is missing can be seen.")
            )
        return data

    def said(self) -> Answer:
        data = self.cleaned_data
        if data["answer"] == Reply.YES:
            return Answer(data["answer"], beds=data["beds"], held_until=self._until(data["held_for"]))
        return Answer(data["answer"], reason=data["reason"] if data["answer"] == Reply.NO else "")

    @staticmethod
    def _until(minutes: str) -> datetime:
        return timezone.now() + timedelta(minutes=int(minutes))


class NextForm(forms.Form):
    """Where someone went, as they say it."""

    next_place = _choice(
        gettext_lazy("Where they went"),
        NextPlace.choices,
        gettext_lazy("Choose one; “did not say” is one of them."),
    )
