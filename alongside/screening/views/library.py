"""The library of forms: the list, one of them, bringing one along, rest and review.

Belongs here: screens. Not here: reading a file (loading), who may (policies).
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.foundation.htmx import render_page
from alongside.people.types import StaffRequest
from alongside.screening import policies
from alongside.screening.actions import library as shelf
from alongside.screening.errors import KnownAlready, RestsAlready
from alongside.screening.forms import BringForm
from alongside.screening.loading import load
from alongside.screening.problems import NotLoaded
from alongside.screening.results import meaning_of
from alongside.screening.selectors.library import library as all_of
from alongside.screening.selectors.library import shelved_for
from alongside.screening.shapes import Definition
from alongside.vault import files
from alongside.vault.actors import require
from alongside.vault.uploads import SealedUpload


@require_safe
def library(request: StaffRequest) -> HttpResponse:
    """All forms, those in use first."""
    every = all_of(request.actor)
    context = {
        "in_use": [one for one in every if one.is_in_use],
        "resting": [one for one in every if not one.is_in_use],
        "may_import": bool(policies.may_import(request.actor)),
    }
    return render_page(request, "screening/library.html", context)


@require_safe
def definition(request: StaffRequest, definition_key: UUID) -> HttpResponse:
    """One form, whole: where it comes from, what is asked, what is counted."""
    shelved = shelved_for(request.actor, definition_key)
    context = _shown(shelved.definition) | {
        "shelved": shelved,
        "may_import": bool(policies.may_import(request.actor)),
    }
    return render_page(request, "screening/definition.html", context)


def _shown(found: Definition) -> dict[str, Any]:
    known = found.accuracy
    return {
        "definition": found,
        "meanings": [] if known is None else [meaning_of(known, longer=longer) for longer in (True, False)],
    }


@require_http_methods(["GET", "POST"])
def bring(request: StaffRequest) -> HttpResponse:
    """Bring a form along: what is wrong with it, or what is in it, and only then keep it."""
    try:
        require(policies.may_import(request.actor))
        if request.method == "GET":
            return _ask(request, BringForm(), status=200)
        form = BringForm(request.POST, request.FILES)
        if not form.is_valid():
            return _ask(request, form, status=422)
        return _look_at(request, form)
    finally:
        _take_away(request)


def _look_at(request: StaffRequest, form: BringForm) -> HttpResponse:
    try:
        found = load(form.source, form.named, form.given)
    except NotLoaded as refused:
        return _ask(request, form, status=422, problems=_in_words(refused))
    if "keep" not in request.POST:
        return render_page(
            request, "screening/preview.html", _shown(found) | {"form": form, "text": _text(form)}
        )
    try:
        kept = shelf.import_definition(actor=request.actor, definition=found)
    except KnownAlready as refusal:
        form.add_error(None, str(refusal))
        return _ask(request, form, status=409)
    messages.success(request, _("The form is here. It can be asked from now on."))
    return _go("screening:definition", kept.key)


def _ask(
    request: StaffRequest, form: BringForm, *, status: int, problems: list[dict[str, str]] | None = None
) -> HttpResponse:
    context = {"form": form, "problems": problems or []}
    return render_page(request, "screening/bring.html", context, status=status)


def _in_words(refused: NotLoaded) -> list[dict[str, str]]:
    """Each mistake in the reader's language, with its place."""
    return [
        {"file": one.file, "where": one.where, "sentence": _(one.sentence) % one.values}
        for one in refused.problems
    ]


def _text(form: BringForm) -> str:
    """What goes along to the second step: the file's own text. It is checked again there."""
    return form.source.decode("utf-8-sig")


def _take_away(request: StaffRequest) -> None:
    """An upload is read once; nothing of it stays on the disk."""
    if request.method == "POST":
        for upload in request.FILES.values():
            if isinstance(upload, SealedUpload):
                files.remove(upload.stored_as)


@require_POST
def retire(request: StaffRequest, definition_key: UUID) -> HttpResponse:
    """Put it to rest."""
    return _change(
        request, definition_key, shelf.retire_definition, _("It rests. Earlier answers can still be read.")
    )


@require_POST
def use_again(request: StaffRequest, definition_key: UUID) -> HttpResponse:
    """Take it up again."""
    return _change(request, definition_key, shelf.use_definition_again, _("It is in use again."))


@require_POST
def review(request: StaffRequest, definition_key: UUID) -> HttpResponse:
    """Someone looked at it."""
    return _change(
        request, definition_key, shelf.review_definition, _("Noted. The next look is due in a year.")
    )


def _change(request: StaffRequest, key: UUID, verb: Any, words: str) -> HttpResponse:
    try:
        verb(actor=request.actor, key=key)
    except RestsAlready as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, words)
    return _go("screening:definition", key)


def _go(name: str, key: UUID) -> HttpResponse:
    response = HttpResponseRedirect(reverse(name, args=[key]))
    response.status_code = 303
    return response
