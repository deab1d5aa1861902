"""The tables of HSDS 3.1 as data: fields, keys, how they nest, which came with 3.1.

Belongs here: what the standard says. Not here: the tables of our database (models), how a file is read. The names
are the standard's own (https://docs.openreferral.org, CC BY-SA 4.0).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

OLD, NEW = "3.0", "3.1"
VERSIONS = (OLD, NEW)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
STATES = ("active", "inactive", "defunct", "temporarily closed")
PLACES = ("physical", "postal", "virtual")
SHORT = {"link_entity": 40, "resource_type": 40}  # names of tables


@dataclass(frozen=True)
class Table:
    """One object of the standard. `fields` says each field's kind; `keys` which field names a row of which table.

    `needed` must be filled in every form, `needed_flat` also in tables. `among` lists coded values.
    """

    name: str
    file: str
    fields: Mapping[str, str]
    keys: Mapping[str, str] = field(default_factory=dict)
    needed: tuple[str, ...] = ()
    needed_flat: tuple[str, ...] = ()
    among: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: str = OLD
    late: tuple[str, ...] = ()  # fields that came with 3.1
    lists: Mapping[str, str] = field(default_factory=dict)  # nested lists: name in JSON -> table
    single: Mapping[str, str] = field(default_factory=dict)  # nested objects: name in JSON -> table

    @cached_property
    def plain(self) -> frozenset[str]:
        """Fields that hold any text as it is."""
        kinds = ("text", "id")
        return frozenset(
            name for name, kind in self.fields.items()
            if kind in kinds and name not in self.among and name not in SHORT
        )  # fmt: skip

    @cached_property
    def columns(self) -> tuple[str, ...]:
        return tuple(self.fields)

    def columns_of(self, version: str) -> tuple[str, ...]:
        """The columns this version of the standard has."""
        return tuple(name for name in self.fields if version != OLD or name not in self.late)


def _fields(words: str) -> dict[str, str]:
    """`name:kind`, text where no kind is said."""
    parts = [word.partition(":") for word in words.split()]
    return {name: kind or "text" for name, _, kind in parts}


SERVICE = _fields(
    "id:id organization_id:key program_id:key name alternate_name description url:uri email:email status "
    "interpretation_services application_process fees_description wait_time fees accreditations "
    "eligibility_description minimum_age:number maximum_age:number assured_date:date assurer_email:email "
    "licenses alert last_modified:datetime"
)
SCHEDULE = _fields(
    "id:id service_id:key location_id:key service_at_location_id:key valid_from:date valid_to:date dtstart:date "
    "timezone:number until:date count:number wkst freq interval:number byday byweekno bymonthday byyearday "
    "description opens_at:time closes_at:time schedule_link:uri attending_type notes"
)
COMMON = {"attributes": "attribute", "metadata": "metadata"}
SEVERAL = {"phones": "phone", "contacts": "contact", "schedules": "schedule"}

# In the order in which rows can be stored: whatever a key names stands before it.
ALL = (
    Table(
        "organization",
        "organizations.csv",
        _fields(
            "id:id name alternate_name description email:email website:uri tax_status tax_id "
            "year_incorporated:number legal_status logo uri:uri parent_organization_id:key"
        ),
        keys={"parent_organization_id": "organization"},
        needed=("id", "name", "description"),
        lists={
            **COMMON,
            "funding": "funding",
            "contacts": "contact",
            "phones": "phone",
            "locations": "location",
            "programs": "program",
            "organization_identifiers": "organization_identifier",
            "additional_websites": "url",
            "services": "service",
        },
    ),
    Table(
        "program",
        "programs.csv",
        _fields("id:id organization_id:key name alternate_name description"),
        keys={"organization_id": "organization"},
        needed=("id", "name", "description"),
        needed_flat=("organization_id",),
        lists=COMMON,
    ),
    Table(
        "service",
        "services.csv",
        SERVICE,
        keys={"organization_id": "organization", "program_id": "program"},
        needed=("id", "name", "status"),
        needed_flat=("organization_id",),
        among={"status": STATES},
        lists={
            **COMMON,
            **SEVERAL,
            "additional_urls": "url",
            "service_areas": "service_area",
            "service_at_locations": "service_at_location",
            "languages": "language",
            "funding": "funding",
            "cost_options": "cost_option",
            "required_documents": "required_document",
            "capacities": "service_capacity",
        },
        single={"organization": "organization", "program": "program"},
    ),
    Table(
        "location",
        "locations.csv",
        _fields(
            "id:id location_type url:uri organization_id:key name alternate_name description transportation "
            "latitude:number longitude:number external_identifier external_identifier_type"
        ),
        keys={"organization_id": "organization"},
        needed=("id", "location_type"),
        among={"location_type": PLACES},
        lists={
            **COMMON,
            **SEVERAL,
            "languages": "language",
            "addresses": "address",
            "accessibility": "accessibility",
        },
    ),
    Table(
        "service_at_location",
        "service_at_location.csv",
        _fields("id:id service_id:key location_id:key description"),
        keys={"service_id": "service", "location_id": "location"},
        needed=("id",),
        needed_flat=("service_id", "location_id"),
        lists={**COMMON, **SEVERAL, "service_areas": "service_area"},
        single={"location": "location", "service": "service"},
    ),
    Table(
        "address",
        "addresses.csv",
        _fields(
            "id:id location_id:key attention address_1 address_2 city region state_province postal_code "
            "country address_type"
        ),
        keys={"location_id": "location"},
        needed=("id", "address_1", "city", "state_province", "postal_code", "country", "address_type"),
        among={"address_type": PLACES},
        lists=COMMON,
    ),
    Table(
        "contact",
        "contacts.csv",
        _fields(
            "id:id organization_id:key service_id:key service_at_location_id:key location_id:key name title "
            "department email:email"
        ),
        keys={
            "organization_id": "organization",
            "service_id": "service",
            "service_at_location_id": "service_at_location",
            "location_id": "location",
        },
        needed=("id",),
        lists={**COMMON, "phones": "phone"},
    ),
    Table(
        "phone",
        "phones.csv",
        _fields(
            "id:id location_id:key service_id:key organization_id:key contact_id:key "
            "service_at_location_id:key number extension:number type description"
        ),
        keys={
            "location_id": "location",
            "service_id": "service",
            "organization_id": "organization",
            "contact_id": "contact",
            "service_at_location_id": "service_at_location",
        },
        needed=("id", "number"),
        lists={**COMMON, "languages": "language"},
    ),
    Table(
        "schedule",
        "schedules.csv",
        SCHEDULE,
        keys={
            "service_id": "service",
            "location_id": "location",
            "service_at_location_id": "service_at_location",
        },
        needed=("id",),
        among={"wkst": DAYS, "freq": ("WEEKLY", "MONTHLY")},
        lists=COMMON,
    ),
    Table(
        "service_area",
        "service_areas.csv",
        _fields("id:id service_id:key service_at_location_id:key name description extent extent_type uri"),
        keys={"service_id": "service", "service_at_location_id": "service_at_location"},
        needed=("id",),
        late=("service_at_location_id",),
        lists=COMMON,
    ),
    Table(
        "language",
        "languages.csv",
        _fields("id:id service_id:key location_id:key phone_id:key name code note"),
        keys={"service_id": "service", "location_id": "location", "phone_id": "phone"},
        needed=("id",),
        lists=COMMON,
    ),
    Table(
        "accessibility",
        "accessibility.csv",
        _fields("id:id location_id:key description details url:uri"),
        keys={"location_id": "location"},
        needed=("id",),
        lists=COMMON,
    ),
    Table(
        "funding",
        "funding.csv",
        _fields("id:id organization_id:key service_id:key source"),
        keys={"organization_id": "organization", "service_id": "service"},
        needed=("id",),
        lists=COMMON,
    ),
    Table(
        "cost_option",
        "cost_options.csv",
        _fields(
            "id:id service_id:key valid_from:date valid_to:date option currency amount:number amount_description"
        ),
        keys={"service_id": "service"},
        needed=("id",),
        needed_flat=("service_id",),
        lists=COMMON,
    ),
    Table(
        "required_document",
        "required_documents.csv",
        _fields("id:id service_id:key document uri:uri"),
        keys={"service_id": "service"},
        needed=("id",),
        lists=COMMON,
    ),
    Table(
        "organization_identifier",
        "organization_identifiers.csv",
        _fields("id:id organization_id:key identifier_scheme identifier_type identifier"),
        keys={"organization_id": "organization"},
        needed=("id", "identifier_type", "identifier"),
        needed_flat=("organization_id",),
        lists=COMMON,
    ),
    Table(
        "url",
        "url.csv",
        _fields("id:id label url:uri organization_id:key service_id:key"),
        keys={"organization_id": "organization", "service_id": "service"},
        needed=("id", "url"),
        since=NEW,
        lists=COMMON,
    ),
    Table(
        "unit",
        "units.csv",
        _fields("id:id name scheme identifier uri:uri"),
        needed=("id", "name"),
        since=NEW,
        lists=COMMON,
    ),
    Table(
        "service_capacity",
        "service_capacity.csv",
        _fields(
            "id:id service_id:key unit_id:key available:number maximum:number description updated:datetime"
        ),
        keys={"service_id": "service", "unit_id": "unit"},
        needed=("id", "available", "updated"),
        needed_flat=("unit_id", "service_id"),
        since=NEW,
        lists=COMMON,
        single={"unit": "unit"},
    ),
    Table(
        "taxonomy",
        "taxonomies.csv",
        _fields("id:id name description uri:uri version"),
        needed=("id", "name", "description"),
        lists={"metadata": "metadata", "taxonomy_terms": "taxonomy_term"},
    ),
    Table(
        "taxonomy_term",
        "taxonomy_terms.csv",
        _fields("id:id code name description parent_id:key taxonomy language taxonomy_id:key term_uri:uri"),
        keys={"parent_id": "taxonomy_term", "taxonomy_id": "taxonomy"},
        needed=("id", "name", "description"),
        lists={"metadata": "metadata"},
        single={"taxonomy_detail": "taxonomy"},
    ),
    Table(
        "attribute",
        "attributes.csv",
        _fields("id:id link_id:key taxonomy_term_id:key link_type link_entity value label"),
        keys={"taxonomy_term_id": "taxonomy_term"},
        needed=("id",),
        needed_flat=("link_id", "taxonomy_term_id", "link_entity"),
        late=("label",),
        lists={"metadata": "metadata"},
        single={"taxonomy_term": "taxonomy_term"},
    ),
    Table(
        "metadata",
        "metadata.csv",
        _fields(
            "id:id resource_id:key resource_type last_action_date:date last_action_type field_name "
            "previous_value replacement_value updated_by"
        ),
        needed=(
            "id",
            "last_action_date",
            "last_action_type",
            "field_name",
            "previous_value",
            "replacement_value",
            "updated_by",
        ),
        needed_flat=("resource_id", "resource_type"),
    ),
    Table(
        "meta_table_description",
        "meta_table_descriptions.csv",
        _fields("id:id name language character_set"),
        needed=("id",),
        lists=COMMON,
    ),
)
TABLES: dict[str, Table] = {table.name: table for table in ALL}
BY_FILE: dict[str, Table] = {table.file: table for table in ALL}

# A row that says nothing without one of the rows it names: it goes where they go.
PARTS = (
    "address",
    "contact",
    "phone",
    "schedule",
    "service_area",
    "language",
    "accessibility",
    "funding",
    "required_document",
    "url",
)


def of_version(version: str) -> tuple[Table, ...]:
    """The tables this version of the standard has."""
    return tuple(table for table in ALL if version != OLD or table.since == OLD)
