"""A large set, as nobody may be given one: services, places and all that hangs on them, made by counting."""

import csv
import io
from uuid import UUID

CITIES = (("Peoria", "61602"), ("Pekin", "61554"), ("Quincy", "62301"), ("Galesburg", "61401"))


def tables(services: int, locations: int) -> dict[str, str]:
    """A package of HSDS tables."""
    return {
        "organizations.csv": _csv(
            "id name description website",
            ([_id(1, n), f"Organization {n}", "Helps people.", f"https://org{n}.example.org"] for n in range(services // 10 or 1)),  # noqa: E501
        ),
        "services.csv": _csv(
            "id organization_id name description status url application_process eligibility_description",
            (
                [_id(2, n), _id(1, n % (services // 10 or 1)), f"Service {n}", f"Help with matter {n % 97}, by phone or in person.",  # noqa: E501
                 "active", f"https://org{n}.example.org/s", "Call first.", "Everyone."]
                for n in range(services)
            ),
        ),
        "locations.csv": _csv(
            "id organization_id location_type name latitude longitude",
            (
                [_id(3, n), _id(1, n % (services // 10 or 1)), "physical", f"Office {n}", 38 + n % 400 / 100, -90 + n % 300 / 100]  # noqa: E501
                for n in range(locations)
            ),
        ),
        "service_at_location.csv": _csv(
            "id service_id location_id", ([_id(4, n), _id(2, n % services), _id(3, n)] for n in range(locations))
        ),
        "addresses.csv": _csv(
            "id location_id address_1 city state_province postal_code country address_type",
            (
                [_id(5, n), _id(3, n), f"{n + 100} Main Street", *_at(n), "US", "physical"]
                for n in range(locations)
            ),
        ),
        "phones.csv": _csv(
            "id service_id number type", ([_id(6, n), _id(2, n), f"309-555-{n % 10000:04}", "voice"] for n in range(services))  # noqa: E501
        ),
        "schedules.csv": _csv(
            "id service_id freq byday opens_at closes_at",
            ([_id(7, n), _id(2, n), "WEEKLY", "MO,TU,WE,TH,FR", "09:00:00", "17:00:00"] for n in range(services)),
        ),
        "languages.csv": _csv(
            "id service_id name code", ([_id(8, n), _id(2, n), "Spanish", "es"] for n in range(services))
        ),
    }  # fmt: skip


def _at(n: int) -> tuple[str, str, str]:
    city, code = CITIES[n % len(CITIES)]
    return city, "IL", code


def _id(kind: int, n: int) -> str:
    return str(UUID(int=kind * 10**12 + n))


def _csv(header: str, rows) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header.split())
    writer.writerows(rows)
    return out.getvalue()
