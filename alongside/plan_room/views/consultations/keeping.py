"""For those who keep consultations: what waits, deciding, outcomes, grouping, a letter's sending, a new one.

Belongs here: screens. Not here: who may (policies), the verbs (actions).
"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.people.types import StaffRequest
from alongside.plan_room import policies, safety
from alongside.plan_room.actions import consulting, deciding, grouping, letters
from alongside.plan_room.consultations.turning import turn
from alongside.plan_room.enums_consultations import Standing
from alongside.plan_room.errors_consultations import AlreadySent, KeyTaken, NotConfirmed
from alongside.plan_room.forms_consultations import ConsultationForm, DecideForm, OutcomeForm
from alongside.plan_room.selectors import consultations as found
from alongside.vault.actors import require
from alongside.vault.errors import NotFound, SomeoneElseWasFaster

HERE = "plan_room/consultations"


@require_safe
def queue(request: StaffRequest) -> HttpResponse:
    """What waits to be read, the oldest first; the consultations."""
    page = turn(found.waiting(request.actor), request.GET, latest_first=False)
    lines = [
        (line, found.letters_of(line.row), bool(policies.may_edit_plan(request.actor, line.row.keeper_id)))
        for line in found.lines()
    ]
    return render_page(request, f"{HERE}/queue.html", {"page": page, "lines": lines})


@require_http_methods(["GET", "POST"])
def decide(request: StaffRequest, contribution_id: UUID) -> HttpResponseBase:
    """Read one; publish it, or send it back with a reason."""
    row = found.to_decide(request.actor, contribution_id)
    form = DecideForm(request.POST if request.method == "POST" else None, initial={"seen": row.state})
    if request.method == "POST" and form.is_valid():
        state = request.POST.get("state", "")
        told = form.cleaned_data
        if state not in (Standing.PUBLISHED, Standing.SENT_BACK):
            form.add_error(None, _("Choose: publish it, or send it back."))
        elif state == Standing.SENT_BACK and not told["reason"]:
            form.add_error("reason", _("Choose a reason. Whoever sent it reads it."))
        else:
            try:
                deciding.decide(
                    actor=request.actor,
                    contribution_id=row.id,
                    state=state,
                    seen=told["seen"],
                    reason=told["reason"],
                )
            except (NotConfirmed, SomeoneElseWasFaster) as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("Published.") if state == Standing.PUBLISHED else _("Sent back."))
                return see_other("consultations:queue")
    context = {"form": form, "found": row, "worries": safety.looks([row.title, row.text, row.organization])}
    return render_page(request, f"{HERE}/decide.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def outcome(request: StaffRequest, contribution_id: UUID) -> HttpResponseBase:
    """Say what became of one."""
    row = found.to_decide(request.actor, contribution_id)
    before = found.outcome_of(row)
    initial = {}
    if before is not None:
        initial = {
            "became": before.became, "why": before.why, "action": before.action.key if before.action else "",
        }  # fmt: skip
    form = OutcomeForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            deciding.say_outcome(actor=request.actor, contribution_id=row.id, given=form.cleaned_data)
        except NotFound:
            form.add_error(
                "action", _("No promise has this key, or this is not published. Look at it again.")
            )
        else:
            messages.success(request, _("Said. Everyone can read it."))
            return see_other("consultations:idea", row.about_id or row.id)
    context = {"form": form, "found": row}
    return render_page(request, f"{HERE}/outcome.html", context, status=422 if form.errors else 200)


@require_POST
def group(request: StaffRequest, consultation_key: str) -> HttpResponseBase:
    """Compare anew, in the background."""
    grouping.start_grouping(actor=request.actor, consultation_key=consultation_key)
    messages.success(request, _("It is being compared. This page shows how far it is."))
    return see_other("consultations:alike", consultation_key)


@require_http_methods(["GET", "POST"])
def send_letter(request: StaffRequest, letter_key: str) -> HttpResponseBase:
    """Look at it once more, then freeze it with its names: there is no way back."""
    if request.method != "POST":
        letter = letters.letter_to_freeze(request.actor, letter_key)
        context = {"letter": letter, "names": found.signatories_of(letter)}
        return render_page(request, "plan_room/consultations/send_letter.html", context)
    try:
        letters.send_letter(actor=request.actor, letter_key=letter_key)
    except AlreadySent as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("The letter is frozen with its names."))
    return see_other("consultations:letter", letter_key)


@require_http_methods(["GET", "POST"])
def new(request: StaffRequest) -> HttpResponseBase:
    """A new consultation."""
    require(policies.may_edit_plans(request.actor))
    form = ConsultationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            row = consulting.make_consultation(actor=request.actor, given=form.cleaned_data)
        except KeyTaken as refusal:
            form.add_error("key", str(refusal))
        else:
            messages.success(request, _("It is begun. Nobody outside sees it yet."))
            return see_other("consulting:one", row.key)
    return render_page(request, f"{HERE}/new.html", {"form": form}, status=422 if form.errors else 200)
