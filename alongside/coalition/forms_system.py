"""Forms about the local system: institutions, steps, gaps, contacts, asks, materials.

Belongs here: parsing and wording. Not here: who may, what follows (actions.system). No field asks for a person: neither
whom it happened to nor which officer did it.
"""

from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.coalition.enums_system import (
    AskKind,
    AskState,
    ContactKind,
    ContactState,
    FailingState,
    InstitutionKind,
    MaterialState,
    MaterialTopic,
)
from alongside.coalition.forms_evaluation import NO_NAMES, DayField, EditForm, choice, line, passage
from alongside.people.forms.choosing import Find, Known, findable
from alongside.people.forms.fields import Words

Choices = list[tuple[str, str]]
NO_OFFICER = gettext_lazy(
    "About how things go, never about one person: no name of anyone who was hurt, no name of an officer. "
    "What happened to someone belongs in that person’s own record."
)


def _one_of(label: Any, **kwargs: Any) -> forms.ChoiceField:
    """One row of another table, by its id, or none."""
    return forms.ChoiceField(label=label, required=False, **kwargs)


class ToOthers(EditForm):
    """A form with fields that name a row of another table. Empty is none."""

    others: tuple[str, ...] = ()

    def __init__(self, *args: Any, rows: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.others:
            self.fields[name].choices = [("", _("None of these")), *rows]  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        said = super().given()
        return said | {name: UUID(said[name]) if said[name] else None for name in self.others}


class InstitutionForm(ToOthers):
    """Someone a person meets on the way."""

    others = ("organization_id",)
    kind = choice(gettext_lazy("What it is"), InstitutionKind)
    name = line(gettext_lazy("What it is called here"))
    part = passage(
        gettext_lazy("What a person meets there"),
        rows=3,
        help_text=gettext_lazy("How it goes for most people."),
    )
    position = forms.IntegerField(
        label=gettext_lazy("Where on the way"),
        min_value=1,
        max_value=200,
        widget=forms.NumberInput(attrs={"class": "in-short", "autocomplete": "off"}),
        help_text=gettext_lazy("1 is what people meet first."),
        error_messages={
            "required": gettext_lazy("Write a number."),
            "invalid": gettext_lazy("Write a number."),
        },
    )
    organization_id = _one_of(
        gettext_lazy("Its entry in the directory"),
        help_text=gettext_lazy("Then your agency’s agreements with it stand on its page."),
    )

    def __init__(self, *args: Any, organizations: Find, called: Known, **kwargs: Any) -> None:
        super().__init__(*args, rows=[], **kwargs)
        findable(self, "organization_id", none=_("None of these"), find=organizations, known=called)


class StepForm(ToOthers):
    """A step there, and where it leads."""

    others = ("leads_to_id",)
    words = line(gettext_lazy("What a person goes through"), limit=300, help_text=NO_NAMES)
    leads_to_id = _one_of(gettext_lazy("Leads to"))


class FailingForm(EditForm):
    """Where the system fails people."""

    title = line(gettext_lazy("The gap, in a few words"))
    happens = passage(gettext_lazy("What happens"), rows=4, required=True, help_text=NO_OFFICER)
    exploiters = passage(
        gettext_lazy("What happens to those who exploit, at the same place"),
        rows=3,
        help_text=gettext_lazy("Often the difference says the most."),
    )
    should = passage(gettext_lazy("What should happen"), rows=4)
    evidence = passage(
        gettext_lazy("How we know"),
        rows=3,
        help_text=gettext_lazy("Counts, written rules, what several members saw. Nothing about one person."),
    )


class MoveForm(EditForm):
    """What came of a gap."""

    states: Any = FailingState
    state = choice(gettext_lazy("Where it stands now"), FailingState, widget=forms.RadioSelect)
    on = DayField(label=gettext_lazy("On"), past=True)
    words = passage(gettext_lazy("What was said or done"), rows=3, help_text=NO_OFFICER)
    day = DayField(
        label=gettext_lazy("The day it is promised for, or since which it holds"),
        required=False,
        help_text=gettext_lazy("A promise needs a day."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = self.states.choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("state") == "promised" and not data.get("day") and "day" not in self.errors:
            self.add_error("day", _("Write the day by which it is promised."))
        return data


class AskMoveForm(MoveForm):
    """What came of an ask."""

    states = AskState


class ContactForm(EditForm):
    """That we were in touch, or will meet."""

    kind = choice(gettext_lazy("How"), ContactKind)
    on = DayField(label=gettext_lazy("On which day"))
    state = choice(gettext_lazy("How it stands"), ContactState, widget=forms.RadioSelect)
    with_whom = Words(
        label=gettext_lazy("With whom, by position"),
        limit=200,
        help_text=gettext_lazy("The head nurse, the office of the sheriff."),
    )
    words = passage(
        gettext_lazy("What it is about, what was said"),
        rows=4,
        help_text=gettext_lazy(
            "How people are recognized there, what is done then, who is called. No names."
        ),
    )
    next_on = DayField(label=gettext_lazy("In touch again on"), required=False)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if (
            data.get("state") == ContactState.DONE
            and (data.get("on") or timezone.localdate()) > timezone.localdate()
        ):
            self.add_error("state", _("This day has not come yet: it is arranged."))
        return data


class AskForm(ToOthers):
    """What is asked of whom."""

    others = ("institution_id",)
    kind = choice(gettext_lazy("What we ask for"), AskKind, widget=forms.RadioSelect)
    institution_id = _one_of(gettext_lazy("An institution of the local system"))
    to_whom = line(
        gettext_lazy("Of whom"),
        help_text=gettext_lazy("The police department, the board of our own center, an ally."),
    )
    what = passage(gettext_lazy("The ask, in our words"), rows=5, required=True, help_text=NO_OFFICER)
    best_interest = passage(gettext_lazy("Why it is best for the people it is about"), rows=3, required=True)


class MaterialForm(EditForm):
    """Training material."""

    title = line(gettext_lazy("What it is called"))
    topic = choice(gettext_lazy("What it is about"), MaterialTopic)
    for_whom = Words(label=gettext_lazy("For whom"), limit=200)
    about = passage(gettext_lazy("What is in it"), rows=4)
    kept_where = Words(label=gettext_lazy("Where it is kept"))
    state = choice(gettext_lazy("How far it is"), MaterialState, widget=forms.RadioSelect)


class ShareForm(ToOthers):
    """That it was given to someone."""

    others = ("institution_id",)
    with_whom = line(
        gettext_lazy("To whom"), help_text=gettext_lazy("Our own staff, the night shift. No names.")
    )
    institution_id = _one_of(gettext_lazy("An institution of the local system"))
    on = DayField(label=gettext_lazy("Given on"), past=True)
    people = forms.IntegerField(
        label=gettext_lazy("How many people"), min_value=1, max_value=5000, required=False,
        help_text=gettext_lazy("A count. No names."),
        widget=forms.NumberInput(attrs={"class": "in-short", "autocomplete": "off"}),
    )  # fmt: skip


class NarrowAsksForm(forms.Form):
    """Which asks are shown."""

    kind = forms.ChoiceField(label=gettext_lazy("What we ask for"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("kind", AskKind), ("state", AskState)):
            self.fields[name].choices = [("", _("All")), *choices.choices]  # type: ignore[attr-defined]
