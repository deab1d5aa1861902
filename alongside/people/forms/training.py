"""Forms of trainings: curricula, topics, sessions, trainers, counts, certificates.

Belongs here: parsing and wording. Not here: who may, what follows (actions). Nothing about anyone who is helped.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.foundation.forms import DayInput, TimeInput
from alongside.people.actions.curricula import CurriculumDraft, TopicDraft
from alongside.people.actions.trainings import SessionDraft
from alongside.people.enums import CredentialKind
from alongside.people.enums_training import CurriculumKind, Discipline, TopicTag
from alongside.people.forms.fields import PASSAGE_LENGTH, RowIdField, TextField, VersionField

DAY_WRONG = gettext_lazy("Write a day, for example 2026-05-14.")
HOURS_WRONG = gettext_lazy("Write hours in quarters, for example 2 or 1.25.")
TITLE_MISSING = gettext_lazy("Say what it is called.")
PER_TRAINING = [
    CredentialKind.FOUNDATION,
    CredentialKind.COUNSELLING,
    CredentialKind.SERVICES,
    CredentialKind.ORIENTATION,
]


class TrainingDayField(forms.DateField):
    """A day within a working life."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=DayInput, error_messages={"required": DAY_WRONG, "invalid": DAY_WRONG}, **kwargs
        )

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day and not 1990 <= day.year <= timezone.localdate().year + 5:
            raise ValidationError(DAY_WRONG)
        return day


class HoursField(forms.DecimalField):
    """Hours in quarters."""

    def __init__(self, *, most: int = 400, least: str = "0.25", **kwargs: Any) -> None:
        words = dict.fromkeys(
            ("required", "invalid", "max_value", "min_value", "max_decimal_places", "max_digits", "max_whole_digits"),
            HOURS_WRONG,
        )  # fmt: skip
        super().__init__(
            min_value=Decimal(least), max_value=most, decimal_places=2, max_digits=6, error_messages=words,
            widget=forms.NumberInput(attrs={"class": "in-short", "step": "0.25", "autocomplete": "off"}), **kwargs,
        )  # fmt: skip

    def clean(self, value: Any) -> Decimal | None:
        hours: Decimal | None = super().clean(value)
        if hours is not None and hours % Decimal("0.25"):
            raise ValidationError(HOURS_WRONG)
        return hours


class CurriculumForm(forms.Form):
    """What a curriculum is."""

    row_id = RowIdField()
    version = VersionField()
    name = TextField(
        label=gettext_lazy("Name"), limit=120, required=False,
        help_text=gettext_lazy("It stands on certificates. Left empty, the shipped name is used."),
    )  # fmt: skip
    hours = HoursField(label=gettext_lazy("Hours"))
    credential = forms.ChoiceField(
        label=gettext_lazy("What it puts on record"), required=False,
        choices=[("", gettext_lazy("Nothing: a certificate alone")), *[(one.value, one.label) for one in PER_TRAINING]],
    )  # fmt: skip
    valid_months = forms.IntegerField(
        label=gettext_lazy("Months it counts"), required=False, min_value=1, max_value=240,
        widget=forms.NumberInput(attrs={"class": "in-short", "autocomplete": "off"}),
        help_text=gettext_lazy("Left empty, it does not lapse."),
    )  # fmt: skip

    def draft(self, kind: str = CurriculumKind.OWN) -> CurriculumDraft:
        data = self.cleaned_data
        return CurriculumDraft(kind, data["name"], data["hours"], data["credential"], data["valid_months"])

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if not name and self.initial.get("kind", CurriculumKind.OWN) == CurriculumKind.OWN:
            raise ValidationError(TITLE_MISSING)
        return name


