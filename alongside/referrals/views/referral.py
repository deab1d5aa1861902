"""One referral of either side: its story, its next moves.

Belongs here: screens and the moves that both sides share. Not here: what the other side reads (incoming).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.cases.selectors.cases import case_of_subject
from alongside.cases.views.asking import client_of, head
from alongside.directory.languages import NAMES
from alongside.directory.selectors.services import service_for
from alongside.directory.selectors.sheet import Number, sheet_of
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.foundation.templatetags.house import when
from alongside.referrals import policies
from alongside.referrals.actions import moving, referring
from alongside.referrals.enums import OPEN, Outcome, State, Way
from alongside.referrals.errors import NotThisMove, PermissionMissing
from alongside.referrals.forms import AppointmentForm, MoveForm, SendForm
from alongside.referrals.selectors.permissions import WAYS, fitting, permission_of
from alongside.referrals.selectors.referrals import WITHOUT_HELP, Page, link_of, referral_for, sent_for
from alongside.referrals.states import may_become
from alongside.referrals.views.frame import THEIR_VERBS, VERBS, moves_for, stand_of, tabs
from alongside.referrals.views.over import says_when_over
from alongside.releases.selectors.releases import Permission, openings_of
from alongside.vault.actors import require
from alongside.vault.enums import Drawer
from alongside.vault.errors import NotFound

ENDED_WITHOUT = (*WITHOUT_HELP, State.CANCELLED)

if TYPE_CHECKING:
    from alongside.cases.views.asking import StaffRequest
    from alongside.referrals.models import Referral


@require_safe
def referral(request: StaffRequest, referral_id: UUID) -> HttpResponseBase:
    """One that we sent: how it stands, what was said, what comes next."""
    return show(request, referral_id)


@require_POST
def send(request: StaffRequest, referral_id: UUID) -> HttpResponseBase:
    """Send it under the permission that was chosen; or the person goes, and nothing is sent."""
    page = sent_for(request.actor, referral_id)
    if page.link is None:
        raise NotFound
    release_id = None
    if page.line.row.way != Way.SELF:
        form = _send_form(request, page)
        if not form.is_valid():
            return show(request, referral_id, send_form=form, status=422)
        release_id = form.cleaned_data["release_id"]
    try:
        if page.line.row.state == State.DRAFT:
            referring.send(actor=request.actor, referral_id=referral_id, release_id=release_id)
        elif release_id is not None:
            referring.renew(actor=request.actor, referral_id=referral_id, release_id=release_id)
    except (PermissionMissing, NotThisMove) as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Noted: they go by themselves.") if release_id is None else _("Sent."))
    return see_other("referrals:referral", referral_id)


@require_http_methods(["GET", "POST"])
@says_when_over
def move(request: StaffRequest, referral_id: UUID) -> HttpResponseBase:
    """Make a move. One that needs a reason or an outcome asks for it on a page of its own."""
    row = referral_for(request.actor, referral_id)
    require(policies.may_move(request.actor, row, link_of(request.actor, row)))
    then = (request.POST if request.method == "POST" else request.GET).get("then", "")
    if then not in State.values or not may_become(row.state, then, policies.sides_of(request.actor, row)):
        return _not_this(request, row)
    form = MoveForm(
        request.POST if request.method == "POST" else None,
        initial={"then": then, "seen": row.state},
        then=then,
    )
    if request.method != "POST" or not form.is_valid():
        return _ask_why(request, row, form, then)
    try:
        moving.move(
            actor=request.actor, referral_id=referral_id, then=then, seen=form.cleaned_data["seen"],
            reason=form.cleaned_data.get("reason", ""), outcome=form.cleaned_data.get("outcome", ""),
        )  # fmt: skip
    except NotThisMove:
        return _not_this(request, row)
    messages.success(request, _("Noted."))
    return _back(request, row)


@require_POST
@says_when_over
def appointment(request: StaffRequest, referral_id: UUID) -> HttpResponseBase:
    """When they are expected; empty takes it away."""
    row = referral_for(request.actor, referral_id)
    form = AppointmentForm(request.POST)
    if not form.is_valid():
        messages.warning(request, " ".join(str(one) for one in form.errors["at"]))
        return _back(request, row)
    try:
        moving.set_appointment(actor=request.actor, referral_id=referral_id, at=form.cleaned_data["at"])
    except NotThisMove:
        return _not_this(request, row)
    messages.success(request, _("Noted."))
    return _back(request, row)


@require_POST
@says_when_over
def warm(request: StaffRequest, referral_id: UUID) -> HttpResponseBase:
    """The first step was made together."""
    row = referral_for(request.actor, referral_id)
    try:
        moving.note_warm(actor=request.actor, referral_id=referral_id)
    except NotThisMove:
        return _not_this(request, row)
    messages.success(request, _("Noted."))
    return _back(request, row)


@require_safe
def slip(request: StaffRequest, referral_id: UUID) -> HttpResponseBase:
    """On paper, to take along: where, the number to call, the number of the referral. Nobody's name."""
    page = sent_for(request.actor, referral_id)
    if page.link is None:
        raise NotFound
    row = page.line.row
    context = {
        "line": page.line,
        "numbers": _numbers(row),
        "interpreter": NAMES.get(row.interpreter, row.interpreter),
    }
    return render_page(request, "referrals/slip.html", context)


