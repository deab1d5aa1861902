"""The field that names a promise of the plan room: by its key, or by words of it.

Belongs here: turning what was typed into a key, and offering what fits. Not here: looking (plan_room.selectors).
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.people.forms.fields import TextField
from alongside.plan_room.selectors.searching import key_written, search
from alongside.plan_room.shown import titled

OFFERED = 8


class PromiseField(TextField):
    """One promise, as its key. Words that fit several come back as a list to choose from, without any script."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("Which promise in the plan room it answers"))
        kwargs.setdefault("help_text", gettext_lazy("Its key, or words of it: you choose among what fits."))
        super().__init__(limit=200, required=False, **kwargs)

    def clean(self, value: Any) -> str:
        asked: str = super().clean(value)
        key = key_written(asked)
        if not asked or key:
            return key
        found = list(search(asked).promises[: OFFERED + 1])
        if len(found) == 1:
            return found[0].key
        if not found:
            raise ValidationError(
                _("No promise has this key or these words. Try fewer words, or leave it empty.")
            )
        self._offer([(row.key, f"{row.key}: {titled(row).text}") for row in found[:OFFERED]])
        if len(found) > OFFERED:
            raise ValidationError(_("Many fit; these are the first. Choose one, or leave it empty for now."))
        raise ValidationError(_("These fit. Choose one."))

    def _offer(self, choices: list[tuple[str, str]]) -> None:
        """The same field, now as a list. Choosing none empties it."""
        self.widget = forms.RadioSelect(choices=[*choices, ("", _("None of these: leave it empty"))])
