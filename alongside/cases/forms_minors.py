"""Forms around a minor: the age question, a report, an adult, the question before anyone gets in touch.

Belongs here: parsing and wording. Not here: saving, who may be contacted (policies_minors). Nothing is chosen
beforehand: what was not asked stays empty.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.cases.actions.child_reports import Account
from alongside.cases.actions.minors import Said
from alongside.cases.enums_minors import Involved, Known, Office, Purpose, Relation, Told
from alongside.cases.forms import NOT_A_DAY, not_in_the_future, not_long_past
from alongside.cases.forms_fields import NameField, RowIdField, TextField, VersionField
from alongside.cases.forms_notes import MomentField, MomentInput, this_minute
from alongside.cases.minors_law import ALONE
from alongside.foundation.forms import DayInput, Segment

CHOOSE = gettext_lazy("Choose one of these.")
NOT_A_MOMENT = gettext_lazy("Write day and time, for example 2026-05-12 14:10.")
WORDS_LENGTH = 1000


def _known(label: Any, **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=Known.choices, widget=Segment, **more)


def _moment(label: Any, **more: Any) -> MomentField:
    return MomentField(label=label, widget=MomentInput, error_messages={"invalid": NOT_A_MOMENT}, **more)


def _has_been(at: datetime | None) -> datetime | None:
    """Something that has happened, within living memory."""
    if at is None:
        return None
    not_long_past(at.date())
    if at > timezone.now() + timedelta(minutes=10):
        raise ValidationError(_("This is still to come. Write down what has happened."))
    return at


class _WithColleagues(forms.Form):
    """A form that names colleagues."""

    def __init__(self, *args: Any, colleagues: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = sorted(((str(key), name) for key, name in colleagues.items()), key=lambda pair: pair[1])
        for field in self.fields.values():
            if isinstance(field, forms.TypedChoiceField):
                field.choices = [("", _("Nobody chosen")), *named]


def _colleague(label: Any, *, required: bool = False) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        required=required,
        coerce=UUID,
        empty_value=None,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )


class MinorForm(_WithColleagues):
    """The age question and what follows."""

    version = VersionField()
    under_18 = _known(gettext_lazy("Under 18?"))
    born = forms.DateField(
        label=gettext_lazy("Born on"),
        required=False,
        widget=DayInput,
        validators=[not_in_the_future, not_long_past],
        error_messages={"invalid": NOT_A_DAY},
        help_text=gettext_lazy("It is kept with the name, not here."),
    )
    about_age = TextField(
        label=gettext_lazy("Or about how old"),
        required=False,
        limit=80,
        help_text=gettext_lazy("As they said it: about fifteen."),
    )
    limits_told = _known(
        gettext_lazy("Were they told before what must be reported?"),
        help_text=gettext_lazy("Before they said anything that leads to a report."),
    )
    limits_told_by_id = _colleague(gettext_lazy("Who told them"))
    consulted_id = _colleague(gettext_lazy("Which supervisor was asked"))
    consulted_on = forms.DateField(
        label=gettext_lazy("When"),
        required=False,
        widget=DayInput,
        validators=[not_in_the_future, not_long_past],
        error_messages={"invalid": NOT_A_DAY},
    )
    alone = forms.MultipleChoiceField(
        label=gettext_lazy("What this minor decides alone"),
        required=False,
        choices=[(one.code, one.words) for one in ALONE],
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Drafts of the law, from memory. Ask an attorney before you rely on one."),
    )
    from_abroad = _known(gettext_lazy("From another country, without papers to stay?"))
    official_knew_at = _moment(
        gettext_lazy("When an official learned of it"),
        required=False,
        help_text=gettext_lazy("If it is known. A notice within 24 hours binds that official."),
    )
    missing_from_care = _known(gettext_lazy("Missing from foster care or a home?"))
    missing_told = _known(gettext_lazy("Did the child-welfare agency tell the police and NCMEC?"))

    def clean_official_knew_at(self) -> datetime | None:
        return _has_been(self.cleaned_data["official_knew_at"])

    def said(self) -> Said:
        """What the action takes."""
        data = self.cleaned_data
        return Said(**{name: data[name] for name in Said.__dataclass_fields__})


class ReportForm(_WithColleagues):
    """One report."""

    row_id = RowIdField()
    version = VersionField()
    cause_by_id = _colleague(gettext_lazy("Who had reasonable cause"), required=True)
    cause_at = _moment(gettext_lazy("Since when"), initial=this_minute)
    office = forms.ChoiceField(
        label=gettext_lazy("Where it was reported"),
        required=False,
        choices=Office.choices,
        widget=forms.RadioSelect,
    )
    called_at = _moment(
        gettext_lazy("When the call was made"),
        required=False,
        help_text=gettext_lazy(
            "Leave it empty while the call is still to be made. The clock then says: now."
        ),
    )
    to_whom = TextField(label=gettext_lazy("Who took it there"), required=False, limit=120)
    number = TextField(label=gettext_lazy("Report number"), required=False, limit=80)
    told = forms.MultipleChoiceField(
        label=gettext_lazy("What was passed on"),
        required=False,
        choices=Told.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("The least that it takes."),
    )
    told_words = TextField(
        label=gettext_lazy("Anything else that was passed on"), required=False, rows=3, limit=WORDS_LENGTH
    )
    written_at = _moment(
        gettext_lazy("When the written report went out"),
        required=False,
        help_text=gettext_lazy(
            "Its 48 hours begin by themselves with the call. Keep the paper under Documents."
        ),
    )
    documents = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Documents that belong to it"),
        required=False,
        coerce=UUID,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, papers: Sequence[tuple[UUID, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["documents"].choices = [(str(one), name) for one, name in papers]  # type: ignore[attr-defined]
        if not papers:
            del self.fields["documents"]
        self.papers = papers

    def clean_cause_at(self) -> datetime | None:
        return _has_been(self.cleaned_data["cause_at"])

    def clean_called_at(self) -> datetime | None:
        return _has_been(self.cleaned_data["called_at"])

    def clean_written_at(self) -> datetime | None:
        return _has_been(self.cleaned_data["written_at"])

    def clean(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        called, written = data.get("called_at"), data.get("written_at")
        if written and (not called or written < called) and not self.errors:
            self.add_error(
                "written_at", _("The written report comes after the call. Look at the two times again.")
            )
        return data

    def account(self) -> Account:
        """What the action takes."""
        data = self.cleaned_data
        named = {
            name: data[name] for name in Account.__dataclass_fields__ if name not in ("told", "documents")
        }
        return Account(**named, told=tuple(data["told"]), documents=self._documents())

    def _documents(self) -> tuple[UUID, ...]:
        """What was ticked, and after it what stands there and does not open to whoever fills this in."""
        before = [one for one in self.initial.get("documents", ()) if one not in dict(self.papers)]
        return (*self.cleaned_data.get("documents", ()), *before)


class AdultForm(forms.Form):
    """An adult around the minor."""

    row_id = RowIdField()
    name = NameField(
        label=gettext_lazy("Name"),
        error_messages={"required": gettext_lazy("Write any name. It need not be a legal one.")},
    )
    relation = forms.ChoiceField(
        label=gettext_lazy("Who this is to them"),
        choices=Relation.choices,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE},
    )


class QuestionForm(forms.Form):
    """Asked each time before anyone gets in touch."""

    row_id = RowIdField()
    answer = forms.ChoiceField(
        label=gettext_lazy("Could this adult be involved?"),
        choices=Involved.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "In what happened, or in touch with whoever is. Ask the minor, and think of what you know."
        ),
        error_messages={"required": CHOOSE},
    )
    purpose = forms.ChoiceField(
        label=gettext_lazy("What they would be asked for"),
        choices=Purpose.choices,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE},
    )
    words = TextField(label=gettext_lazy("How we know"), required=False, rows=3, limit=WORDS_LENGTH)
