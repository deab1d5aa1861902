"""What came in from other agencies: the inbox, one, an answer to the sender.

Belongs here: screens of the side that is asked. Not here: moves (referral), the packet (releases). What is not allowed
any more is not shown at the next click.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.directory.languages import NAMES
from alongside.foundation.htmx import render_page
from alongside.foundation.http import page_of, see_other
from alongside.referrals import policies
from alongside.referrals.actions.replying import reply as write_to_sender
from alongside.referrals.enums import OPEN, State
from alongside.referrals.forms import AppointmentForm, FilterForm, ReplyForm
from alongside.referrals.selectors.inbox import (
    Chosen,
    Over,
    inbox_lines,
    incoming_for,
    is_running,
    over_for,
    over_lately,
)
from alongside.referrals.selectors.inbox import inbox as rows_of_inbox
from alongside.referrals.selectors.routing import routes_of
from alongside.referrals.views.frame import area_choices, moves_for, shown, stand_of, tabs
from alongside.referrals.views.over import says_when_over
from alongside.vault.errors import SavedBefore
from alongside.vault.ids import uuid7

if TYPE_CHECKING:
    from alongside.people.types import StaffRequest

GONE = 410
FEW = 8  # up to here nobody needs to narrow the list down


@require_safe
def inbox(request: StaffRequest) -> HttpResponseBase:
    """What waits for us, the oldest first; what is over, and why."""
    form = FilterForm(request.GET or None, areas=area_choices())
    said = form.cleaned_data if form.is_bound and form.is_valid() else {}
    page = page_of(request, rows_of_inbox(request.actor, Chosen(**said)))
    taker = partial(routes_of(request.actor).taker, request.actor)
    lines = shown(inbox_lines(list(page.object_list)), came=True, taker=taker)
    context = {
        "tabs": tabs(request.actor, "referrals:inbox"),
        "form": form,
        "narrowed": any(said.values()),
        "page": page,
        "groups": [
            (_("Waits for your answer"), [one for one in lines if one["line"].row.state == State.REQUESTED]),
            (_("You said yes"), [one for one in lines if one["line"].row.state != State.REQUESTED]),
        ],
        "choose": any(said.values()) or page.paginator.count > FEW,
        "over": over_lately(),
        "receives": bool(policies.may_receive(request.actor)),
    }
    return render_page(request, "referrals/inbox.html", context)


@require_safe
def incoming(request: StaffRequest, referral_id: UUID) -> HttpResponseBase:
    """One that came in, with what the client allows; or that it is over, and nothing else."""
    return _show(request, referral_id, ReplyForm(initial={"row_id": uuid7()}))


@require_safe
def still(request: StaffRequest, referral_id: UUID) -> HttpResponseBase:
    """Whether an open page may stay as it is. Says nothing else, and opens nothing."""
    if is_running(request.actor, referral_id):
        return HttpResponse(status=204)
    over_for(referral_id)  # nothing at all for whom it never was
    return HttpResponse("over", status=GONE, content_type="text/plain")


@require_POST
@says_when_over
def reply(request: StaffRequest, referral_id: UUID) -> HttpResponseBase:
    """A few words to the sender."""
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return _show(request, referral_id, form, status=422)
    with suppress(SavedBefore):  # the same form twice is one answer
        write_to_sender(
            actor=request.actor, referral_id=referral_id, words=form.cleaned_data["words"],
            reply_id=form.cleaned_data["row_id"],
        )  # fmt: skip
    messages.success(request, _("Sent to who works with them. Nobody else can open it."))
    return see_other("referrals:incoming", referral_id)


def _show(
    request: StaffRequest, referral_id: UUID, form: ReplyForm, *, status: int = 200
) -> HttpResponseBase:
    found = incoming_for(request.actor, referral_id)
    if isinstance(found, Over):
        context = {"over": found, "tabs": tabs(request.actor, "referrals:inbox")}
        return render_page(request, "referrals/incoming_over.html", context, status=GONE)
    row = found.line.row
    context = {
        "tabs": tabs(request.actor, "referrals:inbox"),
        "found": found,
        "line": found.line,
        "row": row,
        "packet": found.packet,
        "moves": moves_for(request.actor, row),
        "taker": routes_of(request.actor).taker(request.actor, row),
        "is_open": row.state in OPEN,
        "interpreter": NAMES.get(row.interpreter, row.interpreter),
        "appointment_form": AppointmentForm(
            initial={"at": timezone.localtime(row.appointment_at) if row.appointment_at else None}
        ),
        "reply_form": form,
        "now": timezone.now(),
    } | stand_of(found.line, came=True)
    return render_page(request, "referrals/incoming.html", context, status=status)
