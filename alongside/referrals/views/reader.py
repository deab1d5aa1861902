"""Another reader for a referral that is not sent yet.

Belongs here: the screen. Not here: the referral's own page (referral), saving (actions.readdressing).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.cases.selectors.cases import case_of_subject
from alongside.cases.views.asking import client_of, head
from alongside.directory.selectors.services import service_for, service_names
from alongside.foundation.htmx import render_page
from alongside.foundation.http import id_in, see_other
from alongside.referrals import policies
from alongside.referrals.actions.readdressing import change_reader as readdress
from alongside.referrals.enums import State
from alongside.referrals.errors import NoReaderThere, NotThisMove, PermissionMissing
from alongside.referrals.forms_reader import ChangeReaderForm
from alongside.referrals.selectors.referrals import Page, sent_for
from alongside.referrals.views.frame import agency_choices
from alongside.vault.actors import require
from alongside.vault.enums import Drawer
from alongside.vault.errors import NotFound

if TYPE_CHECKING:
    from alongside.cases.views.asking import StaffRequest


@require_http_methods(["GET", "POST"])
def change_reader(request: StaffRequest, referral_id: UUID) -> HttpResponseBase:
    """While it is a draft; what may be seen is then asked anew, for the new reader."""
    page = sent_for(request.actor, referral_id)
    if page.link is None or page.link.drawer != Drawer.PLAN:
        raise NotFound
    require(policies.may_refer(request.actor, page.link.subject_id, page.link.drawer))
    if page.line.row.state != State.DRAFT:
        return _not_any_more(request, referral_id)
    form = _form(request, page)
    if request.method != "POST" or not form.is_valid():
        return _show(request, page, form)
    try:
        done = readdress(
            actor=request.actor, referral_id=referral_id, to=form.to(), version=form.cleaned_data["version"]
        )
    except NotThisMove:
        return _not_any_more(request, referral_id)
    except (NoReaderThere, PermissionMissing) as refusal:
        form.add_error(None, str(refusal))
        return _show(request, page, form)
    messages.success(request, _("Changed. Nothing is sent yet."))
    if done.leaves_permission:
        messages.warning(
            request,
            _(
                "A permission for the former reader still runs. Take it back under Permissions, if they want that."
            ),
        )
    return see_other("referrals:referral", referral_id)


def _form(request: StaffRequest, page: Page) -> ChangeReaderForm:
    row, agencies = page.line.row, agency_choices(request.actor)
    if request.method == "POST":
        return ChangeReaderForm(request.POST, agencies=agencies)
    stands: dict[str, Any] = {
        "version": row.version,
        "way": row.way,
        "to_agency": row.to_agency_id,
        "service_id": _brought(request) or row.service_id,
        "to_name": (page.link.to_name or "") if page.link else "",
    }
    return ChangeReaderForm(initial=stands, agencies=agencies)


def _brought(request: StaffRequest) -> UUID | None:
    """A service of the directory that the address brings along."""
    try:
        return service_for(UUID(request.GET.get("service", ""))).id
    except (ValueError, NotFound):
        return None


def _show(request: StaffRequest, page: Page, form: ChangeReaderForm) -> HttpResponseBase:
    case = case_of_subject(request.actor, page.link.subject_id) if page.link else None
    if case is None:
        raise NotFound
    context = head(request, client_of(request, case.id), "referrals:referrals") | {
        "form": form,
        "line": page.line,
        "row": page.line.row,
        "service_name": _service_name(form),
    }
    return render_page(request, "referrals/change_reader.html", context, status=422 if form.errors else 200)


def _service_name(form: ChangeReaderForm) -> str:
    wanted = id_in(form["service_id"].value())
    return service_names([wanted]).get(wanted, "") if wanted else ""


def _not_any_more(request: StaffRequest, referral_id: UUID) -> HttpResponseBase:
    messages.warning(request, str(NotThisMove()))
    return see_other("referrals:referral", referral_id)
