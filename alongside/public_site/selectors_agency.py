"""One agency as everyone may know it: its own words, and its services from the directory.

Belongs here: reads. A place that is hidden, here or in the directory, has no address, no hours of its own and no number
but the agency's central one. Not here: writes.
"""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language

from alongside.directory.enums import ServiceStatus
from alongside.directory.selectors.services import organizations, profile_for, services_of
from alongside.directory.selectors.sheet import hours_of
from alongside.people.enums import AgencyKind
from alongside.people.selectors import agencies
from alongside.public_site.models import AgencyPage
from alongside.public_site.selectors import DOES

MOST_SERVICES = 12


@dataclass(frozen=True, slots=True)
class Offered:
    """A service of the directory, and when it is open."""

    service: Any
    hours: list[str]


@dataclass(frozen=True, slots=True)
class Told:
    """What the page says."""

    name: str
    kind: str | Promise
    does: str | Promise
    whom: str = ""
    hours: str = ""
    phone: str = ""
    address: str = ""
    turns_nobody_away: bool = False
    is_hidden: bool = True
    services: list[Offered] = field(default_factory=list)


def agency_told(agency_id: UUID) -> Told:
    """An agency of this installation. What it has not said is left out, never guessed. 404 for none."""
    agency = next((each for each in agencies() if each.id == agency_id), None)
    if agency is None:
        raise Http404
    page = AgencyPage.objects.filter(agency_id=agency_id, is_shown=True).first() or AgencyPage()
    listed = [each for each in organizations() if each.name.strip().lower() == agency.name.strip().lower()]
    hidden = (
        page.hides_place or agency.kind == AgencyKind.SHELTER or any(each.confidential for each in listed)
    )
    return Told(
        name=agency.name,
        kind=AgencyKind(agency.kind).label,
        does=_in_language(page, "does") or DOES[agency.kind],
        whom=_in_language(page, "whom"),
        hours=_in_language(page, "hours"),
        phone=page.phone,
        address="" if hidden else page.address,
        turns_nobody_away=page.turns_nobody_away,
        is_hidden=hidden,
        services=[offered for each in listed for offered in _services(each.id, hidden=hidden)][
            :MOST_SERVICES
        ],
    )


def our_page(agency_id: UUID, *, lock: bool = False) -> AgencyPage | None:
    """What one's own agency has written, shown or not."""
    rows = AgencyPage.objects.select_for_update() if lock else AgencyPage.objects
    return rows.filter(agency_id=agency_id).first()


def our_page_or_blank(agency_id: UUID) -> AgencyPage:
    """The same, or an empty one to begin with."""
    return our_page(agency_id) or AgencyPage(version=0)


def _in_language(page: AgencyPage, name: str) -> str:
    spanish = getattr(page, f"{name}_es") if (get_language() or "").startswith("es") else ""
    return str(spanish or getattr(page, name))


def _services(organization_id: UUID, *, hidden: bool) -> list[Offered]:
    now = timezone.now()
    rows = services_of(organization_id).filter(status=ServiceStatus.ACTIVE)[:MOST_SERVICES]
    return [Offered(row, [] if hidden else hours_of(row, profile_for(row.id), now).lines) for row in rows]
