"""The directory for other programs: HSDS 3.1, read only, open to all.

Belongs here: HTTP. Not here: which objects and what they hold (selectors.listing, nesting), the description (openapi).
Nothing in it knows who asks; nobody's place is in a log, and a question may be sent as a form instead of an address.
"""

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse

from alongside.directory import openapi
from alongside.directory.forms_api import USUAL, ListForm, form_of
from alongside.directory.selectors import listing, nesting
from alongside.directory.selectors.listing import Asked
from alongside.directory.views.programs import for_programs, problem
from alongside.vault import wall

READ = ("GET", "HEAD")
ASK = (*READ, "POST")
LINES = "application/x-ndjson"


@for_programs(*READ)
def base(request: HttpRequest) -> HttpResponse:
    """Which version this is, and where it is described."""
    return JsonResponse(
        {
            "version": "3.1",
            "profile": request.build_absolute_uri("profile"),
            "openapi_url": request.build_absolute_uri("openapi.json"),
        }
    )


@for_programs(*READ)
def described(request: HttpRequest) -> HttpResponse:
    """The description in OpenAPI 3.1."""
    return JsonResponse(openapi.document(request.build_absolute_uri(".")))


@for_programs(*READ)
def profile(request: HttpRequest) -> HttpResponse:
    """In what we differ from the standard: places that must not be found."""
    return JsonResponse(openapi.PROFILE)


@for_programs(*ASK)
def services(request: HttpRequest) -> HttpResponseBase:
    """Services, a page at a time."""
    return _list(request, "services")


@for_programs(*ASK)
def organizations(request: HttpRequest) -> HttpResponseBase:
    """Organizations, a page at a time."""
    return _list(request, "organizations")


@for_programs(*ASK)
def service_at_locations(request: HttpRequest) -> HttpResponseBase:
    """Services at their places, near a postcode where one is said."""
    return _list(request, "service_at_locations")


@for_programs(*ASK)
def taxonomies(request: HttpRequest) -> HttpResponseBase:
    """The lists of terms."""
    return _list(request, "taxonomies")


@for_programs(*ASK)
def taxonomy_terms(request: HttpRequest) -> HttpResponseBase:
    """The terms."""
    return _list(request, "taxonomy_terms")


@for_programs(*READ)
def service(request: HttpRequest, service_id: str) -> HttpResponse:
    """One service with everything that hangs on it."""
    return _one(request, "service", service_id)


@for_programs(*READ)
def organization(request: HttpRequest, organization_id: str) -> HttpResponse:
    """One organization; with its services where that is asked."""
    return _one(request, "organization", organization_id)


@for_programs(*READ)
def service_at_location(request: HttpRequest, at_place_id: str) -> HttpResponse:
    """One service at one place."""
    return _one(request, "service_at_location", at_place_id)


@for_programs(*READ)
def taxonomy(request: HttpRequest, taxonomy_id: str) -> HttpResponse:
    """One list of terms."""
    return _one(request, "taxonomy", taxonomy_id)


@for_programs(*READ)
def taxonomy_term(request: HttpRequest, term_id: str) -> HttpResponse:
    """One term."""
    return _one(request, "taxonomy_term", term_id)


def _one(request: HttpRequest, table: str, object_id: str) -> HttpResponse:
    form = form_of(request.GET, request.POST, ("full_service",))
    if not form.is_valid():
        return problem(400, form.mistakes())
    found = _read(table, [object_id], services=form.cleaned_data["full_service"])
    return JsonResponse(found[0]) if found else problem(404, {"": "There is nothing under this id."})


def _read(table: str, ids: list[str], *, services: bool) -> list[dict[str, Any]]:
    try:
        wanted = [UUID(one) for one in ids]
    except ValueError:
        return []
    return nesting.full(table, wanted, services=services)


def _list(request: HttpRequest, name: str) -> HttpResponseBase:
    table, known = openapi.LISTS[name]
    form = form_of(request.GET, request.POST, known)
    if not form.is_valid():
        return problem(400, form.mistakes())
    if form.cleaned_data["format"] == "ndjson":
        lines = _lines(table, form.asked(), form) if request.method != "HEAD" else iter(())
        return StreamingHttpResponse(lines, content_type=LINES)
    return JsonResponse(_page(table, form.asked(), form))


def _page(table: str, asked: Asked, form: ListForm) -> dict[str, Any]:
    number, size = form.cleaned_data["page"] or 1, form.cleaned_data["per_page"] or USUAL
    found = listing.page(table, asked, number=number, size=size)
    last = max(1, -(-found.total // size))
    return {
        "total_items": found.total,
        "total_pages": last,
        "page_number": number,
        "size": len(found.ids),
        "first_page": number == 1,
        "last_page": number >= last,
        "empty": not found.ids,
        "contents": _objects(table, found.ids, form),
    }


def _objects(table: str, ids: list[UUID], form: ListForm) -> list[dict[str, Any]]:
    said = form.cleaned_data
    if said["minimal"] and table == "service":
        return list(listing.modified(ids))
    if said["full"] or said["full_service"]:
        return nesting.full(table, ids, services=said["full_service"])
    return nesting.listed(table, ids)


def _lines(table: str, asked: Asked, form: ListForm) -> Iterator[bytes]:
    """One object a line, read a few hundred at a time while they are sent, each time in a transaction of its own."""
    after: UUID | None = None
    more = True
    while more:
        with wall.nobody():
            ids = listing.step(table, asked, after=after)
            found = _objects(table, ids, form)
        yield from (json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in found)
        more, after = len(ids) == listing.STEP, ids[-1] if ids else None
