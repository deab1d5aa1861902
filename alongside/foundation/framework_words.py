"""What Django itself says about a form, in our words: what to do, never what is wrong with someone.

Belongs here: the sentences that come from the framework's own fields and checks. Not here: a field's own message, which
stands beside the field and comes before these. Set once, when the application starts (apps.py).
"""

from typing import Any

from django import forms
from django.core import validators
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

FIELDS: dict[type[forms.Field], dict[str, Any]] = {
    forms.Field: {"required": _("Fill this in.")},
    forms.ChoiceField: {"required": _("Choose one of these."), "invalid_choice": _("Choose one of these.")},
    forms.MultipleChoiceField: {
        "invalid_list": _("Choose from these."),
        "invalid_choice": _("Choose from these."),
    },
    forms.IntegerField: {"invalid": _("Write a whole number.")},
    forms.DecimalField: {"invalid": _("Write a number.")},
    forms.DateField: {"invalid": _("Write a day as year-month-day, for example 1999-04-30.")},
    forms.TimeField: {"invalid": _("Write the time as hours and minutes, for example 21:20.")},
}
CHECKS: dict[type[Any], Any] = {
    validators.MinValueValidator: _("Write %(limit_value)s or more."),
    validators.MaxValueValidator: _("Write %(limit_value)s or less."),
    validators.MaxLengthValidator: ngettext_lazy(
        "This is %(show_value)d letters long. %(limit_value)d fits here.",
        "This is %(show_value)d letters long. %(limit_value)d fit here.",
        "limit_value",
    ),
}


def speak_as_the_house() -> None:
    """Give the framework our sentences."""
    for field, said in FIELDS.items():
        field.default_error_messages = {**field.default_error_messages, **said}
    for check, words in CHECKS.items():
        check.message = words
