"""Forms of outreach: plans, places, how a place was found, rounds, counts from paper, boxes, the rule.

Belongs here: parsing and wording. Not here: who may, what has to be (actions). No field is about a person who was met.
"""

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.coalition.actions.outreach_rounds import Going, RoundPlan
from alongside.coalition.enums_outreach import Band, Counted, MoveWhy, PlaceKind, Seen, SupplyKind
from alongside.directory.counties import choices as counties
from alongside.foundation.forms import DayInput, Segment
from alongside.people.forms.fields import PASSAGE_LENGTH, RowIdField, TextField, VersionField, Words

if TYPE_CHECKING:
    from alongside.coalition.models import OutreachRound

NOBODY_HERE = gettext_lazy("Nothing about a person: no name, no age, no look, nothing that somebody told.")
MOST_PLACES = 8
LONGEST = timedelta(days=1)


class MomentInput(forms.DateTimeInput):
    """A day and a time."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


def first_of_round(row: "OutreachRound") -> dict[str, Any]:
    """What its form shows first."""
    others = [one for one in row.who if one.account_id is None]
    same = ("version", "starts_at", "ends_at", "check_every", "call_name", "call_phone")
    return {name: getattr(row, name) for name in same} | {
        "seen": row.state,
        "colleagues": [str(one.account_id) for one in row.who if one.account_id],
        "other_name": others[0].name if others else "",
        "phones": next((one.phone for one in row.who if one.phone), ""),
        "watched_by": str(row.watched_by_id or ""),
        "plan": str(row.plan_id or ""),
        **{f"place_{at}": str(stop.place_id) for at, stop in enumerate(row.way, start=1)},
        **{f"pack_{supply}": count for supply, count in row.packing.items()},
    }


def moment(label: Any) -> forms.DateTimeField:
    """A moment by the agency's own clock."""
    wrong = gettext_lazy("Write a day and a time, for example 2026-05-14 20:00.")
    return forms.DateTimeField(
        label=label, widget=MomentInput(), error_messages={"required": wrong, "invalid": wrong}
    )


def number(label: Any, low: int, high: int, **more: Any) -> forms.IntegerField:
    """A whole number."""
    return forms.IntegerField(
        label=label,
        min_value=low,
        max_value=high,
        widget=forms.NumberInput(attrs={"class": "in-short", "autocomplete": "off"}),
        **more,
    )


def _needed(label: Any, sentence: Any, **more: Any) -> TextField:
    return TextField(label=label, error_messages={"required": sentence}, **more)


class OutreachPlanForm(forms.Form):
    """How one population is reached."""

    row_id = RowIdField()
    version = VersionField()
    name = _needed(gettext_lazy("Name of the plan"), gettext_lazy("Give it a name."), limit=200)
    whom = Words(
        label=gettext_lazy("Whom we want to reach"),
        rows=2,
        help_text=gettext_lazy("A group, never a person."),
    )
    where = Words(
        label=gettext_lazy("Where they already are"), rows=2,
        help_text=gettext_lazy("We go to them: their place, their hours."),
    )  # fmt: skip
    how = Words(
        label=gettext_lazy("What we do there"), rows=4,
        help_text=gettext_lazy("What has nobody tried yet? Who of this group could think it up with us, paid?"),
    )  # fmt: skip
    words = Words(label=gettext_lazy("Languages and words that fit"), rows=2)
    safety = Words(label=gettext_lazy("What keeps them and us safe"), rows=2)
    ended = forms.BooleanField(label=gettext_lazy("This plan has ended"), required=False)


