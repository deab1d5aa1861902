"""Places that must not be found: what an import brings of them is never stored.

Belongs here: which rows are of such a place, and taking out what finds it, also where another row repeats it. Not
here: what in a text leads to a place (directory.scanning), what the database refuses (migrations/0002_hsds_rows).
Better a place too many than one too few: someone on the staff can open it again, nobody can take an address back.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from alongside.directory import scanning
from alongside.directory.exchange.rows import KEPT_OUT, Batch, Finding, Row

# An organization or a service says more of itself than a place does: here the word alone is not enough.
SHELTERS = re.compile(
    r"\b(confidential|undisclosed|secret|unpublished|non-?disclosed)\s+(\w+\s+)?(location|address|shelter|site|"
    r"place|residence|house|home|facility)"
    r"|\b(location|address|shelter|site)s?\s+(is|are|remains?|kept)\s+(\w+\s+)?(confidential|undisclosed|secret|"
    r"withheld|unpublished|not\s+(published|disclosed|public|listed))"
    r"|\bsafe[\s-]?houses?\b|\bcasa\s+segura\b"
    r"|\b(domestic|family|dating|intimate\s+partner)\s+(violence|abuse)\s+(\w+\s+){0,2}(shelter|refuge)"
    r"|\b(battered|abused)\s+(women|persons?|spouses?)\W?s?\s+(\w+\s+)?(shelter|refuge)"
    r"|\b(women's|womens|dv)\s+(crisis\s+|emergency\s+)?(shelter|refuge)"
    r"|\b(safe\s+housing|shelter|refuge|emergency\s+housing)\b[^.]{0,60}\b(domestic\s+violence|domestic\s+abuse|"
    r"battered|human\s+trafficking|sex\s+trafficking|trafficked)",
    re.IGNORECASE,
)
CENTRAL = re.compile(r"hot\s?line|help\s?line|crisis|24[\s/-]*(7|hour)|l[ií]nea\s+de", re.IGNORECASE)
COUNTY = re.compile(r"(?:^|,\s*)([A-Z][^\W\d_]*(?:[.' -]+[^\W\d_]+){0,3})\s+(?:County|Parish)\b")
PERHAPS = re.compile(
    r"safe|confiden|disclos|publi|withheld|private|secret|hidden|listed|segura|shelter|privada|redacted|refugio",
    re.IGNORECASE,
)
GONE = ("address", "accessibility", "schedule", "contact", "phone", "service_area")
NEVER_A_PLACE = {"", "confidential", "undisclosed"}
SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
SERVICE_WORDS = (
    "description",
    "alternate_name",
    "application_process",
    "eligibility_description",
    "fees_description",
    "alert",
    "interpretation_services",
)
PLACE_FIELDS = (
    "latitude",
    "longitude",
    "url",
    "name",
    "alternate_name",
    "description",
    "transportation",
    "external_identifier",
    "external_identifier_type",
)


@dataclass
class Hidden:
    """What the directory already keeps hidden, and what this import adds."""

    locations: set[str] = field(default_factory=set)
    organizations: set[str] = field(default_factory=set)


def hide(batch: Batch, known: Hidden) -> Hidden:
    """Take out of a batch all that finds a confidential place. Returns every hidden id."""
    places = _places(batch, known)
    links = _links(batch, places)
    streets, numbers = _what_finds(batch, places, links)
    places |= _same_street(batch, streets) - places
    links |= _links(batch, places)
    lines = {batch.of("location")[place].place for place in places if place in batch.of("location")}
    _county_first(batch, places)
    gone = _parts_gone(batch, places, set(links), known.organizations)
    _empty(batch, places, links)
    _what_tells(batch, gone | places | set(links))
    _scrub(batch, streets, numbers, lines, places)
    _words_of_services(batch, places)
    _central(batch, places)
    _forget_findings(batch, lines)
    return Hidden(places, known.organizations)


def _links(batch: Batch, places: set[str]) -> dict[str, Row]:
    """That a service is found at one of them."""
    rows = batch.of("service_at_location").values()
    return {row.id: row for row in rows if row.values.get("location_id") in places}


def _places(batch: Batch, known: Hidden) -> set[str]:
    """Locations that are confidential: known as such, redacted, saying so, or of a shelter."""
    streets = _streets_of(batch)
    of_service = _services_of(batch)
    found = set()
    for row in batch.of("location").values():
        texts = [str(row.values.get(name, "")) for name in ("name", "alternate_name", "description")]
        texts += [str(value) for value in row.extra.values() if isinstance(value, str)]
        if (
            row.hidden
            or row.id in known.locations
            or row.values.get("organization_id") in known.organizations
            or scanning.is_redacted(str(row.extra.get("x_location_type", "")))
            or _says_so(*texts, *streets.get(row.id, ()))
            or _of_shelter(batch, row, of_service.get(row.id, ()), known)
        ):
            row.hidden = True
            found.add(row.id)
    return found | set(known.locations)


def _says_so(*texts: str) -> bool:
    """The scanner's answer. Plain letters without any of its words are not looked at twice."""
    return any(
        scanning.says_confidential(text)
        for text in texts
        if text and (not text.isascii() or PERHAPS.search(text))
    )


