"""A first proposal of what the columns of an unknown table mean, from their names and a few of their cells.

Belongs here: guessing. Not here: applying (mapping). A person sees every guess beside what it makes of the first rows;
what is not clear stays as it is.
"""

import re

from alongside.directory.exchange.composed import POINT, WEEKDAY
from alongside.directory.exchange.mapping import ColumnMapping, FileMapping
from alongside.directory.exchange.old_names import stem_of, tidy
from alongside.directory.exchange.read_tables import Sheet

SAMPLE = 30
WORDS = {
    "organization": ("organization", "organisation", "org", "agency", "provider", "nonprofit"),
    "service": ("service", "services", "program", "resource"),
    "location": ("location", "locations", "site", "place"),
}
ID = {"id", "uuid", "guid", "identifier", "key", "ids"}
COMMON = {
    "name": "name",
    "title": "name",
    "field_2": "name",
    "alternate_name": "alternate_name",
    "aka": "alternate_name",
    "description": "description",
    "desc": "description",
    "body": "description",
    "about": "description",
    "email": "email",
    "email_address": "email",
    "e_mail": "email",
}
SYNONYMS: dict[str, dict[str, str]] = {
    "organization": COMMON
    | dict.fromkeys(("url", "website", "website_address", "web", "web_site", "homepage"), "website")
    | {
        "tax_id": "tax_id",
        "ein": "tax_id",
        "legal_status": "legal_status",
        "year_incorporated": "year_incorporated",
    },
    "service": COMMON
    | dict.fromkeys(("url", "website", "website_address", "web", "web_site", "homepage"), "url")
    | {
        "status": "status",
        "application_process": "application_process",
        "how_to_apply": "application_process",
        "intake": "application_process",
        "fees": "fees_description",
        "fee": "fees_description",
        "cost": "fees_description",
        "income_eligibility_and_fees": "fees_description",
        "eligibility": "eligibility_description",
        "an_individual_must_be_one_of_these_to_qualify": "eligibility_description",
        "min_age": "minimum_age",
        "minimum_age": "minimum_age",
        "max_age": "maximum_age",
        "maximum_age": "maximum_age",
        "wait_time": "wait_time",
        "licenses": "licenses",
        "accreditations": "accreditations",
    },
    "location": COMMON
    | {
        "url": "url",
        "website": "url",
        "transportation": "transportation",
        "latitude": "latitude",
        "lat": "latitude",
        "longitude": "longitude",
        "lng": "longitude",
        "lon": "longitude",
        "long": "longitude",
    },
}
PARTS = {
    "phone": "phone.list",
    "phones": "phone.list",
    "phone_number": "phone.list",
    "phone_numbers": "phone.list",
    "telephone": "phone.list",
    "toll_free_phone_number": "phone.list",
    "tty_phone_number": "phone.list",
    "hotline": "phone.list",
    "address": "address.whole",
    "full_address": "address.whole",
    "physical_address": "address.whole",
    "mailing_address": "address.whole",
    "street": "address.address_1",
    "street_address": "address.address_1",
    "address_1": "address.address_1",
    "address1": "address.address_1",
    "address_2": "address.address_2",
    "address2": "address.address_2",
    "city": "address.city",
    "county": "address.region",
    "state": "address.state_province",
    "state_province": "address.state_province",
    "zip": "address.postal_code",
    "zip_code": "address.postal_code",
    "zipcode": "address.postal_code",
    "postal_code": "address.postal_code",
    "postcode": "address.postal_code",
    "country": "address.country",
    "hours": "schedule.week",
    "hours_of_operation": "schedule.week",
    "schedule": "schedule.week",
    "areas": "service_area.list",
    "service_area": "service_area.list",
    "service_areas": "service_area.list",
    "counties": "service_area.list",
    "counties_served": "service_area.list",
    "languages": "language.list",
    "language": "language.list",
    "languages_supported": "language.list",
    "languages_spoken": "language.list",
    "latitude": "location.latitude",
    "longitude": "location.longitude",
    "lat": "location.latitude",
    "lng": "location.longitude",
}
FACTS = ("serves_", "is_", "has_", "accepts_", "offers_", "u_visa", "vawa", "no_ice")
FLAGS = frozenset({"true", "false", "yes", "no", ""})


def propose(sheets: list[Sheet], name: str = "") -> ColumnMapping:
    """A mapping for every file, each target given once."""
    return ColumnMapping(name, [_propose_file(sheet) for sheet in sheets])


