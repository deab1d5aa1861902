"""Forms of the needs assessment for who works in a coalition.

Belongs here: parsing and wording. Not here: the public form (forms_needs_public), saving, who may. Nothing is chosen
beforehand; every field for words says that nobody is named.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.coalition.enums_needs import (
    BarrierState,
    Came,
    GroupKind,
    Paid,
    PlaceKind,
    Priority,
    Said,
    ShapedBy,
    Source,
    Step,
)
from alongside.coalition.needs_questions import AGENCY, CODED, COMMUNITY, asked_of_agencies
from alongside.foundation.forms import DayInput, Segment
from alongside.people.forms.fields import PASSAGE_LENGTH, RowIdField, TextField, VersionField

CHOOSE = _("Choose one of these.")
ALL = ("", _("All"))
NOTHING = _("There is nothing written yet.")
NOT_A_DAY = _("Write a day, for example 2026-05-14.")
NOBODY = _("Nobody who was helped is named or can be guessed.")


def _chosen(
    label: Any, choices: Any, *, required: bool = True, widget: Any = Segment, **more: Any
) -> forms.ChoiceField:
    said = {"required": CHOOSE, "invalid_choice": CHOOSE}
    return forms.ChoiceField(
        label=label, choices=choices, required=required, widget=widget, error_messages=said, **more
    )


class DayField(forms.DateField):
    """A day that has come already, or comes soon."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=DayInput, error_messages=dict.fromkeys(("required", "invalid"), NOT_A_DAY), **kwargs
        )

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day and not 1980 <= day.year <= timezone.localdate().year + 2:
            raise forms.ValidationError(NOT_A_DAY)
        return day


class PieceForm(forms.Form):
    """Something that is written down, and later said better. `given` is what its action keeps."""

    row_id = RowIdField()
    version = VersionField()

    def given(self) -> dict[str, Any]:
        data = {name: value for name, value in self.cleaned_data.items() if name not in ("row_id", "version")}
        ids = {name: UUID(value) if value else None for name, value in data.items() if name.endswith("_id")}
        return data | ids


