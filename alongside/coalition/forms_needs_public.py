"""The form for who answers with a card: nobody is signed in, and every answer may be left open.

Belongs here: parsing and wording for everyone. Not here: keeping an answer (actions.needs_answers).
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.coalition.enums_needs import Experience, Justice
from alongside.coalition.needs_questions import COMMUNITY_CODES, EXPERIENCES, JUSTICE
from alongside.people.forms.fields import TextField


class CodeForm(forms.Form):
    """The code on the card."""

    code = TextField(
        label=_("Code on the card"),
        limit=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}
        ),
        help_text=_("It has no name on it. Nobody wrote down to whom it was given."),
        error_messages={"required": _("Type the code that is on your card.")},
    )


class CommunityForm(forms.Form):
    """What a round asks the community."""

    code = forms.CharField(max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args: Any, asked: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        for name, label in EXPERIENCES.items():
            self.fields[name] = forms.ChoiceField(
                label=label, required=False, choices=Experience.choices, widget=forms.RadioSelect
            )
        self.fields["justice"] = forms.ChoiceField(
            label=JUSTICE, required=False, choices=Justice.choices, widget=forms.RadioSelect
        )
        for key, words in asked.items():
            self.fields[f"words_{key}"] = TextField(label=words, rows=4, limit=2000, required=False)

    def clean(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        if not self.errors and not any(value for name, value in data.items() if name != "code"):
            raise ValidationError(gettext("Nothing is answered yet. One answer is enough."))
        return data

    def said(self) -> dict[str, str]:
        return {name: self.cleaned_data.get(name, "") for name in COMMUNITY_CODES}

    def words(self) -> dict[str, str]:
        return {key: self.cleaned_data.get(f"words_{key}", "") for key in self.asked}
