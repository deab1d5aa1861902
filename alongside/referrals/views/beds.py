"""A bed that is held for a client: tying its code to them.

Belongs here: two forms of the page of referrals. Not here: asking for a bed and its steps (directory).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.cases.views.asking import client_of
from alongside.foundation.http import see_other
from alongside.referrals import policies
from alongside.referrals.actions import placing
from alongside.referrals.errors import NoSuchBed
from alongside.vault.actors import require
from alongside.vault.enums import Drawer

if TYPE_CHECKING:
    from alongside.cases.views.asking import StaffRequest


@require_POST
def place_bed(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """The bed of this code is for this client."""
    case = client_of(request, case_id)
    require(policies.may_refer(request.actor, case.subject_id, Drawer.PLAN))
    try:
        placing.place(actor=request.actor, subject_id=case.subject_id, code=request.POST.get("code", ""))
    except NoSuchBed as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("This bed is held for them. The shelter knows the code only."))
    return see_other("referrals:referrals", case.id)


@require_POST
def untie_bed(request: StaffRequest, case_id: UUID, placement_id: UUID) -> HttpResponseBase:
    """It was the wrong one. The bed stays held."""
    case = client_of(request, case_id)
    placing.untie(actor=request.actor, placement_id=placement_id)
    messages.success(request, _("Taken away. The bed itself is still held under its code."))
    return see_other("referrals:referrals", case.id)