class RoundForm(PieceForm):
    """A round and its questions. A question without words is left out of it."""

    name = TextField(
        label=_("Name"), limit=120, help_text=_("For example: Spring 2027."),
        error_messages={"required": _("Give it a name.")},
    )  # fmt: skip
    shaped_by = _chosen(
        _("How survivors took part in choosing the questions"), ShapedBy.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, key in enumerate(AGENCY, 1):
            self.fields[f"agency_{key}"] = TextField(
                label=_("To agencies, %(number)s") % {"number": number}, rows=2, limit=600, required=False
            )
        for number, key in enumerate(COMMUNITY, 1):
            own = key == "own"
            for language, tongue in (("en", _("English")), ("es", _("Spanish"))):
                said = (
                    _("A question that survivors put themselves")
                    if own
                    else _("To the community, %(number)s") % {"number": number}
                )
                self.fields[f"community_{key}_{language}"] = TextField(
                    label=f"{said}: {tongue}", rows=2, limit=600, required=False
                )

    def given(self) -> dict[str, Any]:
        data = self.cleaned_data
        questions = {
            "agency": {key: data[f"agency_{key}"] for key in AGENCY},
            "community": {
                key: {language: data[f"community_{key}_{language}"] for language in ("en", "es")}
                for key in COMMUNITY
            },
        }
        return {"name": data["name"], "shaped_by": data["shaped_by"], "questions": questions}


def round_fields(questions: Mapping[str, Any]) -> dict[str, str]:
    """A round's questions as the form holds them."""
    found = {f"agency_{key}": words for key, words in questions.get("agency", {}).items()}
    for key, said in questions.get("community", {}).items():
        found |= {f"community_{key}_{language}": words for language, words in said.items()}
    return found


class AgencyAnswerForm(forms.Form):
    """The seven questions of a round: one word where one is enough, and their own."""

    version = VersionField()

    def __init__(self, *args: Any, questions: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked_of_agencies(questions)
        for key, words in self.asked.items():
            for code, label in CODED[key]:
                self.fields[f"code_{code}"] = _chosen(label, Said.choices, required=False)
            self.fields[f"words_{key}"] = TextField(
                label=_("In your own words"), rows=3, limit=PASSAGE_LENGTH, required=False, help_text=NOBODY
            )
            self.fields[f"words_{key}"].question = words  # type: ignore[attr-defined]

    def blocks(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Each question with its fields."""
        return [
            (words, [*(self[f"code_{code}"] for code, _label in CODED[key]), self[f"words_{key}"]])
            for key, words in self.asked.items()
        ]

    def part(self, kind: str) -> dict[str, str]:
        return {
            name.removeprefix(f"{kind}_"): value
            for name, value in self.cleaned_data.items()
            if name.startswith(f"{kind}_")
        }


class CardsForm(forms.Form):
    """How many cards."""

    count = forms.IntegerField(
        label=_("How many cards"), min_value=1, max_value=100,
        widget=forms.TextInput(attrs={"class": "in-short", "inputmode": "numeric", "autocomplete": "off"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Say how many, from 1 to 100.")
        ),
    )  # fmt: skip


class GroupForm(PieceForm):
    """A focus group."""

    kind = _chosen(
        _("Who sat together"), GroupKind.choices,
        help_text=_("Survivors and agencies talk apart. This cannot be changed later."),
    )  # fmt: skip
    on = DayField(label=_("Day"))
    place_kind = _chosen(
        _("Kind of place"), [("", _("Choose")), *PlaceKind.choices], widget=forms.Select,
        help_text=_("Never an address."),
    )  # fmt: skip
    facilitator = TextField(
        label=_("Led by"), limit=120, help_text=_("The name at work of who led it."),
        error_messages={"required": _("Write who led it.")},
    )  # fmt: skip
    came = _chosen(_("How many came"), Came.choices, required=False)
    paid = _chosen(_("Were they paid for their time?"), Paid.choices, required=False)
    themes = TextField(
        label=_("What was said, in themes"), rows=8, limit=6000, required=False,
        help_text=_("One theme a line, in your words. No names, and nothing by which somebody could be known."),
    )  # fmt: skip

    def __init__(self, *args: Any, rounds: Sequence[Any] = (), settled: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _rounds(self, rounds)
        if settled:
            del self.fields["kind"]


class FindingForm(PieceForm):
    """What the answers say together."""

    words = TextField(
        label=_("What you found"), rows=4, limit=PASSAGE_LENGTH, error_messages={"required": NOTHING},
        help_text=_("From several answers, in your own words. Never one person's answer."),
    )  # fmt: skip
    source = _chosen(_("From whom"), Source.choices)

    def __init__(self, *args: Any, rounds: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _rounds(self, rounds)


class BarrierForm(PieceForm):
    """A barrier."""

    words = TextField(
        label=_("What stands in the way"),
        rows=2,
        limit=300,
        error_messages={"required": NOTHING},
        help_text=NOBODY,
    )
    source = _chosen(_("Who named it"), Source.choices)
    priority = forms.TypedChoiceField(
        label=_("What comes first"), choices=Priority.choices, widget=Segment, coerce=int,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )  # fmt: skip
    state = _chosen(_("Where it stands"), BarrierState.choices)
    finding_id = _chosen(_("From which finding"), [], required=False, widget=forms.Select)

    def __init__(self, *args: Any, findings: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("None of these")), *((str(row.id), _short(row.words)) for row in findings)]
        self.fields["finding_id"].choices = choices  # type: ignore[attr-defined]


class ChangeForm(PieceForm):
    """Something small that changed."""

    on = DayField(label=_("Since"))
    words = TextField(
        label=_("What changed"), rows=2, limit=300, error_messages={"required": NOTHING},
        help_text=_("However small: a form, a number on a door, a person to ask for."),
    )  # fmt: skip
    effect = TextField(
        label=_("What came of it"), rows=3, limit=PASSAGE_LENGTH, required=False, help_text=NOBODY
    )
    barrier_id = _chosen(_("Which barrier it answers"), [], required=False, widget=forms.Select)

    def __init__(self, *args: Any, barriers: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("None of these")), *((str(row.id), _short(row.words)) for row in barriers)]
        self.fields["barrier_id"].choices = choices  # type: ignore[attr-defined]


class StepForm(forms.Form):
    """What the coalition thinks about one of the seven questions; what of it becomes a finding or a barrier."""

    version = VersionField()
    words = TextField(label=_("Notes"), rows=6, limit=6000, required=False, help_text=NOBODY)


class StepPieceForm(forms.Form):
    """One finding or barrier out of a step."""

    row_id = RowIdField()
    made = _chosen(_("It becomes"), [("barrier", _("A barrier")), ("finding", _("A finding"))])
    words = TextField(label=_("In one sentence"), rows=2, limit=300, error_messages={"required": NOTHING})
    source = _chosen(_("From whom"), Source.choices)


class BarrierFilter(forms.Form):
    """Which barriers."""

    q = forms.CharField(label=_("Words"), required=False)
    state = _chosen(_("Where it stands"), [ALL, *BarrierState.choices], required=False, widget=forms.Select)
    source = _chosen(_("Who named it"), [ALL, *Source.choices], required=False, widget=forms.Select)
    priority = _chosen(_("What comes first"), [ALL, *Priority.choices], required=False, widget=forms.Select)


class CompareForm(forms.Form):
    """Which two rounds."""

    earlier = _chosen(_("Earlier"), [], required=False, widget=forms.Select)
    later = _chosen(_("Later"), [], required=False, widget=forms.Select)

    def __init__(self, *args: Any, rounds: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("earlier", "later"):
            self.fields[name].choices = [(str(row.id), row.name) for row in rounds]  # type: ignore[attr-defined]


STEP_ASKS = {
    Step.GAPS: _("Where are the gaps, and what stands in people's way?"),
    Step.SERVING: _("How do we serve people now, and how could we do it better?"),
    Step.REFERRALS: _("What would make it easier to bring somebody to the right place?"),
    Step.FOCUS: _("How do we keep our focus on survivors when other things press?"),
    Step.AGENCIES: _("How do we work with other agencies, and with which ones not yet?"),
    Step.EXPLOITERS: _("What would turn punishment from those who are exploited to those who exploit?"),
    Step.RESOURCES: _("What do we have for this, and what is still to be found?"),
}


def _rounds(form: forms.Form, rounds: Sequence[Any]) -> None:
    choices = [("", _("None of these")), *((str(row.id), row.name) for row in rounds)]
    form.fields["round_id"] = _chosen(_("Which round"), choices, required=False, widget=forms.Select)


def _short(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:79]}…"
