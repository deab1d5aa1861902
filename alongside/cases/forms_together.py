"""Forms of the safety plan, of what is taken along on paper, and of how the work is agreed.

Belongs here: parsing and wording. Not here: needs and goals (forms_plan), the prompts themselves (prompts), saving.
"""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.cases.enums_plan import (
    ContactWish,
    PeerReadiness,
    PrintKind,
    PrintLanguage,
    ReadingHow,
    ReadingKind,
    SafetyPhase,
    SayingKind,
)
from alongside.cases.forms_fields import PASSAGE_LENGTH, RowIdField, TextField, VersionField
from alongside.cases.forms_plan import CHOOSE, IN_THEIR_WORDS, day_field
from alongside.cases.prompts import domains_of, prompts_of
from alongside.foundation.forms import Segment

TAKE = "take_"


class SafetyForm(forms.Form):
    """One phase: their words by domain, and sentences of ours that they may take."""

    version = VersionField()

    def __init__(self, *args: Any, phase: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.phase = phase
        for domain, label in domains_of(phase).items():
            self.fields[domain] = TextField(label=label, required=False, rows=3, limit=PASSAGE_LENGTH)
            offered = [(str(number), text) for number, text in enumerate(prompts_of(phase, domain))]
            self.fields[TAKE + domain] = forms.MultipleChoiceField(
                label=gettext_lazy("Sentences to take, or leave"),
                required=False,
                choices=offered,
                widget=forms.CheckboxSelectMultiple,
            )

    def clean(self) -> dict[str, Any]:
        """What was taken stands beneath their own words from now on, once."""
        data = dict(self.cleaned_data)
        for domain in domains_of(self.phase):
            offered = [str(text) for text in prompts_of(self.phase, domain)]
            lines = [line for line in data.get(domain, "").strip("\n").split("\n") if line.strip()]
            taken = [offered[int(number)] for number in data.get(TAKE + domain, [])]
            data[domain] = "\n".join([*lines, *(text for text in taken if text not in lines)])
        return data

    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Each domain's field with its sentences."""
        return [(self[domain], self[TAKE + domain]) for domain in domains_of(self.phase)]

    def steps(self) -> dict[str, str]:
        """Their words by domain, as they are to be saved."""
        return {domain: self.cleaned_data[domain] for domain in domains_of(self.phase)}


class PaperForm(forms.Form):
    """What goes on paper. How it would be found is asked first, each time."""

    row_id = RowIdField()
    found = TextField(
        label=gettext_lazy("How would this be found?"),
        rows=2,
        limit=PASSAGE_LENGTH,
        help_text=gettext_lazy("Ask them: who goes through the bag, the drawer, the phone case?"),
        error_messages={"required": gettext_lazy("Ask them first, and write down what they say.")},
    )
    kept_where = TextField(
        label=gettext_lazy("Where will it be kept?"),
        help_text=gettext_lazy("If no place is safe, do not print it. Learn it by heart together."),
        error_messages={"required": gettext_lazy("Write where they will keep it.")},
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What goes along"),
        choices=PrintKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE},
    )
    phases = forms.MultipleChoiceField(
        label=gettext_lazy("Which parts of the safety plan"),
        required=False,
        choices=SafetyPhase.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("For a card or a sheet. The fewer, the better."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Which language they read"),
        choices=PrintLanguage.choices,
        widget=Segment,
        error_messages={"required": CHOOSE},
        help_text=gettext_lazy("For the few words of ours. Their own words stay as they are."),
    )

    def clean(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        if data.get("kind") in (PrintKind.CARD, PrintKind.SHEET) and not data.get("phases"):
            self.add_error("phases", _("Choose at least one part."))
        return data


class AccordForm(forms.Form):
    """What they asked about being in touch, and who coordinates."""

    version = VersionField()
    wish = forms.ChoiceField(
        label=gettext_lazy("About being in touch, they asked us to"),
        required=False,
        choices=ContactWish.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("This outranks every reminder here."),
    )
    not_before = day_field(gettext_lazy("The day they named"), required=False)
    wish_words = TextField(label=IN_THEIR_WORDS, required=False, rows=2, limit=PASSAGE_LENGTH)
    lead_agency = TextField(
        label=gettext_lazy("The agency that leads"),
        required=False,
        help_text=gettext_lazy("One agency holds the threads together, so that nobody has to ask twice."),
    )
    coordinator = TextField(
        label=gettext_lazy("The person who coordinates"),
        required=False,
        help_text=gettext_lazy("By the name they know."),
    )
    readiness = forms.ChoiceField(
        label=gettext_lazy("Peers: meeting others who came through it"),
        required=False,
        choices=PeerReadiness.choices,
        widget=Segment,
        help_text=gettext_lazy("When, is theirs to say."),
    )

    def clean(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        needs_day = data.get("wish") == ContactWish.NOT_BEFORE
        if needs_day and data.get("not_before") is None and "not_before" not in self.errors:
            self.add_error("not_before", _("Write the day they named."))
        if not needs_day and data.get("not_before") is not None:
            self.add_error(
                "not_before",
                _("A day belongs to “Not before a day they named”. Choose that, or clear the day."),
            )
        return data


class SayingForm(forms.Form):
    """Something they said that the work is built on."""

    row_id = RowIdField()
    version = VersionField()
    kind = forms.ChoiceField(
        label=gettext_lazy("What it is"),
        choices=[("", gettext_lazy("Choose one")), *SayingKind.choices],
        error_messages={"required": CHOOSE},
    )
    words = TextField(
        label=IN_THEIR_WORDS,
        rows=3,
        limit=PASSAGE_LENGTH,
        error_messages={"required": gettext_lazy("Write down what they said.")},
    )
    more = TextField(
        label=gettext_lazy("What belongs to it"),
        required=False,
        rows=2,
        limit=PASSAGE_LENGTH,
        help_text=gettext_lazy(
            "The strength in it. With a person: what they do together, and whether we may speak with them."
        ),
    )
    said_on = day_field(gettext_lazy("Said on"), past=True, initial=timezone.localdate)


class ReadingForm(forms.Form):
    """What was gone through together."""

    row_id = RowIdField()
    kind = forms.ChoiceField(
        label=gettext_lazy("What you read"),
        choices=ReadingKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE},
    )
    how = forms.ChoiceField(
        label=gettext_lazy("How they took it"),
        choices=ReadingHow.choices,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE},
    )
    language = TextField(
        label=gettext_lazy("In which language"),
        error_messages={"required": gettext_lazy("Write the language, and whether someone interpreted.")},
    )
    words = TextField(
        label=gettext_lazy("What they said to it"), required=False, rows=2, limit=PASSAGE_LENGTH
    )
    read_on = day_field(gettext_lazy("On which day"), past=True, initial=timezone.localdate)
