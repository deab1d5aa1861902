"""Breaking the glass: asking from a search, answering, ending, reviewing.

Belongs here: ask the door, call the action, answer. Not here: rules and the hour (actions.glass, the wall).
"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from alongside.cases import policies_access
from alongside.cases.actions import glass as acts
from alongside.cases.errors_access import GlassNotOpenable, NotReviewedYet, NotYourOwnGlass, ReasonMissing
from alongside.cases.forms_access import AskGlassForm, OpenGlassForm, ReviewGlassForm
from alongside.cases.selectors import glasses as reading
from alongside.cases.selectors.keys import custodians_of
from alongside.cases.views import hits
from alongside.cases.views.asking import StaffRequest
from alongside.cases.views.doors import about
from alongside.foundation.dates import clock
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.people.policies import may_approve_glass
from alongside.vault.enums import Drawer, GlassState
from alongside.vault.errors import StepUpNeeded

ASKED = {"reason", "code"}


@require_http_methods(["GET", "POST"])
def ask_glass(request: StaffRequest, handle: str) -> HttpResponse:
    """It cannot wait. The second factor first; the reason typed before is still there afterwards."""
    actor = request.actor
    subject_id = hits.subject_of(request, handle)
    about(request, subject_id)
    if not actor.stepped_up:
        typed = hits.reason_of(request, handle) | {key: request.POST[key] for key in ASKED & {*request.POST}}
        hits.keep_reason(request, handle, reason=typed["reason"][:1000], code=typed["code"][:12])
        raise StepUpNeeded
    may_be_alone = bool(policies_access.may_open_alone(actor))
    initial = hits.reason_of(request, handle)
    form = AskGlassForm(request.POST or None, initial=initial, may_be_alone=may_be_alone)
    if request.method == "POST" and form.is_valid():
        try:
            glass = acts.ask_glass(actor=actor, subject_id=subject_id, **form.cleaned_data)
        except ReasonMissing as refusal:
            form.add_error("reason", str(refusal))
        except NotReviewedYet as refusal:
            form.add_error(None, str(refusal))
        else:
            hits.forget(request, handle)
            _say_asked(request, glass.state == GlassState.OPEN)
            return see_other("cases:glasses")
    context = {"form": form, "handle": handle, "custodians": custodians_of(actor.agency_id)}
    return render_page(request, "cases/glass_ask.html", context, partial="ask-glass")


@require_GET
def glasses(request: StaffRequest) -> HttpResponse:
    """Mine, and for those who decide the agency's."""
    actor = request.actor
    views = reading.glasses_for(actor)
    decides = bool(may_approve_glass(actor))
    context = {
        "decides": decides,
        "stepped_up": actor.stepped_up,
        "waiting": [v for v in views if v.waits and not v.mine] if decides else [],
        "asked": [v for v in views if v.waits and v.mine],
        "open": [v for v in views if v.is_open],
        "to_review": [v for v in views if v.to_review and not v.mine] if decides else [],
        "past": [v for v in views if not v.waits and not v.is_open and (v.mine or not v.to_review)][:30],
        "minutes": OpenGlassForm().fields["minutes"].choices,  # type: ignore[attr-defined]
    }
    return render_page(request, "cases/glasses.html", context)


@require_POST
def open_glass(request: StaffRequest, glass_id: UUID) -> HttpResponse:
    """Yes, for so many minutes."""
    _about_glass(request, glass_id)
    form = OpenGlassForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Choose 15 minutes, 30 minutes or an hour."))
        return see_other("cases:glasses")
    try:
        lent = acts.open_glass(actor=request.actor, glass_id=glass_id, minutes=form.cleaned_data["minutes"])
    except (GlassNotOpenable, NotYourOwnGlass) as refusal:
        messages.warning(request, str(refusal))
    else:
        _say_lent(request, lent)
    return see_other("cases:glasses")


@require_POST
def decline_glass(request: StaffRequest, glass_id: UUID) -> HttpResponse:
    """No."""
    _about_glass(request, glass_id)
    try:
        acts.decline_glass(actor=request.actor, glass_id=glass_id)
    except (GlassNotOpenable, NotYourOwnGlass) as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Declined. Who asked is told so."))
    return see_other("cases:glasses")


@require_POST
def end_glass(request: StaffRequest, glass_id: UUID) -> HttpResponse:
    """Over, before its time."""
    _about_glass(request, glass_id)
    acts.end_glass(actor=request.actor, glass_id=glass_id)
    messages.success(request, _("Ended. The record is closed again."))
    return see_other("cases:glasses")


@require_POST
def review_glass(request: StaffRequest, glass_id: UUID) -> HttpResponse:
    """Was it right?"""
    _about_glass(request, glass_id)
    form = ReviewGlassForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Choose whether it was right."))
        return see_other("cases:glasses")
    try:
        acts.review_glass(
            actor=request.actor, glass_id=glass_id, found_right=form.cleaned_data["found_right"]
        )
    except (GlassNotOpenable, NotYourOwnGlass) as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Reviewed."))
    return see_other("cases:glasses")


def _about_glass(request: StaffRequest, glass_id: UUID) -> None:
    """A refusal from here on is a line of that client's log."""
    about(request, reading.glass_for(request.actor, glass_id).subject_id)


def _say_asked(request: StaffRequest, is_open: bool) -> None:
    if is_open:
        messages.success(
            request, _("It is open for an hour, to read. Supervisors see it now, and one reviews it.")
        )
    else:
        messages.success(request, _("Asked. Ring a custodian, so that it is answered soon."))


def _say_lent(request: StaffRequest, lent: list[str]) -> None:
    said = _("Open from %(time)s.") % {"time": clock(timezone.now())}
    missing = [drawer for drawer in acts.THROUGH_GLASS if drawer not in lent]
    if not missing:
        messages.success(request, said)
        return
    drawers = ", ".join(str(Drawer(drawer).label) for drawer in missing)
    messages.warning(
        request,
        said + " " + _("You hold no key to: %(drawers)s. A custodian can open those.") % {"drawers": drawers},
    )
