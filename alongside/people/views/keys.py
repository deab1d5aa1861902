"""Keys: who waits for one, which drawers have too few holders, the recovery shares.

Belongs here: those screens and the steps of a long run. Not here: sealing (actions.granting, recovery).
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.foundation.htmx import render_page
from alongside.people import policies
from alongside.people.actions import granting, recovery
from alongside.people.errors import SharesNotRight
from alongside.people.forms.colleagues import RecoverForm
from alongside.people.selectors.keys import recovery_state, thin_drawers, waiting_for_keys
from alongside.people.selectors.staff import colleague_for, custodians_of
from alongside.people.stepping_up import require_step_up
from alongside.people.types import StaffRequest
from alongside.vault.actors import require
from alongside.vault.enums import Drawer
from alongside.vault.errors import NotFound


@dataclass(frozen=True, slots=True)
class Step:
    """Where a run over one colleague's clients stands. The page brings it back; nothing rests on its counts."""

    account_id: UUID
    after: UUID | None = None
    seen: int = 0
    given: int = 0
    closed: int = 0


@require_safe
def keys(request: StaffRequest) -> HttpResponse:
    """How the agency's keys stand."""
    require(policies.may_see_keys(request.actor))
    return render_page(request, "people/keys.html", _standing(request))


@require_POST
def grant_keys(request: StaffRequest) -> HttpResponse:
    """Give one colleague's keys, two hundred clients at a time. Without script, "Go on" is the next step."""
    require(policies.may_give_keys(request.actor))
    step = _step_of(request)
    account = colleague_for(request.actor, step.account_id)
    batch = granting.grant_batch(actor=request.actor, account=account, after=step.after)
    now = Step(
        account.id,
        batch.next_after,
        step.seen + batch.seen,
        step.given + batch.granted.clients,
        step.closed + batch.granted.left_closed,
    )
    if batch.next_after is None:
        _say(request, account.working_name, now)
        return _to_keys(request)
    context = {"running": account, "step": now} | ({} if request.htmx else _standing(request))
    return render_page(request, "people/keys.html", context, partial="running")


@require_http_methods(["GET", "POST"])
def recover(request: StaffRequest) -> HttpResponse:
    """Type two of the three paper shares. The second factor comes first, so that nothing typed is lost."""
    require(policies.may_recover(request.actor))
    require_step_up(request.actor)
    form = RecoverForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            recovery.recover(
                actor=request.actor, shares=[form.cleaned_data["first"], form.cleaned_data["second"]]
            )
        except SharesNotRight as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("You are a custodian now. Give your colleagues their keys."))
            return _to_keys(request)
    return render_page(request, "people/recovery.html", {"form": form}, status=422 if form.errors else 200)


def _standing(request: StaffRequest) -> dict[str, Any]:
    custodian = request.actor.is_custodian
    labels = dict(Drawer.choices)
    return {
        "waiting": waiting_for_keys(request.actor) if policies.may_give_keys(request.actor) else [],
        "gives": bool(policies.may_give_keys(request.actor)),
        "is_custodian": custodian,
        "thin": [(labels[drawer], count) for drawer, count in thin_drawers()] if custodian else [],
        "custodians": custodians_of(request.actor.agency_id),
        "shares": recovery_state(request.actor.agency_id),
        "may_recover": bool(policies.may_recover(request.actor)),
    }


def _step_of(request: StaffRequest) -> Step:
    said = request.POST
    try:
        after = UUID(said["after"]) if said.get("after") else None
        return Step(
            UUID(said["account"]), after, *(int(said.get(name) or 0) for name in ("seen", "given", "closed"))
        )
    except (KeyError, ValueError):
        raise NotFound from None


def _say(request: StaffRequest, name: str, step: Step) -> None:
    words = ngettext(
        "%(name)s has the keys. %(count)d client was new.",
        "%(name)s has the keys. %(count)d clients were new.",
        step.given,
    )
    messages.success(request, words % {"name": name, "count": step.given})
    if step.closed:
        left = ngettext(
            "You do not hold the key of %(count)d client yourself.",
            "You do not hold the keys of %(count)d clients yourself.",
            step.closed,
        )
        messages.warning(request, left % {"count": step.closed})


def _to_keys(request: StaffRequest) -> HttpResponse:
    if request.htmx:
        return HttpResponse(status=204, headers={"HX-Redirect": reverse("people:keys")})
    answer = HttpResponseRedirect(reverse("people:keys"))
    answer.status_code = 303
    return answer
