"""Separate host names for help, staff and plan room, where an installation sets them.

Belongs here: which paths each host answers. Not here: what the paths do. A staff page on the public host
does not exist, so that a phone's history never links the two.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from alongside.foundation import errors

STAFF_PREFIXES = (
    "/staff/",
    "/clients/",
    "/line/",
    "/sign-in/",
    "/sign-out/",
    "/join/",
    "/demo/",
    "/packets/",
    "/directory/",
    "/referrals/",
    "/screening/",
    "/clocks/",
    "/services/",
    "/numbers/keep/",
    "/have-your-say/keep/",
)
FOR_ANYONE = ("/line/ask/", "/packets/open/")  # what is public of rooms that are otherwise the staff’s
EVERYWHERE = ("/healthz", "/static/", "/language/", "/theme/", "/keyboard/", "/styleguide/")


class HostsMiddleware:
    """404 for a path of one host asked on another. With no host named, every host answers everything."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.STAFF_HOST and not self._at_home(request):
            return errors.page_not_found(request)
        return self.get_response(request)

    @staticmethod
    def _at_home(request: HttpRequest) -> bool:
        if request.path.startswith(EVERYWHERE):
            return True
        if request.path == "/":
            return True  # every host has a front; error pages point at it
        on_staff_host = request.get_host().partition(":")[0] == settings.STAFF_HOST
        is_staffs = request.path.startswith(STAFF_PREFIXES) and not request.path.startswith(FOR_ANYONE)
        return on_staff_host == is_staffs
