"""Forms of sending someone, of requests from outside, hand-offs, and of who was turned away.

Belongs here: parsing and wording. Not here: rules. Nothing that is the person's own to decide is chosen beforehand.
"""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.cases.forms_fields import RowIdField, TextField
from alongside.crisis_line.enums_shifts import (
    BreachAnswer,
    Ground,
    HandoffEnd,
    HowSoon,
    RequestEnd,
    Service,
    Told,
    WhatPlace,
    WhoAsks,
)
from alongside.foundation.forms import DayInput, Segment

PASSAGE = 2000


def _choice(label: Any, choices: Any, **more: Any) -> forms.ChoiceField:
    """A choice with none chosen."""
    more.setdefault("widget", forms.Select)
    offered = choices if more["widget"] is not forms.Select else [("", gettext_lazy("Choose")), *choices]
    # The list of what to look at again stands above the form: each line there says of itself what it is about.
    choose = format_lazy(gettext_lazy("{label}: choose one."), label=label)
    wrong = {"required": choose, "invalid_choice": choose}
    return forms.ChoiceField(label=label, choices=offered, error_messages=wrong, **more)


class ErrandForm(forms.Form):
    """Where someone should be, and why."""

    row_id = RowIdField()
    who_asks = _choice(gettext_lazy("Who asks"), WhoAsks.choices)
    what_place = _choice(gettext_lazy("What kind of place"), WhatPlace.choices)
    how_soon = _choice(gettext_lazy("How soon"), HowSoon.choices, widget=Segment)
    where = TextField(
        label=gettext_lazy("Where to come"),
        help_text=gettext_lazy("As much as the advocate needs to find it. It is sealed."),
        error_messages={"required": gettext_lazy("Say where to come.")},
    )
    call_back = TextField(label=gettext_lazy("Number to call back"), required=False)
    matters = TextField(
        label=gettext_lazy("What matters"),
        help_text=gettext_lazy("Language, who else is there, what is safe to say. No name is needed."),
        rows=4,
        limit=PASSAGE,
        required=False,
    )


class AskForm(forms.Form):
    """What someone at a hospital, at the police or at a school fills in. No name of the person is asked for."""

    row_id = RowIdField()
    who_asks = _choice(
        gettext_lazy("Where you are from"),
        [one for one in WhoAsks.choices if one[0] not in ("client", "family")],
    )
    who = TextField(
        label=gettext_lazy("Who should we ask for when we call back?"),
        help_text=gettext_lazy("Your name or your desk."),
        error_messages={"required": gettext_lazy("Say whom we should ask for.")},
    )
    call_back = TextField(
        label=gettext_lazy("Number to call back"),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
        error_messages={"required": gettext_lazy("We need a number to call you back.")},
    )
    what_place = _choice(gettext_lazy("What kind of place"), WhatPlace.choices)
    where = TextField(
        label=gettext_lazy("Where should the advocate come?"),
        error_messages={"required": gettext_lazy("Say where to come.")},
    )
    how_soon = _choice(gettext_lazy("How soon"), HowSoon.choices, widget=forms.RadioSelect)
    matters = TextField(
        label=gettext_lazy("What matters"),
        help_text=gettext_lazy("Language, who else is there. Please leave out the person’s name."),
        rows=4,
        limit=PASSAGE,
        required=False,
    )
    room = forms.CharField(
        label=gettext_lazy("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def clean_room(self) -> str:
        """Only a machine fills this in. It is told to call, so that nobody real is lost without a word."""
        if self.cleaned_data["room"]:
            raise ValidationError(_("This form cannot be sent now. Please call the line instead."))
        return ""


class CloseForm(forms.Form):
    """How a request ended."""

    outcome = _choice(gettext_lazy("How it ended"), RequestEnd.choices, widget=forms.RadioSelect)


class PartnerForm(forms.Form):
    """To whom someone is handed on."""

    row_id = RowIdField()
    partner = TextField(
        label=gettext_lazy("Whom would they like to talk to?"),
        help_text=gettext_lazy("The place, and who answers there."),
        error_messages={"required": gettext_lazy("Write whom you would call.")},
    )


class HandoffEndForm(forms.Form):
    """How it ended, and what instead."""

    outcome = _choice(gettext_lazy("How it ended"), HandoffEnd.choices, widget=forms.RadioSelect)
    fallback = TextField(
        label=gettext_lazy("What is done instead"),
        help_text=gettext_lazy("A number they have, a time to try again."),
        required=False,
        limit=PASSAGE,
        rows=2,
    )


class TurnedAwayForm(forms.Form):
    """One time that someone was not helped. No name, and no place for one."""

    row_id = RowIdField()
    happened_on = forms.DateField(
        label=gettext_lazy("Day"),
        widget=DayInput,
        error_messages={
            "required": gettext_lazy("Write a day, for example 2026-05-14."),
            "invalid": gettext_lazy("Write a day, for example 2026-05-14."),
        },
    )
    service = _choice(gettext_lazy("What they asked for"), Service.choices)
    ground = _choice(gettext_lazy("Why they were turned away"), Ground.choices)
    told = _choice(gettext_lazy("What they were told"), Told.choices, widget=forms.RadioSelect)

    def clean_happened_on(self) -> date:
        day: date = self.cleaned_data["happened_on"]
        if not 0 <= (timezone.localdate() - day).days <= 3660:
            raise ValidationError(_("Choose today or a day before."))
        return day


class BreachForm(forms.Form):
    """What was done about it."""

    answer = _choice(gettext_lazy("What was done"), BreachAnswer.choices, widget=forms.RadioSelect)
