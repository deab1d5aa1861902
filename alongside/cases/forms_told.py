"""The form of what they told.

Belongs here: parsing and wording. Not here: the lists (enums_told), saving (actions.told). Nothing is needed and
nothing is chosen beforehand.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from alongside.cases.enums_told import LISTS, Stand
from alongside.cases.forms_advocacy import ManyOf, Unasked
from alongside.cases.forms_fields import TextField, VersionField
from alongside.cases.selectors.told import STAND, WORDS

FEW_WORDS = 400


class ToldForm(Unasked):
    """Where they stand, and list by list what they told."""

    version = VersionField()
    stand = forms.ChoiceField(
        label=STAND,
        required=False,
        choices=Stand.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("As they say it today. It can change on any day, in any direction."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stand_words"] = _few_words("stand_words")
        for name, (label, hint, choices) in LISTS.items():
            self.fields[name] = ManyOf(label, choices.choices, hint)
            self.fields[f"{name}_words"] = _few_words(f"{name}_words")

    def lists(self) -> list[tuple[forms.BoundField, forms.BoundField, bool]]:
        """Each list with its few words, and whether it stands open: something is said, or to be looked at."""
        pairs = [(self[name], self[f"{name}_words"]) for name in LISTS]
        return [
            (many, words, bool(many.value() or words.value() or many.errors or words.errors))
            for many, words in pairs
        ]

    def told(self) -> dict[str, Any]:
        """What is to be saved."""
        return {name: self.cleaned_data[name] for name in ["stand", *LISTS, *WORDS]}


def _few_words(name: str) -> TextField:
    return TextField(label=WORDS[name], required=False, rows=2, limit=FEW_WORDS)
