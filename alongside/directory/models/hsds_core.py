"""Organizations, programs, services, locations and where a service is found: the heart of HSDS 3.1.

Belongs here: fields by the standard's own names; ours are `confidential` and the county, because the row itself
must refuse what finds a confidential place (migrations/0002_hsds_rows). Not here: the parts (hsds_parts).
"""

from django.db import models
from django.db.models import Q

from alongside.directory.enums import LocationType, ServiceStatus
from alongside.directory.models.rows import Row, part_of, words


class Organization(Row):
    """Who offers services. Where it is confidential, all its locations are."""

    name = models.TextField()
    alternate_name = words()
    description = words()
    email = words()
    website = words()
    tax_status = words()
    tax_id = words()
    year_incorporated = models.IntegerField(null=True, blank=True)
    legal_status = words()
    logo = words()
    uri = words()
    parent_organization = part_of("Organization")
    confidential = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)


class Program(Row):
    """Several services under one name."""

    organization = part_of("Organization")
    name = models.TextField()
    alternate_name = words()
    description = words()


class Service(Row):
    """What somebody offers. Who checked it when: `assured_date`, and the table of checks."""

    organization = part_of("Organization")
    program = models.ForeignKey("directory.Program", models.SET_NULL, null=True, blank=True, related_name="+")
    name = models.TextField()
    alternate_name = words()
    description = words()
    url = words()
    email = words()
    status = models.CharField(max_length=18, choices=ServiceStatus, default=ServiceStatus.ACTIVE)
    interpretation_services = words()
    application_process = words()
    fees_description = words()
    wait_time = words()
    fees = words()
    accreditations = words()
    eligibility_description = words()
    minimum_age = models.FloatField(null=True, blank=True)
    maximum_age = models.FloatField(null=True, blank=True)
    assured_date = models.DateField(null=True, blank=True)
    assurer_email = words()
    licenses = words()
    alert = words()
    last_modified = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["status", "assured_date"], name="directory_service_stale"),
            models.Index(fields=["last_modified"], name="directory_service_modified"),
        ]


class Location(Row):
    """A place. A confidential one has a county, and nothing that finds it."""

    location_type = models.CharField(max_length=8, choices=LocationType, default=LocationType.PHYSICAL)
    url = words()
    organization = part_of("Organization")
    name = words()
    alternate_name = words()
    description = words()
    transportation = words()
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    external_identifier = words()
    external_identifier_type = words()
    confidential = models.BooleanField(default=False)
    county = models.CharField(max_length=5, blank=True, help_text="the county's code (FIPS)")
    county_name = models.CharField(max_length=60, blank=True)
    kept_out = models.JSONField(default=dict, blank=True, help_text="what was not stored: how many, by kind")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="directory_location_confidential_is_not_found",
                condition=Q(confidential=False)
                | Q(
                    latitude=None,
                    longitude=None,
                    url="",
                    name="",
                    alternate_name="",
                    description="",
                    transportation="",
                    external_identifier="",
                    external_identifier_type="",
                    foreign_id="",
                    extra={},
                ),
            ),
        ]
        indexes = [
            models.Index(fields=["latitude", "longitude"], name="directory_location_point"),
            models.Index(fields=["id"], name="directory_location_hidden", condition=Q(confidential=True)),
        ]


class ServiceAtLocation(Row):
    """A service at one of its locations."""

    service = part_of("Service")
    location = part_of("Location")
    description = words()
