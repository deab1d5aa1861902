"""A client's referrals, and writing a new one: first the draft, then it is sent under a permission.

Belongs here: screens. Not here: one referral (referral), what comes in (incoming), saving (actions.referring).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.cases.selectors.caseload import caseload
from alongside.cases.selectors.caseload import lines as client_lines
from alongside.cases.selectors.cases import identity_for, strip_of
from alongside.cases.views.asking import client_of, head
from alongside.directory.languages import NAMES
from alongside.directory.selectors.areas import areas_of
from alongside.directory.selectors.services import service_for, service_names
from alongside.foundation.htmx import render_page
from alongside.foundation.http import id_in, page_of, see_other
from alongside.people.views.again import comes_back, first_of, say_saved_already
from alongside.referrals import policies
from alongside.referrals.actions.referring import refer as write_down
from alongside.referrals.errors import NoReaderThere, PermissionMissing
from alongside.referrals.forms import ReferForm
from alongside.referrals.selectors.placements import placements_of
from alongside.referrals.selectors.referrals import link_of, referral_for, referrals_of
from alongside.referrals.views.frame import agency_choices, area_choices, shown
from alongside.vault.actors import require, require_found
from alongside.vault.enums import Drawer
from alongside.vault.errors import NotFound, SavedBefore

if TYPE_CHECKING:
    from alongside.cases.models import Case
    from alongside.cases.views.asking import StaffRequest

HERE = "referrals:referrals"


@require_safe
def referrals(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Where help was asked for, and what came of it."""
    case = client_of(request, case_id)
    require_found(policies.may_see(request.actor, case.subject_id, Drawer.PLAN))
    lines = referrals_of(request.actor, case.subject_id)
    context = head(request, case, HERE) | {
        "open": shown(line for line in lines if line.is_open),
        "past": shown(line for line in lines if not line.is_open),
        "beds": placements_of(request.actor, case.subject_id, Drawer.PLAN),
        "can_refer": bool(policies.may_refer(request.actor, case.subject_id, Drawer.PLAN)),
    }
    return render_page(request, "referrals/referrals.html", context)


@comes_back
@require_http_methods(["GET", "POST"])
def refer(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Write a new one. Nothing leaves before it is sent."""
    case = client_of(request, case_id)
    require(policies.may_refer(request.actor, case.subject_id, Drawer.PLAN))
    form = refer_form(request, case)
    if request.method == "POST" and form.is_valid():
        try:
            row = write_down(
                actor=request.actor, subject_id=case.subject_id, ask=form.ask(),
                referral_id=form.cleaned_data["row_id"],
            )  # fmt: skip
        except SavedBefore as before:
            say_saved_already(request)
            return see_other("referrals:referral", before.row.id)
        except (NoReaderThere, PermissionMissing) as refusal:
            form.add_error(None, str(refusal))
            return _show(request, case, form, 422)
        messages.success(request, _("Written down. Nothing is sent yet."))
        return see_other("referrals:referral", row.id)
    return _show(request, case, form, 422 if form.errors else 200)


@require_safe
def refer_service(request: StaffRequest, service_id: UUID) -> HttpResponseBase:
    """A service was found: who is it for? One's own clients, by name."""
    service = service_for(service_id)
    page = page_of(request, caseload(request.actor, "open"))
    context = {
        "service": service,
        "page": page,
        "lines": client_lines(request.actor, list(page.object_list)),
    }
    return render_page(request, "referrals/refer_service.html", context)


def refer_form(request: Any, case: Case) -> ReferForm:
    """The form, with the service that the address brings along, and what was said at the place before."""
    its: dict[str, Any] = {"agencies": agency_choices(request.actor), "areas": area_choices()}
    if request.method == "POST":
        return ReferForm(request.POST, **its)
    known = {"interpreter": _interpreter(request, case)} | _before(request, case) | _brought(request)
    return ReferForm(initial=first_of(request) | known, **its)


def _before(request: Any, case: Case) -> dict[str, Any]:
    """Another place for the same: what was asked there. Whether they may be contacted is asked anew."""
    try:
        row = referral_for(request.actor, UUID(request.GET.get("again", "")))
    except (ValueError, NotFound):
        return {}
    link = link_of(request.actor, row)
    if link is None or link.subject_id != case.subject_id:
        return {}
    said = {name: getattr(row, name) for name in ("area", "priority", "warm", "transport", "interpreter")}
    return said | {"for_whom": link.for_whom}


def _interpreter(request: Any, case: Case) -> str:
    """The code of a language that stands on their page in words; nothing where it is not one of ours."""
    said = strip_of(identity_for(request.actor, case.subject_id)).language.casefold()
    for code, name in NAMES.items():
        if code != "en" and said.startswith((str(name).casefold(), code_name(code))):
            return code
    return ""


def code_name(code: str) -> str:
    """The English name, whatever language the page is in."""
    with translation.override("en"):
        return str(NAMES[code]).casefold()


def service_name(form: ReferForm) -> str:
    """The service of the directory that was chosen, by name."""
    wanted = id_in(form["service_id"].value())
    return service_names([wanted]).get(wanted, "") if wanted else ""


def _brought(request: Any) -> dict[str, Any]:
    try:
        service = service_for(UUID(request.GET.get("service", "")))
    except (ValueError, NotFound):
        return {}
    does = [one.code for one in areas_of([service.id]).get(service.id, [])]
    wanted = request.GET.get("for", "")
    return {"service_id": service.id, "area": wanted if wanted in does else next(iter(does), "")}


def _show(request: StaffRequest, case: Case, form: ReferForm, status: int) -> HttpResponseBase:
    context = head(request, case, HERE) | {"form": form, "service_name": service_name(form)}
    return render_page(request, "referrals/refer.html", context, status=status)
