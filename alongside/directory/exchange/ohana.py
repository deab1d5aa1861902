"""Ohana's lines (organizations, in them places, in them services, nothing with an id) as objects of the standard.

Belongs here: other names, and ids made of names, always the same. Not here: reading (read_json), cells (intake).
"""

from collections import Counter
from typing import Any
from uuid import uuid5

from alongside.directory.exchange.identity import OURS

RENAMED = {
    "organization": {"urls": "website", "website": "website", "accreditations": "x_accreditations"},
    "location": {"short_desc": "x_short_desc", "hours": "x_hours"},
    "service": {
        "how_to_apply": "application_process",
        "eligibility": "eligibility_description",
        "fees": "fees_description",
        "wait": "wait_time",
        "wait_time": "wait_time",
        "website": "url",
    },
    "address": {
        "street_1": "address_1",
        "street": "address_1",
        "street_2": "address_2",
        "state": "state_province",
        "zip": "postal_code",
    },
    "phone": {"number_type": "type"},
}  # fmt: skip
STATES = {"defunct": "defunct", "inactive": "inactive"}


def is_one(told: Any) -> bool:
    """An organization without an id whose places have services in them: no version of the standard has that."""
    places = told.get("locations") if isinstance(told, dict) and "id" not in told else None
    return isinstance(places, list) and any(isinstance(one, dict) and "id" not in one for one in places)


def with_ids(lines: list[tuple[int, Any]]) -> list[tuple[int, Any]]:
    """The same lines; those of Ohana as the standard has them."""
    if not any(is_one(told) for _, told in lines):
        return lines
    seen: Counter[str] = Counter()
    return [(line, _organization(told, seen) if is_one(told) else told) for line, told in lines]


def _id(seen: Counter[str], *said: Any) -> str:
    """Made of the names on the way to it; the second of the same names is another."""
    key = "|".join(str(one).strip().lower() for one in said)
    seen[key] += 1
    return str(uuid5(OURS, f"ohana|{key}|{seen[key]}"))


def _organization(told: dict[str, Any], seen: Counter[str]) -> dict[str, Any]:
    own = _id(seen, "organization", told.get("name"))
    row = _named("organization", told) | {"id": own}
    row.setdefault("description", row.get("name"))
    places = row.pop("locations")
    row["locations"], row["services"] = [], []
    for place in places:
        if isinstance(place, dict):
            row["locations"].append(_place(place, own, row, seen))
        else:
            row["locations"].append(place)
    return row


def _place(told: dict[str, Any], owner: str, row: dict[str, Any], seen: Counter[str]) -> dict[str, Any]:
    own = _id(seen, "location", owner, told.get("name"))
    place = _named("location", told) | {"id": own, "organization_id": owner, "location_type": "physical"}
    place["addresses"] = [
        _named("address", place.pop(name)) | {"address_type": kind}
        for name, kind in (("address", "physical"), ("mail_address", "postal"))
        if isinstance(place.get(name), dict)
    ]
    place["phones"] = [
        _named("phone", one) if isinstance(one, dict) else one for one in _list(place, "phones")
    ]
    place["languages"] = [{"name": one} if isinstance(one, str) else one for one in _list(place, "languages")]
    place["accessibility"] = [
        {"description": one} if isinstance(one, str) else one for one in _list(place, "accessibility")
    ]
    for one in _list(place, "services"):
        row["services"].append(_service(one, owner, own, seen) if isinstance(one, dict) else one)
    return place


def _service(told: dict[str, Any], owner: str, place: str, seen: Counter[str]) -> dict[str, Any]:
    own = _id(seen, "service", place, told.get("name"))
    row = _named("service", told) | {"id": own, "organization_id": owner}
    row.setdefault("status", "active")
    row["status"] = STATES.get(str(row["status"]), row["status"])
    row["service_areas"] = [
        {"name": one} if isinstance(one, str) else one for one in _list(row, "service_areas")
    ]
    row["attributes"] = [
        {"label": label, "value": one}
        for name, label in (("categories", "category"), ("keywords", "keyword"))
        for one in _list(row, name)
        if isinstance(one, str)
    ]
    row["service_at_locations"] = [
        {"id": str(uuid5(OURS, f"{own}|{place}")), "service_id": own, "location_id": place}
    ]
    return row


def _list(row: dict[str, Any], name: str) -> list[Any]:
    found = row.pop(name, None)
    return found if isinstance(found, list) else [found] if found else []


def _named(table: str, told: dict[str, Any]) -> dict[str, Any]:
    names = RENAMED.get(table, {})
    return {names.get(name, name): value for name, value in told.items()}
