"""Forms for services, our own facts about them, organizations and places.

Belongs here: parsing and wording. Not here: what a confidential place may not have (actions, the row).
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID
from zoneinfo import available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.directory import counties
from alongside.directory.enums import Accepts, Barrier, Competence, Cost, Coverage, Known, ServiceStatus
from alongside.directory.languages import NAMES
from alongside.directory.selectors.areas import areas
from alongside.foundation.forms import Segment
from alongside.people.forms.fields import RowIdField, VersionField, Words

ANY = [("", gettext_lazy("All"))]


class ListForm(forms.Form):
    """What the list of services is narrowed to."""

    words = Words(label=gettext_lazy("Name"))
    area = forms.ChoiceField(label=gettext_lazy("About"), required=False)
    county = forms.ChoiceField(label=gettext_lazy("County"), required=False)
    show = forms.ChoiceField(
        label=gettext_lazy("Show"),
        required=False,
        choices=[
            *ANY,
            ("stale", gettext_lazy("Not checked in half a year")),
            ("silent", gettext_lazy("Website does not answer")),
            ("closed", gettext_lazy("Ended")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [*ANY, *[(area.code, area.name) for area in areas()]]  # type: ignore[attr-defined]
        self.fields["county"].choices = [*ANY, *counties.choices()]  # type: ignore[attr-defined]


class NewServiceForm(forms.Form):
    """The beginning: a name, and who offers it."""

    row_id = RowIdField()
    organization_id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    name = Words(label=gettext_lazy("What the service is called"), required=True)
    organization = Words(
        label=gettext_lazy("Who offers it"),
        help_text=gettext_lazy(
            "The name of the organization. One that is here already is found by its name."
        ),
    )

    def __init__(self, *args: Any, organization_id: UUID | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if organization_id:
            del self.fields["organization"]
            self.fields["organization_id"].initial = organization_id

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not data.get("organization_id") and not data.get("organization") and "organization" in self.fields:
            self.add_error("organization", _("Say who offers it."))
        return data


class ServiceForm(forms.Form):
    """What a service is, in the standard's words; what it is about; who is understood there."""

    version = VersionField()
    name = Words(label=gettext_lazy("Name"), required=True)
    alternate_name = Words(label=gettext_lazy("Other name"))
    program_id = forms.TypedChoiceField(
        label=gettext_lazy("Program"), required=False, coerce=UUID, empty_value=None
    )
    status = forms.ChoiceField(label=gettext_lazy("Is it offered now?"), choices=ServiceStatus)
    description = Words(label=gettext_lazy("What they do"), rows=5)
    areas = forms.MultipleChoiceField(
        label=gettext_lazy("What it helps with"), required=False, widget=forms.CheckboxSelectMultiple
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages spoken there"),
        required=False,
        choices=NAMES.items,
        widget=forms.CheckboxSelectMultiple,
    )
    interpretation_services = Words(label=gettext_lazy("Interpreters"))
    application_process = Words(label=gettext_lazy("How to get in"), rows=3)
    eligibility_description = Words(label=gettext_lazy("Who can come, in their words"), rows=3)
    minimum_age = forms.FloatField(label=gettext_lazy("From age"), required=False, min_value=0, max_value=120)
    maximum_age = forms.FloatField(
        label=gettext_lazy("Up to age"), required=False, min_value=0, max_value=120
    )
    fees_description = Words(label=gettext_lazy("What it costs, in their words"))
    url = forms.URLField(label=gettext_lazy("Website"), required=False, assume_scheme="https")
    email = forms.EmailField(label=gettext_lazy("Email"), required=False)
    alert = Words(label=gettext_lazy("Something to know at once"))

    def __init__(self, *args: Any, programs: Collection[tuple[UUID, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["areas"].choices = [(area.code, area.name) for area in areas()]  # type: ignore[attr-defined]
        self.fields["program_id"].choices = [("", gettext_lazy("None")), *programs]  # type: ignore[attr-defined]
        if not programs:
            del self.fields["program_id"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        low, high = data.get("minimum_age"), data.get("maximum_age")
        if low is not None and high is not None and low > high:
            self.add_error("maximum_age", _("This is lower than the age above."))
        return data


def _known(label: Any) -> forms.ChoiceField:
    """Yes, no, not known. Nothing chosen is not known."""
    return forms.ChoiceField(label=label, choices=Known, required=False, widget=Segment)


class FactsForm(forms.Form):
    """Our own facts. What nobody has asked stays open."""

    version = VersionField()
    coverage = forms.ChoiceField(label=gettext_lazy("For people from"), choices=Coverage)
    counties = forms.MultipleChoiceField(
        label=gettext_lazy("Counties"),
        required=False,
        choices=counties.choices,
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=gettext_lazy("For several, hold Ctrl, or Command on a Mac."),
    )
    family_size = forms.IntegerField(
        label=gettext_lazy("At most so many people together"), required=False, min_value=1, max_value=40
    )
    boys_until = forms.IntegerField(
        label=gettext_lazy("Boys with a parent, up to age"), required=False, min_value=0, max_value=30
    )
    stay_days = forms.IntegerField(
        label=gettext_lazy("How many days one can stay, at most"), required=False, min_value=1, max_value=3650
    )
    cost = forms.ChoiceField(label=gettext_lazy("Cost"), choices=Cost)
    bring = Words(label=gettext_lazy("What to bring, one thing a line"), rows=4)
    time_zone = Words(label=gettext_lazy("Time zone, where it is not ours"))
    competences = forms.MultipleChoiceField(
        label=gettext_lazy("They have experience with"),
        required=False,
        choices=Competence,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for barrier in Barrier:
            self.fields[f"barrier_{barrier.value}"] = _known(barrier.label)
        for accepts in Accepts:
            self.fields[f"accepts_{accepts.value}"] = _known(accepts.label)

    @property
    def barrier_fields(self) -> list[forms.BoundField]:
        """Drawn under a heading of their own."""
        return [self[f"barrier_{barrier.value}"] for barrier in Barrier]

    @property
    def accepts_fields(self) -> list[forms.BoundField]:
        """The same."""
        return [self[f"accepts_{accepts.value}"] for accepts in Accepts]

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        """All others."""
        return [
            field for field in self.visible_fields() if not field.name.startswith(("barrier_", "accepts_"))
        ]

    def clean_time_zone(self) -> str:
        zone = str(self.cleaned_data["time_zone"])
        if zone and zone not in available_timezones():
            raise ValidationError(_("Write it like America/New_York."))
        return zone

    def facts(self) -> dict[str, Any]:
        """As the row has them."""
        data = self.cleaned_data
        told = {name: data[name] for name in data if not name.startswith(("barrier_", "accepts_", "version"))}
        return told | {
            "barriers": _with(data, "barrier_", Barrier.values, Known.YES),
            "no_barriers": _with(data, "barrier_", Barrier.values, Known.NO),
            "accepts": _with(data, "accepts_", Accepts.values, Known.YES),
            "not_accepts": _with(data, "accepts_", Accepts.values, Known.NO),
        }


def _with(data: dict[str, Any], prefix: str, codes: list[str], value: str) -> list[str]:
    return [code for code in codes if data.get(prefix + code) == value]


def known_of(prefix: str, yes: list[str], no: list[str]) -> dict[str, str]:
    """What the segments begin with: only what somebody has said."""
    return {prefix + code: Known.YES.value for code in yes} | {prefix + code: Known.NO.value for code in no}


class OrganizationForm(forms.Form):
    """Who they are."""

    version = VersionField()
    name = Words(label=gettext_lazy("Name"), required=True)
    alternate_name = Words(label=gettext_lazy("Other name"))
    description = Words(label=gettext_lazy("What they do"), rows=4)
    email = forms.EmailField(label=gettext_lazy("Email"), required=False)
    website = forms.URLField(label=gettext_lazy("Website"), required=False, assume_scheme="https")


class PlaceForm(forms.Form):
    """Where it is."""

    version = VersionField()
    county = forms.ChoiceField(label=gettext_lazy("County"), required=False)
    name = Words(label=gettext_lazy("Name of the place"))
    address_1 = Words(label=gettext_lazy("Street and number"))
    address_2 = Words(label=gettext_lazy("Floor, door"))
    city = Words(label=gettext_lazy("Town"))
    state_province = Words(label=gettext_lazy("State"), initial="IL")
    postal_code = Words(label=gettext_lazy("ZIP"))
    country = Words(label=gettext_lazy("Country"), initial="US")
    latitude = forms.FloatField(label=gettext_lazy("Latitude"), required=False, min_value=-90, max_value=90)
    longitude = forms.FloatField(
        label=gettext_lazy("Longitude"), required=False, min_value=-180, max_value=180
    )
    transportation = Words(label=gettext_lazy("How to get there"))
    description = Words(label=gettext_lazy("About the place"), rows=2)

    def __init__(self, *args: Any, hidden: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["county"].choices = [("", gettext_lazy("Not known")), *counties.choices()]  # type: ignore[attr-defined]
        if hidden:
            self.fields = {name: self.fields[name] for name in self.fields if name in ("version", "county")}

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if (data.get("latitude") is None) != (data.get("longitude") is None):
            self.add_error("longitude", _("Latitude and longitude belong together."))
        return data


class NewPlaceForm(PlaceForm):
    """A place, and whether it must not be found: asked, never assumed."""

    row_id = RowIdField()
    hidden = forms.ChoiceField(
        label=gettext_lazy("May people know where it is?"),
        choices=[("no", gettext_lazy("Yes, it is public")), ("yes", gettext_lazy("No, it is confidential"))],
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Of a confidential place only the county is kept. What else stands here is not."
        ),
        error_messages={"required": gettext_lazy("Say whether people may know where it is.")},
    )
    field_order = ("hidden", "county")
