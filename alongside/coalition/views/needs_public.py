"""Answering with a card: the code, the questions of its round, the thanks.

Belongs here: the public screens. Not here: keeping (actions.needs_answers). No account, no cookie; the code is all it
needs, and looking at the questions does not use it up.
"""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from alongside.coalition.actions.needs_answers import keep_answer, what_is_asked
from alongside.coalition.errors_needs import CardNotGood
from alongside.coalition.forms_needs_public import CodeForm, CommunityForm
from alongside.coalition.needs_questions import asked_of_community
from alongside.foundation.htmx import render_page
from alongside.foundation.http import same_site_post, see_other
from alongside.people.middleware import public


@public
@same_site_post
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, needs_card: str = "") -> HttpResponseBase:
    """First the code (from the card, or in the link), then the questions."""
    sent = request.method == "POST"
    if not sent and not needs_card:
        return _code(request, CodeForm())
    code = request.POST.get("code", "") if sent else needs_card
    asked = CodeForm({"code": code})
    if not asked.is_valid():
        return _code(request, asked)
    try:
        questions = what_is_asked(asked.cleaned_data["code"]).questions
        language = "es" if (get_language() or "").startswith("es") else "en"
        form = CommunityForm(
            request.POST if sent and request.POST.get("answered") else None,
            initial={"code": code},
            asked=asked_of_community(questions, language),
        )
        if form.is_valid():
            keep_answer(code=code, said=form.said(), words=form.words())
            return see_other("coalition:needs_thanks")
    except CardNotGood as refusal:
        asked.add_error("code", str(refusal))
        return _code(request, asked)
    return _page(request, {"form": form, "asked": True}, 422 if form.errors else 200)


@public
@require_safe
def thanks(request: HttpRequest) -> HttpResponseBase:
    """It has arrived."""
    return render_page(request, "coalition/needs_thanks.html", {})


def _code(request: HttpRequest, form: CodeForm) -> HttpResponseBase:
    return _page(request, {"form": form, "asked": False}, 422 if form.errors else 200)


def _page(request: HttpRequest, context: dict[str, Any], status: int) -> HttpResponseBase:
    return render_page(request, "coalition/needs_public.html", context, status=status)
