"""Forms for what was done: one line, several people at once, a list to look through, what hours are paid from.

Belongs here: parsing and wording. Not here: whose clients (the view hands them over), what an entry may hold
(service_entries.actions.entering says it once more). Nothing is chosen beforehand but the day.
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

from alongside.cases.forms import NOT_A_DAY, not_in_the_future
from alongside.cases.forms_fields import RowIdField, TextField, VersionField
from alongside.cases.selectors.services import Named, find_named
from alongside.foundation.forms import DayInput
from alongside.service_entries import codes, hours
from alongside.service_entries.actions.entering import EARLIEST
from alongside.service_entries.enums import Channel, Funder, Place, Service, Tongue
from alongside.service_entries.errors import DayLongPast, HowMany, NoTime, UnknownService

MOST_PEOPLE = 5000
NOT_SAID = ("", gettext_lazy("Not said"))


def not_before_our_time(day: date) -> None:
    """A slip of the keyboard."""
    if day < EARLIEST:
        raise ValidationError(str(DayLongPast()))


class ServiceField(TextField):
    """A number, letters, or the beginning of a name; the list under it offers all."""

    choices = Service.choices  # how views.comparing says what is saved

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("Service"),
            widget=forms.TextInput(attrs={"list": "services", "autocomplete": "off"}),
            help_text=gettext_lazy("Number, letters or name."),
            error_messages={"required": gettext_lazy("Say what was done: a number, letters or a name.")},
        )

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        try:
            return codes.find_service(text)
        except UnknownService as refusal:
            raise ValidationError(str(refusal)) from None

    def prepare_value(self, value: Any) -> Any:
        """A stored code is shown as it is typed."""
        return codes.known(value).typed if value in Service.values else value


class HoursField(TextField):
    """Hours, to the quarter."""

    choices = tuple((quarters, hours.shown(quarters)) for quarters in range(1, hours.QUARTERS_A_DAY + 1))

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("Hours"),
            widget=forms.TextInput(
                attrs={"class": "in-short", "inputmode": "decimal", "autocomplete": "off"}
            ),
            help_text=gettext_lazy("0.25, 1.5 or 1:30."),
            error_messages={"required": NoTime.sentence},
        )

    def clean(self, value: Any) -> int:
        text = super().clean(value)
        try:
            return hours.quarters_of(text)
        except NoTime as refusal:
            raise ValidationError(str(refusal)) from None

    def prepare_value(self, value: Any) -> Any:
        return hours.shown(value) if isinstance(value, int) else value


class CountField(forms.IntegerField):
    """How many people."""

    def __init__(self, label: Any, *, least: int = 1, help_text: Any = "") -> None:
        super().__init__(
            label=label,
            required=False,
            help_text=help_text,
            widget=forms.TextInput(
                attrs={"class": "in-short", "inputmode": "numeric", "autocomplete": "off"}
            ),
            min_value=least,
            max_value=MOST_PEOPLE,
            error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), HowMany.sentence),
        )


def _choice(label: Any, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[NOT_SAID, *choices.choices])


class WhatForm(forms.Form):
    """What was done, when, how long, where."""

    row_id = RowIdField()
    code = ServiceField()
    quarters = HoursField()
    on = forms.DateField(
        label=gettext_lazy("Day"),
        widget=DayInput,
        initial=timezone.localdate,
        validators=[not_in_the_future, not_before_our_time],
        error_messages={"invalid": NOT_A_DAY, "required": NOT_A_DAY},
    )
    channel = _choice(gettext_lazy("How"), Channel)
    place = _choice(gettext_lazy("Where"), Place)
    language = _choice(gettext_lazy("Language"), Tongue)

    def given(self) -> dict[str, Any]:
        """What every entry made from this form says."""
        names = ("code", "on", "quarters", "channel", "place", "language")
        return {name: self.cleaned_data[name] for name in names}


class LineForm(WhatForm):
    """One line of a day: for a client by name, or for so many people nobody names."""

    client = TextField(
        label=gettext_lazy("For whom"),
        required=False,
        widget=forms.TextInput(attrs={"list": "clients", "autocomplete": "off"}),
        help_text=gettext_lazy("One of your clients. Empty: nobody named."),
    )
    people = CountField(gettext_lazy("People"), help_text=gettext_lazy("Where nobody is named."))
    field_order = ("row_id", "code", "client", "quarters", "people", "on", "channel", "place", "language")

    def __init__(self, *args: Any, clients: Sequence[Named], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.clients = clients
        if not self.is_bound:
            self.fields["code"].widget.attrs["data-focus"] = ""

    def clean_client(self) -> UUID | None:
        text = self.cleaned_data["client"]
        if not text:
            return None
        found = find_named(self.clients, text)
        if not found:
            raise ValidationError(
                _("None of your clients has this name. Leave it empty where nobody is named.")
            )
        if len(found) > 1:
            raise ValidationError(_("More than one of your clients has this name. Choose one from the list."))
        return found[0].case_id

    def clean(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        if data.get("client") and (data.get("people") or 1) > 1:
            self.add_error(
                "people", _("An entry for someone named is for one person. Leave the count empty.")
            )
        return data


class SeveralForm(WhatForm):
    """One service for many: those on whose own record it shall stand, and how many others."""

    others = CountField(
        gettext_lazy("How many others came"),
        least=0,
        help_text=gettext_lazy("Only the count is kept. There is no list of names."),
    )
    named = forms.MultipleChoiceField(
        label=gettext_lazy("On whose own record shall it stand?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Only those who want it there."),
    )
    field_order = ("row_id", "code", "quarters", "on", "others", "named", "channel", "place", "language")

    def __init__(self, *args: Any, clients: Sequence[Named], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(one.case_id), one.name) for one in clients if one.is_open]
        self.fields["named"].choices = choices  # type: ignore[attr-defined]
        if not choices:
            del self.fields["named"]

    def clean(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        data["case_ids"] = [UUID(one) for one in data.get("named", [])]
        if "others" in data and not data["case_ids"] and not data["others"]:
            self.add_error("others", str(HowMany()))
        return data


class CorrectForm(WhatForm):
    """The same entry, put right. Whom it was for stays."""

    row_id = None  # type: ignore[assignment]
    version = VersionField()
    people = CountField(gettext_lazy("People"))
    field_order = ("version", "code", "quarters", "people", "on", "channel", "place", "language")

    def __init__(self, *args: Any, for_client: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if for_client:
            del self.fields["people"]


class PastForm(forms.Form):
    """Which entries to show. Codes and days only, so that the address may carry them."""

    code = forms.ChoiceField(
        label=gettext_lazy("Service"), required=False, choices=[("", gettext_lazy("All")), *Service.choices]
    )
    since = forms.DateField(label=gettext_lazy("From"), required=False, widget=DayInput)
    until = forms.DateField(label=gettext_lazy("Until"), required=False, widget=DayInput)


class SplitForm(forms.Form):
    """What an hour is paid from, in percent: usually, or one entry."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for funder in Funder:
            self.fields[funder.value] = CountField(funder.label, least=0)

    def was_sent(self) -> bool:
        """Whether the page that was sent asked for it at all."""
        return any(self.add_prefix(name) in self.data for name in self.fields)

    def clean(self) -> dict[str, Any]:
        data = {name: value for name, value in self.cleaned_data.items() if value}
        if not self.errors and data and sum(data.values()) != 100:
            raise ValidationError(
                _("These shares come to %(sum)s. They must come to 100.") % {"sum": sum(data.values())}
            )
        return data
