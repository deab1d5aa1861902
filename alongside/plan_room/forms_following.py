"""Forms of following by mail: an address and how often; and, behind the link, how often and in which language.

Belongs here: parsing and wording. Not here: saving.
"""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy

from alongside.plan_room.enums import Often
from alongside.plan_room.forms_reports import TrapForm

NAMES = {"en": "English", "es": "Español"}


class FollowForm(TrapForm):
    """Tell me when this changes."""

    address = forms.EmailField(
        label=gettext_lazy("Your email"),
        max_length=200,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": gettext_lazy("Write the address to which the mails go."),
            "invalid": gettext_lazy("Write a whole address, like name@example.org."),
        },
    )
    often = forms.ChoiceField(choices=Often, required=False)  # said by the button that was pressed

    def clean_often(self) -> str:
        """Where the form was sent without a button, as a script might: each day."""
        return str(self.cleaned_data["often"] or Often.DAILY)


class HowForm(forms.Form):
    """How often, and in which language."""

    often = forms.ChoiceField(label=gettext_lazy("How often"), choices=Often, widget=forms.RadioSelect)
    language = forms.ChoiceField(label=gettext_lazy("Language of the mails"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = [code for code, _name in settings.LANGUAGES]
        self.fields["language"].choices = [(code, NAMES.get(code, code)) for code in codes]  # type: ignore[attr-defined]
