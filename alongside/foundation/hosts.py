"""Which part of the house stands on which host, where an installation names them apart.

Belongs here: from an address to its part, from a part to its host. Not here: turning a request away (config.hosts).

The host for help never answers a page of the staff's or the plan room's, so that a phone's history does not say where
else somebody was. The other way round nothing is hidden: the help pages are answered everywhere. A part without a host
of its own is answered by every host.
"""

from django.conf import settings
from django.http import HttpRequest

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
    "/coalition/",
    "/numbers/keep/",
    "/have-your-say/keep/",
)
PLAN_PREFIXES = ("/plans/", "/numbers/", "/have-your-say/")
# What is public of rooms that are otherwise the staff’s.
FOR_ANYONE = ("/line/ask/", "/packets/open/", "/coalition/answer/")
EVERYWHERE = ("/healthz", "/static/", "/language/", "/theme/", "/keyboard/", "/styleguide/")
FRONTS = {"staff": "/sign-in/", "plans": "/plans/"}


def part_of(path: str) -> str:
    """Whose page it is: the staff's, the plan room's or help's."""
    if path.startswith(FOR_ANYONE):
        return "help"
    if path.startswith(STAFF_PREFIXES):
        return "staff"
    return "plans" if path.startswith(PLAN_PREFIXES) else "help"


def here(request: HttpRequest) -> str:
    """The host that was asked, without its port."""
    return request.get_host().partition(":")[0]


def answers(host: str, path: str) -> bool:
    """Whether this host has that page. The staff read the plan room on theirs, because they edit it there."""
    if path == "/" or path.startswith(EVERYWHERE):
        return True  # every host has a front; error pages point at it
    if path.startswith(FOR_ANYONE) and settings.STAFF_HOST:
        return host != settings.STAFF_HOST or host == settings.HELP_HOST
    part = part_of(path)
    if part == "staff":
        return host == settings.STAFF_HOST or not settings.STAFF_HOST
    if part == "plans":
        return host in (settings.PLAN_HOST, settings.STAFF_HOST) or not settings.PLAN_HOST
    return True


def front_of(host: str) -> str:
    """Where the front of a host leads, where it is another than help's."""
    named = {settings.STAFF_HOST: "staff", settings.PLAN_HOST: "plans"}
    if host == settings.HELP_HOST or host not in named:
        return ""
    return FRONTS[named[host]]


def link(request: HttpRequest, path: str) -> str:
    """An address as this host's page writes it: with the name of another host where this one has it not."""
    if answers(here(request), path):
        return path
    return f"//{settings.STAFF_HOST if part_of(path) == 'staff' else settings.PLAN_HOST}{path}"
