"""What a reader of plans may ask for, all of it in the address: nothing here is secret and nothing is changed.

Belongs here: parsing. Not here: reading (selectors).
"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.plan_room.enums import Status
from alongside.plan_room.models import Plan
from alongside.plan_room.selectors.plans import Narrow

CLOCKS = [
    ("", _("Any or none")),
    ("some", _("A length of time or an interval")),
    ("loose", _("Only loosely")),
    ("none", _("None")),
]
SAID = [("", _("Anything or nothing")), ("none", _("No report")), *Status.choices]
FINDINGS = [
    ("", _("All")),
    ("unowned", _("No owner is named")),
    ("collective", _("Only “federal agencies” or the like are named")),
    ("unclocked", _("Nothing is said about time")),
    ("unanchored", _("A length of time without a first day")),
    ("silent", _("No report")),
    ("looked_at", _("Others have reported")),
    ("apart", _("The agency and others differ")),
    ("owners_differ", _("Two documents name different owners")),
]


class NarrowForm(forms.Form):
    """Who owes it, what it says about time, what is reported, which finding."""

    who = forms.ChoiceField(label=_("Who owes it"), required=False)
    clock = forms.ChoiceField(label=_("Clock"), choices=CLOCKS, required=False)
    said = forms.ChoiceField(label=_("What the agency says"), choices=SAID, required=False)
    finding = forms.ChoiceField(label=_("Finding"), choices=FINDINGS, required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)

    def __init__(
        self, data: Any, *, bodies: Sequence[tuple[str, str, int]] = (), themes: Sequence[str] = ()
    ) -> None:
        super().__init__(data)
        who = [(code, f"{name} ({count})") for code, name, count in bodies]
        self.fields["who"].choices = [("", _("Anyone")), *who]  # type: ignore[attr-defined]
        self.fields["theme"].choices = [("", _("Any")), *((name, name) for name in themes)]  # type: ignore[attr-defined]
        if not themes:
            del self.fields["theme"]

    def narrow(self) -> Narrow:
        """What was asked; a word that is none of the choices asks for nothing."""
        self.is_valid()
        told = self.cleaned_data
        return Narrow(**{name: told.get(name, "") for name in ("who", "clock", "theme", "said", "finding")})


class SearchForm(forms.Form):
    """Words of a promise, a key, or who owes it."""

    q = forms.CharField(label=_("Look for"), required=False, max_length=120)


class CompareForm(forms.Form):
    """Two plans."""

    one = forms.ChoiceField(label=_("This plan"))
    other = forms.ChoiceField(label=_("and this one"))

    def __init__(self, data: Any, *, plans: Sequence[Plan]) -> None:
        super().__init__(data)
        for name in ("one", "other"):
            self.fields[name].choices = [(plan.key, plan.title) for plan in plans]  # type: ignore[attr-defined]
