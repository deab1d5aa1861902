"""Screens of the house: language, light or dark, the keyboard, the style guide.

Belongs here: pages that hold nothing about anyone. Not here: error pages (errors.py).
"""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_http_methods, require_safe

from alongside.foundation import guide, preferences
from alongside.foundation.htmx import render_page
from alongside.foundation.http import back_to, open_to_all, redirect_back, same_site_post


@open_to_all
@same_site_post
@require_http_methods(["GET", "POST"])
def language(request: HttpRequest) -> HttpResponseBase:
    """Choose a language, and go on where she was."""
    chosen = preferences.known_language(request.POST.get("language", ""))
    return _remembered(request, preferences.LANGUAGE_COOKIE, chosen, known=bool(chosen))


@open_to_all
@same_site_post
@require_http_methods(["GET", "POST"])
def theme(request: HttpRequest) -> HttpResponseBase:
    """Choose light, dark, or what the device says."""
    asked = request.POST.get("theme", "")
    chosen = preferences.known_theme(asked)
    return _remembered(request, preferences.THEME_COOKIE, chosen, known=asked in ("light", "dark", "device"))


@open_to_all
@same_site_post
@require_http_methods(["GET", "POST"])
def keyboard(request: HttpRequest) -> HttpResponseBase:
    """What the keyboard does, and the switch that turns single keys off."""
    if request.method == "POST":
        answer = redirect_back(request, "foundation:keyboard")
        preferences.remember(answer, name=preferences.KEYS_COOKIE, value=_on_or_off(request))
        return answer
    return render_page(request, "foundation/keyboard.html")


@open_to_all
@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every part in every state, where the setting shows it."""
    if not getattr(settings, "STYLEGUIDE", False):
        raise Http404
    return render_page(request, "foundation/styleguide.html", guide.context(request.GET))


def _remembered(request: HttpRequest, cookie: str, value: str, *, known: bool) -> HttpResponse:
    if request.method != "POST" or not known:
        status = 400 if request.method == "POST" else 200
        return render_page(request, "foundation/choose.html", {"next": back_to(request, "/")}, status=status)
    answer = redirect_back(request, "/")
    preferences.remember(answer, name=cookie, value=value)
    return answer


def _on_or_off(request: HttpRequest) -> str:
    return "off" if request.POST.get("keys") == "off" else "on"
