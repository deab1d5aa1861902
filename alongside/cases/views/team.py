"""Who may see a client: the list with its count and reasons, and every change of it.

Belongs here: ask the door, call the action, answer. Not here: rules (policies_access), the log (log).
"""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from alongside.cases import policies, policies_access
from alongside.cases.actions import care_team
from alongside.cases.errors import LastOne, NotOnTheTeam, SomeoneElseWasFaster
from alongside.cases.errors_access import LeadStays, PartNotPossible, SupervisionStays, WhyMissing
from alongside.cases.forms_access import AddMemberForm, ChangeMemberForm, ShutOutForm
from alongside.cases.selectors import access, keys
from alongside.cases.views.asking import StaffRequest, client_of, head
from alongside.cases.views.doors import acting_on
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.people.errors import NotYourself
from alongside.vault.actors import Actor, require
from alongside.vault.enums import Drawer
from alongside.vault.errors import NotFound

if TYPE_CHECKING:
    from alongside.cases.models import Case

# Refusals that belong beside the form, with what was typed; all others are pages of their own.
SAID_BESIDE = (
    LastOne,
    LeadStays,
    NotOnTheTeam,
    NotYourself,
    PartNotPossible,
    SomeoneElseWasFaster,
    SupervisionStays,
    WhyMissing,
)


@require_GET
def team(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Everyone who may see, with the reason; who is shut out; who holds which key."""
    case = client_of(request, case_id)
    return _team_page(request, case)


@require_http_methods(["GET", "POST"])
def add_member(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """A colleague joins the care team."""
    case = client_of(request, case_id)
    actor = request.actor
    require(policies.may_change_team(actor, case))
    colleagues = access.colleagues_to_ask(actor, case)
    form = AddMemberForm(request.POST or None, colleagues=colleagues)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            waiting = care_team.add_member(
                actor=actor,
                case_id=case.id,
                account_id=UUID(said["account"]),
                part=said["part"],
                why=said["why"],
            )
        except SAID_BESIDE as refusal:
            form.add_error(None, str(refusal))
        else:
            _say_keys(request, waiting, _("They may see this client now."))
            return see_other("cases:team", case.id)
    context = head(request, case, "cases:team") | {"form": form, "colleagues": colleagues}
    return render_page(request, "cases/team_add.html", context, partial="add-member")


@require_http_methods(["GET", "POST"])
def change_member(request: StaffRequest, case_id: UUID, account_id: UUID) -> HttpResponse:
    """Another part or reason for someone, or the end of her access."""
    case = client_of(request, case_id)
    actor = request.actor
    require(policies.may_change_team(actor, case))
    seer = _seer(actor, case, account_id)
    initial = {"part": seer.part, "why": seer.why or "", "was": seer.part}
    form = ChangeMemberForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            waiting = care_team.change_member(
                actor=actor, case_id=case.id, account_id=account_id, **form.cleaned_data
            )
        except SAID_BESIDE as refusal:
            form.add_error(None, str(refusal))
        else:
            _say_keys(request, waiting, _("Changed."))
            return see_other("cases:team", case.id)
    context = head(request, case, "cases:team") | {"form": form, "seer": seer, "stale": _is_stale(form, seer)}
    return render_page(request, "cases/team_member.html", context, partial="change-member")


@require_POST
def remove_member(request: StaffRequest, case_id: UUID, account_id: UUID) -> HttpResponse:
    """End someone's access. Asked again it is already so."""
    actor = acting_on(request, case_id)
    try:
        care_team.remove_member(actor=actor, case_id=case_id, account_id=account_id)
    except SAID_BESIDE as refusal:
        messages.warning(request, str(refusal))
        return see_other("cases:team", case_id)
    messages.success(request, _("Access has ended, and the keys are gone."))
    return see_other("cases:team", case_id) if account_id != actor.account_id else see_other("cases:list")


@require_POST
def give_keys(request: StaffRequest, case_id: UUID, account_id: UUID) -> HttpResponse:
    """Give someone the keys she waits for, of those this person holds."""
    actor = acting_on(request, case_id)
    try:
        waiting = care_team.give_waiting_keys(actor=actor, case_id=case_id, account_id=account_id)
    except NotOnTheTeam as refusal:
        messages.warning(request, str(refusal))
    else:
        _say_keys(request, waiting, _("The keys you hold are given."))
    return see_other("cases:team", case_id)


@require_POST
def shut_out(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Someone may never see this client."""
    actor = acting_on(request, case_id)
    case = client_of(request, case_id)
    require(policies.may_change_team(actor, case))
    form = ShutOutForm(request.POST, colleagues=access.colleagues_to_shut_out(actor, case))
    if not form.is_valid():
        return _team_page(request, case, shut_out_form=form, status=422)
    account_id = UUID(form.cleaned_data["account"])
    try:
        care_team.shut_out(actor=actor, case_id=case_id, account_id=account_id)
    except SAID_BESIDE as refusal:
        form.add_error(None, str(refusal))
        return _team_page(request, case, shut_out_form=form, status=422)
    messages.success(request, _("Shut out. Access and keys are gone, and they are told nothing."))
    return see_other("cases:team", case_id) if account_id != actor.account_id else see_other("cases:list")


@require_POST
def let_in_again(request: StaffRequest, case_id: UUID, account_id: UUID) -> HttpResponse:
    """The conflict is over; nothing comes back by itself."""
    actor = acting_on(request, case_id)
    try:
        care_team.let_in_again(actor=actor, case_id=case_id, account_id=account_id)
    except SAID_BESIDE as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("No longer shut out. They have no access until someone gives it."))
    return see_other("cases:team", case_id)


def _team_page(
    request: StaffRequest, case: "Case", *, shut_out_form: ShutOutForm | None = None, status: int = 200
) -> HttpResponse:
    actor = request.actor
    frame = head(request, case, "cases:team")  # first: it brings the keys with it
    may_change = bool(policies.may_change_team(actor, case))
    context: dict[str, Any] = frame | {
        "seers": access.who_may_see(actor, case),
        "shut_out": access.shut_out_of(actor, case),
        "drawers": keys.drawers_and_holders(actor.agency_id, case.subject_id),
        "may_change": may_change,
        "may_read_log": bool(policies_access.may_read_log(actor, case)),
    }
    if may_change:
        colleagues = access.colleagues_to_shut_out(actor, case)
        context["shut_out_form"] = shut_out_form or ShutOutForm(colleagues=colleagues)
        never = [row.account.id for row in context["shut_out"]]
        context["let_in"] = [who for who in never if policies_access.may_let_in_again(actor, case, who)]
    return render_page(request, "cases/team.html", context, status=status)


def _seer(actor: Actor, case: "Case", account_id: UUID) -> access.Seer:
    """Someone on the list for a lasting reason; a broken glass is ended elsewhere."""
    for seer in access.who_may_see(actor, case):
        if seer.account.id == account_id and not seer.through_glass:
            return seer
    raise NotFound


def _is_stale(form: ChangeMemberForm, seer: access.Seer) -> bool:
    return form.is_bound and form.data.get("was", "") != seer.part


def _say_keys(request: StaffRequest, waiting: list[str], done: str) -> None:
    if not waiting:
        messages.success(request, done)
        return
    drawers = ", ".join(str(Drawer(drawer).label) for drawer in waiting)
    said = _("%(done)s You do not hold every key: %(drawers)s waits for someone who does.")
    messages.warning(request, said % {"done": done, "drawers": drawers})
