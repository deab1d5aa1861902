"""Changing the agency's own lists: words to use in a language, numbers to call.

Belongs here: one screen for both. Not here: saving (actions.lines).
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.crisis_line import policies
from alongside.crisis_line.actions.lines import change_lines
from alongside.crisis_line.enums import Language, LineKind
from alongside.crisis_line.errors import LinesStale
from alongside.crisis_line.forms import LinesForm
from alongside.crisis_line.selectors.lines import FIRST_WORDS, lines_of
from alongside.crisis_line.views.asking import StaffRequest
from alongside.crisis_line.views.line_pages import tabs
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.vault.actors import require


@require_http_methods(["GET", "POST"])
def lines(request: StaffRequest, list_kind: str) -> HttpResponseBase:
    """One list in one language, one line each."""
    require(policies.may_change_lines(request.actor))
    if list_kind not in LineKind.values:
        raise Http404
    which, language = LineKind(list_kind), _language(request, list_kind)
    form = LinesForm(request.POST or None, initial=_saved(request, which, language))
    if request.method == "POST" and form.is_valid():
        try:
            change_lines(actor=request.actor, kind=which, **form.cleaned_data)
        except LinesStale as refusal:
            return _stale(request, which, language, form, refusal)
        messages.success(request, _("Saved."))
        return see_other("crisis_line:line")
    return _show(request, which, language, form, status=422 if form.errors else 200)


def _stale(
    request: StaffRequest, kind: LineKind, language: Language, form: LinesForm, refusal: LinesStale
) -> HttpResponseBase:
    """Both lists on one page; sent again from here, it is her decision."""
    saved = _saved(request, kind, language)
    form.data = form.data.copy()  # type: ignore[attr-defined]  # (a QueryDict here)
    form.data["version"] = str(saved["version"])  # type: ignore[index]
    form.add_error(None, str(refusal))
    return _show(request, kind, language, form, status=409, theirs=saved["lines"])


def _show(
    request: StaffRequest,
    kind: LineKind,
    language: Language,
    form: LinesForm,
    *,
    status: int,
    theirs: str = "",
) -> HttpResponseBase:
    here = reverse("crisis_line:lines", args=[kind.value])
    context = {
        "kind": kind.value,
        "title": kind.label,
        "language": language,
        "form": form,
        "theirs": theirs,
        "tabs": tabs(
            request.actor, "crisis_line:numbers" if kind == LineKind.NUMBERS else "crisis_line:line"
        ),
        "languages": [
            {"url": f"{here}?language={one.value}", "label": one.label, "current": one == language}
            for one in (Language if kind == LineKind.WORDS else ())
        ],
    }
    return render_page(request, "crisis_line/lines.html", context, status=status)


def _saved(request: StaffRequest, kind: LineKind, language: Language) -> dict[str, Any]:
    row = lines_of(request.actor.agency_id, kind, language)
    first = FIRST_WORDS.get(language, ()) if kind == LineKind.WORDS else ()
    found = row.lines if row else first
    return {"version": row.version if row else 0, "language": language.value, "lines": "\n".join(found)}


def _language(request: StaffRequest, kind: str) -> Language:
    """Numbers are one list; words are one in each language."""
    wanted = request.POST.get("language") or request.GET.get("language") or ""
    known = kind == LineKind.WORDS and wanted in Language.values
    return Language(wanted) if known else Language.EN
