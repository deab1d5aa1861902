"""Forms of standing beside a client: lists, contacts, the hospital, harm by police.

Belongs here: parsing and wording. Not here: counselling (forms_counselling), what the client's word allows
(policies_advocacy, asked by the actions). Nothing that is theirs to decide is chosen beforehand.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.cases.enums_advocacy import (
    ContactHow,
    ContactWith,
    ExamPart,
    HarmKind,
    HarmWish,
    ItemAnswer,
    TheirWord,
    Yes,
)
from alongside.cases.forms import NOT_A_DAY, not_in_the_future, not_long_past
from alongside.cases.forms_fields import PASSAGE_LENGTH, RowIdField, TextField, VersionField
from alongside.cases.forms_notes import MOMENT, MomentField, MomentInput, this_minute
from alongside.foundation.forms import DayInput, Segment

CHOOSE = gettext_lazy("Choose one of these.")
LANGUAGES = [("en", gettext_lazy("English")), ("es", gettext_lazy("Spanish"))]


def passage(label: Any, hint: Any = "", *, rows: int = 3) -> TextField:
    """A few lines that may stay empty."""
    return TextField(label=label, required=False, rows=rows, limit=PASSAGE_LENGTH, help_text=hint)


def one_of(label: Any, choices: Any, hint: Any = "", *, needed: bool = False) -> forms.ChoiceField:
    """One word of a few, none of them chosen beforehand."""
    return forms.ChoiceField(
        label=label,
        required=needed,
        choices=choices,
        widget=Segment,
        help_text=hint,
        error_messages={"required": CHOOSE},
    )


def day(label: Any, hint: Any = "", *, past: bool = False, needed: bool = False) -> forms.DateField:
    """A day; with `past` one that has come."""
    return forms.DateField(
        label=label,
        required=needed,
        widget=DayInput,
        help_text=hint,
        validators=[not_long_past, *([not_in_the_future] if past else [])],
        error_messages={"invalid": NOT_A_DAY, "required": gettext_lazy("Give the day.")},
    )


def moment(label: Any) -> MomentField:
    """Day and time, now unless changed."""
    return MomentField(
        label=label,
        widget=MomentInput,
        input_formats=[MOMENT, "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d"],
        initial=this_minute,
        error_messages={
            "invalid": gettext_lazy("Write day and time, for example 2026-05-12 14:10."),
            "required": gettext_lazy("Say when it happened. About is good enough."),
        },
    )


def has_happened(at: datetime) -> datetime:
    """A moment that is over."""
    not_long_past(at.date())
    if at > timezone.now() + timedelta(minutes=10):
        raise ValidationError(_("This is still to come. Write it down when it has happened."))
    return at


class ManyOf(forms.MultipleChoiceField):
    """Several of a list, in its order, as a tuple so that two answers can be compared."""

    def __init__(self, label: Any, choices: Any, hint: Any = "", **more: Any) -> None:
        more.setdefault("required", False)
        more.setdefault("widget", forms.CheckboxSelectMultiple)
        super().__init__(label=label, choices=choices, help_text=hint, **more)

    def clean(self, value: Any) -> Any:
        chosen = set(super().clean(value))
        return tuple(code for code, _label in getattr(self, "choices", ()) if code in chosen)


class Unasked(forms.Form):
    """A form on which an answer that was chosen by a slip can go back to not asked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field.widget, forms.RadioSelect) and not field.required and self.initial.get(name):
                field.choices = [*field.choices, ("", _("Not asked"))]  # type: ignore[attr-defined]


