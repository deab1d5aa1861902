"""Answering with a card: the code, the questions of its round, the thanks.

Belongs here: the public screens. Not here: keeping (actions.needs_answers). No account, no cookie; the code is all it
needs, and looking at the questions does not use it up. Whoever changes the language on the page loses nothing that is
typed, and no cookie remembers it: the choice travels with the form.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import get_language, override
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
    with override(_language(request)):
        code = request.POST.get("code", "") or needs_card
        if not code and (request.method != "POST" or _only_speaks(request)):
            return _code(request, CodeForm())
        asked = CodeForm({"code": code})
        if not asked.is_valid():
            return _code(request, asked)
        try:
            return _questions(request, asked.cleaned_data["code"])
        except CardNotGood as refusal:
            asked.add_error("code", str(refusal))
            return _code(request, asked)


def _questions(request: HttpRequest, code: str) -> HttpResponseBase:
    """The questions behind a code, or keeping what was answered. CardNotGood where it opens nothing."""
    language = _language(request)
    sent = request.POST.get("answered") and not _only_speaks(request)
    form = CommunityForm(
        request.POST if sent else None,
        initial={**request.POST.dict(), "code": code},
        asked=asked_of_community(what_is_asked(code).questions, "es" if language == "es" else "en"),
    )
    if form.is_valid():
        keep_answer(code=code, said=form.said(), words=form.words())
        return see_other("coalition:needs_thanks", query=f"?language={language}")
    return _page(request, {"form": form, "asked": True}, 422 if form.errors else 200)


@public
@require_safe
def thanks(request: HttpRequest) -> HttpResponseBase:
    """It has arrived."""
    with override(_language(request)):
        return render_page(request, "coalition/needs_thanks.html", {})


def _language(request: HttpRequest) -> str:
    """The one chosen on the page just now or before, else the one of the browser."""
    asked = (request.POST.get("speak"), request.POST.get("language"), request.GET.get("language"))
    known = dict(settings.LANGUAGES)
    return next((code for code in asked if code in known), (get_language() or "en").split("-")[0])


def _only_speaks(request: HttpRequest) -> bool:
    """The form came for its other language, not with an answer."""
    return "speak" in request.POST


def _code(request: HttpRequest, form: CodeForm) -> HttpResponseBase:
    return _page(request, {"form": form, "asked": False}, 422 if form.errors else 200)


def _page(request: HttpRequest, context: dict[str, Any], status: int) -> HttpResponseBase:
    response = render_page(request, "coalition/needs_public.html", context, status=status)
    response.headers["Content-Language"] = _language(request)
    return response