class TopicForm(forms.Form):
    """One topic."""

    row_id = RowIdField()
    version = VersionField()
    title = TextField(label=gettext_lazy("Topic"), error_messages={"required": TITLE_MISSING})
    about = TextField(label=gettext_lazy("What it is about"), rows=3, limit=PASSAGE_LENGTH, required=False)
    material = TextField(
        label=gettext_lazy("Where the materials are"), rows=2, limit=PASSAGE_LENGTH, required=False,
        help_text=gettext_lazy("Whoever works here finds them with the topic. No client’s name or story."),
    )  # fmt: skip
    looked_at_on = TrainingDayField(
        label=gettext_lazy("Last looked at, and still right"), required=False,
        help_text=gettext_lazy("After a year it says that somebody should look again. Laws and numbers change."),
    )  # fmt: skip
    needed = forms.BooleanField(label=gettext_lazy("Needed to finish"), required=False, initial=True)
    tags = forms.MultipleChoiceField(
        label=gettext_lazy("How it is taught"), choices=TopicTag.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def draft(self) -> TopicDraft:
        data = self.cleaned_data
        return TopicDraft(
            data["title"], data["about"], data["material"], data["looked_at_on"], None, data["needed"], data["tags"]
        )  # fmt: skip


class SessionForm(forms.Form):
    """A day of training. `topics` are those of its curriculum."""

    row_id = RowIdField()
    version = VersionField()
    title = TextField(label=gettext_lazy("What it is called"), error_messages={"required": TITLE_MISSING})
    topics = forms.MultipleChoiceField(
        label=gettext_lazy("Topics"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one topic.")},
    )  # fmt: skip
    on = TrainingDayField(label=gettext_lazy("Day"))
    starts = forms.TimeField(
        label=gettext_lazy("Begins at"), widget=TimeInput, required=False,
        error_messages={"invalid": gettext_lazy("Write a time, for example 17:30.")},
    )  # fmt: skip
    hours = HoursField(label=gettext_lazy("Hours"), most=24)
    place = TextField(
        label=gettext_lazy("Where"), required=False,
        help_text=gettext_lazy("A room or a link. Say how one gets in without stairs."),
    )  # fmt: skip
    remote = forms.BooleanField(label=gettext_lazy("One can take part from afar"), required=False)
    places = forms.IntegerField(
        label=gettext_lazy("Places"), required=False, min_value=1, max_value=5000,
        widget=forms.NumberInput(attrs={"class": "in-short", "autocomplete": "off"}),
        help_text=gettext_lazy("Left empty, there is room for everyone."),
    )  # fmt: skip
    audience = TextField(label=gettext_lazy("For whom"), required=False)
    disciplines = forms.MultipleChoiceField(
        label=gettext_lazy("Fields that learn together"), choices=Discipline.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args: Any, topics: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topics"].choices = list(topics)  # type: ignore[attr-defined]

    def draft(self) -> SessionDraft:
        data = self.cleaned_data
        names = (
            "title", "topics", "on", "hours", "starts", "place", "remote", "places", "audience", "disciplines",
        )  # fmt: skip
        return SessionDraft(**{name: data[name] for name in names})


class TrainerForm(forms.Form):
    """Who teaches."""

    row_id = RowIdField()
    credit = TextField(
        label=gettext_lazy("Credited as"), limit=120, required=False,
        help_text=gettext_lazy("In the words the trainer chose. Left empty: an expert adviser."),
    )  # fmt: skip
    account = forms.ChoiceField(
        label=gettext_lazy("A colleague who also takes the attendance"), required=False
    )

    def __init__(self, *args: Any, colleagues: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].choices = [("", _("Nobody")), *colleagues]  # type: ignore[attr-defined]

    def account_id(self) -> UUID | None:
        return UUID(self.cleaned_data["account"]) if self.cleaned_data["account"] else None


class PaymentForm(forms.Form):
    """What a trainer was paid."""

    row_id = RowIdField()
    amount = forms.DecimalField(
        label=gettext_lazy("Dollars"), min_value=Decimal("0.01"), max_value=999_999, decimal_places=2,
        widget=forms.NumberInput(attrs={"class": "in-short", "autocomplete": "off", "step": "0.01"}),
        error_messages={"required": gettext_lazy("Write the amount.")},
    )  # fmt: skip
    paid_on = TrainingDayField(label=gettext_lazy("Paid on"))


class OutsideForm(forms.Form):
    """How many came from elsewhere."""

    organization = TextField(
        label=gettext_lazy("Organization"),
        error_messages={"required": gettext_lazy("Name the organization.")},
    )
    people = forms.IntegerField(
        label=gettext_lazy("How many came"), min_value=0, max_value=5000,
        widget=forms.NumberInput(attrs={"class": "in-short", "autocomplete": "off"}),
        help_text=gettext_lazy("A count, no names. 0 takes it out."),
        error_messages={"required": gettext_lazy("Write a number.")},
    )  # fmt: skip
    hours = HoursField(label=gettext_lazy("Hours of each"), most=24)


class CertificateNameForm(forms.Form):
    """The name to print."""

    name = TextField(
        label=gettext_lazy("Name on the certificate"), limit=120,
        error_messages={"required": gettext_lazy("Write the name.")},
    )  # fmt: skip


class CheckForm(forms.Form):
    """A code from a certificate, and a name to compare if one wishes."""

    code = TextField(
        label=gettext_lazy("Code"), limit=40,
        help_text=gettext_lazy("Twenty letters and digits, at the foot of the certificate."),
        error_messages={"required": gettext_lazy("Type the code.")},
    )  # fmt: skip
    name = TextField(
        label=gettext_lazy("Name, if you want it compared"), limit=120, required=False,
        help_text=gettext_lazy("We say only whether it is the same."),
    )  # fmt: skip

    def clean_code(self) -> str:
        """As it is kept, however it was typed."""
        letters = "".join(sign for sign in self.cleaned_data["code"].upper() if sign.isalnum())
        return "-".join(letters[start : start + 5] for start in range(0, len(letters), 5))


def hours_sent(data: Mapping[str, str]) -> tuple[dict[UUID, Decimal], dict[UUID, int], bool]:
    """An attendance sheet as it was sent: hours and seen versions by account, and whether all of it could be read."""
    hours: dict[UUID, Decimal] = {}
    seen: dict[UUID, int] = {}
    whole = True
    for name, value in data.items():
        kind, _dash, rest = name.partition("-")
        if kind not in ("hours", "seen"):
            continue
        try:
            account_id = UUID(rest)
            if kind == "seen":
                seen[account_id] = int(value)
            elif value.strip():
                hours[account_id] = _quarters(value)
        except (ValueError, ArithmeticError):
            whole = False
    return hours, {one: version for one, version in seen.items() if version}, whole


def _quarters(value: str) -> Decimal:
    hours = Decimal(value.strip().replace(",", "."))
    if not hours.is_finite() or hours % Decimal("0.25"):
        raise ValueError
    return hours