def _streets_of(batch: Batch) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in batch.of("address").values():
        texts = [str(row.values.get(name, "")) for name in ("attention", "address_1", "address_2", "city")]
        found.setdefault(row.values.get("location_id", ""), []).extend(texts)
    return found


def _services_of(batch: Batch) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in batch.of("service_at_location").values():
        found.setdefault(row.values["location_id"], []).append(row.values["service_id"])
    return found


def _of_shelter(batch: Batch, row: Row, services: Iterable[str], known: Hidden) -> bool:
    """A place where a service is found that shelters people from violence, or whose organization does only that."""
    organizations = batch.of("organization")
    owner = organizations.get(row.values.get("organization_id", ""))
    said = [owner.values.get("name", "")] if owner else []
    for one in services:
        service = batch.of("service").get(one)
        if service is None:
            continue
        if service.values.get("organization_id") in known.organizations:
            return True
        said += [str(service.values.get(name, "")) for name in ("name", "alternate_name", "description")]
        owner = organizations.get(service.values.get("organization_id", ""))
        said += [owner.values.get("name", "")] if owner else []
    return any(SHELTERS.search(text) for text in said if text)


def _what_finds(batch: Batch, places: set[str], links: dict[str, Row]) -> tuple[set[str], set[str]]:
    """Streets and numbers of hidden places, to look for them elsewhere."""
    streets = {
        _street(row)
        for row in batch.of("address").values()
        if row.values.get("location_id") in places and _street(row) not in NEVER_A_PLACE
    }
    numbers = {
        _digits(row.values.get("number", ""))
        for row in batch.of("phone").values()
        if row.values.get("location_id") in places or row.values.get("service_at_location_id") in links
    }
    public = {
        _digits(row.values.get("number", ""))
        for row in batch.of("phone").values()
        if row.values.get("organization_id") and row.values.get("location_id") not in places
    }
    return streets, {number for number in numbers if len(number) >= 7} - public


def _street(row: Row) -> str:
    said = " ".join(str(row.values.get("address_1", "")).lower().replace(".", "").split())
    return said if len(said) >= 6 and any(sign.isdigit() for sign in said) else ""


def _digits(said: str) -> str:
    found = re.sub(r"\D", "", said)
    return found[1:] if len(found) == 11 and found[0] == "1" else found


def _same_street(batch: Batch, streets: set[str]) -> set[str]:
    """Another row for the same door would give it away."""
    found = set()
    for row in batch.of("address").values():
        place = batch.of("location").get(row.values.get("location_id", ""))
        if place is not None and _street(row) in streets and "box" not in _street(row):
            place.hidden = True
            found.add(place.id)
    return found


def _county_first(batch: Batch, places: set[str]) -> None:
    """The county is all that may be known: taken from the address before it goes."""
    for row in batch.of("address").values():
        place = batch.of("location").get(row.values.get("location_id", ""))
        if place is not None and place.id in places:
            found = COUNTY.search(str(row.values.get("region", "")))
            if found:
                place.values.setdefault("county_name", found[1][:60])


def _parts_gone(batch: Batch, places: set[str], links: set[str], organizations: set[str]) -> set[str]:
    gone: set[str] = set()
    services = {
        row.id for row in batch.of("service").values() if row.values.get("organization_id") in organizations
    }
    for table in ("contact", *(name for name in GONE if name != "contact")):
        rows = batch.of(table)
        for row in list(rows.values()):
            said = row.values
            if (
                said.get("location_id") in places
                or said.get("service_at_location_id") in links
                or said.get("contact_id") in gone
                or (not _may_stay(row) and said.get("organization_id") in organizations)
                or (not _may_stay(row) and said.get("service_id") in services)
            ):
                gone.add(row.id)
                _out(batch, row)
    for row in list(batch.of("language").values()):
        if row.values.get("phone_id") in gone:
            _out(batch, row)
        elif row.values.get("location_id") in places:
            row.values.pop("note", None)
            row.extra, row.foreign_id = {}, ""
    return gone


def _may_stay(row: Row) -> bool:
    """What a confidential organization and its services may have: a central line, an area that is no smaller than a
    county, hours of a service itself.
    """
    if row.table == "phone":
        return row.central
    return not _is_small(row) if row.table == "service_area" else row.table != "contact"


def _out(batch: Batch, row: Row) -> None:
    del batch.of(row.table)[row.id]
    batch.kept_out[row.table] += 1
    batch.findings.append(Finding(KEPT_OUT, "of_hidden_place", row.file, row.line, row.table))


