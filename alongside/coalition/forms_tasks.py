"""What is filled in about tasks: who does what by when, and which ones to show.

Belongs here: fields, what is wrong with them in words. Not here: rules (policies_meetings), saving.
"""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.coalition.actions.decisions import Duty
from alongside.coalition.forms_meetings import NO_NAMES, Choices, DayField, ids_of
from alongside.foundation.forms import SearchInput
from alongside.people.forms.fields import RowIdField, TextField, VersionField


class TaskForm(forms.Form):
    """Who does what by when."""

    row_id = RowIdField()
    version = VersionField()
    what = TextField(
        label=gettext_lazy("What is to do"), limit=300, help_text=NO_NAMES,
        error_messages={"required": gettext_lazy("Say what is to do.")},
    )  # fmt: skip
    member = forms.ChoiceField(label=gettext_lazy("Which organization does it"), required=False)
    account = forms.ChoiceField(
        label=gettext_lazy("Who there"),
        required=False,
        help_text=gettext_lazy("It stands on that person's Today."),
    )
    due_on = DayField(label=gettext_lazy("By"))

    def __init__(self, *args: Any, members: Choices, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = members  # type: ignore[attr-defined]
        self.fields["account"].choices = [("", _("Nobody in particular")), *people]  # type: ignore[attr-defined]

    def duty(self) -> Duty:
        data = {name: value for name, value in self.cleaned_data.items() if name not in ("row_id", "version")}
        return Duty(**ids_of(data, "member", "account"))


class TaskLookForm(forms.Form):
    """Which tasks to show, beside whose."""

    words = TextField(label=gettext_lazy("Words"), required=False, widget=SearchInput)
    member = forms.TypedChoiceField(
        label=gettext_lazy("Organization"), required=False, coerce=UUID, empty_value=None
    )

    def __init__(self, *args: Any, members: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = [("", _("All")), *members]  # type: ignore[attr-defined]
