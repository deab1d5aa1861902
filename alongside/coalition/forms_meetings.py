"""Forms of meetings, items, decisions and tasks.

Belongs here: parsing and wording. Not here: who may, what must be (actions). Nothing about anyone who is helped.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.coalition.actions.agenda import Proposal
from alongside.coalition.actions.decisions import Decided
from alongside.coalition.actions.meetings import Facts
from alongside.coalition.actions.minutes import Present
from alongside.coalition.enums_meetings import STANDING, Heard, ItemKind, Method, Need
from alongside.foundation.forms import DayInput, SearchInput, Segment, TimeInput
from alongside.people.forms.fields import PASSAGE_LENGTH, RowIdField, TextField, VersionField

DAY_WRONG = gettext_lazy("Write a day, for example 2026-05-14.")
TIME_WRONG = gettext_lazy("Write a time, for example 10:30.")
NO_NAMES = gettext_lazy("No name of anyone who is helped, and nothing that finds them.")
Choices = Sequence[tuple[str, str]]


class DayField(forms.DateField):
    """A day near enough to be meant."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=DayInput, error_messages={"required": DAY_WRONG, "invalid": DAY_WRONG}, **kwargs
        )

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day and not 1980 <= day.year <= timezone.localdate().year + 20:
            raise ValidationError(DAY_WRONG)
        return day


