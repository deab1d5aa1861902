"""Keys: who waits for one, which drawers have too few holders, the recovery shares.

Belongs here: those screens and the steps of a long run. Not here: sealing (actions.granting, recovery).
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
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

if TYPE_CHECKING:
    from alongside.people.models import Account


@dataclass(frozen=True, slots=True)
class Step:
    """Where a run over someone's clients stands. The page brings it back; nothing rests on its counts."""

    account_id: UUID
    after: UUID | None = None
    seen: int = 0
    given: int = 0
    closed: int = 0
    everyone: bool = False


@require_safe
def keys(request: StaffRequest) -> HttpResponse:
    """How the agency's keys stand."""
    require(policies.may_see_keys(request.actor))
    return render_page(request, "people/keys.html", _standing(request))


@require_POST
def grant_keys(request: StaffRequest) -> HttpResponse:
    """Give keys, two hundred clients at a time: one colleague's, or everyone's who waits, one after another.

    Without script, the button "Go on" is the next step.
    """
    require(policies.may_give_keys(request.actor))
    step = _step_of(request)
    if step is None:
        return _to_keys(request)
    account = colleague_for(request.actor, step.account_id)
    batch = granting.grant_batch(actor=request.actor, account=account, after=step.after)
    now = _further(step, batch)
    if now.after is None:
        _say(request, account.working_name, now)
        following = _next_waiting(request, after=account.id) if step.everyone else None
        if following is None:
            return _to_keys(request)
        account, now = following, Step(following.id, everyone=True)
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


def _step_of(request: StaffRequest) -> Step | None:
    """What the page sent; for everyone at the very beginning, the first who waits (None: nobody)."""
    said = request.POST
    if said.get("account") == "everyone":
        first = _next_waiting(request)
        return Step(first.id, everyone=True) if first else None
    try:
        after = UUID(said["after"]) if said.get("after") else None
        seen, given, closed = (int(said.get(name) or 0) for name in ("seen", "given", "closed"))
        return Step(UUID(said["account"]), after, seen, given, closed, bool(said.get("everyone")))
    except (KeyError, ValueError):
        raise NotFound from None


def _further(step: Step, batch: granting.Batch) -> Step:
    return replace(
        step,
        after=batch.next_after,
        seen=step.seen + batch.seen,
        given=step.given + batch.granted.clients,
        closed=step.closed + batch.granted.left_closed,
    )


def _next_waiting(request: StaffRequest, *, after: UUID | None = None) -> "Account | None":
    """By id, so that a run over everyone ends even where some keys cannot be given."""
    waiting = sorted((one.account for one in waiting_for_keys(request.actor)), key=lambda one: one.id)
    return next((one for one in waiting if after is None or one.id > after), None)


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
