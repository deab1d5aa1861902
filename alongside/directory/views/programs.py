"""What every answer to another program has: who may ask and how often, refusals as JSON, a tag, other sites let in.

Belongs here: HTTP that is the same for every address of the interface. Not here: what is answered (views.api). It knows
nobody: no session is asked, the same question has the same answer for everyone.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.utils.cache import get_conditional_response, set_response_etag

from alongside.foundation.http import SAFE, View, only_reads, open_to_all
from alongside.foundation.rates import Meter, origin_of

MOST_A_MINUTE = 240
WHOLE, FULL = 20, 4  # what a whole directory at once counts for, and a page with everything that hangs on it
FORMS = ("", "application/x-www-form-urlencoded", "multipart/form-data")
NOT_KEPT = ("postcode", "search")  # what somebody looks for stays in no cache
ANY_SITE = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Retry-After",
}
ASKED_BEFORE = {
    "Access-Control-Allow-Headers": "Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
meter = Meter(MOST_A_MINUTE, seconds=60)


def for_programs(*methods: str) -> Callable[[View], View]:
    """Open to all and to other sites, counted by the minute, with a tag that spares the answer a second time."""
    allowed = ", ".join((*methods, "OPTIONS"))

    def mark(view: View) -> View:
        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            response: HttpResponseBase
            if request.method == "OPTIONS":
                response = HttpResponse(status=204, headers=ASKED_BEFORE)
            elif request.method not in methods:
                response = problem(405, {"": "This only reads: ask with GET."})
            else:
                response = _refused(request) or _tagged(request, view(request, *args, **kwargs))
            return _headed(response, allowed)

        return open_to_all(only_reads(answered))

    return mark


def problem(status: int, mistakes: dict[str, str]) -> HttpResponse:
    """What is wrong, for a program and for whoever reads its log."""
    return JsonResponse({"status": status, "errors": mistakes}, status=status)


def _headed(response: HttpResponseBase, allowed: str) -> HttpResponseBase:
    for name, value in ANY_SITE.items():
        response.headers[name] = value
    if response.status_code == 405:
        response.headers["Allow"] = allowed
    if response.status_code == 204:
        response.headers["Access-Control-Allow-Methods"] = allowed
    return response


def _refused(request: HttpRequest) -> HttpResponse | None:
    """What is not looked at any further."""
    if request.method == "POST" and request.content_type not in FORMS:
        return problem(415, {"": "Send the parameters as a form."})
    try:
        weight = _weight(request)
    except (BadRequest, SuspiciousOperation, MultiPartParserError):
        return problem(400, {"": "This form could not be read."})
    if wait := meter.wait(origin_of(request), weight):
        response = problem(429, {"": "That was a lot at once. Please wait a little."})
        response.headers["Retry-After"] = str(wait)
        return response
    return None


def _weight(request: HttpRequest) -> int:
    asked = {**request.GET.dict(), **request.POST.dict()}
    if asked.get("format") == "ndjson":
        return WHOLE
    return FULL if {"full", "full_service"} & set(asked) else 1


def _tagged(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """An answer somebody has already is not sent again. It may be kept, if it is asked for anew each time."""
    if request.method not in SAFE or response.status_code != 200 or not isinstance(response, HttpResponse):
        return response
    set_response_etag(response)
    answer = get_conditional_response(request, etag=response.headers["ETag"], response=response) or response
    if not set(NOT_KEPT) & set(request.GET):
        answer.headers["Cache-Control"] = "public, no-cache"
        answer.house_public = True  # type: ignore[attr-defined]
    return answer
