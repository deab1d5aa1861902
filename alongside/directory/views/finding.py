"""Finding help: the public's page, the same for staff, and one service as the public sees it.

Belongs here: the form and its answer. Not here: the search (selectors.finding), keeping services (views.services).
What somebody looks for is sent as POST alone: neither the address, the history nor a log has it. Nothing is kept.
"""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from alongside.directory import counties
from alongside.directory.forms_finding import FindForm, StaffFindForm
from alongside.directory.navigation import tabs
from alongside.directory.selectors import finding
from alongside.directory.selectors.national import national_lines
from alongside.directory.selectors.reasons import facts
from alongside.directory.selectors.services import service_for
from alongside.directory.selectors.sheet import sheet_of
from alongside.directory.selectors.understood import understood
from alongside.foundation.htmx import render_page
from alongside.foundation.http import open_to_all
from alongside.people.types import StaffRequest
from alongside.vault.errors import NotFound

DROPPED = "drop"


@open_to_all
@require_http_methods(["GET", "POST"])
def places(request: HttpRequest) -> HttpResponse:
    """What would help, and where it is. A need may be in the address, a place never."""
    given = given_of(request) if request.method == "POST" else _need_of(request)
    form = FindForm(given)
    return render_page(request, "directory/find.html", answer_of(form), status=_status(request, form))


@require_http_methods(["GET", "POST"])
def search(request: StaffRequest) -> HttpResponse:
    """The same for staff, with everything that the directory knows."""
    form = StaffFindForm(given_of(request) if request.method == "POST" else _need_of(request))
    context = answer_of(form) | {"tabs": tabs(request.actor, "directory:search")}
    return render_page(request, "directory/search.html", context, status=_status(request, form))


@open_to_all
@require_safe
def place(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """One service as anyone may read it."""
    found = service_for(service_id)
    if found.status in ("defunct", "inactive"):
        raise NotFound
    sheet = sheet_of(found, timezone.now(), timezone.localdate())
    context = {"sheet": sheet, "facts": facts(sheet.profile)}
    return render_page(request, "directory/found_service.html", context)


def answer_of(form: FindForm) -> dict[str, Any]:
    """The form, and what was found where something was asked."""
    if not form.is_bound or not form.is_valid():
        return {"form": form, "lines": national_lines() if not form.is_bound else []}
    found = finding.find(None, form.question())
    return {
        "form": form,
        "found": None if found.question.is_empty else found,
        "understood": understood(found.question),
        "county": counties.name_of(found.question.county) if found.question.county else "",
        "next_page": form.page + 1,
        "lines": national_lines() if not found.total else [],
    }


def given_of(request: HttpRequest) -> Any:
    """What was sent, without the choice that somebody just took away."""
    given = request.POST.copy()
    name, _colon, value = given.get(DROPPED, "").partition(":")
    if name in ("without", "coming", "speak", "knows"):
        given.setlist(name, [each for each in given.getlist(name) if each != value])
    given.pop(DROPPED, None)
    return given


def _need_of(request: HttpRequest) -> dict[str, str] | None:
    """A link from another page may name a kind of help; nothing else is read from an address."""
    need = request.GET.get("need", "")
    return {"need": need} if need else None


def _status(request: HttpRequest, form: FindForm) -> int:
    return 422 if request.method == "POST" and form.errors else 200
