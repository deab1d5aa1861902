"""An agenda's own steps: propose, join in, put elsewhere, take off.

Belongs here: these screens. Not here: the meeting's page (views.meetings), the order (agenda), saving (actions.agenda).
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.coalition import policies_meetings as policies
from alongside.coalition.actions import agenda as acts
from alongside.coalition.enums_meetings import ItemKind
from alongside.coalition.errors_meetings import ReasonNeeded
from alongside.coalition.forms_meetings import ItemForm, PlaceForm
from alongside.coalition.selectors.meetings import item_for, meeting_for
from alongside.coalition.selectors.members import Coalition, joined
from alongside.coalition.views.frame import in_coalition, page
from alongside.foundation.http import see_other
from alongside.people.types import StaffRequest
from alongside.people.views.again import comes_back, first_of
from alongside.people.views.comparing import sent_before
from alongside.vault.actors import require
from alongside.vault.errors import SavedBefore

AREA = "coalition:meetings"


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def propose_item(request: StaffRequest, coalition: Coalition, meet_id: UUID) -> HttpResponseBase:
    """Put something on the agenda. `?kind=` and `?title=` come from where it was thought of."""
    row = meeting_for(coalition.id, meet_id)
    require(policies.may_propose(request.actor, row))
    members = [(str(one.id), one.name) for one in joined(coalition.id)]
    sent = request.POST if request.method == "POST" else None
    form = ItemForm(sent, initial=first_of(request) | _thought_of(request), members=members)
    if request.method == "POST" and form.is_valid():
        try:
            made = acts.propose_item(
                actor=request.actor, coalition_id=coalition.id, meeting_id=meet_id,
                item_id=form.cleaned_data["row_id"], proposal=form.proposal(),
            )  # fmt: skip
        except SavedBefore as before:
            if sent_before(request, form, before, ("title", "about")):
                return see_other("coalition:meeting", coalition.id, meet_id)
            return _show(request, coalition, meet_id, form, status=409)
        messages.success(request, _("It is on the agenda, where its need puts it."))
        return see_other("coalition:meeting", coalition.id, meet_id, at=f"item-{made.id}")
    return _show(request, coalition, meet_id, form, status=422 if form.errors else 200)


def _thought_of(request: StaffRequest) -> dict[str, Any]:
    kind = request.GET.get("kind", "")
    return {
        "kind": kind if kind in ItemKind.values else ItemKind.OTHER,
        "title": request.GET.get("title", "")[:200],
    }


def _show(
    request: StaffRequest, coalition: Coalition, meet_id: UUID, form: Any, *, status: int, **said: Any
) -> HttpResponseBase:
    context = {
        "form": form,
        "theirs": getattr(form, "theirs", []),
        "heading": _("Propose an item"),
        "lead": _("The agenda orders itself by how pressing organizations find an item."),
        "save": _("Put it on the agenda"),
        "back_url": reverse("coalition:meeting", args=[coalition.id, meet_id]),
    }
    return page(
        request, "coalition/meeting_form.html", context | said, coalition=coalition, area=AREA, status=status
    )


@require_POST
@in_coalition
def support_item(request: StaffRequest, coalition: Coalition, agenda_id: UUID) -> HttpResponseBase:
    """This matters to us too, and how much; or not any more."""
    item = item_for(coalition.id, agenda_id)
    said = request.POST.get("need", "")
    need = int(said) if said in ("0", "1", "2", "3") else 1
    acts.support_item(actor=request.actor, coalition_id=coalition.id, item_id=agenda_id, need=need)
    return see_other("coalition:meeting", coalition.id, item.meeting_id, at=f"item-{agenda_id}")


@require_http_methods(["GET", "POST"])
@in_coalition
def place_item(request: StaffRequest, coalition: Coalition, agenda_id: UUID) -> HttpResponseBase:
    """Put it elsewhere, with a reason."""
    item = item_for(coalition.id, agenda_id)
    require(policies.may_move_item(request.actor, item, item.meeting))
    sent = request.POST if request.method == "POST" else None
    form = PlaceForm(sent, initial={"place": item.place, "why": item.place_why})
    if request.method == "POST" and form.is_valid():
        try:
            acts.place_item(
                actor=request.actor, coalition_id=coalition.id, item_id=agenda_id, **form.cleaned_data
            )
        except ReasonNeeded as problem:
            form.add_error("why", str(problem))
        else:
            return see_other("coalition:meeting", coalition.id, item.meeting_id, at=f"item-{agenda_id}")
    said = {"heading": _("Put it elsewhere"), "lead": item.title, "save": _("Save")}
    return _show(request, coalition, item.meeting_id, form, status=422 if form.errors else 200, **said)


@require_POST
@in_coalition
def withdraw_item(request: StaffRequest, coalition: Coalition, agenda_id: UUID) -> HttpResponseBase:
    """Take it off, or put it back."""
    item = item_for(coalition.id, agenda_id)
    back = request.POST.get("back") == "1"
    acts.withdraw_item(actor=request.actor, coalition_id=coalition.id, item_id=agenda_id, back=back)
    messages.success(request, _("It is back on the agenda.") if back else _("It is off the agenda."))
    return see_other("coalition:meeting", coalition.id, item.meeting_id)
