"""What hangs on organizations, services and locations: addresses, phones, hours, languages and the rest of HSDS 3.1.

Belongs here: fields by the standard's own names. Not here: what a confidential place may not have
(migrations/0002_hsds_rows refuses it), what hours mean (directory.hours).
"""

from django.db import models

from alongside.directory.enums import AddressType, Frequency, Weekday
from alongside.directory.models.rows import Row, part_of, words


class Address(Row):
    """Where a location is."""

    location = part_of("Location")
    attention = words()
    address_1 = words()
    address_2 = words()
    city = words()
    region = words()
    state_province = words()
    postal_code = words()
    country = words()
    address_type = models.CharField(max_length=8, choices=AddressType, default=AddressType.PHYSICAL)


class Contact(Row):
    """A person or office to ask for."""

    organization = part_of("Organization")
    service = part_of("Service")
    service_at_location = part_of("ServiceAtLocation")
    location = part_of("Location")
    name = words()
    title = words()
    department = words()
    email = words()


class Phone(Row):
    """A number. `central`: the organization's own line, which may stand for a confidential place."""

    location = part_of("Location")
    service = part_of("Service")
    organization = part_of("Organization")
    contact = part_of("Contact")
    service_at_location = part_of("ServiceAtLocation")
    number = models.TextField()
    extension = words()
    type = words()
    description = words()
    central = models.BooleanField(default=False)


class Schedule(Row):
    """When something is open, after RFC 5545. Times and the offset stay as the source wrote them."""

    service = part_of("Service")
    location = part_of("Location")
    service_at_location = part_of("ServiceAtLocation")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    dtstart = models.DateField(null=True, blank=True)
    timezone = words()
    until = models.DateField(null=True, blank=True)
    count = models.IntegerField(null=True, blank=True)
    wkst = models.CharField(max_length=2, choices=Weekday, blank=True)
    freq = models.CharField(max_length=7, choices=Frequency, blank=True)
    interval = models.IntegerField(null=True, blank=True)
    byday = words()
    byweekno = words()
    bymonthday = words()
    byyearday = words()
    description = words()
    opens_at = words()
    closes_at = words()
    schedule_link = words()
    attending_type = words()
    notes = words()


class ServiceArea(Row):
    """Where people must live to be served."""

    service = part_of("Service")
    service_at_location = part_of("ServiceAtLocation")
    name = words()
    description = words()
    extent = words()
    extent_type = words()
    uri = words()


class Language(Row):
    """A language that is spoken."""

    service = part_of("Service")
    location = part_of("Location")
    phone = part_of("Phone")
    name = words()
    code = words()
    note = words()


class Accessibility(Row):
    """How a location can be reached and used."""

    location = part_of("Location")
    description = words()
    details = words()
    url = words()


class Funding(Row):
    """Who pays for it."""

    organization = part_of("Organization")
    service = part_of("Service")
    source = words()


class CostOption(Row):
    """What it costs, and for whom."""

    service = part_of("Service")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    option = words()
    currency = words()
    amount = models.FloatField(null=True, blank=True)
    amount_description = words()


class RequiredDocument(Row):
    """What a person is asked to show."""

    service = part_of("Service")
    document = words()
    uri = words()


class OrganizationIdentifier(Row):
    """A number under which others know an organization."""

    organization = part_of("Organization")
    identifier_scheme = words()
    identifier_type = words()
    identifier = words()


class Unit(Row):
    """What capacity is counted in."""

    name = models.TextField()
    scheme = words()
    identifier = words()
    uri = words()


class ServiceCapacity(Row):
    """How much of a unit is free. Published by sources; beds of shelters are not kept here (room beds)."""

    service = part_of("Service")
    unit = part_of("Unit")
    available = models.FloatField()
    maximum = models.FloatField(null=True, blank=True)
    description = words()
    updated = models.DateTimeField()


class Url(Row):
    """A further website of an organization or a service."""

    label = words()
    url = models.TextField()
    organization = part_of("Organization")
    service = part_of("Service")
