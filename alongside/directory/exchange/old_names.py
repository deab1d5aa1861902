"""Other names for the standard's files and columns: HSDS 1.x and 2.x, and how people write them.

Belongs here: names. Not here: reading. What is not here is kept as it is, under its own name.
"""

import difflib
import re

from alongside.directory.exchange.shapes import BY_FILE, TABLES, Table

# Files of earlier versions and common slips: stem -> table.
FILES = {
    "physical_addresses": "address",
    "postal_addresses": "address",
    "regular_schedules": "schedule",
    "regular_schedule": "schedule",
    "holiday_schedules": "schedule",
    "holiday_schedule": "schedule",
    "services_at_location": "service_at_location",
    "services_at_locations": "service_at_location",
    "service_at_locations": "service_at_location",
    "service_location": "service_at_location",
    "service_locations": "service_at_location",
    "accessibility_for_disabilities": "accessibility",
    "service_taxonomy": "attribute",
    "services_taxonomy": "attribute",
    "service_attributes": "attribute",
    "other_attributes": "attribute",
    "payment_accepted": "cost_option",
    "payments_accepted": "cost_option",
    "fundings": "funding",
    "languages_spoken": "language",
    "urls": "url",
    "service_capacities": "service_capacity",
    "metadatas": "metadata",
}
ADDRESS_TYPE = {"physical_addresses": "physical", "postal_addresses": "postal"}
# Columns of earlier versions: table -> {theirs: ours}. A name that already is ours is never renamed.
COLUMNS: dict[str, dict[str, str]] = {
    "organization": {"url": "website", "organization_name": "name", "web": "website"},
    "service": {"eligibility": "eligibility_description", "service_name": "name"},
    "location": {"lat": "latitude", "lng": "longitude", "lon": "longitude", "location_name": "name"},
    "address": {
        "address": "address_1",
        "street": "address_1",
        "street_1": "address_1",
        "street_2": "address_2",
        "state": "state_province",
        "zip": "postal_code",
        "zipcode": "postal_code",
        "zip_code": "postal_code",
        "postcode": "postal_code",
    },
    "phone": {"phone": "number", "phone_number": "number", "number_type": "type"},
    "language": {"language": "name"},
    "accessibility": {"accessibility": "description"},
    "service_area": {"service_area": "name"},
    "cost_option": {"payment": "option"},
    "attribute": {"taxonomy_id": "taxonomy_term_id", "taxonomy_detail": "value"},
    "taxonomy_term": {"parent_name": "parent_name", "vocabulary": "taxonomy"},
    "schedule": {"start_date": "valid_from", "end_date": "valid_to"},
    "metadata": {},
}
FULL_KEYS = {
    "org_id": "organization_id",
    "organisation_id": "organization_id",
    "agency_id": "organization_id",
}
DAY = {
    day: code
    for code, days in {
        "MO": "monday mon mo 1",
        "TU": "tuesday tue tues tu 2",
        "WE": "wednesday wed we 3",
        "TH": "thursday thu thur thurs th 4",
        "FR": "friday fri fr 5",
        "SA": "saturday sat sa 6",
        "SU": "sunday sun su 7 0",
    }.items()
    for day in days.split()
}


def stem_of(file: str) -> str:
    """`data/Organizations.CSV` is `organizations`."""
    return tidy(file.rsplit("/", 1)[-1].rsplit(".", 1)[0])


def tidy(name: str) -> str:
    """A name as the standard writes it: small letters and underscores."""
    return re.sub(r"[^a-z0-9]+", "_", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name.strip()).lower()).strip("_")


def table_of(file: str, header: list[str]) -> Table | None:
    """Which table a file is, by its name."""
    stem = stem_of(file)
    if stem in ("taxonomy", "taxonomies"):
        return TABLES["taxonomy_term" if {"parent_id", "vocabulary"} & set(map(tidy, header)) else "taxonomy"]
    for name in (f"{stem}.csv", f"{stem}s.csv"):
        if name in BY_FILE:
            return BY_FILE[name]
    if stem in TABLES:
        return TABLES[stem]
    return TABLES[FILES[stem]] if stem in FILES else None


def column_of(table: Table, name: str, header: set[str]) -> str:
    """What a column is called in the standard; its own name where the standard has none like it."""
    if name in table.fields or name.startswith("x_"):
        return name
    plain = tidy(name)
    ours = (
        plain if plain in table.fields else COLUMNS.get(table.name, {}).get(plain, FULL_KEYS.get(plain, ""))
    )
    if ours in table.fields and ours not in header:
        return ours
    return name


def nearest(table: Table, name: str) -> str:
    """The known column that a name most likely means; empty where none is near."""
    found = difflib.get_close_matches(tidy(name), table.columns, n=1, cutoff=0.75)
    return found[0] if found else ""
