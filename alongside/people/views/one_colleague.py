"""The page of one colleague, which several forms come back to with what was typed.

Belongs here: putting that page together. Not here: what each form does (colleagues, credentials).
"""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, reverse

from alongside.foundation.htmx import render_page
from alongside.people import policies
from alongside.people.enums import Role, TeamKind
from alongside.people.forms.colleagues import CredentialForm, PlaceForm
from alongside.people.selectors.papers import credentials_of, standing_of
from alongside.people.selectors.staff import custodians_of, reports_of, supervisors_for, team_kinds_of
from alongside.people.types import StaffRequest
from alongside.vault.actors import Actor
from alongside.vault.selectors import holder_of

if TYPE_CHECKING:
    from alongside.people.models import Account


def show(
    request: StaffRequest,
    account: "Account",
    *,
    place: PlaceForm | None = None,
    paper: CredentialForm | None = None,
) -> HttpResponse:
    """The page; with a form that was not right, 422 and everything still in it."""
    actor = request.actor
    context = {
        "account": account,
        "standing": standing_of(account),
        "has_key": holder_of(account.id) is not None,
        "reports": reports_of(account),
        "teams": _teams(actor, account),
        "is_me": account.id == actor.account_id,
        "leaving_url": _leaving_url(account.id),
        **_powers(actor, account),
        **_papers(request, account, paper),
    }
    if context["may_manage"]:
        context["place"] = place or place_form(request, account)
    status = 422 if (place and place.errors) or (paper and paper.errors) else 200
    return render_page(request, "people/colleague.html", context, status=status)


def place_form(request: StaffRequest, account: "Account", data: Any = None) -> PlaceForm:
    """Role and supervisor as they are, or as they were typed."""
    initial = {
        "role": account.role,
        "supervisor": account.supervisor_id,
        "board_supervisor": account.board_supervisor,
    }
    supervisors = supervisors_for(request.actor, but=account.id)
    roles = [r for r in Role if r in (account.role, *policies.roles_at(request.actor.agency_kind))]
    return PlaceForm(data, supervisors=supervisors, roles=roles, initial=initial, prefix="place")


def to_colleague(account_id: UUID) -> HttpResponseRedirect:
    """Back to the page, fetched with GET."""
    answer = HttpResponseRedirect(reverse("people:colleague", args=[account_id]))
    answer.status_code = 303
    return answer


def _powers(actor: Actor, account: "Account") -> dict[str, bool]:
    works_here = account.left_at is None
    return {
        "may_manage": works_here and bool(policies.may_manage(actor, account)),
        "may_start_over": works_here and bool(policies.may_let_start_over(actor, account)),
        "may_end": works_here and bool(policies.may_end_employment(actor, account)),
        "may_give_keys": works_here and bool(policies.may_give_keys(actor)),
        "may_take_from_team": works_here and bool(policies.may_take_from_team(actor, account)),
    }


def _papers(request: StaffRequest, account: "Account", form: CredentialForm | None) -> dict[str, Any]:
    if not policies.may_see_papers(request.actor, account):
        return {"sees_papers": False}
    may_record = account.left_at is None and bool(policies.may_record_credential(request.actor, account))
    fresh = form or (CredentialForm(prefix="paper") if may_record else None)
    return {
        "sees_papers": True,
        "credentials": credentials_of(account),
        "may_record": may_record,
        "paper": fresh,
    }


def _teams(actor: Actor, account: "Account") -> list[dict[str, Any]]:
    """Each team: whether she is in it, and whether whoever looks may change that."""
    member_of = team_kinds_of(account)
    last = [one.id for one in custodians_of(account.agency_id)] == [account.id]
    found = []
    for kind in TeamKind:
        if kind == TeamKind.EVERYONE:
            continue
        inside = kind in member_of
        may = (
            policies.may_take_from_team(actor, account)
            if inside
            else policies.may_add_to_team(actor, account, kind)
        )
        stays = inside and last and kind == TeamKind.CUSTODIANS
        may_change = bool(may) and account.left_at is None and not stays
        found.append(
            {
                "kind": kind.value,
                "label": kind.label,
                "inside": inside,
                "may_change": may_change,
                "last": stays,
            }
        )
    return found


def _leaving_url(account_id: UUID) -> str:
    """Handing over lies in a room above this one."""
    try:
        return reverse("cases:leaving", args=[account_id])
    except NoReverseMatch:
        return ""
