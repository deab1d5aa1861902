"""What keeps the directory true: who checked what when, what is to be called, what people found wrong, where gaps are.

Belongs here: reading. Not here: checking (actions.checking). A colleague's name is read only within her own agency.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from alongside.directory import counties, policies
from alongside.directory.enums import ReportState
from alongside.directory.models import Check, ErrorReport, Phone, Service
from alongside.directory.selectors.areas import Area, areas_of, thirteen
from alongside.directory.selectors.links import silent
from alongside.directory.selectors.services import GONE, Chosen, services, stale_before
from alongside.vault.actors import Actor, require


def checks_of(actor: Actor, service_id: UUID) -> list[Check]:
    """The agency's own checks of a service, newest first. The row shows no other agency's."""
    rows = Check.objects.filter(service_id=service_id, undone_at=None).select_related("checked_by")
    return list(rows.order_by("-checked_at")[:10])


@dataclass(frozen=True, slots=True)
class ToCall:
    """One line of the list to call."""

    service: Service
    number: str
    areas: list[Area]

    @property
    def checked_on(self) -> date | None:
        return self.service.assured_date


def to_call(chosen: Chosen, today: date) -> "QuerySet[Service]":
    """Services that nobody has checked in half a year, the longest first; or those whose website does not answer."""
    rows = listed(chosen if chosen.show == "silent" else replace(chosen, show="stale"), today)
    return rows.order_by("assured_date", "name", "id")


def listed(chosen: Chosen, today: date) -> "QuerySet[Service]":
    """Services narrowed to what is chosen, their websites' silence too."""
    rows = services(chosen, today)
    return rows.filter(silent()) if chosen.show == "silent" else rows


def lines_of(rows: list[Service]) -> list[ToCall]:
    """Each with the number to call and what it is about."""
    about = areas_of([row.id for row in rows])
    numbers = _numbers(rows)
    return [ToCall(row, numbers.get(row.id, ""), about[row.id]) for row in rows]


def _numbers(rows: list[Service]) -> dict[UUID, str]:
    """The service's own number, else its organization's; the central line of a confidential one."""
    own = Phone.objects.filter(service__in=rows).order_by("-central", "id")
    of_organizations = Phone.objects.filter(
        organization__in=[row.organization_id for row in rows if row.organization_id]
    )
    by_organization = {
        phone.organization_id: phone.number for phone in of_organizations.order_by("central", "-id")
    }
    found = {row.id: by_organization.get(row.organization_id, "") for row in rows}
    return found | {phone.service_id: phone.number for phone in reversed(own) if phone.service_id}


def reports(actor: Actor, *, settled: bool = False) -> "QuerySet[ErrorReport]":
    """What people found wrong: new ones, the oldest first; or what was settled of late."""
    require(policies.may_read_reports(actor))
    rows = ErrorReport.objects.select_related("service", "service__organization")
    if settled:
        return rows.exclude(state=ReportState.NEW).order_by("-settled_at")
    return rows.filter(state=ReportState.NEW).order_by("reported_at")


def reports_waiting(actor: Actor) -> int:
    """How many are new, for those who may read them."""
    return reports(actor).count() if policies.may_read_reports(actor) else 0


REACH = """
with offered as (
    select s.id, coalesce(p.coverage, 'not_known') as coverage, s.assured_date >= %(fresh)s as is_fresh
      from directory_service s left join directory_serviceprofile p on p.service_id = s.id
     where not s.status = any(%(gone)s)
), reach as (
    select p.service_id, unnest(p.counties) as county from directory_serviceprofile p
    union
    select x.service_id, l.county from directory_serviceatlocation x
      join directory_location l on l.id = x.location_id where l.county <> ''
    union
    select o.id, '' from offered o where o.coverage in ('state', 'country')
)
select t.code, r.county, count(distinct o.id), count(distinct o.id) filter (where o.is_fresh)
  from offered o
  join directory_attribute a on a.link_entity = 'service' and a.link_id = o.id
  join directory_taxonomyterm t on t.id = a.taxonomy_term_id and t.id = any(%(terms)s)
  join reach r on r.service_id = o.id
 group by t.code, r.county
"""


@dataclass(frozen=True, slots=True)
class Gap:
    """One area: how many services in each county, and where there is none."""

    area: Area
    everywhere: int
    cells: list[tuple[str, int, int]]

    @property
    def missing(self) -> list[str]:
        """Counties in which nobody offers it on the spot."""
        return [name for name, count, _fresh in self.cells if not count]


@dataclass(frozen=True, slots=True)
class Gaps:
    """The report: counties across, areas down (S4-178)."""

    counties: list[str]
    rows: list[Gap]


def gaps(today: date) -> Gaps:
    """Services by area and county. Those for a whole state are counted apart: they hide no gap."""
    terms = thirteen()
    told: dict[str, Any] = {
        "fresh": stale_before(today),
        "gone": list(GONE),
        "terms": [area.id for area in terms],
    }
    found: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(REACH, told)
        for code, county, count, fresh in cursor.fetchall():
            found[code][county] = (count, fresh)
    codes = sorted({county for cells in found.values() for county in cells if county}, key=counties.name_of)
    rows = [
        Gap(area, found[area.code].get("", (0, 0))[0],
            [(counties.name_of(code), *found[area.code].get(code, (0, 0))) for code in codes])
        for area in terms
    ]  # fmt: skip
    return Gaps([counties.name_of(code) for code in codes], rows)
