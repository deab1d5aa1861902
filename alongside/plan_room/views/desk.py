"""The desk of those who keep plans: what was sent in, read, asked about, published or sent back.

Belongs here: screens. Not here: steps (actions.moderating). It stands beneath /staff/, with the staff's other pages.
"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.foundation.htmx import render_page
from alongside.foundation.http import page_of, see_other
from alongside.people.errors import MailNotSent
from alongside.people.types import StaffRequest
from alongside.plan_room import policies, shown
from alongside.plan_room.actions import moderating
from alongside.plan_room.errors import NotThere, NotYet
from alongside.plan_room.forms_reports import AnswerForm, AskForm, ReasonForm
from alongside.plan_room.selectors import reports as reading
from alongside.vault.actors import require


@require_safe
def sent_in(request: StaffRequest) -> HttpResponse:
    """What waits, longest first; or what is settled."""
    done = request.GET.get("show") == "settled"
    rows = reading.sent_in(request.actor, done=done)
    context = {"page": page_of(request, rows), "done": done, "query": "show=settled&" if done else ""}
    return render_page(request, "plan_room/desk_reports.html", context)


@require_safe
def sent_report(request: StaffRequest, shadow_id: UUID) -> HttpResponse:
    """One report, and the step that comes next."""
    return _page(request, shadow_id, AskForm(), AnswerForm(), ReasonForm())


@require_POST
def settle_sent(request: StaffRequest, shadow_id: UUID) -> HttpResponseBase:
    """One step: ask, write down an answer, publish, publish the answer, send back."""
    require(policies.may_read_sent_in(request.actor))
    do = request.POST.get("do", "")
    ask = AskForm(request.POST if do == "ask" else None)
    answer = AnswerForm(request.POST if do == "answer" else None)
    reason = ReasonForm(request.POST if do == "send_back" else None)
    if any(form.is_bound and not form.is_valid() for form in (ask, answer, reason)):
        return _page(request, shadow_id, ask, answer, reason, status=422)
    try:
        messages.success(request, _step(request, shadow_id, do, ask, answer, reason))
    except (NotYet, NotThere) as refusal:
        messages.warning(request, str(refusal))
    except MailNotSent:
        messages.warning(
            request, _("No mail could be sent just now. Nothing was changed; please try again later.")
        )
    return see_other("plan_desk:sent_report", shadow_id)


def _step(
    request: StaffRequest, report_id: UUID, do: str, ask: AskForm, answer: AnswerForm, reason: ReasonForm
) -> str:
    actor, today = request.actor, timezone.localdate()
    if do == "ask":
        moderating.ask_agency(actor=actor, report_id=report_id, on=today, **ask.cleaned_data)
        return _("Asked. There are thirty days to answer.")
    if do == "answer":
        moderating.write_answer(actor=actor, report_id=report_id, **answer.cleaned_data)
        return _("The answer is written down.")
    if do == "publish":
        moderating.publish_report(actor=actor, report_id=report_id, on=today)
        return _("Published.")
    if do == "show":
        moderating.show_answer(actor=actor, report_id=report_id, on=today)
        return _("The answer is published.")
    if do == "send_back":
        moderating.send_back(actor=actor, report_id=report_id, reason=reason.cleaned_data["reason"])
        return _("Sent back. The reason goes to those who wrote.")
    raise NotThere


def _page(
    request: StaffRequest,
    shadow_id: UUID,
    ask: AskForm,
    answer: AnswerForm,
    reason: ReasonForm,
    *,
    status: int = 200,
) -> HttpResponse:
    found = reading.report_for(request.actor, shadow_id)
    today = timezone.localdate()
    over = found.report.answer_by is not None and today > found.report.answer_by
    if found.asked and not ask.is_bound:
        ask.initial = {"name": found.asked[0]}
    context = {
        "found": found,
        "report": found.report,
        "findings": [(shown.SHAPES[row.finding], row) for row in found.findings],
        "ask": ask,
        "answer": answer,
        "reason": reason,
        "over": over,
    }
    return render_page(request, "plan_room/desk_report.html", context, status=status)
