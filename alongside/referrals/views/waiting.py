"""What waits, so that nothing is forgotten: among one's own clients, and at the whole agency for who leads.

Belongs here: two lists. Not here: one referral (referral), what came in (incoming).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from alongside.cases.selectors.caseload import names_of
from alongside.foundation.htmx import render_page
from alongside.foundation.http import page_of
from alongside.people.enums import AgencyKind
from alongside.referrals import policies
from alongside.referrals.enums import State
from alongside.referrals.selectors.referrals import (
    came_back,
    late_for_leads,
    lines_of,
    my_waiting,
    sent_by_agency,
)
from alongside.referrals.views.frame import shown, tabs

if TYPE_CHECKING:
    from alongside.people.types import StaffRequest


@require_safe
def waiting(request: StaffRequest) -> HttpResponseBase:
    """What waits for an answer, late first; what came back without help; what was never sent.

    Who organises a coalition works with no client: for them the room begins with the network.
    """
    if request.actor.agency_kind == AgencyKind.COALITION and policies.may_see_network(request.actor):
        return redirect("referrals:network")
    mine, back = my_waiting(request.actor), came_back(request.actor)
    names = names_of(request.actor, [line.subject_id for line in [*mine, *back] if line.subject_id])
    context = {
        "tabs": tabs(request.actor, "referrals:waiting"),
        "late": shown((line for line in mine if line.late), names=names),
        "back": shown(back, names=names),
        "mine": shown(
            (line for line in mine if not line.late and line.row.state != State.DRAFT), names=names
        ),
        "drafts": shown((line for line in mine if line.row.state == State.DRAFT), names=names),
        "leads": shown(late_for_leads(request.actor)),
    }
    return render_page(request, "referrals/waiting.html", context)


@require_safe
def referrals_all(request: StaffRequest) -> HttpResponseBase:
    """All that the agency sent, newest first: codes, and no client."""
    page = page_of(request, sent_by_agency(request.actor))
    context = {
        "tabs": tabs(request.actor, "referrals:referrals_all"),
        "page": page,
        "lines": shown(lines_of(list(page.object_list))),
    }
    return render_page(request, "referrals/referrals_all.html", context)
