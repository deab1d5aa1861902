"""The list of services, one service, its print; an organization; a place.

Belongs here: screens. Not here: finding for people (views.finding), changing (views.editing).
"""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside.directory import policies
from alongside.directory.forms import ListForm
from alongside.directory.navigation import tabs
from alongside.directory.pieces import LOCATION, ON_THE_SHEET, ORGANIZATION, SERVICE
from alongside.directory.selectors import services as reading
from alongside.directory.selectors.areas import areas_of
from alongside.directory.selectors.keeping import checks_of, listed
from alongside.directory.selectors.links import links_of
from alongside.directory.selectors.pieces import Owner, groups_of, lately
from alongside.directory.selectors.sheet import address_lines, county_of, sheet_of
from alongside.foundation.htmx import render_page
from alongside.foundation.http import page_of
from alongside.people.types import StaffRequest
from alongside.vault.ids import uuid7


@require_safe
def services(request: StaffRequest) -> HttpResponse:
    """Everything that is in the directory, narrowed by name, area, county, age of the check."""
    form = ListForm(request.GET)
    told = form.cleaned_data if form.is_valid() else {}
    chosen = reading.Chosen(**{name: told.get(name, "") for name in ("words", "area", "county", "show")})
    today = timezone.localdate()
    page = page_of(request, listed(chosen, today), size=50)
    rows = list(page.object_list)
    about = areas_of([row.id for row in rows])
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "tabs": tabs(request.actor, "directory:services"),
        "form": form,
        "page": page,
        "query": f"{query.urlencode()}&" if query else "",
        "rows": [(row, about[row.id]) for row in rows],
        "stale_before": reading.stale_before(today),
        "narrowed": any(told.values()),
        "may_keep": bool(policies.may_keep(request.actor)),
    }
    return render_page(request, "directory/services.html", context)


@require_safe
def service(request: StaffRequest, service_id: UUID) -> HttpResponse:
    """One service, whole."""
    found = reading.service_for(service_id)
    checks, keeps = checks_of(request.actor, service_id), bool(policies.may_keep(request.actor))
    sheet = sheet_of(found, timezone.now(), timezone.localdate())
    context = {
        **_pieces(Owner(SERVICE, found, sheet.is_hidden), keeps),
        "tabs": tabs(request.actor, "directory:services"),
        "sheet": sheet,
        "checks": checks,
        "links": links_of(found),
        "may_undo": keeps or bool(checks and checks[0].checked_by_id == request.actor.account_id),
        "check_id": uuid7(),
    }
    return render_page(request, "directory/service.html", context)


@require_safe
def service_print(request: StaffRequest, service_id: UUID) -> HttpResponse:
    """One service as a sheet to hand over."""
    found = reading.service_for(service_id)
    context = {"sheet": sheet_of(found, timezone.now(), timezone.localdate()), "printed_at": timezone.now()}
    return render_page(request, "directory/service_print.html", context)


@require_safe
def organization(request: StaffRequest, organization_id: UUID) -> HttpResponse:
    """Who they are, what they offer, where."""
    found = reading.organization_for(organization_id)
    keeps = bool(policies.may_keep(request.actor))
    context = {
        **_pieces(Owner(ORGANIZATION, found, found.confidential), keeps),
        "tabs": tabs(request.actor, "directory:services"),
        "organization": found,
        "offers": page_of(request, reading.services_of(organization_id), size=50),
        "places": [(row, county_of(row)) for row in reading.places_of(organization_id)[:50]],
    }
    return render_page(request, "directory/organization.html", context)


@require_safe
def location(request: StaffRequest, location_id: UUID) -> HttpResponse:
    """A place and what is offered there."""
    found = reading.location_for(location_id)
    keeps = bool(policies.may_keep(request.actor))
    context = {
        **_pieces(Owner(LOCATION, found, found.confidential), keeps),
        "tabs": tabs(request.actor, "directory:services"),
        "location": found,
        "county": county_of(found),
        "address": [address_lines(row) for row in reading.address_of(location_id)],
        "offers": reading.services_at(location_id)[:50],
    }
    return render_page(request, "directory/location.html", context)


def _pieces(of: Owner, keeps: bool) -> dict[str, Any]:
    """What hangs on it, and for whoever keeps it the ways to change that."""
    on_the_sheet = ON_THE_SHEET if of.table == SERVICE else frozenset()
    return {
        "may_keep": keeps,
        "owner": of.table,
        "owner_id": of.row.id,
        "pieces": groups_of(of, keeps=keeps, on_the_sheet=on_the_sheet),
        "lately": lately(of) if keeps else [],
    }
