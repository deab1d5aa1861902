"""Purpose and ground rules: what stands, the draft, agreeing on it, earlier versions.

Belongs here: screens. Not here: saving (actions.founding_words).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.coalition.actions import founding_words as acts
from alongside.coalition.errors_founding import NothingWritten, StandsElsewhere
from alongside.coalition.forms_founding_words import AgreedForm, PurposeForm, RulesForm, TextForm
from alongside.coalition.policies import may_organise
from alongside.coalition.selectors import founding_words as reads
from alongside.coalition.selectors.members import Coalition
from alongside.coalition.views.founding import founding_page
from alongside.coalition.views.frame import in_coalition
from alongside.foundation.http import see_other
from alongside.people.types import StaffRequest
from alongside.people.views.comparing import compare
from alongside.vault.actors import require
from alongside.vault.errors import SomeoneElseWasFaster

Form = type[PurposeForm] | type[RulesForm]


@require_safe
@in_coalition
def purpose(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Vision, mission, values."""
    return _show(request, coalition, "purpose", reads.purposes(coalition.id), PurposeForm)


@require_safe
@in_coalition
def rules(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Who leads, where and when, who writes, how decisions are made."""
    return _show(request, coalition, "rules", reads.all_rules(coalition.id), RulesForm)


def _show(
    request: StaffRequest,
    coalition: Coalition,
    of: str,
    versions: Sequence[Any],
    form: Form,
    *,
    agreed: AgreedForm | None = None,
) -> HttpResponseBase:
    draft = next((one for one in versions if one.stands_since is None), None)
    standing = [one for one in versions if one.stands_since is not None]
    start = {"on": timezone.localdate(), "version": draft.version if draft else 0}
    context = {
        "of": of,
        "stands": _lines(standing[0], form) if standing else [],
        "current": standing[0] if standing else None,
        "draft": draft,
        "draft_lines": _lines(draft, form) if draft else [],
        "earlier": [(one, _lines(one, form)) for one in standing[1:]],
        "agreed_form": agreed or AgreedForm(initial=start),
    }
    status = 422 if agreed else 200
    return founding_page(
        request, f"coalition/{of}.html", context, coalition=coalition, at=f"coalition:{of}", status=status
    )


def _lines(row: Any, form: Form) -> list[tuple[Any, Any]]:
    """What a text says, under the names of its form; what is empty is left out."""
    found = []
    for name, field in form.base_fields.items():
        value = getattr(row, f"get_{name}_display", lambda name=name: getattr(row, name))()
        if name != "version" and value not in ("", None):
            found.append((field.label, value))
    return found


@require_http_methods(["GET", "POST"])
@in_coalition
def write_purpose(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """The draft of the next purpose."""
    return _write(request, coalition, "purpose", reads.purposes, PurposeForm, acts.write_purpose)


@require_http_methods(["GET", "POST"])
@in_coalition
def write_rules(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """The draft of the next ground rules."""
    return _write(request, coalition, "rules", reads.all_rules, RulesForm, acts.write_rules)


def _write(
    request: StaffRequest,
    coalition: Coalition,
    of: str,
    read: Callable[..., Sequence[Any]],
    kind: Form,
    write: Callable[..., Any],
) -> HttpResponseBase:
    require(may_organise(request.actor, coalition.id))
    form: TextForm = kind(
        request.POST if request.method == "POST" else None, initial=_saved(read(coalition.id), kind)
    )
    status = 200
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            write(actor=request.actor, coalition_id=coalition.id, version=version, given=form.given())
        except SomeoneElseWasFaster as refusal:
            form, status = compare(form, _saved(read(coalition.id), kind), refusal), 409
        else:
            messages.success(request, _("The draft is saved. It stands when the members agree on it."))
            return see_other(f"coalition:{of}", coalition.id)
    context = {"form": form, "of": of, "theirs": getattr(form, "theirs", [])}
    status = 422 if form.errors and status == 200 else status
    return founding_page(
        request,
        "coalition/write_words.html",
        context,
        coalition=coalition,
        at=f"coalition:{of}",
        status=status,
    )


def _saved(versions: Sequence[Any], kind: Form) -> dict[str, Any]:
    """The draft; without one the words that stand, to be changed from there."""
    if not versions:
        return {"version": 0}
    latest = versions[0]
    words = {name: getattr(latest, name) for name in kind.base_fields if name != "version"}
    return words | {"version": latest.version if latest.stands_since is None else 0}


@require_POST
@in_coalition
def agree_purpose(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """The members agreed."""
    return _agree(request, coalition, "purpose", reads.purposes, PurposeForm, acts.agree_purpose)


@require_POST
@in_coalition
def agree_rules(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """The members agreed."""
    return _agree(request, coalition, "rules", reads.all_rules, RulesForm, acts.agree_rules)


def _agree(
    request: StaffRequest,
    coalition: Coalition,
    of: str,
    read: Callable[..., Sequence[Any]],
    kind: Form,
    agree: Callable[..., None],
) -> HttpResponseBase:
    require(may_organise(request.actor, coalition.id))
    form = AgreedForm(request.POST)
    if form.is_valid():
        try:
            agree(actor=request.actor, coalition_id=coalition.id, **form.cleaned_data)
        except (NothingWritten, StandsElsewhere) as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Agreed. These words stand until you agree on others."))
            return see_other(f"coalition:{of}", coalition.id)
    return _show(request, coalition, of, read(coalition.id), kind, agreed=form)


@require_POST
@in_coalition
def throw_words_away(request: StaffRequest, coalition: Coalition, words_of: str) -> HttpResponseBase:
    """A draft that nobody agreed on."""
    of = "purpose" if words_of == "purpose" else "rules"
    form = AgreedForm(request.POST)
    form.is_valid()
    try:
        acts.throw_draft_away(
            actor=request.actor, coalition_id=coalition.id, of=of, version=form.cleaned_data["version"]
        )
        messages.success(request, _("The draft is gone."))
    except SomeoneElseWasFaster:
        messages.warning(request, str(StandsElsewhere()))
    return see_other(f"coalition:{of}", coalition.id)