def show(
    request: StaffRequest, referral_id: UUID, *, status: int = 200, send_form: SendForm | None = None
) -> HttpResponseBase:
    """The page, with a form on it that needs another look where one was sent."""
    page = sent_for(request.actor, referral_id)
    row, link = page.line.row, page.link
    case = case_of_subject(request.actor, link.subject_id) if link and link.drawer == Drawer.PLAN else None
    can_move = bool(policies.may_move(request.actor, row, link))
    permission = permission_of(request.actor, row, link)
    wants_permission = can_move and row.way != Way.SELF and _lacks(row, permission)
    context: dict[str, Any] = {
        "page": page,
        "line": page.line,
        "row": row,
        "can_move": can_move,
        "moves": moves_for(request.actor, row) if can_move else [],
        "is_open": row.state in OPEN,
        "permission": permission,
        "openings": openings_of(link.release_id) if link and link.release_id else [],
        "send_form": (send_form or _send_form(request, page)) if wants_permission else None,
        "new_permission": _to_new_permission(row, page, case.id) if wants_permission and case else "",
        "appointment_form": AppointmentForm(initial={"at": _local(row)}),
        "interpreter": NAMES.get(row.interpreter, row.interpreter),
        "outcome": str(Outcome(row.outcome).label) if row.outcome else "",
        "now": timezone.now(),
        "has_client": case is not None,
        "ask_again": case is not None and can_move and row.state in ENDED_WITHOUT,
    } | stand_of(page.line)
    if case is not None:
        context |= head(request, client_of(request, case.id), "referrals:referrals")
        return render_page(request, "referrals/referral.html", context, status=status)
    context["tabs"] = tabs(request.actor, "")
    return render_page(request, "referrals/referral_codes.html", context, status=status)


def _numbers(row: Referral) -> list[Number]:
    """What can be called, as the directory has it: of a confidential place, its central line."""
    if row.service_id is None:
        return []
    return sheet_of(service_for(row.service_id), timezone.now(), timezone.localdate()).phones


def _lacks(row: Referral, permission: Permission | None) -> bool:
    """It is not sent, or its permission is over while it goes on."""
    return row.state == State.DRAFT or (row.state in OPEN and permission is None)


def _send_form(request: StaffRequest, page: Page) -> SendForm:
    found = fitting(request.actor, page.line.row, page.link) if page.link else []
    named = [(one, _permission_words(one)) for one in found]
    return SendForm(request.POST if request.method == "POST" else None, permissions=named)


def _permission_words(one: Permission) -> str:
    things = len(one.items)
    return _("%(purpose)s, %(count)s things, until %(end)s") % {
        "purpose": one.purpose,
        "count": things,
        "end": strip_tags(when(one.ends_at)),
    }


def _to_new_permission(row: Referral, page: Page, case_id: UUID) -> str:
    """The way to a new permission for just this reader, and back here."""
    told = {
        "way": WAYS[Way(row.way)].value,
        "to_agency": str(row.to_agency_id or ""),
        "reader": "" if row.to_agency_id else page.line.to,
        "service_id": str(row.service_id or ""),
        "area": row.area,
        "next": reverse("referrals:referral", args=[row.id]),
    }
    return f"{reverse('cases:permission_new', args=[case_id])}?{urlencode(told)}"


def _ask_why(request: StaffRequest, row: Referral, form: MoveForm, then: str) -> HttpResponseBase:
    verbs = VERBS | (THEIR_VERBS if row.agency_id == request.actor.agency_id else {})
    context = {
        "form": form,
        "verb": verbs[State(then)],
        "row": row,
        "back": _page_of(request, row),
        "tabs": tabs(request.actor, ""),
    }
    return render_page(request, "referrals/move.html", context, status=422 if form.errors else 200)


def _not_this(request: StaffRequest, row: Referral) -> HttpResponseBase:
    messages.warning(request, str(NotThisMove()))
    return _back(request, row)


def _back(request: StaffRequest, row: Referral) -> HttpResponseBase:
    name = "referrals:referral" if row.agency_id == request.actor.agency_id else "referrals:incoming"
    return see_other(name, row.id)


def _page_of(request: StaffRequest, row: Referral) -> str:
    name = "referrals:referral" if row.agency_id == request.actor.agency_id else "referrals:incoming"
    return reverse(name, args=[row.id])


def _local(row: Referral) -> Any:
    return timezone.localtime(row.appointment_at) if row.appointment_at else None