class OutreachPlaceForm(forms.Form):
    """A place for the list."""

    row_id = RowIdField()
    version = VersionField()
    name = _needed(
        gettext_lazy("What we call it"), gettext_lazy("Give it a name."), limit=120,
        help_text=gettext_lazy("No street and no number. A shelter that is kept confidential never stands here."),
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of place"), choices=[("", gettext_lazy("Choose")), *PlaceKind.choices],
        error_messages={"required": gettext_lazy("Choose what kind of place it is.")},
    )  # fmt: skip
    zip_code = forms.RegexField(
        r"^\d{5}$", label=gettext_lazy("ZIP area"), required=False,
        widget=forms.TextInput(attrs={"class": "in-short", "inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": gettext_lazy("A ZIP area has five digits.")},
    )  # fmt: skip
    county = forms.ChoiceField(label=gettext_lazy("Or only the county"), required=False)
    closed = forms.BooleanField(label=gettext_lazy("Leave it off the list"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["county"].choices = [("", _("None")), *counties()]  # type: ignore[attr-defined]

    def said(self) -> dict[str, str]:
        """What the action keeps."""
        return {name: self.cleaned_data[name] for name in ("name", "kind", "county", "zip_code")}


def _seen(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=Seen.choices, widget=Segment, required=False)


class OutreachCheckForm(forms.Form):
    """How a place was found."""

    row_id = RowIdField()
    on = forms.DateField(
        label=gettext_lazy("On"), widget=DayInput,
        error_messages={
            "required": gettext_lazy("Write a day, for example 2026-05-14."),
            "invalid": gettext_lazy("Write a day, for example 2026-05-14."),
        },
    )  # fmt: skip
    out_of_hearing = _seen(gettext_lazy("Can one talk where nobody else hears it?"))
    unwatched = _seen(gettext_lazy("Is it free of people who watch or wait for somebody?"))
    way_out = _seen(gettext_lazy("Is there a second way out?"))
    lit = _seen(gettext_lazy("Is it lit, with other people near?"))
    phone_works = _seen(gettext_lazy("Does a phone work there?"))
    learned = Words(
        label=gettext_lazy("What was learned about the place"),
        rows=3,
        limit=PASSAGE_LENGTH,
        help_text=NOBODY_HERE,
    )

    def said(self) -> dict[str, str]:
        """What the action keeps."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("row_id", "on")}


class RoundForm(forms.Form):
    """A round."""

    row_id = RowIdField()
    version = VersionField()
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    starts_at = moment(gettext_lazy("Sets out"))
    ends_at = moment(gettext_lazy("Back by"))
    colleagues = forms.MultipleChoiceField(
        label=gettext_lazy("Who goes"), widget=forms.CheckboxSelectMultiple, required=False
    )
    other_name = TextField(
        label=gettext_lazy("Also goes, from another organization"), limit=120, required=False
    )
    phones = TextField(
        label=gettext_lazy("Work phone of the two"), limit=40, required=False,
        help_text=gettext_lazy("So that whoever waits for them can call."),
    )  # fmt: skip
    check_every = number(gettext_lazy("They say that they are well every … minutes"), 5, 240)
    watched_by = forms.ChoiceField(label=gettext_lazy("Who watches for their check-ins"), required=False)
    call_name = _needed(
        gettext_lazy("Whom to call when one is missed"), gettext_lazy("Write who is called."), limit=120
    )
    call_phone = _needed(gettext_lazy("Their number"), gettext_lazy("Write the number."), limit=40)
    plan = forms.ChoiceField(label=gettext_lazy("Part of the plan"), required=False)

    def __init__(
        self,
        *args: Any,
        people: Sequence[Any],
        plans: Sequence[Any],
        places: Sequence[Any],
        boxes: Sequence[Any] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.boxes = [box.row.id for box in boxes]
        self.has_places = bool(places)
        self.fields["colleagues"].choices = people  # type: ignore[attr-defined]
        self.fields["watched_by"].choices = [("", _("Nobody yet")), *people]  # type: ignore[attr-defined]
        self.fields["plan"].choices = [("", _("None")), *plans]  # type: ignore[attr-defined]
        for at in range(1, MOST_PLACES + 1):
            label = _("Place %(number)s") % {"number": at}
            self.fields[f"place_{at}"] = forms.ChoiceField(
                label=label, choices=[("", _("None")), *places], required=False
            )
        for box in boxes:
            hint = _("%(count)s in stock.") % {"count": box.stock}
            self.fields[f"pack_{box.row.id}"] = number(
                box.row.name, 0, 10_000, required=False, help_text=hint
            )

    def place_fields(self) -> list[forms.BoundField]:
        """Where they go, as it is asked."""
        return [self[f"place_{at}"] for at in range(1, MOST_PLACES + 1)]

    def pack_fields(self) -> list[forms.BoundField]:
        """What goes along, as it is asked."""
        return [self[f"pack_{box}"] for box in self.boxes]

    def begun(self, taken: Collection[UUID], *, out: bool) -> None:
        """Close what cannot change any more: the start once they are out, and what was taken from the stock."""
        self.fields["starts_at"].disabled = out
        if out:
            self.fields["starts_at"].help_text = _("They have set out.")
        for supply in taken:
            field = self.fields.get(f"pack_{supply}")
            if field:
                field.disabled, field.help_text = True, _("Taken from the stock.")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        starts, ends = data.get("starts_at"), data.get("ends_at")
        if starts and ends and ends <= starts:
            self.add_error("ends_at", _("Choose a time after they set out."))
        elif starts and ends and ends - starts > LONGEST:
            self.add_error("ends_at", _("A round takes at most a day. Plan another one for the next."))
        return data

    def clean_call_phone(self) -> str:
        return _with_digits(self.cleaned_data["call_phone"])

    def clean_phones(self) -> str:
        return _with_digits(self.cleaned_data["phones"])

    def plan_of_it(self) -> RoundPlan:
        """What the action keeps."""
        data = self.cleaned_data
        going = [Going(UUID(one), "", data["phones"]) for one in data["colleagues"]]
        if data["other_name"]:
            going.append(Going(None, data["other_name"], data["phones"]))
        chosen = [data[f"place_{at}"] for at in range(1, MOST_PLACES + 1)]
        return RoundPlan(
            plan_id=UUID(data["plan"]) if data["plan"] else None,
            starts_at=data["starts_at"],
            ends_at=data["ends_at"],
            check_every=data["check_every"],
            watched_by_id=UUID(data["watched_by"]) if data["watched_by"] else None,
            call_name=data["call_name"],
            call_phone=data["call_phone"],
            going=going,
            places=[UUID(one) for one in chosen if one],
            packing={box: data[f"pack_{box}"] for box in self.boxes if data[f"pack_{box}"]},
        )


def _with_digits(said: str) -> str:
    """A number that can be called: in the night nobody guesses."""
    if said and sum(sign.isdigit() for sign in said) < 3:
        raise forms.ValidationError(_("Write the digits of the number, for example 217-555-0100."))
    return said


class CountForm(forms.Form):
    """A number from paper. There is nowhere to write who."""

    row_id = RowIdField()
    stop = forms.ChoiceField(label=gettext_lazy("Place"))
    band = forms.TypedChoiceField(label=gettext_lazy("Part of the day"), choices=Band.choices, coerce=int)
    code = forms.TypedChoiceField(label=gettext_lazy("What"), choices=Counted.choices, coerce=int)
    count = number(gettext_lazy("How many"), 1, 500)

    def __init__(self, *args: Any, stops: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stop"].choices = stops  # type: ignore[attr-defined]


class LearnedForm(forms.Form):
    """What the two learned."""

    version = VersionField()
    learned = Words(
        label=gettext_lazy("What was learned on this round"), rows=4, limit=PASSAGE_LENGTH,
        help_text=gettext_lazy("About places, hours and what was missing. Nothing about a person who was met."),
    )  # fmt: skip


class SupplyForm(forms.Form):
    """A box."""

    row_id = RowIdField()
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=SupplyKind.choices)
    name = _needed(gettext_lazy("What"), gettext_lazy("Say what it is."), limit=120)
    low = number(gettext_lazy("It is low at"), 0, 100_000, initial=10)


class MoveForm(forms.Form):
    """Some came or went."""

    row_id = RowIdField()
    supply = forms.ChoiceField(label=gettext_lazy("What"))
    why = forms.ChoiceField(label=gettext_lazy("Why"), choices=MoveWhy.choices)
    count = number(gettext_lazy("How many"), 0, 100_000)

    def __init__(self, *args: Any, supplies: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["supply"].choices = supplies  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("count") == 0 and data.get("why") != MoveWhy.COUNTED:
            self.add_error("count", _("Write how many came or went."))
        return data

    @property
    def today(self) -> Any:
        """The day on which it is written down."""
        return timezone.localdate()


class RuleForm(forms.Form):
    """What holds for the coalition's rounds."""

    check_every = number(gettext_lazy("Minutes between check-ins, unless a round says otherwise"), 5, 240)
    alone_ok = forms.BooleanField(label=gettext_lazy("One person may go alone"), required=False)
    why_alone = TextField(label=gettext_lazy("Why, and how they are kept safe"), limit=300, required=False)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("alone_ok") and not data.get("why_alone"):
            self.add_error("why_alone", _("Say why, and how somebody who goes alone is kept safe."))
        return data
