"""The form that says who takes what comes in.

Belongs here: parsing and wording. Not here: saving, whether an agreement runs (actions.routing).
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.people.forms.fields import RowIdField
from alongside.referrals.actions.routing import Rule


class RoutingForm(forms.Form):
    """From whom, for what, to whom."""

    row_id = RowIdField()
    partner = forms.TypedChoiceField(
        label=gettext_lazy("What comes from"), required=False, coerce=UUID, empty_value=None
    )
    team = forms.ChoiceField(label=gettext_lazy("Goes to a team"), required=False)
    people = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Or to people by name"),
        required=False,
        coerce=UUID,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Only those who read what comes in: the intake team, and who leads."),
    )
    areas = forms.MultipleChoiceField(
        label=gettext_lazy("For which help"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None chosen: for every kind."),
    )

    def __init__(
        self,
        *args: Any,
        partners: Sequence[tuple[str, str]],
        areas: Sequence[tuple[str, str]],
        teams: Sequence[tuple[str, str]],
        people: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["partner"].choices = [("", _("Every partner with an agreement")), *partners]
        fields["areas"].choices = list(areas)
        fields["team"].choices = [("", _("No team")), *teams]
        fields["people"].choices = list(people)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if "team" in data and "people" in data and bool(data["team"]) == bool(data["people"]):
            self.add_error("team", _("Choose a team, or people by name: one of the two."))
        return data

    def rule(self) -> Rule:
        """What is to hold."""
        said = self.cleaned_data
        return Rule(said["partner"], said["areas"], said["team"], said["people"])
