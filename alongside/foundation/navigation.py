"""The rows of links at the top of a shell.

Belongs here: turning a list of names in settings into links that exist. A name that
does not resolve is left out: nothing is promised that is not there.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.module_loading import import_string

from alongside.foundation import hosts


class NavItem(NamedTuple):
    """One link."""

    url: str
    label: str | Promise
    current: bool


def links(names: Iterable[tuple[str, str | Promise]], *, path: str) -> list[NavItem]:
    """Links for those names that resolve; the one that holds this path is current."""
    found = [(url, label) for name, label in names if (url := _url(name))]
    here = _holding(path, [url for url, _ in found])
    return [NavItem(url, label, url == here) for url, label in found]


def staff_links(path: str, actor: Any = None) -> list[NavItem]:
    """What settings.STAFF_NAV lists, but for what settings.STAFF_NAV_NOT_FOR says is nothing to this person."""
    names = getattr(settings, "STAFF_NAV", ())
    rule = getattr(settings, "STAFF_NAV_NOT_FOR", "")
    left_out = import_string(rule)(actor) if rule and actor is not None else frozenset()
    return links([(name, label) for name, label in names if name not in left_out], path=path)


def public_links(request: HttpRequest) -> list[NavItem]:
    """What settings.PUBLIC_NAV lists, each on the host that has it."""
    found = links(getattr(settings, "PUBLIC_NAV", ()), path=request.path)
    return [item._replace(url=hosts.link(request, item.url)) for item in found]


def _holding(path: str, urls: list[str]) -> str:
    """The longest address that this path lies under. One that others lie under means itself alone."""
    above = {url for url in urls for other in urls if other != url and other.startswith(url)}
    return max(
        (url for url in urls if path == url or (url not in above and _under(path, url))), key=len, default=""
    )


def _under(path: str, url: str) -> bool:
    return url != "/" and path.startswith(url)


def _url(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
