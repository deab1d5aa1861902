"""Forms for the clocks of one client.

Belongs here: parsing and wording. Not here: counting, which rules are in use (the view asks a selector).
Whether the first day is known is not chosen beforehand.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.cases.forms import NOT_A_DAY, not_long_past
from alongside.cases.forms_fields import RowIdField, TextField
from alongside.cases.forms_notes import MomentField, MomentInput, this_minute
from alongside.clocks import saying
from alongside.clocks.enums import Certainty, WhyStopped
from alongside.clocks.forms import within_reach
from alongside.clocks.rulefiles import Rule
from alongside.foundation.forms import DayInput, Segment, TimeInput

WORDS_LENGTH = 1000


class WhichClockForm(forms.Form):
    """The rule first: what is asked next depends on it."""

    row_id = RowIdField()
    rule = forms.ChoiceField(
        label=gettext_lazy("Which clock"),
        error_messages={
            "required": gettext_lazy("Choose one of these."),
            "invalid_choice": gettext_lazy("There is no such rule in use here."),
        },
    )

    def __init__(self, *args: Any, rules: Sequence[Rule], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rule"].choices = [("", _("Choose")), *_grouped(rules)]  # type: ignore[attr-defined]


class BeginningForm(forms.Form):
    """When it began, as far as someone knows."""

    row_id = RowIdField()
    rule = forms.CharField(widget=forms.HiddenInput)
    certainty = forms.ChoiceField(
        label=gettext_lazy("Do we know when?"),
        choices=Certainty.choices,
        widget=Segment,
        error_messages={"required": gettext_lazy("Choose one of these.")},
    )
    on = forms.DateField(
        required=False,
        widget=DayInput,
        validators=[within_reach],
        error_messages={"invalid": NOT_A_DAY},
    )
    hour = forms.TimeField(
        label=gettext_lazy("At what time"),
        required=False,
        widget=TimeInput,
        help_text=gettext_lazy("Leave it empty where only the day is known."),
        error_messages={"invalid": gettext_lazy("Write the time as hours and minutes, for example 21:20.")},
    )
    earliest = forms.DateField(
        label=gettext_lazy("If nobody knows: not before"),
        required=False,
        widget=DayInput,
        validators=[within_reach],
        error_messages={"invalid": NOT_A_DAY},
    )
    latest = forms.DateField(
        label=gettext_lazy("and not after"),
        required=False,
        widget=DayInput,
        validators=[within_reach],
        error_messages={"invalid": NOT_A_DAY},
    )
    words = TextField(
        label=gettext_lazy("Good to know"),
        required=False,
        rows=3,
        limit=WORDS_LENGTH,
        help_text=gettext_lazy("Whom to call, what was agreed. The person can read this."),
    )

    def __init__(self, *args: Any, rule: Rule, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rule_in_hand = rule
        self.fields["on"].label = saying.fact_of(rule, rule.trigger)
        if not rule.counting.by_the_hour:
            del self.fields["hour"]

    def clean(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        if data.get("certainty") in (Certainty.KNOWN, Certainty.ASSUMED) and "on" in data and not data["on"]:
            self.add_error("on", _("Say when it began, or choose that nobody knows."))
        first, last = data.get("earliest"), data.get("latest")
        if data.get("certainty") == Certainty.UNKNOWN and first and last and first > last:
            self.add_error("latest", _("The first of the two days must come before the second."))
        return data

    def beginning(self) -> dict[str, Any]:
        """What the action takes."""
        data = self.cleaned_data
        unknown = data["certainty"] == Certainty.UNKNOWN
        return {
            "certainty": data["certainty"],
            "happened_at": None if unknown else _moment(data["on"], data.get("hour")),
            "earliest": data["earliest"] if unknown else None,
            "latest": data["latest"] if unknown else None,
            "words": data["words"],
        }


class EndClockForm(forms.Form):
    """Done, or why it counts no longer."""

    what = forms.ChoiceField(
        label=gettext_lazy("What happened"),
        choices=[("done", gettext_lazy("It was done")), *WhyStopped.choices],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of these.")},
    )
    at = MomentField(
        label=gettext_lazy("When it was done"),
        widget=MomentInput,
        initial=this_minute,
        required=False,
        error_messages={"invalid": gettext_lazy("Write day and time, for example 2026-05-12 14:10.")},
    )

    def clean_at(self) -> datetime:
        at: datetime = self.cleaned_data["at"] or timezone.now()
        not_long_past(at.date())
        if at > timezone.now() + timedelta(minutes=10):
            raise ValidationError(_("This is still to come. Say when it was done."))
        return at


def _moment(day: date, hour: Any) -> date:
    if hour is None:
        return day
    return datetime.combine(day, hour, tzinfo=timezone.get_current_timezone())


def _grouped(rules: Sequence[Rule]) -> list[tuple[str, list[tuple[str, str]]]]:
    groups: dict[str, list[tuple[str, str]]] = {
        _("Health"): [],
        _("Reports and notices"): [],
        _("Illinois law"): [],
        _("Federal law"): [],
    }
    health, notices, state, federal = groups.values()
    for rule in rules:
        place = federal if rule.jurisdiction == "US" else state
        place = {"nurse": health, "supervisor": notices}.get(rule.ask, place)
        place.append((rule.id, saying.name_of(rule)))
    return [(name, found) for name, found in groups.items() if found]
