"""Separate host names for help, staff and plan room, where an installation sets them.

Belongs here: turning a request away from a host that has not its page. Not here: which host has which
(foundation.hosts), what the pages do.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect

from alongside.foundation import errors, hosts


class HostsMiddleware:
    """404 for a path of one host asked on another. With no host named, every host answers everything."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        host = hosts.here(request)
        if not hosts.answers(host, request.path):
            return errors.page_not_found(request)
        front = hosts.front_of(host) if request.path == "/" else ""
        if front:
            return HttpResponseRedirect(front)
        return self.get_response(request)
