"""Handing a colleague's clients over, because she leaves or is away for long.

Belongs here: one screen with two outcomes, and settling supervision. Not here: what happens
(actions.leaving).
"""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from alongside.cases.actions import leaving as acts
from alongside.cases.errors import ClientsWithoutSuccessor, DrawersWouldBeLost, NeedsNewSupervisor
from alongside.cases.forms_leaving import LeavingForm
from alongside.cases.selectors import leaving as work
from alongside.foundation.htmx import render_page
from alongside.people import policies
from alongside.people.errors import NotASupervisor
from alongside.people.selectors.staff import colleague_for
from alongside.people.types import StaffRequest
from alongside.vault.actors import require
from alongside.vault.errors import NotFound, Refused, StepUpNeeded

if TYPE_CHECKING:
    from alongside.people.models import Account


@require_http_methods(["GET", "POST"])
def leaving(request: StaffRequest, account_id: UUID) -> HttpResponse:
    """Choose who takes each client over; then hand over, or hand over and end the employment."""
    account = _whose(request, account_id)
    theirs = work.work_of(request.actor, account)
    form = _form(request, account, theirs)
    if request.method == "POST" and form.is_valid() and _act(request, account, form):
        return _to(reverse("people:colleague", args=[account_id]))
    status = 422 if form.errors else 200
    return render_page(request, "cases/leaving.html", _context(request, account, theirs, form), status=status)


@require_POST
def settle_supervision(request: StaffRequest, account_id: UUID) -> HttpResponse:
    """After a change of supervisor: the clients' records open to the new one."""
    try:
        count = acts.settle_supervision(actor=request.actor, account_id=account_id)
    except NotASupervisor:
        messages.warning(request, _("Another custodian does this for you."))
    else:
        words = ngettext(
            "Supervision of one client is passed on.", "Supervision of %(count)d clients is passed on.", count
        )
        messages.success(request, words % {"count": count})
    return _to(reverse("cases:leaving", args=[account_id]))


def _whose(request: StaffRequest, account_id: UUID) -> "Account":
    account = colleague_for(request.actor, account_id)
    require(policies.may_end_employment(request.actor, account))
    if account.left_at is not None:
        raise NotFound
    return account


def _form(request: StaffRequest, account: "Account", theirs: work.Work) -> LeavingForm:
    return LeavingForm(
        request.POST if request.method == "POST" else None,
        clients=theirs.clients,
        able=work.could_take_over(request.actor, account),
        leaders=work.could_supervise(request.actor, account),
    )


def _context(
    request: StaffRequest, account: "Account", theirs: work.Work, form: LeavingForm
) -> dict[str, Any]:
    return {
        "account": account,
        "work": theirs,
        "form": form,
        "unsupervised": len(work.without_supervision(request.actor, account)),
        "needs_step_up": not request.actor.stepped_up,
    }


def _act(request: StaffRequest, account: "Account", form: LeavingForm) -> bool:
    """Do it; False when something must be chosen anew, which the form then says."""
    ends = request.POST.get("do") == "end"
    try:
        handed = _end(request, account, form) if ends else _hand_over(request, account, form)
    except ClientsWithoutSuccessor as refusal:
        form.mark(refusal.unfinished, _("Choose someone else here."))
        form.add_error(None, str(refusal))
    except (NeedsNewSupervisor, NotASupervisor) as refusal:
        form.add_error("supervisor", str(refusal))
    except DrawersWouldBeLost as refusal:
        form.add_error("lose_drawers", str(refusal))
    except StepUpNeeded:
        form.add_error(None, _("Give your second factor again first. What you chose stays on this page."))
    except Refused as refusal:
        form.add_error(None, str(refusal))
    else:
        _say(request, account, handed, ends)
        return True
    return False


def _hand_over(request: StaffRequest, account: "Account", form: LeavingForm) -> acts.Handed:
    return acts.hand_over(actor=request.actor, account_id=account.id, successors=form.successors)


def _end(request: StaffRequest, account: "Account", form: LeavingForm) -> acts.Handed:
    return acts.end_employment(
        actor=request.actor,
        account_id=account.id,
        successors=form.successors,
        supervisor_id=form.cleaned_data["supervisor"],
        lose_drawers=form.cleaned_data["lose_drawers"],
    )


def _say(request: StaffRequest, account: "Account", handed: acts.Handed, ends: bool) -> None:
    words = ngettext("%(count)d client handed over.", "%(count)d clients handed over.", handed.clients)
    said = words % {"count": handed.clients}
    if ends:
        said += " " + _("%(name)s has left: keys and sessions are gone.") % {"name": account.working_name}
    messages.success(request, said)
    if handed.waiting:
        messages.warning(
            request, _("Some keys could not be given by you. They wait on the page “How keys stand”.")
        )
    if handed.unsupervised:
        words = ngettext(
            "%(count)d client has no supervisor now. Another custodian passes the supervision on.",
            "%(count)d clients have no supervisor now. Another custodian passes the supervision on.",
            handed.unsupervised,
        )
        messages.warning(request, words % {"count": handed.unsupervised})


def _to(url: str) -> HttpResponseRedirect:
    answer = HttpResponseRedirect(url)
    answer.status_code = 303
    return answer
