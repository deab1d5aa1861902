"""A small invented directory for the tests of this room.

Belongs here: making services, places and what hangs on them, as whoever keeps the directory. Not here: a test.
"""

from typing import Any

from django.db import connection
from django.utils import timezone

from alongside.directory.models import (
    Address,
    Location,
    Metadata,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceAtLocation,
    ServiceProfile,
)
from alongside.vault import wall
from alongside.vault.ids import uuid7

STREET, NUMBER = "4711 Quillfeather Lane", "217-555-0147"


def organization(name: str = "Prairie Help", **more: Any) -> Organization:
    row = Organization(name=name, description="Helps people.", **more)
    row.save(force_insert=True)
    return row


def service(name: str = "Beds for tonight", *, of: Organization | None = None, **more: Any) -> Service:
    row = Service(name=name, organization=of or organization(), **more)
    row.save(force_insert=True)
    ServiceProfile(service=row).save(force_insert=True)
    return row


def place(of: Service, *, with_parts: bool = True, **more: Any) -> Location:
    """A location of a service, with everything that finds it."""
    row = Location(
        organization_id=of.organization_id, name="The house", description=f"Blue door at {STREET}",
        latitude=40.123456, longitude=-89.654321, county="17143", county_name="Peoria", **more,
    )  # fmt: skip
    row.save(force_insert=True)
    link = ServiceAtLocation(service=of, location=row, description="ring twice")
    link.save(force_insert=True)
    if with_parts:
        _parts(row, link)
    return row


def _parts(row: Location, link: ServiceAtLocation) -> None:
    address = Address(
        location=row, address_1=STREET, city="Peoria", state_province="IL", postal_code="61602", country="US"
    )
    parts = [
        address,
        Phone(location=row, number=NUMBER),
        Schedule(service_at_location=link, freq="WEEKLY", byday="MO,TU", opens_at="09:00", closes_at="17:00"),
        Metadata(
            resource_id=address.id, resource_type="address", last_action_date="2026-05-01",
            last_action_type="update", field_name="address_1", previous_value=STREET,
            replacement_value=STREET, updated_by="somebody",
        ),
    ]  # fmt: skip
    for part in parts:
        part.save(force_insert=True)


def phone(of: Service, number: str = "217-555-0150", **more: Any) -> Phone:
    """A number of a service."""
    row = Phone(service=of, number=number, **more)
    row.save(force_insert=True)
    return row


def answered(kind: str, row_id: Any, address: str, became: str, moved_to: str = "", on: Any = None) -> bool:
    """What the worker noted about an address, who acts for nobody."""
    with wall.nobody(read_only=False), connection.cursor() as cursor:
        told = [uuid7(), kind, row_id, address, on or timezone.localdate(), became, moved_to]
        cursor.execute("select wall.note_link(%s, %s, %s, %s, %s, %s, %s)", told)
        return bool(cursor.fetchone()[0])
