"""Forms for what others found about a promise, for the agency's answer, and for whoever reads them first.

Belongs here: parsing and wording. Not here: saving. What would find or name a person stops here, with the words said to
their writer alone.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.foundation.forms import DayInput
from alongside.people.forms.fields import RowIdField, TextField
from alongside.plan_room import safety
from alongside.plan_room.enums import Finding, Status


class OpenText(TextField):
    """Words that become public: without markup, and nothing in them finds or names a person."""

    def to_python(self, value: Any) -> str:
        text = safety.plain(super().to_python(value))
        if found := safety.stops(text):
            raise ValidationError(
                [
                    _("This becomes public. Please take out or word differently: %(what)s") % {"what": one}
                    for one in safety.told(found, text)
                ]
            )
        return text


class TrapForm(forms.Form):
    """A field that nobody sees. What fills it is no person."""

    nickname = forms.CharField(
        required=False,
        label=gettext_lazy("Leave this empty"),
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    @property
    def is_trapped(self) -> bool:
        return bool(self.data.get("nickname"))


class ReportForm(TrapForm):
    """What an organization found about one promise."""

    row_id = RowIdField()
    organization = OpenText(label=gettext_lazy("Your organization or group"), limit=200)
    title = OpenText(label=gettext_lazy("What you looked at, in one sentence"), limit=200)
    finding = forms.ChoiceField(
        label=gettext_lazy("What you found"),
        choices=Finding,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the five.")},
    )
    text = OpenText(label=gettext_lazy("What you saw or learned"), rows=6, limit=2000)
    method = OpenText(
        label=gettext_lazy("How you checked"),
        rows=3,
        limit=1000,
        help_text=gettext_lazy("Whom you asked, what you read, and when. Offices, not people."),
    )
    url = forms.URLField(
        label=gettext_lazy("Where the evidence can be read"),
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )
    address = forms.EmailField(
        label=gettext_lazy("Email of your organization"),
        max_length=200,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy(
            "A link comes by mail to confirm it. The address is not published, and is deleted when all is settled."
        ),
    )

    def clean_url(self) -> str:
        url = str(self.cleaned_data["url"])
        if url and not url.startswith(("https://", "http://")):
            raise ValidationError(_("An address of a page begins with https://"))
        return url

    def said(self) -> dict[str, str]:
        """What the report says as a whole."""
        told = self.cleaned_data
        return {
            "organization": told["organization"], "title": told["title"], "text": "", "method": told["method"],
            "url": told["url"],
        }  # fmt: skip


class AnswerForm(forms.Form):
    """The agency's answer."""

    answered_by = OpenText(label=gettext_lazy("Which office answers"), limit=200)
    text = OpenText(label=gettext_lazy("Your answer"), rows=6, limit=4000)


class AskForm(forms.Form):
    """Who is asked, and where."""

    name = TextField(label=gettext_lazy("Which office is asked"), limit=200)
    address = forms.EmailField(
        label=gettext_lazy("Its email"),
        required=False,
        max_length=200,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("Leave it empty when you ask by letter. It is used once and not kept."),
    )


class SaidForm(forms.Form):
    """What an agency said about its promise, on a day, and where."""

    row_id = RowIdField()
    body = forms.ChoiceField(label=gettext_lazy("Who said it"))
    status = forms.ChoiceField(
        label=gettext_lazy("What it says"),
        choices=Status,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what it says.")},
    )
    said_on = forms.DateField(label=gettext_lazy("The day it said so"), widget=DayInput())
    text = OpenText(label=gettext_lazy("In its words, shortly"), rows=3, limit=2000, required=False)
    delay_reason = OpenText(label=gettext_lazy("Why it is delayed, if it is"), limit=300, required=False)
    url = forms.URLField(
        label=gettext_lazy("Where it said so"),
        max_length=500,
        assume_scheme="https",
        help_text=gettext_lazy("The page or paper that anyone can look up."),
    )

    def __init__(self, data: Any, *, bodies: Sequence[tuple[str, str]], today: date) -> None:
        super().__init__(data)
        self.today = today
        self.fields["body"].choices = [("", _("Choose")), *bodies]  # type: ignore[attr-defined]

    def clean_said_on(self) -> date:
        day: date = self.cleaned_data["said_on"]
        if day > self.today:
            raise ValidationError(_("This day is still to come."))
        return day

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("delay_reason") and told.get("status") != Status.DELAYED:
            self.add_error("delay_reason", _("Give a reason only where it says that it is delayed."))
        return told


class ReasonForm(forms.Form):
    """Why it is sent back."""

    reason = TextField(
        label=gettext_lazy("Why"),
        rows=3,
        limit=1000,
        help_text=gettext_lazy("It is sent to those who wrote."),
    )
