"""Who was trained on the list of services, and when.

Belongs here: parsing and wording. Not here: recording (people.actions.clearance).
"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.foundation.forms import DayInput
from alongside.people.selectors.trained import Trained


class TrainedForm(forms.Form):
    """Several colleagues at once, on one day."""

    on = forms.DateField(
        label=gettext_lazy("Trained on"),
        widget=DayInput,
        error_messages={
            "required": gettext_lazy("Say on which day."),
            "invalid": gettext_lazy("Write a day."),
        },
    )
    who = forms.MultipleChoiceField(
        label=gettext_lazy("Who took part"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Tick who took part.")},
    )

    def __init__(self, *args: Any, people: Sequence[Trained], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["who"].choices = [(str(one.account.id), one.account.working_name) for one in people]

    def clean_on(self) -> Any:
        told = self.cleaned_data["on"]
        if told > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return told
