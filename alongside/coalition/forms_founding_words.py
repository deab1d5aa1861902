"""Forms of founding: letters, purpose, ground rules, seats.

Belongs here: parsing and wording. Not here: partners (forms_founding). No field here may hold why someone is an expert.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy

from alongside.coalition.actions.founding_letters import Words
from alongside.coalition.enums_founding import Deciding, Language
from alongside.coalition.forms_founding import DayField, PartForm
from alongside.people.forms.fields import RowIdField, TextField, VersionField

LETTER_LENGTH = 8000
MAIL_WRONG = gettext_lazy("Write the address like name@agency.example.")


class LetterForm(forms.Form):
    """What one letter says."""

    version = VersionField()
    language = forms.ChoiceField(label=gettext_lazy("Language of the letter"), choices=Language.choices)
    words = TextField(
        label=gettext_lazy("The letter"), rows=18, limit=LETTER_LENGTH,
        error_messages={"required": gettext_lazy("There is nothing written yet.")},
    )  # fmt: skip
    signed = TextField(
        label=gettext_lazy("Signed by"),
        required=False,
        help_text=gettext_lazy("A name at work, and what they do."),
    )
    answer_by = DayField(label=gettext_lazy("Answer wished by"), ahead=True, required=False)

    def said(self) -> Words:
        data = self.cleaned_data
        return Words(data["language"], data["words"], data["signed"], data["answer_by"])


class LetterMailForm(forms.Form):
    """To whom a letter goes by mail, and where an answer goes. Its words are not typed here."""

    version = VersionField()
    contact = forms.ChoiceField(
        label=gettext_lazy("Name and address"), widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one."), "invalid_choice": gettext_lazy("Choose one.")},
    )  # fmt: skip
    answers_to = TextField(
        label=gettext_lazy("Answers go to"),
        help_text=gettext_lazy("A mail address at work of yours, like name@agency.example."),
        error_messages={"required": MAIL_WRONG},
        validators=[EmailValidator(MAIL_WRONG)],
    )

    def __init__(self, *args: Any, contacts: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].choices = contacts  # type: ignore[attr-defined]


class LettersForm(LetterForm):
    """The same words to many."""

    row_id = RowIdField()
    partners = forms.MultipleChoiceField(
        label=gettext_lazy("To whom"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one organization.")},
    )  # fmt: skip
    field_order = ("row_id", "version", "partners", "language", "words", "signed", "answer_by")

    def __init__(self, *args: Any, partners: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partners"].choices = partners  # type: ignore[attr-defined]
        self.fields["words"].help_text = gettext_lazy(
            "Write it as your own. {organization} and {coalition} become the names."
        )

    def partner_ids(self) -> list[UUID]:
        return [UUID(one) for one in self.cleaned_data["partners"]]


class TextForm(forms.Form):
    """A text that is agreed on. `given` is what its action keeps."""

    version = VersionField()

    def given(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class PurposeForm(TextForm):
    """What the coalition is for."""

    vision = TextField(
        label=gettext_lazy("Vision"), rows=3, limit=4000, required=False,
        help_text=gettext_lazy("What is different here when you have done your work."),
    )  # fmt: skip
    mission = TextField(
        label=gettext_lazy("Mission"), rows=3, limit=4000, required=False,
        help_text=gettext_lazy("What you do together to get there."),
    )  # fmt: skip
    guiding_values = TextField(
        label=gettext_lazy("Guiding values"), rows=6, limit=4000, required=False,
        help_text=gettext_lazy("One on each line."),
    )  # fmt: skip


def _line(label: Any, help_text: Any = "", limit: int = 300) -> TextField:
    return TextField(label=label, required=False, limit=limit, help_text=help_text)


class RulesForm(TextForm):
    """How the coalition works together."""

    leads = _line(gettext_lazy("Who leads"), gettext_lazy("An agency or a name at work, and for how long."))
    meets = _line(
        gettext_lazy("When you meet"), gettext_lazy("For example the first Tuesday, 10 to noon."), 600
    )
    place = _line(
        gettext_lazy("Where, and how everyone can come"),
        gettext_lazy("Step-free, near a bus, a quiet room, food, interpreters, a way to join by phone."), 600,
    )  # fmt: skip
    notices = _line(gettext_lazy("Who writes and sends notices"))
    agendas = _line(gettext_lazy("Who writes and sends agendas"))
    minutes = _line(gettext_lazy("Who writes and sends minutes"))
    deciding = forms.ChoiceField(
        label=gettext_lazy("How decisions are made"), required=False,
        choices=[("", gettext_lazy("Not agreed yet")), *Deciding.choices],
    )  # fmt: skip
    quorum = forms.IntegerField(
        label=gettext_lazy("How many members need to be there"), required=False, min_value=1, max_value=500,
        widget=forms.NumberInput(attrs={"class": "in-short", "autocomplete": "off"}),
    )  # fmt: skip
    deciding_words = _line(gettext_lazy("What else holds for decisions"), "", 600)
    accountable = _line(
        gettext_lazy("Who answers to the experts at each meeting"),
        gettext_lazy("They report, as a fixed item of the agenda, what became of what the experts said."), 600,
    )  # fmt: skip
    own_agenda = _line(
        gettext_lazy("How the experts set their own agenda"),
        gettext_lazy("Their items come first, in their words. They may meet on their own."), 600,
    )  # fmt: skip


class AgreedForm(forms.Form):
    """The day on which the members agreed."""

    version = VersionField()
    on = DayField(label=gettext_lazy("Agreed on"))


class SeatsForm(forms.Form):
    """More seats."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    count = forms.IntegerField(
        label=gettext_lazy("How many seats to add"), min_value=1, max_value=20,
        widget=forms.NumberInput(attrs={"class": "in-short", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Write a number.")},
    )  # fmt: skip


class SittingForm(PartForm):
    """Who sits there."""

    name = TextField(
        label=gettext_lazy("The name they want to be called"), limit=120,
        error_messages={"required": gettext_lazy("Write the name.")},
    )  # fmt: skip
    credited_as = TextField(
        label=gettext_lazy("How they wish to be credited"), required=False,
        help_text=gettext_lazy("In their words, or not at all. Never why they are an expert."),
    )  # fmt: skip
    reach = TextField(
        label=gettext_lazy("How to reach them"),
        required=False,
        help_text=gettext_lazy("A way that they chose."),
    )
    on = DayField(label=gettext_lazy("Since"))


class PaymentForm(PartForm):
    """What was paid."""

    on = DayField(label=gettext_lazy("Paid on"))
    dollars = forms.DecimalField(
        label=gettext_lazy("Dollars"), min_value=0, max_value=100000, decimal_places=2,
        widget=forms.NumberInput(attrs={"class": "in-short", "step": "0.01", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Write the amount.")},
    )  # fmt: skip
    what_for = TextField(
        label=gettext_lazy("What for"),
        help_text=gettext_lazy("For example a meeting, reading a draft, the bus. No name."),
        error_messages={"required": gettext_lazy("Say what it was for.")},
    )  # fmt: skip


class SuggestionForm(PartForm):
    """Someone for a seat."""

    name = TextField(
        label=gettext_lazy("Name"), limit=120, error_messages={"required": gettext_lazy("Write the name.")}
    )
    reach = TextField(
        label=gettext_lazy("How the organizers may reach them"), required=False,
        help_text=gettext_lazy("Only what they agreed to. Do not write why you think of them."),
    )  # fmt: skip
    agreed_to_be_named = forms.BooleanField(
        label=gettext_lazy("They said that I may name them"),
        error_messages={"required": gettext_lazy("Ask them first. Then come back and tick this.")},
    )  # fmt: skip
