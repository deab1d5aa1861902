"""Forms of agreements: the words, who speaks, trainings, exchanges, meetings.

Belongs here: parsing and wording. Not here: who may, what must be (actions). Nothing about anyone who is helped.
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

from alongside.directory.actions.agreements import Draft
from alongside.directory.enums_agreements import Clause, ExchangeKind
from alongside.foundation.forms import DayInput, Segment
from alongside.people.forms.choosing import Find, Known, findable
from alongside.people.forms.fields import PASSAGE_LENGTH, RowIdField, TextField, VersionField

DAY_WRONG = gettext_lazy("Write a day, for example 2026-05-14.")
SIDES = [("ours", gettext_lazy("Our side")), ("theirs", gettext_lazy("Their side"))]


class DayField(forms.DateField):
    """A day, within a lifetime of an agreement."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=DayInput, error_messages={"required": DAY_WRONG, "invalid": DAY_WRONG}, **kwargs
        )

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day and not 1980 <= day.year <= timezone.localdate().year + 20:
            raise ValidationError(DAY_WRONG)
        return day


class DaysField(forms.IntegerField):
    """A number of days that something may take."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            required=False, min_value=1, max_value=365,
            widget=forms.NumberInput(attrs={"class": "in-short", "autocomplete": "off"}), **kwargs,
        )  # fmt: skip


def _side() -> forms.ChoiceField:
    missing = gettext_lazy("Say whose side.")
    return forms.ChoiceField(
        label=gettext_lazy("Whose"), choices=SIDES, widget=Segment,
        error_messages={"required": missing, "invalid_choice": missing},
    )  # fmt: skip


class AgreementForm(forms.Form):
    """What an agreement says."""

    row_id = RowIdField()
    version = VersionField()
    other = forms.ChoiceField(label=gettext_lazy("With an agency that works here"), required=False)
    organization = forms.ChoiceField(
        label=gettext_lazy("Or with an organization of the directory"), required=False
    )
    other_name = TextField(
        label=gettext_lazy("Or with someone else"),
        required=False,
        limit=200,
        help_text=gettext_lazy("Their name."),
    )
    purpose = TextField(label=gettext_lazy("What it is for"), rows=3, limit=PASSAGE_LENGTH, required=False)
    clauses = forms.MultipleChoiceField(
        label=gettext_lazy("What both sides promise"),
        choices=Clause.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    answer_days = DaysField(label=gettext_lazy("Days until an answer"))
    outcome_days = DaysField(label=gettext_lazy("Days until it is told what came of it"))
    own_clauses = TextField(
        label=gettext_lazy("What else was agreed"), rows=4, limit=PASSAGE_LENGTH, required=False,
        help_text=gettext_lazy("Nothing about anyone who is helped."),
    )  # fmt: skip
    starts_on = DayField(label=gettext_lazy("Begins on"), required=False)
    review_on = DayField(
        label=gettext_lazy("Both sides look at it again on"), required=False,
        help_text=gettext_lazy("Sixty days before, it stands on Today."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, agencies: Sequence[Any], organizations: Find, called: Known, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        nobody = _("None of these")
        self.fields["other"].choices = [("", nobody), *agencies]  # type: ignore[attr-defined]
        findable(self, "organization", none=nobody, find=organizations, known=called)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        named = [name for name in ("other", "organization", "other_name") if data.get(name)]
        if len(named) > 1:
            self.add_error(named[-1], _("Choose one of the three."))
        if not named and not self.errors:
            self.add_error("other", _("Say with whom: choose an agency, or write a name."))
        starts, review = data.get("starts_on"), data.get("review_on")
        if starts and review and review <= starts:
            self.add_error("review_on", _("Choose a day after it begins."))
        for clause, name in ((Clause.ANSWER, "answer_days"), (Clause.OUTCOME, "outcome_days")):
            if clause in data.get("clauses", []) and not data.get(name) and name not in self.errors:
                self.add_error(name, _("Write the number of days that you promise."))
        return data

    def draft(self) -> Draft:
        data = self.cleaned_data
        return Draft(
            other_id=UUID(data["other"]) if data["other"] else None,
            organization_id=UUID(data["organization"]) if data["organization"] else None,
            other_name=data["other_name"],
            purpose=data["purpose"],
            clauses=data["clauses"],
            own_clauses=data["own_clauses"],
            answer_days=data["answer_days"],
            outcome_days=data["outcome_days"],
            starts_on=data["starts_on"],
            review_on=data["review_on"],
        )


class PartForm(forms.Form):
    """Something that hangs on an agreement. `given` is what its action keeps."""

    row_id = RowIdField()

    def given(self) -> dict[str, Any]:
        data = {name: value for name, value in self.cleaned_data.items() if name not in ("row_id", "side")}
        return data | ({"theirs": self.cleaned_data["side"] == "theirs"} if "side" in self.fields else {})


class LiaisonForm(PartForm):
    """Who speaks for a side."""

    side = _side()
    name = TextField(
        label=gettext_lazy("Name at work"),
        limit=120,
        error_messages={"required": gettext_lazy("Write the name.")},
    )
    part = TextField(label=gettext_lazy("What they do there"), limit=120, required=False)
    reach = TextField(
        label=gettext_lazy("How to reach them at work"), required=False,
        help_text=gettext_lazy("A number or an address of the agency. Both sides see it."),
    )  # fmt: skip


class TrainingForm(PartForm):
    """A training that is promised."""

    side = _side()
    topic = TextField(
        label=gettext_lazy("What about"), error_messages={"required": gettext_lazy("Say what it is about.")}
    )
    hours = forms.DecimalField(
        label=gettext_lazy("Hours"), min_value=0, max_value=200, decimal_places=1, required=False
    )
    promised_by = DayField(label=gettext_lazy("Promised by"), required=False)


class GivenForm(forms.Form):
    """That a training was given."""

    version = VersionField()
    given_on = DayField(label=gettext_lazy("Given on"))
    hours = forms.DecimalField(
        label=gettext_lazy("Hours"), min_value=0, max_value=200, decimal_places=1, required=False
    )
    people = forms.IntegerField(
        label=gettext_lazy("How many came"), min_value=0, max_value=5000, required=False,
        help_text=gettext_lazy("A count. No names."),
    )  # fmt: skip


class ExchangeForm(PartForm):
    """Something that one side gave the other."""

    side = _side()
    kind = forms.ChoiceField(
        label=gettext_lazy("What kind"), choices=ExchangeKind.choices, widget=Segment,
        error_messages={"required": gettext_lazy("Choose a kind."), "invalid_choice": gettext_lazy("Choose a kind.")},
    )  # fmt: skip
    what = TextField(
        label=gettext_lazy("What"), error_messages={"required": gettext_lazy("Say what was given.")}
    )
    on = DayField(label=gettext_lazy("Given on"))


class MeetingForm(PartForm):
    """A day on which both sides meet."""

    on = DayField(label=gettext_lazy("Both sides meet on"))


class MeetingHeldForm(forms.Form):
    """What was said there about working together."""

    version = VersionField()
    on = DayField(label=gettext_lazy("Held on"))
    went = TextField(
        label=gettext_lazy("How working together goes"), rows=6, limit=PASSAGE_LENGTH,
        help_text=gettext_lazy("What goes well, what does not, what changes. Nobody who is helped is named."),
        error_messages={"required": gettext_lazy("There is nothing written yet.")},
    )  # fmt: skip


class ReviewForm(forms.Form):
    """That it goes on, and until when."""

    review_on = DayField(label=gettext_lazy("Look at it again on"), required=False)


class PaperForm(forms.Form):
    """The signed paper."""

    row_id = RowIdField()
    paper = forms.Field(
        label=gettext_lazy("The signed paper"),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg"}),
        required=False,
        help_text=gettext_lazy("A PDF, a PNG or a JPEG, up to 25 MB. It is sealed before it is stored."),
    )

    def clean_paper(self) -> Any:
        found = self.files.get(self.add_prefix("paper")) if self.files else None
        if found is None:
            raise ValidationError(_("Choose a file."))
        return found
