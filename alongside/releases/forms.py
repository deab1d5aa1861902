"""Forms of this room: the word and code of a link, and how long permissions last here.

Belongs here: parsing and wording. Not here: forms about a client (cases), saving.
"""

from django import forms
from django.utils.translation import gettext_lazy

from alongside.foundation.forms import CodeInput
from alongside.releases.models.releases import LONGEST


class LinkForm(forms.Form):
    """What opens a link. Nothing says which of the two was wrong."""

    word = forms.CharField(
        label=gettext_lazy("The long word"),
        max_length=60,
        help_text=gettext_lazy("It stands at the end of the link, after the sign #."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "data-word": ""}),
        error_messages={"required": gettext_lazy("Copy the long word from the end of the link.")},
    )
    code = forms.CharField(
        label=gettext_lazy("The code that was said to you"),
        max_length=20,
        help_text=gettext_lazy("Eight digits."),
        widget=CodeInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Type the code that was said to you by phone.")},
    )


class RulesForm(forms.Form):
    """How long permissions last."""

    default_days = forms.IntegerField(
        label=gettext_lazy("Usual length, in days"), min_value=1, max_value=LONGEST
    )
    ceiling_days = forms.IntegerField(
        label=gettext_lazy("Longest, in days"),
        min_value=1,
        max_value=LONGEST,
        help_text=gettext_lazy("Never more than a year. Whoever needs longer is asked again."),
    )

    def clean(self) -> dict[str, int]:
        data = super().clean() or {}
        if data.get("default_days", 0) > data.get("ceiling_days", LONGEST):
            self.add_error("default_days", gettext_lazy("The usual length is within the longest."))
        return data
