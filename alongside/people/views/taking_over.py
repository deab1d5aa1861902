"""A training that a colleague had elsewhere: taking it over by the certificate's code, and undoing that.

Belongs here: those screens. Not here: asking whether a certificate holds (certificates), one's own training (training).
"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.foundation.http import see_other
from alongside.people import policies_training as policies
from alongside.people.actions import taking_over as acts
from alongside.people.errors_training import CERTIFICATE_PROBLEMS, HoursBeyondCertificate
from alongside.people.forms.taking_over import TakeOverForm
from alongside.people.selectors.staff import colleague_for
from alongside.people.selectors.taken_over import taken_over_of
from alongside.people.selectors.trainings import curriculum_for, topic_choices
from alongside.people.types import StaffRequest
from alongside.people.views.training import show
from alongside.vault.actors import require
from alongside.vault.errors import NotFound


@require_http_methods(["GET", "POST"])
def take_over(request: StaffRequest, curriculum_id: UUID, account_id: UUID) -> HttpResponseBase:
    """Type the code of her certificate: its hours count here."""
    actor = request.actor
    require(policies.may_plan_training(actor))
    require(policies.may_record_hours_of(actor, account_id))
    curriculum, account = curriculum_for(actor, curriculum_id), colleague_for(actor, account_id)
    if curriculum.agency_id != actor.agency_id or curriculum.retired_at:
        raise NotFound
    form = TakeOverForm(request.POST if request.method == "POST" else None, topics=topic_choices(curriculum))
    if request.method == "POST" and form.is_valid() and _taken(request, curriculum.id, account.id, form):
        return see_other("people:take_over", curriculum.id, account.id)
    context = {
        "form": form, "curriculum": curriculum, "account": account, "taken_over": taken_over_of(actor, account),
    }  # fmt: skip
    return show(
        request, "people/take_over.html", context, tab="people:training", status=422 if form.errors else 200
    )


def _taken(request: StaffRequest, curriculum_id: UUID, account_id: UUID, form: TakeOverForm) -> bool:
    """Whether it went through; otherwise the form says why it did not."""
    try:
        acts.take_over(
            actor=request.actor, curriculum_id=curriculum_id, account_id=account_id, draft=form.draft()
        )
    except CERTIFICATE_PROBLEMS as problem:
        form.add_error("code", str(problem))
        return False
    except HoursBeyondCertificate as problem:
        form.add_error("hours", str(problem))
        return False
    messages.success(request, _("Taken over. Its hours count here."))
    return True


@require_POST
def undo_taking_over(request: StaffRequest, taken_over_id: UUID) -> HttpResponseBase:
    """It was a mistake: its hours count here no longer."""
    acts.undo_taking_over(actor=request.actor, taken_over_id=taken_over_id)
    messages.success(request, _("Undone. Its hours count here no longer."))
    return see_other("people:training")
