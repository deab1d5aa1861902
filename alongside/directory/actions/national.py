"""National lines, put into the directory of any installation.

Belongs here: from data/national.json to rows, again and again without harm. Not here: a local agency's own lines. A
line that is there already stays as it is: whoever keeps the directory may have mended it. Nobody is said to have
checked a number unless the file says who and when.
"""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from alongside.directory.actions.indexing import index
from alongside.directory.enums import Cost, Coverage, SourceKind
from alongside.directory.models import (
    Attribute,
    Language,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceProfile,
    Source,
)
from alongside.directory.selectors.areas import SPACE, area_id
from alongside.directory.selectors.national import line_id

DATA = Path(__file__).parents[1] / "data" / "national.json"
SOURCE = uuid5(SPACE, "source/national")
DAYS = "MO,TU,WE,TH,FR,SA,SU"


def load_national(*, using: str = "owner") -> int:
    """Add the lines that are missing; how many were added."""
    told = json.loads(DATA.read_text(encoding="utf-8"))
    Source.objects.using(using).get_or_create(
        id=SOURCE,
        defaults={
            "name": "National lines",
            "kind": SourceKind.NATIONAL,
            "fetched_on": told["written_on"],
            "publisher": told["written_from"][:200],
        },
    )
    wanted = {_id("service", line): line for line in told["lines"]}
    there = set(Service.objects.using(using).filter(id__in=wanted).values_list("id", flat=True))
    missing = {key: line for key, line in wanted.items() if key not in there}
    for key, line in missing.items():
        _add(key, line, using)
    index(list(missing), using=using)
    return len(missing)


def _add(key: UUID, line: Mapping[str, Any], using: str) -> None:
    own = {"origin_id": SOURCE}
    organization = Organization(id=_id("organization", line), name=line["name"], website=line["website"], **own)
    service = Service(
        id=key, organization_id=organization.id, name=line["name"], description=line["description"],
        url=line["website"], minimum_age=line.get("minimum_age"), maximum_age=line.get("maximum_age"),
        assured_date=date.fromisoformat(line["verified_on"]) if line["verified_on"] else None,
        interpretation_services=line["note"], **own,
    )  # fmt: skip
    parts: list[Any] = [
        ServiceProfile(
            service_id=key, competences=line["competences"], coverage=Coverage.COUNTRY, cost=Cost.FREE,
            no_barriers=["id", "police_contact"],
        ),
        *[Phone(id=_id("phone/" + kind, line), service_id=key, number=number, type=kind, **own)
          for kind, number in (("voice", line["phone"]), ("text", line["text"])) if number],
        *[Language(id=_id("language/" + code, line), service_id=key, code=code, **own) for code in line["languages"]],
        *[Attribute(id=_id("area/" + code, line), link_id=key, link_entity="service",
                    taxonomy_term_id=area_id(code), **own) for code in line["areas"]],
    ]  # fmt: skip
    if line["hours"] == "24/7":
        parts.append(
            Schedule(id=_id("hours", line), service_id=key, freq="WEEKLY", byday=DAYS, opens_at="00:00",
                     closes_at="24:00", **own)
        )  # fmt: skip
    for row in (organization, service, *parts):
        row.save(using=using, force_insert=True)


def _id(kind: str, line: Mapping[str, Any]) -> UUID:
    return line_id(line["key"], kind)
