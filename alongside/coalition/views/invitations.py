"""An invitation, as the asked agency reads and answers it.

Belongs here: the screen of those who lead at an agency that belongs to nothing yet. Not here: letters.
"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.coalition.actions.invitations import answer_invitation
from alongside.coalition.errors_founding import NotOpenAnyMore
from alongside.coalition.forms_founding import AnswerForm
from alongside.coalition.selectors.invitations import invitation_for
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.people.types import StaffRequest
from alongside.vault.errors import NotFound
from alongside.vault.ids import uuid7


@require_http_methods(["GET", "POST"])
def invitation(request: StaffRequest, partner_id: UUID) -> HttpResponseBase:
    """The letter, and our answer."""
    form = AnswerForm(request.POST if request.method == "POST" else None, initial={"row_id": uuid7()})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            answer_invitation(
                actor=request.actor, partner_id=partner_id, row_id=told["row_id"], yes=told["answer"] == "yes",
                on=timezone.localdate(), reason=told["reason"], ask_again_on=told["ask_again_on"],
            )  # fmt: skip
        except NotOpenAnyMore as gone:
            raise NotFound from gone
        messages.success(request, _("Thank you. The coalition has your answer."))
        return see_other("coalition:coalitions")
    context = {"invitation": invitation_for(request.actor, partner_id), "form": form}
    return render_page(request, "coalition/invitation.html", context, status=422 if form.errors else 200)
