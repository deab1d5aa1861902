"""Sending a form of advocacy: once, never over someone else's words, and a rule's refusal loses nothing typed.

Belongs here: what those screens do alike when a form is sent. Not here: any one form, any rule, saving (actions).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from alongside.cases.errors import SavedBefore, SomeoneElseWasFaster, TextMissing
from alongside.cases.errors_advocacy import AskFirst, KeepOnlyWithTheirYes, NeedsTheirYes, SupervisorNotTold
from alongside.cases.forms_advocacy import ManyOf
from alongside.cases.views.again import say_saved_already
from alongside.cases.views.asking import StaffRequest
from alongside.cases.views.comparing import compare, keep_apart
from alongside.vault.errors import Refused

# Refusals that are said above the form, with everything still in it.
SAID_ON_THE_PAGE = (AskFirst, NeedsTheirYes, SupervisorNotTold, KeepOnlyWithTheirYes, TextMissing)

Show = Callable[[Any, int], HttpResponseBase]
Saved = Callable[[Any], Mapping[str, Any]]


def save_new(
    request: StaffRequest,
    form: forms.Form,
    *,
    make: Callable[[], Any],
    saved: Saved,
    show: Show,
    done: Callable[[Any], HttpResponseBase],
) -> HttpResponseBase:
    """Make the row of a form. Sent twice with other words, both are shown."""
    try:
        row = make()
    except SavedBefore as before:
        if not before.same:
            return show(_readable(keep_apart(form, saved(before.row), before)), 409)
        say_saved_already(request)
        return done(before.row)
    except SAID_ON_THE_PAGE as refusal:
        return show(_refused(form, refusal), 422)
    messages.success(request, _("Saved."))
    return done(row)


def save_change(
    request: StaffRequest,
    form: forms.Form,
    *,
    change: Callable[[], Any],
    saved: Callable[[], Mapping[str, Any]],
    show: Show,
    done: Callable[[Any], HttpResponseBase],
) -> HttpResponseBase:
    """Change the row of a form. Where someone was faster, both texts are shown."""
    try:
        row = change()
    except SomeoneElseWasFaster as refusal:
        return show(_readable(compare(form, saved(), refusal)), 409)
    except SAID_ON_THE_PAGE as refusal:
        return show(_refused(form, refusal), 422)
    messages.success(request, _("Saved."))
    return done(row)


def theirs(form: forms.Form) -> list[Any]:
    """What is saved now, beside what she wrote."""
    return list(getattr(form, "theirs", []))


def _refused(form: forms.Form, refusal: Refused) -> forms.Form:
    form.add_error(None, str(refusal))
    return form


def _readable(form: Any) -> Any:
    """Several chosen words read as words, a tick as yes."""
    choices: dict[str, dict[Any, Any]] = {
        str(field.label): dict(getattr(field, "choices", ()))
        for field in form.fields.values()
        if isinstance(field, ManyOf)
    }
    form.theirs = [(label, _in_words(value, choices.get(str(label), {}))) for label, value in form.theirs]
    return form


def _in_words(value: Any, choices: Mapping[Any, Any]) -> Any:
    if isinstance(value, tuple):
        return ", ".join(str(choices.get(code, code)) for code in value)
    return _("Yes") if value is True else value
