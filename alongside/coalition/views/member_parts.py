"""What hangs on a partner: contacts, what was said, strengths, promises.

Belongs here: screens. Not here: the partner's page (members), saving (actions.founding).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.coalition.actions import founding as acts
from alongside.coalition.enums_founding import Promise
from alongside.coalition.forms_founding import ApproachForm, ContactForm, PartForm, PromiseForm, StrengthForm
from alongside.coalition.policies import may_organise
from alongside.coalition.policies_founding import may_speak_for_partner
from alongside.coalition.selectors import founding as reads
from alongside.coalition.selectors.members import Coalition
from alongside.coalition.views.frame import in_coalition
from alongside.coalition.views.members import show_member
from alongside.foundation.http import see_other
from alongside.people.types import StaffRequest
from alongside.people.views.again import say_saved_already
from alongside.people.views.comparing import keep_apart
from alongside.vault.actors import require
from alongside.vault.errors import SavedBefore


@require_POST
@in_coalition
def name_contact(request: StaffRequest, coalition: Coalition, partner_id: UUID) -> HttpResponseBase:
    """Who administers it."""
    require(may_organise(request.actor, coalition.id))
    return _add(request, coalition, partner_id, ContactForm(request.POST), "contact_form", acts.name_contact)


@require_POST
@in_coalition
def end_contact(
    request: StaffRequest, coalition: Coalition, partner_id: UUID, admin_contact_id: UUID
) -> HttpResponseBase:
    """Not any more."""
    acts.end_contact(
        actor=request.actor, coalition_id=coalition.id, partner_id=partner_id, contact_id=admin_contact_id
    )
    return see_other("coalition:member", coalition.id, partner_id, at="contacts")


@require_POST
@in_coalition
def note_approach(request: StaffRequest, coalition: Coalition, partner_id: UUID) -> HttpResponseBase:
    """That it was spoken to."""
    require(may_organise(request.actor, coalition.id))
    return _add(
        request, coalition, partner_id, ApproachForm(request.POST), "approach_form", acts.note_approach
    )


@require_POST
@in_coalition
def add_strength(request: StaffRequest, coalition: Coalition, partner_id: UUID) -> HttpResponseBase:
    """What it is good at, or brings."""
    require(may_speak_for_partner(request.actor, reads.partner_for(coalition.id, partner_id)))
    return _add(
        request, coalition, partner_id, StrengthForm(request.POST), "strength_form", acts.add_strength
    )


@require_POST
@in_coalition
def remove_strength(
    request: StaffRequest, coalition: Coalition, partner_id: UUID, strength_id: UUID
) -> HttpResponseBase:
    """Not so any more."""
    acts.remove_strength(
        actor=request.actor, coalition_id=coalition.id, partner_id=partner_id, strength_id=strength_id
    )
    return see_other("coalition:member", coalition.id, partner_id, at="strengths")


@require_POST
@in_coalition
def promise(request: StaffRequest, coalition: Coalition, partner_id: UUID) -> HttpResponseBase:
    """Promises it makes now. All five may be sent again: those it made stand."""
    require(may_speak_for_partner(request.actor, reads.partner_for(coalition.id, partner_id)))
    form = PromiseForm(request.POST, left=list(Promise))
    if not form.is_valid():
        return show_member(request, coalition, partner_id, status=422, promise_form=form)
    acts.commit(actor=request.actor, coalition_id=coalition.id, partner_id=partner_id, **form.cleaned_data)
    messages.success(request, _("Saved."))
    return see_other("coalition:member", coalition.id, partner_id, at="promises")


@require_POST
@in_coalition
def take_promise_back(
    request: StaffRequest, coalition: Coalition, partner_id: UUID, promise_code: str
) -> HttpResponseBase:
    """It does not hold to it any more, or it was a mistake. It can be made again."""
    acts.take_promise_back(
        actor=request.actor, coalition_id=coalition.id, partner_id=partner_id, promise=promise_code
    )
    messages.success(request, _("Taken back. It can be made again."))
    return see_other("coalition:member", coalition.id, partner_id, at="promises")


def _add(
    request: StaffRequest,
    coalition: Coalition,
    partner_id: UUID,
    form: PartForm,
    name: str,
    add: Callable[..., Any],
) -> HttpResponseBase:
    if not form.is_valid():
        return show_member(request, coalition, partner_id, status=422, **{name: form})
    row_id = form.cleaned_data["row_id"]
    try:
        add(
            actor=request.actor,
            coalition_id=coalition.id,
            partner_id=partner_id,
            row_id=row_id,
            given=form.given(),
        )
    except SavedBefore as before:
        if before.same:
            say_saved_already(request)
            return see_other("coalition:member", coalition.id, partner_id)
        saved = {field: getattr(before.row, field) for field in form.fields if hasattr(before.row, field)}
        return show_member(
            request, coalition, partner_id, status=409, **{name: keep_apart(form, saved, before)}
        )
    messages.success(request, _("Saved."))
    return see_other("coalition:member", coalition.id, partner_id)
