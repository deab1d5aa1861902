"""Forms for what others found about a promise, for the agency's answer, and for whoever reads them first.

Belongs here: parsing and wording. Not here: saving. What would find or name a person stops here, with the words said to
their writer alone.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.people.forms.fields import RowIdField, TextField
from alongside.plan_room import safety
from alongside.plan_room.enums import Finding


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
            "A link comes by mail to confirm it. The address is not published. It is deleted when the report is settled."
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


class ReasonForm(forms.Form):
    """Why it is sent back."""

    reason = TextField(
        label=gettext_lazy("Why"),
        rows=3,
        limit=1000,
        help_text=gettext_lazy("It is sent to those who wrote."),
    )
