"""The form for a training that somebody had elsewhere.

Belongs here: parsing and wording. Not here: whether the certificate holds and whose it is (actions.taking_over).
"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from alongside.people.actions.taking_over import FromElsewhere
from alongside.people.forms.fields import TextField
from alongside.people.forms.training import CheckForm, HoursField


class TakeOverForm(CheckForm):
    """A code, the topic it counts for, and how many of its hours."""

    name = None  # type: ignore[assignment]  # whose it is stands above the form
    code = TextField(
        label=gettext_lazy("Code of the certificate"), limit=40,
        help_text=gettext_lazy("Twenty letters and digits, at the foot of the certificate."),
        error_messages={"required": gettext_lazy("Type the code.")},
    )  # fmt: skip
    topic = forms.ChoiceField(
        label=gettext_lazy("Topic it counts for"),
        error_messages={
            "required": gettext_lazy("Choose a topic."),
            "invalid_choice": gettext_lazy("Choose a topic."),
        },
    )
    hours = HoursField(
        label=gettext_lazy("Hours"), required=False,
        help_text=gettext_lazy("Left empty: all that the certificate says. Never more."),
    )  # fmt: skip

    def __init__(self, *args: Any, topics: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].choices = [("", gettext_lazy("Choose")), *topics]  # type: ignore[attr-defined]

    def draft(self) -> FromElsewhere:
        """What was typed."""
        data = self.cleaned_data
        return FromElsewhere(data["code"], data["topic"], data["hours"])
