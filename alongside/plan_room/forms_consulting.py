"""What those who make a consultation type into its parts: its facts, days, questions, drafts, letters, briefings, tags.

Belongs here: parsing and wording. Not here: who may change what when (actions.wording). Each form knows the version
that it was opened with; `why` is asked for once everyone reads the consultation.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.foundation.forms import DayInput, TimeInput
from alongside.people.forms.fields import RowIdField, Words
from alongside.plan_room.consultations.zones import zones
from alongside.plan_room.enums_consultations import Part
from alongside.plan_room.forms_consultations import OutcomeForm
from alongside.plan_room.selectors.consultations import as_tag

Choices = Sequence[tuple[str, str]]


def day(label: Any, **more: Any) -> forms.DateField:
    """A day."""
    return forms.DateField(label=label, widget=DayInput, **more)


def hour(label: Any, **more: Any) -> forms.TimeField:
    """An hour."""
    return forms.TimeField(label=label, widget=TimeInput, **more)


class PartForm(forms.Form):
    """What all of them have."""

    row_id = RowIdField()
    version = forms.IntegerField(min_value=0, initial=0, widget=forms.HiddenInput)
    why = Words(
        label=gettext_lazy("Why it changes"),
        rows=2,
        limit=500,
        help_text=gettext_lazy("Everyone can read it beside what changed."),
    )

    def __init__(self, *args: Any, choices: dict[str, Choices], is_read: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, offered in choices.items():
            if name in self.fields:
                self.fields[name].choices = offered  # type: ignore[attr-defined]
        if is_read and self.initial.get("version"):
            self.fields["why"].required = True
            self.fields["why"].error_messages["required"] = _("Write why, in a sentence.")
            self.order_fields([name for name in self.fields if name != "why"])
        else:
            del self.fields["why"]

    def words(self) -> dict[str, Any]:
        """What goes into the row."""
        return {
            name: told for name, told in self.cleaned_data.items() if name not in ("row_id", "version", "why")
        }


class FactsForm(PartForm):
    """What it is about."""

    title = Words(label=gettext_lazy("Title"), required=True, limit=200)
    title_es = Words(label=gettext_lazy("Title in Spanish"), limit=200)
    about = Words(label=gettext_lazy("What it is about"), rows=5, limit=2000)
    about_es = Words(label=gettext_lazy("What it is about, in Spanish"), rows=5, limit=2000)
    plan_version_id = forms.ChoiceField(
        label=gettext_lazy("The words of a plan that it is about"),
        required=False,
        help_text=gettext_lazy("A version that everyone can read here. Empty where there is none."),
    )
    attributed_to = Words(
        label=gettext_lazy("Who wrote the drafts"),
        limit=200,
        help_text=gettext_lazy("Everyone reads it beside each draft."),
    )

    def clean_plan_version_id(self) -> str | None:
        """None where none is chosen."""
        return self.cleaned_data["plan_version_id"] or None


class DaysForm(PartForm):
    """From when until when, in which zone."""

    time_zone = forms.ChoiceField(label=gettext_lazy("Time zone"), choices=zones)
    opens_on = day(gettext_lazy("Opens on"), required=False)
    opens_time = hour(gettext_lazy("Opens at"), required=False)
    closes_on = day(gettext_lazy("Closes on"))
    closes_time = hour(gettext_lazy("Closes at"))
    advised_on = day(
        gettext_lazy("Advised last day"),
        required=False,
        help_text=gettext_lazy("Often the day before, so that nobody is late by a slow line."),
    )

    def clean(self) -> dict[str, Any]:
        """The advised day is one on which it is open."""
        told = super().clean() or {}
        advised, closes = told.get("advised_on"), told.get("closes_on")
        if advised and closes and advised > closes:
            self.add_error("advised_on", _("This day is after the last one."))
        return told


class QuestionForm(PartForm):
    """One question."""

    title = Words(label=gettext_lazy("The question"), required=True, limit=200)
    title_es = Words(label=gettext_lazy("The question in Spanish"), limit=200)
    prompt = Words(
        label=gettext_lazy("What to think of"),
        rows=4,
        limit=2000,
        help_text=gettext_lazy("It stands above the field in which people write."),
    )
    prompt_es = Words(label=gettext_lazy("What to think of, in Spanish"), rows=4, limit=2000)


class DraftForm(PartForm):
    """A suggestion to adapt."""

    campaign_id = forms.ChoiceField(
        label=gettext_lazy("Which question is it about?"),
        error_messages={"required": gettext_lazy("Choose a question.")},
    )
    title = Words(label=gettext_lazy("In one line"), required=True, limit=300)
    text = Words(label=gettext_lazy("Text"), required=True, rows=12, limit=6000)
    tags = Words(
        label=gettext_lazy("Tags"), limit=300, help_text=gettext_lazy("A few words, with commas between.")
    )
    author = Words(
        label=gettext_lazy("Who wrote it"),
        limit=200,
        help_text=gettext_lazy("Only where it is somebody else than for the other drafts."),
    )

    def clean_tags(self) -> list[str]:
        """One by one."""
        return _parted(self.cleaned_data["tags"])


class LetterForm(PartForm):
    """A letter that organizations sign."""

    title = Words(label=gettext_lazy("Title"), required=True, limit=200)
    addressees = Words(
        label=gettext_lazy("To whom"),
        required=True,
        rows=3,
        limit=1000,
        help_text=gettext_lazy("One a line."),
    )
    text = Words(label=gettext_lazy("Text"), required=True, rows=14, limit=6000)
    goal = forms.IntegerField(
        label=gettext_lazy("How many names it hopes for"), required=False, min_value=1, max_value=100000
    )
    closes_on = day(gettext_lazy("Last day for signing"), required=False)
    closes_time = hour(gettext_lazy("Until"), required=False)

    def clean_addressees(self) -> list[str]:
        """One by one."""
        lines = [line.strip() for line in self.cleaned_data["addressees"].splitlines() if line.strip()]
        if any(len(line) > 120 for line in lines):
            raise ValidationError(_("A line is too long. There is room for 120 letters."))
        return lines


class BriefingForm(PartForm):
    """A meeting about the plan."""

    title = Words(label=gettext_lazy("Title"), required=True, limit=200)
    title_es = Words(label=gettext_lazy("Title in Spanish"), limit=200)
    host = Words(label=gettext_lazy("Who holds it"), limit=120)
    on = day(gettext_lazy("Day"))
    starts = hour(gettext_lazy("Begins"))
    ends = hour(gettext_lazy("Ends"), required=False)
    time_zone = forms.ChoiceField(label=gettext_lazy("Time zone"), choices=zones)
    note = Words(
        label=gettext_lazy("Note"),
        limit=300,
        help_text=gettext_lazy("Everyone reads it. No number and no code to dial in with."),
    )

    def clean(self) -> dict[str, Any]:
        """It ends after it begins."""
        told = super().clean() or {}
        if told.get("ends") and told.get("starts") and told["ends"] <= told["starts"]:
            self.add_error("ends", _("This is before it begins."))
        return told


class TagForm(PartForm):
    """A word for what a contribution is about."""

    name = Words(label=gettext_lazy("Tag"), required=True, limit=60)
    aliases = Words(
        label=gettext_lazy("Other spellings"),
        rows=2,
        limit=600,
        help_text=gettext_lazy(
            "With commas between. Whoever types one of them gets this tag, and what has it already is changed."
        ),
    )
    suggested = forms.BooleanField(label=gettext_lazy("Offer it while people write"), required=False)
    priority = forms.BooleanField(
        label=gettext_lazy("Offer it wherever none of these is chosen"), required=False
    )

    def clean_name(self) -> str:
        """Without a comma, which would part it."""
        name = as_tag(self.cleaned_data["name"])
        if "," in name:
            raise ValidationError(_("One word or a few, without a comma."))
        return name

    def clean_aliases(self) -> list[str]:
        """One by one, each once."""
        return list(dict.fromkeys(as_tag(part) for part in _parted(self.cleaned_data["aliases"])))

    def clean(self) -> dict[str, Any]:
        """A tag is no other spelling of itself."""
        told = super().clean() or {}
        told["aliases"] = [part for part in told.get("aliases", []) if part != told.get("name")]
        return told


def _parted(typed: str) -> list[str]:
    """What was typed with commas between."""
    return [part.strip()[:60] for part in typed.split(",") if part.strip()]


FORMS: dict[str, Callable[..., PartForm]] = {
    Part.FACTS: FactsForm,
    Part.DAYS: DaysForm,
    Part.QUESTION: QuestionForm,
    Part.DRAFT: DraftForm,
    Part.LETTER: LetterForm,
    Part.BRIEFING: BriefingForm,
    Part.TAG: TagForm,
}


class CloseForm(forms.Form):
    """Closing before the last day."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    why = Words(
        label=gettext_lazy("Why it closes early"),
        required=True,
        rows=2,
        limit=500,
        help_text=gettext_lazy("Everyone can read it beside what changed."),
        error_messages={"required": gettext_lazy("Write why, in a sentence.")},
    )


class WhyForm(forms.Form):
    """Why something is taken out or brought back."""

    why = Words(
        label=gettext_lazy("Why it changes"),
        rows=2,
        limit=500,
        help_text=gettext_lazy("Everyone can read it beside what changed."),
    )


class GroupOutcomeForm(OutcomeForm):
    """What became of all that looks like one draft or one idea."""

    over = forms.BooleanField(
        label=gettext_lazy("Also where something was said already"),
        required=False,
        help_text=gettext_lazy("Otherwise what was said about one of them stays."),
    )
