"""The directory for other programs: HSDS 3.1, read only, open to all.

Belongs here: HTTP. Not here: which objects and what they hold (selectors.listing, nesting), the description (openapi).
Nothing in it knows who asks; nobody's place is in a log, and a question may be sent as a form instead of an address.
"""

import json
from collections.abc import Iterator
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.middleware.http import ConditionalGetMiddleware
from django.utils.decorators import decorator_from_middleware
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from alongside.directory import openapi
from alongside.directory.forms_api import USUAL, ListForm, form_of
from alongside.directory.selectors import listing, nesting
from alongside.directory.selectors.listing import Asked
from alongside.foundation.http import View, open_to_all
from alongside.foundation.rates import Meter, origin_of

MOST_A_MINUTE = 240
HEAVY = 20  # what a whole directory at once counts for
meter = Meter(MOST_A_MINUTE, seconds=60)
tagged = decorator_from_middleware(ConditionalGetMiddleware)


def for_programs(view: View) -> View:
    """Open to all and to other sites, counted by the minute, with a tag that spares the answer a second time."""

    @wraps(view)
    def counted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        weight = HEAVY if request.GET.get("format") == "ndjson" else 1
        if wait := meter.wait(origin_of(request), weight):
            response: HttpResponseBase = _problem(429, {"": "That was a lot at once. Please wait a little."})
            response.headers["Retry-After"] = str(wait)
        else:
            response = view(request, *args, **kwargs)
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    return open_to_all(csrf_exempt(tagged(counted)))


@for_programs
@require_safe
def base(request: HttpRequest) -> HttpResponse:
    """Which version this is, and where it is described."""
    return JsonResponse(
        {
            "version": "3.1",
            "profile": request.build_absolute_uri("profile"),
            "openapi_url": request.build_absolute_uri("openapi.json"),
        }
    )


@for_programs
@require_safe
def described(request: HttpRequest) -> HttpResponse:
    """The description in OpenAPI 3.1."""
    return JsonResponse(openapi.document(request.build_absolute_uri(".")))


@for_programs
@require_safe
def profile(request: HttpRequest) -> HttpResponse:
    """In what we differ from the standard: places that must not be found."""
    return JsonResponse(openapi.PROFILE)


@for_programs
@require_http_methods(["GET", "HEAD", "POST"])
def services(request: HttpRequest) -> HttpResponseBase:
    """Services, a page at a time."""
    return _list(request, "service")


@for_programs
@require_http_methods(["GET", "HEAD", "POST"])
def organizations(request: HttpRequest) -> HttpResponseBase:
    """Organizations, a page at a time."""
    return _list(request, "organization")


@for_programs
@require_http_methods(["GET", "HEAD", "POST"])
def service_at_locations(request: HttpRequest) -> HttpResponseBase:
    """Services at their places, near a postcode where one is said."""
    return _list(request, "service_at_location")


@for_programs
@require_http_methods(["GET", "HEAD", "POST"])
def taxonomies(request: HttpRequest) -> HttpResponseBase:
    """The lists of terms."""
    return _list(request, "taxonomy")


@for_programs
@require_http_methods(["GET", "HEAD", "POST"])
def taxonomy_terms(request: HttpRequest) -> HttpResponseBase:
    """The terms."""
    return _list(request, "taxonomy_term")


@for_programs
@require_safe
def one(request: HttpRequest, table: str, object_id: str) -> HttpResponse:
    """One object with everything that hangs on it."""
    form = form_of(request.GET, request.POST)
    if not form.is_valid():
        return _problem(400, form.mistakes())
    found = _read(table, [object_id], services=form.cleaned_data["full_service"])
    return JsonResponse(found[0]) if found else _problem(404, {"": "There is nothing under this id."})


def _read(table: str, ids: list[str], *, services: bool) -> list[dict[str, Any]]:
    try:
        wanted = [UUID(one) for one in ids]
    except ValueError:
        return []
    return nesting.full(table, wanted, services=services)


def _list(request: HttpRequest, table: str) -> HttpResponseBase:
    form = form_of(request.GET, request.POST)
    if not form.is_valid():
        return _problem(400, form.mistakes())
    if form.cleaned_data["format"] == "ndjson":
        lines = _lines(table, form.asked(), form)
        return StreamingHttpResponse(lines, content_type="application/x-ndjson")
    return JsonResponse(_page(table, form.asked(), form))


def _page(table: str, asked: Asked, form: ListForm) -> dict[str, Any]:
    number, size = form.cleaned_data["page"] or 1, form.cleaned_data["per_page"] or USUAL
    total = listing.count(table, asked)
    ids = listing.page(table, asked, number=number, size=size) if (number - 1) * size < total else []
    last = max(1, -(-total // size))
    return {
        "total_items": total,
        "total_pages": last,
        "page_number": number,
        "size": len(ids),
        "first_page": number == 1,
        "last_page": number >= last,
        "empty": not ids,
        "contents": _objects(table, ids, form),
    }


def _objects(table: str, ids: list[UUID], form: ListForm) -> list[dict[str, Any]]:
    said = form.cleaned_data
    if said["minimal"] and table == "service":
        return list(listing.modified(ids))
    if said["full"] or said["full_service"]:
        return nesting.full(table, ids, services=said["full_service"])
    return nesting.listed(table, ids)


def _lines(table: str, asked: Asked, form: ListForm) -> Iterator[bytes]:
    """One object a line, read a few hundred at a time while they are sent."""
    for ids in listing.steps(table, asked):
        for found in _objects(table, ids, form):
            yield json.dumps(found, ensure_ascii=False).encode() + b"\n"


def _problem(status: int, mistakes: dict[str, str]) -> HttpResponse:
    """What is wrong, for a program and for whoever reads its log."""
    return JsonResponse({"status": status, "errors": mistakes}, status=status)
