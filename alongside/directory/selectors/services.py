"""Services in lists, and one of each thing by its id.

Belongs here: reading rows. Not here: finding for people (selectors.finding), a whole sheet (selectors.sheet).
Reading is open to all; what must not be known is not stored.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from alongside.directory.enums import ServiceStatus
from alongside.directory.models import (
    Address,
    Attribute,
    Language,
    Location,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceAtLocation,
    ServiceProfile,
    TaxonomyTerm,
)
from alongside.directory.selectors.areas import Area, areas_of
from alongside.vault.errors import NotFound

STALE_AFTER = timedelta(days=183)  # half a year (S4-174)
GONE = (ServiceStatus.DEFUNCT, ServiceStatus.INACTIVE)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the list is narrowed to."""

    words: str = ""
    area: str = ""
    county: str = ""
    show: str = ""  # stale, closed, silent, or nothing


def stale_before(today: date) -> date:
    """A check earlier than this day is too old."""
    return today - STALE_AFTER


def stale(today: date) -> Q:
    """Not checked in half a year, or never."""
    return Q(assured_date=None) | Q(assured_date__lt=stale_before(today))


def services(chosen: Chosen, today: date) -> QuerySet[Service]:
    """Services by name; those that ended only when asked for."""
    hidden = ServiceAtLocation.objects.filter(service=OuterRef("pk"), location__confidential=True)
    rows = Service.objects.select_related("organization").annotate(has_hidden_place=Exists(hidden))
    rows = rows.order_by("name", "id")
    rows = rows.filter(status__in=GONE) if chosen.show == "closed" else rows.exclude(status__in=GONE)
    if chosen.show == "stale":
        rows = rows.filter(stale(today)).order_by("assured_date", "name", "id")
    for word in chosen.words.split()[:6]:
        rows = rows.filter(Q(name__icontains=word) | Q(organization__name__icontains=word))
    if chosen.area:
        terms = TaxonomyTerm.objects.filter(code=chosen.area)
        rows = rows.filter(Exists(about(terms)))
    return rows.filter(in_county(chosen.county)) if chosen.county else rows


def about(terms: "QuerySet[TaxonomyTerm]") -> "QuerySet[Attribute]":
    """The attributes that tie an outer service to one of these terms."""
    return Attribute.objects.filter(link_entity="service", link_id=OuterRef("pk"), taxonomy_term__in=terms)


def in_county(code: str) -> Q:
    """Services that say they serve a county, or stand in it."""
    said = ServiceProfile.objects.filter(service=OuterRef("pk"), counties__contains=[code])
    stands = ServiceAtLocation.objects.filter(service=OuterRef("pk"), location__county=code)
    return Q(Exists(said)) | Q(Exists(stands))


def service_for(service_id: UUID, *, lock: bool = False) -> Service:
    """One service with its organization."""
    rows = (
        Service.objects.select_for_update()
        if lock
        else Service.objects.select_related("organization", "program")
    )
    found = rows.filter(id=service_id).first()
    if found is None:
        raise NotFound
    return found


def organization_for(organization_id: UUID, *, lock: bool = False) -> Organization:
    """One organization."""
    rows = Organization.objects.select_for_update() if lock else Organization.objects.all()
    found = rows.filter(id=organization_id).first()
    if found is None:
        raise NotFound
    return found


def location_for(location_id: UUID, *, lock: bool = False) -> Location:
    """One place."""
    rows = (
        Location.objects.select_for_update(of=("self",))
        if lock
        else Location.objects.select_related("organization")
    )
    found = rows.filter(id=location_id).first()
    if found is None:
        raise NotFound
    return found


def profile_for(service_id: UUID) -> ServiceProfile:
    """Our own facts about a service; an empty set where nobody has said any."""
    return ServiceProfile.objects.filter(service_id=service_id).first() or ServiceProfile(
        service_id=service_id, version=0
    )


def phone_for(phone_id: UUID) -> Phone:
    """One number."""
    found = Phone.objects.filter(id=phone_id).first()
    if found is None:
        raise NotFound
    return found


def schedule_for(schedule_id: UUID) -> Schedule:
    """One line of hours."""
    found = Schedule.objects.filter(id=schedule_id).first()
    if found is None:
        raise NotFound
    return found


def areas_offered(organizations: Collection[UUID]) -> dict[UUID, list[Area]]:
    """What each of these organizations helps with, by the areas of its services that are offered; each area once."""
    rows = Service.objects.filter(organization_id__in=organizations).exclude(status__in=GONE)
    owners = dict(rows.values_list("id", "organization_id"))
    found: dict[UUID, dict[Area, None]] = {one: {} for one in organizations}
    for service_id, about_what in areas_of(owners).items():
        found[owners[service_id]] |= dict.fromkeys(about_what)
    return {one: list(those) for one, those in found.items()}


def services_of(organization_id: UUID) -> QuerySet[Service]:
    """What an organization offers."""
    return Service.objects.filter(organization_id=organization_id).order_by("name", "id")


def places_of(organization_id: UUID) -> QuerySet[Location]:
    """Where an organization is: its own locations, and those of its services."""
    through = ServiceAtLocation.objects.filter(service__organization_id=organization_id).values("location_id")
    return Location.objects.filter(Q(organization_id=organization_id) | Q(id__in=through)).order_by(
        "name", "id"
    )


def services_at(location_id: UUID) -> QuerySet[Service]:
    """What is offered at a place."""
    here = ServiceAtLocation.objects.filter(location_id=location_id).values("service_id")
    return Service.objects.filter(id__in=Subquery(here)).order_by("name", "id")


def organizations(words: str = "") -> QuerySet[Organization]:
    """Organizations by name."""
    rows = Organization.objects.order_by("name", "id")
    return rows.filter(name__icontains=words) if words else rows


def is_hidden(service: Service) -> bool:
    """Whether words about this service must not lead anywhere: a confidential organization, or any such place."""
    if service.organization is not None and service.organization.confidential:
        return True
    return ServiceAtLocation.objects.filter(service_id=service.id, location__confidential=True).exists()


def address_of(location_id: UUID) -> list[Address]:
    """Where a place is; nothing for a confidential one, because nothing is stored."""
    return list(Address.objects.filter(location_id=location_id).order_by("id"))


def language_codes(service_id: UUID) -> list[str]:
    """The languages of a service, by code."""
    return list(
        Language.objects.filter(service_id=service_id).exclude(code="").values_list("code", flat=True)
    )


def service_names(service_ids: Collection[UUID]) -> dict[UUID, str]:
    """What these services are called, with who offers them."""
    rows = Service.objects.filter(id__in=list(service_ids)).select_related("organization")
    return {row.id: f"{row.name}, {row.organization.name}" if row.organization else row.name for row in rows}