class ClockField(forms.TimeField):
    """A time of day."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=TimeInput, error_messages={"required": TIME_WRONG, "invalid": TIME_WRONG}, **kwargs
        )


class CountField(forms.IntegerField):
    """A small number."""

    def __init__(self, *, most: int = 999, **kwargs: Any) -> None:
        super().__init__(
            required=False,
            min_value=0,
            max_value=most,
            widget=forms.NumberInput(
                attrs={"class": "in-short", "autocomplete": "off", "inputmode": "numeric"}
            ),
            **kwargs,
        )


class MeetingForm(forms.Form):
    """Where and when, and who can come there."""

    row_id = RowIdField()
    version = VersionField()
    on = DayField(label=gettext_lazy("Day"))
    starts = ClockField(label=gettext_lazy("From"))
    ends = ClockField(label=gettext_lazy("To"), required=False)
    host = forms.ChoiceField(
        label=gettext_lazy("Host"),
        required=False,
        help_text=gettext_lazy("Whoever hosted least lately is proposed."),
    )
    place = TextField(
        label=gettext_lazy("Place"), error_messages={"required": gettext_lazy("Say where you meet.")},
        help_text=gettext_lazy("Never a confidential shelter: meet elsewhere."),
    )  # fmt: skip
    way_there = TextField(label=gettext_lazy("How to get there"), required=False, limit=400)
    step_free = forms.BooleanField(label=gettext_lazy("No steps on the way in"), required=False)
    near_transit = forms.BooleanField(label=gettext_lazy("Near a bus or a train"), required=False)
    child_care = forms.BooleanField(label=gettext_lazy("Someone looks after children"), required=False)
    interpreter = forms.BooleanField(label=gettext_lazy("An interpreter comes"), required=False)
    remote_line = TextField(
        label=gettext_lazy("How to join from afar"), required=False, limit=300,
        help_text=gettext_lazy("A number or an address. Everyone who belongs sees it."),
    )  # fmt: skip
    weeks_to_next = CountField(
        label=gettext_lazy("Weeks until the next one"),
        most=52,
        help_text=gettext_lazy("How often you meet. The next day is then proposed."),
    )

    def __init__(self, *args: Any, hosts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["host"].choices = [("", _("Not settled")), *hosts]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("starts") and data.get("ends") and data["ends"] <= data["starts"]:
            self.add_error("ends", _("Choose a time after it begins."))
        return data

    def facts(self) -> Facts:
        data = {name: value for name, value in self.cleaned_data.items() if name not in ("row_id", "version")}
        return Facts(**(ids_of(data, "host") | {"weeks_to_next": data["weeks_to_next"] or None}))


class ItemForm(forms.Form):
    """Something to talk about."""

    row_id = RowIdField()
    title = TextField(
        label=gettext_lazy("What would you like to talk about"),
        help_text=NO_NAMES,
        error_messages={"required": gettext_lazy("Say what it is, in a few words.")},
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What kind"),
        choices=[(kind.value, kind.label) for kind in ItemKind if kind not in STANDING],
    )
    need = forms.ChoiceField(
        label=gettext_lazy("How pressing"), choices=Need.choices, widget=Segment,
        error_messages={"required": gettext_lazy("Say how pressing it is.")},
    )  # fmt: skip
    about = TextField(label=gettext_lazy("More about it"), rows=3, limit=PASSAGE_LENGTH, required=False)
    minutes_wanted = CountField(label=gettext_lazy("Minutes it takes"), most=480)
    presenter = forms.ChoiceField(label=gettext_lazy("Who presents"), required=False)

    def __init__(self, *args: Any, members: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["presenter"].choices = [("", _("Nobody in particular")), *members]  # type: ignore[attr-defined]

    def proposal(self) -> Proposal:
        data = ids_of(
            {name: value for name, value in self.cleaned_data.items() if name != "row_id"}, "presenter"
        )
        return Proposal(**(data | {"need": int(data["need"])}))


class PlaceForm(forms.Form):
    """Where an item goes, and why."""

    place = forms.IntegerField(
        label=gettext_lazy("Which place"), min_value=1, max_value=99, required=False,
        help_text=gettext_lazy("1 is right after what stands first. Empty: its need says where."),
        widget=forms.NumberInput(attrs={"class": "in-short", "autocomplete": "off"}),
    )  # fmt: skip
    why = TextField(
        label=gettext_lazy("Why"), limit=300, required=False,
        help_text=gettext_lazy("Everyone who belongs reads it."),
    )  # fmt: skip


class DecisionForm(forms.Form):
    """What was decided, and how."""

    row_id = RowIdField()
    version = VersionField()
    what = TextField(
        label=gettext_lazy("What was decided"), rows=3, limit=PASSAGE_LENGTH, help_text=NO_NAMES,
        error_messages={"required": gettext_lazy("Write down what was decided.")},
    )  # fmt: skip
    item = forms.ChoiceField(label=gettext_lazy("About which item"), required=False)
    method = forms.ChoiceField(
        label=gettext_lazy("How"), choices=Method.choices, widget=Segment,
        error_messages={"required": gettext_lazy("Say how it was decided.")},
    )  # fmt: skip
    votes_for = CountField(label=gettext_lazy("Votes for"))
    votes_against = CountField(label=gettext_lazy("Votes against"))
    abstained = CountField(label=gettext_lazy("Abstained"))
    dissent = TextField(
        label=gettext_lazy("Who sees it otherwise, in their words"),
        rows=2,
        limit=PASSAGE_LENGTH,
        required=False,
    )
    heard = forms.ChoiceField(
        label=gettext_lazy("How were survivors heard"), choices=Heard.choices, widget=Segment, required=False,
        help_text=gettext_lazy("It may be said later, but before the meeting closes."),
    )  # fmt: skip
    heard_words = TextField(
        label=gettext_lazy("What they advised, or why they were not asked"), rows=2, limit=PASSAGE_LENGTH,
        required=False, help_text=gettext_lazy("No names. Nothing that tells who advised."),
    )  # fmt: skip
    best_interest = forms.TypedChoiceField(
        label=gettext_lazy("Does it serve survivors best"),
        choices=[("yes", gettext_lazy("Yes")), ("no", gettext_lazy("Not certain"))],
        coerce=lambda value: value == "yes", empty_value=None, widget=Segment, required=False,
    )  # fmt: skip
    best_words = TextField(
        label=gettext_lazy("How you know, or what stands against it"),
        rows=2,
        limit=PASSAGE_LENGTH,
        required=False,
    )
    review_on = DayField(label=gettext_lazy("Look at it again on"), required=False)

    def __init__(self, *args: Any, items: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = [("", _("None of them")), *items]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        counts = ("votes_for", "votes_against", "abstained")
        if data.get("method") == Method.VOTES:
            for name in counts:
                if data.get(name) is None and name not in self.errors:
                    self.add_error(name, _("Write the number; 0 where there was none."))
        else:
            for name in counts:
                data[name] = None
        if data.get("heard") == Heard.NOT_ASKED and not data.get("heard_words"):
            self.add_error("heard_words", _("Say why they were not asked."))
        return data

    def decided(self) -> Decided:
        data = {name: value for name, value in self.cleaned_data.items() if name not in ("row_id", "version")}
        return Decided(**ids_of(data, "item"))


class CorrectionForm(forms.Form):
    """What is right, and which meeting agreed to it."""

    row_id = RowIdField()
    agreed_in = forms.ChoiceField(
        label=gettext_lazy("Agreed at the meeting of"),
        error_messages={"required": gettext_lazy("Say at which meeting this was agreed.")},
    )
    text = TextField(
        label=gettext_lazy("What is right"), rows=4, limit=PASSAGE_LENGTH, help_text=NO_NAMES,
        error_messages={"required": gettext_lazy("Write what is right.")},
    )  # fmt: skip

    def __init__(self, *args: Any, later: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agreed_in"].choices = later  # type: ignore[attr-defined]


class OutcomeForm(forms.Form):
    """What came of a decision."""

    version = VersionField()
    came_of_it = TextField(
        label=gettext_lazy("What came of it"),
        rows=3,
        limit=PASSAGE_LENGTH,
        required=False,
        help_text=NO_NAMES,
    )
    review_on = DayField(label=gettext_lazy("Look at it again on"), required=False)


class LookForm(forms.Form):
    """Which decisions to show."""

    words = TextField(label=gettext_lazy("Words"), required=False, widget=SearchInput)
    year = forms.TypedChoiceField(label=gettext_lazy("Year"), required=False, coerce=int, empty_value=None)
    method = forms.ChoiceField(label=gettext_lazy("How"), required=False)
    heard = forms.ChoiceField(label=gettext_lazy("Survivors"), required=False)

    def __init__(self, *args: Any, years: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = ("", _("All"))
        choices: dict[str, list[tuple[str, Any]]] = {
            "method": Method.choices,
            "heard": Heard.choices,
            "year": [(str(y), str(y)) for y in years],
        }
        for name, listed in choices.items():
            self.fields[name].choices = [every, *listed]  # type: ignore[attr-defined]


class PresentForm(forms.Form):
    """Who came, organization by organization; advisers as a number of seats."""

    hours = forms.DecimalField(
        label=gettext_lazy("Hours, for everyone who came"), min_value=0, max_value=24, decimal_places=1,
        widget=forms.NumberInput(attrs={"class": "in-short", "step": "0.5"}),
        error_messages={"required": gettext_lazy("Write the hours, for example 1.5.")},
    )  # fmt: skip
    seats = CountField(
        label=gettext_lazy("Seats of expert advisers"),
        help_text=gettext_lazy("A number. No names, here or anywhere."),
    )

    def __init__(self, *args: Any, members: Sequence[Any], people: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members, self.people = list(members), list(people)
        for one in self.members:
            self.fields[f"n-{one.id}"] = CountField(label=_("Others from there"))
            self.fields[f"h-{one.id}"] = forms.DecimalField(
                label=_("Their hours, if other"), required=False, min_value=0, max_value=24, decimal_places=1,
                widget=forms.NumberInput(attrs={"class": "in-short", "step": "0.5"}),
            )  # fmt: skip
        for person in self.people:
            self.fields[f"a-{person.id}"] = forms.BooleanField(label=person.working_name, required=False)

    def rows(self) -> list[dict[str, Any]]:
        """An organization a row: its people's ticks, others from there, their hours."""
        return [
            {
                "name": one.name,
                "people": [
                    self[f"a-{person.id}"] for person in self.people if person.agency_id == one.member_id
                ],
                "others": self[f"n-{one.id}"],
                "hours": self[f"h-{one.id}"],
            }
            for one in self.members
        ] + ([{"name": _("The coalition itself"), "people": own}] if (own := self._own()) else [])

    def _own(self) -> list[Any]:
        homes = {one.member_id for one in self.members}
        return [self[f"a-{person.id}"] for person in self.people if person.agency_id not in homes]

    def present(self) -> list[Present]:
        """Everyone who came, as it is kept."""
        data = self.cleaned_data
        hours = {one.member_id: data[f"h-{one.id}"] or data["hours"] for one in self.members if one.member_id}
        came = [
            Present(1, hours.get(person.agency_id, data["hours"]), account_id=person.id)
            for person in self.people
            if data[f"a-{person.id}"]
        ]
        for one in self.members:
            if data[f"n-{one.id}"]:
                came.append(
                    Present(data[f"n-{one.id}"], data[f"h-{one.id}"] or data["hours"], member_id=one.id)
                )
        return came + ([Present(data["seats"], data["hours"])] if data["seats"] else [])


def length_of(starts: Any, ends: Any) -> Decimal | None:
    """How long a meeting was meant to take, in half hours."""
    if ends is None:
        return None
    minutes = (ends.hour - starts.hour) * 60 + ends.minute - starts.minute
    return (Decimal(minutes) / 30).to_integral_value() / 2


def ids_of(data: dict[str, Any], *names: str) -> dict[str, Any]:
    """Choices of rows, as the ids that an action takes."""
    kept = {name: value for name, value in data.items() if name not in names}
    return kept | {f"{name}_id": UUID(data[name]) if data[name] else None for name in names}
