"""Putting approved minutes right: what a later meeting agreed stands below them.

Belongs here: this screen. Not here: saving (actions.approving), the minutes themselves (views.minutes).
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.coalition import policies_meetings as policies
from alongside.coalition.actions import approving
from alongside.coalition.errors_meetings import NextMeetingNeeded, NotApproved
from alongside.coalition.forms_meetings import CorrectionForm
from alongside.coalition.selectors.meetings import later_begun, meeting_for
from alongside.coalition.selectors.members import Coalition
from alongside.coalition.views.frame import in_coalition, page
from alongside.foundation import dates
from alongside.foundation.http import see_other
from alongside.people.types import StaffRequest
from alongside.people.views.again import comes_back, first_of, say_saved_already
from alongside.vault.actors import require
from alongside.vault.errors import SavedBefore

AREA = "coalition:meetings"


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def correct_minutes(request: StaffRequest, coalition: Coalition, meet_id: UUID) -> HttpResponseBase:
    """Which meeting agreed to it, and what is right."""
    require(policies.may_set_meetings(request.actor, coalition.id))
    row = meeting_for(coalition.id, meet_id)
    if row.approved_at is None:
        messages.warning(request, str(NotApproved()))
        return see_other("coalition:minutes_print", coalition.id, meet_id)
    later = [(str(one.id), dates.day_in_full(one.on)) for one in later_begun(row)]
    form = CorrectionForm(
        request.POST if request.method == "POST" else None, initial=first_of(request), later=later
    )
    if request.method == "POST" and form.is_valid():
        return _save(request, coalition, row, form)
    return _show(request, coalition, row, form, status=422 if form.errors else 200)


def _save(request: StaffRequest, coalition: Coalition, row: Any, form: CorrectionForm) -> HttpResponseBase:
    said = form.cleaned_data
    try:
        approving.correct_minutes(
            actor=request.actor, coalition_id=coalition.id, meeting_id=row.id, addendum_id=said["row_id"],
            in_meeting_id=UUID(said["agreed_in"]), text=said["text"],
        )  # fmt: skip
    except SavedBefore:
        say_saved_already(request)
    except NextMeetingNeeded as problem:
        form.add_error("agreed_in", str(problem))
        return _show(request, coalition, row, form, status=422)
    else:
        messages.success(request, _("It stands below the minutes."))
    return see_other("coalition:minutes_print", coalition.id, row.id, at="corrections")


def _show(
    request: StaffRequest, coalition: Coalition, row: Any, form: CorrectionForm, *, status: int
) -> HttpResponseBase:
    context = {
        "form": form,
        "theirs": [],
        "heading": _("Put approved minutes right"),
        "lead": _(
            "The minutes keep their words. What a later meeting agreed stands below them, and is not edited."
        ),
        "save": _("Add it"),
        "back_url": reverse("coalition:minutes_print", args=[coalition.id, row.id]),
    }
    return page(
        request, "coalition/meeting_form.html", context, coalition=coalition, area=AREA, status=status
    )
