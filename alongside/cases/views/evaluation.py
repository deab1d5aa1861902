"""How it was: the public form and its thanks; for those who lead what was said, cards to print, what was changed.

Belongs here: screens. Not here: small numbers (bulletin.small), keeping (actions.evaluation). The public
page asks for no account and sets no cookie; the code on the card is all it needs.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.cases import policies_groups as policies
from alongside.cases.actions.evaluation import keep_answer, print_cards, publish_change, take_change_back
from alongside.cases.errors_groups import CardNotGood
from alongside.cases.forms_groups import CardsForm, ChangeForm, EvaluationForm
from alongside.cases.selectors import evaluation as selectors
from alongside.cases.views.asking import StaffRequest
from alongside.cases.views.day import tabs
from alongside.foundation.htmx import render_page
from alongside.foundation.http import same_site_post, see_other
from alongside.people.middleware import public
from alongside.vault.actors import require


@public
@same_site_post
@require_http_methods(["GET", "POST"])
def form(request: HttpRequest) -> HttpResponseBase:
    """Say how it was, with the code on a card. Nobody is signed in, nothing says who it was."""
    asked = EvaluationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and asked.is_valid():
        data = asked.cleaned_data
        language = "es" if (get_language() or "").startswith("es") else "en"
        try:
            keep_answer(code=data["code"], language=language, said=data, words=data["words"])
            return see_other("evaluation:thanks")
        except CardNotGood as refusal:
            asked.add_error("code", str(refusal))
    context = {"form": asked, "changes": selectors.changes_published()}
    return render_page(request, "cases/evaluation.html", context, status=422 if asked.errors else 200)


@public
@require_safe
def thanks(request: HttpRequest) -> HttpResponseBase:
    """It has arrived."""
    return render_page(request, "cases/evaluation_thanks.html", {"changes": selectors.changes_published()})


@require_safe
def voices(request: StaffRequest) -> HttpResponseBase:
    """What people said, quarter by quarter, and what was changed because of it."""
    return _voices(request, ChangeForm())


@require_http_methods(["GET", "POST"])
def cards(request: StaffRequest) -> HttpResponseBase:
    """Cards to print. Their codes are shown on this one page, and then known to nobody."""
    require(policies.may_hear(request.actor))
    asked = CardsForm(request.POST if request.method == "POST" else None)
    codes: list[str] = []
    if request.method == "POST" and asked.is_valid():
        codes = print_cards(request.actor, count=asked.cleaned_data["count"])
    address = request.build_absolute_uri(reverse("evaluation:form"))
    context = {
        "form": asked,
        "codes": codes,
        "address": address.split("://")[-1],
        "tabs": tabs(request.actor, "services:voices"),
    }
    return render_page(request, "cases/evaluation_cards.html", context, status=422 if asked.errors else 200)


@require_POST
def publish(request: StaffRequest) -> HttpResponseBase:
    """Say for everyone to read what was changed."""
    require(policies.may_hear(request.actor))
    asked = ChangeForm(request.POST)
    if not asked.is_valid():
        return _voices(request, asked)
    publish_change(request.actor, **asked.cleaned_data)
    messages.success(request, _("Everyone can read it now."))
    return see_other("services:voices")


@require_POST
def take_change(request: StaffRequest, change_id: UUID) -> HttpResponseBase:
    """Take it off the public page, or put it back."""
    back = request.POST.get("back") == "yes"
    take_change_back(request.actor, change_id=change_id, back=back)
    messages.success(
        request, _("It is back.") if back else _("Taken off the public page. You can put it back.")
    )
    return see_other("services:voices")


def _voices(request: StaffRequest, asked: ChangeForm) -> HttpResponseBase:
    require(policies.may_hear(request.actor))
    context: dict[str, Any] = {
        "form": asked,
        "quarters": [(one, _labelled(one)) for one in selectors.quarters_heard(request.actor)],
        "changes": selectors.changes_by(request.actor),
        "opens_words": request.actor.is_custodian,
        "tabs": tabs(request.actor, "services:voices"),
    }
    return render_page(request, "cases/voices.html", context, status=422 if asked.errors else 200)


def _labelled(quarter: selectors.Quarter) -> list[tuple[Any, selectors.Answered]]:
    """Each question as it was asked."""
    asked = EvaluationForm.declared_fields
    return [(asked[answered.question].label, answered) for answered in quarter.questions]
