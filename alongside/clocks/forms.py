"""Forms of the rule library: trying a rule on a date, and changing one.

Belongs here: parsing and wording. Not here: what makes a rule (rulefiles), saving (actions.rules).
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.clocks.enums import Bound
from alongside.clocks.rulefiles import LONGEST_TEXT, Rule
from alongside.foundation.forms import DayInput, Segment

NOT_A_DAY = gettext_lazy("Write a day as year-month-day, for example 1999-04-30.")
UNITS = [
    ("hours", gettext_lazy("hours")),
    ("days", gettext_lazy("days")),
    ("work_days", gettext_lazy("work days")),
    ("months", gettext_lazy("months")),
    ("years", gettext_lazy("years")),
]


def within_reach(day: date) -> None:
    """A slip of the keyboard, not a day that the law counts from."""
    if not 1900 <= day.year <= 2200:
        raise ValidationError(_("Look at the year again."))


class TryForm(forms.Form):
    """A day to try the rule on. Nothing is kept."""

    on = forms.DateField(
        widget=DayInput,
        initial=timezone.localdate,
        validators=[within_reach],
        error_messages={"invalid": NOT_A_DAY},
    )
    born = forms.DateField(
        label=gettext_lazy("Their birth date"),
        required=False,
        widget=DayInput,
        validators=[within_reach],
        error_messages={"invalid": NOT_A_DAY},
    )

    def __init__(self, *args: Any, label: str, asks_birth: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].label = label
        if not asks_birth:
            del self.fields["born"]


class RuleForm(forms.Form):
    """What an agency may change: the offset, the words, who is bound, and that somebody checked it."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput(attrs={"autocomplete": "off"}))
    title = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    count = forms.IntegerField(label=gettext_lazy("How many"), min_value=0, max_value=9000)
    unit = forms.ChoiceField(label=gettext_lazy("of what"), choices=UNITS)
    binds = forms.ChoiceField(label=gettext_lazy("Who must keep it"), choices=Bound.choices)
    words = forms.CharField(
        label=gettext_lazy("What it says"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 4})
    )
    late = forms.CharField(
        label=gettext_lazy("What helps when it is late"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    not_this = forms.CharField(
        label=gettext_lazy("What it does not say"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    law = forms.CharField(label=gettext_lazy("Law"), max_length=300)
    section = forms.CharField(label=gettext_lazy("Section"), required=False, max_length=300)
    url = forms.CharField(label=gettext_lazy("Where to read it"), required=False, max_length=300)
    state = forms.ChoiceField(
        label=gettext_lazy("Has someone checked it?"),
        choices=[("draft", gettext_lazy("Not yet")), ("verified", gettext_lazy("Checked"))],
        widget=Segment,
        help_text=gettext_lazy("Only a checked rule says that something has passed."),
    )
    verified_on = forms.DateField(
        label=gettext_lazy("Checked on"),
        required=False,
        widget=DayInput,
        error_messages={"invalid": NOT_A_DAY},
    )
    reviewer = forms.CharField(
        label=gettext_lazy("Checked by"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("An attorney or a nurse, with the office."),
    )

    def clean_seen(self) -> int:
        """A number that is missing is never the present one."""
        seen = self.cleaned_data["seen"]
        return -1 if seen is None else int(seen)

    def clean_verified_on(self) -> date | None:
        day: date | None = self.cleaned_data["verified_on"]
        if day is not None and day > timezone.localdate():
            raise ValidationError(_("This day has not come yet."))
        return day

    def clean(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        if data.get("state") == "verified":
            for name, words in (
                ("verified_on", _("Say on which day it was checked.")),
                ("reviewer", _("Say who checked it.")),
            ):
                if name in data and not data[name]:
                    self.add_error(name, words)
        return data

    def changes(self, before: Mapping[str, Any], language: str) -> dict[str, Any]:
        """As the rule's own words, each text in the language in which it was read."""
        data = self.cleaned_data
        source = {name: data[name] for name in ("law", "section", "url") if data[name]}
        plain = {name: data[name] for name in ("count", "unit", "binds", "state")}
        day = data["verified_on"]
        proof = {
            "verified_on": day.isoformat() if day else None,
            "reviewer": data["reviewer"] or None,
        }
        texts = {
            name: _said(before.get(name), data[name], language)
            for name in ("title", "words", "late", "not_this")
        }
        return (
            plain
            | proof
            | {"source": source}
            | {name: text for name, text in texts.items() if text is not None}
        )


def initial_of(rule: Rule, language: str) -> dict[str, Any]:
    """The rule as the form begins."""
    texts = {name: rule.text(name, language) for name in ("title", "words", "late", "not_this")}
    first = {name: rule.body[name] for name in ("count", "unit", "binds", "state")}
    proof = {"verified_on": rule.verified_on, "reviewer": rule.body.get("reviewer") or ""}
    return {**texts, **first, **proof, **rule.body["source"], "seen": rule.edition}


def _said(before: Any, text: str, language: str) -> Any:
    """A text put back as it stood: once, or once a language. Nothing where there was nothing and is nothing."""
    text = text.replace("\r\n", "\n").strip()
    if isinstance(before, dict):
        return {**before, language: text} if text else before
    return text if text or before is not None else None
