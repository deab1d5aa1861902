"""Screens that anyone may read: the front door, who to call, how privacy is kept.

Belongs here: pages without an account and without anything about a client. Not here: anything that asks or
keeps. They stand outside the wall, so that the numbers to call are there when the database is not; they
are never stored by a browser, because a stored page of help is a trace.
"""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from alongside.foundation import hosts
from alongside.foundation.htmx import render_page
from alongside.people.middleware import outside_the_wall, public
from alongside.people.rights import RIGHTS
from alongside.public_site import lines, selectors


@public
@outside_the_wall
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The first page: who to call, what to expect, the doors."""
    context = {"agencies": selectors.agencies_shown()}
    return page(request, "front", context)


@public
@outside_the_wall
@require_safe
def help_now(request: HttpRequest) -> HttpResponse:
    """Who to call, and how to stay private while doing it."""
    return page(request, "help", {"lines": lines.LINES})


@public
@outside_the_wall
@require_safe
def calling(request: HttpRequest) -> HttpResponse:
    """What happens on the phone, what is asked and what is kept."""
    return page(request, "calling")


@public
@outside_the_wall
@require_safe
def rights(request: HttpRequest) -> HttpResponse:
    """The seven rights, and what holds with the agencies here."""
    return page(request, "rights", {"rights": RIGHTS})


@public
@outside_the_wall
@require_safe
def unsure(request: HttpRequest) -> HttpResponse:
    """For a nurse, a teacher, a clerk, a neighbor: whether they may have met someone who needs help, and what to do."""
    return page(request, "unsure", {"lines": lines.LINES})


@public
@outside_the_wall
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, who can open it, and what cannot be promised."""
    return page(request, "privacy")


@public
@outside_the_wall
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What works with which means, and what does not yet."""
    return page(request, "accessibility")


def page(request: HttpRequest, name: str, context: Mapping[str, object] | None = None) -> HttpResponse:
    shared = {
        "help_phone": lines.HOTLINE,
        "hotline": lines.HOTLINE,
        "staff_door": hosts.link(request, reverse("people:sign_in")),
        "plans_door": hosts.link(request, reverse("plans:front")),
    }
    return render_page(request, f"public_site/{name}.html", {**shared, **(context or {})})
