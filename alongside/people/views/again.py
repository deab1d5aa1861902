"""A form that makes something, come back to: its id stays in the address, and a second sending lands on the first.

Belongs here: what screens that make something share about it. Not here: noticing it
(vault.once), saving. A page of ours is never stored, so Back asks for the form anew while the browser puts the
words back that were typed: only what stands in the address tells that it is the same form.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext as _

from alongside.foundation.http import id_in
from alongside.vault.ids import uuid7

View = Callable[..., HttpResponseBase]


def comes_back(view: View) -> View:
    """Give the form its id in the address, before anything is opened.

    Only where a browser goes to a page has it a Back button: whatever else asks gets the form at once.
    """

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        goes = request.method == "GET" and request.headers.get("Sec-Fetch-Mode") == "navigate"
        if goes and form_id(request) is None:
            return HttpResponseRedirect(f"{request.path}?{_with_form_id(request)}")
        return view(request, *args, **kwargs)

    return inner


def _with_form_id(request: HttpRequest) -> str:
    """What was asked for (a day, a rule) stays, and the id stands beside it."""
    asked = request.GET.copy()
    asked["form"] = str(uuid7())
    return asked.urlencode()


def form_id(request: HttpRequest) -> UUID | None:
    """The id that the address brings along."""
    return id_in(request.GET.get("form"))


def first_of(request: HttpRequest) -> dict[str, Any]:
    """What an empty form begins with."""
    return {"row_id": form_id(request) or uuid7()}


def say_saved_already(request: HttpRequest) -> None:
    """The second sending said the same: nothing was made, and nothing is wrong."""
    messages.info(request, _("This was saved already."))
