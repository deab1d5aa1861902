"""What the colleague pages take in.

Belongs here: fields and their words. Not here: whether any of it may be (policies, actions).
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.foundation.forms import DayInput
from alongside.people.actions.staffing import Place
from alongside.people.enums import CredentialKind, Role, TeamKind
from alongside.people.models import Account
from alongside.people.policies import may_belong

NOBODY = ("", _("Nobody here: someone on the board"))
TEAM_CHOICES = [(kind.value, kind.label) for kind in TeamKind if kind != TeamKind.EVERYONE]


class PlaceForm(forms.Form):
    """Role and supervisor."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    supervisor = forms.TypedChoiceField(label=_("Supervisor"), required=False, coerce=UUID, empty_value=None)
    board_supervisor = forms.CharField(
        label=_("Who on the board supervises"),
        help_text=_("Only for the top of the chain, where no colleague supervises."),
        max_length=80,
        required=False,
    )

    def __init__(
        self, *args: Any, supervisors: Sequence[Account], roles: Sequence[Role], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.value, role.label) for role in roles]  # type: ignore[attr-defined]
        known = [(str(account.id), account.working_name) for account in supervisors]
        self.fields["supervisor"].choices = [NOBODY, *known]  # type: ignore[attr-defined]

    @property
    def place(self) -> Place:
        """What was chosen, once it is valid."""
        said = self.cleaned_data
        return Place(said["role"], said["supervisor"], said["board_supervisor"])


class InviteForm(PlaceForm):
    """A new colleague."""

    working_name = forms.CharField(
        label=_("Working name"), help_text=_("The name that colleagues and clients see."), max_length=60
    )
    login = forms.CharField(
        label=_("Signs in with"), help_text=_("Usually the work address."), max_length=120
    )
    teams = forms.MultipleChoiceField(
        label=_("Teams"), choices=TEAM_CHOICES, widget=forms.CheckboxSelectMultiple, required=False
    )
    field_order = ("working_name", "login", "role", "supervisor", "board_supervisor", "teams")

    def __init__(self, *args: Any, roles: Sequence[Role], **kwargs: Any) -> None:
        super().__init__(*args, roles=roles, **kwargs)
        role, teams = self.fields["role"], self.fields["teams"]
        role.choices = [("", _("Choose one")), *role.choices]  # type: ignore[attr-defined]
        teams.choices = [  # type: ignore[attr-defined]
            (kind, label) for kind, label in TEAM_CHOICES if any(may_belong(one, kind) for one in roles)
        ]


class CredentialForm(forms.Form):
    """A training finished or a paper signed."""

    kind = forms.ChoiceField(label=_("Which"), choices=[("", _("Choose one")), *CredentialKind.choices])
    earned_on = forms.DateField(label=_("Finished or signed on"), widget=DayInput)
    expires_on = forms.DateField(
        label=_("Counts until"),
        help_text=_("The first day on which it no longer counts. Leave empty if it does not end."),
        widget=DayInput,
        required=False,
    )
    hours = forms.DecimalField(
        label=_("Hours"), required=False, min_value=Decimal("0.5"), max_value=Decimal(2000), decimal_places=1
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        earned, expires = said.get("earned_on"), said.get("expires_on")
        if earned and earned > timezone.localdate():
            self.add_error("earned_on", _("This day has not come yet."))
        if earned and expires and expires <= earned:
            self.add_error("expires_on", _("It would end before it began. Look at both days again."))
        return said


class RecoverForm(forms.Form):
    """Two of the three paper shares."""

    first = forms.CharField(label=_("One share"), max_length=1000)
    second = forms.CharField(label=_("Another share"), max_length=1000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        quiet = {"rows": 5, "autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        for field in self.fields.values():
            field.widget = forms.Textarea(attrs=quiet)
            field.help_text = _("33 words, with or without their numbers.")
