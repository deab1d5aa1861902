"""The directory of the demonstration: services that do not exist, from the files in demo/directory.

Belongs here: reading those files and writing their rows, as whoever keeps the directory would. Not here: the lines
that do exist (directory.actions.national). Every organization is invented, every number is a 555 number.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from django.db import models
from django.utils import timezone

from alongside.directory.actions.indexing import index
from alongside.directory.actions.national import load_national
from alongside.directory.counties import code_of
from alongside.directory.models import (
    Accessibility,
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
    Source,
)
from alongside.directory.selectors.areas import SPACE, area_id

FOLDER = Path(__file__).parent / "directory"
SOURCE = uuid5(SPACE, "source/demo")
ORDER: tuple[type[models.Model], ...] = (
    Organization, Service, ServiceProfile, Location, ServiceAtLocation, Address, Accessibility, Phone, Schedule,
    Language, Attribute,
)  # fmt: skip
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
HOURS = re.compile(r"(\w\w)(?:-(\w\w))? (\d\d:\d\d)-(\d\d:\d\d)")
MONTHLY = re.compile(r"MONTHLY (\d\w\w) (\d\d:\d\d)-(\d\d:\d\d)")
Row = Mapping[str, Any]


def fill_directory(today: date | None = None, *, using: str = "default") -> list[UUID]:
    """Write every service of the files and the national lines; return the services' ids. Ask as who keeps it."""
    Source.objects.using(using).get_or_create(
        id=SOURCE, defaults={"name": "Invented for the demonstration", "kind": "demo", "fetched_on": None}
    )
    rows = list(_everything(today or timezone.localdate()))
    for table in ORDER:
        table._default_manager.using(using).bulk_create([row for row in rows if isinstance(row, table)], batch_size=500)
    services = [row.id for row in rows if isinstance(row, Service)]
    index(services, using=using)
    load_national(using=using)
    return services


def _everything(today: date) -> Iterator[models.Model]:
    for file in sorted(FOLDER.glob("*.json")):
        for told in json.loads(file.read_text(encoding="utf-8"))["organizations"]:
            yield from _organization(told, today)


def _organization(told: Row, today: date) -> Iterator[models.Model]:
    hidden, county = bool(told.get("confidential")), told["county"]
    own = {"origin_id": SOURCE}
    key = _id(told["key"])
    yield Organization(
        id=key, name=told["name"], description=told["description"], website=told.get("website", ""),
        confidential=hidden, **own,
    )  # fmt: skip
    yield Phone(
        id=_id(told["key"], "phone"), organization_id=key, number=told["phone"], type="voice", central=True, **own
    )
    places = told.get("locations") or [{"key": "hidden"}]
    for place in places:
        yield from _place(told, place, county, hidden)
    for number, service in enumerate(told["services"]):
        yield from _service(told, service, f"service{number}", [place["key"] for place in places], today)


def _place(told: Row, place: Row, county: str, hidden: bool) -> Iterator[models.Model]:
    key, own = _id(told["key"], place["key"]), {"origin_id": SOURCE}
    known = {"county": code_of(county), "county_name": county, "confidential": hidden, "organization_id": _id(told["key"])}
    if hidden:
        yield Location(id=key, **known, **own)
        return
    yield Location(
        id=key, name=place["name"], latitude=place["latitude"], longitude=place["longitude"], **known, **own
    )
    yield Address(
        id=_id(told["key"], place["key"], "address"), location_id=key, address_1=place["address_1"],
        city=place["city"], region=county, state_province="IL", postal_code=place["postal_code"], country="US", **own,
    )  # fmt: skip
    for number, words in enumerate(place.get("accessibility", ())):
        yield Accessibility(
            id=_id(told["key"], place["key"], f"access{number}"), location_id=key, description=words, **own
        )


def _service(told: Row, said: Row, name: str, places: list[str], today: date) -> Iterator[models.Model]:
    key, own = _id(told["key"], name), {"origin_id": SOURCE}
    yield Service(
        id=key, organization_id=_id(told["key"]), name=said["name"], description=said["description"],
        status=said.get("status", "active"), fees_description=said.get("fees_description", ""),
        minimum_age=said.get("minimum_age"), maximum_age=said.get("maximum_age"),
        assured_date=today - timedelta(days=said["checked_days_ago"]), **own,
    )  # fmt: skip
    yield ServiceProfile(
        service_id=key, competences=said.get("competences", []), barriers=said.get("asks", []),
        no_barriers=said.get("asks_not", []), accepts=said.get("accepts", []),
        not_accepts=said.get("not_accepts", []), cost=said["cost"], bring=said.get("bring", ""),
    )  # fmt: skip
    for place in said.get("at", places):
        yield ServiceAtLocation(
            id=_id(told["key"], name, place), service_id=key, location_id=_id(told["key"], place), **own
        )
    for code in said["languages"]:
        yield Language(id=_id(told["key"], name, "language", code), service_id=key, code=code, **own)
    for code in said["areas"]:
        yield Attribute(
            id=_id(told["key"], name, "area", code), link_id=key, link_entity="service",
            taxonomy_term_id=area_id(code), **own,
        )  # fmt: skip
    for number, hours in enumerate(_hours(said["hours"])):
        yield Schedule(
            id=_id(told["key"], name, f"hours{number}"), service_id=key, **hours, **_season(said, today), **own
        )


def _hours(text: str) -> Iterator[dict[str, str]]:
    """`24/7`, `Mo-Fr 09:00-17:00; Sa 09:00-12:00`, `MONTHLY 2SA 09:00-13:00`."""
    if text == "24/7":
        text = "Mo-Su 00:00-24:00"
    for part in text.split("; "):
        if monthly := MONTHLY.fullmatch(part):
            yield {"freq": "MONTHLY", "byday": monthly[1], "opens_at": monthly[2], "closes_at": monthly[3]}
            continue
        hit = HOURS.fullmatch(part)
        if hit is None:
            raise ValueError(f"Hours we cannot read: {part}")
        first = DAYS.index(hit[1])
        days = DAYS[first : DAYS.index(hit[2] or hit[1]) + 1]
        yield {"freq": "WEEKLY", "byday": ",".join(days).upper(), "opens_at": hit[3], "closes_at": hit[4]}


def _season(said: Row, today: date) -> dict[str, date]:
    """A service of the summer holds in the summer of this year, or of the next once it is over."""
    if "season" not in said:
        return {}
    first, last = (tuple(map(int, day.split("-"))) for day in said["season"].split(".."))
    year = today.year if date(today.year, *last) >= today else today.year + 1
    return {"valid_from": date(year, *first), "valid_to": date(year, *last)}


def _id(*parts: str) -> UUID:
    return uuid5(SPACE, "demo/" + "/".join(parts))
