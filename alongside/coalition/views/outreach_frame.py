"""What the screens of outreach share: a page in its tab, one form on a page, a form that is sent again.

Belongs here: these helpers. Not here: any screen.
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from alongside.coalition.selectors.members import Coalition
from alongside.coalition.views.frame import page
from alongside.people.types import StaffRequest
from alongside.people.views.again import say_saved_already
from alongside.people.views.comparing import keep_apart
from alongside.vault.errors import NotFound, Refused, SavedBefore, SomeoneElseWasFaster

AREA = "coalition:outreach"


def show(
    request: StaffRequest, coalition: Coalition, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponseBase:
    """A page of outreach."""
    return page(request, f"coalition/{template}.html", context, coalition=coalition, area=AREA, status=status)


def show_form(
    request: StaffRequest,
    coalition: Coalition,
    form: forms.Form,
    *,
    heading: str,
    back: str,
    lead: str = "",
    status: int = 0,
    template: str = "outreach_form",
) -> HttpResponseBase:
    """One form on a page of its own."""
    context = {
        "form": form,
        "heading": heading,
        "lead": lead,
        "back": back,
        "theirs": getattr(form, "theirs", []),
    }
    return show(request, coalition, template, context, status=status or (422 if form.errors else 200))


def saves(request: StaffRequest, form: forms.Form, act: Callable[[], Any]) -> Any:
    """Do it and say so; None where the form needs another look. Sent twice with the same words, nothing is wrong."""
    try:
        done = act()
    except SavedBefore as before:
        if before.same:
            say_saved_already(request)
            return before.row
        keep_apart(form, {}, before)
        return None
    except (NotFound, SomeoneElseWasFaster):
        raise
    except Refused as problem:
        form.add_error(None, str(problem))
        return None
    messages.success(request, _("Saved."))
    return done
