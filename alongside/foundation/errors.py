"""Pages for when something does not work.

Belongs here: one plain page for each refusal, in words that say what happened,
what to do next, and that nothing is lost. The pages ask no database, no session
and no context processor: they must stand when the rest does not. Every handler
named in `config/urls.py` and `CSRF_FAILURE_VIEW` is here.
"""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string

from alongside.foundation import preferences

BARE = {405, 413, 429, 503}
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}

_LAST_RESORT = (
    "<!doctype html><html lang='en'><title>Something went wrong here</title>"
    "<p>Something went wrong here. It is not your doing. Go back and try again in a minute.</p></html>"
)


def page(request: HttpRequest, status: int, *, template: str = "") -> HttpResponse:
    """The page for one status. Asks nothing of the request but its theme cookie and its id."""
    context = {
        "status": status,
        "theme": preferences.known_theme(request.COOKIES.get(preferences.THEME_COOKIE, "")),
        "request_id": getattr(request, "request_id", ""),
        "signed_in": getattr(request, "account", None) is not None,
    }
    try:
        body: str = render_to_string(template or f"errors/{status}.html", context)
    except Exception:  # (a broken page must never hide behind a second error)
        body = _LAST_RESORT
    return HttpResponse(body, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, or 413 when it was simply too much."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return page(request, 413)
    return page(request, 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: says that this is closed, never what stands behind it."""
    return page(request, 403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: the same page for what is not there and for what is not yours."""
    return page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500."""
    return page(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that came without its token: usually a page left open for long."""
    return page(request, 403, template="errors/csrf.html")


def unavailable(request: HttpRequest) -> HttpResponse:
    """503, for a room that cannot reach what it needs: nothing was changed."""
    response = page(request, 503)
    response.headers["Retry-After"] = "30"
    return response


def too_many(request: HttpRequest, *, retry_after: int) -> HttpResponse:
    """429, with the seconds to wait."""
    response = page(request, 429)
    response.headers["Retry-After"] = str(retry_after)
    return response


def dressed(request: HttpRequest, bare: HttpResponseBase) -> HttpResponse:
    """The same refusal with a page behind it, its headers and cookies kept."""
    response = page(request, bare.status_code)
    for name, value in bare.headers.items():
        if name not in ("Content-Type", "Content-Length"):
            response.headers[name] = value
    response.cookies = bare.cookies
    return response