def _empty(batch: Batch, places: set[str], links: dict[str, Row]) -> None:
    for place in places:
        row = batch.of("location").get(place)
        if row is None:
            continue
        row.hidden = True
        lost = [name for name in PLACE_FIELDS if row.values.pop(name, None) not in (None, "")]
        row.extra, row.foreign_id = {}, ""
        batch.findings.append(
            Finding(KEPT_OUT, "hidden_place", row.file, row.line, "location", "", {"count": len(lost)})
        )
    for row in links.values():
        row.values.pop("description", None)
        row.extra, row.foreign_id = {}, ""


def _what_tells(batch: Batch, gone: set[str]) -> None:
    """Attributes and lines of the change log about what is gone."""
    for table, name in (("attribute", "link_id"), ("metadata", "resource_id")):
        for row in list(batch.of(table).values()):
            if row.values.get(name) in gone:
                _out(batch, row)


def _scrub(
    batch: Batch, streets: set[str], numbers: set[str], lines: set[tuple[str, int]], places: set[str]
) -> None:
    """The same street or number anywhere else in the file, and whatever else stood on the same line of it."""
    if not places:
        return
    looked = re.compile("|".join(map(re.escape, sorted(streets, key=len, reverse=True))) or r"(?!)")
    for row in list(batch.every()):
        if row.table == "phone" and _digits(row.values.get("number", "")) in numbers:
            _out(batch, row)
            continue
        if row.table in ("phone", "schedule") and _same_line(row, lines):
            _out(batch, row)
            continue
        if row.place in lines and row.table != "location":
            row.extra.pop("csv_row", None)
        for held in (row.values, row.extra):
            for name, value in list(held.items()):
                if isinstance(value, (dict, list)):
                    value = str(value)
                if isinstance(value, str) and len(value) >= 6 and _tells(value, looked, numbers):
                    _take_out(batch, row, held, name)


def _same_line(row: Row, lines: set[tuple[str, int]]) -> bool:
    """Numbers and hours on the line of a plain table that tells of the place, unless it is said to be a hotline."""
    is_plain = row.file.lower().endswith((".csv", ".tsv", ".txt"))
    return is_plain and row.place in lines and not CENTRAL.search(str(row.values.get("description", "")))


def _tells(value: str, looked: re.Pattern[str], numbers: set[str]) -> bool:
    if looked.search(" ".join(value.lower().replace(".", "").split())):
        return True
    digits = re.sub(r"\D", "", value) if numbers else ""
    return len(digits) >= 7 and any(number in digits for number in numbers)


def _take_out(batch: Batch, row: Row, held: dict[str, object], name: str) -> None:
    if name == "name" and held is row.values:
        held[name] = "-"
    else:
        del held[name]
    batch.findings.append(Finding(KEPT_OUT, "told_elsewhere", row.file, row.line, row.table, name))


def _words_of_services(batch: Batch, places: set[str]) -> None:
    """A service found at hidden places only: sentences of it that lead somewhere are left out."""
    if not places:
        return
    at: dict[str, set[bool]] = {}
    for link in batch.of("service_at_location").values():
        at.setdefault(link.values["service_id"], set()).add(link.values["location_id"] in places)
    for area in list(batch.of("service_area").values()):
        if at.get(area.values.get("service_id", "")) == {True} and _is_small(area):
            _out(batch, area)
    for service, hidden in at.items():
        row = batch.of("service").get(service)
        if row is None or hidden != {True}:
            continue
        for name in SERVICE_WORDS:
            said = str(row.values.get(name, ""))
            kept = " ".join(part for part in SENTENCE.split(said) if not scanning.leads_somewhere(part))
            if said and len(kept) < len(" ".join(SENTENCE.split(said))):
                row.values[name] = kept
                if not kept:
                    del row.values[name]
                batch.findings.append(Finding(KEPT_OUT, "leads_there", row.file, row.line, "service", name))


def _is_small(area: Row) -> bool:
    """An area with a figure, a shape or a link is smaller than a county; the database refuses it too."""
    said = f"{area.values.get('name', '')}{area.values.get('description', '')}"
    return bool(area.values.get("extent") or area.values.get("uri") or re.search(r"\d", said))


def _central(batch: Batch, places: set[str]) -> None:
    """The organization's own line stands for its hidden places, where it says that it is one."""
    owners = {row.values.get("organization_id") for row in batch.of("location").values() if row.id in places}
    for link in batch.of("service_at_location").values():
        service = batch.of("service").get(link.values["service_id"])
        if service is not None and link.values["location_id"] in places:
            owners.add(service.values.get("organization_id"))
    for row in batch.of("phone").values():
        said = f"{row.values.get('type', '')} {row.values.get('description', '')}"
        if row.values.get("organization_id") in owners - {None} and CENTRAL.search(said):
            row.central = True


def _forget_findings(batch: Batch, lines: set[tuple[str, int]]) -> None:
    """What a report would quote from a hidden row's line."""
    for finding in batch.findings:
        if (finding.file, finding.line) in lines:
            finding.values.pop("value", None)


def tally(batch: Batch) -> Counter[str]:
    """How many rows were kept out, by table."""
    return batch.kept_out
