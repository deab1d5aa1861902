"""Colleagues: the list, one colleague, inviting, role and supervisor, teams, starting over.

Belongs here: those screens. Not here: papers (credentials), keys (keys), leaving (cases, which may hand
clients over).
"""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.foundation.htmx import render_page
from alongside.people import policies
from alongside.people.actions import joining, staffing
from alongside.people.enums import Role, TeamKind
from alongside.people.forms.colleagues import InviteForm
from alongside.people.middleware import note_refusal
from alongside.people.selectors.staff import colleague_for, colleagues_for, custodians_of, supervisors_for
from alongside.people.types import StaffRequest
from alongside.people.views.one_colleague import place_form, show, to_colleague
from alongside.vault.actors import require
from alongside.vault.errors import NotFound, Refused

if TYPE_CHECKING:
    from alongside.people.models import Account


@require_safe
def staff(request: StaffRequest) -> HttpResponse:
    """Everyone who works here; with `?left`, everyone who did."""
    require(policies.may_see_colleagues(request.actor))
    left = "left" in request.GET
    context = {
        "colleagues": colleagues_for(request.actor, left=left),
        "left": left,
        "may_invite": bool(policies.may_manage_people(request.actor)),
        "sees_lapses": bool(policies.may_see_lapses(request.actor)),
        "sees_keys": bool(policies.may_see_keys(request.actor)),
        "reads_ledger": bool(policies.may_read_ledger(request.actor)),
        "changes_agency": bool(policies.may_change_agency(request.actor)),
    }
    return render_page(request, "people/staff.html", context)


@require_safe
def colleague(request: StaffRequest, account_id: UUID) -> HttpResponse:
    """One colleague: place, teams, papers, and what may be changed."""
    return show(request, colleague_for(request.actor, account_id))


@require_http_methods(["GET", "POST"])
def invite(request: StaffRequest) -> HttpResponse:
    """Invite a colleague. The link is shown in the answer itself, because it is kept nowhere."""
    require(policies.may_manage_people(request.actor))
    leads = request.actor.role in policies.LEADS
    initial = {"supervisor": request.account.id} if leads else {}
    form = InviteForm(
        request.POST or None,
        supervisors=supervisors_for(request.actor),
        roles=policies.roles_at(request.actor.agency_kind),
        initial=initial,
    )
    if request.method == "POST" and form.is_valid():
        try:
            account, token = _invite(request, form)
        except Refused as refusal:
            form.add_error(_field_of(refusal), str(refusal))
        else:
            return show_link(request, account.id, token)
    status = 422 if form.errors else 200
    return render_page(request, "people/invite.html", {"form": form}, status=status)


@require_POST
def change_colleague(request: StaffRequest, account_id: UUID) -> HttpResponse:
    """Another role, another supervisor."""
    account = colleague_for(request.actor, account_id)
    require(policies.may_manage(request.actor, account))
    form = place_form(request, account, request.POST)
    if form.is_valid():
        try:
            staffing.change_place(actor=request.actor, account_id=account_id, place=form.place)
        except Refused as refusal:
            form.add_error(_field_of(refusal), str(refusal))
        else:
            messages.success(request, _("Saved. The drawers follow at once."))
            return to_colleague(account_id)
    return show(request, colleague_for(request.actor, account_id), place=form)


@require_POST
def teams(request: StaffRequest, account_id: UUID) -> HttpResponse:
    """Join or leave one team."""
    kind, joins = request.POST.get("team", ""), request.POST.get("do") == "join"
    if kind not in TeamKind.values or kind == TeamKind.EVERYONE:
        raise NotFound
    account = colleague_for(request.actor, account_id)
    try:
        _join_or_leave(request, account_id, kind, joins)
    except Refused as refusal:
        note_refusal(request, refusal.code)  # said on a page of ours, so the middleware does not see it
        messages.warning(request, str(refusal))
    if kind == TeamKind.CUSTODIANS and len(custodians_of(account.agency_id)) < 2:
        words = _("Only one custodian holds a key now. If that one is lost, only the paper shares are left.")
        messages.warning(request, words)
    return to_colleague(account_id)


@require_POST
def start_over(request: StaffRequest, account_id: UUID) -> HttpResponse:
    """A link to choose a new passphrase. The former key opens nothing from then on."""
    account = colleague_for(request.actor, account_id)
    token = joining.let_start_over(actor=request.actor, account=account)
    return show_link(request, account_id, token, starts_over=True)


def show_link(
    request: StaffRequest, account_id: UUID, token: str, *, starts_over: bool = False
) -> HttpResponse:
    """The one-time link, shown once: a redirect would have to keep it somewhere."""
    context = {
        "account": colleague_for(request.actor, account_id),
        "link": request.build_absolute_uri(_join_path(token)),
        "starts_over": starts_over,
    }
    return render_page(request, "people/link.html", context)


def _join_path(token: str) -> str:
    try:
        return reverse("people:join", args=[token])
    except NoReverseMatch:
        return f"/join/{token}/"


def _invite(request: StaffRequest, form: InviteForm) -> "tuple[Account, str]":
    said = form.cleaned_data
    return joining.invite(
        actor=request.actor,
        login=said["login"],
        working_name=said["working_name"],
        role=Role(said["role"]),
        supervisor_id=form.place.supervisor_id,
        board_supervisor=said["board_supervisor"],
        teams=said["teams"],
        is_demo=request.account.agency.is_demo,
    )


def _join_or_leave(request: StaffRequest, account_id: UUID, kind: str, joins: bool) -> None:
    if not joins:
        staffing.leave_team(actor=request.actor, account_id=account_id, kind=kind)
        messages.success(request, _("Out of the team. The team’s key is taken back."))
    elif staffing.join_team(actor=request.actor, account_id=account_id, kind=kind):
        messages.success(request, _("In the team, with its key."))
    else:
        messages.success(request, _("In the team. A custodian still gives the key."))


def _field_of(refusal: Refused) -> str | None:
    """The field that a refusal is about."""
    fields = {
        "login_taken": "login",
        "no_supervisor": "board_supervisor",
        "not_a_supervisor": "supervisor",
        "role": "supervisor",
        "loop": "supervisor",
        "director_only": "role",
        "no_clients_here": "role",
        "counsellors_only": "teams",
        "opens_no_drawer": "teams",
        "not_custodian": None,
    }
    return fields.get(refusal.code)