def _propose_file(sheet: Sheet) -> FileMapping:
    subject = _subject(sheet)
    sample = [cells for _, (_, cells) in zip(range(SAMPLE), sheet.rows(), strict=False)]
    targets: list[str] = []
    for nth, header in enumerate(sheet.header):
        cells = [row[nth] for row in sample if nth < len(row) and row[nth]]
        target = _target(subject, header, cells, targets)
        repeatable = target.endswith((".list", ".week", ".text", ".flag", ".whole", "_ids"))
        targets.append("" if target in targets and not repeatable else target)
    _name_something(subject, targets)
    return FileMapping(stem_of(sheet.file), subject, sheet.header, targets)


def _subject(sheet: Sheet) -> str:
    stem = stem_of(sheet.file)
    for subject, words in WORDS.items():
        if any(re.search(rf"(^|_){word}s?(_|$)", stem) for word in words) and subject != "service":
            return subject
    names = [tidy(name) for name in sheet.header]
    counts = {subject: sum(name.startswith(subject) for name in names) for subject in WORDS}
    best = max(counts, key=lambda subject: counts[subject])
    if stem_of(sheet.file).startswith("service") or counts[best] < 2:
        return "service"
    return best


def _target(subject: str, header: str, cells: list[str], taken: list[str]) -> str:
    plain = tidy(header)
    prefix, rest = _split(plain)
    if rest in ID:
        return _id_target(subject, prefix, taken)
    if plain in WORDS["service"] and subject == "location" and _look_like_ids(cells):
        return "service_at_location.service_ids"
    if prefix in ("", subject):
        for name in (rest, plain):
            if name in SYNONYMS[subject]:
                return f"{subject}.{SYNONYMS[subject][name]}"
            if name in PARTS:
                return _part(PARTS[name], cells)
    if subject == "service" and plain == "service_areas":
        return "service_area.list"
    if prefix and prefix != subject:
        return _of_other(subject, prefix, rest, taken, cells)
    return _by_cells(plain, cells, subject)


def _part(target: str, cells: list[str]) -> str:
    if target == "schedule.week" and cells and not any(WEEKDAY.search(cell) for cell in cells):
        return "schedule.description"
    return target


def _split(plain: str) -> tuple[str, str]:
    """`organization_name` is the name of an organization."""
    first, _, rest = plain.partition("_")
    for subject, words in WORDS.items():
        if first in words and rest and rest != "areas":
            return subject, rest
    return "", plain


def _id_target(subject: str, prefix: str, taken: list[str]) -> str:
    if prefix in ("", subject):
        return f"{subject}.id"
    if prefix == "organization":
        return f"{subject}.organization_id"
    if subject == "service" and prefix == "location":
        return "service_at_location.location_ids"
    if subject == "location" and prefix == "service":
        return "service_at_location.service_ids"
    return f"{subject}.id" if prefix == "service" and f"{subject}.id" not in taken else ""


def _of_other(subject: str, prefix: str, rest: str, taken: list[str], cells: list[str]) -> str:
    """A column about something else than the file's subject: an organization told of in a list of services."""
    if prefix == "organization" and rest in SYNONYMS["organization"] and subject != "organization":
        return f"organization.{SYNONYMS['organization'][rest]}"
    if prefix == "location" and rest in SYNONYMS["location"] and subject == "service":
        return f"location.{SYNONYMS['location'][rest]}"
    if rest in PARTS and prefix == "location":
        return _part(PARTS[rest], cells)
    return _by_cells(f"{prefix}_{rest}", cells, subject)


def _by_cells(plain: str, cells: list[str], subject: str) -> str:
    values = {cell.strip().lower() for cell in cells}
    if "geolocation" in plain and any(POINT.search(cell) for cell in cells):
        return "location.point" if subject == "location" else ""
    if cells and values <= FLAGS and plain.startswith(FACTS):
        return "attribute.flag"
    if plain in (
        "type",
        "resource_type",
        "service_type",
        "category",
        "taxonomy",
        "codes",
        "service_problem_codes",
    ):
        return "attribute.text"
    return ""


def _look_like_ids(cells: list[str]) -> bool:
    return bool(cells) and all(re.fullmatch(r"[\w-]+(\s*[,;]\s*[\w-]+)*", cell.strip()) for cell in cells)


def _name_something(subject: str, targets: list[str]) -> None:
    """An organization that has an id elsewhere in the set is not told of again beside its key."""
    if f"{subject}.organization_id" in targets:
        for nth, target in enumerate(targets):
            if target.startswith("organization."):
                targets[nth] = ""
