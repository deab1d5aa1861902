"""Fields of opening hours: days of the week, a time of day.

Belongs here: what hours alone need. Not here: any form, the fields that every room shares (people.forms.fields).
"""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.directory.enums import Weekday
from alongside.directory.hours import time_of
from alongside.foundation.forms import TimeInput


class DaysField(forms.MultipleChoiceField):
    """Weekdays, kept as the standard writes them: MO,WE. Which one of a month is asked beside."""

    def __init__(self, **kwargs: Any) -> None:
        wrong = {"required": _("Choose at least one day.")}
        super().__init__(choices=Weekday, widget=forms.CheckboxSelectMultiple, error_messages=wrong, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return re.findall("[A-Z]{2}", value) if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        return ",".join(super().clean(value))


class ClockField(forms.TimeField):
    """A time of day, kept as text: 09:00."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=TimeInput, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        found = time_of(value) if isinstance(value, str) else None
        return f"{found[0]:%H:%M}" if found else value

    def clean(self, value: Any) -> str:
        return f"{super().clean(value):%H:%M}"
