"""One view, one context, two sizes: the whole page, or the part that htmx asked for.

Belongs here: the helper that chooses. Not here: what the page says.
"""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails

from alongside.foundation import icons


def wants_partial(request: HttpRequest) -> bool:
    """True for a request by htmx that is not a step back in the history."""
    htmx: HtmxDetails | None = getattr(request, "htmx", None)
    return bool(htmx and not htmx.history_restore_request)


def render_page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    partial: str = "",
    status: int = 200,
) -> HttpResponse:
    """Whole page for a browser, the named partial for htmx; they never differ in between.

    A partial brings along the icons it draws, because the page it lands in may
    have been drawn without them.
    """
    if partial and wants_partial(request):
        body = _fragment(request, f"{template}#{partial}", context)
    else:
        body = render_to_string(template, context, request=request)
    response = HttpResponse(body, status=status)
    patch_vary_headers(response, ("HX-Request",))
    return response


def _fragment(request: HttpRequest, name: str, context: Mapping[str, Any] | None) -> str:
    with icons.collecting() as used:
        body = render_to_string(name, context, request=request)
    return body + icons.fragment_sprite(used) if used else body
