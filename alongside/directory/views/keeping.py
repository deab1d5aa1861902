"""Keeping it true: checked today, the list to call, what people found wrong, gaps, words of one's own.

Belongs here: screens. Not here: saving (actions.checking, actions.areas).
"""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.directory import policies
from alongside.directory.actions import checking, linking
from alongside.directory.actions.areas import add_term
from alongside.directory.enums import ReportState
from alongside.directory.errors import LinkIsOther, NotUndone, TooManyReports
from alongside.directory.forms import ListForm
from alongside.directory.forms_parts import TermForm, WrongForm
from alongside.directory.navigation import tabs
from alongside.directory.selectors import keeping
from alongside.directory.selectors.areas import areas
from alongside.directory.selectors.services import Chosen, service_for
from alongside.foundation.htmx import render_page
from alongside.foundation.http import id_in, open_to_all, page_of, see_other
from alongside.foundation.sheets import sheet
from alongside.people.types import StaffRequest
from alongside.vault.actors import require
from alongside.vault.ids import uuid7

MOST_LINES = 5000


@require_POST
def check(request: StaffRequest, service_id: UUID) -> HttpResponseBase:
    """One tap: everything is right today."""
    own = id_in(request.POST.get("check_id")) or uuid7()
    checking.check_today(actor=request.actor, check_id=own, service_id=service_id, on=timezone.localdate())
    messages.success(request, _("Checked today. Thank you."))
    return see_other("directory:service", service_id)


@require_POST
def undo_check(request: StaffRequest, service_id: UUID, check_id: UUID) -> HttpResponseBase:
    """That was the wrong one."""
    try:
        checking.undo_check(actor=request.actor, check_id=check_id)
    except NotUndone as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Taken back. What stood there before stands there again."))
    return see_other("directory:service", service_id)


@require_safe
def to_call(request: StaffRequest) -> HttpResponse:
    """What nobody has checked in half a year, with the number to call."""
    form = ListForm(request.GET)
    chosen = _chosen(form)
    page = page_of(request, keeping.to_call(chosen, timezone.localdate()), size=100)
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "tabs": tabs(request.actor, "directory:to_call"),
        "form": form,
        "page": page,
        "query": f"{query.urlencode()}&" if query else "",
        "lines": keeping.lines_of(list(page.object_list)),
        "is_silent": chosen.show == "silent",
        "printed_at": timezone.now(),
    }
    return render_page(request, "directory/to_call.html", context)


@require_safe
def to_call_file(request: StaffRequest) -> HttpResponse:
    """The same as a table. No cell of it is a formula."""
    rows = list(keeping.to_call(_chosen(ListForm(request.GET)), timezone.localdate())[:MOST_LINES])
    cells = (
        [line.service.name, line.service.organization.name if line.service.organization else "", line.number,
         line.checked_on]
        for line in keeping.lines_of(rows)
    )  # fmt: skip
    return sheet([_("Service"), _("Organization"), _("Number"), _("Last checked")], cells, kind="services")


def _chosen(form: ListForm) -> Chosen:
    told = form.cleaned_data if form.is_valid() else {}
    return Chosen(**{name: told.get(name, "") for name in ("words", "area", "county", "show")})


@require_POST
def take_link(request: StaffRequest, service_id: UUID, link_id: UUID) -> HttpResponseBase:
    """The website has moved: this is its address now."""
    return _about_link(
        request, service_id, link_id, linking.take_moved, _("The new address stands here now.")
    )


@require_POST
def undo_link(request: StaffRequest, service_id: UUID, link_id: UUID) -> HttpResponseBase:
    """The former address was right."""
    return _about_link(
        request, service_id, link_id, linking.undo_moved, _("The former address stands here again.")
    )


def _about_link(
    request: StaffRequest, service_id: UUID, link_id: UUID, act: Callable[..., None], done: str
) -> HttpResponseBase:
    try:
        act(actor=request.actor, service_id=service_id, link_id=link_id)
    except LinkIsOther as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, done)
    return see_other("directory:service", service_id)


@open_to_all
@require_http_methods(["GET", "POST"])
def tell_wrong(request: StaffRequest, service_id: UUID) -> HttpResponse:
    """Anyone says that something is wrong. No name is asked for or kept."""
    found = service_for(service_id)
    form = WrongForm(request.POST if request.method == "POST" else None)
    context = {"form": form, "service": found, "told": False}
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            checking.tell_wrong(
                report_id=data["row_id"], service_id=service_id, wrong=data["wrong"], text=data["text"]
            )
        except TooManyReports as refusal:
            form.add_error(None, str(refusal))
        else:
            context["told"] = True
    return render_page(request, "directory/tell_wrong.html", context, status=422 if form.errors else 200)


@require_safe
def reports(request: StaffRequest) -> HttpResponse:
    """The inbox: what waits, the oldest first; what was settled of late."""
    settled = request.GET.get("show") == "settled"
    context = {
        "tabs": tabs(request.actor, "directory:reports"),
        "page": page_of(request, keeping.reports(request.actor, settled=settled), size=50),
        "settled": settled,
        "query": "show=settled&" if settled else "",
    }
    return render_page(request, "directory/reports.html", context)


@require_POST
def settle_report(request: StaffRequest, wrong_id: UUID) -> HttpResponseBase:
    """Mended, or it was right; or open again."""
    state = request.POST.get("state", "")
    require(policies.may_read_reports(request.actor))
    if state in ReportState.values:
        checking.settle_report(actor=request.actor, report_id=wrong_id, state=state)
        messages.success(request, _("Saved."))
    return see_other("directory:reports")


@require_safe
def gaps(request: StaffRequest) -> HttpResponse:
    """Services by area and county, and where there is none."""
    context = {
        "tabs": tabs(request.actor, "directory:gaps"),
        "gaps": keeping.gaps(timezone.localdate()),
        "printed_at": timezone.now(),
    }
    return render_page(request, "directory/gaps.html", context)


@require_http_methods(["GET", "POST"])
def terms(request: StaffRequest) -> HttpResponseBase:
    """The areas of help, and words of one's own beside them."""
    require(policies.may_keep(request.actor))
    form = TermForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        add_term(actor=request.actor, **form.cleaned_data)
        messages.success(request, _("The word is there."))
        return see_other("directory:terms")
    context = {"tabs": tabs(request.actor, "directory:terms"), "form": form, "areas": areas()}
    return render_page(request, "directory/terms.html", context, status=422 if form.errors else 200)
