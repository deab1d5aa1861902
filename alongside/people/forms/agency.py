"""What the page about one's own agency takes in.

Belongs here: its fields. Not here: what the law asks, which no form changes (policies.required_kinds).
"""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.people import policies
from alongside.people.actions.agencies import Particulars
from alongside.people.enums import CredentialKind, Role
from alongside.people.models import Agency

ZONES = (
    "America/Chicago",
    "America/New_York",
    "America/Detroit",
    "America/Indiana/Indianapolis",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "Pacific/Honolulu",
    "America/Puerto_Rico",
)


class AgencyForm(forms.Form):
    """Particulars, and for each role the papers asked beyond the law."""

    name = forms.CharField(label=_("Name"), max_length=120)
    county = forms.CharField(label=_("County"), max_length=60, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=20, required=False)
    time_zone = forms.ChoiceField(
        label=_("Time zone"), choices=[(zone, zone.replace("_", " ")) for zone in ZONES]
    )
    grace_hours = forms.IntegerField(
        label=_("Grace after a paper lapses, in hours"),
        help_text=_("At most 72. Then the drawers close and the supervisor has the clients."),
        min_value=0,
        max_value=72,
    )

    def __init__(self, *args: Any, agency: Agency, asked: Collection[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agency = agency
        for name in ("name", "county", "phone", "time_zone", "grace_hours"):
            self.fields[name].initial = getattr(agency, name)
        if agency.time_zone not in ZONES:
            self.fields["time_zone"].choices.append((agency.time_zone, agency.time_zone))  # type: ignore[attr-defined]
        for role in self.roles():
            self.fields[f"asks_{role}"] = self._papers(role, {kind for who, kind in asked if who == role})

    @property
    def particulars(self) -> Particulars:
        """What was written, once it is valid."""
        said = self.cleaned_data
        return Particulars(
            said["name"], said["county"], said["phone"], said["time_zone"], said["grace_hours"]
        )

    @property
    def asked(self) -> set[tuple[str, str]]:
        """What the agency asks beyond the law, as (role, kind)."""
        return {(role, kind) for role in self.roles() for kind in self.cleaned_data[f"asks_{role}"]}

    @property
    def about(self) -> list[forms.BoundField]:
        """The fields about the agency itself."""
        return [self[name] for name in ("name", "county", "phone", "time_zone", "grace_hours")]

    @property
    def asking(self) -> list[tuple[forms.BoundField, list[str]]]:
        """One field a role, with what is asked anyway."""
        return [(self[f"asks_{role}"], self._fixed(role)) for role in self.roles()]

    @staticmethod
    def roles() -> list[str]:
        """The roles that open drawers at all."""
        return [role for role in Role.values if role not in policies.NEVER_OPENS_A_DRAWER]

    def _fixed(self, role: str) -> list[str]:
        needed = policies.needed_kinds(self.agency.kind, role)
        return [str(kind.label) for kind in CredentialKind if kind in needed]

    def _papers(self, role: str, asked: set[str]) -> forms.MultipleChoiceField:
        fixed = policies.needed_kinds(self.agency.kind, role)
        open_kinds = [
            kind for kind in CredentialKind if kind not in fixed and kind != CredentialKind.COUNSELLING
        ]
        return forms.MultipleChoiceField(
            label=Role(role).label,
            choices=[(kind.value, kind.label) for kind in open_kinds],
            initial=sorted(asked),
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
