"""Forms about a client herself: opening, identity, ways to reach her, closing.

Belongs here: parsing and wording. Not here: notes and documents (forms_notes), access rules, saving.
Nothing that is hers to decide is chosen beforehand.
"""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.cases.enums import Answer, CloseReason, ContactKind
from alongside.cases.forms_fields import PASSAGE_LENGTH, NameField, RowIdField, TextField, VersionField
from alongside.foundation.forms import DayInput, SearchInput, Segment

EARLIEST = date(1900, 1, 1)
NOT_A_DAY = gettext_lazy("Write a day as year-month-day, for example 1999-04-30.")


def not_in_the_future(day: date) -> None:
    """For days on which something has happened."""
    if day > timezone.localdate():
        raise ValidationError(_("This day has not come yet."))


def not_long_past(day: date) -> None:
    """A slip of the keyboard, not somebody's year of birth."""
    if day < EARLIEST:
        raise ValidationError(_("Look at the year again."))


class NewClientForm(forms.Form):
    """A name is all it takes."""

    row_id = RowIdField()
    chosen_name = NameField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("The name this person wants to hear. It need not be a legal one."),
        error_messages={"required": gettext_lazy("Write any name. It need not be a legal one.")},
    )
    pronouns = TextField(
        label=gettext_lazy("Pronouns"),
        required=False,
        limit=40,
        help_text=gettext_lazy("As they say it: she, he, they."),
    )
    language = TextField(
        label=gettext_lazy("Speaks"),
        required=False,
        help_text=gettext_lazy("The language they feel at home in, and whether an interpreter comes along."),
    )


class IdentityForm(forms.Form):
    """Who the client is. Everything but the name may stay empty for good."""

    version = VersionField()
    chosen_name = NewClientForm.declared_fields["chosen_name"]
    legal_name = NameField(
        label=gettext_lazy("Legal name"),
        required=False,
        help_text=gettext_lazy("Only where a paper needs it. First name first, family name last."),
    )
    pronouns = NewClientForm.declared_fields["pronouns"]
    born_on = forms.DateField(
        label=gettext_lazy("Born on"),
        required=False,
        widget=DayInput,
        validators=[not_in_the_future, not_long_past],
        error_messages={"invalid": NOT_A_DAY},
    )
    language = NewClientForm.declared_fields["language"]
    about = TextField(
        label=gettext_lazy("Good to know"),
        required=False,
        rows=4,
        limit=PASSAGE_LENGTH,
        help_text=gettext_lazy(
            "What a colleague should know before they meet. Not the story: that goes into a note."
        ),
    )


class ContactForm(forms.Form):
    """One way to reach the client, and what makes it safe."""

    row_id = RowIdField()
    version = VersionField()
    kind = forms.ChoiceField(
        label=gettext_lazy("How"),
        choices=ContactKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of these.")},
    )
    value = TextField(
        label=gettext_lazy("Number, address, person or place"),
        error_messages={"required": gettext_lazy("Write where this way leads.")},
    )
    times = TextField(
        label=gettext_lazy("When it is safe"),
        required=False,
        help_text=gettext_lazy("For example: Tuesday to Friday, 10 to 2."),
    )
    voicemail_ok = forms.ChoiceField(
        label=gettext_lazy("May we leave a voicemail?"),
        required=False,
        choices=Answer.choices,
        widget=Segment,
    )
    text_ok = forms.ChoiceField(
        label=gettext_lazy("May we send a text?"), required=False, choices=Answer.choices, widget=Segment
    )
    who_may_answer = TextField(
        label=gettext_lazy("Who may answer"),
        required=False,
        help_text=gettext_lazy("And what to say when somebody else does."),
    )
    code_word = TextField(
        label=gettext_lazy("Code word"),
        required=False,
        limit=80,
        help_text=gettext_lazy("It is shown only when someone asks for it, and each time is logged."),
    )
    remarks = TextField(label=gettext_lazy("Anything else"), required=False, rows=3, limit=PASSAGE_LENGTH)
    safe_as_of = forms.DateField(
        label=gettext_lazy("Last said to be safe on"),
        widget=DayInput,
        initial=timezone.localdate,
        validators=[not_in_the_future, not_long_past],
        error_messages={
            "invalid": NOT_A_DAY,
            "required": gettext_lazy("Give the day on which they last said that this way is safe."),
        },
    )


class ClosingForm(forms.Form):
    """Why the work rests."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why"),
        choices=CloseReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of these.")},
    )


class FindOwnForm(forms.Form):
    """Words to find among one's own clients."""

    words = TextField(label=gettext_lazy("Find by name"), required=False, widget=SearchInput)

    def clean(self) -> dict[str, Any]:
        return dict(self.cleaned_data)