class OpenListsForm(forms.Form):
    """Which lists to open."""

    kinds = ManyOf(
        gettext_lazy("Lists"),
        (),
        required=True,
        error_messages={"required": gettext_lazy("Choose a list to open.")},
    )

    def __init__(self, *args: Any, kinds: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kinds"].choices = list(kinds)  # type: ignore[attr-defined]


class LineForm(Unasked):
    """Where one line of a list stands."""

    version = VersionField()
    answer = one_of(
        gettext_lazy("Where it stands"),
        ItemAnswer.choices,
        gettext_lazy("Nothing chosen means that nobody has asked. Each of these can change."),
    )
    words = passage(gettext_lazy("What was said"), gettext_lazy("Short. Only what helps the next step."))
    next_step = TextField(
        label=gettext_lazy("Next, and who does it"),
        required=False,
        limit=400,
        help_text=gettext_lazy("For example: Amira calls the clinic on Monday."),
    )
    happened_on = day(gettext_lazy("Day"), needed=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["happened_on"].initial = timezone.localdate


class PapersForm(forms.Form):
    """Before a list of papers is printed."""

    safe = one_of(
        gettext_lazy("Do they say that a printed sheet is safe for them?"),
        Yes.choices,
        gettext_lazy("Ask: where will it be kept, who might find it, and what would happen then?"),
        needed=True,
    )
    language = one_of(gettext_lazy("In which language"), LANGUAGES, needed=True)

    def clean_safe(self) -> str:
        safe = str(self.cleaned_data["safe"])
        if safe == Yes.NO:
            raise ValidationError(_("Then print nothing. Read the list together here."))
        return safe


class ContactForm(Unasked):
    """A contact on a client's behalf."""

    row_id = RowIdField()
    version = VersionField()
    with_whom = forms.ChoiceField(
        label=gettext_lazy("With whom"),
        choices=[("", gettext_lazy("Choose")), *ContactWith.choices],
        error_messages={"required": CHOOSE},
    )
    their_word = one_of(
        gettext_lazy("Did they say yes to this contact?"),
        TheirWord.choices,
        gettext_lazy(
            "Ask each time, before. With police, a state's attorney or an immigration office nothing is said "
            "without a yes."
        ),
    )
    may_be_said = passage(gettext_lazy("What may be said"), gettext_lazy("And what not."), rows=2)
    danger = forms.BooleanField(
        label=gettext_lazy("A life was in danger, and there was no time to ask"), required=False
    )
    supervisor_told = forms.ChoiceField(
        label=gettext_lazy("Supervisor who was told"),
        required=False,
        help_text=gettext_lazy("Only where a life was in danger."),
    )
    how = one_of(gettext_lazy("How"), ContactHow.choices, needed=True)
    happened_at = moment(gettext_lazy("When"))
    place = TextField(label=gettext_lazy("Organization or place"), required=False)
    person = TextField(label=gettext_lazy("Person"), required=False)
    outcome = passage(gettext_lazy("What came of it"))
    next_step = TextField(label=gettext_lazy("Next, and who does it"), required=False, limit=400)
    next_on = day(gettext_lazy("On which day"))

    def __init__(self, *args: Any, leaders: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Nobody was told")), *((str(i), name) for i, name in leaders)]
        self.fields["supervisor_told"].choices = choices  # type: ignore[attr-defined]

    def clean_happened_at(self) -> datetime:
        return has_happened(self.cleaned_data["happened_at"])


class BeginVisitForm(forms.Form):
    """Someone goes to be with the client."""

    row_id = RowIdField()
    place = TextField(
        label=gettext_lazy("Hospital or clinic"),
        required=False,
        help_text=gettext_lazy("It may stay empty. Times are noted with one tap on the next page."),
    )


class VisitForm(Unasked):
    """What they allowed, chose and were told."""

    version = VersionField()
    place = TextField(label=gettext_lazy("Hospital or clinic"), required=False)
    stay_talking = one_of(
        gettext_lazy("May I stay while you talk with staff?"),
        Yes.choices,
        gettext_lazy("Ask for each part, when it comes. A yes can be taken back."),
    )
    stay_exam = one_of(gettext_lazy("May I stay during the exam?"), Yes.choices)
    stay_evidence = one_of(gettext_lazy("May I stay while evidence is collected?"), Yes.choices)
    stay_police = one_of(gettext_lazy("May I stay while police are in the room?"), Yes.choices)
    parts_chosen = ManyOf(
        gettext_lazy("Parts of the exam they chose"),
        ExamPart.choices,
        gettext_lazy("They may stop at any part, and go on later."),
    )
    kit_number = TextField(
        label=gettext_lazy("Number of the kit"),
        required=False,
        limit=80,
        help_text=gettext_lazy("They can ask with it where their kit is."),
    )
    told = passage(
        gettext_lazy("What they were told"),
        gettext_lazy("Rights, choices, costs, what happens to the kit, who will call."),
    )
    follow_up = passage(gettext_lazy("What follows"), gettext_lazy("What they want, who does it."))
    follow_up_on = day(gettext_lazy("On which day"))


class HarmForm(Unasked):
    """Harm by police, as told."""

    row_id = RowIdField()
    version = VersionField()
    agreed_to_keep = one_of(
        gettext_lazy("Do they say that it may be written down here?"),
        Yes.choices,
        gettext_lazy("Say who can read it: you, who leads the work, and those who supervise it."),
        needed=True,
    )
    what_happened = TextField(
        label=gettext_lazy("What happened"),
        rows=6,
        limit=PASSAGE_LENGTH,
        help_text=gettext_lazy("As told. Facts, short, in their words."),
        error_messages={"required": gettext_lazy("There is nothing written yet.")},
    )
    kinds = ManyOf(gettext_lazy("What it was"), HarmKind.choices)
    officer = TextField(
        label=gettext_lazy("Officer or unit, as told"),
        required=False,
        help_text=gettext_lazy("A name, a badge, a car, a face: as they tell it."),
    )
    happened_on = day(gettext_lazy("Day, if they know it"), past=True)
    when_told = TextField(
        label=gettext_lazy("When, as told"),
        required=False,
        help_text=gettext_lazy("For example: last winter, more than once."),
    )
    wish = forms.ChoiceField(
        label=gettext_lazy("What they want done"),
        required=False,
        choices=HarmWish.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Nothing happens by itself. They can change their mind."),
    )
    next_step = TextField(label=gettext_lazy("Next, and who does it"), required=False, limit=400)
