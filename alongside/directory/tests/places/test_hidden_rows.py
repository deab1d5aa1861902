"""A confidential place at the row: the database itself refuses what finds it, and forgets it when it is marked."""

import pytest
from django.db import DatabaseError, transaction

from alongside.directory.models import (
    Address,
    Location,
    Metadata,
    Organization,
    Phone,
    Schedule,
    ServiceArea,
    ServiceAtLocation,
)
from alongside.directory.tests import ground
from tests.attacks.ground import ask


def refused(row):
    with pytest.raises(DatabaseError), transaction.atomic():
        row.save()


@pytest.fixture
def keeper(cast, as_person):
    with as_person(cast.chloe) as actor:
        yield actor


def hide(location):
    Location.objects.filter(id=location.id).update(confidential=True)
    return Location.objects.get(id=location.id)


def test_marking_a_place_confidential_forgets_what_finds_it(keeper):
    location = ground.place(ground.service())
    hidden = hide(location)
    assert (hidden.latitude, hidden.longitude, hidden.name, hidden.description) == (None, None, "", "")
    assert hidden.county == "17143"
    for model in (Address, Phone, Schedule, Metadata):
        assert not model.objects.exists()
    assert ServiceAtLocation.objects.get().description == ""


@pytest.mark.parametrize(
    "field", ["latitude", "longitude", "url", "name", "description", "transportation", "external_identifier"]
)
def test_a_confidential_place_takes_no_field_that_finds_it(keeper, field):
    hidden = hide(ground.place(ground.service()))
    setattr(hidden, field, 40.1 if field.endswith("itude") else "something")
    refused(hidden)


def test_a_confidential_place_takes_no_part_that_finds_it(keeper):
    service = ground.service()
    hidden = hide(ground.place(service))
    link = ServiceAtLocation.objects.get()
    refused(Address(location=hidden, address_1=ground.STREET))
    refused(Phone(location=hidden, number=ground.NUMBER))
    refused(Phone(service_at_location=link, number=ground.NUMBER))
    refused(Schedule(location=hidden))
    refused(ServiceArea(service_at_location=link, name="61602"))
    refused(ServiceAtLocation(service=service, location=hidden, description="behind the church"))
    Phone(service=service, number=ground.NUMBER).save()


def test_a_part_cannot_be_moved_to_a_confidential_place(keeper):
    service = ground.service()
    hidden, open_place = hide(ground.place(service)), ground.place(service)
    address = Address.objects.get(location=open_place)
    address.location = hidden
    refused(address)


def test_parts_stored_before_the_place_are_forgotten_when_it_comes(keeper):
    """Keys are checked at the end of a transaction, so that an import may bring parts first."""
    service = ground.service()
    hidden = Location(confidential=True, county="17143")
    Phone(location=hidden, number=ground.NUMBER).save(force_insert=True)
    hidden.save(force_insert=True)
    assert not Phone.objects.exists()
    assert service


def test_a_confidential_organization_hides_all_its_places_and_numbers(keeper):
    service = ground.service()
    ground.place(service)
    Phone(organization_id=service.organization_id, number="800-555-0100", central=True).save()
    Phone(organization_id=service.organization_id, number=ground.NUMBER).save()
    Phone(service=service, number=ground.NUMBER).save()
    Organization.objects.update(confidential=True)
    assert Location.objects.get().confidential
    assert [phone.number for phone in Phone.objects.all()] == ["800-555-0100"]
    refused(Phone(service=service, number=ground.NUMBER))
    refused(Location(organization_id=service.organization_id, latitude=40.0, longitude=-89.0))
    open_place = Location(name="Elsewhere")
    open_place.save()
    refused(ServiceAtLocation(service=service, location=open_place))


def test_only_who_keeps_the_directory_writes_it_and_everyone_reads_it(cast, as_person):
    with as_person(cast.chloe):
        location = ground.place(ground.service())
    with as_person(cast.amira):
        refused(Address(location=location, address_1="1 New Street"))
        assert Location.objects.filter(id=location.id).update(name="Moved") == 0
    assert Location.objects.get(id=location.id).name == "The house"
    assert Location.objects.filter(id=location.id).update(name="Moved") == 0
    with pytest.raises(DatabaseError), transaction.atomic():
        ask("insert into directory_source (id, name, kind, licence, publisher, added_at)"
            " values (gen_random_uuid(), 'x', 'csv', '', '', now())")  # fmt: skip
