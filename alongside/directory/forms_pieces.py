"""The one form for whatever hangs on a service, a place or an organization: its fields come from the kinds.

Belongs here: which input a field has, its words, and what cannot be right. Not here: which kinds there are (pieces),
what a confidential place may not have (actions.pieces, the row).
"""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.directory.forms_fields import ClockField, DaysField
from alongside.directory.forms_parts import EVERY
from alongside.directory.languages import NAMES, in_english
from alongside.directory.pieces import Kind
from alongside.directory.selectors.pieces import term_called
from alongside.foundation.forms import DayInput
from alongside.people.forms.fields import RowIdField, VersionField, Words

Make = Callable[[], forms.Field]


def _words(label: Any, **more: Any) -> Make:
    return lambda: Words(label=label, **more)


def _link(label: Any, *, required: bool = False) -> Make:
    return lambda: forms.URLField(label=label, required=required, assume_scheme="https")


def _day(label: Any) -> Make:
    return lambda: forms.DateField(label=label, required=False, widget=DayInput)


def _language() -> forms.Field:
    choices = [("", gettext_lazy("Another one")), *NAMES.items()]
    return forms.ChoiceField(label=gettext_lazy("Language"), required=False, choices=choices)


def _term() -> forms.Field:
    return Words(
        label=gettext_lazy("Word"),
        required=True,
        widget=forms.TextInput(attrs={"list": "terms", "autocomplete": "off"}),
        help_text=gettext_lazy("One of the words of this directory, in English or Spanish."),
    )


def _days() -> forms.Field:
    return DaysField(label=gettext_lazy("Days"))


def _time(label: Any, hint: Any = "") -> Make:
    return lambda: ClockField(label=label, help_text=hint)


def _every() -> forms.Field:
    return forms.ChoiceField(label=gettext_lazy("How often"), choices=EVERY, initial="WEEKLY")


_NAME = _words(gettext_lazy("Name"))
FIELDS: dict[str, Make] = {
    "name": _NAME,
    "alternate_name": _words(gettext_lazy("Other name")),
    "title": _words(gettext_lazy("What they do there")),
    "department": _words(gettext_lazy("Office")),
    "email": lambda: forms.EmailField(label=gettext_lazy("Email"), required=False),
    "number": _words(gettext_lazy("Number"), required=True, limit=40),
    "extension": _words(gettext_lazy("Extension"), limit=10),
    "description": _words(gettext_lazy("In a few words"), rows=2),
    "central": lambda: forms.BooleanField(
        label=gettext_lazy("This is the organization's central line"),
        required=False,
        help_text=gettext_lazy("It can be given to anyone and says nothing about where a place is."),
    ),
    "option": _words(
        gettext_lazy("For whom"), help_text=gettext_lazy("Like: students, or families of four.")
    ),
    "amount": lambda: forms.FloatField(
        label=gettext_lazy("How much"), required=False, min_value=0, max_value=10_000_000
    ),
    "currency": _words(gettext_lazy("Currency"), limit=3, help_text=gettext_lazy("Three letters, like USD.")),
    "amount_description": _words(gettext_lazy("What it costs, in words")),
    "valid_from": _day(gettext_lazy("From")),
    "valid_to": _day(gettext_lazy("Until")),
    "document": _words(gettext_lazy("What people are asked to show"), required=True),
    "uri": _link(gettext_lazy("Where more about it stands")),
    "code": _language,
    "note": _words(gettext_lazy("Good to know"), help_text=gettext_lazy("Like: on Tuesdays only.")),
    "extent": _words(gettext_lazy("Where its border stands")),
    "extent_type": _words(gettext_lazy("Written as"), help_text=gettext_lazy("Like geojson, or text.")),
    "source": _words(gettext_lazy("Who pays"), required=True),
    "label": _words(gettext_lazy("What it is called")),
    "url": _link(gettext_lazy("Website")),
    "details": _words(gettext_lazy("More about it"), rows=2),
    "identifier_type": _words(gettext_lazy("Which register")),
    "identifier": _words(gettext_lazy("Number there"), required=True),
    "identifier_scheme": _words(gettext_lazy("The register's short name")),
    "term": _term,
    "freq": _every,
    "byday": _days,
    "opens_at": _time(gettext_lazy("Opens")),
    "closes_at": _time(
        gettext_lazy("Closes"),
        gettext_lazy("A time before the opening is the next morning. The same time twice is day and night."),
    ),
    "notes": _words(gettext_lazy("Good to know")),
    "value": _words(gettext_lazy("More exactly")),
}
# The same field asks something else where it hangs on something else.
INSTEAD: dict[tuple[str, str], Make] = {
    ("program", "name"): _words(gettext_lazy("Name"), required=True),
    ("phone", "description"): _words(gettext_lazy("What it is for"), limit=200),
    ("language", "name"): _words(gettext_lazy("Its name, where it is not in the list")),
    ("service_area", "name"): _words(gettext_lazy("Name of the area")),
    ("url", "url"): _link(gettext_lazy("Website"), required=True),
    ("attribute", "label"): _words(gettext_lazy("What it says here")),
}


class PieceForm(forms.Form):
    """The fields of one kind, as far as they may stand where it hangs."""

    row_id = RowIdField()
    version = VersionField()

    def __init__(self, kind: Kind, allowed: tuple[str, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        for name in allowed:
            self.fields[name] = INSTEAD.get((kind.table, name), FIELDS[name])()
        if kind.table == "schedule" and self.initial.get("freq") == "MONTHLY":
            which = self.initial.get("byday", "").rstrip("ADEFHMORSTUW,")  # 2MO: the second Monday
            self.initial = {**self.initial, "freq": which if which in dict(EVERY) else ""}

    @property
    def facts(self) -> Mapping[str, Any]:
        """What was said."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("row_id", "version")}

    def clean_number(self) -> str:
        number = str(self.cleaned_data["number"])
        if sum(sign.isdigit() for sign in number) < 3:
            raise ValidationError(_("A number has at least three digits."))
        return number

    def clean_extension(self) -> str:
        extension = str(self.cleaned_data["extension"])
        if extension and not extension.isdigit():
            raise ValidationError(_("An extension has digits only."))
        return extension

    def clean_currency(self) -> str:
        currency = str(self.cleaned_data["currency"]).upper()
        if currency and not (len(currency) == 3 and currency.isalpha()):
            raise ValidationError(_("Three letters, like USD."))
        return currency

    def clean_term(self) -> Any:
        found = term_called(str(self.cleaned_data["term"]))
        if found is None:
            raise ValidationError(_("No word here is called that. Add it under Words first."))
        return found

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if self.kind.table == "schedule" and data.get("freq", "WEEKLY") != "WEEKLY":
            days = filter(None, data.get("byday", "").split(","))
            data |= {"byday": ",".join(f"{data['freq']}{day}" for day in days), "freq": "MONTHLY"}
        if data.get("code"):
            data["name"] = in_english(data["code"])
        asked = [name for name in self.kind.one_of if name in self.fields]
        if not self.errors and not any(data.get(name) not in (None, "") for name in asked):
            self.add_error(
                asked[-1] if self.kind.table == "language" else asked[0], _("Say at least this much.")
            )
        first, last = data.get("valid_from"), data.get("valid_to")
        if first and last and first > last:
            self.add_error("valid_to", _("This is before the day above."))
        return data
